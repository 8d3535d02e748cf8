"""Panels → a table: cells that abut in rows of one height and columns of one width, as an exhibit lists messages."""

from __future__ import annotations

from collections.abc import Sequence

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
    tables = [table for table in _of_one_grid(rows) if sum(map(_is_written, table)) >= ROWS]
    if not tables:
        return None
    cells = _grid(max(tables, key=len)[0], panels)
    box = union(cells)
    if box.area < AREA * page.area:
        return None
    lines = renumbered(line for panel in panels for line in panel.lines if box.holds(line.box, share=0.9))
    pictures = tuple(picture for panel in panels for picture in panel.pictures if box.holds(picture))
    return Region(RegionKind.TABLE, box, None, lines, pictures=pictures, panels=tuple(cells))


def _is_written(row: Sequence[Panel]) -> bool:
    """Whether several cells of a row hold text: those of a sheet behind a chat are empty."""
    return sum(bool(cell.lines) for cell in row) > 1


def _grid(row: Sequence[Panel], panels: Sequence[Panel]) -> list[Box]:
    """Return the cells of all rows that have the columns of one, those included that were not found themselves."""
    found: list[Box] = []
    cells = [panel.box for panel in panels if any(_same_column(panel.box, cell.box) for cell in row)]
    for level in cluster(cells, lambda box: box.y, tolerance=EDGE):
        around = union(level)
        if not found or around.y >= found[-1].bottom - EDGE:
            found += [Box.spanning(cell.box.x, around.y, cell.box.right, around.bottom) for cell in row]
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


def _of_one_grid(rows: Sequence[tuple[Panel, ...]]) -> list[list[tuple[Panel, ...]]]:
    """Return the rows in tables: those of one have the same columns."""
    tables: list[list[tuple[Panel, ...]]] = []
    for row in rows:
        home = next((table for table in tables if _same_columns(table[0], row)), None)
        if home is None:
            tables.append([row])
        else:
            home.append(row)
    return tables


def _same_columns(row: Sequence[Panel], other: Sequence[Panel]) -> bool:
    return len(row) == len(other) and all(_same_column(a.box, b.box) for a, b in zip(row, other, strict=True))


def _same_column(a: Box, b: Box) -> bool:
    return abs(a.x - b.x) <= EDGE and abs(a.right - b.right) <= EDGE
