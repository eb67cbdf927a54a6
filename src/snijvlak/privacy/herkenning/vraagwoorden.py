"""The words that rules ask for, so that one pass over a text finds them for all rules.

A rule about ``via`` and ``namens`` that looks at every word of a text takes more time to look than to judge.
So each rule says once, by `ask`, which words it is about, and reads their places from `Tekst.at`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

_BY_WORD: dict[str, tuple[int, ...]] = {}
_BY_END: list[tuple[int, tuple[str, ...], int]] = []
_BY_TEST: list[tuple[int, Callable[[str], bool]]] = []
_NUMBERS: list[int] = []


def ask(
    words: Iterable[str] = (),
    *,
    ends: tuple[str, ...] = (),
    longer: int = 0,
    also: Callable[[str], bool] | None = None,
) -> int:
    """Ask for words; the answer is the number to give to `Tekst.at`. For use while modules are loaded.

    Args:
        words: the words themselves, in lower case.
        ends: what other words may end with,
        longer: and then have more letters than this.
        also: whether it is any other word; asked once for each word.
    """
    number = len(_NUMBERS)
    _NUMBERS.append(number)
    for word in words:
        if number not in _BY_WORD.get(word, ()):
            _BY_WORD[word] = (*_BY_WORD.get(word, ()), number)
    if ends:
        _BY_END.append((number, ends, longer))
    if also:
        _BY_TEST.append((number, also))
    return number


def asked(word: str) -> tuple[int, ...]:
    """The numbers of all who ask for this word."""
    found = dict.fromkeys(_BY_WORD.get(word, ()))
    for number, ends, longer in _BY_END:
        if len(word) > longer and word.endswith(ends):
            found[number] = None
    found |= dict.fromkeys(number for number, also in _BY_TEST if also(word))
    return tuple(found)


def odd(word: str) -> bool:
    """Whether a word is not of letters alone, such as ``'s`` and ``vmbo-t``."""
    return not word.isalpha()


def letter(word: str) -> bool:
    """Whether a word is one letter."""
    return len(word) == 1 and word.isalpha()
