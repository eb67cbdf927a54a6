"""The tree in a table of causes: which rows make one, and the nested list that says the same."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st
from tests.vormgeving.beelden import tabel

from snijvlak.vormgeving.boom import MAX_DIEPTE, GeenBoom, build

Rows = list[tuple[str, str, str]]


@st.composite
def trees(draw: st.DrawFn) -> Rows:
    names = [f"oorzaak {n}" for n in range(draw(st.integers(1, MAX_DIEPTE)))]
    rows = [
        (name, draw(st.sampled_from(["", *names[:place]])), draw(st.sampled_from(["", "regel"])))
        for place, name in enumerate(names)
    ]
    return draw(st.permutations(rows))


@given(rows=trees())
def test_every_row_is_once_in_the_tree_under_what_it_explains(rows: Rows) -> None:
    roots = build(rows)
    found = [(tak.naam, tak.soort) for root in roots for tak, _ in root.walk()]
    assert sorted(found) == sorted((name, kind) for name, _, kind in rows)
    above = {child.naam: tak.naam for root in roots for tak, _ in root.walk() for child in tak.takken}
    assert above == {name: parent for name, parent, _ in rows if parent}
    assert sum(root.aantal for root in roots) == len(above)
    assert max(root.diepte for root in roots) == max(depth for root in roots for _, depth in root.walk())


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("A", "B", "")], "'B' wordt verklaard, maar staat zelf niet in de tabel"),
        ([("A", "", ""), ("A", "", "")], "'A' staat er twee keer in"),
        ([("A", "A", "")], "'A' verklaart zichzelf"),
        ([("A", "", ""), ("B", "C", ""), ("C", "B", "")], "'B' verklaart zichzelf, langs een omweg"),
        ([(" ", "", "")], "elke rij is een oorzaak"),
        ([("A", None, "")], "elke rij is een oorzaak"),
        ([(1, "", "")], "elke rij is een oorzaak"),
        ([(str(n), str(n - 1) if n else "", "") for n in range(MAX_DIEPTE + 2)], "dieper dan 12 lagen"),
    ],
)
def test_rows_that_are_no_tree_are_refused_by_name(rows: list[tuple[object, ...]], says: str) -> None:
    with pytest.raises(GeenBoom, match=says):
        build(rows)


def test_the_nested_list_has_every_cause_with_its_kind_under_what_it_explains() -> None:
    rows = (
        ("Thuis", "", "gebeurtenis"),
        ("Ziek <b>", "Thuis", ""),
        ("Moe", "Ziek <b>", "regel"),
        ("Bang", "Thuis", ""),
    )
    table = tabel("oorzakenboom", ("oorzaak", "verklaart", "soort"), *rows)
    html = " ".join(render_to_string("vormgeving/boom.html", {"takken": table.takken}).split())
    words = html.replace(' class="utrecht-unordered-list"', "").replace(
        ' class="utrecht-unordered-list__item"', ""
    )
    assert words == (
        "<ul> <li>gebeurtenis: Thuis <ul> <li>Ziek &lt;b&gt; <ul> <li>regel: Moe</li> </ul> </li> "
        "<li>Bang</li> </ul> </li> </ul>"
    )
