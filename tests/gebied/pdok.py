"""A service on this machine that answers as PDOK does, or badly; and boundaries that are made up."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

# In order of their code; made-up squares of a tenth of a degree beside each other.
GEMEENTEN = (
    ("GM0503", "Delft"),
    ("GM0518", "'s-Gravenhage"),
    ("GM0603", "Rijswijk"),
    ("GM0626", "Voorschoten"),
    ("GM0629", "Wassenaar"),
)


def square(place: int) -> list[list[float]]:
    west = round(4.0 + place / 10, 1)
    east = round(west + 0.1, 1)
    return [[west, 52.0], [east, 52.0], [east, 52.1], [west, 52.1], [west, 52.0]]


def feature(place: int, jaar: int = 2022) -> dict[str, Any]:
    code, naam = GEMEENTEN[place]
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": naam, "jaarcode": jaar},
        "geometry": {"type": "Polygon", "coordinates": [square(place)]},
    }


def collection(*features: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


class Dienst:
    """What the service answers; tests may put another answer in its place."""

    def __init__(self) -> None:
        self.address = ""
        self.asked: list[str] = []
        self.answer: Callable[[BaseHTTPRequestHandler], None] = self.pages

    def pages(self, handler: BaseHTTPRequestHandler) -> None:
        """Two municipalities on a page, as PDOK leafs; another year has none."""
        query = parse_qs(urlsplit(handler.path).query)
        first = int(query.get("cursor", ["0"])[0])
        if query["jaarcode"] != ["2022"]:
            send(handler, collection())
            return
        places = range(first, min(first + 2, len(GEMEENTEN)))
        links = [{"rel": "self", "href": handler.path}]
        if first + 2 < len(GEMEENTEN):
            onward = f"{self.address}/collections/gemeente_gegeneraliseerd/items?f=json&jaarcode=2022"
            links.append({"rel": "next", "href": f"{onward}&cursor={first + 2}"})
        send(handler, collection(*(feature(place) for place in places), links=links))


def send(handler: BaseHTTPRequestHandler, content: object, code: int = 200, **headers: str) -> None:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    handler.send_response(code)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(data)


@contextmanager
def serving() -> Iterator[Dienst]:
    """The service on a free port of this machine."""
    dienst = Dienst()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            dienst.asked.append(self.path)
            dienst.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    dienst.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield dienst
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
