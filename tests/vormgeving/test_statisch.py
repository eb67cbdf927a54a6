"""Static files are compressed once, and what is served is always what the file says."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from snijvlak.vormgeving.statisch import Opslag

pytestmark = pytest.mark.eenmaal

SHEET = "p{color:black}" * 50


def collect(folder: Path, content: str = SHEET) -> dict[str, Path]:
    """Collect a style sheet as a start does; gives the files of then, each by what is added to its name."""
    (folder / "blad.css").write_text(content, encoding="utf-8")
    storage = Opslag(location=str(folder), base_url="/static/")
    done = list(storage.post_process({"blad.css": (storage, "blad.css")}))
    assert done and not any(isinstance(processed, Exception) for _, _, processed in done)
    hashed = storage.hashed_files["blad.css"]
    return {path.name.removeprefix(hashed): path for path in folder.iterdir()}


def said(files: dict[str, Path]) -> set[str]:
    """What a browser gets, whichever way it asks for it."""
    plain, br, gz = (files[name].read_bytes() for name in ("", ".br", ".gz"))
    return {text.decode() for text in (plain, brotli.decompress(br), gzip.decompress(gz))}


def test_the_name_that_a_page_asks_for_is_compressed_in_two_ways(tmp_path: Path) -> None:
    files = collect(tmp_path)
    assert said(files) == {SHEET}
    assert set(files) == {"", ".br", ".gz", "blad.css", "staticfiles.json"}


def test_a_second_time_nothing_is_compressed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = collect(tmp_path)
    marked = {name: before[name].stat().st_ino for name in (".br", ".gz")}
    monkeypatch.setattr(brotli, "compress", lambda data: pytest.fail("compressed again"))
    after = collect(tmp_path)
    assert said(after) == {SHEET}
    assert {name: after[name].stat().st_ino for name in marked} == marked


@pytest.mark.parametrize("name", [".br", ".gz"])
@pytest.mark.parametrize("damage", ["gone", "half", "empty", "another file", "no archive"])
def test_what_was_damaged_is_made_again(tmp_path: Path, name: str, damage: str) -> None:
    file = collect(tmp_path)[name]
    whole = file.read_bytes()
    other = {".br": brotli.compress, ".gz": gzip.compress}[name](b"p{color:red}" * 50)
    if damage == "gone":
        file.unlink()
    else:
        written = {
            "half": whole[: len(whole) // 2],
            "empty": b"",
            "another file": other,
            "no archive": whole[:10] + bytes(20),
        }
        file.write_bytes(written[damage])
    assert said(collect(tmp_path)) == {SHEET}


def test_another_style_has_another_name(tmp_path: Path) -> None:
    collect(tmp_path)
    assert said(collect(tmp_path, SHEET.replace("black", "navy"))) == {SHEET.replace("black", "navy")}
