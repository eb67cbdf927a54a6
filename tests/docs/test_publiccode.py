"""publiccode.yml follows version 0.4 of the standard and tells the same as pyproject.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FACTS: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# https://yml.publiccode.tools/schema.core.html, what is marked mandatory.
MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
# What version 0.4 says no longer to use.
DEPRECATED = {"monochromeLogo", "inputTypes", "outputTypes"}


def test_it_has_every_mandatory_key_and_no_deprecated_one() -> None:
    assert set(FACTS) >= MANDATORY and not set(FACTS) & DEPRECATED
    assert FACTS["publiccodeYmlVersion"] == "0.4"
    assert FACTS["legal"].keys() >= {"license"}
    assert FACTS["localisation"].keys() >= {"localisationReady", "availableLanguages"}


def test_it_says_the_same_as_the_package() -> None:
    assert FACTS["softwareVersion"] == PROJECT["version"]
    assert FACTS["legal"]["license"] == PROJECT["license"]
    python = next(d for d in FACTS["dependsOn"]["open"] if d["name"] == "Python")
    assert PROJECT["requires-python"] == f">={python['versionMin']}"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_descriptions_keep_to_their_lengths(language: str) -> None:
    description = FACTS["description"][language]
    assert len(description["shortDescription"]) <= 150 and "\n" not in description["shortDescription"]
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert 5 <= len(description["features"]) <= 20
    assert "genericName" not in description


def test_words_from_fixed_lists() -> None:
    assert FACTS["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert FACTS["softwareType"] == "standalone/web"
    assert FACTS["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert FACTS["intendedAudience"]["countries"] == ["nl"]


def test_who_maintains_it_can_be_reached() -> None:
    maintenance = FACTS["maintenance"]
    kind = {"internal": "contacts", "community": "contacts", "contract": "contractors"}.get(
        maintenance["type"]
    )
    assert kind is None or all(person["name"] for person in maintenance[kind])
