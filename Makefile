# What each command does is printed by `make` alone.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
FILE ?=

.DEFAULT_GOAL := help
.PHONY: help setup setup-system demo test check fix bench accuracy docs vendor screenshots lock clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

$(BIN)/.installed: requirements.lock pyproject.toml
	@echo ">> make setup: môi trường Python trong $(VENV)"
	@test -x $(BIN)/python || $$(command -v $(PYTHON) || command -v python3) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv || true
	@if $(BIN)/python -m uv --version >/dev/null 2>&1; then \
	   VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/python -m uv pip install --quiet --require-hashes -r requirements.lock && \
	   VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/python -m uv pip install --quiet --no-deps -e . ; \
	 else \
	   $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock && $(BIN)/python -m pip install --quiet --no-deps -e . ; \
	 fi
	@touch $@

setup: $(BIN)/.installed ## Python environment from the lock file

test: setup ## Every test, on SQLite and (where found) PostgreSQL
	@echo ">> make test"
	@$(BIN)/python -m pytest -q

check: setup ## Lint, types, layers
	@echo ">> make check"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy

fix: setup ## Format and mend what a tool can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
