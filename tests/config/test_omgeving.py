"""Production refuses to start without what it needs, and names each fault."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from snijvlak.config import omgeving

ROOT = Path(__file__).parents[2]


def good(tmp_path: Path) -> dict[str, str]:
    key = tmp_path / "sleutels.json"
    key.write_text("{}")
    return {
        "SNIJVLAK_OMGEVING": "productie",
        "SNIJVLAK_GEGEVENS": str(tmp_path),
        "SNIJVLAK_GEHEIM": secrets.token_urlsafe(50),
        "SNIJVLAK_DATABASE": "postgresql://snijvlak@localhost/snijvlak",
        "SNIJVLAK_HOSTS": "snijvlak.example.org",
        "SNIJVLAK_SLEUTELBESTAND": str(key),
    }


def test_development_needs_nothing() -> None:
    assert not omgeving.read({}).productie


def test_production_names_all_faults_at_once() -> None:
    with pytest.raises(omgeving.OnvolledigeOmgeving) as caught:
        omgeving.read({"SNIJVLAK_OMGEVING": "productie"})
    for name in ("SNIJVLAK_GEHEIM", "SNIJVLAK_DATABASE", "SNIJVLAK_HOSTS", "SNIJVLAK_SLEUTELBESTAND"):
        assert any(fault.startswith(name) for fault in caught.value.fouten)


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("SNIJVLAK_GEHEIM", "kort", "te zwak"),
        ("SNIJVLAK_GEHEIM", "a" * 60, "te zwak"),
        ("SNIJVLAK_HOSTS", "*", "noem de hostnamen"),
        ("SNIJVLAK_SLEUTELBESTAND", "/is/er/niet", "er niet is"),
        ("SNIJVLAK_OPENID_UITGEVER", "https://x.example", "SNIJVLAK_OPENID_CLIENT ontbreekt"),
        ("SNIJVLAK_OPENID_UITGEVER", "http://x.example", "gebruik https:"),
        ("SNIJVLAK_OMGEVING", "prod", "kies ontwikkeling of productie"),
    ],
)
def test_each_fault(tmp_path: Path, name: str, value: str, fault: str) -> None:
    with pytest.raises(omgeving.OnvolledigeOmgeving, match=fault):
        omgeving.read({**good(tmp_path), name: value})


def run(snijvlak: list[str], env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("SNIJVLAK_", "DJANGO_"))}
    return subprocess.run([*snijvlak, *words], capture_output=True, text=True, env={**keep, **env})


def test_the_command_refuses_without_traceback(snijvlak: list[str], tmp_path: Path) -> None:
    env = {"SNIJVLAK_OMGEVING": "productie", "SNIJVLAK_GEGEVENS": str(tmp_path)}
    result = run(snijvlak, env, "beheer", "check")
    assert result.returncode != 0
    assert "SNIJVLAK_DATABASE ontbreekt" in result.stderr and "Traceback" not in result.stderr


def test_deploy_check_is_clean(snijvlak: list[str], tmp_path: Path) -> None:
    result = run(snijvlak, good(tmp_path), "beheer", "check", "--deploy", "--fail-level", "DEBUG")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_every_setting_is_documented() -> None:
    text = (ROOT / "docs" / "instellingen.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(SNIJVLAK_\w+)`", text)) == {i.naam for i in omgeving.INSTELLINGEN}


def test_headers(client: Client) -> None:
    response = client.get("/gezondheid/leeft")
    policy = response["Content-Security-Policy"]
    assert response.status_code == 200
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "http" not in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
def test_ready_when_the_database_has_every_migration(client: Client) -> None:
    assert client.get("/gezondheid/gereed").status_code == 200


def test_security_txt(client: Client) -> None:
    text = client.get("/.well-known/security.txt").content.decode()
    assert re.search(r"^Contact: mailto:\S+@\S+$", text, re.M)
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", text, re.M)
