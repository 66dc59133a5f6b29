# The commands of the suite. Everything is set up at the first use, in .venv.
#
#   make acceptance                               the whole script against the bundled station
#   make acceptance STATION=hk_180                another station: a bundled one, or a station file
#   make acceptance ARGS='features/acceptance/03_*'   a part of it, or anything else behave takes
#   make acceptance-real                          the script in real time, over real sockets: the bundled station
#                                                 in a process of its own. 45 minutes; without what takes
#                                                 an hour by itself, so it ends incomplete (3) at best,
#                                                 unless ARGS='-D slow=true'
#   make defects                                  the whole script against every defect of the bundled station:
#                                                 reports/defects.html shows what notices which
#   make defects ARGS='--criterion 7.3'           some of them; or names, or --part 1/3
#
# make itself ends with 2 whatever fails; what the suite says stands in its last line, "Error N":
# 1 refused, 2 wrong use, 3 broken or incomplete.

PYTHON  ?= python3
STATION ?=
REPORTS ?=
ARGS    ?=

VENV  := .venv
BIN   := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: acceptance acceptance-real benchmark defects test mutation check words words-check clean
.DELETE_ON_ERROR:

acceptance: $(READY)
	@$(BIN)/ocpp-acceptance run $(if $(STATION),--station '$(STATION)') $(if $(REPORTS),--reports '$(REPORTS)') $(ARGS)

acceptance-real: $(READY)
	@$(BIN)/python -m tests.end_to_end.real_bench $(if $(REPORTS),--reports '$(REPORTS)') $(ARGS)

defects: $(READY)
	@$(BIN)/ocpp-acceptance defects run $(if $(REPORTS),--reports '$(REPORTS)') $(ARGS)

test: $(READY)
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

# How fast: ratios against bare libraries, measured side by side; ARGS=frame_path measures one of them.
benchmark: $(READY)
	@$(BIN)/python -m tests.benchmarks $(ARGS)

# Mutants of the judging packages: how many do the tests notice? Takes long; ARGS=--again tries only
# the survivors of the last time.
mutation: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,mutation]'
	@$(BIN)/python -m tests.mutation $(ARGS)

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy

words: $(READY)
	@$(BIN)/python -m ocpp_support.vocabulary.words write

words-check: $(READY)
	@$(BIN)/python -m ocpp_support.vocabulary.words check $(ARGS)

clean:
	rm -rf $(VENV) reports mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
