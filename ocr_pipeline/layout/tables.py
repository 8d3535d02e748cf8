"""Panels → a table: cells that abut in rows of one height and columns of one width, as an exhibit lists messages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ocr_pipeline.geometry import Box, cluster, union
from ocr_pipeline.layout.lines import renumbered
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import Region, RegionKind

# Pixels by which edges of cells in one row or column may differ, and the width of the rule between two cells.
EDGE, RULE = 4, 7
# A table of messages tells at least who, when and what, and that more than once.
COLUMNS, ROWS = 3, 3
# Share of the page that a table of messages takes at least.
AREA = 0.08


def find_table(panels: Sequence[Panel], page: Box) -> Region | None:
    """Return the largest table on a page, `panels` its cells row by row, or None if there is none worth the name."""
    rows = [row for row in _rows_of_cells(panels) if len(row) >= COLUMNS]
    tables = [table for table in _stacked(rows) if len(table) >= ROWS]
    if not tables:
        return None
    cells = _all_cells(max(tables, key=len)[0], panels)
    box = union(cell.box for cell in cells)
    if box.area < AREA * page.area:
        return None
    lines = renumbered(line for panel in panels for line in panel.lines if box.holds(line.box, share=0.9))
    pictures = tuple(picture for cell in cells for picture in cell.pictures)
    return Region(RegionKind.TABLE, box, None, lines, pictures=pictures, panels=tuple(cell.box for cell in cells))


def _all_cells(row: Sequence[Panel], panels: Sequence[Panel]) -> list[Panel]:
    """Return the cells of all rows that have the columns of one, even where some of their cells were not found."""
    found = []
    cells = [panel for panel in panels if any(_same_column(panel.box, cell.box) for cell in row)]
    for level in cluster(cells, lambda panel: panel.box.y, tolerance=EDGE):
        if len(level) > len(row) / 2:
            found += sorted(level, key=lambda panel: panel.box.x)
    return found


def _rows_of_cells(panels: Sequence[Panel]) -> list[tuple[Panel, ...]]:
    """Return runs of panels that stand side by side at one height and abut, from top to bottom."""
    found = []
    cells = [panel for panel in panels if panel.flat.rectangular]
    for level in cluster(cells, lambda panel: panel.box.y, tolerance=EDGE):
        for row in cluster(level, lambda panel: panel.box.bottom, tolerance=EDGE):
            run: list[Panel] = []
            for cell in sorted(row, key=lambda panel: panel.box.x):
                if run and not -EDGE <= cell.box.x - run[-1].box.right <= RULE:
                    found.append(tuple(run))
                    run = []
                run.append(cell)
            found.append(tuple(run))
    return sorted(found, key=lambda row: row[0].box.y)


def _stacked(rows: Sequence[tuple[Panel, ...]]) -> list[list[tuple[Panel, ...]]]:
    """Return the rows in tables: each row abuts the one above it and has its columns."""
    tables = [[row] for row in rows[:1]]
    for above, row in pairwise(rows):
        near = -EDGE <= row[0].box.y - above[0].box.bottom <= RULE
        if near and len(row) == len(above) and all(_same_column(a.box, b.box) for a, b in zip(above, row, strict=True)):
            tables[-1].append(row)
        else:
            tables.append([row])
    return tables


def _same_column(a: Box, b: Box) -> bool:
    return abs(a.x - b.x) <= EDGE and abs(a.right - b.right) <= EDGE
