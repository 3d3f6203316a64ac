# Thin: every target sets up the environment if need be and calls one command.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready
FIRST  := notebooks/01-the-two-texts.ipynb

# Kept compiled, a library stack loads in a third of the time; some machines are set to keep nothing.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test pytest lab refresh check bench bench-many torture lint lock clean
.DEFAULT_GOAL := run

# pip installs uv (pinned and hashed in the lock), uv installs the rest of the lock; the package itself
# comes last, without looking for anything that the lock does not name.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; name another with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	awk '/^[a-z]/ { uv = /^uv==/ } uv' requirements.txt > $(VENV)/uv.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY)  ## check the data, execute the notebooks, write build/tables and build/site
	$(BIN)/bittersweet run

test: $(READY)  ## lint, types, floors, unit tests, doctests, strict notebook check, pages in a browser
	@$(MAKE) --no-print-directory -j2 lint pytest

pytest: $(READY)  ## all tests, with lines and branches counted
	$(BIN)/python -W 'ignore:Unable to activate pytest branch coverage' -m slipcover -m pytest -q -p tests.kernels -p tests.forks --forks 3

lab: $(READY)  ## JupyterLab at the root of the project, opened at the first notebook
	JUPYTER_CONFIG_PATH=$(CURDIR)/jupyter $(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/$(FIRST)

refresh: $(READY)  ## execute the committed notebooks again, in place, byte-stable
	$(BIN)/bittersweet refresh

check: $(READY)  ## validate the data folder
	$(BIN)/bittersweet check

bench: $(READY)  ## words per second beside other tools, the whole way, and doubling factors
	$(BIN)/python benchmarks/bench.py

bench-many: $(READY)  ## many texts: build, memory, concordance, beside Conc; SIZE=large for 500 million words
	$(BIN)/python benchmarks/many.py

torture: $(READY)  ## fuzzers, mutants, kills and the strict check many times over; takes long
	$(BIN)/python -m tests.torture

lint: $(READY)  ## style, format, types, and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# One command compiles both locks: with hashes for pip and uv, without for the conda door (pip refuses
# an editable install in a list with hashes).
lock: $(READY)  ## compile requirements.txt and requirements-conda.txt from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate \
	  --custom-compile-command "make lock" --generate-hashes --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate \
	  --custom-compile-command "make lock" --constraint requirements.txt --output-file requirements-conda.txt pyproject.toml

clean:
	rm -rf build $(VENV)
