"""The parts of a page: what they say to whom, and that nothing that was typed becomes part of the page."""

from __future__ import annotations

import re

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template import TemplateSyntaxError, engines
from django.template.loader import render_to_string

from snijvlak.vormgeving.lijst import Kolom, Lijst
from snijvlak.vormgeving.onderdelen import ATTENTIES, STANDEN, Tab

NASTY = """<b>"'&</b>"""
SAFE = "&lt;b&gt;&quot;&#x27;&amp;&lt;/b&gt;"


def draw(text: str, **values: object) -> str:
    return engines["django"].from_string("{% load onderdelen %}" + text).render(values)


@pytest.mark.parametrize(
    "text",
    [
        '{% attentie "info" kop=x %}-{% endattentie %}',
        '{% attentie "info" %}{{ x }}{% endattentie %}',
        '{% attentie "info" %}{% uitklap x %}{{ x }}{% enduitklap %}{% endattentie %}',
        '{% uitklap "Kop" groep=x %}-{% enduitklap %}',
        "{% leeg x %}{{ x }}{% endleeg %}",
        "{% stand x %}",
    ],
)
def test_what_was_typed_stays_text(text: str) -> None:
    found = draw(text, x=NASTY)
    assert SAFE in found and "<b>" not in found and "&amp;lt;" not in found


def test_what_is_written_between_the_tags_stays_html() -> None:
    assert "<p>Bel <a href=" in draw(
        '{% attentie "info" %}<p>Bel <a href="tel:112">112</a></p>{% endattentie %}'
    )


@pytest.mark.parametrize("soort", ATTENTIES)
def test_an_alert_says_its_kind_in_words_and_with_a_shape_of_its_own(soort: str) -> None:
    found = draw("{% attentie s %}Hallo{% endattentie %}", s=soort)
    assert f">{ATTENTIES[soort].zegt}: </span>Hallo" in found and "role=" not in found
    assert len({kind.pad for kind in ATTENTIES.values()}) == len(ATTENTIES)


@pytest.mark.parametrize(
    ("soort", "rol"), [("info", "status"), ("ok", "status"), ("warning", "status"), ("error", "alert")]
)
def test_only_the_answer_to_a_deed_is_read_at_once_and_only_a_mistake_breaks_in(soort: str, rol: str) -> None:
    assert f'role="{rol}"' in draw("{% attentie s rol=True %}Hallo{% endattentie %}", s=soort)


@pytest.mark.parametrize(
    ("level", "soort", "rol"),
    [
        (constants.DEBUG, "info", "status"),
        (constants.INFO, "info", "status"),
        (constants.SUCCESS, "ok", "status"),
        (constants.WARNING, "warning", "status"),
        (constants.ERROR, "error", "alert"),
    ],
)
def test_a_message_after_a_deed_is_an_alert_of_its_kind(level: int, soort: str, rol: str) -> None:
    text = "{% attentie m.level_tag|soort_attentie rol=True %}{{ m }}{% endattentie %}"
    found = draw(text, m=Message(level, NASTY, extra_tags="iets"))
    assert f'utrecht-alert--{soort}" role="{rol}"' in found and SAFE in found


def test_a_state_is_a_word_with_a_shape_of_its_own() -> None:
    for soort in STANDEN:
        found = draw('{% stand "In behandeling" s %}', s=soort)
        assert f'd="{STANDEN[soort]}"' in found and 'aria-hidden="true"' in found
        assert re.sub("<[^>]+>", "", found).strip() == "In behandeling"
    assert len(set(STANDEN.values())) == len(STANDEN)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{% attentie "rood" %}-{% endattentie %}', "rood: een attentie is info, ok, warning, error"),
        ('{% stand "Nieuw" "rood" %}', "rood: een stand is nieuw, bezig"),
        ('{% leeg "Er is niets." %}  {% endleeg %}', "Er is niets. Zeg ook wat iemand nu kan doen."),
    ],
)
def test_a_part_that_would_say_too_little_is_refused(text: str, why: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=re.escape(why)):
        draw(text)


def test_disclosure_is_the_browsers_own_and_closed_unless_asked() -> None:
    assert "<details" in (found := draw('{% uitklap "Kop" %}-{% enduitklap %}')) and " open" not in found
    assert " open>" in draw('{% uitklap "Kop" open=True %}-{% enduitklap %}')
    assert " open" not in draw('{% uitklap "Kop" open=fouten %}-{% enduitklap %}', fouten=[])
    assert 'name="werk"' in draw('{% uitklap "Kop" groep="werk" %}-{% enduitklap %}')


def test_only_the_present_tab_says_so() -> None:
    tabs = (Tab(NASTY, "?tab=a"), Tab("Spoor", "?tab=b&x=1", hier=True))
    found = render_to_string("vormgeving/tabbladen.html", {"naam": NASTY, "tabs": tabs})
    assert found.count('aria-current="page"') == 1 and 'href="?tab=b&amp;x=1" aria-current' in found
    assert found.count(SAFE) == 2


LIJST = Lijst((Kolom("naam", "Naam", "naam"),), sorteer="naam", zoekvelden=("naam",), anker="plaatsen")


def test_what_was_searched_stands_in_the_box_and_nowhere_else() -> None:
    blad = LIJST.blad_van({"zoek": NASTY, "richting": "af"}, list[Tab](), "naam")
    found = render_to_string("vormgeving/zoeken.html", {"blad": blad, "naam": "Zoek"})
    assert f'value="{SAFE}"' in found and "<b>" not in found
    assert 'name="sorteer" value="naam"' in found and "Alles laten zien" in found
    heads = render_to_string("vormgeving/kolomkoppen.html", {"blad": blad})
    assert "<b>" not in heads and "zoek=%3Cb%3E" in heads


def test_a_list_that_fits_one_page_has_nowhere_to_leaf_to() -> None:
    rows = [Tab(f"{n}", "") for n in range(3)]
    for size, words in ((3, []), (2, ["Volgende bladzijde"])):
        blad = LIJST.blad_van({}, rows, "naam", size)
        found = render_to_string("vormgeving/bladeren.html", {"blad": blad, "naam": "de tabs"})
        assert re.findall(r">(\w+ bladzijde)<", found) == words
        assert ("<nav" in found) == bool(words)
