"""What a second engine is, and the one there is: RapidOCR's line recogniser with the model in its own wheel.

RapidOCR downloads models that its wheel lacks. It is never given the chance: it is handed the path of the model in the
wheel, and only its recogniser is loaded.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Protocol

import cv2
from numpy.typing import NDArray

from ocr_pipeline.errors import ToolMissing
from ocr_pipeline.model import Crop

PACKAGES = ("rapidocr", "onnxruntime")
MISSING = "the second engine is not installed: no line was read twice"
# One thread a process, as for Tesseract: processes run side by side, and the order of sums stays the same.
THREADS = 1


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a second engine reads on one line, '' for nothing, and how sure it is (0..1)."""

    text: str
    confidence: float


class Engine(Protocol):
    """A second engine. It is sent to other processes, so it holds nothing that cannot be."""

    def versions(self) -> Mapping[str, str]:
        """Return its name and version, and those of what it runs on and of its model, for the manifest.

        Raises:
            ToolMissing: it is not installed.
        """

    def knows(self, text: str) -> bool:
        """Return whether it has all letters of a text."""

    def read(self, crops: Sequence[Crop]) -> tuple[Opinion, ...]:
        """Return what it reads on each line, in the order given."""


@dataclass(frozen=True, slots=True)
class RapidOcr:
    """RapidOCR on ONNX Runtime."""

    def versions(self) -> Mapping[str, str]:
        """Return the versions of RapidOCR and ONNX Runtime, and its model's name.

        Raises:
            ToolMissing: one of them is not installed.
        """
        try:
            found = {name: metadata.version(name) for name in PACKAGES}
        except metadata.PackageNotFoundError as exc:
            raise ToolMissing(MISSING) from exc
        return {**found, "rapidocr model": _model().stem}

    def knows(self, text: str) -> bool:
        """Return whether every letter of a text is one that the model was taught."""
        return _letters().issuperset(char for char in text if char.isalpha())

    def read(self, crops: Sequence[Crop]) -> tuple[Opinion, ...]:
        """Return what the recogniser reads on each line."""
        return tuple(_read(crop) for crop in crops)


def _model() -> Path:
    """Return the path of the recogniser that lies in the wheel.

    Raises:
        ToolMissing: there is none.
    """
    package = importlib.util.find_spec("rapidocr")
    folder = Path(str(package.origin)).parent / "models" if package else Path()
    models = sorted(folder.glob("*_rec_*.onnx"))
    if not models:
        raise ToolMissing("this version of rapidocr comes without a model to read with: no line was read twice")
    return models[-1]


@cache
def _recogniser() -> Any:
    from rapidocr import RapidOCR  # late: it costs more than reading a screenshot

    quiet = {"Global.use_det": False, "Global.use_cls": False, "Global.log_level": "critical"}
    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": THREADS for kind in ("intra", "inter")}
    return RapidOCR(params={**quiet, **threads, "Rec.model_path": str(_model())})


@cache
def _letters() -> frozenset[str]:
    """Return the signs that the model tells apart; they stand in the model itself."""
    from onnxruntime import InferenceSession

    session = InferenceSession(str(_model()), providers=["CPUExecutionProvider"])
    return frozenset(session.get_modelmeta().custom_metadata_map["character"].splitlines())


def _read(crop: Crop) -> Opinion:
    picture: NDArray[Any] = cv2.cvtColor(crop.pixels, cv2.COLOR_GRAY2BGR)
    answer = _recogniser()(picture, use_det=False, use_cls=False, use_rec=True)
    return Opinion(" ".join("".join(answer.txts or ()).split()), float((answer.scores or (0.0,))[0]))
