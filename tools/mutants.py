"""Mutation testing of what a verdict depends on: `.venv/bin/python tools/mutants.py` tries every mutant, for hours.

The mutants are mutmut's, which is installed by hand for the run: `.venv/bin/pip install mutmut`. `mutmut run` passes
over decorated functions, collects the tests anew for each mutant, and believes caches that were filled without it. Here
they are collected once; each mutant is a fork in which one function has other code and no cache holds anything. The
tests that run through the function are run until one fails: those through the line first, the quickest first.

Bodies of functions are mutated, nothing else; what runs only where its module is imported is met by no test. Tests of
properties are left out, and so is what does not fit into `MOST_SECONDS`: the rates are lower bounds.
"""

import argparse
import gc
import os
import re
import resource
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import _lru_cache_wrapper
from importlib import import_module
from itertools import accumulate, islice, zip_longest
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "cqp_cli"
MUTATED = ("engine/*.py", "rule.py", "score.py", "verdict.py", "source/*.py")
TESTS = "cases verdict_and_score detail trials jury reader checks diagnostics lint schema examples"
SAID_AGAIN = "only_dates or pickled or both_parsers or caret or good_file or misshapen"  # hundreds, and slow
OPTIONS = (
    "-o addopts= -o tmp_path_retention_policy=none -p no:terminal -p no:cacheprovider --assert=plain --capture=sys"
)
MOST_SECONDS = 10
MOST_MEMORY = 2 << 30  # for a mutant that collects without end
SURVIVED, KILLED, LATE = 0, 1, -signal.SIGPROF


class Mutant(NamedTuple):
    """One change; its number is its place among those of its file."""

    file: str
    number: int
    line: int
    change: str
    function: Any  # a FunctionType, which mypy takes for a method here
    code: CodeType


def mutants(path: Path) -> Iterator[Mutant]:
    """Those of a file, but for what changes no body."""
    import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"))
    found = [one for one in gc.get_objects() if type(one) is FunctionType and one.__code__.co_filename == str(path)]
    known = {one.__code__.co_firstlineno: one for one in found if "<" not in one.__code__.co_qualname}
    seen = {one.__code__ for one in known.values()}
    for number, (first, line, change, text) in enumerate(_changes(path.read_text(encoding="utf-8")), 1):
        code = _code(text, known[first].__code__)
        if code not in seen:
            seen.add(code)
            yield Mutant(str(path.relative_to(PACKAGE)), number, line, change, known[first], code)


def _code(text: str, like: CodeType) -> CodeType:
    """The same function of another text; itself where that is no Python."""
    try:
        waiting = [compile(text, like.co_filename, "exec")]
    except SyntaxError:
        return like
    while (code := waiting.pop()).co_firstlineno != like.co_firstlineno or code.co_qualname != like.co_qualname:
        waiting += [one for one in code.co_consts if isinstance(one, CodeType)]
    return code


def _changes(text: str) -> Iterator[tuple[int, int, str, str]]:
    """The first line of a function, the line of a change in it, the change, and the whole text with it."""
    metadata, cst = import_module("libcst.metadata"), import_module("libcst")
    wrapper = metadata.MetadataWrapper(cst.parse_module(text))
    lines, spans = wrapper.resolve(metadata.PositionProvider), wrapper.resolve(metadata.ByteSpanPositionProvider)
    whole, written = text.encode(), wrapper.module.code_for_node
    for one in _mutations(wrapper):
        if isinstance(function := one.contained_by_top_level_function, cst.FunctionDef):
            span, old, new = spans[one.original_node], written(one.original_node), written(one.mutated_node)
            changed = whole[: span.start] + new.encode() + whole[span.start + span.length :]
            first = lines[[*function.decorators, function][0]].start.line
            yield first, lines[one.original_node].start.line, " ".join(f"{old} → {new}".split()), changed.decode()


def _mutations(wrapper: Any) -> Sequence[Any]:
    """By mutmut's operators, in decorated functions too; none of the decorators themselves."""
    making = import_module("mutmut.mutation.file_mutation")
    ignored = import_module("mutmut.mutation.pragma_handling").IgnoredCode(set(), set(), set())
    visitor: Any = making.MutationVisitor(making.mutation_operators, ignored)
    skips = visitor._skip_node_and_children  # noqa: SLF001 — there is no other way to decorated functions
    visitor._skip_node_and_children = lambda node: (  # noqa: SLF001 — as above
        not (isinstance(node, making.cst.FunctionDef) and node.decorators) and skips(node)
    )
    wrapper.visit(visitor)
    return list(visitor.mutations)


class Trials:
    """A plugin of pytest: once all tests have been run and measured, each mutant meets those that concern it."""

    def __init__(self, found: Sequence[Mutant], jobs: int) -> None:
        self.mutants, self.jobs, self.failed = found, jobs, False
        self.files = {one.function.__code__.co_filename for one in found}
        self.through = defaultdict[tuple[str, int], list[int]](list)
        self.seconds = list[float]()
        self.ends = list[tuple[Mutant, int]]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed |= report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items, caches = session.items, _caches("cqp_cli.")
        for test in range(len(self.items)):
            _empty(caches)
            self._measure(test)
        _empty(_caches(""))
        gc.freeze()  # a child that collects garbage would copy all memory
        for one in () if session.testsfailed else self._tried():
            self.ends.append(one)
            os.write(2, f"\r{len(self.ends)} of {len(self.mutants)}".encode())
        return True

    def _measure(self, test: int) -> None:
        """Run a test where nothing is mutated: through which functions and lines, and for how long."""
        met = set[tuple[str, int]]()

        def line(frame: FrameType, _event: str, _argument: object) -> Any:
            met.add((frame.f_code.co_filename, frame.f_lineno))
            return line

        def call(frame: FrameType, event: str, argument: object) -> Any:
            if frame.f_code.co_filename not in self.files:
                return None
            met.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))
            return line(frame, event, argument)

        start = time.process_time()
        sys.settrace(call)
        self._fails(test)
        sys.settrace(None)
        self.seconds.append(time.process_time() - start)
        for place in met:
            self.through[place].append(test)

    def _fails(self, test: int, following: int | None = None) -> bool:
        self.failed, item = False, self.items[test]
        item.ihook.pytest_runtest_protocol(item=item, nextitem=None if following is None else self.items[following])
        return self.failed

    def _concerned(self, mutant: Mutant) -> list[int]:
        code = mutant.function.__code__
        exact = set(self.through[code.co_filename, mutant.line])
        tests = self.through[code.co_filename, code.co_firstlineno]
        tests = sorted(tests, key=lambda test: (test not in exact, self.seconds[test]))
        spent = accumulate(self.seconds[test] for test in tests)
        return [test for test, so_far in zip(tests, spent, strict=True) if so_far < MOST_SECONDS]

    def _tried(self) -> Iterator[tuple[Mutant, int]]:
        waiting, running = iter(self.mutants), dict[int, Mutant]()
        while True:
            running |= {self._child(one): one for one in islice(waiting, self.jobs - len(running))}
            if not running:
                return
            child, status = os.wait()
            yield running.pop(child), os.waitstatus_to_exitcode(status)

    def _child(self, mutant: Mutant) -> int:
        tests, child = self._concerned(mutant), os.fork()
        if child == 0:
            try:
                os._exit(KILLED if self._kill(mutant, tests) else SURVIVED)
            finally:
                os._exit(KILLED)  # by whatever pytest does not catch
        return child

    def _kill(self, mutant: Mutant, tests: Sequence[int]) -> bool:
        """Whether a test fails; one that takes far too long ends the process, by the processor's time."""
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        mutant.function.__code__ = mutant.code
        for test, following in zip_longest(tests, tests[1:]):
            signal.setitimer(signal.ITIMER_PROF, 2 + 10 * self.seconds[test])
            if self._fails(test, following):
                return True
        return False


def _caches(module: str) -> list[Any]:
    return [one for one in gc.get_objects() if type(one) is _lru_cache_wrapper and one.__module__.startswith(module)]


def _empty(caches: Sequence[Any]) -> None:
    for one in caches:
        one.cache_clear()
    import_module("cqp_cli.engine.evidence").State._all.clear()  # noqa: SLF001 — a cache as well


def report(ends: Sequence[tuple[Mutant, int]]) -> Iterator[str]:
    """A table, a line a package and a file, and the survivors."""
    rows = defaultdict[str, Counter[int]](Counter)
    for mutant, end in ends:
        for row in {"all", mutant.file.partition("/")[0], mutant.file}:
            rows[row][end] += 1
    yield "| | mutants | killed | of them by time-out | survived | killed, % |\n|---|--:|--:|--:|--:|--:|"
    for row, of_it in sorted(rows.items()):
        total, left = of_it.total(), of_it[SURVIVED]
        yield f"| {row} | {total} | {total - left} | {of_it[LATE]} | {left} | {100 * (total - left) / total:.1f} |"
    for mutant, _ in sorted((one for one in ends if one[1] == SURVIVED), key=lambda one: one[0][:2]):
        yield f"{mutant.file}:{mutant.line} {mutant.number}: {mutant.change}"


def main() -> None:
    """Try those that are asked for; whatever is written meanwhile is written elsewhere, and taken away again."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", default="", metavar="REGEX", help="the files in whose names it is found")
    options.add_argument("--jobs", type=int, default=1, metavar="N", help="so many mutants at a time")
    options.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth mutant of a file")
    asked = options.parse_args()
    sys.dont_write_bytecode = True
    os.chdir(ROOT)
    paths = [path for pattern in MUTATED for path in sorted(PACKAGE.glob(pattern))]
    paths = [path for path in paths if re.search(asked.only, str(path.relative_to(PACKAGE)))]
    trials = Trials([one for path in paths for one in islice(mutants(path), 0, None, asked.sample)], asked.jobs)
    with tempfile.TemporaryDirectory() as tempfile.tempdir:
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = tempfile.tempdir
        which = [
            "-m",
            "not hypothesis",
            "-k",
            f"not ({SAID_AGAIN})",
            *(f"tests/test_{one}.py" for one in TESTS.split()),
        ]
        if pytest.main([*OPTIONS.split(), f"--basetemp={tempfile.tempdir}/pytest", *which], [trials]):
            sys.exit("The tests do not pass where nothing is mutated: `pytest` says which.")
    print("\n".join(["", *report(trials.ends)]))  # noqa: T201 — what it is run for


if __name__ == "__main__":
    main()
