"""Where static files are kept: with their hash in their name, and compressed once.

To compress them takes seconds, and every start collects them. A page asks for the name with the hash alone,
so the other name is not compressed; and what was compressed before is only looked at.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Any

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Opslag(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, that does no work twice."""

    def create_compressor(self, **kwargs: Any) -> Compressor:
        """What compresses a file."""
        return _Eenmaal(**kwargs)

    def compress_files(self, paths: Iterable[str]) -> Generator[tuple[str, str]]:
        """Compress what a page can ask for; gives pairs of a name and that of its compressed file."""
        asked = set(self.hashed_files.values())
        yield from super().compress_files([path for path in paths if path in asked])


class _Eenmaal(Compressor):
    def compress(self, path: str) -> list[str]:
        content = Path(path).read_bytes()
        made = {f"{path}.br": brotli.decompress, f"{path}.gz": gzip.decompress}
        if all(_holds(Path(name), content, read) for name, read in made.items()):
            return list(made)
        return super().compress(path)


def _holds(compressed: Path, content: bytes, read: Callable[[bytes], bytes]) -> bool:
    """Whether a compressed file is there and says the same; half written, it does not."""
    try:
        return read(compressed.read_bytes()) == content
    except (OSError, EOFError, zlib.error, brotli.error):
        return False
