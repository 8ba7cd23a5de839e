"""Every seeded fault is caught: rules by their own cases, terms and engine by the check they name."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import scheduler
from scheduler.domain import Instance
from scheduler.network import Assignment
from scheduler.rules import Rule, _catalogue, catalogue, state_rules
from tests.contract.instances import assignments, instances, sets_of_rules
from tests.contract.laws import blocks_agree, fixed_model_agrees, optimum_agrees, terms_agree
from tests.contract.test_contract import CROWDED, TIMED, UNTIMED_RULES, tiny_instances
from tests.mutants.faults import FAULTS, RULE_FAULTS, CaughtBy, Fault
from tests.rules.case import prove

ROOT = Path(scheduler.__file__).parent

once = settings(phases=[Phase.generate])


def changed_source(fault: Fault) -> str:
    source = (ROOT / fault.file).read_text(encoding="utf-8")
    assert source.count(fault.old) == 1, (
        f"{fault.old!r} stands {source.count(fault.old)} times in {fault.file}"
    )
    return source.replace(fault.old, fault.new)


def module_name(fault: Fault) -> str:
    return "scheduler." + fault.file.removesuffix(".py").replace("/", ".")


def changed_module(fault: Fault) -> ModuleType:
    """A module of the changed source, under the name of the real one."""
    name = module_name(fault)
    module = ModuleType(name)
    module.__file__ = str(ROOT / fault.file)
    exec(compile(changed_source(fault), module.__file__, "exec"), module.__dict__)
    return module


# -- rules --------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", RULE_FAULTS, ids=str)
def test_a_fault_in_a_rule_breaks_one_of_its_cases(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Path(fault.file).stem
    module = changed_module(fault)
    changed = next(m for _, m in inspect.getmembers(module, inspect.isclass) if _is_rule_of(m, module))
    monkeypatch.setattr(_catalogue, "catalogue", lambda: {**catalogue(), rule: changed})
    cases = importlib.import_module(f"tests.rules.test_{rule}").CASES
    assert any(_fails(lambda case=case: prove(case)) for case in cases), "all cases still hold"


def _is_rule_of(member: type, module: ModuleType) -> bool:
    return issubclass(member, Rule) and member.__module__ == module.__name__


def _fails(check: Callable[[], object]) -> bool:
    try:
        check()
    except Exception:
        return True
    return False


def test_every_rule_has_two_faults_at_least() -> None:
    number = Counter(Path(fault.file).stem for fault in RULE_FAULTS)
    assert {rule for rule in catalogue() if number[rule] < 2} == set()


# -- terms and engine ---------------------------------------------------------------------------


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_in_terms_or_engine_breaks_its_check(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = CHECKS[fault.caught_by]()
    swap(fault, monkeypatch)
    assert any(_fails(check) for check in checks), "all checks still hold"


def swap(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the functions that a fault changes their new code, wherever they have been imported to."""
    real, changed = sys.modules[module_name(fault)], changed_module(fault)
    new = dict(functions(changed))
    differing = [(old, new[name]) for name, old in functions(real) if old.__code__ != new[name].__code__]
    assert differing, "no function is changed"
    for old, function in differing:
        monkeypatch.setattr(old, "__code__", function.__code__)


def functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """Functions and methods that a module's file defines, by their qualified names."""
    classes = [c for c in vars(module).values() if isinstance(c, type) and c.__module__ == module.__name__]
    for held in [module, *classes]:
        for member in vars(held).values():
            function = _function(member)
            if function is not None and function.__code__.co_filename == module.__file__:
                yield function.__qualname__, function


def _function(member: object) -> FunctionType | None:
    if isinstance(member, property):
        member = member.fget
    elif isinstance(member, classmethod | staticmethod):
        member = member.__func__
    elif isinstance(member, cached_property):
        member = member.func
    return member if isinstance(member, FunctionType) else None


# -- checks -------------------------------------------------------------------------------------

Checks = list[Callable[[], object]]


@cache
def samples() -> list[tuple[Instance, Assignment]]:
    """Instances with several rules in force, and programmes."""
    found: list[tuple[Instance, Assignment]] = []

    @given(st.data())
    @once
    def draw(draws: st.DataObject) -> None:
        for rule in draws.draw(sets_of_rules(6, 6)):
            instance = draws.draw(instances([rule]))
            found.append((instance, draws.draw(assignments(state_rules(instance)))))

    draw()
    return found


@cache
def block_samples() -> list[tuple[Instance, Assignment]]:
    """The same, of instances that may be solved by blocks."""
    found: list[tuple[Instance, Assignment]] = []

    @given(st.data())
    @once
    def draw(draws: st.DataObject) -> None:
        rules = [*draws.draw(st.lists(st.sampled_from(UNTIMED_RULES), max_size=2)), "room_clash"]
        instance = draws.draw(instances(rules, CROWDED, more_traits=1, also=["uneven"], without=TIMED))
        found.extend((instance, draws.draw(assignments(state_rules(instance)))) for _ in range(2))

    draw()
    return found


@cache
def tiny_samples() -> list[Instance]:
    found: list[Instance] = []
    once(given(tiny_instances())(found.append))()
    return found


def _terms() -> Checks:
    return [lambda i=i, a=a: terms_agree(i, a) for i, a in samples()]


def _fixed() -> Checks:
    return [lambda i=i, a=a: fixed_model_agrees(i, a, range(1)) for i, a in samples()]


def _blocks() -> Checks:
    return [lambda i=i, a=a: blocks_agree(i, a) for i, a in block_samples()]


def _optimum() -> Checks:
    return [lambda i=i: optimum_agrees(i) for i in tiny_samples()]


def _tests_of(name: str) -> Callable[[], Checks]:
    """The tests of an engine's file that need no fixture."""

    def found() -> Checks:
        module = importlib.import_module(f"tests.engines.test_{name}")
        return [
            check for test, held in vars(module).items() if test.startswith("test_") for check in _calls(held)
        ]

    return found


def _calls(test: Callable[..., object]) -> Checks:
    """A test with each of its parameters; none where it needs fixtures."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    if not marks:
        return [] if inspect.signature(test).parameters else [test]
    names = marks[0].args[0]
    names = [names] if isinstance(names, str) else list(names)
    if set(inspect.signature(test).parameters) != set(names):
        return []
    values = [value if len(names) > 1 else (value,) for value in marks[0].args[1]]
    return [lambda v=v: test(**dict(zip(names, v, strict=True))) for v in values]


CHECKS: dict[CaughtBy, Callable[[], Checks]] = {
    "terms": _terms,
    "fixed": _fixed,
    "blocks": _blocks,
    "optimum": _optimum,
    "levels": _tests_of("levels"),
    "proofs": _tests_of("proofs"),
    "limits": _tests_of("limits"),
    "events": _tests_of("events"),
    "granularity": _tests_of("granularity"),
}
