"""Reading and writing outside formats: one file, one format."""

from scheduler.formats.instance_file import instance_from_text, read_instance
from scheduler.formats.programme_file import (
    StoredProgramme,
    programme_from_text,
    programme_text,
    read_programme,
    write_programme,
)

__all__ = [
    "StoredProgramme",
    "instance_from_text",
    "programme_from_text",
    "programme_text",
    "read_instance",
    "read_programme",
    "write_programme",
]
