"""Where a sentence comes from follows it, and is not left on a line alone."""

from __future__ import annotations

import pytest

from scheduler.domain.text import LANGUAGES, Language
from scheduler.render.located import Located
from tests.golden import shown

SAID = "Reading hall holds one session at a time, and needs time to change over between two."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [*range(30, 60), 90, 99, 100, 101, 105])
def test_the_place_is_never_alone(width: int, language: Language) -> None:
    lines = [line.strip() for line in shown(Located(SAID, "reading.yaml:9", language), width).splitlines()]
    [last] = [line for line in lines if "reading.yaml:9" in line]
    assert last == lines[-1]
    assert "two.  " in last
    assert " ".join(lines).count("two.") == 1


def test_without_a_place_the_sentence_stands_alone() -> None:
    assert shown(Located("All.", "", "en"), 40).strip() == "All."
    assert shown(Located("All", "a.yaml:1", "en"), 8).split() == ["All", "a.yaml:1"]
