"""Whether a word is a common word with a slip of the finger.

Common, for one letter changed makes some rare word of many a name, and then the name would be missed.
"""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST, LONGEST = 6, 24
_SURE = 8  # from this length on another letter in one place is a slip; in a short word it is another word


class Typefouten:
    """Common words, and each of them with one letter less: two words one slip apart share such a form."""

    def __init__(self, common: Iterable[str]) -> None:
        self._common = {word for word in common if SHORTEST - 1 <= len(word) <= LONGEST}
        self._less = {
            word[:i] + word[i + 1 :]
            for word in self._common
            if len(word) >= SHORTEST
            for i in range(len(word))
        }

    def __contains__(self, word: str) -> bool:
        if not SHORTEST <= len(word) <= LONGEST:
            return False
        common, less = self._common, self._less
        if word in less:
            return True
        for i in range(len(word)):
            without = word[:i] + word[i + 1 :]
            if without in common or (len(word) >= _SURE and without in less):
                return True
            if word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :] in common:
                return True
        return False
