"""Every seeded fault is caught: rules by their own cases, terms and engine by the check they name."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property, partial
from itertools import product
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import scheduler
from scheduler.domain import Instance
from scheduler.engines.search import walk
from scheduler.network import Assignment, Network
from scheduler.rules import Rule, _catalogue, catalogue, state_rules
from tests.contract.instances import about, assignments, instances
from tests.contract.laws import fixed_model_agrees, terms_agree
from tests.contract.walks import (
    looking_ahead_refuses_nothing_good,
    plain_kernel,
    running_cost_agrees,
    sampling_changes_nothing,
    the_best_is_kept,
)
from tests.mutants.faults import FAULTS, Fault
from tests.rules import case
from tests.rules.case import prove

ROOT = Path(scheduler.__file__).parent

KERNEL = "engines/search/kernel.py"
Checks = list[Callable[[], object]]


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

RULE_FAULTS = [Fault(f"rules/{rule}.py", old, new) for rule in catalogue() for old, new in about(rule).FAULTS]


@pytest.mark.parametrize("fault", RULE_FAULTS, ids=str)
def test_a_fault_in_a_rule_breaks_one_of_its_cases(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = put_into_force(Path(fault.file).stem, changed_module(fault), monkeypatch)
    assert any(_fails(check) for check in checks), "all cases still hold"


@pytest.mark.parametrize("rule", sorted(catalogue()))
def test_without_a_fault_the_same_cases_hold(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unchanged = Fault(f"rules/{rule}.py", "from __future__ import", "from __future__ import")
    for check in put_into_force(rule, changed_module(unchanged), monkeypatch):
        check()


def put_into_force(rule: str, module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Checks:
    """Let the catalogue have the rule of this module; returns the rule's cases and other tests."""
    changed = next(m for _, m in inspect.getmembers(module, inspect.isclass) if _is_rule_of(m, module))
    monkeypatch.setattr(_catalogue, "catalogue", lambda: {**catalogue(), rule: changed})
    monkeypatch.setattr(case, "fixed_model_agrees", lambda *given: None)  # what takes the time
    tests = about(rule)
    return [*(lambda given=given: prove(given) for given in tests.CASES), *_checks_of(tests)]


def _is_rule_of(member: type, module: ModuleType) -> bool:
    return issubclass(member, Rule) and member.__module__ == module.__name__


def _fails(check: Callable[[], object]) -> bool:
    try:
        check()
    except (Exception, pytest.fail.Exception):
        return True
    return False


# -- terms and engine ---------------------------------------------------------------------------


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_in_terms_or_engine_breaks_its_check(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    if fault.caught_by == "contract":
        checks = _contract_of(fault.rule)
    elif fault.caught_by == "search":
        checks = _walks_of(fault.rule, changed_source(fault) if fault.file == KERNEL else None)
        monkeypatch.setattr(walk, "kernel", plain_kernel())
    else:
        checks = _checks_of(importlib.import_module(f"tests.engines.test_{fault.caught_by}"), fault.first)
    swap(fault, monkeypatch)
    with quick_to_fail():
        assert any(_fails(check) for check in checks), "all checks still hold"


@contextmanager
def quick_to_fail() -> Iterator[None]:
    """Random instances that fail are not made smaller: nobody reads them."""
    profile = settings.get_current_profile_name()
    settings.register_profile("quick to fail", settings.default, phases=[Phase.generate])
    settings.load_profile("quick to fail")
    try:
        yield
    finally:
        settings.load_profile(profile)


@pytest.mark.parametrize("rule", sorted({fault.rule for fault in FAULTS if fault.caught_by == "search"}))
def test_without_a_fault_the_same_walks_hold(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "kernel", plain_kernel())
    for check in _walks_of(rule):
        check()


def swap(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the functions that a fault changes their new code, wherever they have been imported to.

    What is compiled has no code to change: walks are given the changed module, as plain Python.
    """
    if fault.file == KERNEL:
        monkeypatch.setattr(walk, "kernel", plain_kernel(changed_source(fault)))
        return
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


@cache
def samples(rule: str) -> list[tuple[Instance, Assignment]]:
    """Instances with a rule in force, each with some programmes."""
    found: list[tuple[Instance, Assignment]] = []

    @given(st.data())
    @settings(phases=[Phase.generate], max_examples=40)
    def draw(draws: st.DataObject) -> None:
        instance = draws.draw(instances([rule]))
        found.extend((instance, draws.draw(assignments(state_rules(instance)))) for _ in range(2))

    draw()
    return found


def _contract_of(rule: str) -> Checks:
    """The contract of a rule on random instances, and its hand-made cases; what is quick first."""
    cases = about(rule).CASES
    terms: Checks = [lambda i=i, a=a: terms_agree(i, a) for i, a in samples(rule)]
    fixed: Checks = [lambda i=i, a=a: fixed_model_agrees(i, a, range(1)) for i, a in samples(rule)]
    return [*terms, *(lambda given=given: prove(given) for given in cases), *fixed]


def _walks_of(rule: str, source: str | None = None) -> Checks:
    """What must hold of the local search on random instances with a rule in force."""

    def check(network: Network, assignment: Assignment, seed: int) -> None:
        moved = running_cost_agrees(network, assignment, seed)
        moved.stand(assignment)
        sampling_changes_nothing(moved)
        the_best_is_kept(moved)
        if network.score(assignment).feasible:
            looking_ahead_refuses_nothing_good(network, assignment, seed, source)

    networks = [(state_rules(instance), assignment) for instance, assignment in samples(rule)[::2]]
    return [lambda n=n, given=given: check(*given, n) for n, given in enumerate(networks)]


def _checks_of(module: ModuleType, first: str = "") -> Checks:
    """The tests of a module that need no fixtures and no random instances; one of them first."""
    names = [name for name in vars(module) if name.startswith("test_")]
    assert not first or first in names, f"{first!r} is no test"
    tests = [vars(module)[name] for name in sorted(names, key=lambda name: name != first)]
    return [check for test in tests if not hasattr(test, "hypothesis") for check in _calls(test)]


def _calls(test: Callable[..., object]) -> Checks:
    """A test with each of its parameters; none where it needs fixtures."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    rows = [
        {name: value for row in chosen for name, value in row.items()}
        for chosen in product(*(_rows(*mark.args) for mark in marks))
    ]
    wanted = set(inspect.signature(test).parameters)
    return [partial(test, **row) for row in rows if set(row) == wanted]


def _rows(names: str | Sequence[str], values: Sequence[object]) -> list[dict[str, object]]:
    """What one mark gives to a test, by name."""
    given = names.split(", ") if isinstance(names, str) else list(names)
    if len(given) == 1:
        return [{given[0]: value} for value in values]
    return [dict(zip(given, row, strict=True)) for row in values]  # type: ignore[call-overload]
