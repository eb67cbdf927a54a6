"""How much texts are alike, by the words that are rare among them. Plain Python.

The measure is the cosine between vectors of tf-idf weights (Salton and Buckley, 1988): words that many of
the texts have weigh little. It is there to find cases that may belong together, not to decide it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{4,}")


def alike(text: str, others: Sequence[str]) -> list[float]:
    """For each other text how much it is like this one, from 0 (no word in common) to 1 (the same words)."""
    counted = [Counter(_WORD.findall(one.casefold())) for one in (text, *others)]
    found_in = Counter(word for words in counted for word in words)
    weights = {word: math.log((1 + len(counted)) / (1 + many)) + 1 for word, many in found_in.items()}
    vectors = [
        {word: (1 + math.log(times)) * weights[word] for word, times in words.items()} for words in counted
    ]
    norms = [math.sqrt(sum(v * v for v in vector.values())) for vector in vectors]
    first, size = vectors[0], norms[0]
    return [
        min(1.0, sum(value * other[word] for word, value in first.items() if word in other) / (size * norm))
        if size and norm
        else 0.0
        for other, norm in zip(vectors[1:], norms[1:], strict=True)
    ]
