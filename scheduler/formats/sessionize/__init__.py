"""Sessionize, a service for calls for speakers: the answer of its view `All` as an instance."""

from scheduler.formats.sessionize.reading import read_sessionize

__all__ = ["read_sessionize"]
