"""Processes that work side by side and that a person can stop."""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


class Workers(ProcessPoolExecutor):
    """Worker processes that an interruption from the terminal stops at their work, never while they wait for some.

    A terminal sends it to the whole group of processes. A worker it meets while waiting would die with its lock held
    and the pool with it; one at work hands a KeyboardInterrupt back like any other result.
    """

    def __init__(self, number: int) -> None:
        """Start `number` workers when there is work."""
        super().__init__(number, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Return the future of a call made by a worker."""
        return super().submit(_stoppable, fn, *args, **kwargs)


def _stoppable(fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> T:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return fn(*args, **kwargs)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
