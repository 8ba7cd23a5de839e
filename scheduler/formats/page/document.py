"""The text of the page: its templates filled, and a policy under which only its own style and script run."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from scheduler.domain import Instance, Words
from scheduler.domain.text import LIST_SEPARATORS, Language
from scheduler.domain.time import DayName
from scheduler.domain.zone import zone
from scheduler.formats import phrases
from scheduler.formats.ical.story import told
from scheduler.formats.page.change import cancelled
from scheduler.formats.page.dates import Dates
from scheduler.formats.page.days import days
from scheduler.formats.page.entry import Entry, entries, offsets
from scheduler.formats.page.filters import LANGUAGE_NAMES, OWN_NAMES, choice, filters
from scheduler.formats.page.said import Listed, Sayable, direction, said
from scheduler.formats.publication import EPOCH, Publication

SCRIPTS = (
    "store", "words", "language", "scheme", "view", "search",
    "favourites", "calendar", "dialog", "clock", "start",
)  # fmt: skip
"""The parts of the script, in the order in which they run."""

COMMA = Words(en=LIST_SEPARATORS["en"], fr=LIST_SEPARATORS["fr"], ar=LIST_SEPARATORS["ar"])
COLON = Words(en=": ", fr=" : ", ar=": ")
SPOKEN_BY_SCRIPT = {"shown": phrases.PAGE_SHOWN, "now": phrases.PAGE_NOW, "mine": phrases.PAGE_MINE}


def page_text(publication: Publication) -> str:
    """The whole page; the same publication gives the same text.

    Raises
    ------
    InputError
        A calendar released before cannot be read; it carries all faults.
    """
    instance, languages = publication.instance, publication.languages
    listed = entries(publication)
    style, script = page_style(), page_script()
    numbers = count(1)
    events = told(publication).events
    return _environment().get_template("page.html.jinja").render(
        instance=instance,
        conference=instance.conference,
        languages=languages,
        first=languages[0],
        key=f"schedule:{_stem(instance)}",
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        say=lambda text: said(text, languages),
        number=lambda: next(numbers),
        event=lambda session: events[session],
        direction=direction,
        words=phrases,
        listed=lambda texts: Listed(tuple(texts)),
        comma=COMMA,
        colon=COLON,
        own_names=OWN_NAMES,
        language_names=LANGUAGE_NAMES,
        all=choice("", phrases.PAGE_ALL, languages),
        filters=filters(instance, listed, languages),
        days=days(instance, listed),
        dates=Dates(instance.days[0].date, instance.days[-1].date),
        cancelled=cancelled(publication),
        site=publication.site,
        times=_times(publication, listed),
        released=_released(publication),
        settings=_json(_settings(publication)),
    )  # fmt: skip


def _stem(instance: Instance) -> str:
    """A name for files, and for what the browser keeps: it must not change with the programme."""
    return instance.conference.acronym or f"conference-{instance.first_date.year}"


def page_style() -> str:
    """The style of every page."""
    return _text("page.css")


def page_script() -> str:
    """The script of every page: its parts, in a room of their own."""
    parts = "\n".join(_text(f"script/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("scheduler.formats.page", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _policy(style: str, script: str) -> str:
    """Nothing is fetched, and nothing runs but this style and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _times(publication: Publication, listed: tuple[Entry, ...]) -> Words:
    """The zone of all times, with its offsets at the sessions."""
    instance = publication.instance
    minutes = tuple(instance.clock_span(entry.placement.time).start for entry in listed) or (0,)
    return phrases.PAGE_ZONE.with_values(
        zone=instance.conference.timezone, offsets=offsets(instance, minutes)
    )


def _released(publication: Publication) -> Words | None:
    """When this was released, on the conference's clock; None where nobody said."""
    if publication.released == EPOCH:
        return None
    local = publication.released.astimezone(zone(publication.instance.conference.timezone))
    return phrases.PAGE_RELEASED.with_values(day=DayName(local.date()), time=local.strftime("%H:%M"))


def _settings(publication: Publication) -> dict[str, Any]:
    """What the script needs to know besides the page."""
    conference = publication.instance.conference
    return {
        "words": {
            language: {name: getattr(words, language) for name, words in SPOKEN_BY_SCRIPT.items()}
            | {"title": _line(conference.name, language)}
            for language in publication.languages
        },
        "zone": conference.timezone,
        "file": f"{_stem(publication.instance)}.ics",
        "stamp": publication.released.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"),
        "venue": {
            language: _line(conference.venue, language) if conference.venue else ""
            for language in publication.languages
        },
    }


def _line(text: Sayable, language: Language) -> str:
    return " ".join(text.say(language).split())


def _json(settings: dict[str, Any]) -> Markup:
    """JSON in which nothing can end the element that holds it."""
    text = json.dumps(settings, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
