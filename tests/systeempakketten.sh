#!/bin/sh
# Install what the tests need from the system, when that is allowed; otherwise say what will be skipped.
set -eu
missing=""
# Chromium without a window takes half of the processor's time; Chromium itself will do.
command -v chromium-headless-shell >/dev/null 2>&1 || missing="$missing chromium-headless-shell"
command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    why="No apt-get here"
elif [ "$(id -u)" = 0 ]; then
    why="" as_root=""
elif sudo -n true 2>/dev/null; then
    why="" as_root="sudo"
else
    why="Not root and no passwordless sudo"
fi
if [ -n "$why" ]; then
    if command -v chromium >/dev/null 2>&1; then missing="${missing# chromium-headless-shell}"; fi
    [ -z "$missing" ] || echo "==> $why: the tests that need$missing are skipped."
    exit 0
fi
echo "==> Installing$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
