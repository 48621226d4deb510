# Two commands do it all on a fresh machine: make run, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready-run
DEV_STAMP := $(VENV)/.ready-dev
BENCH_STAMP := $(VENV)/.ready-bench
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SOURCES := bot domain handlers jobs knowledge sandbox storage tests benchmarks

.PHONY: help install setup run test check format bench soak audit lock clean

help: ## List what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(STAMP): requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(DEV_STAMP): $(STAMP) requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

$(BENCH_STAMP): $(DEV_STAMP) requirements/bench.txt
	$(PIP) install --require-hashes -r requirements/bench.txt
	touch $@

install: $(STAMP) ## Make .venv and install everything pinned that the service needs

setup: $(DEV_STAMP) ## Make .venv and install everything pinned, for running and for developing

run: $(STAMP) ## Start the service: the sandbox without a token, Telegram with TALARIA_TELEGRAM_TOKEN
	$(BIN)/talaria run

test: $(DEV_STAMP) ## Run the whole test suite
	$(BIN)/python -m pytest -n auto

check: $(DEV_STAMP) ## Check format, lint, types and the directions of imports
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(DEV_STAMP) ## Lay out the sources anew
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

bench: $(BENCH_STAMP) ## Measure what the floors name (bounded, loopback only); PARTS="delivery" measures some
	$(BIN)/python -m benchmarks $(PARTS)

soak: $(BENCH_STAMP) ## Let much traffic through and watch the memory (bounded; SOAK_UPDATES=1000000)
	$(BIN)/python -m benchmarks soak

audit: $(BENCH_STAMP) ## Ask for known faults of the dependencies, where that can be asked
	$(BIN)/python -m benchmarks.audit

lock: ## Pin the dependencies anew, with hashes and without addresses of indexes
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml requirements/build.in -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml requirements/build.in -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev --extra bench pyproject.toml requirements/build.in -o requirements/bench.txt

clean: ## Remove what the other targets made, but no data
	rm -rf $(VENV) build *.egg-info .cache .mypy_cache .ruff_cache .pytest_cache
