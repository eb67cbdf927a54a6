"""How arrangements and lists are ended when their term is over."""

from __future__ import annotations

from snijvlak.privacy.bewaartermijn.register import Soort, register


def register_all() -> None:
    """Join in with the retention of personal data."""
    register(
        Soort("grensverkeer.Arrangement", "verwijderen", "arrangement", "arrangementen met hun verdeling"),
        Soort(
            "grensverkeer.Bundellijst",
            "verwijderen",
            "bundellijst",
            "lijsten met hulp op scholen",
            samen=True,
        ),
    )
