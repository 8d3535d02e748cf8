"""The words of a line → the runs that are set in one style: a name, a time behind it, what is said."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.layout.ink import Blob, baseline_of, box_of, typical_height

# A trailing run this much fainter than the words before it is set in another style: a time, a receipt.
FAINTER = 0.85
# A time is smaller than this share of the words before it, is lower than they by that of their capitals, has so many
# figures, most of which differ in height by no more than the next; half a capital is before it, and so is it high.
SMALLER, LOWER, FIGURES, EVEN, MOST, HALF = 0.85, 0.1, 3, 0.15, 0.6, 0.5
# An avatar is so many times as high as what stands behind it, its longer side at most this many times the shorter, and
# that far from it in its own height.
FACE, SQUARE, ASIDE = 1.75, 1.3, 0.42
# A dot is no higher than this share of a capital.
DOT = 0.75
# Pieces that ticks are of.
TICKS = 2


def split_by_style(words: Sequence[Sequence[Blob]]) -> tuple[tuple[Blob, ...], ...]:
    """Return words as one run, or as several where all words from some point on are fainter than all before, or are
    figures set smaller and lower: a time. An avatar close before them is a run of its own, and so are ticks, of any
    strength, behind what is fainter and smaller."""
    if len(words) > 1 and _is_face(words[0], _flattened(words[1:])):
        return _flattened(words[:1]), *split_by_style(words[1:])
    strength = [max(blob.contrast for blob in word) for word in words]
    height = typical_height(_flattened(words))
    dots = [_is_dot(word, height) for word in words]
    for cut in range(1, len(words)):
        before, after = _flattened(words[:cut]), _flattened(words[cut:])
        if dots[cut] and strength[cut] >= FAINTER * min(strength[:cut]):
            continue  # a star of the words before it
        if _are_fainter(strength, dots, cut) or _is_set_lower(after, before):
            return before, *split_by_style(words[cut:])  # a link, and the time behind it
        if len(words[-1]) <= TICKS and _are_fainter(strength[:-1], dots[:-1], cut):
            time = _flattened(words[cut:-1])
            if typical_height(time) <= SMALLER * typical_height(before):
                return before, time, tuple(words[-1])
    return (_flattened(words),)


def _are_fainter(strength: Sequence[int], dots: Sequence[bool], cut: int) -> bool:
    """Whether all from some place on are fainter than all before, and there are any; dots behind words tell nothing."""
    behind = strength[cut:]
    lettered = [each for each, dot in zip(behind, dots[cut:], strict=True) if not dot] or behind
    return max(lettered, default=255) < FAINTER * min(strength[:cut])


def _is_dot(word: Sequence[Blob], height: float) -> bool:
    """Whether a word is one blob, lower than letters and about square: a dot between others, or that says online."""
    box = box_of(word)
    return len(word) == 1 and box.height <= DOT * height and box.width <= SQUARE * box.height


def _is_face(word: Sequence[Blob], behind: Sequence[Blob]) -> bool:
    """Whether a word is one blob, with what lies within it, about square, far higher than what stands behind it and
    farther from that than an emoji."""
    box = box_of(word)
    square = max(box.width, box.height) <= SQUARE * min(box.width, box.height)
    whole = any(blob.box == box for blob in word)
    apart = min(blob.box.x for blob in behind) - box.right >= ASIDE * box.height
    return whole and square and apart and box.height >= FACE * max(blob.box.height for blob in behind)


def _is_set_lower(run: Sequence[Blob], before: Sequence[Blob]) -> bool:
    """Whether a run stands apart from the one before it, is smaller and of one height, as figures are, and lower."""
    height, cap = typical_height(run), typical_height(before)
    letters = [blob for blob in run if blob.box.height >= HALF * height]
    even = [blob for blob in letters if abs(blob.box.height - height) <= EVEN * height]
    if len(letters) < FIGURES or len(even) < MOST * len(letters) or not HALF * cap <= height <= SMALLER * cap:
        return False
    apart = min(blob.box.x for blob in run) - max(blob.box.right for blob in before)
    return apart >= HALF * cap and baseline_of(run, box_of(run)) - baseline_of(before, box_of(before)) >= LOWER * cap


def _flattened(words: Sequence[Sequence[Blob]]) -> tuple[Blob, ...]:
    return tuple(blob for word in words for blob in word)
