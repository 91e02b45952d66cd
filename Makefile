# Two commands for people:  make run PHOTOS=<folder>    and    make test
# Both set up what they need on a fresh machine with Python 3.11 or newer.
.DEFAULT_GOAL := help
SHELL := /bin/bash

RUN := .venv
DEV := .venv-dev
PY := $(DEV)/bin/python
LIBRARY ?=
DATA ?=

.PHONY: help run setup setup-dev test check unit faults lock models vocabulary translations screenshots benchmarks clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## index PHOTOS=<folder> and open the window, or print what was found
	@$(RUN)/bin/photomanager $(if $(LIBRARY),--library "$(LIBRARY)") run $(if $(PHOTOS),"$(PHOTOS)")

setup: $(RUN)/.ready
$(RUN)/.ready: requirements/run.txt packaging/setup.sh
	@packaging/setup.sh $(RUN) requirements/run.txt

setup-dev: $(DEV)/.ready
$(DEV)/.ready: requirements/dev.txt packaging/setup.sh
	@packaging/setup.sh $(DEV) requirements/dev.txt

test: setup-dev check unit ## everything that CI runs

check: setup-dev ## lint, types and floors
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports

unit: setup-dev ## the tests
	QT_QPA_PLATFORM=offscreen $(DEV)/bin/pytest -q -n 2

faults: setup-dev ## half an hour of kills, full disks and moved files, at full length
	PHOTOMANAGER_FAULTS=long QT_QPA_PLATFORM=offscreen $(DEV)/bin/pytest -v -p no:randomly \
	  -o faulthandler_timeout=0 tests/faults

lock: setup-dev ## choose and lock the newest versions of all dependencies
	$(PY) -m pip install -q uv
	rm -f requirements/run.txt requirements/dev.txt
	$(DEV)/bin/uv pip compile pyproject.toml --universal --extra train --extra evaluate --group dev \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/dev.txt
	$(DEV)/bin/uv pip compile pyproject.toml --universal --group build -c requirements/dev.txt \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements/run.txt

models: setup-dev ## rebuild the networks and feature spaces from DATA=<folder of data sets>
	@test -n "$(DATA)" || { echo "Name the folder of data sets: make models DATA=<folder>"; exit 2; }
	@for network in efficientnet-lite2 efficientnet-lite0; do \
	  $(PY) -m photomanager.training network $$network --data "$(DATA)" || exit 1; \
	  $(PY) -m photomanager.training starter $$network --data "$(DATA)" || exit 1; done
	@$(PY) -m photomanager.training face-detector

vocabulary: setup-dev ## rebuild the vocabulary (Debian: wordnet-base)
	$(PY) -m photomanager.training.build_vocabulary

translations: setup-dev ## find the window's texts, list what is not translated, build what it loads
	$(PY) packaging/translations.py

screenshots: setup-dev ## every view in build/screenshots, those of README and docs in docs/images
	$(PY) docs/screenshots.py docs/images
	QT_SCALE_FACTOR=1 $(PY) docs/screenshots.py --all build/screenshots
	QT_SCALE_FACTOR=2 $(PY) docs/screenshots.py --all build/screenshots

benchmarks: setup-dev ## all benchmark programs, one after another
	@for program in benchmarks/*.py; do echo "== $$program"; $(PY) "$$program" || exit 1; done

clean: ## remove environments and caches
	rm -rf $(RUN) $(DEV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
