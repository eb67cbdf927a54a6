"""The ring of keys of this process: from the key file of the settings; development makes one for itself."""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

from django.conf import settings

from snijvlak.privacy.versleuteling import OngeldigSleutelbestand, Sleutel, Sleutelbos

_log = logging.getLogger(__name__)
# Path, moment, size and number of the file, and the ring in it. Replaced whole: threads need no lock.
_held: tuple[tuple[object, ...], Sleutelbos] | None = None


def file() -> Path:
    """Where the key file is, by the settings."""
    return settings.OMGEVING.sleutelbestand


def ring() -> Sleutelbos:
    """The keys. A file that was replaced is read again, so that turning keys needs no restart.

    Raises:
        OngeldigSleutelbestand: the key file is missing (in production) or damaged, from the start.
    """
    global _held
    path = file()
    seen = _seen(path)
    if _held and _held[0] == seen:
        return _held[1]
    if not settings.OMGEVING.productie and not path.exists():
        with contextlib.suppress(FileExistsError):  # another process was first
            Sleutelbos((Sleutel.make(),)).write(path)
        seen = _seen(path)
    try:
        found = Sleutelbos.read(path)
    except OngeldigSleutelbestand:
        if not (_held and _held[0][0] == path):
            raise
        # Half copied, or taken away: a reporter is not sent off for that, the keys of before still hold.
        _log.exception("key file cannot be read, the keys of before are used")
        found = _held[1]
    _held = (seen, found)
    return found


def _seen(path: Path) -> tuple[object, ...]:
    try:
        status = os.stat(path)  # noqa: PTH116 -- on every page: half the time of Path.stat
    except OSError:
        return (path, None)
    return (path, status.st_mtime_ns, status.st_size, status.st_ino)
