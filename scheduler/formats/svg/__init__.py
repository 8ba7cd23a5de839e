"""A programme as a picture: the days as tables of rooms by times, for slides, posts and pages.

The picture needs no other file and holds no script. Its letters are those of the reader's system, so the
widths of texts are estimated, rather too wide than too narrow.
"""

from scheduler.formats.svg.writing import write_svg

__all__ = ["write_svg"]
