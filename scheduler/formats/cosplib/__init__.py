"""Instances and schedules of CoSPLib, the benchmark library of conference scheduling (.xlsx).

Source: Kheiri, Pylyavskyy, Jacko, https://github.com/ahmedkheiri/CoSPLib; its objective is that of the
rules an imported instance lists, term by term.
"""

from scheduler.formats.cosplib.instance import read_cosplib
from scheduler.formats.cosplib.programme import read_cosplib_programme
from scheduler.formats.cosplib.written import write_cosplib

__all__ = ["read_cosplib", "read_cosplib_programme", "write_cosplib"]
