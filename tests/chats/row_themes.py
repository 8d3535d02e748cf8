"""How chats without bubbles can look: rows, lines, letters, tables."""

from __future__ import annotations

from typing import Any

from tests.chats.model import Frame, Layout, Paint, Theme, Times

WHITE, NIGHT = "#ffffff", "#101418"
PAPER = (Frame.EXHIBIT, Frame.PAGE)


def _rows(name: str, page: str, ink: str, header: Paint, soft: str, accent: str, **others: Any) -> Theme:
    plain = Paint(page, ink)
    return Theme(name, page, plain, plain, header, soft, accent, times=Times.HEAD, **{"layout": Layout.ROWS, **others})


ROW_THEMES = (
    _rows("rows-light", WHITE, "#1d1c1d", Paint(WHITE, "#1d1c1d"), "#616061", "#1264a3", avatars="in", avatar=36,
          square_avatars=True, font="Lato", leading=1.46, gap=8),
    _rows("rows-sidebar", "#1a1d21", "#d1d2d3", Paint("#1a1d21", "#f8f8f8"), "#ababad", "#1d9bd1", dark=True,
          avatars="in", avatar=36, square_avatars=True, pills=False, font="Lato", leading=1.46),
    _rows("rows-dark", "#313338", "#dbdee1", Paint("#313338", "#f2f3f5"), "#949ba4", "#5865f2", dark=True,
          avatars="in", avatar=40, pills=False, font="Noto Sans", leading=1.38, gap=4, dated=True),
    _rows("rows-export", WHITE, "#23262a", Paint(WHITE, "#23262a"), "#747f8d", "#0066bb", avatars="in", avatar=40,
          pills=False, font="Open Sans", size=14, dated=True),
    _rows("rows-plain", "#fcfcf9", "#242424", Paint("#3a6ea5", WHITE), "#7a7a7a", "#3a6ea5", pills=True,
          font="Liberation Sans", size=14),
    _rows("rows-night", NIGHT, "#d6dde3", Paint("#1b2229", "#e6edf3"), "#8b98a5", "#58a6ff", dark=True, avatars="in",
          square_avatars=True, font="DejaVu Sans", size=13),
    _rows("rows-right", WHITE, "#2e2f32", Paint(WHITE, "#2e2f32"), "#8d99a5", "#0dbd8b", avatars="in", avatar=32,
          pills=False, font="Inter", each=True, time_right=True),
    _rows("rows-stream", "#f0f3f5", "#262626", Paint("#c8ecd2", "#1c3a28"), "#7e8a92", "#3d8f60", avatars="in",
          avatar=36, square_avatars=True, font="Open Sans", time_right=True, ruled=True, pills=False),
    _rows("rows-stream-dark", "#1e2732", "#dfe3e8", Paint("#2f5d46", WHITE), "#8d9aa8", "#79c79b", dark=True,
          avatars="in", avatar=36, square_avatars=True, font="Noto Sans", time_right=True, pills=False),
    _rows("rows-bubbly", "#ffffff", "#1c1c1e", Paint("#f8f8f8", "#1c1c1e"), "#9d9da3", "#e0393e", avatars="in",
          avatar=40, square_avatars=True, pills=False, font="Liberation Sans", size=16, each=True, gap=10),
    _rows("list-ruled", WHITE, "#202124", Paint("#1a73e8", WHITE), "#5f6368", "#1a73e8", each=True, time_right=True,
          ruled=True, font="Roboto", size=14, gap=11, dated=True),
    _rows("irc", "#fbfbfb", "#222222", Paint("#dddddd", "#222222"), "#888888", "#aa3333", layout=Layout.LINES,
          each=True, font="DejaVu Sans Mono", size=13, gap=2, pills=False),
    _rows("irc-dark", "#0c0c10", "#c8c8c8", Paint("#20304a", "#e0e0e0"), "#7d7d85", "#69b7d6", layout=Layout.LINES,
          each=True, dark=True, font="Liberation Mono", size=14, gap=1, time_right=True, pills=False),
    _rows("export-text", WHITE, "#111111", Paint(WHITE, "#111111"), "#111111", "#111111", layout=Layout.LINES,
          each=True, font="Liberation Serif", size=16, gap=6, dated=True, pills=False, frames=PAPER),
    _rows("mail", WHITE, "#202124", Paint(WHITE, "#202124"), "#5f6368", "#1967d2", layout=Layout.MAIL, each=True,
          avatars="in", avatar=40, font="Roboto", size=15, leading=1.5, dated=True, time_right=True, ruled=True,
          frames=(Frame.SCREEN, Frame.DESKTOP, Frame.SCROLL, Frame.PAGE)),
    _rows("cards", "#eeeae3", "#1d1d1b", Paint("#1d1d1b", WHITE), "#76716a", "#9c1c1c", layout=Layout.MAIL,
          each=True, font="Noto Serif", size=17, leading=1.5, frames=(Frame.PAGE, Frame.PAGE, Frame.CROP)),
    _rows("table", WHITE, "#111111", Paint(WHITE, "#111111"), "#333333", "#333333", layout=Layout.TABLE, each=True,
          font="Liberation Serif", size=15, dated=True, frames=(Frame.EXHIBIT,)),
    _rows("table-shaded", WHITE, "#1b1b1b", Paint("#2f4b6e", WHITE), "#333333", "#2f4b6e", layout=Layout.TABLE,
          each=True, font="Liberation Sans", size=13, dated=True, ruled=True, frames=(Frame.EXHIBIT,)),
)  # fmt: skip
