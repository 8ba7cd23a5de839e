"""Names of files for ids: no two alike on any file system, and none that leads elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.value import ID_PATTERN
from scheduler.formats.file_names import file_stems, is_id

IDS = st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda each: len(each) <= 80)


def test_an_id_is_the_name_of_its_file() -> None:
    assert file_stems(["k1", "Hall.2", "a-b_c"]) == {"k1": "k1", "Hall.2": "Hall.2", "a-b_c": "a-b_c"}


def test_ids_that_differ_only_in_case_get_digits_that_stay() -> None:
    stems = file_stems(["Hall", "hall", "attic"])
    assert stems["attic"] == "attic"
    assert stems["Hall"].startswith("Hall-")
    assert stems["Hall"].casefold() != stems["hall"].casefold()
    assert file_stems(["hall", "other", "HALL"])["hall"] == stems["hall"]


def test_names_of_devices_are_no_names() -> None:
    stems = file_stems(["con", "NUL", "com1", "aux.x", "console"])
    assert stems["console"] == "console"
    assert all(stems[each] != each for each in ("con", "NUL", "com1", "aux.x"))
    assert all(
        stem.partition(".")[0].casefold() not in ("con", "nul", "com1", "aux") for stem in stems.values()
    )


@given(st.lists(st.one_of(IDS, st.text(max_size=100)), max_size=20))
def test_every_id_gets_a_name_of_its_own_that_stays_in_the_folder(ids: list[str]) -> None:
    stems = file_stems(ids)
    assert set(stems) == set(ids)
    assert len({stem.casefold() for stem in stems.values()}) == len(set(ids))
    for stem in stems.values():
        assert is_id(stem.lstrip("_"))
        assert len(stem) < 100
