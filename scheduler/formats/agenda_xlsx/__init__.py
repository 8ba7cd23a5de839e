"""A programme as a workbook (.xlsx): a sheet for each day, lists, and scores."""

from scheduler.formats.agenda_xlsx.written import write_xlsx

__all__ = ["write_xlsx"]
