"""One measurement in a process of its own: `measure.py yaml|cohort FOLDER-OR-FILE [OPTION…]` prints seconds."""

import os
import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import yaml

from cqp_cli.cli import run


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def loading(folder: str) -> Callable[[], object]:
    """PyYAML on every text, in memory."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.yaml"))]
    return lambda: deque((yaml.load(text, Loader=yaml.CSafeLoader) for text in texts), maxlen=0)


def cohort(arguments: list[str]) -> Callable[[], object]:
    """All of `cqp cohort` but for the start of the process: read, check, evaluate, count, write."""
    return lambda: run(["cohort", *arguments])


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    result = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    taken = seconds(loading(*rest) if kind == "yaml" else cohort(rest))
    os.write(result, f"{taken}\n".encode())
