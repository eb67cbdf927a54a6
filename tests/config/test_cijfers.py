"""Figures that rooms have of an area, beside a case."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from snijvlak.config import cijfers
from snijvlak.gebied import queries as gebied
from snijvlak.grensverkeer import actions, generator
from snijvlak.overleg import cijfers as beside


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up border traffic, loaded once."""
    folder = tmp_path_factory.mktemp("geladen")
    actions.load(generator.basis(folder / "bron"), folder / "grensverkeer")
    return folder / "grensverkeer"


@pytest.fixture
def gegevens(tmp_path: Path, loaded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the made-up border traffic."""
    monkeypatch.setattr(settings, "OMGEVING", replace(settings.OMGEVING, gegevens=tmp_path))
    shutil.copytree(loaded, tmp_path / "grensverkeer")
    return tmp_path


def test_border_traffic_is_registered_with_its_source(gegevens: Path) -> None:
    lines = beside.beside(["GM0518"])
    assert [line.tekst for line in lines if line.tekst.startswith("'s-Gravenhage, basisonderwijs: ")]
    assert all("gaat in een andere gemeente naar school." in line.tekst for line in lines)
    assert {"peil 2024" in line.bron for line in lines} == {True}


def test_of_a_samenwerkingsverband_its_municipalities_together(gegevens: Path) -> None:
    [town] = gebied.municipalities("GM0637")
    assert town.naam == "Zoetermeer"
    assert "Delft" in [g.naam for g in gebied.municipalities("PO2802")]
    lines = cijfers.border_traffic("PO2802", "")
    assert lines and all(line.tekst.startswith("Gemeenten van PPO Delflanden (PO2802), ") for line in lines)


@pytest.mark.parametrize("code", ["", "PO9999", "GM9999"])
def test_an_unknown_area_has_none(gegevens: Path, code: str) -> None:
    assert cijfers.border_traffic(code, "") == []


def test_damaged_figures_are_left_out_and_told_in_the_log(
    gegevens: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for path in (gegevens / "grensverkeer").glob("stromen*.parquet"):
        path.write_bytes(b"kapot")
    assert cijfers.border_traffic("GM0518", "") == []
    assert "border traffic" in caplog.text


def test_the_region_has_the_nine_of_its_rmc_region() -> None:
    assert len(gebied.municipalities("RMC-regio Haaglanden")) == 9
