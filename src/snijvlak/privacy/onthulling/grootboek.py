"""The ledger: a folder with a file per publication, so that later ones are held against earlier ones."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from snijvlak.opdracht import why

from .publicatie import OngeldigePublicatie, Publicatie
from .tabel import same

_LOCK = ".slot"
# A number in the order of publication, and what was published as a hash.
_RECORDS = re.compile(r"\d{6,}-[0-9a-f]{64}\.json")


class OnbruikbaarGrootboek(Exception):
    """The ledger cannot be used; the message says in Dutch what is wrong and what to do."""


class Grootboek:
    """A ledger in a folder, which is made when it is absent."""

    def __init__(self, map_: Path) -> None:
        self.map = map_

    @contextmanager
    def locked(self) -> Generator[None]:
        """Keep others from publishing while a table is held against the ledger; waits for its turn.

        Raises:
            OnbruikbaarGrootboek: the folder cannot be made or written.
        """
        try:
            self.map.mkdir(parents=True, exist_ok=True)
            file = (self.map / _LOCK).open("w")
        except OSError as error:
            raise OnbruikbaarGrootboek(
                f"Het grootboek {self.map} is niet te gebruiken ({why(error)}). "
                "Geef met --grootboek een map waarin u mag schrijven."
            ) from error
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def publications(self, bron: str | None = None) -> list[Publicatie]:
        """What was published, of one source or of all, the oldest first.

        Raises:
            OnbruikbaarGrootboek: a record is damaged or cannot be read.
        """
        found: list[Publicatie] = []
        for path in self._records():
            try:
                publication = Publicatie.from_json(path.read_text(encoding="utf-8"))
                if publication.kenmerk not in path.name:
                    raise OngeldigePublicatie("the numbers are not those that were published")
            except (OSError, UnicodeDecodeError, OngeldigePublicatie) as error:
                raise OnbruikbaarGrootboek(
                    f"In het grootboek is {path.name} niet te lezen of beschadigd. Zet dat bestand terug uit "
                    "de reservekopie; zonder dat bestand is niet te zien wat al bekend is."
                ) from error
            if bron is None or same(publication.bron) == same(bron):
                found.append(publication)
        return found

    def _records(self) -> list[Path]:
        """The files of publications, the oldest first; what else is in the folder is left alone."""
        return sorted(path for path in self.map.iterdir() if _RECORDS.fullmatch(path.name))

    def record(self, publicatie: Publicatie) -> bool:
        """Add a publication; False when exactly this one was there already.

        Raises:
            OnbruikbaarGrootboek: it cannot be written.
        """
        if any(self.map.glob(f"*-{publicatie.kenmerk}.json")):
            return False
        last = max((int(path.name.split("-")[0]) for path in self._records()), default=0)
        path = self.map / f"{last + 1:06}-{publicatie.kenmerk}.json"
        # Beside its place and then put there at once: a broken write leaves the ledger as it was.
        aside = self.map / f".{publicatie.kenmerk}.{os.getpid()}"
        try:
            with aside.open("w", encoding="utf-8") as file:
                file.write(publicatie.as_json())
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        except OSError as error:
            aside.unlink(missing_ok=True)
            raise OnbruikbaarGrootboek(
                f"Schrijven in het grootboek {self.map} lukt niet ({why(error)}). Er is niets "
                "gepubliceerd. Kijk of er ruimte is en of u in die map mag schrijven."
            ) from error
        return True
