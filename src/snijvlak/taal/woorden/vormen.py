"""How a rule writes the words that it looks for, and how a text becomes words.

``(a|b)`` is a choice, also an empty one: ``zware (jeugd|)zorg``. ``<ouders>`` is a choice that the file
gives a name. ``*`` after at least four letters lets a word go on: ``zorgmijd*``. A hyphen is as good as
a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import product

# What is not seen on paper: a soft hyphen, spaces and joiners without width.
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# An address is no text; t.a.v. is one word. A word keeps accents, apostrophes (foto's) and what is not seen.
_PART = rf"(?:[{UNSEEN}]*(?:[^\W_]|[\u0300-\u036f]))"
_DOTTED = r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"
WORD = re.compile(rf"(?i:https?://|www\.)\S+|({_DOTTED}|[^\W_]{_PART}*(?:['’ʼ]{_PART}+)*)")
STAR = 4  # letters of a word that must be given before it may go on
_CHOICE = re.compile(r"\(([^()]*)\)")
_GROUP = re.compile(r"<([a-z_]+)>")
_FORM = re.compile(rf"(?=.*\w)(?:[\w'. -]|(?<=\w{{{STAR}}})\*(?!\w))+")
_MOST = 3000  # forms that one line may stand for


class OngeldigeVorm(ValueError):
    """A rule writes its words in a way that means nothing; says in Dutch what is wrong."""


def key(word: str) -> str:
    """A word as it is compared: small letters, without accents and what is not seen."""
    if not word.isascii():
        flat = unicodedata.normalize("NFD", plain(word))
        word = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return word.casefold() if "." not in word else word.casefold().rstrip(".")


def plain(word: str) -> str:
    """A word as it is written, with straight apostrophes and without what is not seen."""
    return word.translate(_SAME)


def seen(text: str) -> str:
    """What is seen of a text, in one line."""
    return " ".join(text.translate(_UNSEEN).split())


_UNSEEN = str.maketrans(dict.fromkeys(UNSEEN))
_SAME = _UNSEEN | str.maketrans("’ʼ", "''")


def words(text: str) -> list[str]:
    """The words of a form, each with its star."""
    return [match.group(0) for match in re.finditer(r"[\w'.]+\*?", text)]


def expand(line: str, groups: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Every row of words that a line of a rule stands for.

    Raises:
        OngeldigeVorm: the line uses a name that the file does not give, or a sign that means nothing.
    """
    pieces = _CHOICE.split(_named(line, groups))
    choices = [piece.split("|") if number % 2 else [piece] for number, piece in enumerate(pieces)]
    for number, made in enumerate(product(*choices)):
        form = "".join(made)
        if number == _MOST:
            raise OngeldigeVorm(f"'{line}' staat voor te veel woorden. Maak er twee regels van.")
        if not _FORM.fullmatch(form):
            raise OngeldigeVorm(
                f"In '{line}' staat iets anders dan woorden, (a|b), <naam> en * na vier letters."
            )
        yield tuple(words(form))


def _named(line: str, groups: Mapping[str, str]) -> str:
    """A line with choices for its names; a name within a choice gives more to choose from."""

    def words_of(match: re.Match[str]) -> str:
        if match.group(1) not in groups:
            raise OngeldigeVorm(f"'{line}' noemt {match.group(0)}, maar die groep is er niet.")
        return "|".join(groups[match.group(1)].split())

    within = _CHOICE.sub(lambda choice: _GROUP.sub(words_of, choice.group(0)), line)
    return _GROUP.sub(lambda match: f"({words_of(match)})", within)
