# SPDX-License-Identifier: EUPL-1.2
# Mengpaneel in two commands: `make serve` and `make test`. They need make and Python 3.11 or newer.
#   make serve [PORT=5006] [OPEN=0] [RULES="own.yaml other.yaml"]
#   make install | test | test-fast | lint | bench | clean
# PYTHON=/path/to/python chooses the Python that .venv is made with, VENV=folder another place for it.

VENV ?= .venv
PORT ?= 5006
OPEN ?= 1
RULES ?=
JOBS ?= 2

BIN := $(VENV)/bin
RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check
APP_STAMP := $(VENV)/.app-installed
ALL_STAMP := $(VENV)/.all-installed
NO_PYTHON := Mengpaneel needs Python 3.11 or newer with its venv module; none was found. Install it (Debian: apt install python3-venv), or say PYTHON=/path/to/python.

.PHONY: serve install test test-fast lint chromium bench clean
.DEFAULT_GOAL := help

.PHONY: help
help:
	@sed -n '2,/^$$/ s/^# //p' Makefile

# The virtual environment, made with the first Python that is new enough and really runs.
$(RUN):
	@python="$(PYTHON)"; \
	if [ -z "$$python" ]; then python=$$(sh tests/tools/find_python.sh) || { echo "$(NO_PYTHON)" >&2; exit 1; }; fi; \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "$(NO_PYTHON)" >&2; exit 1; }; \
	echo "Making $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv $(VENV)

# What serving needs, and what developing needs on top of it. The stamps make the second time quick.
$(APP_STAMP): pyproject.toml constraints.txt | $(RUN)
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(ALL_STAMP): $(APP_STAMP)
	$(PIP) install --quiet --constraint constraints.txt --editable '.[notebook,test]'
	@touch $@

install: $(ALL_STAMP)

serve: $(APP_STAMP)
	$(BIN)/mengpaneel serve --port $(PORT) $(if $(filter 0 no false,$(OPEN)),--no-open,--open) \
		$(foreach pack,$(RULES),--rules $(pack))

lint: $(ALL_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --pythonpath $(RUN)
	$(BIN)/lint-imports
	$(RUN) -m tests.tools.check_javascript

chromium: $(ALL_STAMP)
	@$(RUN) -m tests.tools.chromium >/dev/null

test: chromium lint
	$(RUN) -m pytest -n $(JOBS) --dist loadgroup --cov --cov-report=
	@$(BIN)/coverage json --quiet -o $(VENV)/coverage.json
	$(RUN) -m tests.tools.model_coverage $(VENV)/coverage.json

# Without a browser, and without what builds, installs or runs for long.
test-fast: $(ALL_STAMP)
	$(RUN) -m pytest -n $(JOBS) -m "not browser and not slow"

# Measures and prints; never fails on a time. One thing at a time, so nothing else disturbs it.
bench: chromium
	$(RUN) -m pytest tests/bench -o python_files='bench_*.py' -p no:cacheprovider -p no:xdist -s -q

clean:
	rm -rf $(VENV) .venv-second build dist .coverage .coverage.* .pytest_cache .ruff_cache .import_linter_cache
