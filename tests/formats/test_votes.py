"""Favourites from a CSV file become interests; what is wrong is told by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.errors import InputError
from scheduler.formats.votes import with_votes
from tests.rules.case import instance_of

INSTANCE = instance_of(
    sessions=[
        {"id": "a", "title": {"fr": "Ouverture", "en": "Opening"}},
        {"id": "b", "reference": 42, "favourites": 7},
        {"id": "c"},
    ]
)


def voted(folder: Path, text: str, encoding: str = "utf-8") -> list[tuple[tuple[str, ...], int]]:
    file = folder / "votes.csv"
    file.write_bytes(text.encode(encoding))
    return [(interest.sessions, interest.size) for interest in with_votes(file, INSTANCE).interests]


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        voted(folder, text)
    return [f"{fault.line}: {fault.field}: {fault.message} ({fault.hint})" for fault in caught.value.faults]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_voters_of_the_same_sessions_are_one_interest(tmp_path: Path, separator: str) -> None:
    rows = ("voter,session", "1,c", "1,a", "2,a", "2,c", "3,b", "", "3,b")
    found = voted(tmp_path, "\r\n".join(rows).replace(",", separator))
    assert found == [(("a", "c"), 2), (("b",), 1)]


def test_sessions_go_by_id_reference_or_title(tmp_path: Path) -> None:
    text = "\ufeffSession, Voter\nOuverture,x\n42,x\nc,x\nOpening,x\n"
    assert voted(tmp_path, text) == [(("a", "b", "c"), 1)]


def test_a_voter_may_stand_for_several_people(tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    file.write_text("voter,session,size\nfirm,a,30\nfirm,b,30\nme,a,\n", encoding="utf-8")
    instance = with_votes(file, INSTANCE)
    assert [interest.size for interest in instance.interests] == [30, 1]
    assert [session.favourites for session in instance.sessions] == [31, 7, 0]


def test_votes_are_added_to_those_there_are(tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    file.write_text("voter,session\n1,a\n", encoding="utf-8")
    twice = with_votes(file, with_votes(file, INSTANCE))
    assert [interest.sessions for interest in twice.interests] == [("a",), ("a",)]


def test_all_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    text = 'voter,session,size\n1,Openning,\n"a\nb",Openning,\n,a,\n2,a,0\n3,a,2\n3,b,5\n4,,\n'
    assert faults(tmp_path, text) == [
        "2: session: there is no session 'Openning' (did you mean 'Opening'?)",
        "5: voter: names no voter (give each voter a name or number)",
        "6: size: '0' is no whole number above 0 (give the number of people that the voter stands for)",
        "8: size: '3' has the size 2 in an earlier row (give the same in all rows of a voter)",
        "9: session: names no session (give its id, reference or title)",
    ]


def test_a_title_of_several_sessions_names_none(tmp_path: Path) -> None:
    file = tmp_path / "votes.csv"
    file.write_text("voter,session\n1,Lab\n2,Lab\n1,a\n", encoding="utf-8")
    instance = instance_of(sessions=[{"id": "a", "title": "Lab"}, {"id": "b", "title": "Lab"}])
    with pytest.raises(InputError) as caught:
        with_votes(file, instance)
    [fault] = caught.value.faults
    assert (fault.line, fault.message) == (2, "'Lab' is the title of several sessions")
    assert fault.hint == "give the id: a, b"


def test_more_people_than_a_number_holds_are_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, "voter,session,size\n1,a,900000\n2,a,900000\n")[0].startswith(
        "0: size: more than"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: voter: there is no column 'voter'"),
        ("session\na\n", "1: voter: there is no column 'voter'"),
        ("voter,session\n", "2: : holds no vote"),
    ],
)
def test_the_first_row_names_the_columns(tmp_path: Path, text: str, message: str) -> None:
    assert faults(tmp_path, text)[-1].startswith(message)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        with_votes(tmp_path / "none.csv", INSTANCE)
    with pytest.raises(InputError, match="cannot be read"):
        voted(tmp_path, "voter,session\né,a\n", "latin-1")
