"""How chats can look. A new theme is one entry here; the page template draws it from these values."""

from __future__ import annotations

from tests.chats.model import Names, Paint, Theme, Times

WHITE, BLACK, NIGHT = "#ffffff", "#111111", "#101418"
WEAVE = "repeating-linear-gradient(45deg, #e6ddd2 0 14px, #e2d8cb 14px 28px)"
DOTS = "radial-gradient(#cfdccb 2px, transparent 2.5px) 0 0 / 26px 26px, #dbe6d6"
SUNSET = "linear-gradient(160deg, #9fc2e8, #b7a7dc 45%, #e9b7c4)"
FOREST = (
    "radial-gradient(circle at 20% 30%, #3f6b52 0 18%, transparent 19%),"
    "radial-gradient(circle at 75% 62%, #80a06a 0 24%, transparent 25%), linear-gradient(#274f52, #122c2c)"
)

_THEMES = (
    Theme("green-light", WEAVE, Paint(WHITE, BLACK), Paint("#d9fdd3", BLACK), Paint("#075e54", WHITE), "#667781",
          "#1f8a70", radius=9, tail=True, ticks=True),
    Theme("green-dark", "#0b141a", Paint("#202c33", "#e9edef"), Paint("#005c4b", "#e9edef"),
          Paint("#202c33", "#e9edef"), "#9aa6ac", "#53bdeb", dark=True, radius=9, tail=True, ticks=True),
    Theme("blue-light", WHITE, Paint("#e9e9eb", BLACK), Paint("#0b84fe", WHITE), Paint("#f6f6f6", BLACK), "#8a8a8e",
          "#0b84fe", radius=18, tail=True, times=Times.CENTRED, names=Names.ABOVE, pills=False, centred_title=True,
          font="Liberation Sans", size=16),
    Theme("blue-dark", "#000000", Paint("#26252a", "#f2f2f7"), Paint("#0a84ff", WHITE), Paint("#1c1c1e", WHITE),
          "#8e8e93", "#0a84ff", dark=True, radius=18, tail=True, times=Times.CENTRED, names=Names.ABOVE, pills=False,
          centred_title=True, font="Liberation Sans", size=16),
    Theme("sms-light", "#fbfdf9", Paint("#dfe3e0", "#171d1a"), Paint("#006c4c", WHITE), Paint("#fbfdf9", "#171d1a"),
          "#5c6660", "#006c4c", radius=22, times=Times.CENTRED, names=Names.ABOVE, avatars=True, pills=False),
    Theme("sms-dark", "#191c1a", Paint("#333b36", "#e1e3df"), Paint("#8bd8b2", "#00291a"), Paint("#191c1a", "#e1e3df"),
          "#9aa39c", "#8bd8b2", dark=True, radius=22, times=Times.CENTRED, names=Names.ABOVE, pills=False),
    Theme("sky", SUNSET, Paint(WHITE, BLACK), Paint("#effdde", BLACK), Paint("#527da3", WHITE), "#6d7f8c",
          "#3a8ccc", radius=14, tail=True, ticks=True, avatars=True),
    Theme("sky-dark", "#0e1621", Paint("#182533", "#f5f5f5"), Paint("#2b5278", "#f5f5f5"), Paint("#17212b", "#f5f5f5"),
          "#7f91a4", "#64b5ef", dark=True, radius=14, ticks=True, avatars=True, size=14),
    Theme("ultramarine", WHITE, Paint("#e9e9e9", "#1b1b1b"), Paint("#2c6bed", WHITE), Paint(WHITE, "#1b1b1b"),
          "#6b6b6b", "#2c6bed", radius=18, times=Times.BELOW, names=Names.INSIDE, avatars=True),
    Theme("outline", WHITE, Paint("transparent", "#222222", "1.5px solid #b9b9b9"),
          Paint("transparent", "#222222", "1.5px solid #5a8f3c"), Paint("#eceff1", "#222222"), "#777777", "#5a8f3c",
          radius=12, times=Times.BELOW, names=Names.ABOVE, font="DejaVu Sans", size=13),
    Theme("reversed", "#eceae4", Paint("#6a3fa0", WHITE), Paint(WHITE, "#222222"), Paint("#4b2a78", WHITE), "#77727c",
          "#6a3fa0", radius=10, tail=True, times=Times.UNDER, names=Names.INSIDE, avatars=True),
    Theme("reversed-dark", "#20222a", Paint("#c65b3f", WHITE), Paint("#3a3d49", "#f0f0f0"), Paint("#2b2d37", WHITE),
          "#a5a7b1", "#e8896f", dark=True, radius=6, times=Times.UNDER, names=Names.ABOVE, font="DejaVu Sans", size=13),
    Theme("violet", WHITE, Paint("#f0f0f0", "#0a0a0a"), Paint("linear-gradient(160deg, #a033ff, #0a6cff)", WHITE),
          Paint(WHITE, "#0a0a0a"), "#65676b", "#7a3cff", radius=18, times=Times.CENTRED, names=Names.ABOVE,
          avatars=True, pills=False),
    Theme("teal-group", "#f7f9fa", Paint("#ffffff", "#17191c", "1px solid #dde3e8"), Paint("#d6f5ee", "#17191c"),
          Paint("#ffffff", "#17191c"), "#737d8c", "#0d9b7a", radius=8, times=Times.BESIDE, names=Names.ABOVE,
          avatars=True, font="Liberation Sans"),
    Theme("night-group", "#15191e", Paint("#21262c", "#edf3ff"), Paint("#133a34", "#edf3ff"),
          Paint("#21262c", "#edf3ff"), "#8e99a4", "#3fd0b0", dark=True, radius=8, times=Times.BESIDE,
          names=Names.ABOVE, avatars=True),
    Theme("wallpaper", FOREST, Paint("rgba(255,255,255,.94)", BLACK), Paint("#ffe9b8", BLACK), Paint("#1f3d3a", WHITE),
          "#5d6664", "#b36b00", radius=14, times=Times.INLINE, ticks=True),
    Theme("dots", DOTS, Paint("#ffffff", BLACK), Paint("#cfe4ff", BLACK), Paint("#42604a", WHITE), "#60706a",
          "#42604a", radius=20, times=Times.UNDER, avatars=True, font="Liberation Sans", size=14),
    Theme("rows-light", WHITE, Paint(WHITE, "#1d1c1d"), Paint(WHITE, "#1d1c1d"), Paint(WHITE, "#1d1c1d"), "#616061",
          "#1264a3", rows=True, avatars=True, square_avatars=True, pills=False),
    Theme("rows-dark", "#313338", Paint("#313338", "#dbdee1"), Paint("#313338", "#dbdee1"), Paint("#313338", "#f2f3f5"),
          "#949ba4", "#5865f2", dark=True, rows=True, avatars=True, pills=False),
    Theme("rows-plain", "#fcfcf9", Paint("#fcfcf9", "#242424"), Paint("#fcfcf9", "#242424"), Paint("#3a6ea5", WHITE),
          "#7a7a7a", "#3a6ea5", rows=True, pills=True, font="Liberation Sans", size=14),
    Theme("rows-night", NIGHT, Paint(NIGHT, "#d6dde3"), Paint(NIGHT, "#d6dde3"), Paint("#1b2229", "#e6edf3"),
          "#8b98a5", "#58a6ff", dark=True, rows=True, avatars=True, square_avatars=True, font="DejaVu Sans", size=13),
)  # fmt: skip

THEMES = {theme.name: theme for theme in _THEMES}
