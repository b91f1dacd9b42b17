# Two commands matter: `make app` and `make test`. `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8501
VENV_PYTHON := .venv/bin/python
BIOME := .venv/bin/biome

.DEFAULT_GOAL := help
# One after the other, also under `make -j`: later targets build on what earlier ones set up.
.NOTPARALLEL:
.PHONY: help app test lint types layers unit pages browser suite bench adapters figures format setup setup-dev \
	models chromium clean python

help:
	@echo "make app       set everything up, fetch the models, start the app on port $(PORT)"
	@echo "make test      set everything up and run every check"
	@echo
	@echo "make lint      ruff: rules and format"
	@echo "make types     mypy"
	@echo "make layers    who may import whom"
	@echo "make unit      tests of single parts"
	@echo "make pages     tests of the pages, without a browser"
	@echo "make browser   tests of the running app, in Chromium"
	@echo "make format    let ruff format and repair what it can"
	@echo "make figures   compute every figure that pages, README and docs quote, and write them anew"
	@echo "make bench     measure, and print tables"
	@echo "make adapters TEXT=folders  train the masked version and its control on folders of works, and measure"
	@echo "make clean     remove the environment and all caches here (the models stay)"
	@echo
	@echo "PORT=8502 and PYTHON=python3.12 choose another port and another Python."

app: setup models
	@$(VENV_PYTHON) -m tools.serve --port $(PORT)

test: setup-dev chromium models lint types layers suite

setup setup-dev: python
setup:
	@$(PYTHON) tools/environment.py

setup-dev:
	@$(PYTHON) tools/environment.py --dev

python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name yours: make app PYTHON=..."; \
		exit 1; }

models: setup
	@$(VENV_PYTHON) -m backend.models.weights.fetch

chromium: setup-dev
	@$(VENV_PYTHON) -m tools.chromium

lint: setup-dev
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	.venv/bin/oxlint components pages
	@if [ -x $(BIOME) ]; then echo "$(BIOME) check --error-on-warnings"; $(BIOME) check --error-on-warnings; \
	else echo "Biome is not made for this machine: the form of JavaScript and CSS is not checked."; fi

types: setup-dev
	$(VENV_PYTHON) -m mypy

layers: setup-dev
	.venv/bin/lint-imports

# Two at a time, a file stays with one of them: each has its models, its app and its browser.
suite: setup-dev chromium models
	@$(VENV_PYTHON) -m backend.models.weights.fetch whisper
	$(VENV_PYTHON) -m pytest -n 2 --dist loadfile --durations 30

unit: setup-dev models
	$(VENV_PYTHON) -m pytest tests/unit

pages: setup-dev models
	$(VENV_PYTHON) -m pytest tests/pages

browser: setup-dev chromium models
	$(VENV_PYTHON) -m pytest tests/browser

bench: setup-dev chromium models
	@for script in tests/benchmarks/*.py; do \
		echo "== $$script"; PYTHONPATH=. $(VENV_PYTHON) "$$script" || exit 1; \
	done

# Both runs go on where they were if they were interrupted. MORE= takes further options of the script.
adapters: setup-dev models
	@test -n "$(TEXT)" || { echo "Which text? make adapters TEXT=folder-of-works (or several)"; exit 1; }
	$(VENV_PYTHON) -m backend.training.masked_version $(TEXT) --out runs/masked $(MORE)
	$(VENV_PYTHON) -m backend.training.masked_version $(TEXT) --out runs/causal --objective causal $(MORE)
	$(VENV_PYTHON) -m backend.training.masked_version $(TEXT) --out runs/masked --control runs/causal --evaluate

# After a change of models, cards or templates: every figure that is quoted, computed anew.
figures: setup-dev models
	@$(VENV_PYTHON) -m pages.frame.figures

format: setup-dev
	$(VENV_PYTHON) -m ruff check --fix .
	$(VENV_PYTHON) -m ruff format .
	.venv/bin/oxlint --fix components pages
	@if [ -x $(BIOME) ]; then echo "$(BIOME) check --write"; $(BIOME) check --write; \
	else echo "Biome is not made for this machine: JavaScript and CSS stay as they are."; fi

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
