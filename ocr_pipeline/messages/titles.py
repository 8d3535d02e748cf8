"""Lines of a chat's header → its title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.marks import is_answer, is_prompt
from ocr_pipeline.messages.clocks import age_in, clock_in, has_clock
from ocr_pipeline.messages.days import is_date
from ocr_pipeline.messages.naming import may_be_name
from ocr_pipeline.messages.text import confidence_of, is_address, spaced
from ocr_pipeline.model import LineReading, Region, TextLine, Word

# Confidence (0..1) of a word that belongs to a title, and of one of so many letters, a wide sign (Unicode Annex 11)
# worth so many; digits of a telephone number.
SURE, SURE_LONG, LONG, SIGN, NUMBER = 0.4, 0.3, 5, 2.5, 7
# How many take part: a number and a word, or the sign that people are counted with.
_MEMBERS, _PEOPLE = re.compile(r"^\W{0,3}\d{1,6}\s[^\W\d_]{3,}"), re.compile(r"\d\s?[人名位명]")
# How many take part, behind a title.
_COUNTED = re.compile(r"\w\s?[(（]\d{1,4}[)）]$")
# What stands before whom one writes to.
_TO = re.compile(r"^(?:To|An|À|A|Para|Aan|Do|Til|Till|Кому|Komu)\s?:\s+")
# Names of those who take part that a line lists at least; two may be one person's.
LISTED = 3
# What parts a host from a path in an address; "AC/DC" is none.
_PATH = re.compile(r"[.:]\S*/")
# How an arrow back is read.
ARROW = re.compile("[<‹〈《«❮く←(]{1,2}")
# That with how many wait to be read; and what a tick behind a name, in a badge or not, or an arrow down is read as.
BACK, CHECKED = re.compile(rf"{ARROW.pattern}\d{{1,3}}\+?"), "v"
# Confidence of a letter by itself before a title; letters that an icon is read as.
LETTER, ICON = 0.65, 2
# Letters on an avatar at most, and how far below them a title stands, in heights of a capital.
INITIALS, AVATAR = 3, 3.5
# Signs between the words of a title.
JOINTS = frozenset("&+")
# Share of a header's width from which on its right corner is.
CORNER = 0.8
# What is noted under a title is so many heights of a capital from it at most, and not much larger: the title is as high
# as this share of it at least, and has this share of its contrast.
UNDER, AS_LARGE, AS_STRONG = 1.5, 0.85, 0.9
# Two lines of one title are as high, as strong and nearly as heavy as one another: shares of the greater.
ALIKE, AS_HEAVY = 0.97, 0.9
# Share of the weight of the strongest line that one above it, with signs in its row, has if it is the title.
ALMOST = 0.8
# Share of a header's width within which what is in its middle is centred; and how high, of what is beside it, an arrow
# before that included.
MIDDLE, BESIDE_ARROW = 0.08, 0.45


def title_of(headers: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> str:
    """Return the chat's title: the largest and strongest line of a header that reads as a name, not in the clock's row
    nor under one that may be it; one in the middle rather than one beside it, as is the word on an arrow back."""
    named: dict[TextLine, str] = {}
    for region in headers:
        timed = {line.row for line in region.lines if clock_in(readings[line].text)}
        for line in region.lines:
            text = _sure_text(_off_arrow(readings[line].words, region.box))
            if line.row not in timed and _names(text, readings[line].language):
                named[line] = text
    corner = max((region.box.x + CORNER * region.box.width for region in headers), default=0.0)
    named = {line: text for line, text in named.items()
             if not (_is_initials(line, named) or _is_in_corner(line, named, corner))}  # fmt: skip
    found = [line for line in named if not _is_icon(line, named)
             and not any(_is_under(line, other) for other in named)]  # fmt: skip
    weights = {line: line.cap_height * line.contrast * confidence_of(readings[line].words) ** 2 for line in found}
    best = max(found, key=lambda line: weights[line], default=None)
    if best is None:
        return ""
    rows = [line for region in headers for line in region.lines]
    above = [line for line in found if line is best or (weights[line] >= ALMOST * weights[best] and
             any(line is not sign and line.box.overlap_y(sign.box) > 0 for sign in rows))]  # fmt: skip
    best = min(above, key=lambda line: line.box.y)  # what is below may be a bubble that the header cuts
    middle = [line for region in headers for line in region.lines if line in weights and _is_centred(line, region.box)]
    level = [line for line in middle if _is_level(line, best)]
    chosen = max(level or [best], key=lambda line: weights[line])
    title = " ".join([named[chosen], *(text for line, text in named.items() if _goes_on(line, chosen))])
    return _TO.sub("", title)


def _is_icon(line: TextLine, named: Mapping[TextLine, str]) -> bool:
    """Whether what was read as a letter or two stands right of a longer text, level with it: a camera, a telephone."""
    level = (other for other in named if other.box.right <= line.box.x and _is_level(other, line))
    return len(named[line]) <= ICON < max((len(named[other]) for other in level), default=0)


def _is_in_corner(line: TextLine, named: Mapping[TextLine, str], corner: float) -> bool:
    """Whether a letter or two stand at the right end of a header that has a longer text: a camera."""
    return line.box.x >= corner and len(named[line]) <= ICON < max(map(len, named.values()))


def _is_initials(line: TextLine, named: Mapping[TextLine, str]) -> bool:
    """Whether what was read stands on an avatar over the title: capitals only, two or so, with a longer text in the
    middle below."""
    if len(named[line]) > INITIALS or not named[line].isupper():
        return False
    below = (other for other in named if line.box.bottom <= other.box.y <= line.box.bottom + AVATAR * line.cap_height)
    reach = line.cap_height
    return any(len(named[each]) > INITIALS and abs(each.box.center_x - line.box.center_x) <= reach for each in below)


def counts_members(headers: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> bool:
    """Return whether a line of a header tells how many take part ("6 members", "営業部 (11)") or who, and not when
    somebody was seen."""
    texts = [readings[line].text for region in headers for line in region.lines]
    if any(_COUNTED.search(word) for text in texts for word in text.split()) or any(map(_lists_members, texts)):
        return True
    counted = (_MEMBERS.search(text) and not (age_in(text) or has_clock(text)) for text in texts)
    return any(counted) or any(map(_PEOPLE.search, texts))


def _lists_members(text: str) -> bool:
    """Whether a line lists who takes part: "Katrin, Meryem, Timo, You"."""
    names = [name.strip() for name in re.split("[,、，]", text)]
    return len(names) >= LISTED and not has_clock(text) and all(map(may_be_name, names))


def _off_arrow(words: Sequence[Word], header: Box) -> Sequence[Word]:
    """Return the words of a line, where it begins with an arrow back without the word on that if others are in the
    header's middle."""
    if not words or not ARROW.fullmatch(words[0].text):
        return words
    tails = (words[start:] for start in range(2, len(words)))
    middle = (abs(union(word.box for word in tail).center_x - header.center_x) <= MIDDLE * header.width
              for tail in tails)  # fmt: skip
    return next((words[start:] for start, centred in enumerate(middle, 2) if centred), words)


def _is_centred(line: TextLine, header: Box) -> bool:
    return abs(line.box.center_x - header.center_x) <= MIDDLE * header.width


def _is_level(line: TextLine, other: TextLine) -> bool:
    """Whether a line stands in the row of another and is not much smaller."""
    overlap = line.box.overlap_y(other.box) >= min(line.box.height, other.box.height) / 2
    return overlap and line.cap_height >= BESIDE_ARROW * other.cap_height


def _is_under(line: TextLine, title: TextLine) -> bool:
    """Whether a line is set close under another, at its edge or in its middle, not much larger or stronger: how many
    take part, when they were seen."""
    height = title.cap_height
    close = 0 <= line.box.y - title.box.bottom <= UNDER * height
    flush = min(abs(line.box.x - title.box.x), abs(line.box.center_x - title.box.center_x)) <= height
    weaker = AS_STRONG * line.contrast <= title.contrast
    return close and flush and weaker and AS_LARGE * line.cap_height <= height


def _goes_on(line: TextLine, title: TextLine) -> bool:
    """Whether a line is the second of a title: close under its beginning, and set as it is."""
    close = 0 <= line.box.y - title.box.bottom <= title.cap_height
    flush = abs(line.box.x - title.box.x) <= title.cap_height / 2
    heavy = min(line.weight, title.weight) >= AS_HEAVY * max(line.weight, title.weight)
    pairs = ((line.cap_height, title.cap_height), (line.contrast, title.contrast))
    return close and flush and heavy and all(min(pair) >= ALIKE * max(pair) for pair in pairs)


def _names(text: str, language: str) -> bool:
    """Whether a text may name a chat: it has letters, or is as long as a telephone number, and tells no time or day and
    no address, as a browser shows it, nor who answered whom."""
    if is_prompt(text) or is_answer(text) or (is_address(text) and _PATH.search(text)):
        return False
    if has_clock(text) or is_date(text, language):
        return sum(map(str.isdigit, text)) >= NUMBER and not any(map(str.isalpha, text))
    return sum(map(str.isalpha, text)) >= 2 or sum(map(str.isdigit, text)) >= NUMBER


def _sure_text(words: Sequence[Word]) -> str:
    """Return the words that were read as such; what icons and avatars were read as, of few letters, is left out, before
    others an arrow back with a number and a doubtful letter (the dot that tells who is online), behind them a tick."""
    joints = {place for place, word in enumerate(words[1:-1], start=1) if word.text in JOINTS}
    sure = [word for place, word in enumerate(words) if word.confidence >= _sure(word.text)
            and (place in joints or re.search(r"\w", word.text))]  # fmt: skip
    if len(sure) > 1 and BACK.fullmatch(sure[0].text):
        sure = sure[1:]
    counted = next((place for place, word in enumerate(sure) if _COUNTED.search(word.text)), len(sure))
    sure = sure[: counted + 1]
    if len(sure) > 1 and sure[-1].text == CHECKED:
        sure = sure[:-1]
    while len(sure) > 1 and re.fullmatch(r"[A-Za-z]", sure[0].text) and sure[0].confidence < LETTER:
        sure = sure[1:]
    return spaced(sure)


def _sure(text: str) -> float:
    """Return how sure (0..1) a word must be; one of a few Chinese, Japanese or Korean signs is as long as one of many
    letters."""
    long = sum(SIGN if east_asian_width(char) == "W" else 1.0 for char in text if char.isalpha()) >= LONG
    return SURE_LONG if long else SURE
