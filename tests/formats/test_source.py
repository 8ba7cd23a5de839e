"""Files that cannot be read at all are refused in plain words, whatever is wrong with them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scheduler.errors import Fault
from scheduler.formats import instance_from_text, read_instance
from scheduler.formats.source import source_of_bytes
from tests.formats.files import SOUND, faults_of, faults_of_text


def only_fault(path: Path) -> Fault:
    [fault] = faults_of(path)
    return fault


def test_a_missing_file_reminds_of_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "2024.yaml").touch()
    fault = only_fault(tmp_path / "2042.yaml")
    assert (fault.line, fault.column) == (0, 0)
    assert fault.message == "there is no such file"
    assert fault.hint == "did you mean '2024.yaml'?"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "there is no folder" in only_fault(tmp_path / "nowhere" / "2024.yaml").hint


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    assert only_fault(tmp_path).message == "is a folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert only_fault(tmp_path / "pipe.yaml").message == "is not a file"


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.yaml").write_text("format: 1")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    assert only_fault(tmp_path / "secret.yaml").message == "may not be read"


def test_a_failing_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.yaml").write_text("format: 1")

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert only_fault(tmp_path / "broken.yaml").message == "cannot be read: Input/output error"


def test_a_name_with_a_nul_is_no_name() -> None:
    assert only_fault(Path("a\0b.yaml")).message == "is not the name of a file"


@pytest.mark.parametrize("name", ["instance.txt", "instance"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("format: 1")
    assert ".yaml, .yml or .json" in only_fault(tmp_path / name).hint
    assert ".yaml, .yml or .json" in faults_of_text("format: 1", name)[0].hint


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["empty.yaml", "empty.json"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert only_fault(tmp_path / name).message == "is empty"


@pytest.mark.parametrize(("name", "megabytes"), [("a.yaml", 50), ("a.yml", 6), ("a.json", 65)])
def test_a_file_too_large_is_refused_unread(
    tmp_path: Path, name: str, megabytes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(megabytes * 1_000_000)
    monkeypatch.delattr(Path, "open")
    assert "is larger than" in only_fault(tmp_path / name).message


def test_a_text_too_large_is_refused() -> None:
    assert faults_of_text("#" * 5_000_001)[0].message == "is larger than 5 MB"


def test_a_binary_file_is_refused_with_the_line_of_its_first_nul(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"format: 1\nab\x00c\n")
    fault = only_fault(tmp_path / "a.yaml")
    assert (fault.line, fault.column, fault.message) == (2, 3, "is not a text file")


def test_a_file_of_another_encoding_is_refused_where_it_shows(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("format: 1\né: ".encode() + "déjà".encode("latin-1"))
    fault = only_fault(tmp_path / "a.yaml")
    assert (fault.line, fault.column) == (2, 5)
    assert "UTF-8" in fault.message


def test_bytes_are_read_as_files_are() -> None:
    assert source_of_bytes("a.yaml", b"format: 1").text == "format: 1"


def test_a_byte_order_mark_makes_no_difference(tmp_path: Path) -> None:
    (tmp_path / "bom.yaml").write_bytes(b"\xef\xbb\xbf" + SOUND.read_bytes())
    assert read_instance(tmp_path / "bom.yaml").hash == read_instance(SOUND).hash


def test_line_ends_make_no_difference() -> None:
    text = SOUND.read_text(encoding="utf-8")
    assert instance_from_text(text.replace("\n", "\r\n")).hash == read_instance(SOUND).hash
    [fault] = faults_of_text(text.replace("capacity: 30", "capacity: x").replace("\n", "\r\n"))
    [same] = faults_of_text(text.replace("capacity: 30", "capacity: x"))
    assert fault == same
