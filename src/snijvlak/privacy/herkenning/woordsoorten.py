"""What a word can be: of one word more can be true."""

from __future__ import annotations

from enum import IntFlag, auto


class K(IntFlag):
    """What a word can be; of one word more can be true."""

    WOORD = auto()
    STOP = auto()
    WERKWOORD = auto()
    VOORNAAM = auto()
    ACHTERNAAM = auto()
    EIGENNAAM = auto()
    WOORDNAAM = auto()
    WOORDVOORNAAM = auto()
    TUSSEN = auto()
    AANHEF = auto()
    NAAMWOORD = auto()
    RELATIE = auto()
    BEGRIP = auto()
    PLAATS = auto()
    WOORDPLAATS = auto()
    WIJK = auto()
    SCHOOLSOORT = auto()
    SCHOOLWOORD = auto()
    GEEN_SCHOOL = auto()
    SCHOOLNAAM = auto()
    ORGSOORT = auto()
    ORGSLOT = auto()
    ORGANISATIE = auto()
    REGELBEGIN = auto()
    ONBEKEND = auto()
    TYPEFOUT = auto()
    MAAND = auto()
    AFGELEID = auto()
    GANGBAAR = auto()


# Plain numbers: a flag is tested several times for every word of a text, and an enum takes ten times as long.
WOORD, STOP, WERKWOORD, VOORNAAM, ACHTERNAAM, EIGENNAAM = (int(k) for k in list(K)[:6])
WOORDNAAM, WOORDVOORNAAM, TUSSEN, AANHEF, NAAMWOORD, RELATIE = (int(k) for k in list(K)[6:12])
BEGRIP, PLAATS, WOORDPLAATS, WIJK, SCHOOLSOORT, SCHOOLWOORD = (int(k) for k in list(K)[12:18])
GEEN_SCHOOL, SCHOOLNAAM, ORGSOORT, ORGSLOT, ORGANISATIE, ZINBEGIN = (int(k) for k in list(K)[18:24])
ONBEKEND, TYPEFOUT, MAAND, AFGELEID, GANGBAAR = (int(k) for k in list(K)[24:29])
NAAM = VOORNAAM | ACHTERNAAM | EIGENNAAM
