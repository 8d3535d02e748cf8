"""Files in seeds/ → articles: the text as it stands, its date and language."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Sequence
from pathlib import Path

import pypdfium2

from ocr_pipeline.errors import InputError
from ocr_pipeline.language import detect_language
from ocr_pipeline.model import Article, Problem
from ocr_pipeline.names import shown

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf")
# "date 2026-01-20" or the bare date at the very start; the text begins after it.
_DATE_LINE = re.compile(r"\s*(?:[^\W\d]{2,10}\s*[:.]?\s*)?(\d{4})-(\d{2})-(\d{2})\b[ \t]*")


def find_articles(seeds: Path, conversations: Sequence[str]) -> tuple[list[tuple[Path, str, str]], list[Problem]]:
    """Return (file, name, conversation) of every article with the conversation it is about, and what is no article.

    `seeds/<conversation>.*` and `seeds/<conversation>/*` belong to that conversation, any other article to every
    conversation that has none of its own. Several conversations of one folder have its articles in common. Without
    the folder there are no articles.
    """
    paths = sorted(path for path in seeds.rglob("*") if path.is_file() and not path.name.startswith("."))
    articles = [path for path in paths if path.suffix.lower() in SUFFIXES]
    problems = [
        Problem(
            shown(path.relative_to(seeds)), "article", "not an article this tool reads", "use " + " ".join(SUFFIXES)
        )
        for path in paths
        if path not in articles
    ]
    folders = {_folder(name) for name in conversations}
    own = {path: _home(path.relative_to(seeds), folders) for path in articles}
    loose = [path for path in articles if not own[path]]
    found = []
    for name in conversations:
        chosen = [path for path in articles if own[path] == _folder(name)] or loose
        found += [(path, shown(path.relative_to(seeds)), name) for path in chosen]
    return found, problems


def _folder(conversation: str) -> str:
    """Return the folder of a conversation: of several in one folder, all but one have their title behind its name."""
    return conversation.partition("/")[0]


def _home(name: Path, folders: Collection[str]) -> str:
    folder = shown(Path(name.parts[0] if len(name.parts) > 1 else name.stem))
    return folder if folder in folders else ""


def read_article(path: Path, *, name: str, conversation: str) -> Article:
    """Return an article without its claims; offsets elsewhere refer to its text.

    Raises:
        InputError: the file cannot be opened, is empty, or is no text.
    """
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise InputError(f"cannot be opened: {exc.strerror}") from exc
    text, stated = _text_of(data, path.suffix.lower())
    if not text.strip():
        raise InputError("the article has no text")
    dated = _DATE_LINE.match(text)
    start = dated.end() if dated else len(text) - len(text.lstrip())
    return Article(
        name,
        hashlib.sha256(data).hexdigest(),
        conversation,
        text,
        language=detect_language(text[start : start + 4000]),
        date=_date_of(dated) or stated,
        start=start,
    )


def _date_of(found: re.Match[str] | None) -> dt.date | None:
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _text_of(data: bytes, suffix: str) -> tuple[str, dt.date | None]:
    """Return an article's text, and the date that the page itself states, if it is one."""
    if suffix == ".pdf" or data.startswith(b"%PDF-"):
        return _pdf_text(data), None
    text = _decoded(data)
    return _html_text(text) if suffix in (".html", ".htm") else (text, None)


def _decoded(data: bytes) -> str:
    """Return text in whatever of the usual encodings it is.

    Raises:
        InputError: it is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise InputError("not a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _pdf_text(data: bytes) -> str:
    try:
        with pypdfium2.PdfDocument(data) as document:
            return "\n\n".join(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document)
    except pypdfium2.PdfiumError as exc:
        raise InputError("the PDF is damaged or locked") from exc


def _html_text(html: str) -> tuple[str, dt.date | None]:
    """Return the main text of a page, its paragraphs parted by an empty line, and the date it states."""
    from trafilatura import bare_extraction  # late: it takes longer to load than to read a text file
    from trafilatura.settings import use_config

    short_too = use_config()
    short_too.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    page = bare_extraction(html, include_comments=False, favor_recall=True, with_metadata=True, config=short_too)
    found = page if isinstance(page, dict) else page.as_dict() if page else {}
    text = "\n\n".join(line.strip() for line in (found.get("text") or "").splitlines() if line.strip())
    try:
        return text, dt.date.fromisoformat((found.get("date") or "")[:10])
    except ValueError:
        return text, None
