"""The JSON that pretalx gave: in one file, in a folder, or in a zip archive."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from scheduler.errors import Fault, InputError
from scheduler.formats.json_tree import JsonTree, json_tree
from scheduler.formats.source import LARGEST_FILE, Source, read_source, source_of_bytes, whole_file_error

MOST_FILES = 500
MOST_BYTES = LARGEST_FILE[".json"]
"""Of all files together."""
HINT = "give the JSON of pretalx's API: submissions, speakers, rooms, slots and the event"


def json_trees(path: Path) -> list[JsonTree]:
    """What each file says, in the order of their names.

    Raises
    ------
    InputError
        They cannot be read, are too large, or are no JSON; it carries the faults of all of them.
    """
    trees: list[JsonTree] = []
    faults: list[Fault] = []
    for source in _sources(path):
        try:
            trees.append(json_tree(source))
        except InputError as error:
            faults += error.faults
    faults += [fault for tree in trees for fault in tree.faults(tree.flaws)]
    if faults:
        raise InputError(f"{path} cannot be read", faults)
    return trees


def _sources(path: Path) -> list[Source]:
    if path.is_dir():
        return _in_folder(path)
    if path.suffix.lower() == ".zip":
        return _in_archive(path)
    return [read_source(path)]


def _in_folder(folder: Path) -> list[Source]:
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() == ".json")
        n_bytes = sum(file.stat().st_size for file in files)
    except OSError as error:
        raise whole_file_error(str(folder), f"cannot be read: {error.strerror}", "check the path") from None
    _insist_on_size(folder, len(files), n_bytes)
    return [read_source(file) for file in files]


def _in_archive(path: Path) -> list[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [part for part in archive.infolist() if _is_json(part)]
            _insist_on_size(path, len(parts), sum(part.file_size for part in parts))
            return list(_unpacked(path, archive, parts))
    except OSError as error:
        raise whole_file_error(str(path), f"cannot be read: {error.strerror}", "check the path") from None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        reason = f"cannot be unpacked ({type(error).__name__})"
        raise whole_file_error(str(path), reason, "pack it anew, without a password") from None


def _is_json(part: zipfile.ZipInfo) -> bool:
    return not part.is_dir() and part.filename.lower().endswith(".json")


def _unpacked(path: Path, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[Source]:
    """Texts of the parts; no more is unpacked than the archive says that they hold."""
    for part in sorted(parts, key=lambda part: part.filename):
        with archive.open(part) as file:
            content = file.read(part.file_size + 1)
        yield source_of_bytes(f"{path}/{part.filename}", content)


def _insist_on_size(path: Path, n_files: int, n_bytes: int) -> None:
    if n_files == 0:
        raise InputError(f"{path} holds no JSON", [Fault(str(path), 0, 0, "", "holds no .json file", HINT)])
    if n_files > MOST_FILES or n_bytes > MOST_BYTES:
        most = f"{MOST_FILES} files or {MOST_BYTES // 1_000_000} MB"
        raise whole_file_error(str(path), f"holds more than {most}", "leave out what is no answer of the API")
