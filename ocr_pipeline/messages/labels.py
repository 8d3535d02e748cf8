"""The first lines of a bubble → its sender's name and what is noted above the words ("Forwarded")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.marks import is_answer, is_forwarded, is_mark, is_notice, is_you
from ocr_pipeline.messages.clocks import clock_in, clock_of, is_time
from ocr_pipeline.messages.naming import clean_name, has_pictograph, is_number, may_be_name, name_and_time
from ocr_pipeline.messages.text import TIME_GAP, confidence_of, is_address
from ocr_pipeline.model import LineReading, Region, RegionKind, Side, TextLine, Word

# A line this much fainter or smaller than the body is set as a remark: a time, a receipt, a name.
FAINTER, SMALLER = 0.85, 0.86
# The words under a name are no smaller than this: its height may be that of a capital with an accent.
FAR_SMALLER = 0.7
# Colours (0..255, largest channel) this far apart are two colours.
OTHER_COLOUR = 60
# Difference between the largest and smallest channel (0..255) of an ink that counts as grey.
GREY = 40
# Ink of bold letters fills this many times as much of their boxes.
BOLDER = 1.15
# A picture is at least this many capitals high; an icon or a button is not.
PICTURE = 2.5
# Signs that the letter on an avatar is read as at most.
INITIAL = 2
# Confidence (0..1) of a name at the right end of a bubble, and of words under a name: ticks and icons are no words.
SURE, WORDED = 0.8, 0.4
# Readings this much alike (0..1) are of one text.
ONE_TEXT = 0.7


def recurring_names(regions: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> frozenset[str]:
    """Return the names that several left-hand bubbles have alone in their first row, however they are set.

    What follows them differs; under the first line of a message that was sent twice the same second line stands.
    """
    follows: defaultdict[str, list[str]] = defaultdict(list)
    for region in regions:
        lines = _headed(region, readings) if region.side is Side.LEFT else []
        if lines and not lines[0].text.startswith("@") and not is_time(lines[1].text):  # whom it is said to
            follows[clean_name(lines[0].text)].append(lines[1].text)
    return frozenset(name for name, texts in follows.items() if _differ(texts))


def initialled_names(regions: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> frozenset[str]:
    """Return the names alone in the first row of left-hand bubbles, though the next word had room behind them, that
    begin with the letter on an avatar beside their run of bubbles; `regions` are those of a pane."""
    faces = [region.box for region in regions if region.kind is RegionKind.PICTURE]
    letters = [(line.box, readings[line].text[:1].upper()) for line in readings if len(readings[line].text) <= INITIAL]
    initials = [(face.center_y, text) for face in faces for box, text in letters if text and face.holds(box)]
    bubbles = sorted((each for each in regions if each.kind is RegionKind.BUBBLE), key=lambda each: each.box.y)
    heads = [_head_with_room(each, readings) if each.side is Side.LEFT else "" for each in bubbles]
    found = set()
    for place, name in enumerate(heads):
        later = zip(bubbles[place + 1 :], heads[place + 1 :], strict=True)
        end = next((each.box.y for each, head in later if head or each.side is not Side.LEFT), None)
        if name and any(text == name[0].upper() for y, text in initials
                        if bubbles[place].box.y <= y and (end is None or y < end)):  # fmt: skip
            found.add(name)
    return frozenset(found)


def owners_names(regions: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> frozenset[str] | None:
    """Return what is set as the owner's name over the words of right-hand bubbles; None where that differs from one to
    another (the owner has one name, so it is what was said), or stands over one of several, in no colour."""
    own = [region for region in regions if region.side is Side.RIGHT]
    lines = [[readings[line] for line in region.lines if readings[line].words] for region in own]
    heads = [(each[0].line, label_of(each, region.pictures, ())[0])
             for region, each in zip(own, lines, strict=True) if each]  # fmt: skip
    named = [(line, name) for line, name in heads if name]
    lone = len(named) == 1 < len(heads) and not is_coloured(named[0][0]) and not is_you(named[0][1])
    names = frozenset(name for _, name in named)
    return None if lone or _differ(sorted(names)) else names


def _head_with_room(region: Region, readings: Mapping[TextLine, LineReading]) -> str:
    """Return the name alone in the first row of a bubble that another word would have had room in, '' if none is."""
    lines = _headed(region, readings)
    if not lines:
        return ""
    right = max(line.line.box.right for line in lines)
    room = lines[1].words[0].box.width + lines[0].line.cap_height
    return clean_name(lines[0].text) if lines[0].line.box.right + room <= right else ""


def _headed(region: Region, readings: Mapping[TextLine, LineReading]) -> list[LineReading]:
    """Return the lines of a bubble that has one which may be a name alone in its first row, and others; else none."""
    lines = [readings[line] for line in region.lines if readings[line].words]
    head = [line for line in lines if line.line.row == lines[0].line.row]
    return lines if len(head) == 1 < len(lines) and may_be_name(head[0].text) else []


def _differ(texts: Sequence[str]) -> bool:
    """Whether there are several texts and no two that follow one another are one, misread or not."""
    pairs = list(pairwise(sorted(texts)))
    return bool(pairs) and all(SequenceMatcher(None, a, b).ratio() < ONE_TEXT for a, b in pairs)


def label_of(
    lines: Sequence[LineReading], pictures: Sequence[Box], names: Collection[str]
) -> tuple[str, list[LineReading]]:
    """Return the name at the head of a bubble, if there is one, with the time on its run, and the other lines.

    A name stands alone on the first row (or before a time), in another colour or weight than the rows below it, or is
    one of those that head several bubbles.
    """
    first = lines[0].line.row
    head = _without_nickname(_one_label([line for line in lines if line.line.row == first]))
    rest = [line for line in lines if line.line.row != first]
    last = head[-1]
    timed = len(head) > 1 and _is_apart(last, head) and (bool(clock_in(last.text)) or _is_small_figure(last, head[0]))
    body = [line for line in rest if not is_time(line.text) and not _is_faint(line, head[0], smaller=FAR_SMALLER)
            and (has_pictograph(line.text) or confidence_of(line.words) >= WORDED)]  # fmt: skip
    below = [picture for picture in pictures if picture.y >= head[0].line.box.bottom]
    known = clean_name(head[0].text) in names
    pictured = any(known or max(each.height, each.width / 2) >= PICTURE * head[0].line.cap_height for each in below)
    noted = timed and any(not is_time(line.text) for line in rest)  # that it was deleted is set faint
    noted = noted or any(is_notice(line.text) for line in rest)
    dated = any(name_and_time(head[0].text, head[0].language))
    captioned = any(each.bottom <= head[0].line.box.y and each.height >= PICTURE * head[0].line.cap_height
                    for each in pictures)  # fmt: skip
    named = (may_be_name(head[0].text) or dated) and _begins(head[0], lines)
    named &= not (captioned or any(tells(head[0].text) for tells in (is_answer, is_notice, is_forwarded)))
    bare = known and bool(rest) and all(is_time(line.text) for line in rest)  # dots that were said are not read
    if len(head) > (2 if timed else 1) or not (body or pictured or noted or bare) or not named:
        return "", list(lines)
    marked = _is_marked(head[0].line, body or rest) and (dated or not _is_note(head[0].line, body))
    if not (marked or timed or known):
        return "", list(lines)
    return clean_name(head[0].text), [*map(_mended, head[1:]), *rest]


def _without_nickname(head: list[LineReading]) -> list[LineReading]:
    """Return the runs of a row without what is noted at its end, grey behind a name in colour: what somebody who is in
    no address book calls themselves, behind the number, or that they lead the group."""
    if len(head) != 2 or is_time(head[1].text) or not _is_apart(head[1], head):
        return head
    numbered = is_number(head[0].text) and head[1].text.startswith("~")
    grey = is_coloured(head[0].line) and not is_coloured(head[1].line) and _is_faint(head[1], head[0], smaller=1.0)
    return head[:1] if numbered or (grey and may_be_name(head[0].text)) else head


def _begins(head: LineReading, lines: Sequence[LineReading]) -> bool:
    """Whether a line begins in the first half of those of its bubble, as a name does, or was read surely: ticks at the
    end are not."""
    extent = union(line.line.box for line in lines)
    return head.line.box.x <= extent.center_x or confidence_of(head.words) >= SURE


def _one_label(head: Sequence[LineReading]) -> list[LineReading]:
    """Return the runs of a row, as one where they are a name and the time behind it and stand as close as words."""
    words = tuple(word for line in head for word in line.words)
    text = " ".join(word.text for word in words)
    if len(head) == 1 or _is_apart(head[-1], head) or not any(name_and_time(text, head[0].language)):
        return list(head)
    return [replace(head[0], words=words)]


def notes_of(lines: Sequence[LineReading]) -> tuple[list[str], list[LineReading]]:
    """Return what is noted above the body ("Forwarded"), and the other lines."""
    if not lines:
        return [], []
    first = lines[0].line.row
    head = [line for line in lines if line.line.row == first]
    rest = [line for line in lines if line.line.row != first]
    below = [each for each in rest if not is_time(each.text)]
    noted = len(head) == 1 and may_be_name(head[0].text) and _is_note(head[0].line, below)
    told = " ".join(each.text for each in head)
    if noted or (rest and (is_mark(told) or is_forwarded(told))):
        return [told], rest
    return [], list(lines)


def _is_apart(line: LineReading, row: Sequence[LineReading]) -> bool:
    """Whether a run stands farther from those before it in its row than a word from the next."""
    before = max(other.line.box.right for other in row if other is not line)
    return line.line.box.x - before >= TIME_GAP * line.line.cap_height


def _is_small_figure(line: LineReading, than: LineReading) -> bool:
    """Whether a run is set as a time is beside a name: fainter, smaller, with figures (its colon may not be read)."""
    return any(map(str.isdigit, line.text)) and _is_faint(line, than)


def _mended(line: LineReading) -> LineReading:
    """Return what stands beside a name with the colon of its time, if that was misread."""
    clock = clock_of(line.text)
    if not clock or clock_in(line.text):
        return line
    return replace(line, words=(Word(clock, line.line.box, confidence_of(line.words)),))


def _is_faint(line: LineReading, than: LineReading, *, smaller: float = SMALLER) -> bool:
    return line.line.contrast < FAINTER * than.line.contrast or line.line.cap_height < smaller * than.line.cap_height


def _unlinked(lines: Sequence[LineReading]) -> list[TextLine]:
    """Return lines without those set as addresses are: in a colour of their own, no grey."""
    links = [line.line.ink for line in lines if is_address(line.text) and is_coloured(line.line)]
    return [line.line for line in lines if all(difference(line.line.ink, ink) > OTHER_COLOUR for ink in links)]


def _is_marked(line: TextLine, below: Sequence[LineReading]) -> bool:
    """Whether a line is set as a name over others: over an address alone, whose colour it may have, bolder in one."""
    others = _unlinked(below)
    if others or not below:
        return _stands_out(line, others)
    return is_coloured(line) and line.weight > BOLDER * max(other.line.weight for other in below) > 0


def _stands_out(line: TextLine, others: Sequence[TextLine]) -> bool:
    """Whether a line is set in another colour than others and than the next of them (below may be addresses in a
    colour), or bolder; without others nothing tells."""
    if not others:
        return False
    blue, green, red = (int(median(other.ink[channel] for other in others)) for channel in range(3))
    if line.weight > BOLDER * max(other.weight for other in others) > 0 and not line.pictographs:
        return True  # an emoji is denser than letters
    inks = (blue, green, red), others[0].ink
    tint = max(line.ink) - min(line.ink) - GREY
    return all(difference(line.ink, ink) > OTHER_COLOUR or tint > max(ink) - min(ink) for ink in inks)


def _is_note(line: TextLine, body: Sequence[LineReading]) -> bool:
    """Whether a line is a remark above the body ("Forwarded"): grey and fainter; a name is coloured or strong."""
    fainter = bool(body) and line.contrast < FAINTER * max(each.line.contrast for each in body)
    return fainter and not is_coloured(line)


def is_coloured(line: TextLine) -> bool:
    """Return whether a line is set in a colour, not in black, grey or white."""
    return max(line.ink) - min(line.ink) >= GREY
