"""Reading the text that a command is given; what cannot be read ends the command with a message."""

from __future__ import annotations

import sys
from pathlib import Path

from snijvlak.opdracht import stop, why


def read(bestand: str) -> str:
    """The text of a file, or of standard input for ``-``."""
    try:
        text = sys.stdin.read() if bestand == "-" else Path(bestand).read_text(encoding="utf-8-sig")
        text.encode("utf-8")  # standard input may let other bytes pass as half characters
        return text
    except OSError as error:
        stop(f"{bestand}: {why(error)}.")
    except UnicodeError:
        stop(f"In {name(bestand)} staat geen tekst in UTF-8. Bewaar de tekst als platte tekst in UTF-8.")


def name(bestand: str) -> str:
    """How a message names the file."""
    return "de invoer" if bestand == "-" else bestand
