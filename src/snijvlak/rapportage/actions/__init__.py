"""Every write about reports, one module per subject."""

from .bewerken import add_text, choose, leave_out, move, overrule, remove_text, write
from .documenten import complete
from .lezen import NietToegestaan, VerouderdeBladzijde, read
from .maken import check, content, correct, make, recount, withdraw
from .vrijgeven import check_release, release, running

__all__ = [
    "NietToegestaan",
    "VerouderdeBladzijde",
    "add_text",
    "check",
    "check_release",
    "choose",
    "complete",
    "content",
    "correct",
    "leave_out",
    "make",
    "move",
    "overrule",
    "read",
    "recount",
    "release",
    "remove_text",
    "running",
    "withdraw",
    "write",
]
