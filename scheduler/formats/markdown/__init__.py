"""Programmes as Markdown, as GitHub and GitLab show it: a table for each day, room, person or track.

Source: GitHub Flavored Markdown 0.29, sections 2.4 (escapes), 4.10 (tables) and 6.9 (autolinks).
"""

from scheduler.formats.markdown.document import write_markdown

__all__ = ["write_markdown"]
