"""Server time of the main pages, on the made-up region of the demo."""

from __future__ import annotations

import logging
import os

from .meten import Row

AIM = 0.050
OPEN = (
    *("/", "/meldpunt/nieuw/", "/wegwijzer/?postcode=2511", "/grensverkeer/", "/publicaties/"),
    *("/publicaties/leerpunten/?zoek=hulp", "/publicaties/gegevens/", "/publicaties/gegevens/catalogus.ttl"),
)
WITH_ROLE = {"/meldpunt/werklijst/": "coordinator-meldpunt", "/overleg/": "deelnemer-overleg"}


def rows() -> list[Row]:
    """Each page, against a bare view behind the same middleware."""
    # Never the data of who runs this: the tests' settings have a folder that goes away.
    for name in [name for name in os.environ if name.startswith("SNIJVLAK_")]:
        del os.environ[name]
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    logging.disable(logging.INFO)  # a line per request on the screen would be measured too
    from django.conf import settings
    from django.core.management import call_command

    from snijvlak.config import demo

    settings.ROOT_URLCONF = "bench.adressen"
    call_command("migrate", verbosity=0)
    demo.load(settings.OMGEVING.gegevens)
    pages = [(page, "") for page in OPEN] + list(WITH_ROLE.items())
    return [_row(page, rol) for page, rol in pages]


def _row(page: str, rol: str) -> Row:
    from django.test import Client

    from snijvlak.toegang.models import Persoon

    client = Client(SERVER_NAME="localhost")
    if rol:
        client.force_login(Persoon.objects.get(email=f"{rol}@demo.example"))

    def get(address: str) -> None:
        status = client.get(address).status_code
        if status != 200:
            raise RuntimeError(f"{address} answers {status}")

    return Row("pages", page, lambda: get(page), "a bare view", lambda: get("/kaal/"), AIM)
