"""All the measurements, each as a ratio against something named that is measured in the same run.

Every figure is the least of several rounds, in which all of them take turns: whatever else the machine does hits all
alike. Each runs in a process of its own.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from generate import candidate, compact, filled_form

from cqp_cli import load_referential
from cqp_cli.referential import Referential

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "LANG": "fr_FR.UTF-8"}
BESIDE = Path(sys.executable).parent


class Line(NamedTuple):
    """One line of the table: a ratio of two measurements, and the most that it may be."""

    what: str
    measured: float
    against: float
    unit: str
    most: float

    @property
    def ratio(self) -> float:
        return self.measured / self.against


def write(folder: Path, count: int, text: Callable[[int, Referential], str], referential: Referential) -> Path:
    """So many candidate files."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:06}.yaml").write_text(text(number, referential), encoding="utf-8")
    return folder


def write_lines(path: Path, count: int, referential: Referential) -> Path:
    """The same candidates as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(candidate(number, referential), ensure_ascii=False) + "\n")
    return path


def measured(*arguments: object) -> tuple[float, int]:
    """Seconds, and the most memory in KiB, of one measurement in a process of its own."""
    command = [sys.executable, str(HERE / "measure.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=ENVIRONMENT)
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)


def least(rounds: int, **measurements: tuple[object, ...]) -> dict[str, float]:
    """The least seconds of each measurement over some rounds."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, arguments in measurements.items():
            seconds, _memory = measured(*arguments)
            best[name] = min(best.get(name, seconds), seconds)
    return best


def costs(folder: Path, count: int, rounds: int, referential: Referential) -> Iterator[Line]:
    """What a candidate costs, against PyYAML's reading alone; with two processes; as JSON Lines."""
    lines = write_lines(folder / "cohort.jsonl", count, referential)
    csv = ("--format", "csv", "--jobs")
    for name, text in (("filled form", filled_form), ("compact", compact)):
        files = write(folder / name.replace(" ", "-"), count, text, referential)
        best = least(
            rounds,
            yaml=("yaml", files),
            one=("cohort", files, *csv, 1),
            two=("cohort", files, *csv, 2),
            lines=("cohort", lines, *csv, 1),
        )
        each = {key: 1000 * value / count for key, value in best.items()}
        yield Line(f"{name}: all of cqp cohort, against yaml.load(CSafeLoader)", each["one"], each["yaml"], "ms", 1.2)
        yield Line(f"{name}: two processes, against one", each["two"], each["one"], "ms", 1 / 1.7)
        yield Line(f"{name}: as JSON Lines, against YAML", each["lines"], each["one"], "ms", 0.5)


def scale(folder: Path, referential: Referential) -> Iterator[Line]:
    """100,000 candidates against 1,000: time for each, and memory in all but for what the set of more ids takes."""
    few, many = (write_lines(folder / f"{count}.jsonl", count, referential) for count in (1_000, 100_000))
    ids = measured("ids", many)[1] - measured("ids", few)[1]
    for format in ("csv", "jsonl"):
        seconds, memory = measured("cohort", few, "--format", format, "--jobs", 1)
        more_seconds, more_memory = measured("cohort", many, "--format", format, "--jobs", 1)
        yield Line(f"{format}: time for each of 100,000, against 1,000", more_seconds / 100, seconds, "ms", 1.1)
        name = f"{format}: memory for 100,000, beyond their ids ({ids / 1024:.0f} MiB), against 1,000"
        yield Line(name, (more_memory - ids) / 1024, memory / 1024, "MiB", 1.5)


def starts(folder: Path, rounds: int) -> Iterator[Line]:
    """Whole commands against check-jsonschema with our schema, on the same file."""
    schema, file = folder / "schema.json", HERE.parent / "examples" / "01-titre-obtenu.yaml"
    cqp = str(BESIDE / "cqp")
    schema.write_bytes(subprocess.run([cqp, "schema", "candidate"], capture_output=True, check=True).stdout)
    words = {"_CQP_COMPLETE": "complete_bash", "COMP_WORDS": "cqp va", "COMP_CWORD": "1"}
    commands: dict[str, tuple[list[str], dict[str, str], float]] = {
        "check": ([str(BESIDE / "check-jsonschema"), "--schemafile", str(schema), str(file)], {}, 1.0),
        "cqp validate": ([cqp, "validate", str(file)], {}, 0.95),
        "cqp validate --format json": ([cqp, "validate", str(file), "--format", "json"], {}, 0.85),
        "cqp --help": ([cqp, "--help"], {}, 0.65),
        "completion": ([cqp], words, 0.4),
    }
    best: dict[str, float] = {}
    for _ in range(4 * rounds):
        for name, (command, more, _most) in commands.items():
            seconds, _memory = measured("process", json.dumps(more), *command)
            best[name] = min(best.get(name, seconds), seconds)
    for name, (_command, _more, most) in commands.items():
        if name != "check":
            yield Line(f"{name}, against check-jsonschema", 1000 * best[name], 1000 * best["check"], "ms", most)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--candidates", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="without the 100,000 candidates")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        referential = load_referential()
        lines = [*costs(folder, asked.candidates, asked.rounds, referential), *starts(folder, asked.rounds)]
        lines += [] if asked.quick else scale(folder, referential)
    finally:
        shutil.rmtree(folder)
    print("| what | measured | against | ratio | at most | |\n| --- | --- | --- | --- | --- | --- |")
    for one in lines:
        figures = f"{one.measured:.2f} {one.unit} | {one.against:.2f} {one.unit} | {one.ratio:.2f} | {one.most:.2f}"
        print(f"| {one.what} | {figures} | {'' if one.ratio <= one.most else 'above'} |")


if __name__ == "__main__":
    main()
