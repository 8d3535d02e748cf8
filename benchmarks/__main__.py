"""Score the pipeline on the benchmark sets, beside naive page OCR measured in the same run."""

from __future__ import annotations

import os
import resource
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks import pages, retrieval
from benchmarks.cases import load_exchanges
from benchmarks.evaluate import judged, report
from benchmarks.naive import read_naively
from benchmarks.own import measure, show
from tests.chats.browser import browser_path
from tests.chats.compose import compose
from tests.chats.render import render

OWN = Path(__file__).parent.parent / "tests" / "quality" / "cases"
SCREENS = Path(__file__).parent.parent / "tests" / "quality" / "screens"
FRESH = 60
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
# What every run of the judging does before the first claim.
START_UP = """
from ocr_pipeline.matching.background import SENTENCES
from ocr_pipeline.matching import match_claims
from ocr_pipeline.matching.encoder import chosen_encoders, load_encoder
for name in chosen_encoders("auto"):
    load_encoder(name).encode(SENTENCES)
"""
_T = TypeVar("_T")


def main() -> int:
    """Print figures for every set that is there, and plainly what was skipped."""
    bench = Path(os.environ.get("BENCH", "../shared/bench"))
    with tempfile.TemporaryDirectory() as folder:
        skipped = [*_screens(bench, Path(folder)), *_rendered(Path(folder)), *_claims(bench, Path(folder))]
    print("\n== joining pages ==", flush=True)
    pages.show()
    print("\n== a told sentence → its message, among 340 in many languages ==", flush=True)
    retrieval.show()
    for line in skipped:
        print(f"skipped: {line}")
    return 0


def _screens(bench: Path, work: Path) -> list[str]:
    """Score messages read from screenshots; return what had to be skipped."""
    screens, script = bench / "screens", bench / "score.py"
    if not (screens.is_dir() and script.is_file()):
        return [f"screenshots: no set at {screens}; BENCH= names another place"]
    ours, naive = work / "messages.csv", work / "naive.csv"
    command = [sys.executable, "-m", "ocr_pipeline", "extract", str(screens), "--separate", "--quiet", "-o", str(ours)]
    _, spent = _timed(lambda: subprocess.run(command, check=False))
    pictures = sorted(path for path in screens.iterdir() if path.suffix.lower() in PICTURES)
    rows, spent_naively = _timed(lambda: read_naively(pictures))
    rows.to_csv(naive, index=False)
    print("\n== screenshots: ocr-pipeline ==", flush=True)
    subprocess.run([sys.executable, str(script), str(screens), str(ours), "--per-image"], check=True)
    print("\n== screenshots: naive page OCR, same run ==", flush=True)
    subprocess.run([sys.executable, str(script), str(screens), str(naive)], check=True)
    print(f"\nCPU: {spent / len(pictures):.2f} s a screenshot; {spent / spent_naively:.2f} times naive page OCR")
    return []


def _rendered(work: Path) -> list[str]:
    """Score rendered chats: the fixed set, and one that nobody has seen before; return what had to be skipped."""
    print("\n== rendered chats, the fixed set ==", flush=True)
    show(measure(SCREENS))
    if browser_path() is None:
        return ["a fresh set of rendered chats: Chromium is not installed"]
    seed = int(os.environ.get("SEED") or secrets.randbelow(10**6))
    left_out = render(compose(seed, FRESH), work / "fresh")
    print(f"\n== rendered chats, {FRESH} fresh ones (SEED={seed} draws them again) ==", flush=True)
    show(measure(work / "fresh"))
    return [f"{len(left_out)} fresh pictures: no letters for their languages"] if left_out else []


def _claims(bench: Path, work: Path) -> list[str]:
    """Score verdicts on labelled claims; return what had to be skipped."""
    cases, script = bench / "claims", bench / "score_claims.py"
    if not (cases.is_dir() and script.is_file()):
        return [f"claims: no set at {cases}; BENCH= names another place"]
    folders = work / "claims"
    subprocess.run([sys.executable, str(script), "prepare", str(cases), str(folders)], check=True)
    _, spent = _timed(lambda: [_match(folder) for folder in sorted(folders.iterdir())])
    print("\n== claims ==", flush=True)
    subprocess.run([sys.executable, str(script), "score", str(folders)], check=True)
    rows = sum(len((folder / "matches.csv").read_text("utf-8").splitlines()) - 1 for folder in folders.iterdir())
    print(f"CPU: {spent:.1f} s for {len(list(folders.iterdir()))} runs and {rows} claims, start-up included")
    print("\n== claims of our own: in-sample, and with each case judged by weights learned without it ==", flush=True)
    exchanges = load_exchanges(OWN)
    report(exchanges)
    _, spent = _timed(lambda: subprocess.run([sys.executable, "-c", START_UP], check=True))
    print(f"CPU: {spent:.2f} s from start to the first claim: imports, models, everyday sentences")
    _, spent = _timed(lambda: judged(exchanges))
    print(f"CPU: {spent / sum(len(each.claims) for each in exchanges):.3f} s a claim, models and texts known")
    return []


def _match(folder: Path) -> None:
    command = [sys.executable, "-m", "ocr_pipeline", "match", str(folder / "messages.csv"), str(folder / "article.txt")]
    command += ["--participants", str(folder / "participants.toml"), "-o", str(folder / "matches.csv"), "--quiet"]
    subprocess.run(command, check=False)


def _timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """Return what some work gives and the CPU seconds it and its child processes took."""
    before = _cpu()
    given = work()
    return given, _cpu() - before


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    sys.exit(main())
