"""Where the files of these tests lie, and reading one that must be refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.errors import Fault, InputError
from scheduler.formats import instance_from_text, read_instance

DATA = Path(__file__).parent.parent / "data"
FAULTY = DATA / "faulty"
SOUND = DATA / "sound.yaml"


def faults_of(path: Path | str) -> tuple[Fault, ...]:
    """The faults of a file, of which there must be some."""
    with pytest.raises(InputError) as caught:
        read_instance(path)
    return _checked(caught.value)


def faults_of_text(text: str, name: str = "instance.yaml") -> tuple[Fault, ...]:
    """The faults of a text, of which there must be some."""
    with pytest.raises(InputError) as caught:
        instance_from_text(text, name)
    return _checked(caught.value)


def refused(read: Callable[[], object]) -> bool:
    """Whether ``read`` refuses its input, with faults that can be shown; any other error goes through."""
    try:
        read()
    except InputError as error:
        _checked(error)
        for fault in error.faults:
            str(fault).encode("utf-8")
        return True
    return False


def _checked(error: InputError) -> tuple[Fault, ...]:
    assert error.faults
    assert error.exit_code == 2
    assert all(fault.message and fault.hint for fault in error.faults)
    assert list(error.faults) == sorted(error.faults)
    return error.faults
