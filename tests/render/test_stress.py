"""A stress test shows what disturbs somebody, the worst first, and counts the rest."""

from __future__ import annotations

from functools import cache

import pytest

from scheduler.disturbance import Disturbance
from scheduler.domain import Words
from scheduler.domain.text import LANGUAGES, Language
from scheduler.engines.settings import Settings
from scheduler.mishap import Case, Stress, stress
from scheduler.render.stress import stress_view
from tests.golden import compare, shown
from tests.small import small_instance, small_solution

WIDE = 100
EVENT = Words(en="Hall is lost", fr="Salle n'est plus disponible", ar="فقدان القاعة")


@cache
def small_stress() -> Stress:
    programme = small_solution().programme
    assert programme is not None
    return stress(small_instance(), programme, Settings(seconds=None, work=100.0, workers=1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_are_shown(language: Language) -> None:
    compare(f"stress-{language}.txt", shown(stress_view(small_stress(), language), WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_to_end_is_said(language: Language) -> None:
    delta = {"hard": 0, "soft": 5}
    cases = (
        Case("lost", "hall", EVENT, None, False, None, None),
        Case("lost", "hall", EVENT, True, False, Disturbance(3, 2, 90, 1), delta),
    )
    text = shown(stress_view(Stress(cases, (EVENT,) * 7, True), language), WIDE)
    compare(f"stress-ends-{language}.txt", text + shown(stress_view(Stress((), (), False), language), WIDE))
