PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# What the lessons need is installed; what working on the course needs is, too.
LAB := $(VENV)/.lab
HUB := $(VENV)/.hub
PROXY := $(VENV)/node/node_modules/.bin/configurable-http-proxy
DEV := $(VENV)/.dev
# What's never used is never compiled, and what's compiled is kept, whatever a container says:
# kernels start often.
export PYTHONDONTWRITEBYTECODE :=
PIP := PYTHONDONTWRITEBYTECODE=1 $(RUN) -m pip --disable-pip-version-check
# A lock is complete, and leaves out on purpose what pyproject.toml says.
INSTALL := $(PIP) install --quiet --no-compile --no-deps
# More options for the program that a target runs: make test ARGS="-k mean"
ARGS ?=
# Which lesson to present, and how large a class is.
LESSON ?= 00
LEARNERS ?= 30

.DEFAULT_GOAL := help
.PHONY: help lab present rehearse check-setup test lint browser notebooks book test-latest test-oldest mutants faults bench hub hub-load big-image grade gain picture lock

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

lab: $(LAB) ## open the course in JupyterLab
	@$(RUN) tools/lab.py $(ARGS)

present: $(DEV) ## open a lesson's slides: make present LESSON=05
	@$(RUN) -m tools.present $(LESSON) $(ARGS)

rehearse: browser ## go through all slides in a browser, and say what to fix
	@$(RUN) -m tools.present.rehearse $(ARGS)

check-setup: $(LAB) ## say what this machine lacks for a class, and how to fix it
	@$(RUN) -m tools.check_setup

test: $(if $(ARGS),,lint) browser ## run every check and test; with ARGS only those tests: make test ARGS="-k mean"
	@$(RUN) -m pytest -n 4 $(ARGS)

lint: $(DEV) ## check style, spelling, layers and workflows; lay code out
	@$(VENV)/bin/pre-commit run --all-files

# Without a browser, its tests are skipped, or fail in CI.
browser: $(DEV) ## fetch Playwright's Chromium where there's none
	@for name in chromium-headless-shell chromium chromium-browser google-chrome; do \
	  command -v $$name >/dev/null && exit; \
	done; \
	$(VENV)/bin/playwright install --no-shell chromium >$(VENV)/browser.log 2>&1 || \
	  echo "There's no Chromium here, and Playwright couldn't download its own: see $(VENV)/browser.log" >&2

notebooks: $(DEV) ## build notebooks/, solutions/, docs/glossary.md and docs/map.svg from lessons/, and inventory/
	@$(RUN) -m tools.build $(ARGS)
	@$(RUN) -m tools.glossary
	@$(RUN) -m tools.concept_map
	@$(RUN) -m tools.build.inventory

book: $(DEV) ## build the lessons as a site that plays without Python, in artifacts/book/
	@$(RUN) -m tools.book $(ARGS)

test-latest: RESOLUTION := highest## run every test on the newest releases that pyproject.toml admits
test-oldest: RESOLUTION := lowest-direct## run every test on the oldest releases that pyproject.toml admits
test-latest test-oldest:
	@$(PYTHON) -m venv --clear .venv-$@
	@.venv-$@/bin/pip install --quiet --disable-pip-version-check uv
	@.venv-$@/bin/uv pip install --quiet --python .venv-$@ --resolution $(RESOLUTION) --group dev -e .
	@echo "To get from these releases to the locked ones:"
	@.venv-$@/bin/uv pip install --dry-run --python .venv-$@ --no-deps -r requirements-dev.lock
	@.venv-$@/bin/python -m pytest -n 4 $(ARGS)

mutants: $(DEV) ## change helpers bit by bit, and see whether the tests notice
	@$(RUN) -m tools.mutants $(ARGS)

faults: $(DEV) ## plant faults in copies of the course, and see whether the tests notice
	@$(RUN) -m tools.faults $(ARGS)

bench: browser ## measure how fast the demos follow a slider, and what they cost
	@$(RUN) -m benchmarks.bench $(ARGS)

hub: $(HUB) $(PROXY) ## try the hub of a class on this machine; docs/hub.md says how to let a class in
	@$(RUN) -m hub.trial $(ARGS)

hub-load: browser $(PROXY) ## measure a hub on this machine with a whole class: make hub-load LEARNERS=30
	@$(RUN) -m benchmarks.hub_load --learners $(LEARNERS) $(ARGS)

big-image: $(LAB) ## filter an image that's larger than the memory allowed, and measure it
	@$(RUN) -m benchmarks.big_image $(ARGS)

grade: $(LAB) ## run the checks of submitted notebooks: make grade ARGS=folder
	@$(RUN) -m tools.grade $(ARGS)

gain: $(LAB) ## compare a class's answers before and after the course: make gain ARGS="before after"
	@$(RUN) -m tools.gain $(ARGS)

picture: browser ## make the README's moving picture of the lab
	@$(RUN) -m tools.moving_picture

lock: ## bring all locks up to pyproject.toml (delete them first to renew every pin)
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && \
	$(PYTHON) -m venv "$$tools" && \
	"$$tools/bin/pip" install --quiet --disable-pip-version-check uv && \
	compile() { "$$tools/bin/uv" pip compile pyproject.toml --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet "$$@"; } && \
	compile --group dev -o requirements-dev.lock && \
	compile --group lab -c requirements-dev.lock -o requirements.lock && \
	compile --group hub -c requirements-dev.lock -o requirements-hub.lock

# A stamp goes before anything is installed and comes back last: without it, a set-up was
# interrupted, and what it left may be half a package, so the next one starts from nothing.
$(LAB): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  "The course needs Python 3.11 or later as $(PYTHON); name another with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo \
	  "Python's venv module is missing; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@test -e $@ || $(PYTHON) -m venv --clear $(VENV)
	@rm -f $(LAB) $(HUB) $(DEV)
	@echo "Installing what the lessons need, half a minute or so…"
	@# Python 3.11 brings a pip that takes twice as long, and a setuptools that nothing needs.
	@sed -n '/^pip==/,/[^\]$$/p' requirements.lock > $(VENV)/pip.lock
	@$(INSTALL) --require-hashes -r $(VENV)/pip.lock
	@$(PIP) uninstall -qqy setuptools
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-build-isolation -e .
	@touch $@

$(HUB): requirements-hub.lock $(LAB)
	@rm -f $(LAB) $@
	@echo "Installing what a hub needs…"
	@$(INSTALL) --require-hashes -r requirements-hub.lock
	@touch $(LAB) $@

$(PROXY): | $(HUB)
	@npm install --silent --no-audit --no-fund --ignore-scripts --prefix $(VENV)/node \
	  configurable-http-proxy@5.3.0 >$(VENV)/npm.log 2>&1 || \
	  echo "The hub's usual proxy comes from npm, and couldn't be installed: see $(VENV)/npm.log." \
	  "A simple one takes its place." >&2

# What a hub needs is among it.
$(DEV): requirements-dev.lock $(LAB)
	@rm -f $(LAB) $(HUB) $@
	@echo "Installing what working on the course needs…"
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $(LAB) $(HUB) $@
