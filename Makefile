PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.installed
RUN := $(VENV)/bin/python
# More options for the program that a target runs: make test ARGS="-k mean"
ARGS ?=
# Which lesson to present.
LESSON ?= 00

.DEFAULT_GOAL := help
.PHONY: help lab present rehearse check-setup test notebooks book test-latest test-oldest mutants faults bench grade picture lock

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

lab: $(READY) ## open the course in JupyterLab
	@$(RUN) tools/lab.py $(ARGS)

present: $(READY) ## open a lesson's slides: make present LESSON=05
	@$(RUN) -m tools.present $(LESSON) $(ARGS)

rehearse: $(READY) ## go through all slides in a browser, and say what to fix
	@$(RUN) -m tools.present.rehearse $(ARGS)

check-setup: $(READY) ## say what this machine lacks for a class, and how to fix it
	@$(RUN) -m tools.check_setup

# Workers and kernels start so often that what is compiled has to be kept, whatever a container says.
test: $(READY) ## run every test: notebooks, units, set-up, real browser
	@PYTHONDONTWRITEBYTECODE= $(RUN) -m pytest -n 3 $(ARGS)

notebooks: $(READY) ## build notebooks/, solutions/ and docs/glossary.md from lessons/
	@$(RUN) -m tools.build $(ARGS)
	@$(RUN) -m tools.glossary

book: $(READY) ## build the lessons as a site that plays without Python, in artifacts/book/
	@$(RUN) -m tools.book $(ARGS)

test-latest: ## run every test on the newest releases that pyproject.toml admits
	@$(PYTHON) -m tools.releases latest $(ARGS)

test-oldest: ## run every test on the oldest releases that pyproject.toml admits
	@$(PYTHON) -m tools.releases oldest $(ARGS)

mutants: $(READY) ## change helpers bit by bit, and see whether the tests notice
	@$(RUN) -m tools.mutants $(ARGS)

faults: $(READY) ## plant faults in copies of the course, and see whether the tests notice
	@$(RUN) -m tools.faults $(ARGS)

bench: $(READY) ## measure how fast the demos follow a slider, and what they cost
	@$(RUN) -m benchmarks.bench $(ARGS)

grade: $(READY) ## run the checks of submitted notebooks: make grade ARGS=folder
	@$(RUN) -m tools.grade $(ARGS)

picture: $(READY) ## make the README's moving picture of the lab
	@$(RUN) -m tools.moving_picture

lock: ## bring requirements.lock up to pyproject.toml (delete it first to renew every pin)
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	$(PYTHON) -m venv "$$tools" && \
	"$$tools/bin/pip" install --quiet --disable-pip-version-check uv && \
	"$$tools/bin/uv" pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock

# The stamp goes before anything is installed and comes back last: without it, a set-up was
# interrupted, and what it left may be half a package, so the next one starts from nothing.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  "The course needs Python 3.11 or later as $(PYTHON); name another with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo \
	  "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@test -e $@ || $(PYTHON) -m venv --clear $(VENV)
	@rm -f $@
	@echo "Installing the course's packages, a minute or two…"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
