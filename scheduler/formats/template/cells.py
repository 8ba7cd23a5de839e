"""What cells hold, as the plain values of instances: text, numbers, yes and no, dates and times of day.

A spreadsheet gives numbers, dates and times as such, or as text as somebody typed it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from scheduler.domain.problem import did_you_mean
from scheduler.domain.time import MINUTES_A_DAY, MONTHS, clock
from scheduler.formats.template.folding import folded, with_plain_digits
from scheduler.formats.template.unreadable import UnreadableCellError, shown
from scheduler.formats.workbook import Cell

ERRORS = ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
"""What a formula comes to that fails."""
SERIALS = range(20_000, 120_000)
"""Numbers that are dates where a date is wanted: days since the end of 1899, as spreadsheets count."""
FIRST_SERIAL = dt.date(1899, 12, 30)

CLOCK = (
    r"(?P<hour>\d{1,2})\s*(?:[:hH.]\s*(?P<minute>\d{2})(?::\d{2})?|[hH]|(?=[aApP]\.?[mM]))"
    r"\s*(?P<half>[aApP]\.?[mM]\b\.?)?"
)
_CLOCK = re.compile(CLOCK, re.ASCII)
_DURATION = re.compile(r"(?:(\d+)\s*[hH:]\s*)?(\d*)\s*(?:m|min|mn|minutes?|دقيقة)?\.?", re.ASCII)
ISO_DATE = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
DAY_FIRST = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
IN_WORDS = r"\d{1,2}(?:er)?\s+[^\W\d_]+\.?\s+\d{4}"
DATE_HINT = "write it as 2030-05-16, or 16/05/2030 with the day first"

YES_AND_NO: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "true", "y", "1", "x", "oui", "vrai", "o", "نعم", "صحيح"), True),
    **dict.fromkeys(("no", "false", "n", "0", "non", "faux", "لا", "خطا"), False),
}

MONTH_NUMBERS = {
    folded(name): number for names in MONTHS.values() for number, name in enumerate(names, start=1)
}


def cell_text(value: Cell) -> str:
    """What a cell shows, as text: whole numbers without a point, dates and times as instances write them."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime() if (value.hour, value.minute) == (0, 0):
            return value.date().isoformat()
        case dt.datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case dt.time():
            return value.strftime("%H:%M")
        case str():
            return _sound(value.replace("\r\n", "\n").replace("\r", "\n").strip())
        case _:
            return str(value)


def _sound(text: str) -> str:
    if text in ERRORS:
        raise UnreadableCellError((f"holds the error {text} of a formula", "correct the formula"))
    return text


def whole_number(value: Cell) -> int:
    """A number without a fraction, however its thousands are set apart."""
    if isinstance(value, bool):
        raise UnreadableCellError((f"{shown(cell_text(value))} is not a number", "write a whole number"))
    if isinstance(value, int):
        return value
    text = re.sub(r"[ '’\u066c]", "", with_plain_digits(cell_text(value)))
    if re.fullmatch(r"[+-]?\d{1,3}(?:[.,]\d{3})+", text, re.ASCII):
        text = re.sub("[.,]", "", text)
    found = re.fullmatch(r"([+-]?\d{1,12})(?:[.,\u066b]0*)?", text, re.ASCII)
    if found is None:
        raise UnreadableCellError((f"{shown(cell_text(value))} is not a whole number", "write digits only"))
    return int(found[1])


def minutes(value: Cell) -> int:
    """A length of time in minutes: ``45``, ``45 min``, ``1h30``, or a cell that holds a time."""
    match value:
        case dt.timedelta():
            return round(value.total_seconds() / 60)
        case dt.time():
            return value.hour * 60 + value.minute
        case float() if 0 < value < 1:
            return round(value * MINUTES_A_DAY)
        case str():
            found = _DURATION.fullmatch(with_plain_digits(value).strip())
            if found and (found[1] or found[2]) and len(value) < 20:
                return int(found[1] or 0) * 60 + int(found[2] or 0)
    try:
        return whole_number(value)
    except UnreadableCellError:
        hint = "write a number of minutes, or 1h30"
        raise UnreadableCellError((f"{shown(cell_text(value))} is no length of time", hint)) from None


def flag(value: Cell) -> bool:
    """Yes or no, in three languages."""
    if isinstance(value, bool):
        return value
    return bool(choice(value, YES_AND_NO, "write yes or no"))


def choice(value: Cell, known: Mapping[str, object], hint: str = "") -> object:
    """The thing that a word stands for; the words in ``known`` are folded."""
    text = cell_text(value)
    if folded(text) not in known:
        said = hint or did_you_mean(folded(text), known)
        raise UnreadableCellError((f"{shown(text)} is not known here", said))
    return known[folded(text)]


def time_of_day(value: Cell) -> str:
    """A time of day as ``HH:MM``: from a cell with a time, or ``9:00``, ``9h30``, ``9.30``, ``9 pm``."""
    match value:
        case dt.timedelta():
            found: int | None = round(value.total_seconds() / 60)
        case dt.datetime() | dt.time():
            found = round(value.hour * 60 + value.minute + value.second / 60)
        case bool():
            found = None
        case int() | float():
            found = round(value * MINUTES_A_DAY) if 0 <= value <= 1 else None
        case _:
            found = minutes_of_clock(with_plain_digits(cell_text(value)))
    if found is None or not 0 <= found <= MINUTES_A_DAY:
        raise UnreadableCellError((f"{shown(cell_text(value))} is not a time of day", "write it as 09:00"))
    return clock(found)


def minutes_of_clock(text: str) -> int | None:
    """Minutes since midnight; None where ``text`` is no time of day."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= MINUTES_A_DAY else None


def date(value: Cell) -> str:
    """A date as ``YYYY-MM-DD``."""
    match value:
        case dt.datetime():
            return value.date().isoformat()
        case dt.date():
            return value.isoformat()
        case bool():
            pass
        case int() | float() if int(value) in SERIALS:
            return (FIRST_SERIAL + dt.timedelta(days=int(value))).isoformat()
    return date_of_text(cell_text(value))


def date_of_text(text: str) -> str:
    """A date that somebody typed: the year first, the day first, or with the name of its month."""
    plain = re.sub(r"[T ]0?0:00(?::00(?:\.0+)?)?$", "", with_plain_digits(text).strip())
    try:
        year, month, day = _year_month_day(plain)
        return dt.date(year, month, day).isoformat()
    except LookupError:
        raise UnreadableCellError((f"{shown(text)} is not a date", DATE_HINT)) from None
    except ValueError:
        raise UnreadableCellError((f"{shown(text)} is not a day of the calendar", DATE_HINT)) from None


def _year_month_day(text: str) -> tuple[int, int, int]:
    if re.fullmatch(f"(?:{ISO_DATE}|{DAY_FIRST})", text, re.ASCII):
        first, second, third = map(int, re.findall(r"\d+", text))
        return (first, second, third) if first > 31 else (third, second, first)
    words = folded(text).split()
    if words and not words[0][:1].isdigit():
        words = words[1:]  # the day of the week
    day, month, year = words if len(words) == 3 else ("", "", "")
    if not (day.removesuffix("er").isdigit() and year.isdigit()):
        raise LookupError(text)
    return int(year), MONTH_NUMBERS[month], int(day.removesuffix("er"))


def moment(value: Cell) -> str:
    """A date and time as ``YYYY-MM-DDTHH:MM``."""
    if isinstance(value, dt.datetime):
        return (value + dt.timedelta(seconds=30)).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, float) and int(value) in SERIALS:
        whole = round(value * MINUTES_A_DAY)
        return f"{date(whole // MINUTES_A_DAY)}T{clock(whole % MINUTES_A_DAY)}"
    text = with_plain_digits(cell_text(value))
    found = re.fullmatch(rf"(?P<date>.*\S)(?:\s+|T|,\s*)(?P<time>{CLOCK})", text)
    minute = minutes_of_clock(found["time"]) if found else None
    if found is None or minute is None or minute == MINUTES_A_DAY:
        hint = "write it as 2030-05-16 09:00"
        raise UnreadableCellError((f"{shown(text)} is not a date with a time", hint))
    return f"{date_of_text(found['date'].strip(' ,'))}T{clock(minute)}"
