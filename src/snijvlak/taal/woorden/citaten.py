"""Where somebody is quoted: what stands between quotation marks within a paragraph."""

from __future__ import annotations

import re

_PARAGRAPH = r"\n[^\S\n]*\n|\u2029"
PARAGRAPH = re.compile(_PARAGRAPH)
# A straight single mark opens before a word, but not in 's-Gravenhage, 't or 'n; it closes after one.
_MARK = re.compile(
    rf"""(?P<alinea>{_PARAGRAPH})|(?P<open>‘|(?<!\w)'(?=\w)(?!(?:[smtnrk]|ns|er)\b))"""
    r"""|[“”„"«»]|(?<=[\w.,!?…])['’](?!\w)"""
)
# What closes, with what may have opened it. Only “ and " are both.
_CLOSES = {"”": "“„", "“": "„", '"': '"', "»": "«", "’": "‘", "'": "'"}


def quotations(text: str) -> list[tuple[int, int]]:
    """Begin and end of each, without the marks, in order; one within another is left out."""
    found: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for mark in _MARK.finditer(text):
        sign = mark.group(0)
        if mark.lastgroup == "alinea":
            opened.clear()
            continue
        openers = "" if mark.lastgroup == "open" else _CLOSES.get(sign, "")
        begin = max((opened.pop(opener, -1) for opener in openers), default=-1)
        if begin < 0:
            opened[sign] = mark.end()
        else:
            found.append((begin, mark.start()))
    return _outer(sorted(found))


def _outer(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of spans by begin those that reach further than all before: a later one then ends later."""
    kept: list[tuple[int, int]] = []
    for begin, end in spans:
        if not kept or end > kept[-1][1]:
            kept.append((begin, end))
    return kept
