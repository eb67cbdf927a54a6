"""Three people at the same moment: of overlapping reports one is released, the others count again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from snijvlak.rapportage import actions, queries
from snijvlak.rapportage.models import Rapport
from snijvlak.toegang.models import Persoon
from tests.mensen import person


def together(deed: Callable[[Rapport], None], rapporten: list[Rapport]) -> list[str]:
    """Do a deed to each report at the same moment; gives what each was refused for, or an empty text."""
    start = Barrier(len(rapporten))

    def one(rapport: Rapport) -> str:
        try:
            start.wait(timeout=20)
            deed(rapport)
        except actions.NietToegestaan as error:
            return str(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(rapporten)) as pool:
        return list(pool.map(one, rapporten))


@pytest.mark.django_db(transaction=True)
def test_of_overlapping_drafts_released_at_once_one_gets_through() -> None:
    adviser = person("beleidsadviseur")
    publishers = {i: person("publicatiebeheerder", f"p{i}") for i in range(3)}
    drafts = [actions.make(dt.date(2026, 7, 1 + i), dt.date(2026, 9, 30), door=adviser) for i in range(3)]
    who: dict[object, Persoon] = {draft.pk: publishers[i] for i, draft in enumerate(drafts)}
    refused = together(lambda draft: actions.release(draft, draft.sha256, door=who[draft.pk]), drafts)
    assert queries.released().count() == 1
    assert sorted("Tel dit concept opnieuw" in text for text in refused) == [False, True, True]
