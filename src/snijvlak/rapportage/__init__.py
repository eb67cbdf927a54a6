"""The anonymised account to the council: counts, lessons and actions of a period, protected and frozen."""
