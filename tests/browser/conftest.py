"""Pages of programmes, opened in the browser of all tests (`tests.conftest`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser, Page

from scheduler.domain import Instance, Programme
from scheduler.formats.page import write_page
from scheduler.formats.publication import Publication
from tests.browser.opened import Opened
from tests.formats.calendars import real

Open: TypeAlias = Callable[..., Page]


@pytest.fixture(scope="session")
def ausim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the instance of 2022, in three languages."""
    instance, programme = real(2022)
    return written(tmp_path_factory.mktemp("page") / "2022.html", instance, programme)


def written(path: Path, instance: Instance, programme: Programme, **more: Any) -> Path:
    write_page(Publication(instance, programme, **more), path)
    return path


@pytest.fixture
def show(browser: Browser, ausim: Path) -> Iterator[Open]:
    """Opens a page in a fresh profile; at the end nothing may have been asked for, refused or gone wrong."""
    opened: list[Opened] = []

    def show_page(path: Path = ausim, address: str = "", script: str = "", **options: Any) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
        if script:
            context.add_init_script(script)
        found = Opened(context.new_page(), f"{path.as_uri()}{address}")
        opened.append(found)
        found.page.goto(found.address)
        return found.page

    yield show_page
    for one in opened:
        one.page.context.close()
    assert [trouble for one in opened for trouble in one.troubles] == []
