"""A cross-encoder for natural language inference, for those who have one: does a text bear a claim, or deny it?"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from ocr_pipeline.errors import ToolMissing

# A relation is named if it is this probable (0..1).
SURE = 0.6


@cache
def load_nli(name: str) -> Callable[[str, str], str]:
    """Return what tells `entailment`, `contradiction` or '' of (message, claim), from a model's name or folder.

    Raises:
        ToolMissing: the package is not installed, or the model can be neither found nor fetched.
    """
    try:
        from sentence_transformers import CrossEncoder
    except ImportError as exc:
        raise ToolMissing("sentence-transformers is not installed; pip install 'ocr-pipeline[models]'") from exc
    try:
        model = CrossEncoder(name, device="cpu")
    except (OSError, ValueError) as exc:
        raise ToolMissing(f"the model {name} can be neither found nor fetched: {exc}") from exc
    labels = [str(model.model.config.id2label[number]).lower() for number in range(model.model.config.num_labels)]

    def relation(message: str, claim: str) -> str:
        logits = np.asarray(model.predict([(message, claim)], show_progress_bar=False), float)[0]
        raised = np.exp(logits - logits.max())
        likely = raised / raised.sum()
        best = int(np.argmax(likely))
        named = next((each for each in ("entailment", "contradiction") if labels[best].startswith(each[:6])), "")
        return named if likely[best] >= SURE else ""

    return relation
