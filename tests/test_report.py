"""The report shows what the tables hold, escaped, linked, and by itself in one file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from ocr_pipeline import tables
from ocr_pipeline.errors import InputError, OutputError
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import (
    Certainty,
    Claim,
    ClaimKind,
    Conversation,
    Coverage,
    Match,
    Message,
    MessageKind,
    Problem,
    Question,
    QuestionKind,
    SenderSource,
    Side,
    Source,
    Spot,
    Verdict,
)
from ocr_pipeline.report import render_report, write_report
from ocr_pipeline.report.words import QUESTIONS

NASTY = "<script>alert(1)</script> & \"quotes\" 'too'"
LINE_SEPARATOR = "one\u2028two"


def _message(number: int, text: str, *, conversation: str = "case", **fields: object) -> Message:
    source = Source(conversation, f"{conversation}/1.png", "")
    message = Message(
        source, None, MessageKind.TEXT, Box(50, 20 * number, 100, 40), text, 0.93,
        side=Side.LEFT, outgoing=False, sender="Ann", sender_source=SenderSource.LABEL, message_id=f"m{number:03d}",
    )  # fmt: skip
    return replace(message, **fields)  # type: ignore[arg-type]  # fields of a message


def _match(number: int, verdict: Verdict, *, article: str = "a.txt", ids: tuple[str, ...] = (), **fields: str) -> Match:
    text, start = f"Sentence {number}.", 100 * number
    claim = Claim(article, f"c{number:03d}", start, start + 20, text, text, ClaimKind.PARAPHRASE, "fr")
    return Match("case", claim, verdict, Certainty.CERTAIN, 0.5, ids, fields.get("evidence", ""), ("because",))


def _write(
    folder: Path,
    *messages: Message,
    matches: tuple[Match, ...] = (),
    coverage: tuple[Coverage, ...] = (),
    problems: tuple[Problem, ...] = (),
    questions: tuple[Question, ...] = (),
    manifest: dict[str, object] | None = None,
) -> Path:
    names = dict.fromkeys(message.source.conversation for message in messages)
    conversations = [
        Conversation(
            name,
            tuple(each for each in messages if each.source.conversation == name),
            questions=tuple(each for each in questions if each.conversation == name),
        )
        for name in names
    ]
    tables.write_frames(tables.frames(conversations, (), matches, coverage, problems), folder)
    if manifest is not None:
        tables.write_manifest(manifest, folder / "manifest.json")
    return folder


def _picture(folder: Path, name: str = "case/1.png") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (200, 400), "#dddddd").save(path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


class _Outline(HTMLParser):
    """Collects what a page consists of: ids, links, sources, tags and text outside styles."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self.styled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.styled = tag == "style"
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        self.sources += [found["src"] or ""] if "src" in found else []

    def handle_endtag(self, tag: str) -> None:
        self.styled = False

    def handle_data(self, data: str) -> None:
        if not self.styled:
            self.text.append(data)


def _outline(page: str) -> _Outline:
    outline = _Outline()
    outline.feed(page)
    return outline


def _words(page: str) -> str:
    return " ".join(" ".join(_outline(page).text).split())


def test_an_empty_folder_of_tables_is_an_honest_report(tmp_path: Path) -> None:
    page = render_report(_write(tmp_path), tmp_path)
    assert "No message was read." in page
    assert "What this report cannot know" in page
    assert 'id="article"' not in page


def test_a_folder_without_tables_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"messages\.jsonl"):
        render_report(tmp_path, tmp_path)


def test_a_page_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (_write(tmp_path) / "report.html").mkdir()
    with pytest.raises(OutputError, match=r"report\.html"):
        write_report(tmp_path, tmp_path)


def test_all_text_is_escaped_and_none_is_lost(tmp_path: Path) -> None:
    outputs = _write(
        tmp_path,
        _message(1, NASTY, sender=NASTY, quoted_text=NASTY, timestamp=NASTY),
        _message(2, LINE_SEPARATOR),
        matches=(_match(1, Verdict.SUPPORTED, article=NASTY.replace("/", ""), evidence=NASTY),),
        coverage=(Coverage("case", "m001", NASTY, (), (NASTY,), NASTY),),
        problems=(Problem(NASTY, "ingest", NASTY, NASTY),),
    )
    page = render_report(outputs, tmp_path)
    assert "<script" not in page
    assert _words(page).count(NASTY) == 10
    assert LINE_SEPARATOR in page


def test_nothing_is_fetched_from_outside(tmp_path: Path) -> None:
    _picture(tmp_path)
    outline = _outline(render_report(_write(tmp_path / "out", _message(1, "https://example.org/")), tmp_path))
    assert outline.sources and all(source.startswith("data:image/") for source in outline.sources)
    assert all(link.startswith("#") for link in outline.links)
    assert not {"link", "script", "iframe"} & set(outline.tags)


def test_every_link_has_its_target_and_every_target_is_one(tmp_path: Path) -> None:
    _picture(tmp_path)
    _picture(tmp_path, "other case/1.png")
    outputs = _write(
        tmp_path / "out",
        _message(1, "hello"),
        _message(2, "there"),
        _message(1, "elsewhere", conversation="other case"),
        matches=(
            _match(1, Verdict.SUPPORTED, ids=("m002", "m001")),
            _match(1, Verdict.NOT_FOUND, ids=("m001",)),
        ),
        coverage=(Coverage("case", "m001", "hello", (), (), ""),),
        problems=(Problem("x.png", "ingest", "the file is empty"),),
    )
    outline = _outline(render_report(outputs, tmp_path))
    assert len(outline.ids) == len(set(outline.ids))
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert {"#t1-m001", "#t1-m002", "#t2-m001", "#box-t1-m001"} <= set(outline.links)


def test_boxes_stand_in_shares_of_the_picture(tmp_path: Path) -> None:
    _picture(tmp_path)
    page = render_report(_write(tmp_path / "out", _message(2, "hello")), tmp_path)
    assert "left:25.000%;top:10.000%;width:50.000%;height:10.000%" in page


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    Image.new("RGB", (3000, 1000), "white").save(tmp_path / "case" / "1.png")
    page = render_report(_write(tmp_path / "out", _message(1, "hello")), tmp_path)
    assert 'width="3000" height="1000"' in page
    assert len(page) < 60_000


def test_a_missing_picture_is_said_and_its_text_is_shown(tmp_path: Path) -> None:
    page = render_report(_write(tmp_path, _message(1, "hello")), tmp_path / "gone")
    assert "The picture is not shown: cannot be opened" in page
    assert "hello" in page


def test_a_picture_that_has_changed_since_is_not_shown(tmp_path: Path) -> None:
    digest = _picture(tmp_path)
    message = _message(1, "hello", source=Source("case", "case/1.png", digest))
    assert "data:image" in render_report(_write(tmp_path / "out", message), tmp_path)
    changed = replace(message, source=Source("case", "case/1.png", "0" * 64))
    page = render_report(_write(tmp_path / "out", changed), tmp_path)
    assert "has changed since it was read" in page
    assert "data:image" not in page.split("<body>")[1]


def test_an_input_without_messages_is_shown_too(tmp_path: Path) -> None:
    digest = _picture(tmp_path, "case/2.png")
    manifest: dict[str, object] = {"inputs": {"screenshots": {"case/2.png": digest}}}
    page = render_report(_write(tmp_path / "out", manifest=manifest), tmp_path)
    assert "No message was found on this picture." in page
    assert "data:image" in page


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_stands_in_words_and_not_in_colour_alone(tmp_path: Path, verdict: Verdict) -> None:
    outputs = _write(tmp_path, _message(1, "hello"), matches=(_match(1, verdict, ids=("m001",), evidence="hello"),))
    page = render_report(outputs, tmp_path)
    body = page[page.index('class="text"') :]
    tag = re.search(rf'<span class="tag {verdict.value}">(.*?)</span></?(?:span|div)', body, re.DOTALL)
    assert tag is not None
    assert len(_words(tag.group(1)).split()) >= 2  # a sign and a name


def test_an_article_held_against_two_conversations_is_shown_twice(tmp_path: Path) -> None:
    outputs = _write(
        tmp_path,
        _message(1, "hello"),
        _message(1, "bye", conversation="other"),
        matches=(_match(1, Verdict.SUPPORTED, ids=("m001",)), _match(1, Verdict.NOT_FOUND)),
    )
    words = _words(render_report(outputs, tmp_path))
    assert "held against case" in words
    assert "held against other" in words


def test_an_article_in_the_folder_of_a_conversation_is_held_against_that_one(tmp_path: Path) -> None:
    outputs = _write(
        tmp_path,
        _message(1, "hello"),
        _message(1, "bye", conversation="other"),
        matches=(_match(1, Verdict.SUPPORTED, article="other/a.txt", ids=("m001",)), _match(1, Verdict.PARTIAL)),
    )
    words = _words(render_report(outputs, tmp_path))
    assert words.index("held against other") < words.index("held against case")


def test_what_is_left_out_is_listed_and_what_is_told_is_not(tmp_path: Path) -> None:
    outputs = _write(
        tmp_path,
        _message(1, "told"),
        _message(2, "in part"),
        matches=(_match(1, Verdict.SUPPORTED, ids=("m001",)),),
        coverage=(
            Coverage("case", "m001", "told", ("c001",), (), "told"),
            Coverage("case", "m002", "in part", ("c001",), ("the secret part", "the rest"), "told in part"),
        ),
    )
    page = render_report(outputs, tmp_path)
    section = page[page.index('id="left-out"') : page.index('id="messages"')]
    assert "the secret part" in section and "the rest" in section
    assert "m001" not in section


def test_what_cannot_be_known_follows_from_the_tables(tmp_path: Path) -> None:
    outputs = _write(
        tmp_path,
        _message(1, "a", partial=True, review=("redacted",)),
        _message(2, "b", sender="", sender_source=SenderSource.NONE, review=("low_confidence",)),
        problems=(Problem("x.png", "ingest", "the file is empty"),),
    )
    words = _words(render_report(outputs, tmp_path))
    assert "1 message is cut by the edge of a picture" in words
    assert "1 message has parts blacked out" in words
    assert "1 message was read with little certainty" in words
    assert "Of 1 message the pictures do not tell who sent it" in words
    assert "Not every input could be used" in words
    assert "Only one side" not in words


def test_one_side_only_is_said(tmp_path: Path) -> None:
    assert "Only one side of the exchange" in _words(render_report(_write(tmp_path, _message(1, "a")), tmp_path))


def test_flags_stand_beside_the_message(tmp_path: Path) -> None:
    message = _message(1, "a", partial=True, review=("low_confidence",), duplicate_of="m000")
    words = _words(render_report(_write(tmp_path, message), tmp_path))
    assert "cut by the edge please look: low confidence same as m000 on another screenshot" in words


def test_a_second_text_is_shown_where_it_differs(tmp_path: Path) -> None:
    message = _message(1, "Pay 4500", review=("engines_disagree",), second_text="Pay 4506")
    words = _words(render_report(_write(tmp_path, message), tmp_path))
    assert "A second engine reads: Pay 4506" in words
    assert "please look: engines disagree" in words
    words = _words(render_report(_write(tmp_path, _message(1, "Pay 4500", second_text="Pay 4500")), tmp_path))
    assert "A second engine" not in words


def test_languages_and_directions_are_marked(tmp_path: Path) -> None:
    message = _message(1, "שלום", language="he")
    page = render_report(_write(tmp_path, message, matches=(_match(1, Verdict.NOT_FOUND),)), tmp_path)
    assert 'class="words" dir="auto" lang="he">שלום' in page
    assert 'class="said" dir="auto" lang="fr"' in page


def test_the_report_vouches_for_nothing(tmp_path: Path) -> None:
    outputs = _write(
        tmp_path, _message(1, "a"), matches=tuple(_match(number, verdict) for number, verdict in enumerate(Verdict))
    )
    words = _words(render_report(outputs, tmp_path)).lower()
    assert not [word for word in ("authentic", "fake", "genuine", "real ") if word in words]


def test_the_same_tables_give_the_same_page(tmp_path: Path) -> None:
    _picture(tmp_path)
    outputs = _write(tmp_path / "out", _message(1, "a"), matches=(_match(1, Verdict.QUOTED, ids=("m001",)),))
    write_report(outputs, tmp_path)
    assert (outputs / "report.html").read_bytes().decode() == render_report(outputs, tmp_path)


def test_hundreds_of_messages_are_all_there(tmp_path: Path) -> None:
    messages = [_message(number, f"text number {number}.") for number in range(1, 801)]
    matches = tuple(_match(number, Verdict.SUPPORTED, ids=(f"m{number:03d}",)) for number in range(1, 301))
    page = render_report(_write(tmp_path, *messages, matches=matches), tmp_path)
    assert all(f"text number {number}." in page for number in range(1, 801))
    assert page.count('class="claim supported"') == 300


def _asked(*messages: Message, kind: QuestionKind = QuestionKind.CLOCK, words: str = "Why?") -> Question:
    spots = tuple(Spot(each.source, each.page, each.box) for each in messages)
    return Question("case", kind, words, tuple(each.message_id for each in messages), spots)


def test_questions_are_shown_with_their_messages_and_places(tmp_path: Path) -> None:
    _picture(tmp_path)
    first, second = _message(2, "a"), _message(4, "b")
    page = render_report(_write(tmp_path / "out", first, second, questions=(_asked(second, first),)), tmp_path)
    section = page[page.index('id="questions"') : page.index('id="messages"')]
    assert "Why?" in section and "1 question" in _words(page)
    assert section.index("#t1-m004") < section.index("#t1-m002")
    assert section.count("data:image/jpeg") == 2
    # The band around the place begins 16 pixels above it: 0.08 of the width of 200.
    assert 'class="asked" style="left:25.000%;top:22.222%;width:50.000%;height:55.556%"' in section
    assert page.count('class="asked" href="#q1"') == 2


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_of_question_is_named(tmp_path: Path, kind: QuestionKind) -> None:
    outputs = _write(tmp_path, _message(1, "a"), questions=(_asked(_message(1, "a"), kind=kind),))
    section = render_report(outputs, tmp_path).split('id="questions"')[1]
    assert QUESTIONS[kind.value] in section
    assert "the picture is not shown" in section


def test_of_many_places_some_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    _picture(tmp_path)
    messages = [_message(number, "a") for number in range(1, 8)]
    words = _words(render_report(_write(tmp_path / "out", *messages, questions=(_asked(*messages),)), tmp_path))
    assert "and 3 more places" in words


def test_without_questions_there_is_no_such_section(tmp_path: Path) -> None:
    assert 'id="questions"' not in render_report(_write(tmp_path, _message(1, "a")), tmp_path)


def test_a_place_beyond_the_picture_is_no_place(tmp_path: Path) -> None:
    _picture(tmp_path)
    away = _message(1, "a", box=Box(0, 4000, 10, 10))
    page = render_report(_write(tmp_path / "out", _message(1, "a"), questions=(_asked(away),)), tmp_path)
    assert "the picture is not shown" in page


def test_questions_are_escaped(tmp_path: Path) -> None:
    outputs = _write(tmp_path, _message(1, "a"), questions=(_asked(_message(1, "a"), words=NASTY),))
    assert "<script" not in render_report(outputs, tmp_path)


def test_missing_pages_are_among_what_cannot_be_known(tmp_path: Path) -> None:
    question = _asked(_message(1, "a"), kind=QuestionKind.GAP)
    words = _words(render_report(_write(tmp_path, _message(1, "a"), questions=(question,)), tmp_path))
    assert "Messages between some of the pages may be missing" in words
