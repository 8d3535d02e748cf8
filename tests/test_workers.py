"""Workers and a person's interruption."""

from __future__ import annotations

import os
import signal
import time

import pytest

from ocr_pipeline.pipeline.workers import Workers


def _slept() -> None:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(30)


def test_an_interruption_leaves_waiting_workers_alive() -> None:
    with Workers(1) as pool:
        worker = pool.submit(os.getpid).result()
        for _ in range(20):
            os.kill(worker, signal.SIGINT)
            time.sleep(0.005)
        assert pool.submit(os.getpid).result(timeout=20) == worker


def test_an_interruption_stops_the_work_and_the_next_piece_is_done() -> None:
    with Workers(1) as pool:
        with pytest.raises(KeyboardInterrupt):
            pool.submit(_slept).result(timeout=20)
        assert pool.submit(int, "3").result(timeout=20) == 3
