"""Values ↔ tables: data frames with the documented columns, CSV, Parquet, JSON Lines; the only home of pandas."""

from ocr_pipeline.tables.columns import COLUMNS
from ocr_pipeline.tables.files import write_frames, write_manifest, write_table
from ocr_pipeline.tables.reading import read_messages
from ocr_pipeline.tables.rows import frames

__all__ = ["COLUMNS", "frames", "read_messages", "write_frames", "write_manifest", "write_table"]
