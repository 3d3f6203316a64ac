# Thin: every target sets up the environment if need be and calls one command.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/ready

.PHONY: run test lab refresh check bench lint lock clean
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

test: $(READY)  ## unit tests, doctests, strict notebook check, pictures by their pixels
	$(BIN)/ruff check .
	$(BIN)/python -m pytest

lab: $(READY)  ## JupyterLab, opened at the first notebook
	$(BIN)/jupyter lab notebooks/01-the-two-texts.ipynb

refresh: $(READY)  ## execute the committed notebooks again, in place, byte-stable
	$(BIN)/bittersweet refresh

check: $(READY)  ## validate the data folder
	$(BIN)/bittersweet check

bench: $(READY)  ## words per second, beside other tools
	$(BIN)/python benchmarks/bench.py

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

# One command compiles both locks: with hashes for pip and uv, without for the conda door (pip refuses
# an editable install in a list with hashes).
lock: $(READY)  ## compile requirements.txt and requirements-conda.txt from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate \
	  --custom-compile-command "make lock" --generate-hashes --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate \
	  --custom-compile-command "make lock" --constraint requirements.txt --output-file requirements-conda.txt pyproject.toml

clean:
	rm -rf build $(VENV)
