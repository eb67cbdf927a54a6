"""The settings of the tests: those of development, with a data folder of their own."""

import atexit
import os
import tempfile

# Tests never touch the data folder of a developer; theirs goes when they end.
_FOLDER = tempfile.TemporaryDirectory(prefix="snijvlak-toets-", ignore_cleanup_errors=True)
atexit.register(_FOLDER.cleanup)
os.environ["SNIJVLAK_GEGEVENS"] = _FOLDER.name

from snijvlak.config.settings import *  # noqa: E402, F403 -- the data folder comes first
from snijvlak.config.settings import DATABASES, OMGEVING, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir()
# The hashed names need a built style sheet; the browser tests build it.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Scrypt is slow on purpose; that is tested where it matters, not in every test.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests sign in often from one address; the limits are tested where that matters.
ACCOUNT_RATE_LIMITS = False
if DATABASES["default"].get("ENGINE", "").endswith("sqlite3"):
    # A file, as in real use: tests with more than one connection meet the same locks.
    DATABASES["default"]["TEST"] = {"NAME": str(OMGEVING.gegevens / "toets.sqlite3")}
