"""Workbooks without the time at which they were written, so that the same content is the same bytes."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say."""
CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def steady_bytes(workbook: bytes) -> bytes:
    """The archive of a workbook with all its clocks set to the same moment."""
    with io.BytesIO() as content:
        with ZipFile(io.BytesIO(workbook)) as given, ZipFile(content, "w") as steady:
            for name in given.namelist():
                part = given.read(name)
                if name == "docProps/core.xml":
                    part = CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
                steady.writestr(ZipInfo(name, FIRST_MOMENT), part, compress_type=ZIP_DEFLATED)
        return content.getvalue()
