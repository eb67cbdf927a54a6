"""The parts that hold something: ``{% attentie "info" %}...{% endattentie %}`` and the like.

``/vormgeving/`` shows each of them with the code to write.
"""

from __future__ import annotations

from django import template
from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from snijvlak.vormgeving import onderdelen

register = template.Library()


@register.simple_block_tag
def attentie(content: SafeString, soort: str, kop: str = "", *, rol: bool = False) -> SafeString:
    """An alert: ``info``, ``ok``, ``warning`` or ``error``. With ``rol`` a screen reader reads it at once.

    Give ``rol`` to what is the answer to what somebody just did, and not to what always stands on a page.
    """
    if soort not in onderdelen.ATTENTIES:
        raise TemplateSyntaxError(f"{soort}: een attentie is {', '.join(onderdelen.ATTENTIES)}")
    kind = onderdelen.ATTENTIES[soort]
    context = {
        "soort": soort,
        "zegt": kind.zegt,
        "pad": kind.pad,
        "rol": kind.rol if rol else "",
        "kop": kop,
        "inhoud": content,
    }
    return render_to_string("vormgeving/attentie.html", context)


@register.simple_block_tag
def uitklap(content: SafeString, kop: str, open: object = False, groep: str = "") -> SafeString:
    """Something that opens and closes; of one ``groep`` only one is open."""
    context = {"kop": kop, "open": bool(open), "groep": groep, "inhoud": content}
    return render_to_string("vormgeving/uitklap.html", context)


@register.simple_block_tag
def leeg(content: SafeString, zegt: str) -> SafeString:
    """What stands where nothing is (yet): a sentence, and within the tag the next step."""
    if not content.strip():
        raise TemplateSyntaxError(f"{zegt} Zeg ook wat iemand nu kan doen.")
    return render_to_string("vormgeving/leeg.html", {"zegt": zegt, "inhoud": content})


@register.inclusion_tag("vormgeving/stand.html")
def stand(naam: str, soort: str = "nieuw") -> dict[str, str]:
    """The state of something: its name and a mark with a shape of its own, never a colour alone."""
    if soort not in onderdelen.STANDEN:
        raise TemplateSyntaxError(f"{soort}: een stand is {', '.join(onderdelen.STANDEN)}")
    return {"naam": naam, "soort": soort, "pad": onderdelen.STANDEN[soort]}


@register.filter
def soort_attentie(level_tag: str) -> str:
    """The kind of alert for a message of Django (``message.level_tag``)."""
    return onderdelen.kind_of_message(level_tag)
