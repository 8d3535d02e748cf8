"""Boxes of bubbles → which side of the chat each stands on.

A side is a margin that bubbles share while their other edge is ragged; one bubble's centre says nothing (a short
right-hand bubble may lie left of the middle, a long left-hand one right of it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.colour import Colour, difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.grounds import BAR_WIDTH
from ocr_pipeline.model import Side

# Shares of the pane's width. Margins that differ by the first tell a side by themselves; edges as close as the second
# are one margin, as close as the third one margin with a tail reaching out; margins that differ by less than the fourth
# and are wider than the fifth mean the middle.
CLEAR, SAME_EDGE, TAIL, LIKE, PILL = 0.3, 0.008, 0.03, 0.03, 0.06
# A pill that is nobody's is this share of the pane's width from both sides. Margins that differ by this one tell a side
# more surely than a colour.
ASIDE, LEANING = 0.2, 0.12
# So many bubbles of one left and one right edge are cards; so many others of one colour and edge, the other ragged, a
# column. A pill that no other edge is one with tells of a middle where there are so many others.
CARDS, COLUMN, OTHERS = 3, 2, 3
# Share of the height of an avatar, or of a lower bubble, that the two have in common, without and with another avatar
# above or below: each may stand half beside the time under its bubble.
LEVEL = (0.5, 0.3)
# Share of its width by which an avatar may reach into the box of the bubble beside it: its tail; and how many of its
# widths, with the gaps beside it, it makes a margin wider by.
TOUCHING, TAKING = 0.2, 1.5
# Difference (0..255) of colours that are one; how many times as far another colour is than one that is like.
ALIKE, NEARER = 10, 3


@dataclass(frozen=True, slots=True)
class Bubble:
    """What tells the side of a bubble: its box in pixels, its colour (B, G, R) and the box of a label close above."""

    box: Box
    colour: Colour
    label: Box | None = None


def find_sides(bubbles: Sequence[Bubble], avatars: Sequence[Box], pane: Box) -> tuple[Side, ...]:
    """Return the side of each bubble, in the order given; of a column of cards, which have no side, the left."""
    avatars = _without_buttons(avatars, bubbles, pane)
    if _is_column([bubble.box for bubble in bubbles], pane) and not avatars:
        return (Side.LEFT,) * len(bubbles)
    sure = [
        _pill_side(bubble, bubbles, pane)
        or avatar_side(bubble.box, bubble.box, avatars, pane)
        or (avatar_side(bubble.box, union([bubble.box, bubble.label]), avatars, pane) if bubble.label else None)
        or margin_side(bubble.box, pane)
        or _label_side(bubble, pane)
        for bubble in bubbles
    ]
    left = [bubble for bubble, side in zip(bubbles, sure, strict=True) if side is Side.LEFT]
    right = [bubble for bubble, side in zip(bubbles, sure, strict=True) if side is Side.RIGHT]
    likely = [
        side or _margin_of_column(each, bubbles, pane) or _likely_side(each, left, right, pane)
        for each, side in zip(bubbles, sure, strict=True)
    ]
    return tuple(
        side or _side_by_colour(number, bubbles, likely, pane) or likely[number] for number, side in enumerate(sure)
    )


def _without_buttons(avatars: Sequence[Box], bubbles: Sequence[Bubble], pane: Box) -> list[Box]:
    """Return avatars without buttons that float over the chat, beyond whose middle bubbles of their side reach; and
    without those right of bubbles that begin at the pane's left edge, where none stand at the left and several do so:
    buttons to pass on what a channel says."""
    boxes = [bubble.box for bubble in bubbles]
    clear = CLEAR if len(avatars) > 1 else LEANING  # what floats does so alone
    left = min((box.x for box in boxes if margin_side(box, pane, clear) is Side.LEFT), default=pane.right)
    right = max((box.right for box in boxes if margin_side(box, pane, clear) is Side.RIGHT), default=pane.x)
    aside = [
        each for each in avatars if (each.center_x <= left if each.center_x < pane.center_x else each.center_x >= right)
    ]
    buttons = [
        each
        for each in aside
        if any(box.x - pane.x < each.width / 2 and each.x >= box.right and each.overlap_y(box) > 0 for box in boxes)
    ]
    if len(buttons) < OTHERS or any(each.center_x < pane.center_x for each in aside):
        return aside
    return [each for each in aside if each not in buttons]


def has_like_margins(box: Box, pane: Box) -> bool:
    """Return whether a box is as far from the left side of its pane as from the right: a bubble by itself then tells no
    side."""
    return abs(box.off_middle(pane)) <= LIKE * pane.width


def _is_column(boxes: Sequence[Box], pane: Box) -> bool:
    """Whether several boxes have one left and one right edge and like margins: cards, which tell nothing of sides."""
    if len(boxes) < CARDS:
        return False
    edges = [[box.x for box in boxes], [box.right for box in boxes]]
    even = abs(boxes[0].off_middle(pane)) <= LEANING * pane.width
    return even and all(max(edge) - min(edge) <= max(2.0, SAME_EDGE * pane.width) for edge in edges)


def margin_side(box: Box, pane: Box, clear: float = CLEAR) -> Side | None:
    """Return the side of the narrower margin, None where the other is not wider by the share `clear` of the pane."""
    return _narrower(box.off_middle(pane), clear * pane.width)


def _narrower(uneven: int, least: float) -> Side | None:
    return None if abs(uneven) < least else Side.LEFT if uneven < 0 else Side.RIGHT


def _pill_side(bubble: Bubble, bubbles: Sequence[Bubble], pane: Box) -> Side | None:
    """Return the middle for a bubble of its own colour, far from both sides, that has no edge in common with any other:
    a date on a picture cut at one side."""
    box, others = bubble.box, [other for other in bubbles if other is not bubble]
    apart = min(box.x - pane.x, pane.right - box.right) > ASIDE * pane.width and len(others) >= OTHERS
    loose = TAIL * pane.width
    lefts, rights = [other.box.x for other in others], [other.box.right for other in others]
    flush = _shared(box.x, lefts, loose) or _shared(box.right, rights, loose)
    alike = any(_like(bubble, other) for other in others)
    return Side.CENTER if apart and not flush and not alike else None


def _label_side(bubble: Bubble, pane: Box) -> Side | None:
    """Return the side at which a label stands over a bubble as wide as a bar, None where it tells none."""
    if not bubble.label or bubble.box.width < BAR_WIDTH * pane.width:
        return None
    return _narrower(bubble.label.off_middle(bubble.box), CLEAR * pane.width)


def _margin_of_column(bubble: Bubble, bubbles: Sequence[Bubble], pane: Box) -> Side | None:
    """Return the side at which a bubble is one of a column of its colour, at the margin of all bubbles and ragged at
    its other edge, where its own margins are alike: as wide as a notice in the middle, which begins where it likes."""
    box, tight, loose = bubble.box, max(2.0, SAME_EDGE * pane.width), TAIL * pane.width
    if not has_like_margins(box, pane):
        return None
    like = [other for other in bubbles if other is not bubble and _like(bubble, other)]
    on_left, on_right = _columns(box, like, like, tight, loose)
    on_left *= box.x <= min(each.box.x for each in bubbles) + loose
    on_right *= box.right >= max(each.box.right for each in bubbles) - loose
    if max(on_left, on_right) < COLUMN or on_left == on_right:
        return None
    return Side.LEFT if on_left > on_right else Side.RIGHT


def _side_by_colour(number: int, bubbles: Sequence[Bubble], sides: Sequence[Side], pane: Box) -> Side | None:
    """Return the side that all other bubbles of a bubble's colour are on, if one of them shares its edge there."""
    bubble, loose = bubbles[number], TAIL * pane.width
    like = [place for place, other in enumerate(bubbles) if place != number and _like(bubble, other)]
    side = sides[like[0]] if like else Side.CENTER
    if sides[number] is Side.CENTER or side is Side.CENTER or any(sides[place] is not side for place in like):
        return None
    boxes = [bubbles[place].box for place in like]
    edges = [each.x if side is Side.LEFT else each.right for each in boxes]
    return side if _shared(bubble.box.x if side is Side.LEFT else bubble.box.right, edges, loose) else None


def _likely_side(bubble: Bubble, left: Sequence[Bubble], right: Sequence[Bubble], pane: Box) -> Side:
    """Return the side whose margin a bubble shares with those of known side, or whose colour it has alone; the middle
    for like margins of its own."""
    box = bubble.box
    tight, loose = max(2.0, SAME_EDGE * pane.width), TAIL * pane.width
    lefts, rights = [other.box.x for other in left], [other.box.right for other in right]
    uneven = abs(box.off_middle(pane))
    between = union(each.box for each in (*left, *right)) if left and right else pane
    near = _shared(box.x, lefts, loose) or _shared(box.right, rights, loose)
    aligned = _shared(box.x, lefts, tight) or _shared(box.right, rights, tight)
    for known, side in ((left, Side.LEFT), (right, Side.RIGHT)):
        if any(_like(bubble, other) and _is_twin(box, other.box, tight, loose) for other in known):
            return side
    inner = abs(box.off_middle(between))  # more may be seen at one side of a photograph
    middle = min(inner, uneven) <= (LIKE * pane.width if not near else tight) and not aligned
    if middle and min(box.x - pane.x, pane.right - box.right) > PILL * pane.width:
        return Side.CENTER
    if _shared(box.x, lefts, tight) and _shared(box.right, rights, tight) and (nearer := _nearer(bubble, left, right)):
        return nearer
    of_left, of_right = ([other for other in others if _like(bubble, other)] for others in (left, right))
    for reach, lefts_at, rights_at in ((tight, left, right), (loose, of_left, of_right)):
        on_left, on_right = _columns(box, lefts_at, rights_at, reach, tight)
        if on_left != on_right:
            return Side.LEFT if on_left > on_right else Side.RIGHT
    if bool(of_left) != bool(of_right) and uneven < LEANING * pane.width:
        return Side.LEFT if of_left else Side.RIGHT
    return Side.LEFT if box.x - pane.x <= pane.right - box.right else Side.RIGHT


def _nearer(bubble: Bubble, left: Sequence[Bubble], right: Sequence[Bubble]) -> Side | None:
    """Return the side whose bubbles a bubble is far more like in colour than the other's: a gradient runs over all."""
    far = [min(difference(bubble.colour, other.colour) for other in others) for others in (left, right)]
    near = Side.LEFT if far[0] < far[1] else Side.RIGHT
    return near if min(far) * NEARER <= max(far) else None


def _is_twin(box: Box, other: Box, tight: float, loose: float) -> bool:
    """Whether a box has one edge of another and, but for the tail of either, the other edge too."""
    left, right = abs(box.x - other.x), abs(box.right - other.right)
    return min(left, right) <= tight and max(left, right) <= loose


def _columns(
    box: Box, left: Sequence[Bubble], right: Sequence[Bubble], reach: float, tolerance: float
) -> tuple[int, int]:
    """Return at how many places those of some bubbles end that begin where a box does, within `reach` pixels, and at
    how many those of others begin that end where it does: a column is ragged at its other edge."""
    ends = [each.box.right for each in left if abs(each.box.x - box.x) <= reach]
    starts = [each.box.x for each in right if abs(each.box.right - box.right) <= reach]
    return _ragged(ends, tolerance), _ragged(starts, tolerance)


def _like(bubble: Bubble, other: Bubble) -> bool:
    return difference(bubble.colour, other.colour) <= ALIKE


def _shared(edge: int, edges: Sequence[int], tolerance: float) -> bool:
    return any(abs(edge - other) <= tolerance for other in edges)


def _ragged(edges: Sequence[int], tolerance: float) -> int:
    """Return how many different places the edges are at."""
    count, last = 0, float("-inf")
    for edge in sorted(edges):
        if edge - last > tolerance:
            count, last = count + 1, edge
    return count


def avatar_side(box: Box, labelled: Box, avatars: Sequence[Box], pane: Box) -> Side | None:
    """Return the side at which an avatar stands beside a bubble, level with it as it is `labelled`."""
    for avatar in avatars:
        column = any(other != avatar and abs(other.x - avatar.x) <= 2 for other in avatars)
        if avatar.overlap_y(labelled) < LEVEL[column] * min(avatar.height, box.height):
            continue
        for side, gap in ((Side.LEFT, box.x - avatar.right), (Side.RIGHT, avatar.x - box.right)):
            beside = -TOUCHING * avatar.width <= gap <= avatar.width
            if beside and not _is_button(avatar, side, box, avatars, pane):
                return side
    return None


def _is_button(avatar: Box, side: Side, box: Box, avatars: Sequence[Box], pane: Box) -> bool:
    """Whether what looks like an avatar floats over the chat: the only one on its side, where the margin is by far
    the wider one."""
    like = [other for other in avatars if (other.center_x < pane.center_x) == (avatar.center_x < pane.center_x)]
    wider = box.off_middle(pane)
    taken = max(LEANING * pane.width, TAKING * avatar.width)
    return len(like) == 1 and (wider if side is Side.LEFT else -wider) > taken
