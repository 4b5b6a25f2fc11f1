"""One measurement in a process of its own: prints seconds, and the most memory that it took in KiB.

`measure.py yaml FOLDER` is PyYAML on the texts; `measure.py cohort …` all of `cqp cohort` but for the start of the
process; `measure.py process ENVIRONMENT COMMAND…` a whole command.
"""

import json
import os
import resource
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


def process(environment: str, *command: str) -> Callable[[], object]:
    """A whole command, as a user waits for it."""
    more = {**os.environ, **json.loads(environment)}
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=more)


def main(kind: str, *arguments: str) -> None:
    """Measure what is asked for; what it prints is thrown away."""
    result = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    kinds: dict[str, Callable[..., Callable[[], object]]] = {"yaml": loading, "cohort": cohort, "process": process}
    work = kinds[kind](*arguments)
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    os.write(result, f"{seconds} {memory}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
