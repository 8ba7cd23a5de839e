"""What LibreOffice makes of a file, without a screen."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.outside import libreoffice

EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Each sheet as a CSV file of its own: UTF-8, values as they are shown."""
WORKBOOK = "xlsx:Calc MS Excel 2007 XML"


def converted(file: Path, form: str, folder: Path) -> list[Path]:
    """The files that LibreOffice makes of one, sorted; ``form`` is what it calls a filter."""
    home = folder / "home"
    out = folder / form.partition(":")[0]
    subprocess.run(
        [
            libreoffice(),
            f"-env:UserInstallation={home.as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(out),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return sorted(out.iterdir())
