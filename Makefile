# make demo | test      set everything up on a fresh machine and do the main job, or run every test
# make dev              an editable install and the tools, for changing the code
# make check | bench    style, types and freshness; measurements
# make fuzz             loads damaged documents for ten minutes: FUZZFLAGS="--minutes 1"
# make format           lays the code out and mends what can be mended by itself
# make clean            forget everything that make made
#
# On a fresh clone everything is installed in .venv, from the wheel built here, as a user would get it.
# Once `make dev` has made .venv editable, .venv is yours: demo, test, check and bench then keep an
# environment of their own, build/venv, so that they still try the built wheel.

PYTHON    ?=
TESTFLAGS ?=
BENCHFLAGS ?=
FUZZFLAGS ?=

LAYERS := api cli viz queries loaders graph ontology examples
VENV   := $(if $(wildcard .venv/.editable),build/venv,.venv)
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
PINS   := -c constraints/dev.txt

# The first Python on this machine that is new enough, or the one named by PYTHON=...
FIND_PYTHON = for p in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	    if "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo "$$p"; exit 0; fi; done; exit 1

# $(call make_venv,DIR): a virtual environment, or one sentence that says what to install.
define make_venv
	@set -e; python=$$($(FIND_PYTHON)) || { \
	    echo "Remit needs Python 3.11 or newer$(if $(PYTHON), and $(PYTHON) is not): install it, or say where it is with 'make $(MAKECMDGOALS) PYTHON=/path/to/python3'." >&2; exit 1; }; \
	"$$python" -c 'import ensurepip, venv' 2>/dev/null || { \
	    v=$$("$$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
	    echo "Python $$v here cannot make virtual environments: install that part first, on Debian or Ubuntu with 'sudo apt-get install python$$v-venv', then run make again." >&2; exit 1; }; \
	rm -rf $(1); "$$python" -m venv $(1)
endef

.PHONY: help demo test dev check format lint types generated bundled bench fuzz constraints clean

help:
	@sed -n '1,/^$$/s/^# \{0,1\}//p' Makefile

# ---------------------------------------------------------------- what people run

demo: $(VENV)/.wheel
	@mkdir -p build
	@echo "Reading examples/harrowmere/plan.docx and delivery-plan.xlsx, then asking: who is accountable for knife crime?"
	@$(BIN)/remit load examples/harrowmere/plan.docx examples/harrowmere/delivery-plan.xlsx \
	    --decisions examples/harrowmere/decisions.yaml -r build/harrowmere.remit > build/harrowmere.log
	@echo
	@$(BIN)/remit -r build/harrowmere.remit who "knife crime"
	@echo
	@cat build/harrowmere.log
	@echo
	@echo "More to try:"
	@echo "  $(BIN)/remit -r build/harrowmere.remit list vacancies          where nobody is named"
	@echo "  $(BIN)/remit -r build/harrowmere.remit of \"Northfenshire Police\"  what it answers for"
	@echo "  $(BIN)/remit who \"domestic abuse strategy\"                   the bundled register of a real partnership"
	@echo "  $(BIN)/remit --help                                           everything else"

# Tests and doctests run on the installed wheel: a package left out of it fails here.
test: $(VENV)/.tests
	$(BIN)/pytest --doctest-modules --pyargs tests remit $(TESTFLAGS)

check: lint types generated

bench: $(VENV)/.tests
	$(BIN)/python -m bench $(BENCHFLAGS)

# Damaged documents, on two cores; what fails is printed with the number that makes it again.
fuzz: $(VENV)/.tests
	$(BIN)/python -m tests.fuzz $(FUZZFLAGS)

dev: .venv/.editable

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info

# ---------------------------------------------------------------- the parts of `check`

lint: $(VENV)/.tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(VENV)/.tools
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

# The type checker reads the installed wheel (it cannot follow package-dir), so its paths are turned
# back into those of the source folders. Tests, benchmarks and page makers are checked against it. The
# page's scripts are checked by tsc, where it is or can be had.
types: SHELL := /bin/bash
types: .SHELLFLAGS := -o pipefail -c
types: $(VENV)/.tools
	$(BIN)/mypy -p remit | sed -E 's#^.*site-packages/remit/(cli|viz|queries|loaders|graph|ontology|examples)/#\1/#; s#^.*site-packages/remit/#api/#'
	$(BIN)/python -m tests.support.page_types
	$(BIN)/mypy $$(find tests bench docs -name '*.py' -not -path '*/.*' 2>/dev/null)

# Files that a script writes and git keeps: add `script --check` lines here, one for each.
generated: $(VENV)/.tools
	$(BIN)/python -m remit.ontology.generate --check
	$(BIN)/python -m remit.queries.audit.page --check
	$(BIN)/python -m remit.viz.preparing --check
	$(BIN)/python -m remit.examples.retelling examples/walsall-2020 --check

# The bundled register, from its reviewed text. With SEEDS=FOLDER, first that text from the documents
# in a folder; `--missing` behind the command lists the wordings that lack a title of our own.
bundled: $(VENV)/.wheel
	$(BIN)/python -m remit.examples.retelling examples/walsall-2020 $(if $(SEEDS),--from $(SEEDS))

# ---------------------------------------------------------------- set-up, each step once

# An environment with what is needed to build and nothing of ours yet.
.venv/.made build/venv/.made: constraints/dev.txt
	@mkdir -p build
	$(call make_venv,$(@D))
	@echo "Setting up $(@D) ..."
	@$(@D)/bin/python -m pip --disable-pip-version-check install -q $(PINS) setuptools
	@touch $@

# The wheel, built and installed again only when a source has changed. Folders count as sources, so
# that a deleted file counts too. build/lib would bring deleted modules back, so it goes first.
.PHONY: FORCE
$(VENV)/.wheel: $(VENV)/.made FORCE
	@if [ ! -e $@ ] || [ $< -nt $@ ] || [ -n "$$(find pyproject.toml README.md LICENSE $(LAYERS) \
	        -name __pycache__ -prune -o -newer $@ -print -quit 2>/dev/null)" ]; then \
	    set -e; \
	    touch $@.new; \
	    rm -rf build/lib build/bdist.* dist/remit-*.whl; \
	    echo "Building and installing Remit ..."; \
	    $(PIP) wheel -q --no-deps --no-build-isolation -w dist . ; \
	    $(PIP) install -q $(PINS) dist/remit-*.whl; \
	    $(PIP) install -q --no-deps --force-reinstall dist/remit-*.whl; \
	    mv $@.new $@; \
	fi

$(VENV)/.tests: $(VENV)/.made pyproject.toml | $(VENV)/.wheel
	@echo "Installing what the tests need ..."
	@$(PIP) install -q $(PINS) "$$(echo dist/remit-*.whl)[test]"
	@touch $@

$(VENV)/.tools: $(VENV)/.made pyproject.toml | $(VENV)/.wheel
	@echo "Installing what the checks need ..."
	@$(PIP) install -q $(PINS) "$$(echo dist/remit-*.whl)[dev]"
	@touch $@

# Strict editable: links to the files, which type checkers follow. Run it again after adding a file.
.PHONY: .venv/.editable
.venv/.editable: .venv/.made
	@echo "Installing Remit into .venv, editable, with the tools ..."
	@.venv/bin/python -m pip --disable-pip-version-check install -q $(PINS) --no-build-isolation \
	    --config-settings editable_mode=strict -e ".[dev]"
	@rm -f .venv/.wheel .venv/.tests .venv/.tools
	@if git rev-parse --git-dir >/dev/null 2>&1; then .venv/bin/pre-commit install || \
	    echo "The commit hook was not installed; 'make check' does the same work."; fi
	@touch $@

# ---------------------------------------------------------------- pins

# Names and versions only: no address of any index may get in.
constraints:
	@mkdir -p build
	$(call make_venv,build/pins)
	build/pins/bin/python -m pip install -q --upgrade pip setuptools
	build/pins/bin/python -m pip install -q ".[dev]"
	@{ echo "# Every version that Remit was tested with. Made by 'make constraints'; see CONTRIBUTING.md."; \
	   build/pins/bin/python -m pip freeze --all --exclude pip --exclude remit; } > build/pins.txt
	@if grep -nE '://|@|^-' build/pins.txt; then echo "These lines name a place, not a version: constraints/dev.txt is unchanged." >&2; exit 1; fi
	mv build/pins.txt constraints/dev.txt
	rm -rf build/pins
