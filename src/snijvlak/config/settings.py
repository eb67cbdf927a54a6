"""Django's settings. What differs per machine comes from ``omgeving``; the rest is the same everywhere."""

import os
import sys
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from snijvlak.config import logboek, omgeving

try:
    OMGEVING = omgeving.read(os.environ)
except omgeving.OnvolledigeOmgeving as error:
    sys.exit(str(error))

OMGEVING.gegevens.mkdir(parents=True, exist_ok=True, mode=0o700)

SECRET_KEY = OMGEVING.geheim
SECRET_KEY_FALLBACKS = OMGEVING.geheim_oud
DEBUG = False
ALLOWED_HOSTS = OMGEVING.hosts
ROOT_URLCONF = "snijvlak.config.urls"
WSGI_APPLICATION = "snijvlak.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "toegang.Persoon"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "snijvlak.config",
    "snijvlak.vormgeving",
    "snijvlak.toegang",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks_db",
    "snijvlak.werk",
    "snijvlak.publicatie",
    "snijvlak.meldpunt",
    "snijvlak.wegwijzer",
    "snijvlak.bewaren",
    "snijvlak.overleg",
    "snijvlak.programma",
    "snijvlak.rapportage",
    "snijvlak.grensverkeer",
]

# Above WhiteNoise stands what static files need as well.
MIDDLEWARE = [
    "snijvlak.config.logboek.RequestLog",
    "snijvlak.config.headers.OpenApi",
    "snijvlak.config.headers.SameOrigin",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "snijvlak.config.headers.NoStore",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # Before CommonMiddleware, which refuses a wrong host name with a page: drawing a page asks who looks.
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "snijvlak.toegang.poort.context",
                "snijvlak.vormgeving.thema.context",
            ],
            "builtins": ["snijvlak.vormgeving.templatetags.teksten"],
        },
    }
]

# Long work: at once in the request, or by workers (`snijvlak beheer db_worker`), as the environment says.
_BACKENDS = {
    "meteen": "django_tasks.backends.immediate.ImmediateBackend",
    "werkers": "django_tasks_db.DatabaseBackend",
}
TASKS = {"default": {"BACKEND": _BACKENDS[OMGEVING.werk]}}

FORM_RENDERER = "snijvlak.vormgeving.formulieren.Renderer"

DATABASES = {"default": dj_database_url.parse(OMGEVING.database, conn_max_age=600)}
if DATABASES["default"].get("ENGINE", "").endswith("sqlite3"):
    # WAL lets readers and one writer work at once; IMMEDIATE makes a second writer wait instead of fail.
    # With secure_delete the seals of an ended report leave no bytes behind in the file.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }

# Shared by all web processes: tries to sign in are counted here, so a process more gives no tries more.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "snijvlak_cache"}}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "snijvlak.toegang.aanmelden.Adapter"
ACCOUNT_FORMS = {
    "login": "snijvlak.toegang.aanmelden.AanmeldForm",
    "reauthenticate": "snijvlak.toegang.aanmelden.WachtwoordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Passwords have limits of our own (toegang/pogingen.py): these shut out a school behind one address. What is
# left counts the codes of a second factor, per account, after the password was right.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/15m/key"}
# Who works here has a second factor; in the demo one may.
TWEEDE_FACTOR_VERPLICHT = OMGEVING.productie
# Where people of a municipality sign in; None when there is no such place.
OPENID = OMGEVING.openid
MFA_ADAPTER = "snijvlak.toegang.tweede_factor.Adapter"
MFA_FORMS = {
    "authenticate": "snijvlak.toegang.tweede_factor.CodeForm",
    "reauthenticate": "snijvlak.toegang.tweede_factor.OpnieuwForm",
    "activate_totp": "snijvlak.toegang.tweede_factor.AanzetForm",
    "deactivate_totp": "snijvlak.toegang.tweede_factor.UitzetForm",
    "generate_recovery_codes": "snijvlak.toegang.tweede_factor.CodesForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by the beheerder
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Notices without content, for reporters who asked for one.
EMAIL_TIMEOUT = 10
if OMGEVING.post == "bestand:":
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = OMGEVING.gegevens / "post"
elif OMGEVING.post:
    _post = urlsplit(OMGEVING.post)
    EMAIL_HOST = _post.hostname or ""
    EMAIL_PORT = _post.port or (465 if _post.scheme == "smtps" else 587)
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_post.username or ""), unquote(_post.password or "")
    EMAIL_USE_SSL = _post.scheme == "smtps"
    # A server on this machine needs no lock on the way.
    EMAIL_USE_TLS = not EMAIL_USE_SSL and EMAIL_HOST not in ("localhost", "127.0.0.1")

LOGGING = logboek.LOGGING

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = OMGEVING.gegevens / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "snijvlak.vormgeving.statisch.Opslag"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "snijvlak.config.views.untrusted"
if OMGEVING.productie:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Limits on signing in count per visitor: one proxy of our own adds the address to X-Forwarded-For.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_REDIRECT_EXEMPT = [r"^gezondheid/"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
