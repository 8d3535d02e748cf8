# Two commands do everything on a fresh machine: `make run` and `make test`. `make help` lists the rest.

# Language data for Tesseract; LANGS="swe fin" adds others.
BASE_LANGS := eng fra deu spa ita por nld rus pol ukr tur vie ell ara heb chi_sim chi_tra jpn kor osd
LANGS :=

BIN := .venv/bin
# pip's own cache and configuration are used as they are; the pinned files name no index.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
# A target half made, such as an environment whose making failed, is made anew the next time.
.DELETE_ON_ERROR:
.PHONY: help run test models check format bench doctor install second steps setup tools drawing clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: tools install ## read screenshots/, judge seeds/, write outputs/
	@$(BIN)/ocr-pipeline run; code=$$?; \
	if [ $$code -eq 3 ]; then echo "Done, but not all of it: outputs/problems.csv lists what could not be used."; fi; \
	exit $$code

test: tools drawing .venv/.installed-dev ## run all tests
	@$(BIN)/python -m pytest

models: .venv/.installed-dev ## test loading models by name; installs the extra `models` (large)
	@$(PIP) install "torch==2.13.0" "sentence-transformers==6.2.0"
	@$(BIN)/python -m pytest -m models tests/test_models.py

steps: tools install ## draw how each picture in screenshots/ is read, into outputs/steps/
	@rm -rf outputs/steps
	@$(BIN)/ocr-pipeline extract screenshots -o outputs/steps/messages.csv --debug outputs/steps

second: install ## install the second engine for `--second-opinion` (extra `second-opinion`)
	@$(PIP) install --require-hashes -r constraints-second.txt

check: .venv/.installed-dev ## what CI runs: format, lint, types, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory test

format: .venv/.installed-dev ## lay the code out
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: tools .venv/.installed-dev ## measure accuracy and speed, beside naive page OCR
	@$(BIN)/python -m benchmarks

doctor: install ## show what is installed and what is missing
	@$(BIN)/ocr-pipeline doctor

setup: tools install ## install all that `run` needs; LANGS="swe fin" adds languages

install: .venv/.installed ## install the Python packages only

drawing:
	@sh scripts/fonts.sh
	@sh scripts/chromium.sh

tools:
	@sh scripts/tesseract.sh $(BASE_LANGS) $(LANGS)

clean: ## delete results and the environment
	@find outputs -mindepth 1 ! -name .gitkeep -exec rm -rf {} +
	@rm -rf .venv *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@sh scripts/python.sh

.venv/.installed: constraints.txt pyproject.toml | .venv/bin/python
	@echo "Installing the pinned packages into .venv (once)…"
	@$(PIP) install --require-hashes -r constraints.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.installed-dev: constraints-dev.txt .venv/.installed
	@echo "Installing the tools for tests into .venv (once)…"
	@$(PIP) install --require-hashes -r constraints-dev.txt
	@touch $@
