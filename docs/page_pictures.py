"""Takes docs/images/page-*.png: the page of the conference of 2022 on a desktop, on a phone, on paper.

``python docs/page_pictures.py`` takes them again with the system's Chromium and pdftoppm (Debian: chromium,
poppler-utils). They look as the fonts of the system do; these were taken with fonts-noto-core installed.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from scheduler import read_instance, read_programme
from scheduler.formats.page import write_page
from scheduler.formats.publication import Publication

ROOT = Path(__file__).parent.parent
INSTANCE = ROOT / "instances" / "2022.yaml"
PROGRAMME = ROOT / "solutions" / "2022.json"
PICTURES = ROOT / "docs" / "images"

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
DURING = "2022-10-27T15:50:00+01:00"
AFTER = "2022-11-01T12:00:00+01:00"
THURSDAY = 2
"""The page of the paper that is shown."""


def main() -> None:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "page.html"
        instance = read_instance(INSTANCE)
        write_page(Publication(instance, read_programme(PROGRAMME, instance).programme), page)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        take(browser, page, "desktop", 1280, 1250, AFTER)
        take(browser, page, "dark", 1280, 1000, DURING, scheme="dark", address="?lang=en")
        take(browser, page, "phone", 360, 1100, DURING)
        take(browser, page, "arabic", 1280, 1250, AFTER, address="?lang=ar")
        take_paper(browser, page, Path(folder))
        browser.close()


def take(
    browser: Browser,
    path: Path,
    name: str,
    width: int,
    height: int,
    moment: str,
    scheme: str = "light",
    address: str = "",
) -> None:
    """One picture of the upper end of the page at some moment."""
    page = opened(browser, path, width, height, moment, scheme, address)
    page.screenshot(path=PICTURES / f"page-{name}.png")
    page.context.close()


def take_paper(browser: Browser, path: Path, folder: Path) -> None:
    """Thursday as it is printed."""
    page = opened(browser, path, 1280, 900, AFTER)
    page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    page.context.close()
    number = str(THURSDAY)
    command = ["pdftoppm", "-r", "90", "-png", "-f", number, "-l", number, "-singlefile", "page.pdf", "print"]
    subprocess.run(command, cwd=folder, check=True)
    shutil.copy(folder / "print.png", PICTURES / "page-print.png")


def opened(
    browser: Browser,
    path: Path,
    width: int,
    height: int,
    moment: str,
    scheme: str = "light",
    address: str = "",
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        device_scale_factor=1,
    )
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(f"{path.as_uri()}{address}")
    return page


if __name__ == "__main__":
    main()
