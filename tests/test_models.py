"""Models by name, loaded by the real code from tiny ones made here. Run by `make models`, which installs the extra."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.errors import ToolMissing
from ocr_pipeline.matching.encoder import load_encoder
from ocr_pipeline.matching.nli import load_nli

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "yes", "no", "money", "pay", "bridge")


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a BERT of one layer, with three classes of inference."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    (folder / "vocab.txt").write_text("\n".join(WORDS), "utf-8")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    labels = {0: "contradiction", 1: "entailment", 2: "neutral"}
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        num_labels=3, id2label=labels, label2id={name: number for number, name in labels.items()},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@pytest.mark.models
def test_an_encoder_by_folder_gives_unit_vectors(bert: Path) -> None:
    vectors = load_encoder(f"sentence-transformers:{bert}").encode(["pay money", "bridge", "pay money"])
    assert vectors.shape == (3, 16)
    assert (vectors**2).sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-4)
    assert (vectors[0] == vectors[2]).all()


@pytest.mark.models
def test_a_cross_encoder_by_folder_names_a_relation(bert: Path) -> None:
    assert load_nli(str(bert))("pay money", "no money") in ("entailment", "contradiction", "")


@pytest.mark.models
def test_a_model_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolMissing, match="nowhere"):
        load_encoder(f"sentence-transformers:{tmp_path / 'nowhere'}")
