# Everything by hand and in .ci/run goes through these targets.  `make help` lists them.

PYTHON ?= python3
VENV ?= .venv
WORKERS ?= 2
FUZZ_SECONDS ?= 120
BENCH_SIZE ?= full
FRAMEWORK ?= examples/ukraine/coalition-plan.framework.yaml
CASE ?= examples/ukraine/ukraine.case.yaml

BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest
ADDED := postgres or browser or go or cluster

.DEFAULT_GOAL := help
.PHONY: help setup assess test test-all test-added verify bench docs lint types check wheel lock clean

help:  ## List the targets
	@sed -n 's/^\([a-z-]*\):.*##  *\(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '  %-12s %s\n' "$$name" "$$text"; done

# An interpreter that is gone (a dangling link) makes the environment anew.
$(BIN)/python:
	@sh scripts/venv "$(PYTHON)" "$(VENV)"

$(VENV)/installed-use: requirements.txt pyproject.toml | $(BIN)/python
	@sh scripts/install "$(VENV)" requirements.txt
	@touch $@

# The requirements for tests hold those for use, at the same versions.
$(VENV)/installed-test: requirements-test.txt pyproject.toml | $(BIN)/python
	@sh scripts/install "$(VENV)" requirements-test.txt
	@touch $@ $(VENV)/installed-use

setup: $(VENV)/installed-test  ## Make the virtual environment with everything that tests need

assess: $(VENV)/installed-use  ## Assess the emerging plan for Ukraine; the brief lands in build/assess
	@mkdir -p build
	$(BIN)/holdfast assess $(FRAMEWORK) --case $(CASE) -o build/assess

test: $(VENV)/installed-test  ## Run every test that needs no service, browser, root or network
	$(PYTEST) -n $(WORKERS) --dist worksteal

# With ADDED_ONLY=1 the tests that `make test` has just run are not run again.
test-all: $(if $(ADDED_ONLY),,test) test-added  ## Run the tests above and those that need a database, browser, Go or cluster

# pytest exits with 5 when no test carries one of the markers.
test-added: $(VENV)/installed-test
	$(PYTEST) -m "$(ADDED)" || { code=$$?; [ $$code -eq 5 ] && echo "No test carries one of the markers: $(ADDED)."; }

verify: $(VENV)/installed-test  ## Run property tests with many examples, then fuzz; takes long on purpose
	$(PYTEST) -n $(WORKERS) --dist worksteal --hypothesis-profile=verify -m "verify or hypothesis"
	$(BIN)/python scripts/fuzz.py --seconds $(FUZZ_SECONDS)

bench: $(VENV)/installed-test  ## Measure speed and print the table; BENCH_SIZE=smoke is a quick run
	BENCH_SIZE="$(BENCH_SIZE)" $(BIN)/python -m benchmarks

docs: $(VENV)/installed-test  ## Write the generated parts of the documentation, check them, and build the site in build/site
	$(BIN)/python scripts/generate_schemas.py
	$(BIN)/python scripts/generate_schemas.py --check
	$(BIN)/python scripts/generate_docs.py
	$(BIN)/python scripts/generate_docs.py --check
	$(BIN)/python scripts/build_site.py

lint: $(VENV)/installed-test  ## Check style
	$(BIN)/ruff check .

types: $(VENV)/installed-test  ## Check types
	$(BIN)/mypy

check: lint types test  ## Run what a change has to pass before it is offered

wheel: $(VENV)/installed-test  ## Build the wheel into dist/ without network
	rm -rf dist
	$(BIN)/python -m build --no-isolation --wheel --outdir dist .

lock:  ## Compile the requirement files anew, to the newest versions that fit
	bash scripts/lock

clean:  ## Remove what was built, the virtual environment included
	rm -rf "$(VENV)" build dist htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
