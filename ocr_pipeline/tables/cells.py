"""Cells that are safe to open in a spreadsheet, and the way back."""

from __future__ import annotations

import re

# A spreadsheet runs a cell that begins with one of these as a formula. A cell that already begins with an apostrophe
# before one gets another, so that taking one off always gives the text back.
FORMULA = re.compile(r"'*[=+\-@\t\r]")


def defused(cell: object) -> object:
    """Return a cell with an apostrophe before what a spreadsheet would run; anything else as it is."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return what `defused` was given."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
