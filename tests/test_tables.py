"""Every table has its documented columns, whatever is in it, and says the same after writing and reading."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

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
    SenderSource,
    Side,
    Source,
    Turn,
    Verdict,
)
from ocr_pipeline.tables.cells import defused, restored

SOURCE = Source("case", "case/1.png", "ab12")
MESSAGE = Message(
    SOURCE, 2, MessageKind.TEXT, Box(1, 2, 30, 40), "See you at 12:15", 0.912345,
    side=Side.RIGHT, outgoing=True, sender="Ann", sender_source=SenderSource.LABEL, timestamp="12:01",
    partial=True, review=("low_confidence", "redacted"), second_text="See you at 12:75", message_id="m001",
    turn_id="t001", order=0,
)  # fmt: skip
UNKNOWN = Message(SOURCE, None, MessageKind.MEDIA, Box(0, 0, 1, 1), "", 0.5, message_id="m002", order=1)
CLAIM = Claim("a.txt", "c001", 3, 9, "Sie sagte es.", "sagte es", ClaimKind.PARAPHRASE, "de", "Ann")
MATCH = Match(
    "case", CLAIM, Verdict.PARTIAL, Certainty.REVIEW, 0.123456, ("m001", "m002"), "See you", ("one", "two"),
    ("-the danish",),
)  # fmt: skip


def _frames(*messages: Message) -> dict[str, pd.DataFrame]:
    return tables.frames(
        [Conversation("case", messages)],
        [Turn("case", "t001", "Ann", ("m001", "m002"), "", "", "See you at 12:15")],
        [MATCH],
        [Coverage("case", "m001", "See you", ("c001", "c002"), ("at 12:15", "later"), "told in part")],
        [Problem("case/2.png", "ingest", "the file is empty")],
    )


def test_a_message_fills_the_documented_columns() -> None:
    row = _frames(MESSAGE)["messages"].iloc[0].to_dict()
    assert row == {
        "conversation": "case", "screenshot": "case/1.png", "page": "2", "sha256": "ab12", "message_id": "m001",
        "turn_id": "t001", "order": 0, "kind": "text", "side": "right", "outgoing": "true", "sender": "Ann",
        "sender_source": "label", "text": "See you at 12:15", "quoted_text": "", "reactions": "", "timestamp": "12:01",
        "sent_at": "", "sent_at_source": "none", "language": "", "confidence": 0.9123, "x": 1, "y": 2, "width": 30,
        "height": 40, "partial": "true", "duplicate_of": "", "review": "low_confidence;redacted",
        "second_text": "See you at 12:75",
    }  # fmt: skip


def test_what_is_not_known_is_empty_and_never_guessed() -> None:
    row = _frames(UNKNOWN)["messages"].iloc[0]
    assert [row[name] for name in ("page", "side", "outgoing", "sender", "timestamp", "review")] == [""] * 6


def test_a_match_lists_ids_reasons_and_differences() -> None:
    row = _frames()["matches"].iloc[0].to_dict()
    assert row == {
        "article": "a.txt", "claim_id": "c001", "start": 3, "end": 9, "sentence": "Sie sagte es.", "claim": "sagte es",
        "claim_kind": "paraphrase", "language": "de", "speaker": "Ann", "verdict": "partial", "certainty": "review",
        "score": 0.1235, "message_ids": "m001;m002", "evidence": "See you", "reasons": "one; two",
        "differences": "-the danish",
        "scores": "",
    }  # fmt: skip


def test_turns_coverage_and_problems() -> None:
    found = _frames(MESSAGE)
    assert found["turns"].iloc[0]["message_ids"] == "m001;m002"
    assert found["coverage"].iloc[0].tolist() == [
        "case", "m001", "See you", "c001;c002", "at 12:15 | later", "told in part",
    ]  # fmt: skip
    assert found["problems"].iloc[0].tolist() == ["case/2.png", "ingest", "the file is empty", ""]


def test_an_empty_table_has_the_columns_and_types_of_a_full_one() -> None:
    empty, full = tables.frames((), (), (), (), ()), _frames(MESSAGE)
    assert {name: list(frame.columns) for name, frame in empty.items()} == {
        name: list(columns) for name, columns in tables.COLUMNS.items()
    }
    assert all((empty[name].dtypes == full[name].dtypes).all() for name in full)


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    for run in ("one", "two"):
        tables.write_frames(_frames(MESSAGE, UNKNOWN), tmp_path / run)
    written = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert written == sorted(f"{name}.{ending}" for name in tables.COLUMNS for ending in ("csv", "jsonl", "parquet"))
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in written)


@pytest.mark.parametrize("text", ["=1+1", "+33 6 12", "-no", "@ann", "\tx", "\rx", "'=x"])
def test_a_formula_is_defused_in_csv_and_raw_elsewhere(tmp_path: Path, text: str) -> None:
    frame = pd.DataFrame({"text": [text], "x": [-3]})
    for ending in ("csv", "parquet", "jsonl"):
        tables.write_table(frame, tmp_path / f"t.{ending}")
    assert pd.read_csv(tmp_path / "t.csv", dtype=str)["text"][0] == f"'{text}"
    assert "-3" in (tmp_path / "t.csv").read_text("utf-8")
    assert "'-3" not in (tmp_path / "t.csv").read_text("utf-8")
    assert pd.read_parquet(tmp_path / "t.parquet")["text"][0] == text
    assert json.loads((tmp_path / "t.jsonl").read_text("utf-8"))["text"] == text


@pytest.mark.parametrize("text", ["it's 5 = 5", "'quoted'", "", "1-2", "—no", "a=b"])
def test_a_harmless_text_is_written_as_it_is(text: str) -> None:
    assert defused(text) == text


@given(st.text())
def test_defusing_can_always_be_undone(text: str) -> None:
    assert restored(str(defused(text))) == text


def test_lines_end_in_newlines_alone_and_text_is_utf_8(tmp_path: Path) -> None:
    tables.write_frames(_frames(MESSAGE), tmp_path)
    assert b"\r" not in (tmp_path / "messages.csv").read_bytes()
    tables.write_table(pd.DataFrame({"text": ["Тест – « é » 🙂"]}), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes() == "text\nТест – « é » 🙂\n".encode()


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.xlsx"):
        tables.write_table(pd.DataFrame(), tmp_path / "t.xlsx")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(OutputError, match="taken"):
        tables.write_table(pd.DataFrame(), tmp_path / "taken" / "t.csv")
    with pytest.raises(OutputError, match="taken"):
        tables.write_manifest({}, tmp_path / "taken" / "manifest.json")


def test_the_manifest_is_json_with_sorted_keys(tmp_path: Path) -> None:
    tables.write_manifest({"b": 1, "a": {"é": [1]}}, tmp_path / "manifest.json")
    text = (tmp_path / "manifest.json").read_text("utf-8")
    assert json.loads(text) == {"b": 1, "a": {"é": [1]}}
    assert text.index('"a"') < text.index('"b"') and "é" in text


# Surrogates cannot be encoded; NUL is what no reader of text files gives us.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
@example(["two\nlines", "two\r\nlines", "a\rb", "\r", 'a "quoted" one', "a,b", "'", "\u2028"])
def test_messages_come_back_as_they_were(tmp_path: Path, texts: list[str]) -> None:
    messages = tuple(
        Message(SOURCE, None, MessageKind.TEXT, Box(1, 2, 3, 4), text, 0.5, message_id=f"m{order}", order=order)
        for order, text in enumerate(texts)
    )
    tables.write_table(_frames(*messages)["messages"], tmp_path / "m.csv")
    assert tables.read_messages(tmp_path / "m.csv") == (Conversation("case", messages),)


def test_every_field_of_a_message_comes_back(tmp_path: Path) -> None:
    tables.write_table(_frames(MESSAGE, UNKNOWN)["messages"], tmp_path / "m.csv")
    (conversation,) = tables.read_messages(tmp_path / "m.csv")
    assert [each.confidence for each in conversation.messages] == [0.9123, 0.5]
    assert conversation.messages[1] == UNKNOWN


def test_a_table_with_few_columns_is_enough(tmp_path: Path) -> None:
    lines = "\ufeffconversation,message_id,sender,text\nb,m1,Ann,'=hello\na,m1,,NA\nb,m2,Bo,ok\n"
    (tmp_path / "m.csv").write_text(lines, "utf-8")
    second, first = tables.read_messages(tmp_path / "m.csv")
    assert [(each.message_id, each.sender, each.text) for each in second.messages] == [
        ("m1", "Ann", "=hello"),
        ("m2", "Bo", "ok"),
    ]
    assert (first.name, first.messages[0].text, first.messages[0].outgoing) == ("a", "NA", None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "no table of messages", id="an empty file"),
        pytest.param(b"a,b\n1,2\n", "lacks the column conversation, message_id, text", id="another table"),
        pytest.param(b"conversation,message_id,text,kind\na,m1,x,poem\n", "poem", id="a kind that does not exist"),
        pytest.param(b"conversation,message_id,text,x\na,m1,x,wide\n", "wide", id="a box that is no number"),
        pytest.param(b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "no table of messages|lacks", id="a picture"),
    ],
)
def test_a_file_that_is_no_table_of_messages_says_so(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "m.csv").write_bytes(data)
    with pytest.raises(InputError, match=reason):
        tables.read_messages(tmp_path / "m.csv")
