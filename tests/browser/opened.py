"""A page in the browser, and all that it should not do."""

from __future__ import annotations

from urllib.parse import urldefrag

from playwright.sync_api import ConsoleMessage, Error, Page, Request


class Opened:
    """A page with what it asked for besides itself, and what the console said."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.troubles: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", self._failed)

    def _asked(self, request: Request) -> None:
        own = urldefrag(request.url)[0].split("?")[0] == urldefrag(self.address)[0].split("?")[0]
        if not own and not request.url.startswith(("data:", "blob:")):
            self.troubles.append(f"asked for {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        self.troubles.append(f"said {message.text}")

    def _failed(self, error: Error) -> None:
        self.troubles.append(f"failed: {error}")
