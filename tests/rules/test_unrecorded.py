"""Two sessions at once that are not recorded are charged with the minutes that they share."""

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems
from tests.contract.parameters import Given, Parameters
from tests.rules.case import Case, instance_of, prove

GRID = {
    "days": [{"date": "2024-10-24", "blocks": [{"id": "am", "start": "09:00", "end": "11:00", "step": 15}]}],
    "kinds": {"talk": {"duration": 30}},
    "rooms": [
        {"id": "big", "capacity": 100, "features": ["camera"]},
        {"id": "small", "capacity": 20},
        {"id": "tiny", "capacity": 10},
    ],
    "sessions": [{"id": "a", "recorded": False}, {"id": "b", "recorded": False}, {"id": "c"}],
    "rules": {"unrecorded": {"weight": 2}},
}
CAMERA = GRID | {"rules": {"unrecorded": {"feature": "camera"}}}
SAYS = "a and b are not recorded and run at the same time for 15 min."

CASES = [
    Case("kept: one is recorded", "unrecorded", 0, GRID, {"a": "am.0 big", "c": "am.0 small"}),
    Case("kept: one after the other", "unrecorded", 0, GRID, {"a": "am.0 big", "b": "am.2 small"}),
    Case("broken: for a while", "unrecorded", 30, GRID, {"a": "am.0 big", "b": "am.1 small"}, SAYS, 1),
    Case("edge: one is left out", "unrecorded", 0, GRID, {"a": "am.0 big"}),
    Case("edge: a room without camera", "unrecorded", 30, CAMERA, {"a": "am.0 big", "c": "am.0 small"}),
    Case("edge: a room with one", "unrecorded", 0, CAMERA, {"a": "am.0 small", "c": "am.0 big"}),
    Case("broken: three make three pairs", "unrecorded", 90, CAMERA, {
        "a": "am.0 big", "b": "am.0 small", "c": "am.0 tiny"
    }, "", 3),
]  # fmt: skip

TRAITS = frozenset({"unrecorded", "features"})


def parameters(given: Given) -> Parameters:
    return {"feature": st.sampled_from((None, "stream"))}


FAULTS = (
    ("int(not session.recorded or", "int(session.recorded or"),
    ("pairs=True", "pairs=False"),
    ("if minutes:", "if minutes > 15:"),
    ("return self.feature is not None and bool(lacking)", "return False"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_unrecorded_sessions_are_apart(case: Case) -> None:
    prove(case)


def test_a_feature_that_no_room_has_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**GRID | {"rules": {"unrecorded": {"feature": "camra"}}}))
    assert problem.path == ("rules", "unrecorded", "feature")
    assert problem.hint == "did you mean 'camera'?"
