"""Run as a process of its own: how soon our recogniser is ready, how fast it reads, what it holds."""

from __future__ import annotations

import time
from typing import Any

from .peers.pipe import answer, peak_mb


def run(question: dict[str, Any]) -> dict[str, Any]:
    """Start, and read ``teksten`` once."""
    begin = time.perf_counter()
    from snijvlak.privacy.herkenning import Herkenner  # importing is part of starting

    herkenner = Herkenner()
    ready = time.perf_counter()
    for text in question["teksten"]:
        herkenner.find(text)
    seconds = time.perf_counter() - ready
    return {
        "start": ready - begin,
        "tekens_per_seconde": sum(map(len, question["teksten"])) / seconds,
        "megabytes": peak_mb(),
    }


if __name__ == "__main__":
    answer(run)
