"""The log: one JSON object per line on stderr, without anything that a person typed.

A line holds the time, level, logger and event; of a request the method, the name of its route, the status and
the duration; of an exception its type and where it was raised. What may hold personal data never gets in:
addresses of pages, queries, IP addresses, messages of exceptions, and messages of others' loggers.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponseBase

# Their messages are constants in code; other loggers put paths and exceptions in theirs.
OWN_WORDS = ("snijvlak", "gunicorn.error")
WITHHELD = "message withheld"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
NO_ROUTE = "none"
# Probes come every few seconds and a style sheet with each page: only what goes wrong with them is told.
QUIET = ("leeft", "gereed", NO_ROUTE)
# What code may add to a line with ``extra={"fields": {...}}``: numbers, codes of hashes, and words from a
# fixed list.
FIELDS = ("method", "route", "status", "duration_ms", "schakel", "kop")

_ROOTS = tuple(sorted({str(Path(p).absolute()) for p in sys.path if p}, key=len, reverse=True))
_log = logging.getLogger("snijvlak.request")


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON. It never fills a text into a message."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": _event(record),
        }
        request, fields = getattr(record, "request", None), getattr(record, "fields", {})
        if isinstance(request, HttpRequest):
            line |= {"method": _method(request), "route": route(request)}
            line["status"] = getattr(record, "status_code", None)
        line |= {name: fields[name] for name in FIELDS if name in fields}
        if line["event"] == WITHHELD and not isinstance(request, HttpRequest):
            line["by"] = f"{_relative(record.pathname)}:{record.lineno} {record.funcName}"
        if record.exc_info and record.exc_info[1]:
            line["error"] = [_qualified(e) for e in _chain(record.exc_info[1])]
            line["where"] = _where(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True)


class RequestLog:
    """Middleware: a line for each request. It stands first, so that it sees what all others did."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        response = self.get_response(request)
        name, status = route(request), response.status_code
        fields = {
            "method": _method(request),
            "route": name,
            "status": status,
            "duration_ms": round((time.perf_counter() - started) * 1000, 1),
        }
        if name not in QUIET or status not in (200, 304):
            _log.log(logging.ERROR if status >= 500 else logging.INFO, "request", extra={"fields": fields})
        return response


def route(request: HttpRequest) -> str:
    """The name of the route of a request, never its path; ``none`` for a static or unknown address."""
    match = request.resolver_match
    return match.view_name if match else NO_ROUTE


def _method(request: HttpRequest) -> str:
    # A client may send any word as method.
    return request.method if request.method in METHODS else "other"


def _event(record: logging.LogRecord) -> str:
    if not any(record.name == name or record.name.startswith(f"{name}.") for name in OWN_WORDS):
        return WITHHELD
    if not isinstance(record.msg, str):
        return WITHHELD
    if not record.args:
        # Gunicorn formats some messages itself, with an IP address in them.
        return record.msg if record.name.startswith("snijvlak") else WITHHELD
    try:
        return record.msg % _numbers(record.args)
    except (TypeError, ValueError, KeyError):
        return record.msg


def _numbers(args: Any) -> Any:
    """Arguments with every text replaced: a process number may be told, a path may not."""
    if isinstance(args, dict):
        return {name: _number(value) for name, value in args.items()}
    return tuple(_number(value) for value in args)


def _number(value: object) -> object:
    return value if isinstance(value, int | float) else "..."


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception, what caused it, and so on."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _qualified(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _where(error: BaseException) -> list[str]:
    """File, line and function of each step, the last is where it was raised; no source text, no values."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{_relative(f.filename)}:{f.lineno} {f.name}" for f in frames]


def _relative(filename: str) -> str:
    """A file without the folder of this machine."""
    for root in _ROOTS:
        if filename.startswith(root + "/"):
            return filename[len(root) + 1 :]
    return Path(filename).name


# For Django and gunicorn alike. Named loggers lose the handlers that Django or gunicorn gave them.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "snijvlak.config.logboek.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # A 404 or 403 has its line from RequestLog; from here come the exceptions.
        "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        "gunicorn.error": {"handlers": [], "propagate": True},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
