"""`python -m ocr_pipeline` and the console script."""

from ocr_pipeline.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
