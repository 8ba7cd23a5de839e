"""What holds for all tests: profiles of hypothesis, one browser, and programs from outside that some need.

Hypothesis is derandomised, so that the suite says the same every time it runs; ``SCHEDULE_THOROUGH=1`` lets
it try ten times as many examples. Programs: see `tests.outside`.
Before the first worker starts, the local search is compiled (see `tests.compiled`).
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.compiled import compile_once
from tests.outside import all_asked_for, chromium, insist, may_be_skipped, summary

Report: TypeAlias = pytest.TestReport | pytest.CollectReport

QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
"""Instances take many choices to draw, and some are drawn in vain."""

BROWSER_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

for name, n_examples in (("usual", 30), ("thorough", 300)):
    settings.register_profile(
        name,
        max_examples=n_examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=QUIET,
    )
settings.load_profile("thorough" if os.environ.get("SCHEDULE_THOROUGH") else "usual")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window and without a network: Playwright starts once in a process."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(BROWSER_FLAGS))
        yield started
        started.close()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "outside(*names): needs programs that tests/outside.py lists")
    if not hasattr(config, "workerinput"):
        compile_once(config)


def pytest_runtest_setup(item: pytest.Item) -> None:
    insist(str(name) for mark in item.iter_markers("outside") for name in mark.args)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Report, Report]:
    report = yield
    _refuse_skipping(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Report, Report]:
    report = yield
    _refuse_skipping(report)
    return report


def _refuse_skipping(report: Report | None) -> None:
    """Where all readers are asked for, a test that is skipped has failed, but for a few reasons."""
    if report is None or not report.skipped or hasattr(report, "wasxfail") or not all_asked_for():
        return
    if not may_be_skipped(_reason(report)):
        report.outcome = "failed"
        report.longrepr = f"skipped, though all readers are asked for: {_reason(report)}"


def _reason(report: Report) -> str:
    told = report.longrepr
    return str(told[2]) if isinstance(told, tuple) else str(told)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    line = summary(map(_reason, terminalreporter.stats.get("skipped", ())))
    if line:
        terminalreporter.write_line(line)
