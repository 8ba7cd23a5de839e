"""Addresses of pages: what is one, and how an instance that gives none is told."""

from __future__ import annotations

import pytest

from scheduler.domain.web_address import LONGEST, web_address
from scheduler.errors import InputError
from scheduler.formats.instance_file import instance_from_text
from tests.small import SMALL, small_instance


@pytest.mark.parametrize(
    "given",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d&e=%20#f",
        "https://[2001:db8::1]/agenda/",
        "HTTPS://xn--4gbrim.example/",
    ],
)
def test_these_are_addresses(given: str) -> None:
    assert web_address(given) == given


@pytest.mark.parametrize(
    "given",
    [
        "",
        "example.org",
        "//example.org",
        "https://",
        "https:///path",
        "ftp://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://[broken",
        "https://example.org:99999/",
        "https://example.org/a b",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "https://example.org/\nX:Y",
        "https://موقع.example/",
        "https://example.org/" + "a" * LONGEST,
    ],
)
def test_these_are_none(given: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each says something else, and the next test reads one
        web_address(given)


def test_an_instance_with_a_bad_address_is_told_where_and_what_to_do() -> None:
    text = SMALL.read_text(encoding="utf-8").replace("  languages:", "  website: example.org\n  languages:")
    with pytest.raises(InputError) as caught:
        instance_from_text(text)
    [fault] = caught.value.faults
    assert (fault.line, fault.field) == (7, "conference.website")
    assert "'example.org' is not the address of a page" in str(fault)
    assert "write it as https://example.org/agenda" in str(fault)


def test_a_conference_needs_no_address() -> None:
    assert small_instance().conference.website is None
