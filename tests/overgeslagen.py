"""Tell at the end which tests were skipped and why; in CI nothing is skipped but for want of ../shared."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ALLOWED = "../shared"


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Add the reasons to the file that ``make test`` prints last; refuse in CI what may not be skipped."""
    reporter: Any = session.config.pluginmanager.getplugin("terminalreporter")
    if reporter is None:
        return
    reasons = Counter(str(report.longrepr[2]) for report in reporter.stats.get("skipped", []))
    lines = [f"{count} skipped: {reason.removeprefix('Skipped: ')}\n" for reason, count in reasons.items()]
    if file := os.environ.get("OVERGESLAGEN"):
        kind = "PostgreSQL" if os.environ.get("SNIJVLAK_DATABASE") else "SQLite"
        with Path(file).open("a", encoding="utf-8") as told:
            told.writelines(f"  {kind}: {line}" for line in lines)
    refused = [line for line in lines if ALLOWED not in line]
    if refused and os.environ.get("CI"):
        reporter.write_line("\nIn CI no test may be skipped, except where ../shared is absent:", red=True)
        reporter.write("".join(refused))
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
