"""Flows of pupils as everybody may see them: matrix, map, balance and trend; for analysts with all figures.

Plain Python, but for the views, the forms and the addresses. Everything comes from the tables that
`schatting.klaarzetten` made; nothing is estimated here.
"""
