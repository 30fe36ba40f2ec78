# Everything a newcomer runs. A fresh machine needs Python 3.11+, git and make; the rest is set up here.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

ZONES ?= UTC Asia/Shanghai America/Los_Angeles Pacific/Kiritimati Asia/Kathmandu

.PHONY: help demo test lint bench soak docs wheelhouse clean
help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-12s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml requirements-dev.txt $(wildcard plugins/*/pyproject.toml)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

demo: $(READY)  ## play published cases in a center and show every decision
	$(BIN)/python examples/demo.py

# Coverage follows the workers and the commands that tests start. One number where the floor holds, so that pytest's
# summary stays in sight; below it the second report names the missing lines, and fails in its turn.
test: $(READY)  ## run every test, and hold the coverage floor
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report --format=total || $(BIN)/coverage report

lint: $(READY)  ## ruff, mypy --strict, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## the standard workload beside hand-written SQL, and how soon help comes
	$(BIN)/python benchmarks/lifecycle/run.py
	$(BIN)/python benchmarks/startup/run.py

# mutmut changes periods, calendar and versions of the policy one by one; `tools/mutants.py` names what no test notices,
# with the reason of those that can't be noticed (tools/equivalent_mutants.toml); others it marks as not explained.
# About fifteen minutes on two cores; smaller with `make soak DRAWS=20000 ZONES=Asia/Kathmandu`.
MUTANTS := *domain.periods* *domain.parameters* *law.calendar* *CenterStateǁpolicy*
DRAWS ?= 200000
soak: $(READY)  ## what takes long: 200,000 drawn deadlines, mutants, and every test under five time zones
	@echo "$(DRAWS) deadlines against a plain count, a dot for each 10,000"
	DRAWS=$(DRAWS) $(BIN)/python -m pytest -q -n auto --hypothesis-profile=soak tests/test_brute_force.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "mutmut>=3.8,<4"
	rm -rf mutants && $(BIN)/mutmut run $(foreach mutant,$(MUTANTS),"$(mutant)") && $(BIN)/python tools/mutants.py
	for zone in $(ZONES); do echo "every test under $$zone" && TZ=$$zone $(BIN)/python -m pytest -q -n auto || exit 1; done

docs: $(READY)  ## write the generated pages again
	$(BIN)/python docs/generate.py

# what a county needs to install and test a plugin of its own from its folder
BUILDING := "hatchling>=1.27" "editables>=0.5" "pytest>=9.0,<10"
# emptied first: a wheel of an earlier version would still be found
wheelhouse: $(READY)  ## every wheel that a machine without network needs, to write plugins too
	rm -rf wheelhouse
	$(BIN)/python -m pip wheel --quiet --wheel-dir wheelhouse ".[cli,postgres,sheets]" $(patsubst %/pyproject.toml,./%,$(wildcard plugins/*/pyproject.toml)) $(BUILDING)

clean:  ## remove what was set up and made
	rm -rf $(VENV) build dist wheelhouse demo-output mutants .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
