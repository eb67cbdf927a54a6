"""What a word can be: each a bit of a number, for of one word more can be true.

Plain numbers: they are tested several times for every word of a text, and an enum takes ten times as long.
"""

from __future__ import annotations

WOORD, STOP, WERKWOORD, VOORNAAM, ACHTERNAAM, EIGENNAAM = (1 << n for n in range(6))
WOORDNAAM, WOORDVOORNAAM, TUSSEN, AANHEF, NAAMWOORD, RELATIE = (1 << n for n in range(6, 12))
BEGRIP, PLAATS, WOORDPLAATS, WIJK, SCHOOLSOORT, SCHOOLWOORD = (1 << n for n in range(12, 18))
GEEN_SCHOOL, SCHOOLNAAM, ORGSOORT, ORGSLOT, ORGANISATIE, ZINBEGIN = (1 << n for n in range(18, 24))
ONBEKEND, TYPEFOUT, MAAND, AFGELEID, GANGBAAR = (1 << n for n in range(24, 29))
NAAM = VOORNAAM | ACHTERNAAM | EIGENNAAM
