"""Headers that keep other sites out and pages of a person out of every store."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

# What a browser could let a page do, and this site never asks for.
OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",  # for passkeys this one must go
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "xr-spatial-tracking",
)
SAME_ORIGIN = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in OFF),
}

API, API_VERSION = "/api/", "1.0.0"

View = Callable[[HttpRequest], HttpResponseBase]


class SameOrigin:
    """Middleware: policies for each answer. It stands outside WhiteNoise, so static files have them too."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in SAME_ORIGIN.items():
            response.setdefault(name, value)
        return response


class OpenApi:
    """Middleware: any site may read what the API answers, for it is the same for everybody."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        own = request.path.startswith(API)
        head_alone = own and request.method == "HEAD"
        if head_alone:
            request.method = "GET"  # what the API answers to HEAD, without its content
        response = self.get_response(request)
        if head_alone and isinstance(response, HttpResponse):
            response["Content-Length"] = len(response.content)
            response.content = b""
        if own:
            response["API-Version"] = API_VERSION
            response["Access-Control-Allow-Origin"] = "*"
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


class NoStore:
    """Middleware: nothing keeps what a person sent in, or saw while signed in.

    Pages of their own ask for the same; this covers refusals, errors and public pages with a personal menu.
    It stands inside WhiteNoise: a browser may keep the style sheet.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        cookies = (request.COOKIES, response.cookies)
        signed_in = any(settings.SESSION_COOKIE_NAME in jar for jar in cookies)
        sent_away = response.get("Location", "").startswith(reverse(settings.LOGIN_URL))
        if signed_in or sent_away or request.method not in ("GET", "HEAD"):
            add_never_cache_headers(response)
        return response
