"""Times and sentences are said as people say them, in three languages."""

import datetime as dt

import pytest

from scheduler.domain import Text, Words
from scheduler.domain.text import FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from scheduler.domain.time import DayName, When

THURSDAY = dt.date(2024, 10, 24)
NOON = 12 * 60


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thursday 12:00-13:15"),
        ("fr", "jeudi 12:00-13:15"),
        ("ar", f"الخميس {LEFT_TO_RIGHT_ISOLATE}12:00-13:15{POP_ISOLATE}"),
    ],
)
def test_a_span_within_a_day(language: str, said: str) -> None:
    assert When(THURSDAY, NOON, NOON + 75).say(language) == said  # type: ignore[arg-type]


def test_a_span_to_midnight_ends_at_24() -> None:
    assert When(THURSDAY, NOON, 24 * 60).say("en") == "Thursday 12:00-24:00"


def test_a_span_over_days_names_both() -> None:
    assert When(THURSDAY, NOON, 24 * 60 + 60).say("en") == "Thursday 12:00 - Friday 01:00"
    assert When(THURSDAY, NOON, 48 * 60 + NOON).say("fr") == "jeudi 12:00 - samedi 12:00"


def test_days_have_names() -> None:
    assert DayName(THURSDAY).say("en") == "Thursday 24 October 2024"
    assert DayName(dt.date(2030, 3, 1)).say("fr") == "vendredi 1er mars 2030"
    assert DayName(THURSDAY).say("ar") == "الخميس 24 أكتوبر 2024"


def test_a_text_falls_back_to_a_language_it_has() -> None:
    assert Text(ar="مرحبا").say("fr") == "مرحبا"
    assert Text(fr="Bonjour", ar="مرحبا").say("en") == "Bonjour"
    assert Text(en="Hello", fr="Bonjour").say("ar") == "Hello"
    assert Text(any="Bus", fr="Car").say("fr") == "Car"


def test_values_in_arabic_sentences_are_isolated() -> None:
    words = Words(en="{a} and {n}", fr="{a} et {n}", ar="{a} و{n}").with_values(a=("x", Text(ar="ب")), n=7)
    assert words.say("en") == "x, ب and 7"
    isolated = f"{FIRST_STRONG_ISOLATE}x{POP_ISOLATE}، {FIRST_STRONG_ISOLATE}ب{POP_ISOLATE}"
    assert words.say("ar") == f"{isolated} و{LEFT_TO_RIGHT_ISOLATE}7{POP_ISOLATE}"
