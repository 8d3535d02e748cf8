"""Doubted lines → a second engine's reading of them, kept beside the first and never in its place."""

from ocr_pipeline.second_opinion.asking import ask_again
from ocr_pipeline.second_opinion.comparing import with_second
from ocr_pipeline.second_opinion.engine import Engine, Opinion, RapidOcr

__all__ = ["Engine", "Opinion", "RapidOcr", "ask_again", "with_second"]
