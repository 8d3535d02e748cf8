"""A statement → how many messages it counts."""

from __future__ import annotations

import re

from ocr_pipeline.lexicon.numbers import numbers_in, readable
from ocr_pipeline.lexicon.numerals import in_figures
from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.lexicon.words import JOINING, pattern

# Words a count of messages may have besides: "the chat published consists of twelve messages".
BRIEF = 14
# A count behind the word for messages, as East Asia tells it: "メッセージは5件", "메시지 두 개".
BEHIND = re.compile(
    r"(?:は|が|는|가|은|이|总?共|一共|모두|총|全部で|\s)*(?P<count>\d+)\s?(?:件|通|条|條|则|則|개|통|건)"
)
# Letters before the word for messages within which their number stands.
NEAR = 30
ONE = re.compile(
    r"(?<!\w)(?:single|only one|just one|(?:un|une) seule?|(?:eine )?einzige|(?:un|una) (?:solo|sola|único|única)|"
    r"uma? (?:só|única)|één|slechts een|jedn\w+|en enda|ett enda|én|одно|одне|tek bir)\s+$|"
    r"(?:只有?|仅有?|唯一的?)一?[条則则封个]?$|たった(?:一|1)[つ件通]の$|단 한 (?:개|통|건)의? ?$"
)
# A word for "one" that is an article before a message of which something is told: no count.
ARTICLE = re.compile(r"(?<!\w)(?:une?|uma?|una|ein(?:e[mnrs]?)?|een|ett?|en|bir)\s+$")


def counted(lowered: str, language: str) -> int | None:
    """Return how many messages a brief folded statement counts; None if it counts none."""
    if len(words_in(lowered)) > BRIEF:
        return None
    for found in pattern("message", language).finditer(lowered):
        before = lowered[: found.start()]
        if ONE.search(before):
            return 1
        behind = BEHIND.match(in_figures(lowered[found.end() : found.end() + NEAR]))
        if behind:
            return int(behind["count"])
        near = numbers_in(" ".join(before.split()[-2:])[-NEAR:], *readable(language))
        article = ARTICLE.search(before) or language in JOINING
        if near and (near[-1].value != 1 or not article):
            return int(near[-1].value)
    return None
