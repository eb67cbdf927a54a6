"""What was found once, or is known beforehand, is found everywhere in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .tekst import Tekst
from .vondsten import Soort, Vondst
from .woordenschat import plain
from .woordsoorten import (
    AANHEF,
    BEGRIP,
    GEEN_SCHOOL,
    MAAND,
    NAAM,
    ONBEKEND,
    RELATIE,
    SCHOOLSOORT,
    STOP,
    TUSSEN,
    TYPEFOUT,
    WERKWOORD,
    WOORD,
    WOORDNAAM,
)

_ENDS = ("'s", "’s", "s", "'", "’")
_GEWOON = STOP | WERKWOORD | BEGRIP | RELATIE | AANHEF | MAAND | TUSSEN | SCHOOLSOORT
_NAMED = ("persoon", "school", "organisatie", "wijk", "plaats")
_LONG = 24


def known(t: Tekst, given: Sequence[tuple[Soort, tuple[str, ...]]]) -> Iterator[Vondst]:
    """Where names that are given occur, in full or one of their words, with small differences of spelling."""
    if not given:
        return
    whole: dict[str, list[tuple[Soort, tuple[str, ...]]]] = {}
    loose: dict[str, Soort] = {}
    for soort, name in given:
        if name:
            whole.setdefault(name[0], []).append((soort, name))
            if soort == "persoon":
                loose |= {word: soort for word in name if len(word) > 1}
            elif len(name) == 1 or len(name[-1]) > 5:
                loose[name[-1]] = soort
    taken = bytearray(len(t.text))
    for i, word in enumerate(t.woord):
        for soort, name in whole.get(word, ()):
            if tuple(t.woord[i : i + len(name)]) == name:
                begin, eind = t.begin[i], t.eind[i + len(name) - 1]
                taken[begin:eind] = b"\x01" * (eind - begin)
                yield Vondst(begin, eind, soort, "zeker")
    yield from _occurrences(t, {w: s for w, s in loose.items() if _own(t, w)}, taken)


def _own(t: Tekst, word: str) -> bool:
    return not t.schat.kind(word) & (_GEWOON & ~BEGRIP)


def again(t: Tekst, found: Sequence[Vondst], taken: bytearray) -> Iterator[Vondst]:
    """The names found, wherever else they occur: in any case, with an ending, with one letter other."""
    by_begin = t.eerste
    names: dict[str, Soort] = {}
    for begin, eind, soort, _ in found:
        if soort not in _NAMED:
            continue
        i = by_begin.get(begin)
        while i is not None and i < t.aantal and t.begin[i] < eind:
            kind, word = t.kind[i], t.woord[i]
            if (
                len(word) > 2
                and not kind & (_GEWOON | GEEN_SCHOOL)
                and (kind & (NAAM | ONBEKEND | WOORDNAAM) or not kind)
            ) and (soort == "persoon" or not kind & WOORD):
                names.setdefault(word, soort)
                if not kind & NAAM or word[-1] not in "s'’" or t.schat.kind(_bare(word)) & NAAM & ~WOORD:
                    names.setdefault(_bare(word), soort)
            i += 1
    if names:
        yield from _occurrences(t, names, taken)


def _occurrences(t: Tekst, names: dict[str, Soort], taken: bytearray) -> Iterator[Vondst]:
    near: dict[str, Soort] | None = None
    worth = {i for i, kind in enumerate(t.kind) if not kind & (STOP | WOORD)}
    worth.update((i for i, word in enumerate(t.woord) if word in names), t.hoofdletters)
    for i in sorted(worth):
        word = t.woord[i]
        if len(word) < 2 or taken[t.begin[i]] or len(word) > _LONG + 2:
            continue
        soort = names.get(word)
        kind = t.kind[i]
        if soort is None and not kind & (STOP | WOORD):
            soort = names.get(_bare(word))
            if soort is None and len(word) > 4 and _alike(word, names):
                near = _neighbours(names) if near is None else near
                soort = _close(word, near)
        elif soort is None and kind & WOORD:
            soort = names.get(_bare(word)) if word[-1] == "s" and t.hoofd[i] else None
        if soort is None or (kind & (WOORD | WERKWOORD) and not _fits(t, i)):
            continue
        taken[t.begin[i] : t.eind[i]] = b"\x01" * (t.eind[i] - t.begin[i])
        yield Vondst(
            t.begin[i], t.eind[i], soort, "zeker" if not kind & (WOORD | WERKWOORD | TYPEFOUT) else "mogelijk"
        )


def _fits(t: Tekst, i: int) -> bool:
    """Whether a word that is a name too can be the name here: no article before it."""
    return not (
        i and t.near[i] and t.woord[i - 1] in ("de", "het", "een", "'t", "geen", "deze", "die", "dat")
    )


def _bare(word: str) -> str:
    """Without the ending of a possessive and without accents."""
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) > 2:
            return plain(word[: -len(end)])
    return plain(word)


def _alike(word: str, names: Iterable[str]) -> bool:
    """Whether a name may be one slip away from a word: about as long, and begins about as it does."""
    least, most, first, second = len(_bare(word)) - 1, len(word) + 1, word[0], word[1]
    return any(least <= len(name) <= most and (first in name[:2] or second in name[:2]) for name in names)


def _deletions(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _neighbours(names: dict[str, Soort]) -> dict[str, Soort]:
    """Each name of five letters or more with one letter less: two words one slip apart share such a form."""
    near: dict[str, Soort] = {}
    for name, soort in names.items():
        if 4 < len(name) <= _LONG:
            for form in _deletions(name):
                near.setdefault(form, soort)
    return near


def _close(word: str, near: dict[str, Soort]) -> Soort | None:
    """The kind of a name that is one slip away from a word, if there is one."""
    if word in near:
        return near[word]
    return next((near[form] for form in _deletions(_bare(word)) if form in near), None)
