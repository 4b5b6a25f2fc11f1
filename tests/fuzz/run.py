"""The long run: `python tests/fuzz/run.py --inputs 200000 --seed 1`; what breaks a promise is kept as a test."""

import argparse
import hashlib
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from commands import INPUTS, Input, extremes
from harness import broken_promises, megabytes_for, ran, ran_alone
from hypothesis import HealthCheck, Phase, given, seed, settings
from inputs import HERE, ROOT

KEPT = Path(__file__).parent / "kept"
CHUNK = 500


def keep(given: Input) -> Path:
    """Write an input that broke a promise where the tests find it."""
    KEPT.mkdir(exist_ok=True)
    arguments = [one.replace(str(ROOT), HERE) for one in given.arguments]
    stored = {"arguments": arguments, "name": given.name, "data": given.data.decode("latin-1")}
    text = json.dumps(stored, indent=1) + "\n"
    path = KEPT / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    path.write_text(text, encoding="utf-8")
    return path


def chunk(number: int) -> tuple[Counter[int], list[str], int, float]:
    """Run one chunk of inputs: the exit codes, what was broken, the kilobytes at most in use, the longest run."""
    os.environ["CQP_LANG"] = ("fr", "en")[number % 2]
    codes: Counter[int] = Counter()
    broken: list[str] = []
    longest = 0.0

    @seed(number)
    @settings(
        max_examples=CHUNK, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(INPUTS)
    def tried(given: Input) -> None:
        nonlocal longest
        try:
            with tempfile.TemporaryDirectory() as folder:
                result = ran(given, Path(folder))
        except BaseException as error:  # noqa: BLE001 — whatever comes out is what is looked for
            broken.append(f"{keep(given).name}: {error!r}")
            return
        codes[result.code] += 1
        longest = max(longest, result.seconds)
        broken.extend(f"{keep(given).name}: {promise}" for promise in broken_promises(given, result))

    tried()
    return codes, broken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, longest


def fuzz(inputs: int, first: int, jobs: int) -> int:
    """Run mutated inputs; how many promises were broken."""
    numbers = range(first * 1_000_000, first * 1_000_000 + -(-inputs // CHUNK))
    codes: Counter[int] = Counter()
    started, memory, slowest, failures = time.monotonic(), 0, 0.0, 0
    with get_context("spawn").Pool(jobs, maxtasksperchild=10) as pool:
        for some, broken, kilobytes, longest in pool.imap(chunk, numbers):
            codes += some
            memory, slowest, failures = max(memory, kilobytes), max(slowest, longest), failures + len(broken)
            for one in broken:
                print(one, flush=True)
            print(f"\r{codes.total()} inputs", end="", file=sys.stderr, flush=True)
    print(f"\n{codes.total()} inputs in {time.monotonic() - started:.0f} s; exit codes {dict(sorted(codes.items()))}")
    print(f"the slowest {slowest:.2f} s, at most {memory >> 10} MB with the harness; promises broken: {failures}")
    return failures


class Alone(NamedTuple):
    """One file that is too much, in a process of its own: what it took, what was broken, the command."""

    kind: str
    seconds: float
    megabytes: int
    broken: list[str]
    command: str


def alone(given: Input) -> Alone:
    """Run a command on a file that is too much."""
    with tempfile.TemporaryDirectory() as folder:
        result, megabytes = ran_alone(given, Path(folder))
    broken = [*broken_promises(given, result), *(["too much memory"] if megabytes > megabytes_for(given) else [])]
    kind = "JSON Lines" if given.name.endswith(".jsonl") else "one file"
    return Alone(kind, result.seconds, megabytes, broken, f"{' '.join(given.arguments)}: {given.data[:40]!r}")


def too_much(jobs: int) -> int:
    """Run every file that is too much through many commands; how many promises were broken."""
    with get_context("spawn").Pool(jobs) as pool:
        done = list(pool.imap(alone, extremes(every=True)))
    for one in done:
        if one.broken:
            print(f"{one.command}: {'; '.join(one.broken)} ({one.megabytes} MB)")
    for kind in sorted({one.kind for one in done}):
        runs = [one for one in done if one.kind == kind]
        print(f"{kind}: {len(runs)} runs, at most {max(one.megabytes for one in runs)} MB; the slowest:")
        for one in sorted(runs, key=attrgetter("seconds"), reverse=True)[:5]:
            print(f"  {one.seconds:.2f} s of a processor: {one.command}")
    return sum(bool(one.broken) for one in done)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--inputs", type=int, default=200_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--extremes", action="store_true", help="the files that are too much, with many commands")
    chosen = options.parse_args()
    os.environ["COLUMNS"] = "80"
    sys.exit(bool(too_much(chosen.jobs) if chosen.extremes else fuzz(chosen.inputs, chosen.seed, chosen.jobs)))


if __name__ == "__main__":
    main()
