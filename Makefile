.PHONY: install test lint format docs bench ci

install:
	pip install -e '.[test]'

test:
	pytest

lint:
	ruff format --check .
	ruff check .
	mypy

format:
	ruff format .
	ruff check --fix .

docs:
	python docs/build.py

bench:
	python benchmarks/shell.py

ci:
	bash .ci/run
