"""Made-up notes with the places of what identifies in them, to develop on and to measure on.

All people, schools and cases are invented. Templates and names come in two halves: ``oefen`` to develop on,
``toets`` to measure on. The names of the half that is measured are taken out of the recogniser's lists.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from snijvlak.privacy.herkenning import regels

from .sjablonen import OEFEN, TOETS

_SLOT = re.compile(r"\{(\w+)\}")


class Plek(NamedTuple):
    """What is to be found: begin, eind and soort, as in a `Vondst`."""

    begin: int
    eind: int
    soort: str


class Notitie(NamedTuple):
    """A note with what identifies in it."""

    tekst: str
    plekken: tuple[Plek, ...]


WOORDNAMEN = ["Roos", "Mark", "Storm", "Floor", "Bas", "Rob", "Mees", "Merel", "Joke", "Frank"]
WOORDACHTER = [
    "Vos",
    "de Boer",
    "Bakker",
    "de Jong",
    "Visser",
    "de Wit",
    "Mulder",
    "van den Berg",
    "Prins",
    "Kok",
    "de Groot",
]
TUSSEN = ["van ", "de ", "van der ", "van den ", "van de ", "", "", "", "", "", "", ""]
SCHOOLVORM = [
    "basisschool {}",
    "obs {}",
    "cbs {}",
    "rkbs {}",
    "sbo {}",
    "{}",
    "{}",
    "vso {}",
    "basisschool {}",
]
SCHOLEN = {
    "oefen": [
        "De Zilvermeeuw",
        "Het Startblok",
        "De Vuurvogel",
        "De Korenmaat",
        "De Spoorzoeker",
        "Het Rozenprieel",
        "De Bergvink",
        "De Trekvogel",
        "Het Klaverblad",
        "De Paperclip",
    ],
    "toets": [
        "De Hazelaar",
        "De Notenhout",
        "Het Tangram",
        "De Wilgenroos",
        "Het Prisma",
        "De Tjalk",
        "De Veenmol",
        "De Kersentuin",
        "Het Zonnewiel",
        "De Waterspin",
        "De Klaverwei",
        "Het Kraaiennest",
    ],
}
VOSCHOLEN = {
    "oefen": [
        "het Spinoza Lyceum",
        "het Hofstad College",
        "Thorbecke College",
        "Gymnasium Camphusianum",
        "het Wellant College",
    ],
    "toets": [
        "het Montaigne Lyceum",
        "het Segbroek College",
        "Maris College",
        "Gymnasium Haganum",
        "het Veurs Lyceum",
        "Diamant College",
        "Huygens College",
        "het Edelstenen College",
    ],
}
ORGANISATIES = {
    "oefen": [
        "Jeugdteam Noord",
        "CJG Rijswijk",
        "wijkteam Moerwijk",
        "Stichting Vlinderslag",
        "Jeugdformaat",
        "Youz",
    ],
    "toets": [
        "CJG Delft",
        "Jeugdteam Zuid",
        "Stichting Kinderkracht",
        "wijkteam Buytenwegh",
        "Cardea",
        "Middin",
        "kernteam Wateringen",
        "Zorgboerderij De Hoefslag",
        "GGZ Delfland",
        "Enver",
        "Kinderpraktijk Balans",
        "lokaal team Oost",
    ],
}
STRATEN = {
    "oefen": ["Weimarstraat", "Laan van Meerdervoort", "Prinses Beatrixlaan", "Kerkweg", "Hobbemaplein"],
    "toets": [
        "Vlierboomstraat",
        "Laan van Wateringse Veld",
        "Burgemeester Elsenlaan",
        "Jan van der Heijdenstraat",
        "Kraaiplein",
        "Zuiderkade",
        "Van Vredenburchweg",
        "Oude Delftweg",
        "Lange Kleiweg",
        "Goudsesingel",
        "Esdoornhof",
    ],
}
PLAATSEN = {
    "oefen": ["Den Haag", "Delft", "Zoetermeer", "Naaldwijk"],
    "toets": [
        "Rijswijk",
        "Wateringen",
        "Leidschendam",
        "Voorburg",
        "Pijnacker",
        "Monster",
        "Den Haag",
        "Wassenaar",
        "Aleppo",
        "Asmara",
        "Schipluiden",
        "De Lier",
        "Berkel en Rodenrijs",
    ],
}
WIJKEN = {
    "oefen": ["Moerwijk", "de Schilderswijk", "Oosterheem", "Ypenburg"],
    "toets": [
        "Laak",
        "Transvaal",
        "Bouwlust",
        "Escamp",
        "Mariahoeve",
        "het Regentessekwartier",
        "Meerzicht",
        "Tanthof",
        "de Muziekbuurt",
        "Steenvoorde",
        "Duindorp",
        "Leidschenveen",
    ],
}
MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
DAGEN = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
TEL = [
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
]


def _half(name: str) -> str:
    return "toets" if sum(name.encode()) % 2 else "oefen"


def names(half: str) -> tuple[list[str], list[str]]:
    """First names and surnames of one half, of every origin as many."""
    own, words = regels.namen(), frozenset(regels.woordenboek().woorden)
    chance = random.Random(7)  # noqa: S311 -- the same names each time, no secret
    found: list[list[str]] = []
    for groups in (own.voornamen, own.achternamen):
        per = [
            [n for n in group if _half(n) == half and len(n) > 2 and n.lower() not in words]
            for group in groups.values()
        ]
        found.append([n for group in per for n in chance.sample(group, min(60, len(group)))])
    return found[0], found[1]


def held_out() -> set[str]:
    """Every name that the notes to measure on use: to be taken out of the recogniser's lists."""
    first, last = names("toets")
    return {*first, *last}


class _Maker:
    """Fills the slots of a template; within a note a person keeps the name."""

    def __init__(self, half: str, chance: random.Random) -> None:
        self.half, self.r = half, chance
        self.first, self.last = names(half)
        self.kind = ""

    def note(self) -> None:
        """Begin a new note: another child."""
        self.kind = self.r.choice(self.first) if self.r.random() < 0.9 else self.r.choice(WOORDNAMEN)

    def fill(self, slot: str) -> tuple[str, str]:
        """The text for a slot and its kind; no kind for what need not be found."""
        make: dict[str, Callable[[], str]] = {
            "kind": lambda: self.kind,
            "voornaam": lambda: self.r.choice(self.first),
            "vol": self.full,
            "achter": self.surname,
            "kinds": lambda: (
                self.kind + ("'s" if self.kind[-1] in "aiou" else "'" if self.kind[-1] in "sxz" else "s")
            ),
            "initialen": self.initials,
            "letter": lambda: self.r.choice("ABDFGHJKLMNPRSTVWYZ") + ".",
            "kindvol": lambda: f"{self.kind} {self.surname()}",
        }
        if slot in make:
            return make[slot](), "persoon"
        if slot == "woordnaam":
            return self.r.choice(WOORDNAMEN), "persoon"
        if slot in ("school", "vo", "organisatie", "adres", "plaats", "wijk"):
            return self._place(slot), "school" if slot == "vo" else slot
        return self._number(slot), slot

    def surname(self) -> str:
        """A surname, one in seven a word too."""
        if self.r.random() < 0.15:
            return self.r.choice(WOORDACHTER)
        name = self.r.choice(self.last)
        return self.r.choice(TUSSEN) + name

    def full(self) -> str:
        """A first name, or initials, and a surname."""
        return f"{self.r.choice(self.first)} {self.surname()}"

    def initials(self) -> str:
        """Initials and a surname."""
        return (
            "".join(f"{self.r.choice('ABDEFGHJKLMNPRSTVWY')}." for _ in range(self.r.choice([1, 1, 2])))
            + " "
            + self.surname()
        )

    def _place(self, slot: str) -> str:
        r, half = self.r, self.half
        if slot == "school":
            return r.choice(SCHOOLVORM).format(r.choice(SCHOLEN[half]))
        if slot == "adres":
            tail = r.choice(["", "", "", "a", "B", "-12", " hs"])
            return f"{r.choice(STRATEN[half])} {r.randint(1, 480)}{tail}"
        lists = {"vo": VOSCHOLEN, "organisatie": ORGANISATIES, "plaats": PLAATSEN, "wijk": WIJKEN}
        return r.choice(lists[slot][half])

    def _number(self, slot: str) -> str:
        r = self.r
        day, month, year = r.randint(1, 28), r.randint(1, 12), r.randint(2006, 2025)
        match slot:
            case "datum":
                return r.choice(
                    [
                        f"{day} {MAANDEN[month - 1]}",
                        f"{day}-{month}-{year}",
                        f"{day:02}/{month:02}/{year}",
                        f"{day} {MAANDEN[month - 1]} {year}",
                        f"{day}-{month:02}-{year % 100:02}",
                        f"vorige week {r.choice(DAGEN)}",
                        f"afgelopen {r.choice(DAGEN)}",
                        f"{MAANDEN[month - 1]} {year}",
                        f"{r.choice(DAGEN)} {day} {MAANDEN[month - 1]}",
                        f"{day} {MAANDEN[month - 1][:3]}",
                    ]
                )
            case "leeftijd":
                age = r.randint(4, 17)
                return r.choice([f"{age} jr", f"{age} jaar", f"{age} jaar oud", f"{age}jr", f"{age} j"])
            case "jarig":
                return r.choice(
                    [f"{r.randint(4, 17)}-jarige", f"{r.randint(4, 17)} jarige", f"{r.choice(TEL)}jarige"]
                )
            case "getal":
                return str(r.randint(4, 17)) if r.random() < 0.5 else r.choice(TEL)
            case "klas":
                return r.choice(
                    [
                        f"groep {r.randint(1, 8)}",
                        f"gr. {r.randint(3, 7)}/{r.randint(4, 8)}",
                        f"gr {r.randint(1, 8)}",
                        f"klas {r.randint(1, 4)}{r.choice('ABC')}",
                        f"havo {r.randint(1, 5)}",
                        f"{r.randint(1, 4)} vmbo",
                        f"{r.randint(1, 6)} vwo",
                        f"groep {r.choice(TEL[:7])}",
                        f"de {r.randint(1, 3)}e klas"[3:],
                        f"vmbo-t {r.randint(1, 4)}",
                        f"groep {r.randint(3, 8)}{r.choice('ab')}",
                        "tweede klas",
                        "brugklas",
                    ]
                )
            case "telefoon":
                return r.choice(
                    [
                        f"06-{r.randint(10**7, 10**8 - 1)}",
                        f"06 {r.randint(10, 99)} {r.randint(10, 99)} {r.randint(10, 99)} {r.randint(10, 99)}",
                        f"070-{r.randint(10**6, 10**7 - 1)}",
                        f"+31 6 {r.randint(10**7, 10**8 - 1)}",
                        f"06{r.randint(10**7, 10**8 - 1)}",
                    ]
                )
            case "postcode":
                letters = "".join(r.choices("ABCEGHJKLPRTVWXZ", k=2))
                return f"{r.randint(2490, 2729)}{r.choice([' ', ''])}{letters}"
            case "bsn":
                return _bsn(r)
            case "email":
                name = r.choice(["j.jansen", "info", "ib", "mdevries", "zorg.team"])
                return f"{name}@{r.choice(['voorbeeld', 'school-demo', 'mail'])}.nl"
            case "url":
                return r.choice(
                    ["www.voorbeeldschool.nl", "https://demo.voorbeeld.nl/leerling/12", "voorbeeldzorg.nl"]
                )
            case "leerlingnummer":
                return str(r.randint(10**4, 10**6))
            case "brin":
                return f"{r.randint(0, 31):02}{r.choice('ABCDEFGH')}{r.choice('KLMNPRST')}"
        return f"{r.choice(['D', 'Z', 'JW'])}-{r.randint(2019, 2025)}-{r.randint(1000, 99999)}"


def _bsn(r: random.Random) -> str:
    while True:
        digits = [r.randint(1, 9), *(r.randint(0, 9) for _ in range(7))]
        last = sum(d * w for d, w in zip(digits, range(9, 1, -1), strict=True)) % 11
        if last < 10:
            text = "".join(map(str, [*digits, last]))
            return text if r.random() < 0.7 else f"{text[:3]} {text[3:6]} {text[6:]}"


_SOORT = {"jarig": "leeftijd", "getal": "leeftijd", "leerlingnummer": "nummer", "brin": "nummer"}


def notes(half: str, count: int, seed: int = 1) -> list[Notitie]:
    """Notes of one half, the same for the same seed: some in small letters, some in capitals."""
    chance = random.Random(seed)  # noqa: S311 -- the same notes each time, no secret
    templates = OEFEN if half == "oefen" else TOETS
    maker = _Maker(half, chance)
    made: list[Notitie] = []
    for number in range(count):
        maker.note()
        parts = [templates[number % len(templates)], *chance.sample(templates, chance.choice([1, 2, 2, 3]))]
        made.append(_case(_build(maker, parts, chance), chance.random()))
    return made


def _build(maker: _Maker, parts: list[str], chance: random.Random) -> Notitie:
    text, spots = "", list[Plek]()
    for part in parts:
        text += chance.choice([" ", " ", "\n"]) if text else ""
        end = 0
        for m in _SLOT.finditer(part):
            text += _slip(part[end : m.start()], chance)
            end = m.end()
            piece, kind = maker.fill(m[1])
            spots.append(Plek(len(text), len(text) + len(piece), _SOORT.get(kind, kind)))
            text += piece
        text += _slip(part[end:], chance)
    return Notitie(text, tuple(spots))


def _slip(piece: str, chance: random.Random) -> str:
    """Now and then two letters the wrong way round in a long word."""
    words = piece.split(" ")
    for i, word in enumerate(words):
        if len(word) > 7 and word.isalpha() and chance.random() < 0.04:
            at = chance.randrange(2, len(word) - 2)
            words[i] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


def _case(note: Notitie, draw: float) -> Notitie:
    text = note.tekst
    if draw < 0.3:
        small = text.lower()
        return Notitie(small, note.plekken) if len(small) == len(text) else note
    if draw < 0.4:
        loud = text.upper()
        return Notitie(loud, note.plekken) if len(loud) == len(text) else note
    return note
