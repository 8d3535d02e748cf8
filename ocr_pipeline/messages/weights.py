"""Lines of text → the measure that most of their text has."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ocr_pipeline.model import TextLine


def weighted(lines: Iterable[TextLine], key: Callable[[TextLine], float]) -> float:
    """Return the median of a measure over lines, each weighted by its width: what most of the text has; 0 of none."""
    ranked = sorted((key(line), line.box.width) for line in lines)
    half, passed = sum(width for _, width in ranked) / 2, 0
    for value, width in ranked:
        passed += width
        if passed >= half:
            return float(value)
    return 0.0
