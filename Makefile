# The two commands of the README: `make demo` and `make test`. Everything goes into .venv of this folder.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
TORCH ?= torch==2.13.0

.PHONY: demo test lint accuracy bench clean

# torch goes first: on Linux a plain `torch` pulled in by another package would bring gigabytes of CUDA.
$(BIN)/dafeng: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --upgrade pip
	$(PIP) install --quiet "$(TORCH)"
	$(PIP) install --quiet --editable .
	touch $@

$(VENV)/.test: $(BIN)/dafeng
	$(PIP) install --quiet --editable ".[test,pdf]"
	touch $@

SAMPLES := $(wildcard examples/*.pdf)

# PDF comes last and by itself: it needs Chromium or WeasyPrint, and says so where neither is installed.
demo: $(BIN)/dafeng
	$(BIN)/dafeng check $(SAMPLES) --out dafeng-out --format json,html,docx,xlsx,md,sarif,junit --fail-on never
	@$(BIN)/dafeng report $(SAMPLES:examples/%.pdf=dafeng-out/%.json) --out dafeng-out --format pdf || true
	@echo
	@echo "差距报告 / gap reports:"
	@ls $(SAMPLES:examples/%.pdf=$(CURDIR)/dafeng-out/%.*)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest -n auto

accuracy: $(BIN)/dafeng
	-$(BIN)/dafeng check ../shared/reports/*.pdf ../shared/examples/*/*.pdf --out .accuracy --format json --fail-on never
	$(BIN)/python ../shared/tools/score.py ../shared/gold .accuracy
	$(BIN)/python ../shared/tools/score.py ../shared/examples .accuracy
	$(BIN)/python -m bench.accuracy.table --tool ../shared/tools/score.py --results .accuracy --history bench/history/accuracy.jsonl ../shared/gold/*.json ../shared/examples/*/gold.json

bench: $(BIN)/dafeng
	$(BIN)/python -m bench.reading.speed ../shared/reports/*.pdf --history bench/history/speed.jsonl
	$(BIN)/python -m bench.reading.memory ../shared/reports/*.pdf --history bench/history/memory.jsonl
	$(BIN)/python -m bench.reading.tables ../shared/gold/*.json ../shared/examples/*/gold.json examples/*.gold.json --reports ../shared/reports examples --history bench/history/tables.jsonl
	$(BIN)/python -m bench.plans.evaluate
	$(BIN)/python -m bench.language.ablation
	$(BIN)/python -m bench.language.paragraphs --history bench/history/paragraphs.jsonl
	$(BIN)/python -m bench.stance.evaluate
	$(BIN)/python -m bench.suggest.evaluate

clean:
	rm -rf $(VENV) dafeng-out .accuracy build dist *.egg-info
