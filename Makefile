# Usher: one command each. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Compiled modules are kept below .venv and __pycache__: without them every start compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE
export UV_PYTHON_DOWNLOADS ?= never
# uv from the machine, else one of our own below .uv/.
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do command -v $$p && break; done 2>/dev/null)
BIN := .venv/bin

.PHONY: help run dev test check setup build-assets format clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: setup  ## start everything on this machine; the first time takes some minutes
	@exec $(BIN)/usher up

dev: setup  ## the same, with portal, agent and assets reloaded when their sources change
	@exec $(BIN)/usher up --reload

test: setup  ## every test: unit, contract, integration, conversation, rehearsal, end to end
	@exec .ci/test

check: setup  ## format, lint, types, layers, TypeScript, documents, compose file
	@exec .ci/check

setup: $(UV)
	@.ci/setup $(UV)

.uv/bin/uv:
	@echo "[setup] uv is not installed; putting it into .uv/"
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12, 3.13 or 3.14 is needed (python3 on PATH)." >&2; exit 1; }
	@$(PYTHON) -m venv .uv || { echo "python3-venv is missing: apt-get install python3-venv" >&2; exit 1; }
	@.uv/bin/pip install --quiet --disable-pip-version-check uv==0.13.9

build-assets: setup  ## room client and the portal's assets, even when nothing changed
	@$(BIN)/python -m embedded.assets --again

format: setup  ## what can be put right by machine
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean:  ## what was built and the caches; never the state in .usher/
	@rm -rf .venv .uv node_modules portal/static/dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
