"""Hard facts: what two texts state of days, times, figures, places and names, and whether they contradict."""

from ocr_pipeline.matching.facts.compare import Compared, Conflict, Told, compare_facts, find_conflicts

__all__ = ["Compared", "Conflict", "Told", "compare_facts", "find_conflicts"]
