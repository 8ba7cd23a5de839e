"""Unquoted scalars of YAML 1.2 by its core schema: ``10:30``, ``no`` and ``2024-10-24`` are text.

Source: YAML 1.2.2, section 10.3.2. The resolver of ruamel.yaml is not used, since it also takes ``1_000``
for a number and dates for dates.
"""

from __future__ import annotations

import re

from scheduler.formats.tree import MOST_DIGITS

Scalar = str | int | float | bool | None

WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
WHOLE = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
BASES = {"0o": 8, "0x": 16}
FIRST_OF_NUMBERS = frozenset("+-.0123456789")


class UnusableNumberError(Exception):
    """A number that nothing can be counted with; the message says why."""


def plain_scalar(text: str) -> Scalar:
    """The value of an unquoted scalar.

    Raises
    ------
    UnusableNumberError
        It is infinite, not a number, or longer than is read.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in FIRST_OF_NUMBERS:
        return text
    if WHOLE.fullmatch(text):
        return _whole(text)
    if DECIMAL.fullmatch(text):
        return _finite(text)
    if NOT_A_NUMBER.fullmatch(text):
        raise UnusableNumberError("is not a number to count with")
    return text


def _whole(text: str) -> int:
    if len(text.lstrip("+-0")) > MOST_DIGITS:
        raise UnusableNumberError(f"is a number of more than {MOST_DIGITS} digits")
    return int(text, BASES.get(text[:2], 10))


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise UnusableNumberError("is too large a number")
    return number
