"""Gemeenten, postcodes, samenwerkingsverbanden and regions, each fact dated and with its source."""
