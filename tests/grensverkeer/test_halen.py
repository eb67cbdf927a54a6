"""``snijvlak grensverkeer haal``: goes on where it was cut off, and never takes two versions for one file."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from typer.testing import CliRunner

from snijvlak import halen
from snijvlak.grensverkeer import halen as bronnen
from snijvlak.grensverkeer.cli import app
from tests.gebied.pdok import Dienst, send, serving

pytestmark = [pytest.mark.eenmaal, pytest.mark.usefixtures("no_pictures")]

HEAD = "INSTELLINGSCODE,VESTIGINGSCODE,TYPE_PO,PEILJAAR,POSTCODE4_DEELNEMER,AANTAL_LEERLINGEN"
CONTENT = "\n".join([HEAD, *(f"99AA,00,SO,2024,{pc4},7" for pc4 in range(2511, 2541))]).encode()
OTHER = CONTENT.replace(b",7", b",8")


class Bestand:
    """One file on a server that knows ETag, Range and If-Range, and may break the connection off."""

    def __init__(self, dienst: Dienst) -> None:
        self.content = CONTENT
        self.cuts: list[int] = []  # after how many bytes an answer stops, for each next answer
        self.tag: Callable[[], str] = lambda: f'"{hashlib.md5(self.content).hexdigest()}"'
        self.modified = ""
        self.answered: list[tuple[int, str]] = []
        self.asked = dienst.asked
        self.address = f"{dienst.address}/brin6_pc4.csv"
        dienst.answer = self.answer

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        versions = {"ETag": self.tag(), "Last-Modified": self.modified}
        place = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        same = handler.headers.get("If-Range") in (self.tag(), self.modified)
        first = int(place[1]) if place and same else 0
        if self.tag() and handler.headers.get("If-None-Match") == self.tag():
            code, body = 304, b""
        elif first:
            code, body = 206, self.content[first:]
            versions["Content-Range"] = f"bytes {first}-{len(self.content) - 1}/{len(self.content)}"
        else:
            code, body = 200, self.content
        self.answered.append((code, handler.headers.get("Range", "")))
        stop = self.cuts.pop(0) if self.cuts and code != 304 else len(body)
        handler.send_response(code)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in versions.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body[:stop])


@pytest.fixture
def dienst() -> Iterator[Dienst]:
    with serving() as found:
        yield found


@pytest.fixture
def bestand(dienst: Dienst) -> Bestand:
    return Bestand(dienst)


def fetch(address: str, target: Path, most: int = 1_000_000) -> tuple[halen.Opgehaald, bool]:
    return halen.download(
        address, target, lambda step: None, most=most, what="dit", otherwise="Anders: zelf."
    )


class TestDownload:
    def test_a_whole_file_gets_its_place_with_its_checksum(self, bestand: Bestand, tmp_path: Path) -> None:
        found, new = fetch(bestand.address, tmp_path / "map" / "a.csv")
        assert new and found.sha256 == hashlib.sha256(CONTENT).hexdigest() and found.grootte == len(CONTENT)
        assert sorted(path.name for path in (tmp_path / "map").iterdir()) == ["a.csv", "a.csv.json"]
        assert json.loads((tmp_path / "map" / "a.csv.json").read_text())["adres"] == bestand.address

    def test_what_did_not_change_is_not_sent_again(self, bestand: Bestand, tmp_path: Path) -> None:
        first, _ = fetch(bestand.address, tmp_path / "a.csv")
        assert fetch(bestand.address, tmp_path / "a.csv") == (first, False)
        assert [code for code, _ in bestand.answered] == [200, 304]

    def test_what_changed_is_sent_and_replaces(self, bestand: Bestand, tmp_path: Path) -> None:
        fetch(bestand.address, tmp_path / "a.csv")
        bestand.content = OTHER
        found, new = fetch(bestand.address, tmp_path / "a.csv")
        assert new and (tmp_path / "a.csv").read_bytes() == OTHER and found.kenmerk == bestand.tag()

    def test_a_file_that_was_damaged_here_is_fetched_again(self, bestand: Bestand, tmp_path: Path) -> None:
        fetch(bestand.address, tmp_path / "a.csv")
        (tmp_path / "a.csv").write_bytes(CONTENT[:-1])
        assert fetch(bestand.address, tmp_path / "a.csv")[1]
        assert (tmp_path / "a.csv").read_bytes() == CONTENT

    def test_after_a_break_only_the_rest_is_asked_for(self, bestand: Bestand, tmp_path: Path) -> None:
        bestand.cuts = [300, 200]
        fetch(bestand.address, tmp_path / "a.csv")
        assert (tmp_path / "a.csv").read_bytes() == CONTENT
        assert bestand.answered == [(200, ""), (206, "bytes=300-"), (206, "bytes=500-")]

    @pytest.mark.parametrize("modified", [False, True], ids=["by its tag", "by its date"])
    def test_a_command_that_was_cut_off_goes_on_the_next_time(
        self, bestand: Bestand, tmp_path: Path, modified: bool
    ) -> None:
        if modified:
            bestand.tag, bestand.modified = str, "Fri, 02 Jan 2026 10:00:00 GMT"
        bestand.cuts = [100, 100, 100]
        with pytest.raises(halen.NietOpgehaald, match="Wat er al is, blijft bewaard"):
            fetch(bestand.address, tmp_path / "a.csv")
        assert not (tmp_path / "a.csv").exists()
        fetch(bestand.address, tmp_path / "a.csv")
        assert bestand.answered[-1] == (206, "bytes=300-") and (tmp_path / "a.csv").read_bytes() == CONTENT

    def test_a_file_that_changed_meanwhile_is_begun_again(self, bestand: Bestand, tmp_path: Path) -> None:
        bestand.cuts = [300, 0, 0]
        with pytest.raises(halen.NietOpgehaald):
            fetch(bestand.address, tmp_path / "a.csv")
        bestand.content = OTHER
        fetch(bestand.address, tmp_path / "a.csv")
        assert bestand.answered[-1] == (200, "bytes=300-") and (tmp_path / "a.csv").read_bytes() == OTHER

    @pytest.mark.parametrize("tag", ["", 'W/"zwak"'])
    def test_without_a_sure_mark_all_of_it_is_asked_again(
        self, bestand: Bestand, tmp_path: Path, tag: str
    ) -> None:
        bestand.tag = lambda: tag
        bestand.cuts = [300]
        fetch(bestand.address, tmp_path / "a.csv")
        assert [ranged for _, ranged in bestand.answered] == ["", ""]
        assert (tmp_path / "a.csv").read_bytes() == CONTENT

    def test_a_part_of_another_address_is_not_gone_on_with(self, bestand: Bestand, tmp_path: Path) -> None:
        bestand.cuts = [300, 0, 0]
        with pytest.raises(halen.NietOpgehaald):
            fetch(bestand.address, tmp_path / "a.csv")
        fetch(f"{bestand.address}?anders", tmp_path / "a.csv")
        assert bestand.answered[-1] == (200, "")

    def test_a_server_that_has_nothing_after_our_part_is_asked_for_all(
        self, dienst: Dienst, bestand: Bestand, tmp_path: Path
    ) -> None:
        bestand.cuts = [300, 0, 0]
        with pytest.raises(halen.NietOpgehaald):
            fetch(bestand.address, tmp_path / "a.csv")
        dienst.answer = lambda h: send(h, b"", 416) if h.headers.get("Range") else bestand.answer(h)
        fetch(bestand.address, tmp_path / "a.csv")
        assert (tmp_path / "a.csv").read_bytes() == CONTENT

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            (lambda h: send(h, b"", 404), "heeft dit niet"),
            (lambda h: send(h, b"", 503), r"geeft een fout \(503\)"),
            (lambda h: send(h, b"", 302, Location="https://elders.example/"), "stuurt door"),
            (lambda h: send(h, b"x" * 2000), "te veel"),
        ],
    )
    def test_a_bad_answer_is_told_and_nothing_gets_its_place(
        self, dienst: Dienst, tmp_path: Path, answer: Callable[[BaseHTTPRequestHandler], None], words: str
    ) -> None:
        dienst.answer = answer
        with pytest.raises(halen.NietOpgehaald, match=words):
            fetch(f"{dienst.address}/a.csv", tmp_path / "a.csv", most=1000)
        assert not (tmp_path / "a.csv").exists()

    def test_a_full_disk_is_no_fault_of_the_server(self, bestand: Bestand, tmp_path: Path) -> None:
        (tmp_path / "a.csv.deel").mkdir()
        with pytest.raises(OSError, match=r"a\.csv\.deel"):
            fetch(bestand.address, tmp_path / "a.csv")

    @pytest.mark.parametrize("address", ["http://duo.example/a.csv", "file:///etc/passwd", "onzin"])
    def test_an_address_that_is_not_safe_is_refused(self, tmp_path: Path, address: str) -> None:
        with pytest.raises(halen.VerkeerdAdres):
            fetch(address, tmp_path / "a.csv")


def listed(folder: Path, *files: tuple[str, str]) -> Path:
    """A list of addresses of one's own."""
    lines = [f"  - {{naam: {naam}, titel: proef, adres: '{adres}'}}" for naam, adres in files]
    path = folder / "bronnen.yaml"
    path.write_text("\n".join(["bron: proef", "vanaf: 2026-01-01", "bestanden:", *lines]), encoding="utf-8")
    return path


def haal(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["haal", *map(str, words)])
    assert "Traceback" not in result.output
    return result.exit_code, result.stdout, result.stderr


class TestCommand:
    def test_it_fetches_loads_and_does_neither_twice(self, bestand: Bestand, tmp_path: Path) -> None:
        words = ("--bronnen", listed(tmp_path, ("brin6_pc4", bestand.address)), "--opslag", tmp_path / "o")
        code, out, told = haal(*words)
        assert code == 0 and "30 regels geladen" in out and "Bestand 1 van 1 ophalen: proef" in told
        assert f"opgehaald (sha256 {hashlib.sha256(CONTENT).hexdigest()})" in out
        code, out, _ = haal(*words)
        assert code == 0 and "was er al en is niet veranderd" in out and "Alles is al geladen." in out
        assert len(list((tmp_path / "o").glob("tellingen-*.json"))) == 1

    def test_what_cannot_be_fetched_ends_with_3_and_loads_nothing(
        self, dienst: Dienst, bestand: Bestand, tmp_path: Path
    ) -> None:
        dienst.answer = lambda h: bestand.answer(h) if "brin6" in h.path else send(h, b"", 404)
        path = listed(tmp_path, ("brin6_pc4", bestand.address), ("weg", f"{dienst.address}/weg.csv"))
        code, out, told = haal("--bronnen", path, "--opslag", tmp_path / "o")
        assert code == 3 and not out and "heeft het bestand weg niet (404)" in told
        assert not list((tmp_path / "o").glob("tellingen-*"))
        code, out, _ = haal("--bronnen", path, "--opslag", tmp_path / "o", "--welke", "brin6_pc4")
        assert code == 0 and "was er al" in out and "30 regels geladen" in out

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (None, "niet te lezen"),
            ("a: [", "geen YAML"),
            (
                "bron: x\nvanaf: 2026-01-01\nbestanden: [{naam: a, titel: b, adres: 'http://x.nl'}]",
                "https://",
            ),
            (
                "bron: x\nvanaf: 2026-01-01\nbestanden: [{naam: ../a, titel: b, adres: 'https://x.nl'}]",
                "naam",
            ),
        ],
    )
    def test_a_list_that_is_not_right_is_told(self, tmp_path: Path, text: str | None, words: str) -> None:
        path = tmp_path / "lijst.yaml"
        if text is not None:
            path.write_text(text, encoding="utf-8")
        code, out, told = haal("--bronnen", path, "--opslag", tmp_path / "o")
        assert code == 2 and not out and words in told and "Er is niets opgehaald." in told

    def test_a_name_that_is_not_in_the_list_is_told(self, tmp_path: Path) -> None:
        code, _, told = haal("--welke", "onzin", "--opslag", tmp_path / "o")
        assert code == 2 and "'onzin' staat niet in de lijst. Kies uit: bestuur_pc4, brin6_pc4" in told


def test_our_own_list_has_only_safe_addresses_and_names_its_source() -> None:
    own = bronnen.sources()
    assert "catalogus" in own.bron and {b.naam for b in own.bestanden} >= {"brin6_pc4", "gemeente_pc4"}
    assert all(b.adres.startswith("https://") for b in own.bestanden)
