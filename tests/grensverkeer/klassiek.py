"""Rows in DUO's classic layout, written by hand."""

from __future__ import annotations

LEEFTIJDEN = ("JONGER", *map(str, range(4, 25)), "OUDER")


def klassiek(*rows: tuple[str, dict[str, str], str], new: bool = False) -> str:
    """A classic file: per row the postcode, the ages that are not 0, and the total."""
    school = "INSTELLINGSCODE;VESTIGINGSCODE" if new else "BRIN_NUMMER;VESTIGINGSNUMMER"
    head = (
        f"PEILDATUM;GEMEENTENUMMER;GEMEENTENAAM;POSTCODE_LEERLING;GEMEENTENAAM_LEERLING;{school};"
        "INSTELLINGSNAAM_VESTIGING;POSTCODE_VESTIGING;PLAATSNAAM;PROVINCIE;SOORT_PO;DENOMINATIE_VESTIGING;"
        "BEVOEGD_GEZAG_NUMMER;" + ";".join(f"LEEFTIJD_{age}" for age in LEEFTIJDEN) + ";TOTAAL"
    )
    code = "99AA;99AA00" if new else "99AA;00"
    lines = [
        f"20171001;518;'s-Gravenhage;{pc4};Súdwest-Fryslân;{code};De Verzonnen;2511AB;DEN HAAG;ZH;So;x;"
        f"41456;{';'.join(ages.get(age, '0') for age in LEEFTIJDEN)};{total}"
        for pc4, ages, total in rows
    ]
    return "\r\n".join([head, *lines]) + "\r\n"
