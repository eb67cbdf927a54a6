"""The receipt as QR code: it holds the receipt and nothing else, and asks nothing of the style sheet."""

from __future__ import annotations

import re

import pytest
import segno
from django.test import Client
from tests.meldpunt.melden import send

from snijvlak.privacy import bewijs
from snijvlak.vormgeving import qr


def modules(svg: str) -> set[tuple[int, int]]:
    """Which modules of a drawing are dark, counted from its corner."""
    path = re.search(' d="([^"]+)"', svg)
    assert path
    boxes = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path[1])
    assert "".join(f"M{x} {y}h{w}v1h-{v}z" for x, y, w, v in boxes) == path[1]
    assert all(w == v for _, _, w, v in boxes)
    return {(int(x) + i, int(y)) for x, y, w, _ in boxes for i in range(int(w))}


def test_the_drawing_is_the_code_with_a_light_edge() -> None:
    receipt = bewijs.make()
    code = segno.make_qr(receipt, error="q", boost_error=False, mask=0)
    dark = {(x + 4, y + 4) for y, row in enumerate(code.matrix) for x, bit in enumerate(row) if bit}
    svg = qr.draw(receipt, "Code")
    assert modules(svg) == dark
    assert f'viewBox="0 0 {len(code.matrix) + 8} {len(code.matrix) + 8}"' in svg
    assert code.mode == "alphanumeric" and code.error == "Q"


def test_it_needs_no_style_or_script_and_has_a_name() -> None:
    svg = qr.draw("TEKST", 'Een "naam" & meer')
    assert 'role="img" aria-label="Een &quot;naam&quot; &amp; meer"' in svg
    assert not re.search("style|script|href|class|url", svg.replace("xmlns", ""))


@pytest.mark.django_db
def test_the_page_with_the_receipt_has_it(client: Client) -> None:
    receipt = send(client)
    page = client.get("/meldpunt/nieuw/ontvangen/").content.decode()
    assert qr.draw(receipt, "Uw ontvangstbewijs als QR-code") in page
