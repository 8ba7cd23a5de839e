"""A label and what it is about, where the two are not shown alike."""

from __future__ import annotations

from scheduler.domain.text import Language
from scheduler.formats.phrases import LABELLED


def around_label(language: Language) -> tuple[str, str]:
    """What stands before and after a label, before what it labels: a colon, in French with a blank."""
    template: str = getattr(LABELLED, language)
    before, after = template.replace("{value}", "").split("{label}")
    return before, after


def label_text(label: str, language: Language) -> str:
    """A label with its colon and the blank behind that."""
    return label.join(around_label(language))
