# make study   evaluate the gigawatt scenario and write reports/gigawatt/
# make test    lint, types, tests
# Both create .venv and install orbitdc into it, pinned by constraints.txt.

PYTHON ?= python3
SCENARIO ?= gigawatt
BIN := .venv/bin

.PHONY: study test install benchmarks clean

install: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	touch $@

study: install
	$(BIN)/orbitdc study $(SCENARIO)

test: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

benchmarks: install
	OMP_NUM_THREADS=1 $(BIN)/python benchmarks/propagation.py
	$(BIN)/python benchmarks/model_rate.py
	$(BIN)/python benchmarks/radiation_rate.py
	$(BIN)/python benchmarks/economics_rate.py
	$(BIN)/python benchmarks/start_up.py

clean:
	rm -rf .venv
