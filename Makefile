# Every task starts here; each installs what it needs. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
SYSTEM_STAMP := $(VENV)/.installed-system
CATALOGUES := $(shell find src/mreza -path '*/LC_MESSAGES/*.po')
COMPILED := $(CATALOGUES:.po=.mo)
SUITES := unit spec property documents web api cli architecture

.PHONY: help setup run test test-fast lint types floors suites browser mutate bench lock messages clean

help:  ## list the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Mreža needs Python 3.11 or newer; name it: make run PYTHON=/path/to/python3.11'; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements/run.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/run.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_STAMP): requirements/dev.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The browser, two fonts and Java are the system's; only what is missing is installed.
$(SYSTEM_STAMP): | $(BIN)/python
	@bash .ci/system-packages
	@touch $@

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

messages: $(or $(wildcard $(DEV_STAMP)),$(RUN_STAMP)) $(COMPILED)  ## compile the translations

setup: $(DEV_STAMP)  ## everything a developer needs in .venv
	@$(MAKE) --no-print-directory messages

run: $(RUN_STAMP)  ## serve Mreža with demo data and print its address
	@$(MAKE) --no-print-directory messages
	$(BIN)/mreza serve --demo

test: $(DEV_STAMP) $(SYSTEM_STAMP)  ## lint, types, floors, then every suite
	$(MAKE) --no-print-directory lint types floors
	$(MAKE) --no-print-directory suites browser

lint: $(DEV_STAMP)  ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV_STAMP)  ## mypy, strict in kernel and acts
	SECRET_KEY=types-need-none $(BIN)/mypy

floors: $(DEV_STAMP)  ## import-linter: who may import whom
	$(BIN)/lint-imports

suites: $(DEV_STAMP)
	@$(MAKE) --no-print-directory messages
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(wildcard $(addprefix tests/,$(SUITES)))

# One process: the browser and its server already keep two cores busy.
browser: $(DEV_STAMP) $(SYSTEM_STAMP)
	@$(MAKE) --no-print-directory messages
	$(BIN)/python -m pytest tests/browser

test-fast: $(DEV_STAMP)  ## kernel and acts only, seconds
	$(BIN)/python -m pytest -q $(wildcard tests/unit tests/spec tests/documents)

mutate: $(DEV_STAMP)  ## mutation tests over kernel and acts
	$(BIN)/mutmut run
	$(BIN)/mutmut results

bench: $(DEV_STAMP)  ## measure; prints tables
	@for script in bench/coverage_and_brackets.py bench/pages.py bench/quality.py \
	    bench/licensing.py; do \
	  echo "== $$script"; $(BIN)/python $$script; done

UV_COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --extra build pyproject.toml
lock: $(DEV_STAMP)  ## write the lock files anew
	$(BIN)/$(UV_COMPILE) --output-file requirements/run.lock
	$(BIN)/$(UV_COMPILE) --extra dev --extra spark --constraints requirements/run.lock \
	  --output-file requirements/dev.lock

clean:  ## remove what was built here (not your data)
	rm -rf $(VENV) mutants .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find src -name '*.mo' -delete
