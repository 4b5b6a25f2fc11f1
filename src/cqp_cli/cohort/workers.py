"""Work spread over processes: as many as there are processors, results in the order of what was given."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, islice

from cqp_cli.cohort.units import Unit
from cqp_cli.cohort.work import Batch, Work

_BATCH = 32
# What waits, or is done and not yet taken, is bounded: so is memory.
_AHEAD = 4
_PATIENCE = 0.5
MOST_JOBS = 60
"""More processes than that some systems refuse, and no cohort needs."""
# Below this, processes take longer to start than they save.
_FEW = 256


class WorkerLost(Exception):
    """A worker process was ended by something else."""


Batches = Iterator[tuple[Sequence[Unit], Batch]]


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def spread(work: Work, units: Iterator[Unit], jobs: int) -> Batches:
    """What each batch of units comes to, in order; few units are done in this process."""
    first = list(islice(units, _FEW)) if jobs > 1 else []
    if jobs == 1 or len(first) < _FEW:
        return _here(work, chain(first, units))
    return _elsewhere(work, chain(first, units), jobs)


def _batches(units: Iterator[Unit]) -> Iterator[list[Unit]]:
    while batch := list(islice(units, _BATCH)):
        yield batch


def _here(work: Work, units: Iterator[Unit]) -> Batches:
    _settle()
    for batch in _batches(units):
        yield batch, work.batch(batch)


def _elsewhere(work: Work, units: Iterator[Unit], jobs: int) -> Batches:
    waiting: deque[tuple[list[Unit], Future[Batch]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(work,))
    batches = _batches(units)
    first, broken = next(batches), threading.Event()
    # A thread of the pool's that fails, for the system starts no more of them, leaves its work undone without a word.
    threading.excepthook = lambda _: broken.set()
    try:
        waiting.append((first, _submitted(pool, first)))
    except (RuntimeError, OSError):  # the system starts no more processes or threads
        _end_workers()
        yield from _here(work, chain(first, units))
        return
    try:
        for batch in batches:
            waiting.append((batch, _submitted(pool, batch)))
            if len(waiting) >= jobs * _AHEAD:
                yield _taken(waiting, broken)
        while waiting:
            yield _taken(waiting, broken)
    except BrokenProcessPool:
        raise WorkerLost from None
    finally:  # all is done, or it was interrupted, or nobody wants the rest
        if waiting:
            _end_workers()
        # A worker that was killed while it handed over its answer is waited for without end.
        pool.shutdown(wait=not waiting, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, batch: list[Unit]) -> Future[Batch]:
    """A batch, with which a worker may start: what ends the program meanwhile would be lost on the way."""
    mask = getattr(signal, "pthread_sigmask", None)
    before = mask(signal.SIG_BLOCK, _endings()) if mask else None
    try:
        return pool.submit(_work, batch)
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


def _endings() -> list[int]:
    """The signals that end the program, as far as the system has them."""
    return [number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]


def _end_workers() -> None:
    left = multiprocessing.active_children()
    for process in left:
        process.kill()
    for process in left:
        process.join()


def _taken(waiting: deque[tuple[list[Unit], Future[Batch]]], broken: threading.Event) -> tuple[list[Unit], Batch]:
    batch, future = waiting.popleft()
    while not broken.is_set():
        with suppress(TimeoutError):
            return batch, future.result(_PATIENCE)
    raise BrokenProcessPool


_working: Work


def _start(work: Work) -> None:
    global _working  # noqa: PLW0603 — a worker process has one piece of work for all its life
    _working = work
    for number in _endings():
        signal.signal(number, signal.SIG_DFL)  # ends at once, and has nothing to say
    if mask := getattr(signal, "pthread_sigmask", None):
        mask(signal.SIG_UNBLOCK, _endings())
    with suppress(RuntimeError):  # the system starts no more threads
        threading.Thread(target=_end_with_parent, daemon=True).start()
    _settle()


def _work(batch: Sequence[Unit]) -> Batch:
    return _working.batch(batch)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _settle() -> None:
    """Nothing that is made for a candidate hangs in a circle: to look for circles all the time is time lost."""
    gc.freeze()
    gc.set_threshold(500_000)
