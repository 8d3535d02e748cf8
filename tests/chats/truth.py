"""What is to be found on a picture: the messages in sight, by the rules of the benchmark sets."""

from __future__ import annotations

import re
from typing import Any

from tests.chats.browser import Box, Drawn, Measured
from tests.chats.model import Frame, Item, Scene

# Of a message this much or less (CSS pixels) can be seen at the edge: nobody would call that a message.
SLIVER = 4.0
# Of a word's height this share is whole: a line's box is higher than its letters.
WHOLE = 0.85
UNSPACED = "\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"


def truth_of(scene: Scene, drawn: Drawn) -> dict[str, Any]:
    """Return the truth of a picture as drawn, boxes in its own pixels; messages out of sight are left out."""
    messages = [_floating(scene, drawn.floating)] if drawn.floating else []
    run_named = False
    for number, item in enumerate(scene.items):
        place = drawn.places.get(number)
        if item.opens or (place and place.name):
            run_named = place is not None and _in_sight(place.name, place.pane)
        if place is None or _cut(place.box, place.pane)[3] - _cut(place.box, place.pane)[1] <= SLIVER:
            continue
        messages.append(_message(scene, item, place, drawn.overlays, named=run_named))
    return {
        "app": f"generated: {scene.theme.name}",
        "layout": "bubbles" if scene.theme.sided else "rows",
        "theme": "dark" if scene.theme.dark else "light",
        "languages": list(scene.languages),
        "framed": scene.frame in (Frame.MOCKUP, Frame.POST, Frame.COLLAGE, Frame.EXHIBIT),
        "frame": str(scene.frame),
        "state": str(scene.state),
        "title": scene.title if _titled(scene) else None,
        "messages": [{"order": order, **message} for order, message in enumerate(messages)],
    }


def joined(text: str) -> str:
    """Return a text as the benchmark writes it: breaks are one space, none between Chinese or Japanese signs."""
    return re.sub(rf"(?<=[{UNSPACED}]) (?=[{UNSPACED}])", "", " ".join(text.split()))


def _titled(scene: Scene) -> bool:
    return scene.titled and not scene.looks.blurred


def _cut(box: Box, pane: Box) -> Box:
    return max(box[0], pane[0]), max(box[1], pane[1]), min(box[2], pane[2]), min(box[3], pane[3])


def _in_sight(part: Box | None, pane: Box) -> bool:
    """Say whether a part is there and its letters are inside of the pane."""
    return part is not None and _share(part, pane) >= WHOLE


def _share(box: Box, pane: Box) -> float:
    """Return how much of a box's height is inside of the pane."""
    seen = _cut(box, pane)
    return max(0.0, seen[3] - seen[1]) / max(1e-6, box[3] - box[1])


def _hides(over: Box, box: Box) -> bool:
    seen = _cut(box, over)
    return seen[2] - seen[0] > 2 and seen[3] - seen[1] > 0.25 * (box[3] - box[1])


def _pixels(scene: Scene, box: Box) -> list[float]:
    return [round(edge * scene.scale, 1) for edge in box]


def _floating(scene: Scene, box: Box) -> dict[str, Any]:
    return {"kind": "date", "side": "center", "outgoing": None, "sender": None, "text": scene.looks.floating,
            "timestamp": None, "quoted": None, "bbox": _pixels(scene, box)}  # fmt: skip


def _message(scene: Scene, item: Item, place: Measured, overlays: tuple[Box, ...], *, named: bool) -> dict[str, Any]:
    said = item.kind in ("text", "media")
    text, whole = _visible(item, place, overlays)
    right = item.outgoing != scene.mirrored
    message = {
        "kind": "system" if item.deleted else item.kind,  # the app says so
        "side": "center" if not said else "right" if right and scene.theme.sided else "left",
        "outgoing": item.outgoing if said and scene.theme.sided else None,
        "sender": _sender(scene, item, named=named) if said else None,
        "text": text,
        "timestamp": item.time if said and item.time and _in_sight(place.time, place.pane) else None,
        "quoted": joined(item.quoted) if item.quoted and _in_sight(place.quoted, place.pane) else None,
        "bbox": _pixels(scene, _cut(place.box, place.pane)),
    }
    return message | ({} if whole else {"partial": True}) | ({"redacted": True} if item.bars else {})


def _visible(item: Item, place: Measured, overlays: tuple[Box, ...]) -> tuple[str, bool]:
    """Return what of a text can be read, and whether that is all of it."""
    cut = _cut(place.box, place.pane) != place.box
    if place.words is None:
        bare = [word for number, word in enumerate(item.text.split()) if number not in item.bars]
        whole = not cut or _share(place.box, place.pane) > 0.97
        return joined(" ".join(bare)), whole
    clear = [each for each in place.words if not any(_hides(over, each[1]) for over in overlays)]
    read = [("" if on else " ") + word for word, box, on in clear if _share(box, place.pane) >= WHOLE]
    return joined("".join(read)), len(read) == len(place.words)


def _sender(scene: Scene, item: Item, *, named: bool) -> str | None:
    """Return the name that can be known from the picture: a label in sight, the title of a talk of two, or self."""
    if item.outgoing and not scene.theme.labelled:
        return "self"
    if scene.group or scene.theme.labelled:
        return item.sender if named else None
    return scene.title if _titled(scene) else None
