"""Text from outside between text of ours, so that neither turns the other round.

Source: UAX #9, sections 2.4 and 3.1.2: an isolate is to its surroundings like one neutral character, and its
end closes all embeddings that were opened in it.
"""

from __future__ import annotations

import unicodedata

from scheduler.domain.text import (
    FIRST_STRONG_ISOLATE,
    LEFT_TO_RIGHT_ISOLATE,
    POP_ISOLATE,
    RIGHT_TO_LEFT,
    Language,
)

ISOLATES = frozenset("\u2066\u2067\u2068")
EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")
POP_EMBEDDING = "\u202c"
RIGHT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


def isolated(text: str, language: Language) -> str:
    """``text`` as it stands in a line of ``language``: in an isolate, unless all of it runs as lines do."""
    if not text:
        return text
    if language not in RIGHT_TO_LEFT and not _has_right_to_left(text):
        return text
    return f"{FIRST_STRONG_ISOLATE}{balanced(text)}{POP_ISOLATE}"


def left_to_right(text: str, language: Language) -> str:
    """Numbers and times as they stand in a line of ``language``."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if language in RIGHT_TO_LEFT else text


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(sign) in RIGHT for sign in text)


def balanced(text: str) -> str:
    """``text`` with all isolates and embeddings closed that it opens, and without ends of others."""
    shown, open_signs = [], list[str]()
    for sign in text:
        if sign in ISOLATES or sign in EMBEDDINGS:
            open_signs.append(sign)
        elif sign == POP_ISOLATE:
            if not any(opened in ISOLATES for opened in open_signs):
                continue
            while open_signs.pop() not in ISOLATES:
                pass
        elif sign == POP_EMBEDDING:
            if not open_signs or open_signs[-1] in ISOLATES:
                continue
            open_signs.pop()
        shown.append(sign)
    ends = (POP_ISOLATE if sign in ISOLATES else POP_EMBEDDING for sign in reversed(open_signs))
    return "".join((*shown, *ends))
