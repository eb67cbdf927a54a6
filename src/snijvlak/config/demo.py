"""The demo region: made-up people and data, loaded once into a data folder of its own."""

from __future__ import annotations

import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

# This file in the data folder holds the password; `make schoon` removes only a folder that has it.
MARK = "demo"
_JAREN = (2022, 2023, 2024)  # of pupils who cross a border: enough to see them change


def load(gegevens: Path) -> bool:
    """Load what is not there yet; False if all was there already. Can be run again at any time."""
    # The figures first: a report that is made for the demo has them too.
    fresh_figures = _load_grensverkeer(gegevens)
    fresh_people = _load_people(gegevens)
    _draw_examples(gegevens)
    return _load_dekking(gegevens) or fresh_figures or fresh_people


def sign_ins(gegevens: Path) -> list[tuple[str, str, str]]:
    """One sign-in per role: name of the role, e-mail address, password."""
    from snijvlak.toegang.permissies import ROLLEN

    password = _password(gegevens)
    return [(rol.naam, f"{rol.code}@demo.example", password) for rol in ROLLEN.values()]


def _draw_examples(gegevens: Path) -> None:
    """The pictures of the page with parts; without them it shows their tables."""
    from snijvlak.vormgeving.grafiek import TekeningMislukt
    from snijvlak.vormgeving.voorbeelden import beelden

    with suppress(TekeningMislukt):
        beelden.draw(gegevens)


def _load_grensverkeer(gegevens: Path) -> bool:
    from snijvlak.grensverkeer import actions, generator
    from snijvlak.grensverkeer.generator import vervolg
    from snijvlak.grensverkeer.stromen import queries

    opslag = gegevens / "grensverkeer"
    if queries.parts(opslag):
        return False
    with tempfile.TemporaryDirectory() as folder:
        made = (*generator.write(Path(folder), jaren=_JAREN).values(), *vervolg.write(Path(folder)))
        actions.load(made, opslag)
    return True


def _load_dekking(gegevens: Path) -> bool:
    """Places of the made-up schools, and what comes of them."""
    from snijvlak.grensverkeer import generator
    from snijvlak.grensverkeer.dekking import inlezen, voorbeeld, voorraad

    opslag = gegevens / "grensverkeer"
    if voorraad.newest(opslag):
        return False
    given = voorbeeld.make(generator.world(jaren=_JAREN))
    voorraad.keep(opslag, inlezen.read(given, voorraad.postcodes(opslag)))
    voorraad.prepare(opslag)
    return True


def _load_people(gegevens: Path) -> bool:
    from django.db import transaction
    from django.utils import timezone

    from snijvlak.rapportage.forms import last_settled_quarter
    from snijvlak.toegang import actions
    from snijvlak.toegang.models import Organisatie, Persoon
    from snijvlak.toegang.permissies import ROLLEN

    from . import (
        demo_analyse,
        demo_kosten,
        demo_leren,
        demo_meldingen,
        demo_overleg,
        demo_programma,
        demo_standen,
        demo_verhalen,
    )

    new_folder = not (gegevens / MARK).exists()
    password, day = _password(gegevens), timezone.localdate()
    known = Persoon.objects.filter(email__endswith="@demo.example")
    if known.exists():
        if new_folder:  # a database that was filled from another folder: the password printed here must work
            for persoon in known:
                persoon.set_password(password)
                persoon.save(update_fields=["password"])
        return False
    with transaction.atomic():
        gemeente = actions.add_organisatie(
            "Gemeente Voorbeeld (verzonnen)", Organisatie.Soort.GEMEENTE, door=None
        )
        people: dict[str, Persoon] = {}
        for rol in ROLLEN.values():
            persoon = people[rol.code] = actions.add_persoon(
                f"{rol.code}@demo.example", f"{rol.naam} (verzonnen)", password=password, door=None
            )
            functie = "Contractmanager" if rol.code == "medewerker" else rol.naam
            actions.add_lidmaatschap(persoon, gemeente, functie=functie, rol=rol.code, van=day, door=None)
        second = demo_leren.second_member(gemeente, day, password)
        member = people["deelnemer-overleg"]
        tafels = demo_overleg.load(member, second, last_settled_quarter(day)[1], day)
        writer, reader = people["beleidsadviseur"], people["publicatiebeheerder"]
        demo_programma.load(writer, reader, day)
        demo_meldingen.load(tafels.past[0], people, second, day)
        around = demo_verhalen.Demo(people["coordinator-meldpunt"], member, tafels.past, tafels.coming, day)
        demo_verhalen.load(around)
        demo_leren.load(member, day)
        demo_meldingen.release_report(people, day)
        demo_analyse.load(tafels.past[0], tafels.coming[0], member)
        demo_overleg.close(tafels, member)
        demo_standen.load(tafels, people["coordinator-meldpunt"], (member, second), day)
        demo_programma.link(writer, reader, day)
        demo_kosten.load(people["beleidsadviseur"], day)
    return True


def _password(gegevens: Path) -> str:
    # A password per folder: a demo that someone leaves open has none that the whole world knows.
    path = gegevens / MARK
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(12) + "\n", encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
