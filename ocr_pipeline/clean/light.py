"""A photographed or scanned picture → the same evenly lit and without grain; a picture that no lens saw is left alone.

Flat areas of a screenshot are of one value, even after compression; a sensor gives every pixel some noise of its own.
Uneven light varies slowly and multiplies all colours alike: of the picture's logarithm only the slight steps between
neighbours are the light's, as steep ones are edges of what is shown (Land and McCann, "Lightness and Retinex Theory",
JOSA 1971; Horn, "Determining Lightness from an Image", 1974).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.model import Pixels

# Squares of so many pixels that vary by no more than the second are flat; screenshots have .23 and more of them, on
# wallpaper too, photographs and scans .08 and less.
SQUARE, LEVEL, GRAINY = np.ones((4, 4), np.uint8), 1, 0.15
# Rows that are looked at together; three times as many are skipped.
BAND = 16
# Longer side in pixels of the copy that light is measured on, the darkest grey that tells of it, and the largest step
# (of the logarithm) between two pixels of it that may be the light's: light that halves across the picture has .005.
# Of less than the last share of all steps it cannot be told.
SMALL, DARK, STEP, TOLD = 160, 40, 0.02, 0.2
# Light is a polynomial of this degree in x and y, which a lamp's fall-off and a lens's vignette are.
DEGREE = 4
# Spread of the light (of the logarithm) that is even enough for layout.
EVEN = 0.03
# Strength in grey levels, and sizes in pixels of patch and neighbourhood, of the filter that takes grain away; stronger
# ones take faint bubbles with it. What is left are single pixels, which a median over the next size takes.
STRENGTH, PATCH, AROUND = 6, 5, 7
SPECK = 3


def is_grainy(pixels: Pixels) -> bool:
    """Return whether a picture (BGR uint8) was photographed or scanned: hardly any of it is quite flat."""
    bands = np.concatenate([pixels[top : top + BAND] for top in range(0, len(pixels), 4 * BAND)])
    grey = cv2.cvtColor(bands, cv2.COLOR_BGR2GRAY)
    flat = cv2.subtract(cv2.dilate(grey, SQUARE), cv2.erode(grey, SQUARE)) <= LEVEL
    return float(np.mean(flat)) < GRAINY


def evenly_lit(pixels: Pixels) -> Pixels:
    """Return a picture (BGR uint8) as under even light; the same if it is even already."""
    height, width = pixels.shape[:2]
    light = _light(pixels)
    if np.ptp(light) < EVEN:
        return pixels
    gain = cv2.resize(np.exp(-light).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    lit = pixels * gain[..., None]
    brightest = np.quantile(pixels, 0.995) / max(float(np.quantile(lit, 0.995)), 1.0)
    return np.asarray(np.clip(np.rint(lit * brightest), 0, 255), np.uint8)


def without_grain(pixels: Pixels) -> Pixels:
    """Return a picture without the noise of a sensor; edges, faint ones too, stay where they are.

    The filter is Buades, Coll and Morel, "A Non-Local Algorithm for Image Denoising", CVPR 2005.
    """
    smooth = cv2.fastNlMeansDenoising(pixels, None, STRENGTH, PATCH, AROUND)
    return np.asarray(smooth, np.uint8)


def without_specks(pixels: Pixels) -> Pixels:
    """Return a picture without single pixels that differ from all around them: dust, and what is left of grain."""
    return np.asarray(cv2.medianBlur(pixels, SPECK), np.uint8)


def _light(pixels: Pixels) -> NDArray[np.float64]:
    """Return the logarithm of the light on a small copy of a picture: the surface that fits its slight steps best."""
    scale = SMALL / max(pixels.shape[:2])
    size = tuple(max(2, round(side * scale)) for side in pixels.shape[1::-1])
    # Whole numbers would be too coarse: from one pixel to the next light changes by less than a grey level.
    exact = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).astype(np.float32)
    grey = cv2.resize(exact, size, interpolation=cv2.INTER_AREA).astype(np.float64)
    y, x = np.mgrid[: grey.shape[0], : grey.shape[1]] / SMALL
    terms = np.stack([x**i * y**j for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i) if i + j], axis=-1)
    known = grey > DARK
    log = np.log(np.maximum(grey, 1))
    steps, slopes = [], []
    for axis in (0, 1):
        both = known.take(range(1, known.shape[axis]), axis) & known.take(range(known.shape[axis] - 1), axis)
        step = np.diff(log, axis=axis)
        slight = both & (np.abs(step) < STEP)
        steps.append(step[slight])
        slopes.append(np.diff(terms, axis=axis)[slight])
    step, slope = np.concatenate(steps), np.concatenate(slopes)
    if len(step) < TOLD * 2 * grey.size:
        return np.zeros(grey.shape)
    weight = np.ones(len(step))
    for _ in range(6):
        answer = np.linalg.lstsq(slope * weight[:, None], step * weight, rcond=None)[0]
        off = np.abs(step - slope @ answer)
        weight = 1 / (1 + (off / (2 * np.median(off) + 1e-9)) ** 2)
    return np.asarray(terms @ answer, np.float64)
