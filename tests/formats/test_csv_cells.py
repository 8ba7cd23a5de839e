"""No cell of a CSV file begins as a formula, in whatever program it is opened, and every text comes back."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.formats.csv_cells import as_given, harmless

FORMULA = re.compile('[\\s"]*[=+\\-@\uff1d\uff0b\uff0d\uff20]')
PIECES = st.sampled_from([*"=+-@'\",;\t\r\n \u00a0ab12", "=1+1", "\uff1d", "\n- item", "مرحبا", "'="])


def begins_as_formula(cell: str) -> bool:
    return FORMULA.match(cell) is not None


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-12", "'-12"),
        ("+212 5 22", "'+212 5 22"),
        ("@here", "'@here"),
        ("\t=1", "'\t'=1"),
        ("＝1+1", "'＝1+1"),
        ("  =1", "'  =1"),
        ("'=1", "''=1"),
        ("a;=1+1", "a;'=1+1"),
        ('a,"=1"', 'a,\'"=1"'),
        ("a\n=1", "a\n'=1"),
        ("'Tis plain", "'Tis plain"),
        ("C++ and A-B", "C++ and A-B"),
        ("Data, people", "Data, people"),
        ("", ""),
    ],
)
def test_what_could_begin_a_formula_has_an_apostrophe_before_it(text: str, cell: str) -> None:
    assert harmless(text) == cell
    assert as_given(cell) == text


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_every_text_comes_back(text: str) -> None:
    assert as_given(harmless(text)) == text


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(",;"), st.sampled_from(",;\t"))
def test_no_cell_is_a_formula_whatever_is_taken_for_the_separator(text: str, written: str, read: str) -> None:
    content = io.StringIO(newline="")
    csv.writer(content, delimiter=written).writerow(["a", harmless(text), "b"])
    for row in csv.reader(io.StringIO(content.getvalue(), newline=""), delimiter=read):
        for cell in row:
            assert not begins_as_formula(cell), (text, row)
