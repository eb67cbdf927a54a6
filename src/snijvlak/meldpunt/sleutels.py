"""The team's key: from the key file of the settings; development makes one for itself."""

from __future__ import annotations

import contextlib
from functools import cache

from django.conf import settings

from snijvlak.privacy.versleuteling import TeamSleutel


@cache
def team() -> TeamSleutel:
    """The team's key of this process.

    Raises:
        OngeldigSleutelbestand: the key file is missing (in production) or damaged.
    """
    omgeving = settings.OMGEVING
    if not omgeving.productie and not omgeving.sleutelbestand.exists():
        with contextlib.suppress(FileExistsError):  # another process was first
            TeamSleutel.make().write(omgeving.sleutelbestand)
    return TeamSleutel.read(omgeving.sleutelbestand)
