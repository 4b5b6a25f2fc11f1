"""One measurement in a process of its own: prints seconds, and the most memory that it took in KiB.

`measure.py yaml FOLDER` is PyYAML on the texts; `measure.py cohort …` all of `cqp cohort` but for the start of the
process; `measure.py process ENVIRONMENT COMMAND…` a whole command; `measure.py ids FILE` the set of the ids in a file
of JSON Lines.
"""

import json
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import yaml

from cqp_cli.cli import run


def loading(folder: str) -> Callable[[], object]:
    """PyYAML on every text, in memory; nothing is kept."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.yaml"))]
    return lambda: deque((yaml.load(text, Loader=yaml.CSafeLoader) for text in texts), maxlen=0)


def cohort(*arguments: str) -> Callable[[], object]:
    """Read, check, evaluate, count, write; the referential too, but nothing that is loaded by a start."""
    import_module("cqp_cli.cli.cohort")
    return lambda: run(["cohort", *arguments])


def ids(path: str) -> Callable[[], object]:
    """The ids of all candidates, each once, and nothing else."""

    def kept() -> set[str]:
        with Path(path).open(encoding="utf-8") as lines:
            return {json.loads(line)["candidate"]["id"] for line in lines}

    return kept


def process(environment: str, *command: str) -> Callable[[], object]:
    """A whole command, as a user waits for it."""
    more = {**os.environ, **json.loads(environment)}
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=more)


def most_memory() -> int:
    """In KiB; as Linux tells it, without what the process had of its parent before it was itself."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))


def main(kind: str, *arguments: str) -> None:
    """Measure what is asked for; what it prints is thrown away."""
    result = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    kinds: dict[str, Callable[..., Callable[[], object]]] = {
        "yaml": loading,
        "cohort": cohort,
        "process": process,
        "ids": ids,
    }
    work = kinds[kind](*arguments)
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    os.write(result, f"{seconds} {most_memory()}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
