"""Schools: look one up, and see where its pupils live; of mbo also by RMC-regio.

``tellen`` and ``rmc`` compute without Django. Every number comes from the tables that
`schatting.klaarzetten` prepared.
"""
