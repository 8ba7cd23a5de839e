"""A file is written whole or not at all, and what stood there is kept until then."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from scheduler.errors import FileWriteError
from scheduler.formats.atomic import write_text_atomically


def test_the_text_stands_there_in_utf_8(tmp_path: Path) -> None:
    write_text_atomically(tmp_path / "a.json", "été\n")
    assert (tmp_path / "a.json").read_bytes() == "été\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_half_way_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises((FileWriteError, KeyboardInterrupt)) as caught:
        write_text_atomically(path, "new")
    assert path.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    if isinstance(caught.value, FileWriteError):
        assert caught.value.message.endswith("cannot be written: the disk is full")
        assert caught.value.exit_code == 2


def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    path.chmod(0o640)
    write_text_atomically(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    write_text_atomically(tmp_path / "a.json", "new")
    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "kept" / "a.json")
    for text in ("first", "second"):
        write_text_atomically(tmp_path / "link.json", text)
        assert (tmp_path / "link.json").is_symlink()
        assert (tmp_path / "kept" / "a.json").read_text() == text


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_text_atomically(Path(os.devnull), "nothing")
    assert not stat.S_ISREG(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize(
    ("name", "reason", "hint"),
    [
        ("none/a.json", "there is no such folder", "make the folder first"),
        ("file/a.json", "there is no such folder", "check the path"),
        (".", "it is a folder", "give the name of a file in it"),
        ("a" * 300, "the name is too long", "give a shorter one"),
        ("a\0b", "embedded null byte", "check the path"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path, name: str, reason: str, hint: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileWriteError) as caught:
        write_text_atomically(tmp_path / name, "text")
    assert reason in caught.value.message
    assert caught.value.hint == hint


def test_a_circle_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(FileWriteError):
        write_text_atomically(tmp_path / "a", "text")


def test_a_folder_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # root may write everywhere
    with pytest.raises(FileWriteError, match="may not be written to"):
        write_text_atomically(tmp_path / "a.json", "text")
