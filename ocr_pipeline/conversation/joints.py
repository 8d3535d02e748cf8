"""How pages were joined → what a careful person would ask about it: gaps, order, copies, several conversations."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ocr_pipeline.conversation.joining import Joined
from ocr_pipeline.conversation.order import Order
from ocr_pipeline.conversation.overlap import Overlap
from ocr_pipeline.conversation.repeats import Place
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Page, Question, QuestionKind, Spot

REVERSED = {
    "dates": "The messages shared by screenshots put {a} before {b}; the dates on them say the reverse.",
    "names": "By what they show, {a} comes before {b}; the names of the files, or the clocks at their tops, say the "
    "reverse.",
}


@dataclass(frozen=True, slots=True)
class Seams:
    """The pages of one conversation, how they were joined and ordered, and the id of every row."""

    conversation: str
    pages: Sequence[Page]
    joined: Joined
    order: Order
    ids: Mapping[Place, str]

    def questions(self) -> tuple[Question, ...]:
        """Return what to ask about the seams: gaps in order, then order, then copies."""
        return (*self._gaps(), *self._untold(), *self._reversed(), *self._rejected(), *self._copies())

    def _gaps(self) -> Iterator[Question]:
        """Give a question for every two blocks that follow one another: nothing shows that they join."""
        blocks = [block for block in self.order.blocks if any(self.pages[page].messages for page in block)]
        for before, after in itertools.pairwise(blocks):
            last, first = self._last(before), self._first(after)
            cut = [self.pages[page].messages[row].partial for page, row in (last, first)]
            rest = " A message is cut there." if any(cut) else ""
            yield self._asked(
                QuestionKind.GAP,
                f"{self._name(last[0])} and {self._name(first[0])} have no message in common: was anything said "
                f"between {self.ids[last]} and {self.ids[first]}?{rest}",
                [last, first],
            )

    def _last(self, block: Sequence[int]) -> Place:
        """Return the row that ends a block: the last of the page that reaches farthest."""
        page = next(page for page in reversed(block) if self.pages[page].messages)
        return page, len(self.pages[page].messages) - 1

    def _first(self, block: Sequence[int]) -> Place:
        return next(page for page in block if self.pages[page].messages), 0

    def _untold(self) -> Iterator[Question]:
        for page in self.order.untold:
            text = f"Where does {self._name(page)} belong? Neither a shared message nor a day nor a clock tells."
            yield self._asked(QuestionKind.ORDER, text, [], [page])

    def _reversed(self) -> Iterator[Question]:
        """Give one question for each kind of evidence that tells another order."""
        for kind, wording in REVERSED.items():
            pairs = [(a, b) for a, b, what in self.order.reversed if what == kind]
            if pairs:
                a, b = pairs[0]
                text = wording.format(a=self._name(a), b=self._name(b))
                more = f" So it is at {len(pairs) - 1} more places." if len(pairs) > 1 else ""
                yield self._asked(QuestionKind.ORDER, text + more, [], [page for pair in pairs for page in pair])

    def _rejected(self) -> Iterator[Question]:
        for overlap in self.joined.rejected:
            text = (
                f"{self._name(overlap.first)} and {self._name(overlap.second)} share messages, but others put them "
                "elsewhere: was the same written twice?"
            )
            yield self._asked(QuestionKind.ORDER, text, _places(overlap))

    def _copies(self) -> Iterator[Question]:
        for how, pairs in (("is the same file as", self.joined.same_file),
                           ("shows the same as", self.joined.same_picture)):  # fmt: skip
            for one, other in pairs:
                text = f"{self._name(other)} {how} {self._name(one)}: a copy?"
                yield self._asked(QuestionKind.COPY, text, [], [one, other])

    def _name(self, page: int) -> str:
        found = self.pages[page]
        return found.source.name if found.page is None else f"{found.source.name}, page {found.page}"

    def _asked(self, kind: QuestionKind, text: str, places: Sequence[Place], whole: Sequence[int] = ()) -> Question:
        """Return a question about some rows, or about whole pages."""
        spots = [self._spot(page, self.pages[page].messages[row].box) for page, row in places]
        spots += [self._spot(page, Box(0, 0, self.pages[page].width, self.pages[page].height))
                  for page in dict.fromkeys(whole)]  # fmt: skip
        return Question(self.conversation, kind, text, tuple(self.ids[place] for place in places), tuple(spots))

    def _spot(self, page: int, box: Box) -> Spot:
        return Spot(self.pages[page].source, self.pages[page].page, box)


def _places(overlap: Overlap) -> list[Place]:
    return [place for i, j in overlap.pairs for place in ((overlap.first, i), (overlap.second, j))]


def ask_about_split(conversation: str, titles: Sequence[str], pages: Sequence[Page]) -> Question:
    """Return the question whether the pages of a conversation are rightly kept apart from others of their folder."""
    shown = "; ".join(f"“{title}”" for title in titles)
    text = f"This folder holds screenshots of {len(titles)} conversations, told apart by their headers: {shown}."
    spots = tuple(Spot(page.source, page.page, Box(0, 0, page.width, page.height)) for page in pages)
    return Question(conversation, QuestionKind.SPLIT, text + " Is that right?", (), spots)
