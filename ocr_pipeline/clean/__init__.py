"""Screenshot → clean pixels and a fingerprint; text line → a crop that Tesseract reads well, black on white."""

from ocr_pipeline.clean.crops import crop_line
from ocr_pipeline.clean.fingerprint import fingerprint
from ocr_pipeline.clean.page import clean_page

__all__ = ["clean_page", "crop_line", "fingerprint"]
