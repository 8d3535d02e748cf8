"""Lines in doubt → which models of other scripts are worth asking: each costs a process, those of signs the dearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from ocr_pipeline.model import Crop, LineReading
from ocr_pipeline.ocr.glyphs import INK
from ocr_pipeline.ocr.languages import OTHER_SCRIPTS
from ocr_pipeline.ocr.runs import sureness
from ocr_pipeline.ocr.scripts import script_of

# Of the pieces of a line's ink, which empty columns part, those as wide as signs, and those wider than single letters,
# in heights of that ink.
SQUARE, WIDE = (0.6, 1.2), 1.0
# Density of signs at least: 1.98 and more in lines of Chinese, Japanese and Korean, less in three of four others. Mean
# density of some lines, at least so many and each of them dense, that are no letters: 2.7 to 3.3 in signs, 1.7 to 1.9
# in letters.
DENSE, DENSEST, SEVERAL = 1.95, 2.6, 3
# Share of the ink's width in joined letters: .22 and more in Arabic, none in most others.
JOINED = 0.15
# Confidence (0..1) with which a model knows some of a text in another language of its alphabet.
HALF = 0.5
# Scripts with these properties; others are not ruled out by them.
SIGNS, LETTERS = frozenset({"han", "hangul"}), frozenset({"latin", "greek", "cyrillic", "hebrew", "arabic"})


@dataclass(frozen=True, slots=True)
class Ink:
    """What a line's ink tells of its script: how dense it is (strokes that a column of ink crosses on average, and the
    share of its width in pieces as wide as signs), and the share of its width in joined letters."""

    density: float
    joined: float


def is_worth_asking(model: str, crops: Sequence[Crop], asked: Mapping[str, Sequence[LineReading]]) -> bool:
    """Return whether a model may know one of some lines, of which other models read what is given in `asked`.

    It may where their ink is like its script, unless another model of this alphabet was asked and knew nothing in it:
    that of Ukrainian knows no line of which that of Russian knows none. Signs are of several languages.
    """
    script = OTHER_SCRIPTS.get(model, "latin")
    kin = [line for other, lines in asked.items() if OTHER_SCRIPTS.get(other) == script != "han" for line in lines]
    known = any(script_of(line.text) == script and sureness(line.words) >= HALF for line in kin)
    return may_be(script, crops) and (known or not kin)


def may_be(script: str, crops: Sequence[Crop]) -> bool:
    """Return whether one of some lines may be in a script as far as their ink tells; what has none may be anything."""
    inks = [ink for ink in map(ink_of, crops) if ink]
    if len(inks) < len(crops):
        return True
    if script in SIGNS:
        return any(ink.density >= DENSE for ink in inks)
    if script == "arabic" and all(ink.joined < JOINED for ink in inks):
        return False
    densities = [ink.density for ink in inks]
    signs = len(inks) >= SEVERAL and fmean(densities) >= DENSEST and min(densities) >= DENSE
    return script not in LETTERS or not signs


def ink_of(crop: Crop) -> Ink | None:
    """Return what the ink of a line tells, None where there is none."""
    inked = crop.pixels < INK
    rows, columns = np.flatnonzero(inked.any(axis=1)), inked.any(axis=0)
    if not rows.size:
        return None
    inked = inked[rows[0] : rows[-1] + 1]
    strokes = np.count_nonzero(inked[1:] & ~inked[:-1]) + np.count_nonzero(inked[0])
    edges = np.flatnonzero(np.diff(columns, prepend=False, append=False))
    widths = edges[1::2] - edges[::2]
    high, wide = len(inked), float(widths.sum())
    square = widths[(widths >= SQUARE[0] * high) & (widths <= SQUARE[1] * high)]
    return Ink((strokes + float(square.sum())) / wide, float(widths[widths > WIDE * high].sum()) / wide)
