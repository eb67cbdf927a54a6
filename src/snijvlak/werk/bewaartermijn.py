"""How long work is kept after it was asked for."""

from __future__ import annotations

from snijvlak.privacy.bewaartermijn.register import Soort, register


def register_all() -> None:
    """Join in with the retention of personal data."""
    register(
        Soort("werk.Werk", "verwijderen", "werk", "stukken werk", samen=True),
        Soort("django_tasks_database.DBTaskResult", "verwijderen", "taak", "taken van werkers", samen=True),
    )
