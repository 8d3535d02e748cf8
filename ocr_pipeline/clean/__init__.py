"""Screenshot → clean pixels, and text line → a crop that Tesseract reads well: black on white, of one size."""

from ocr_pipeline.clean.crops import crop_line
from ocr_pipeline.clean.page import clean_page

__all__ = ["clean_page", "crop_line"]
