"""The word rules: words to avoid, what to say instead, and why. Plain Python: text in, findings out."""

from __future__ import annotations

from .regels import Ernst, Lijst, OngeldigeVorm, Woordregel, load
from .toets import Bevinding, check

__all__ = ["Bevinding", "Ernst", "Lijst", "OngeldigeVorm", "Woordregel", "check", "load"]
