"""How chats in bubbles can look. A new theme is one entry here; the page templates draw it from these values."""

from __future__ import annotations

from tests.chats.model import Frame, Names, Paint, Theme, Times
from tests.chats.row_themes import ROW_THEMES

WHITE, BLACK = "#ffffff", "#111111"
WEAVE = "repeating-linear-gradient(45deg, #e6ddd2 0 14px, #e2d8cb 14px 28px)"
DOTS = "radial-gradient(#cfdccb 2px, transparent 2.5px) 0 0 / 26px 26px, #dbe6d6"
RINGS = (
    "radial-gradient(circle, transparent 9px, #1b2830 9.5px 10.5px, transparent 11px) 0 0 / 46px 46px,"
    "radial-gradient(circle, transparent 4px, #17232b 4.5px 5.5px, transparent 6px) 23px 23px / 46px 46px, #0d171d"
)
SUNSET = "linear-gradient(160deg, #9fc2e8, #b7a7dc 45%, #e9b7c4)"
MEADOW = "linear-gradient(200deg, #d3dfa5, #86bfae 50%, #7fa9c9)"
CLEAR = "transparent"

BUBBLE_THEMES = (
    Theme("green-light", WEAVE, Paint(WHITE, BLACK), Paint("#d9fdd3", BLACK), Paint("#075e54", WHITE), "#667781",
          "#1f8a70", radius=9, tail="top", ticks=True, gap=2, padding="6px 9px"),
    Theme("green-dark", RINGS, Paint("#202c33", "#e9edef"), Paint("#005c4b", "#e9edef"), Paint("#202c33", "#e9edef"),
          "#9aa6ac", "#53bdeb", dark=True, radius=9, tail="top", ticks=True, gap=2, padding="6px 9px"),
    Theme("blue-light", WHITE, Paint("#e9e9eb", BLACK), Paint("#0b84fe", WHITE), Paint("#f6f6f6", BLACK), "#8a8a8e",
          "#0b84fe", radius=18, tail="bottom", times=Times.CENTRED, names=Names.ABOVE, pills=False,
          centred_title=True, font="Inter", size=16, leading=1.27, widest=74, gap=2),
    Theme("blue-dark", "#000000", Paint("#26252a", "#f2f2f7"), Paint("#0a84ff", WHITE), Paint("#1c1c1e", WHITE),
          "#8e8e93", "#0a84ff", dark=True, radius=18, tail="bottom", times=Times.CENTRED, names=Names.ABOVE,
          pills=False, centred_title=True, font="Liberation Sans", size=16, avatars="in", avatar=28, widest=74, gap=2),
    Theme("sms-light", "#fbfdf9", Paint("#dfe3e0", "#171d1a"), Paint("#006c4c", WHITE), Paint("#fbfdf9", "#171d1a"),
          "#5c6660", "#006c4c", radius=22, times=Times.CENTRED, names=Names.ABOVE, avatars="in", pills=False,
          padding="10px 15px"),
    Theme("sms-dark", "#191c1a", Paint("#333b36", "#e1e3df"), Paint("#8bd8b2", "#00291a"), Paint("#191c1a", "#e1e3df"),
          "#9aa39c", "#8bd8b2", dark=True, radius=22, times=Times.CENTRED, names=Names.ABOVE, pills=False,
          padding="10px 15px"),
    Theme("sms-orange", "#3f3f3f", Paint("#4c4c4c", "#f2f2f2"), Paint("#cf6a12", WHITE), Paint("#e07a14", WHITE),
          "#d8d8d8", "#e07a14", dark=True, radius=7, times=Times.CENTRED, names=Names.ABOVE, avatars="in",
          pills=False, gap=7),
    Theme("sky", SUNSET, Paint(WHITE, BLACK), Paint("#effdde", BLACK), Paint("#527da3", WHITE), "#6d7f8c",
          "#3a8ccc", radius=14, tail="bottom", ticks=True, avatars="in", gap=2, padding="6px 11px"),
    Theme("sky-dark", "#0e1621", Paint("#182533", "#f5f5f5"), Paint("#2b5278", "#f5f5f5"), Paint("#17212b", "#f5f5f5"),
          "#7f91a4", "#64b5ef", dark=True, radius=14, ticks=True, avatars="in", size=14, tail="bottom"),
    Theme("meadow", MEADOW, Paint(WHITE, BLACK), Paint("#e3fee0", BLACK), Paint("#f3f6f3", BLACK), "#5fae55",
          "#4fae4e", radius=17, tail="bottom", ticks=True, centred_title=True, font="Inter", size=16, gap=2),
    Theme("ultramarine", WHITE, Paint("#e9e9e9", "#1b1b1b"), Paint("#2c6bed", WHITE), Paint(WHITE, "#1b1b1b"),
          "#6b6b6b", "#2c6bed", radius=18, times=Times.BELOW, avatars="in", ticks=True, avatar=28),
    Theme("midnight", "#121212", Paint("#2e2e2e", "#e9e9e9"), Paint("#4f6f4a", "#f4f4f4"), Paint("#121212", "#e9e9e9"),
          "#a8a8a8", "#86a87f", dark=True, radius=18, times=Times.BELOW, ticks=True, avatars="in", avatar=28),
    Theme("outline", WHITE, Paint(CLEAR, "#222222", "1.5px solid #b9b9b9"),
          Paint(CLEAR, "#222222", "1.5px solid #5a8f3c"), Paint("#eceff1", "#222222"), "#777777", "#5a8f3c",
          radius=12, times=Times.BELOW, names=Names.ABOVE, font="Open Sans", size=14),
    Theme("outline-dark", "#16181d", Paint(CLEAR, "#dde1e7", "1px solid #4a505c"),
          Paint(CLEAR, "#dde1e7", "1px solid #8a7bd8"), Paint("#16181d", "#dde1e7"), "#8b919c", "#a497ec", dark=True,
          radius=16, times=Times.UNDER, avatars="in", font="Inter", size=14),
    Theme("bare", "#fdfcf8", Paint(CLEAR, "#30302c"), Paint(CLEAR, "#1f4f8f"), Paint("#fdfcf8", "#30302c"), "#8c8a80",
          "#1f4f8f", radius=0, times=Times.UNDER, names=Names.ABOVE, font="Lato", size=16, widest=70, gap=9,
          padding="1px 2px"),
    Theme("reversed", "#eceae4", Paint("#6a3fa0", WHITE), Paint("#d9d9d6", "#222222"), Paint("#4b2a78", WHITE),
          "#77727c", "#6a3fa0", radius=10, tail="top", times=Times.UNDER, avatars="in"),
    Theme("reversed-dark", "#20222a", Paint("#c65b3f", WHITE), Paint("#3a3d49", "#f0f0f0"), Paint("#2b2d37", WHITE),
          "#a5a7b1", "#e8896f", dark=True, radius=6, times=Times.UNDER, names=Names.ABOVE, font="DejaVu Sans", size=13),
    Theme("same", "#e4e6e9", Paint(WHITE, "#1c1e21"), Paint(WHITE, "#1c1e21"), Paint("#37474f", WHITE), "#7b8288",
          "#37474f", radius=5, times=Times.INLINE, names=Names.INSIDE, font="Roboto", gap=5),
    Theme("forest-group", "#303030", Paint("#2f6b3a", WHITE), Paint("#454545", WHITE), Paint("#1f5a2b", WHITE),
          "#c4d6c7", "#9ccc65", dark=True, radius=2, tail="top", times=Times.FOOT, names=Names.FOOT, avatars="in",
          avatar=44, avatar_top=True, square_avatars=True, pills=False, gap=9, widest=86, each=True),
    Theme("leaf-group", "#f5f5f5", Paint("#3f9142", WHITE), Paint(WHITE, "#222222"), Paint("#3a8a3d", WHITE),
          "#d7ecd8", "#2e7d32", radius=2, tail="top", times=Times.FOOT, names=Names.FOOT, avatars="both", avatar=44,
          avatar_top=True, square_avatars=True, pills=False, gap=9, widest=84, each=True, relative=True),
    Theme("violet", WHITE, Paint("#f0f0f0", "#0a0a0a"), Paint("linear-gradient(160deg, #a033ff, #0a6cff)", WHITE),
          Paint(WHITE, "#0a0a0a"), "#65676b", "#7a3cff", radius=18, times=Times.CENTRED, names=Names.ABOVE,
          avatars="in", avatar=28, pills=False, font="Inter", gap=2),
    Theme("gold", "#b9cbd9", Paint(WHITE, "#1a1a1a"), Paint("#fee94e", "#1a1a1a"), Paint("#b9cbd9", "#1a1a1a"),
          "#5b6872", "#3c1e1e", radius=14, times=Times.BESIDE, names=Names.ABOVE, avatars="in", avatar=40,
          avatar_top=True, font="Noto Sans", widest=66, tail="top"),
    Theme("line-green", "#7d98bf", Paint(WHITE, "#111111"), Paint("#8de055", "#111111"), Paint("#263147", WHITE),
          "#33415a", "#2fae1d", radius=18, times=Times.BESIDE, names=Names.ABOVE, avatars="in", avatar=38,
          avatar_top=True, widest=66, tail="top"),
    Theme("grey-green", "#ededed", Paint(WHITE, "#181818"), Paint("#95ec69", "#181818"), Paint("#ededed", "#181818"),
          "#9a9a9a", "#4b9f2b", radius=5, times=Times.CENTRED, names=Names.ABOVE, avatars="both", avatar=40,
          avatar_top=True, square_avatars=True, pills=False, centred_title=True, font="Noto Sans", size=16, gap=12,
          widest=70),
    Theme("teal-group", "#f7f9fa", Paint(WHITE, "#17191c", "1px solid #dde3e8"), Paint("#d6f5ee", "#17191c"),
          Paint(WHITE, "#17191c"), "#737d8c", "#0d9b7a", radius=8, times=Times.BESIDE, names=Names.ABOVE,
          avatars="in", font="Inter", size=14),
    Theme("night-group", "#15191e", Paint("#21262c", "#edf3ff"), Paint("#133a34", "#edf3ff"),
          Paint("#21262c", "#edf3ff"), "#8e99a4", "#3fd0b0", dark=True, radius=8, times=Times.INLINE,
          names=Names.ABOVE, avatars="in", avatar_top=True),
    Theme("head-light", WHITE, Paint("#ececec", "#2c2c2c"), Paint("#eef6e2", "#2c2c2c"), Paint(WHITE, "#2c2c2c"),
          "#9a9a9a", "#8bc34a", radius=3, times=Times.HEAD, avatars="in", avatar_top=True, pills=False, size=14,
          each=True),
    Theme("head-dark", "#262626", Paint("#383838", "#e4e4e4"), Paint("#2e3a2c", "#e4e4e4"), Paint("#303030", WHITE),
          "#a0a0a0", "#8bc34a", dark=True, radius=3, times=Times.HEAD, avatars="in", avatar_top=True, pills=False,
          size=14, each=True),
    Theme("teams", "#f5f5f5", Paint(WHITE, "#242424"), Paint("#e8ebfa", "#242424"), Paint(WHITE, "#242424"),
          "#616161", "#5b5fc7", radius=5, times=Times.HEAD,
          names=Names.INSIDE, avatars="in", avatar=32, avatar_top=True, pills=False, font="Open Sans", size=14),
    Theme("wallpaper", "photo", Paint("rgba(255,255,255,.94)", BLACK), Paint("#ffe9b8", BLACK),
          Paint("#1f3d3a", WHITE), "#5d6664", "#b36b00", radius=14, ticks=True, tail="top"),
    Theme("glass", "photo", Paint("rgba(20,22,26,.72)", WHITE), Paint("rgba(52,98,160,.82)", WHITE),
          Paint("rgba(20,22,26,.9)", WHITE), "#c3c9d1", "#8cc3ff", dark=True, radius=16, ticks=True, avatars="in"),
    Theme("dots", DOTS, Paint(WHITE, BLACK), Paint("#cfe4ff", BLACK), Paint("#42604a", WHITE), "#60706a",
          "#42604a", radius=20, times=Times.UNDER, avatars="in", font="Liberation Sans", size=14),
    Theme("rose", "#fff3f4", Paint("#f7d9de", "#4a2630"), Paint("#b8475f", WHITE), Paint("#b8475f", WHITE), "#a3707c",
          "#b8475f", radius=24, times=Times.NONE, avatars="in", names=Names.ABOVE, font="Lato", size=16, gap=5),
    Theme("press", "#f7f7f5", Paint("#e3e3df", "#1a1a1a"), Paint("#cfdcea", "#1a1a1a"), Paint(WHITE, "#1a1a1a"),
          "#6c6c68", "#9c1c1c", radius=4, times=Times.UNDER, names=Names.ABOVE, font="Noto Serif", size=18,
          leading=1.45, padding="14px 18px", gap=14, labelled=True, frames=(Frame.PAGE, Frame.PAGE, Frame.CROP)),
)  # fmt: skip

THEMES = {theme.name: theme for theme in (*BUBBLE_THEMES, *ROW_THEMES)}
