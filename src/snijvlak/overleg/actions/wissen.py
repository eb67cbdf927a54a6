"""What goes along when the text of a case goes."""

from __future__ import annotations

from .. import oorzaken
from ..models import Bijdrage, Casus, Doorbraak, Doorgifte, Moment, NietVerteld, Perspectief, Waarom


def clear_analysis(casus: Casus) -> None:
    """Take away all that people wrote about a case, and its picture; the factors stay."""
    for model in (Moment, Perspectief, Bijdrage, Waarom, Doorgifte, Doorbraak, NietVerteld):
        model.objects.filter(casus=casus).delete()
    oorzaken.forget(casus.pk)
