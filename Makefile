# Alles in één map: omgeving, programma's en browser komen in .venv (de browser soms daarbuiten).
.DEFAULT_GOAL := help
.PHONY: help scan test test-snel bench bench-act model bench-taal controle schoon
MAKEFLAGS += --no-print-directory

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet --quiet install
PYTEST := $(PY) -m pytest -n logical --maxprocesses 4 --dist loadgroup --no-loadscope-reorder

# The address goes to the shell through its environment, as it was typed: $, & and quotes are safe.
override URL := $(value URL)
export URL

# In a container one works as root; that is fine in an environment of its own.
export PIP_ROOT_USER_ACTION := ignore

help:
	@echo "make scan              controleer de voorbeeldgemeente en maak een rapport"
	@echo "make scan URL=https…   controleer een andere website"
	@echo "make test              draai alle tests, ook die met een browser"
	@echo "make test-snel         draai alleen de snelle tests"
	@echo "make controle          controleer de stijl en de types van de code"
	@echo "make bench             meet hoe snel een scan is"
	@echo "make bench-act ACT=…   meet wat er van testgevallen van W3C wordt gevonden"
	@echo "make bench-taal DATA=… meet hoe goed en hoe snel het oordeel over taal is"
	@echo "make model UD=map      leer het taalmodel opnieuw, uit treebanks in die map"
	@echo "make schoon            gooi weg wat make heeft gemaakt"

# Exit code 1 says that the scan found something; the report is there, so all went well.
scan: $(VENV)/.browser
	@$(VENV)/bin/toegankelijk scan $(if $(URL),-- "$$URL",--voorbeeld) || [ $$? -eq 1 ]
	@echo "Het programma zelf staat hier: $(VENV)/bin/toegankelijk"

test: $(VENV)/.ontwikkelaar $(VENV)/.browser
	@$(PYTEST)

test-snel: $(VENV)/.ontwikkelaar
	@$(PYTEST) -m "not browser and not traag"

controle: $(VENV)/.ontwikkelaar
	@$(VENV)/bin/ruff check --quiet
	@$(VENV)/bin/ruff format --check --quiet
	@$(PY) -m mypy

bench: $(VENV)/.ontwikkelaar $(VENV)/.browser
	@$(PY) -m bench

bench-act: $(VENV)/.ontwikkelaar $(VENV)/.browser
	@[ -d "$(ACT)" ] || { echo "Geef de map met testgevallen op: make bench-act ACT=map"; exit 2; }
	@$(PY) -m bench act --act "$(ACT)" --missers

bench-taal: $(VENV)/.ontwikkelaar
	@$(PY) -m bench taal $(if $(DATA),--data "$(DATA)") $(if $(UD),--ud "$(UD)")

# How good it is on text that was kept apart comes first; then the one that the tool carries.
model: $(VENV)/.ontwikkelaar
	@[ -d "$(UD)" ] || { echo "Geef de map met treebanks op: make model UD=map TEKST=bestanden"; exit 2; }
	@OPENBLAS_NUM_THREADS=1 $(PY) -W ignore -m scripts.taalmodel judge "$(UD)" $(TEKST:%=--text "%")
	@OPENBLAS_NUM_THREADS=1 $(PY) -W ignore -m scripts.taalmodel train "$(UD)" $(TEKST:%=--text "%")

schoon:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@echo "Ik zet alles klaar. De eerste keer duurt dat een paar minuten."
	@scripts/omgeving.sh $(VENV)

$(VENV)/.gebruiker: pyproject.toml | $(PY)
	@$(PIP) --editable .
	@touch $@

$(VENV)/.ontwikkelaar: $(VENV)/.gebruiker
	@$(PIP) --editable ".[dev]"
	@touch $@

$(VENV)/.browser: | $(VENV)/.gebruiker
	@$(VENV)/bin/toegankelijk dokter --installeer
	@touch $@
