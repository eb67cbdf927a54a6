"""Find what identifies a child, a family, a professional or a school in Dutch text. Plain Python, no web.

    >>> from snijvlak.privacy.herkenning import Herkenner
    >>> [v.soort for v in Herkenner().find("Youssef zit in groep 6.")]
    ['persoon', 'klas']

`Herkenner` finds; `replace` writes the text with ``[persoon 1]`` in place of what was found. The lists are
data in ``regels/privacy/herkenning``; names of schools and organisations come from a `Register`.
"""

from .herkenner import Herkenner, shared
from .register import OngeldigRegister, Register
from .vervangen import numbered, replace
from .vondsten import SOORTEN, Soort, Vondst, Zekerheid

__all__ = [
    "SOORTEN",
    "Herkenner",
    "OngeldigRegister",
    "Register",
    "Soort",
    "Vondst",
    "Zekerheid",
    "numbered",
    "replace",
    "shared",
]
