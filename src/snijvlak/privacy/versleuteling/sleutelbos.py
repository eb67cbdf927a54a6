"""The key file: a ring of team keys, of which some seal new reports and some only open old ones."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

TEAM = "meldpunt"
_Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class OngeldigSleutelbestand(Exception):
    """The key file cannot be used; the message says why in Dutch."""


class Stand(StrEnum):
    """What a key is for."""

    ACTIEF = "actief"  # seals new reports, and opens
    LEZEND = "lezend"  # only opens


@dataclass(frozen=True)
class Sleutel:
    """A key pair of a team; without ``prive`` it only seals. ``gemaakt`` is None in a file of version 1."""

    publiek: bytes
    prive: bytes | None = field(default=None, repr=False)
    team: str = TEAM
    gemaakt: dt.date | None = None
    stand: Stand = Stand.ACTIEF

    @classmethod
    def make(cls, team: str = TEAM, *, op: dt.date | None = None) -> Sleutel:
        """A new active pair."""
        pair = PrivateKey.generate()
        return cls(bytes(pair.public_key), bytes(pair), team, op or dt.datetime.now(dt.UTC).date())

    @property
    def id(self) -> str:
        """16 hexadecimal digits that follow from the public half."""
        return hashlib.blake2b(self.publiek).digest()[:8].hex()


@dataclass(frozen=True)
class Sleutelbos:
    """The keys of a file. ``draait`` is the id of a new key for which not every report has a seal yet."""

    sleutels: tuple[Sleutel, ...]
    draait: str = ""

    @property
    def actief(self) -> tuple[Sleutel, ...]:
        """The keys for which a new report is sealed."""
        return tuple(s for s in self.sleutels if s.stand is Stand.ACTIEF)

    @property
    def leest(self) -> bool:
        """Whether there is a private key: without one this is the file of an intake."""
        return any(s.prive for s in self.sleutels)

    def find(self, sleutel_id: str) -> Sleutel | None:
        """The key with this id."""
        return next((s for s in self.sleutels if s.id == sleutel_id), None)

    def public(self) -> Sleutelbos:
        """The active keys without their private halves: all that an intake needs."""
        return Sleutelbos(tuple(replace(s, prive=None) for s in self.actief))

    def turn(self, team: str) -> Sleutelbos:
        """A new active key for a team; its present ones only open from now on."""
        new = Sleutel.make(team)
        old = tuple(replace(s, stand=Stand.LEZEND) if s.team == team else s for s in self.sleutels)
        return Sleutelbos((*old, new), draait=new.id)

    def turned(self) -> Sleutelbos:
        """The same, now that every report has a seal for the new key."""
        return replace(self, draait="")

    def without(self, sleutel_id: str) -> Sleutelbos:
        """The ring without that key."""
        return replace(self, sleutels=tuple(s for s in self.sleutels if s.id != sleutel_id))

    def add(self, other: Iterable[Sleutel]) -> Sleutelbos:
        """Join the keys of another file. Of a key that is here already, a private half is taken over."""
        more = {s.id: s for s in other}
        own = [replace(s, prive=s.prive or more[s.id].prive) if s.id in more else s for s in self.sleutels]
        return replace(self, sleutels=(*own, *(s for s in more.values() if not self.find(s.id))))

    @classmethod
    def read(cls, path: Path) -> Sleutelbos:
        """Read a key file, of version 2 or 1.

        Raises:
            OngeldigSleutelbestand: it is not there, or not a key file.
        """
        try:
            data: Any = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(data, dict) and "sleutels" in data:
                bos = _Bestand.model_validate(data).ring()
            else:
                bos = cls((_Eerste.model_validate(data).key(),))
            _check(bos)
        except (OSError, ValueError, CryptoError, ValidationError):
            # Without the cause: it may quote the file.
            raise OngeldigSleutelbestand(
                "Het sleutelbestand is er niet of is beschadigd. Zet het bestand terug uit de reservekopie; "
                "maak geen nieuw, want dan blijven oude meldingen gesloten."
            ) from None
        return bos

    def write(self, path: Path) -> None:
        """Write a new key file: readable for the owner alone, or for all when it can open nothing.

        Raises:
            FileExistsError: there is a file already; it is never overwritten.
        """
        with self._beside(path) as temporary:
            path.hardlink_to(temporary)  # fails when the name is taken, and is whole at once
        _sync_folder(path.parent)

    def replace_file(self, path: Path) -> None:
        """Put this ring in the place of the file: after a crash it is the old one or the new one, whole.

        Who could read the file still can, and nobody else; a private key is for no others at all.
        """
        with self._beside(path) as temporary:
            status = path.stat()
            if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
                os.chown(temporary, status.st_uid, status.st_gid)
            temporary.chmod(status.st_mode & (0o770 if self.leest else 0o777))
            temporary.replace(path)
        _sync_folder(path.parent)

    @contextmanager
    def _beside(self, path: Path) -> Generator[Path, None, None]:
        """The ring in a file of its own in the same folder, on the disk; it never stays behind."""
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(self._data(), file, indent=1)
                file.write("\n")
                file.flush()
                os.fsync(descriptor)
            if not self.leest:
                Path(name).chmod(0o644)
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def _data(self) -> dict[str, Any]:
        return {
            "versie": 2,
            "draait": self.draait,
            "sleutels": [
                {
                    "id": s.id,
                    "team": s.team,
                    "gemaakt": s.gemaakt.isoformat() if s.gemaakt else None,
                    "stand": s.stand.value,
                    "publiek": s.publiek.hex(),
                    "prive": s.prive.hex() if s.prive else None,
                }
                for s in self.sleutels
            ],
        }


class _Regel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Eerste(_Regel):
    versie: Literal[1] = 1
    publiek: _Hex
    prive: _Hex | None = None

    def key(self) -> Sleutel:
        return Sleutel(bytes.fromhex(self.publiek), bytes.fromhex(self.prive) if self.prive else None)


class _Sleutel(_Regel):
    id: str
    team: Annotated[str, StringConstraints(pattern=r"^\S([^\n]{0,38}\S)?$")]
    gemaakt: dt.date | None
    stand: Stand
    publiek: _Hex
    prive: _Hex | None

    def key(self) -> Sleutel:
        prive = bytes.fromhex(self.prive) if self.prive else None
        found = Sleutel(bytes.fromhex(self.publiek), prive, self.team, self.gemaakt, self.stand)
        if found.id != self.id:
            raise ValueError("the id does not follow from the public half")
        return found


class _Bestand(_Regel):
    versie: Literal[2]
    draait: str
    sleutels: tuple[_Sleutel, ...]

    def ring(self) -> Sleutelbos:
        return Sleutelbos(tuple(s.key() for s in self.sleutels), self.draait)


def _check(bos: Sleutelbos) -> None:
    for sleutel in bos.sleutels:
        PublicKey(sleutel.publiek)
        if sleutel.prive and bytes(PrivateKey(sleutel.prive).public_key) != sleutel.publiek:
            raise ValueError("the halves do not belong together")
    if len({s.id for s in bos.sleutels}) != len(bos.sleutels):
        raise ValueError("a key is there twice")
    if not bos.actief or (bos.draait and not bos.find(bos.draait)):
        raise ValueError("no key seals new reports")


def _sync_folder(folder: Path) -> None:
    """A rename is only safe when the folder too is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
