"""Which panels are the ground of a chat and not large bubbles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, groupby, pairwise
from operator import attrgetter

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import ABUTTING, one_edge, share_edge
from ocr_pipeline.layout.linked import are_card, is_linked
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# Share of the pane's width from which on a panel is a bar; of the page's height from which on one as wide as the page
# is the pane.
BAR_WIDTH, FILLING = 0.93, 0.4
# Rows with several columns that tell names or times beside messages from a bubble; and their share of all rows.
COLUMN_ROWS, COLUMN_SHARE = 4, 0.25
# Bubbles of one colour (within this difference, 0..255), so many and narrower than this share of the largest; a tail is
# no wider than this share of what they stand on.
ONE_COLOUR, SEVERAL, NARROWER, TAIL = 6, 2, 0.95, 0.03
# Shares of a panel's width: a centred row is this far from both edges at least, and its middle this close to that of
# the panel. Rows that a page with such has at least.
CLEAR, MIDDLE, CENTRED_ROWS = 0.15, 0.05, 6
# A bubble that takes a whole picture has so many rows at most; a list of messages takes this share of its width.
FEW, LISTED = 8, 0.8
# A time is no higher than this share of the letters of a bubble, which has so many capitals of room above and, more
# than on the other side, at one.
SMALLER, ROOM = 0.92, 2.5
# Capitals of room beside the words of a button.
PADDED = 0.5
# What is so many times as high as the capitals in bubbles is no letter.
FACE = 1.8
# A reaction is so many capitals high at most, and takes this share of its bubble's width.
CHIP, NARROW = 3.0, 0.3


def children_of(number: int, panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return the rectangular panels that stand directly on one (-1: on the page)."""
    return tuple(panel for panel in panels if panel.parent == number and panel.flat.rectangular)


def is_ground(panel: Panel, panels: Sequence[Panel], stacked: frozenset[int]) -> bool:
    """Whether a panel is the ground of a chat and not a large bubble."""
    bubbles = [child for child in children_of(panel.number, panels) if child.lines]
    if panel.box in panel.pictures:
        return False  # a photograph
    if panel.number in stacked or _are_faced(bubbles, panel):
        return True
    if _is_among_bubbles(panel, panels) or (panel.bars and not (bubbles or panel.lines)):
        return False  # all that is said on it is blacked out
    avatars = _beside_avatars_on(panel, panels)
    bare = any(not is_icon(bubble) and _stands_alone(bubble, panel) for bubble in bubbles)
    said = [bubble for bubble in bubbles if not _is_reaction(bubble, panel)]
    several = _one_below_another(said, panel.box) and not is_linked(said, panel)
    return bool(several or bare or len(avatars) >= 2 or _in_columns(panel.lines)
                or _has_centred(panel.lines, panel.box))  # fmt: skip


def _is_reaction(inner: Panel, panel: Panel) -> bool:
    """Whether what stands on a panel is small, low and at its foot, below words: how many gave a reaction."""
    low = inner.box.height <= CHIP * max(line.cap_height for line in inner.lines)
    small = inner.box.width <= NARROW * panel.box.width and panel.box.bottom - inner.box.bottom <= inner.box.height
    return low and small and any(line.box.bottom <= inner.box.y for line in panel.lines)


def _are_faced(bubbles: Sequence[Panel], panel: Panel) -> bool:
    """Whether avatars stand on a panel beside several bubbles on it: no bubble with cards is set so."""
    height = max((line.cap_height for each in bubbles for line in each.lines), default=0)
    drawn = [line.box for line in panel.lines if line.box.height >= FACE * height]
    faces = [box for box in (*panel.pictures, *drawn) if is_squarish(box)]
    faced = [each for each in bubbles if any(_is_beside(face, each.box) for face in faces)]
    return len(faced) >= SEVERAL


def _is_beside(face: Box, bubble: Box) -> bool:
    gap = max(bubble.x - face.right, face.x - bubble.right)
    return 0 <= gap <= face.width and face.overlap_y(bubble) >= 0.5 * min(face.height, bubble.height)


def is_card(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether a panel like the ground of a chat is a card among the messages on another (code, a poll): it begins where
    the text beside avatars there does, and no avatar stands on it."""
    around = next((each for each in panels if each.number == panel.parent), None)
    if around is None or _beside_avatars_on(panel, panels):
        return False
    return any(abs(box.x - panel.box.x) <= box.height for box in _beside_avatars_on(around, panels))


def _beside_avatars_on(panel: Panel, panels: Sequence[Panel]) -> list[Box]:
    squares = [child.box for child in children_of(panel.number, panels) if is_squarish(child.box)]
    return beside_avatars([line.box for line in panel.lines], (*panel.pictures, *squares), panel.box)


def _stands_alone(bubble: Panel, panel: Panel) -> bool:
    """Whether nothing is said on a panel beside one on it: nothing at all, or what is smaller than its words, beside or
    below one with more room above it and at one side than a card has in a bubble: its time."""
    if not panel.lines:
        return True
    box, around, size = bubble.box, panel.box, max(line.cap_height for line in bubble.lines)
    room, other = box.x - around.x, around.right - box.right
    roomy = min(abs(room - other), box.y - around.y) >= ROOM * size
    return roomy and all(line.cap_height <= SMALLER * size and line.box.y >= box.y for line in panel.lines)


def _one_below_another(panels: Sequence[Panel], around: Box) -> bool:
    """Whether some panels do not all stand side by side, as buttons in a bubble do, nor are two parts of a card."""
    pairs = pairwise(sorted((panel.box for panel in panels), key=attrgetter("y")))
    return any(a.overlap_y(b) <= 0 and not are_card(a, b, around) for a, b in pairs)


def _is_among_bubbles(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether several panels of a panel's colour stand above and below it, narrower or at one side with it and apart,
    no two side by side as a field and its button do: a bubble with a card upon it."""
    like = [
        other
        for other in children_of(panel.parent, panels)
        if other.lines
        and (other.box.width <= NARROWER * panel.box.width or _at_one_side(other.box, panel, panels))
        and other.box.overlap_y(panel.box) <= 0 < other.box.overlap_x(panel.box)
        and difference(other.flat.colour, panel.flat.colour) <= ONE_COLOUR
    ]
    alone = [each for each in like if not any(each.box.overlap_y(other.box) > 0 for other in like if other is not each)]
    return len(alone) >= SEVERAL


def _at_one_side(box: Box, panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether a box stands apart above or below a panel, both far nearer to one side of what they stand on."""
    around = next((each.box for each in panels if each.number == panel.parent), None)
    if around is None or -box.overlap_y(panel.box) <= ABUTTING:
        return False
    edges = abs(box.x - panel.box.x), abs(box.right - panel.box.right)
    aside = abs(panel.box.off_middle(around)) > CLEAR * around.width
    return aside and max(edges) <= TAIL * around.width


def _in_columns(lines: Sequence[TextLine]) -> bool:
    """Whether many rows have text in several columns: names or times beside messages; a bubble has one such row."""
    rows = [list(row) for _, row in groupby(lines, key=attrgetter("row"))]
    several = sum(len(row) >= 2 for row in rows)
    return several >= max(COLUMN_ROWS, COLUMN_SHARE * len(rows))


def _has_centred(lines: Sequence[TextLine], box: Box) -> bool:
    """Whether some of many rows stand in the middle of a panel, off both its edges: dates and headings of a page; in a
    bubble every row begins at one edge or ends at the other."""
    rows = [union(line.box for line in row) for _, row in groupby(lines, key=attrgetter("row"))]
    clear = [row for row in rows if min(row.x - box.x, box.right - row.right) > CLEAR * box.width]
    centred = [row for row in clear if abs(row.center_x - box.center_x) <= MIDDLE * box.width]
    return len(rows) >= CENTRED_ROWS and len(centred) >= 2


def fills(panel: Panel, panels: Sequence[Panel], page: Box) -> bool:
    """Return whether a panel is as wide as the page and takes much of its height, as no bubble does but one alone, or
    bears all the text there is in more rows than a bubble has."""
    box = panel.box
    if box.height < FILLING * page.height:
        return False
    only = not any(other.lines for other in panels if other is not panel)
    listed = only and len({line.row for line in panel.lines}) > FEW and box.width >= LISTED * page.width
    return listed or (box.width >= BAR_WIDTH * page.width and not _is_alone(panel, panels, page))


def _is_alone(panel: Panel, panels: Sequence[Panel], page: Box) -> bool:
    """Whether a panel is a bubble cropped with little around it: nothing else bears text, the panel reaches no edge or
    has round corners, and its few rows begin at one edge, but for a time under the last."""
    if any(other.lines for other in panels if other is not panel) or panel.pictures or not panel.lines:
        return False
    inset = page.y < panel.box.y and ((page.x < panel.box.x and panel.box.right < page.right) or panel.flat.rounded)
    rows = [list(row) for _, row in groupby(panel.lines, key=attrgetter("row"))]
    column, height = panel.lines[0].box.x, panel.lines[0].cap_height
    flush = all(abs(row[0].box.x - column) <= height and len(row) == 1 for row in rows[:-1])
    return inset and panel.box.bottom < page.bottom and len(rows) <= FEW and flush


def stacked_panels(panels: Sequence[Panel]) -> frozenset[int]:
    """Return the numbers of panels that abut another of the same left and right edge: bars and the pane between, but no
    bubbles, one of which may bear a card."""
    starting: defaultdict[int, list[Panel]] = defaultdict(list)
    for panel in panels:
        starting[panel.box.y].append(panel)
    found: set[int] = set()
    for upper in panels:
        for lower in chain(*(starting[upper.box.bottom + gap] for gap in range(ABUTTING + 1))):
            if one_edge(upper.box, lower.box) and not _are_bubbles(upper, lower, panels):
                found |= {upper.number, lower.number}
    return frozenset(found)


def _are_bubbles(upper: Panel, lower: Panel, panels: Sequence[Panel]) -> bool:
    """Whether two panels, one right above the other, are bubbles: others stand above or below them that begin and end
    elsewhere, or have their colour and one edge only. Of two colours, a bubble and its buttons, they are narrower than
    a bar, and another has one edge of theirs."""

    def alike(panel: Panel) -> bool:
        return difference(panel.flat.colour, upper.flat.colour) <= ONE_COLOUR

    if upper.parent != lower.parent:
        return False
    both = union([upper.box, lower.box])
    beside = children_of(upper.parent, panels)
    across = BAR_WIDTH * union(panel.box for panel in panels if panel.parent == upper.parent).width
    others = [
        other
        for other in beside
        if other.lines and other.box.overlap_x(both) > 0 and other.box.overlap_y(both) <= 0 and other.box.width < across
    ]
    if not alike(lower):
        flush = [other for other in others if share_edge(other.box, both) and not one_edge(other.box, both)]
        around = next((panel.box for panel in panels if panel.number == upper.parent), None)
        widest = BAR_WIDTH * around.width if around else across
        return both.width < widest and bool(upper.lines and lower.lines and flush)
    return any(not (one_edge if alike(other) else share_edge)(other.box, both) for other in others)


def beside_avatars(lines: Sequence[Box], pictures: Sequence[Box], box: Box) -> list[Box]:
    """Return the bare text right of squarish pictures in the left quarter, the first line for each: those of rows."""
    left = [each for each in pictures if is_squarish(each) and each.center_x < box.x + 0.25 * box.width]
    found = (next((line for line in lines if heads(avatar, line)), None) for avatar in left)
    return [line for line in found if line]


def heads(avatar: Box, line: Box) -> bool:
    """Return whether a line begins right of an avatar and is level with it."""
    gap = line.x - avatar.right
    return 0 <= gap <= 1.5 * avatar.width and line.overlap_y(avatar) >= 0.5 * line.height


def is_squarish(box: Box) -> bool:
    """Return whether a box is about as wide as high: an avatar, an icon."""
    return 0.7 <= box.width / max(box.height, 1) <= 1.4


def is_icon(panel: Panel) -> bool:
    """Return whether a panel is an avatar or an icon: about square, with one row of letters at most."""
    return is_squarish(panel.box) and len({line.row for line in panel.lines}) <= 1


def is_button(panel: Panel, room: float = PADDED) -> bool:
    """Return whether a panel has one row of words in its middle, with so many heights of a capital of room beside them,
    and nothing else: what is quoted begins left, beside a bar or under a name."""
    if len({line.row for line in panel.lines}) != 1 or panel.pictures:
        return False
    words, size = union(line.box for line in panel.lines), max(line.cap_height for line in panel.lines)
    left, right = words.x - panel.box.x, panel.box.right - words.right
    return min(left, right) >= room * size and abs(left - right) <= size
