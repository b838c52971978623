# What each command does is printed by `make` alone.
SHELL := /bin/bash
VENV ?= .venv
BIN := $(VENV)/bin
FILE ?=
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix bench accuracy docs vendor samples screenshots lock

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/.installed: requirements.lock pyproject.toml
	@scripts/setup.sh $(VENV)
	@touch $@

setup: $(VENV)/.installed ## Python environment from the lock file

demo: setup ## Read a sample directive (or FILE=path) in the terminal, then start the site with invented data
	@scripts/system_packages.sh ocr
	@scripts/demo.sh "$(FILE)" "$(PORT)"

test: setup ## Every test, on SQLite and on PostgreSQL; missing machine packages are installed or their tests skipped
	@scripts/system_packages.sh ocr office browser postgres
	@scripts/test.sh

check: setup ## Lint, format, layers, types
	@echo ">> ruff, lint-imports, mypy"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy

fix: setup ## Format, and mend what a tool can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup ## Speed as ratios in one run, error rate of the scanned sample
	@scripts/system_packages.sh ocr
	@$(BIN)/python -c "import underthesea" 2>/dev/null || $(BIN)/python -m uv pip install --quiet --python $(BIN)/python underthesea || true
	@$(BIN)/python benchmarks/reading.py
	@$(BIN)/python benchmarks/remap.py
	@$(BIN)/python benchmarks/survey.py
	@$(BIN)/python -c "import duckdb, pandas, pyarrow" 2>/dev/null || $(BIN)/python -m uv pip install --quiet --python $(BIN)/python duckdb pandas pyarrow || true
	@PYTHONPATH=. $(BIN)/python benchmarks/cohorts.py
	@PYTHONPATH=. $(BIN)/python benchmarks/reevaluation.py
	@PYTHONPATH=. $(BIN)/python benchmarks/survey_site.py --rows 5000
	@PYTHONPATH=. $(BIN)/python benchmarks/recognition_site.py --changes 50
	@PYTHONPATH=. $(BIN)/python benchmarks/register_pages.py --rows 5000 --repeat 3

accuracy: setup ## Scores on the labelled texts, and what each rule alone gains; written into the manual
	@$(BIN)/python scripts/accuracy.py --rules --write

docs: setup ## The parts of the manual that are made by the code
	@$(BIN)/python scripts/make_docs.py

vendor: ## Rebuild the vendored front-end files from their packages (needs npm)
	@scripts/vendor.sh

samples: setup ## Rebuild the sample directive in its five forms (needs LibreOffice)
	@scripts/system_packages.sh office
	@$(BIN)/python scripts/build_samples.py

screenshots: setup ## Pictures of each page at 1280 and 360 px into docs/screenshots
	@scripts/system_packages.sh browser ocr
	@$(BIN)/python scripts/screenshots.py

lock: setup ## Pin every dependency with its hashes
	@$(BIN)/python -m uv pip compile --quiet --generate-hashes --no-emit-index-url --extra site --extra dev pyproject.toml -o requirements.lock
