"""Filled over the web, nothing of what people wrote can be read in the files of the database or in a dump."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.proces import Installatie

from .processen import Bezoek, serve

STORY = "Het meisje Zoerlebies zit al weken thuis"
MESSAGE = "De hulp van Kwispeltier stopte"


def stored(env: dict[str, str], gegevens: Path) -> bytes:
    """Every byte of the database: the file with its log, or a dump as text with the files beside it."""
    if address := env.get("SNIJVLAK_DATABASE"):
        return subprocess.run(["pg_dump", "--inserts", address], check=True, capture_output=True).stdout
    files = sorted(gegevens.glob("snijvlak.sqlite3*"))
    assert {f.name for f in files} >= {"snijvlak.sqlite3", "snijvlak.sqlite3-wal"}
    return b"".join(f.read_bytes() for f in files)


def spellings(text: str) -> list[bytes]:
    """How a text may stand in a dump: as it is, and as the digits of its bytes."""
    whole, half = text.encode(), text[: len(text) // 2].encode()
    return [whole, half, whole.hex().encode(), half.hex().encode(), text.encode("utf-16-le")]


def test_story_message_and_receipt_are_nowhere(leeg: Installatie, tmp_path: Path) -> None:
    env = leeg.copy(tmp_path / "gegevens")
    log = tmp_path / "log"
    with serve(env, log) as address:
        visitor = Bezoek(address)
        receipt = visitor.report(STORY)
        status, page = visitor.write(receipt, MESSAGE)
        assert status == 200 and MESSAGE in page
        assert "Het meisje [persoon 1] zit al weken thuis" in page
        found = stored(env, tmp_path / "gegevens")
    assert b"GM1842" in found, "the search looks where the report is"
    bare = receipt.replace("-", "")
    for secret in (STORY, MESSAGE, receipt, bare, receipt.lower(), bare.lower(), "Zoerlebies", "Kwispeltier"):
        for spelling in spellings(secret):
            assert spelling not in found, secret
            assert spelling not in log.read_bytes(), secret
