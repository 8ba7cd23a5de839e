"""Words as they are compared: without case, accents, vowel marks and signs."""

from __future__ import annotations

import re
import unicodedata

STRETCH = "\u0640"
"""Lengthens Arabic letters, and says nothing."""


def folded(text: str) -> str:
    """``text`` in small letters and digits, with single blanks between words."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace(STRETCH, "")
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", kept))


def with_plain_digits(text: str) -> str:
    """``text`` with its digits, such as the Arabic-Indic ones, as 0-9, and plain blanks."""
    signs = (str(unicodedata.decimal(sign, sign)) if not sign.isascii() else sign for sign in text)
    return "".join(" " if sign.isspace() and sign != "\n" else sign for sign in signs)


def slug(text: str) -> str:
    """An id made of ``text``; empty where it holds no letter or digit of ASCII."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-")
