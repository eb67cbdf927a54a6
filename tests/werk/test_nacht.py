"""What rooms do each night: each task once, and one that fails keeps no other from being done."""

from __future__ import annotations

import datetime as dt

import pytest

from snijvlak.werk import nacht

DAY = dt.date(2026, 7, 1)


def fine(today: dt.date) -> str:
    return f"Gedaan op {today}."


def wrong(today: dt.date) -> str:
    raise ValueError("Youssef van groep 6")


def test_one_that_fails_keeps_no_other_from_being_done(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(nacht, "_taken", {})
    nacht.register("fout", f"{__name__}:wrong")
    nacht.register("goed", f"{__name__}:fine")
    nacht.register("goed", f"{__name__}:fine")
    assert list(nacht.run(DAY)) == [
        nacht.Uitkomst("fout", "", mislukt=True),
        nacht.Uitkomst("goed", "Gedaan op 2026-07-01."),
    ]
    assert "ValueError" in caplog.text and "Youssef" not in caplog.text
