# Each target does its own set-up: the first `make` on a bare machine takes a minute, the next ones none.
PYTHON ?= python3
START = $(PYTHON) build_spec/start.py
PY = .venv/bin/python

.PHONY: setup demo test faults check bench lock words

setup: ; @$(START) dev
demo: ; @$(START) demo .venv/bin/feldbuch demo $(ARGS)
test: ; @$(START) dev $(PY) -m pytest -q -n 2 --dist worksteal $(ARGS)
faults: ; @FELDBUCH_KILLS=$${FELDBUCH_KILLS:-200} FELDBUCH_WINDOW_KILLS=$${FELDBUCH_WINDOW_KILLS:-10} $(START) dev $(PY) -m pytest -q tests/faults $(ARGS)
check: ; @$(START) tools sh -c 'ruff check .; a=$$?; mypy; b=$$?; lint-imports --no-logo; exit $$((a | b | $$?))'
bench: ; @$(START) dev $(PY) -m tests.bench $(ARGS)
lock: ; @$(START) tools $(PY) build_spec/make_locks.py
words: ; @$(START) tools $(PY) build_spec/compile_words.py
