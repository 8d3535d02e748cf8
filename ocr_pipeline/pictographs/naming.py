"""The picture of a pictograph → which emoji it shows, if that is sure."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import Colour
from ocr_pipeline.model import UNREAD, Pixels
from ocr_pipeline.pictographs.glyphs import ROUGH, TILE, load_glyphs, rough_likeness, tile_on

# Difference (0..255, largest channel) from the paper at which a pixel belongs to the drawing.
INK = 28
# Drawings compared closely, of those that look most alike roughly; what a drawing of other proportions loses there.
CLOSELY, SLANT = 32, 0.5
# What a drawing of other proportions loses in the close comparison, per squared difference of the logarithms.
OUT_OF_SHAPE = 2.0
# A pictograph is named when what is left unexplained (share of its contrast, squared) is under the first, and under the
# second share of what the next likely emoji leaves: of one drawn in a style we have, and of one drawn in another.
SAME_STYLE, OTHER_STYLE = ((0.04, 0.75), (0.1, 0.6)), (0.2, 0.5)
# Pixels of the longer side under which only a clear lead counts, and under which nothing is told from a digit.
SMALL, TINY = 20, 12
# How like (0..1) some drawing is roughly to what may be a letter or a pictograph, for it to be compared closely, and
# for no more than what is strong of both (a pair of eyes on white paper); the first code of what is a picture and no
# sign that is written too.
ROUGHLY, NEARLY, PICTURES = 0.9, 0.8, 0x1F300
# Share of the strongest difference from the paper from which on a pixel is what is left of a drawing whose white parts
# and soft rims are lost on white paper.
STRONG = 0.4
# What is left unexplained, at most, of a picture that is plainly some emoji, whichever of several alike.
PLAIN = 0.1

Difference = NDArray[np.float32]


def name_of(part: Pixels, paper: Colour) -> str:
    """Return the emoji that a picture, cut tightly, shows on its paper (B, G, R); U+FFFC where it is not sure."""
    named = (_surely_named(part, paper, visible) for visible in (0.0, STRONG))
    return next((text for text in named if text != UNREAD), UNREAD)


def _surely_named(part: Pixels, paper: Colour, visible: float) -> str:
    found = likeness(part, paper, visible) if max(part.shape[:2]) > TINY else []
    if len(found) < 2:
        return UNREAD
    (left, text), (others, _) = found[:2]
    rules = (*SAME_STYLE, OTHER_STYLE) if max(part.shape[:2]) >= SMALL else (OTHER_STYLE,)
    return text if any(left < most and left < share * others for most, share in rules) else UNREAD


def drawing_of(part: Pixels, paper: Colour) -> str:
    """Return the emoji that what may as well be a letter, cut tightly, plainly shows; U+FFFC where it does not.

    What may be written, such as a plus, counts as written.
    """
    roughly = float(_rough_likeness(part, paper).max()) if min(part.shape[:2]) >= 4 else 0.0
    if roughly < NEARLY:
        return UNREAD
    text = name_of(part, paper) if roughly >= ROUGHLY else _surely_named(part, paper, STRONG)
    return text if ord(text[0]) >= PICTURES else UNREAD


def is_drawing(part: Pixels, paper: Colour) -> bool:
    """Return whether a picture, cut tightly, shows some emoji, whichever: it is as like one as those that are named."""
    found = likeness(part, paper)
    return bool(found) and found[0][0] < PLAIN and ord(found[0][1][0]) >= PICTURES


def likeness(part: Pixels, paper: Colour, share: float = 0.0) -> list[tuple[float, str]]:
    """Return what the likeliest emoji leave unexplained of a picture (0: nothing), best first, each emoji once.

    Compared is what differs from the paper by a share of the strongest difference or more: white parts and soft rims
    are lost on white paper.
    """
    far = part.astype(np.float32) - np.array(paper, np.float32)
    trimmed = _trimmed(far, share) if share else far
    if trimmed is None or min(trimmed.shape[:2]) < 4:
        return []
    height, width = trimmed.shape[:2]
    slant = float(np.log(width / height))
    side = min(TILE, max(8, height, width))
    seen = _level(trimmed, side)
    strength = float((seen * seen).sum())
    best: dict[str, float] = {}
    glyphs = load_glyphs()
    for number in _alike(part, paper):
        drawing = _trimmed(tile_on(int(number), paper), share)
        if drawing is None:
            continue
        drawn = _level(drawing, side)
        left = float(((drawn - seen) ** 2).sum()) / max(1.0, (strength * float((drawn * drawn).sum())) ** 0.5)
        shape = float(glyphs.aspects[number]) + float(np.log(drawing.shape[1] / drawing.shape[0]))
        left += OUT_OF_SHAPE * (shape - slant) ** 2
        text = glyphs.texts[number]
        best[text] = min(left, best.get(text, left))
    return sorted((left, text) for text, left in best.items())


def _alike(part: Pixels, paper: Colour) -> NDArray[np.intp]:
    """Return the numbers of the drawings most like a picture in a few broad patches of colour."""
    return np.argpartition(-_rough_likeness(part, paper), CLOSELY)[:CLOSELY]


def _rough_likeness(part: Pixels, paper: Colour) -> Difference:
    """Return how like a picture every drawing is in a few broad patches of colour, 1 at most, float32 of shape (n,)."""
    score = rough_likeness(np.asarray(cv2.resize(part, (ROUGH, ROUGH), interpolation=cv2.INTER_AREA), np.uint8), paper)
    slant = float(np.log(part.shape[1] / part.shape[0]))
    return np.asarray(score - SLANT * np.abs(load_glyphs().aspects - slant), np.float32)


def _trimmed(drawing: Difference, share: float = 0.0) -> Difference | None:
    """Return a drawing cut to what can be seen of it, white parts are lost on white paper: what differs from the paper
    by such a share of the strongest difference or more."""
    apart = np.abs(drawing)
    strongest = np.maximum(np.maximum(apart[:, :, 0], apart[:, :, 1]), apart[:, :, 2])
    far = strongest > max(INK, share * float(strongest.max()))
    rows, columns = np.flatnonzero(far.any(axis=1)), np.flatnonzero(far.any(axis=0))
    if rows.size < 4 or columns.size < 4:
        return None
    return drawing[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _level(difference: Difference, side: int) -> Difference:
    """Return a difference at one size, its finest detail levelled: it depends on where the pixels happened to fall."""
    scaled = cv2.resize(np.ascontiguousarray(difference), (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(scaled, (3, 3), 0.6), np.float32)
