"""Instances and schedules of CoSPLib, the benchmark library of conference scheduling (.xlsx).

The rules that an imported instance lists are the library's objective, term by term.

Source: Kheiri, Pylyavskyy, Jacko (2025), CoSPLib - A benchmark library for conference scheduling problems,
doi:10.1145/3712255.3726570; https://github.com/ahmedkheiri/CoSPLib.
"""

from scheduler.formats.cosplib.instance import read_cosplib
from scheduler.formats.cosplib.programme import read_cosplib_programme
from scheduler.formats.cosplib.written import write_cosplib

__all__ = ["read_cosplib", "read_cosplib_programme", "write_cosplib"]
