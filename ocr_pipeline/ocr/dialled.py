"""Telephone numbers in apps set from right to left → as one dials them.

Spaces part numbers there (Unicode Annex 9), so that "+33 6 39" stands as "39 6 33+".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.model import Crop, Word

# Groups of digits, the plus behind the last; digits that a telephone number has at least.
_GROUPS, DIGITS = re.compile(r"(?:\d+ ){2,}\d+\+"), 7


def tell_dialled(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words of a line as they are, but those of such a number, which stands alone, from its plus on."""
    shown = " ".join(word.text for word in words)
    if not _GROUPS.fullmatch(shown) or sum(map(str.isdigit, shown)) < DIGITS:
        return tuple(words)
    first, *others = reversed(words)
    return replace(first, text="+" + first.text[:-1]), *others
