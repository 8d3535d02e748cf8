"""Hard facts: what two texts state of days, times, figures and places, and whether they contradict one another."""

from ocr_pipeline.matching.facts.compare import Conflict, find_conflicts

__all__ = ["Conflict", "find_conflicts"]
