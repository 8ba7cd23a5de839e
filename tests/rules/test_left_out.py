"""Optional sessions that are left out cost their price, others nothing."""

import pytest

from tests.rules.case import Case, prove

THREE = {
    "sessions": [
        {"id": "a"},
        {"id": "b", "title": "Spare", "optional": True, "price": 3},
        {"id": "c", "optional": True, "price": 5},
    ],
    "rules": {"left_out": {"weight": 7}},
}
HARD = THREE | {"rules": {"dear": {"rule": "left_out", "level": "hard", "weight": 2}}}

CASES = [
    Case("kept: both stand", "left_out", 0, THREE, {"b": "am.0 big", "c": "am.0 small"}, "", 0),
    Case("broken: one is out", "left_out", 21, THREE, {"a": "am.0 big", "c": "am.1 big"}, "price of 3", 1),
    Case("broken: both are out", "left_out", 56, THREE, {"a": "am.0 big"}, "Spare is left out", 2),
    Case("edge: only optional ones count", "left_out", 35, THREE, {"b": "am.0 big"}, "c is left out", 1),
    Case("edge: at another level, nothing stands", "dear", 16, HARD, {}, "", 2),
]

TRAITS = frozenset({"optional"})

FAULTS = (
    ("out = session.price", "out = 1"),
    ("self.violation(session.price, ", "self.violation(1, "),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_optional_sessions_have_their_price(case: Case) -> None:
    prove(case)
