"""The checks before a commit use what the project brings, and fetch nothing."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
CONFIG: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))


def test_every_check_before_a_commit_is_local() -> None:
    assert [repo["repo"] for repo in CONFIG["repos"]] == ["local"]
    hooks = CONFIG["repos"][0]["hooks"]
    assert {"ruff-format", "ruff-check"} <= {hook["id"] for hook in hooks}
    assert all(hook["language"] == "system" for hook in hooks)


def test_every_check_before_a_commit_can_be_run() -> None:
    for hook in CONFIG["repos"][0]["hooks"]:
        program, *words = shlex.split(hook["entry"])
        assert (ROOT / program).is_file(), hook["id"]
        assert [w for w in words if w.startswith("tests/") and not (ROOT / w).exists()] == []
