"""Where results go: standard output, and files written whole or not at all."""

import os
import re
import stat
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple, TextIO

from cqp_cli.cli import exits
from cqp_cli.cli.problems import Problem, UsageProblem
from cqp_cli.cli.terminal import let_go, obeyed_by_none, tell, words
from cqp_cli.loading.references import STANDARD_INPUT, is_path
from cqp_cli.reports.extensions import EXTENSIONS, format_of
from cqp_cli.reports.screen import visible
from cqp_cli.wording.language import N_
from cqp_cli.wording.numbers import listing
from cqp_cli.wording.system import why

# How the reports for programs of `lint` and `test` begin, or that there is nothing.
_REPORT = re.compile(
    r"""\s*\Z|\[\]\s*\Z
    |\{\s+"cqp":\ 1,\s+"(?:diagnostics|tests)"
    |\{\s+"version":\ "2\.1\.0",[^{]+\{\s+"tool":\ \{\s+"driver":\ \{\s+"name":\ "cqp"
    |\[\s+\{\s+"description":\ "[^\n]+\s+"check_name":\ "CQP
    |(?:::(?:error|warning|notice)\ file=[^\n]+,title=CQP[0-9][^\n]*\n)+(?:[^\n]*\0)?\Z
    |<\?xml[^>]+>\s+<testsuites\ (?:name="cqp">|tests="[^>]+>\s+<testsuite\ name="cqp"\ tests=)""",
    re.VERBOSE,
)
_ENOUGH = 8000


class Destination(NamedTuple):
    """A file to write, the format to write it in, and whether over another one."""

    format: str
    path: Path
    force: bool


def check_format(name: str, formats: Collection[str]) -> None:
    """Refuse a format that is none of `formats`."""
    if name not in formats:
        message = N_("there is no format “{name}”; choose among: {known}")
        raise UsageProblem(message, name=name, known=listing([*formats]))


def destinations(
    options: Sequence[str],
    formats: Collection[str],
    *,
    inputs: Sequence[str],
    force: bool,
    replaced: Collection[str] = (),
) -> list[Destination]:
    """Read every `-o`, and refuse what cannot be written, or would write over an input, before anything is.

    A report in one of the formats that are `replaced` takes the last one's place without `force`.
    """
    found = [_destination(option, formats, force=force, replaced=replaced) for option in options]
    paths = [os.path.realpath(destination.path) for destination in found]
    read = {os.path.realpath(path) for path in inputs if "\0" not in path} if found else set()
    for destination, path in zip(found, paths, strict=True):
        if path in read:
            raise Problem(N_("{path} is to be read, and cannot be written as well"), path=destination.path)
        if paths.count(path) > 1:
            raise UsageProblem(N_("{path} is to be written twice"), path=destination.path)
        refuse_to_lose(destination.path, force=destination.force)
    return found


def _destination(option: str, formats: Collection[str], *, force: bool, replaced: Collection[str]) -> Destination:
    """Read `-o`: a path whose extension tells its format, or `format=path`."""
    name, equals, path = option.partition("=")
    if not (equals and path and name in formats):
        name, path = format_of(option) or "", option
    if path == STANDARD_INPUT or _is_standard_output(Path(path)):
        raise UsageProblem(N_("-o writes files; --format says what goes to standard output"))
    if name not in formats:
        known = [EXTENSIONS[one] for one in formats if one in EXTENSIONS]
        message = N_("the extension of “{path}” tells no format: use {extensions}, or “-o text={path}”")
        raise UsageProblem(message, path=option, extensions=listing(known))
    if _names_folder(path):
        raise Problem(N_("{path} is a folder"), path=path)
    if os.path.realpath(path).lower().endswith((".yaml", ".yml")):  # it may be a referential that some file names
        raise UsageProblem(N_("{path}: a report does not take the name of a YAML file"), path=path)
    return Destination(name, Path(path), force or (name in replaced and _is_report(Path(path))))


def _names_folder(path: str) -> bool:
    """Whether a path, as it is written, can only be a folder's: `Path` forgets how it ended."""
    return os.path.split(path)[1] in ("", os.curdir, os.pardir)


def _is_report(path: Path) -> bool:
    """Whether what stands there is a report for programs, of an earlier run, or empty; a pipe is not waited for."""
    try:
        if not path.is_file():
            return False
        with path.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_ENOUGH)
            return _REPORT.match(f"{text}\0" if file.read(1) else text) is not None
    except OSError:
        return False


def read_once(paths: Sequence[str | None]) -> None:
    """Refuse to read standard input twice."""
    if paths.count(STANDARD_INPUT) > 1:
        raise UsageProblem(N_("standard input can be read only once"))


def refuse_to_lose(path: Path, *, force: bool) -> None:
    """Refuse to write over a file without `force`, and over a folder ever."""
    if os.path.isdir(path):  # noqa: PTH112 — says no, where Path.is_dir raises, for a name that is too long
        raise Problem(N_("{path} is a folder"), path=path)
    if not force and os.path.lexists(path) and not _is_pipe(path):
        raise _exists(path)


def _is_pipe(path: Path) -> bool:
    """Whether there is a pipe or a device, in which nothing is to be lost."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _is_standard_output(path: Path) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):  # not there yet; or standard output is no file
        return False


def _exists(path: Path) -> Problem:
    return Problem(N_("{path} exists already; --force writes over it"), path=path)


def _tell_where(path: Path) -> None:
    """Say so if a file now stands in another folder than its name says, behind a link."""
    target = Path(os.path.realpath(path))
    if target.is_file() and any(part.is_symlink() for part in (path, *path.parents)):
        message = N_("{path} leads through a link: {target} was written")
        tell(visible(f"cqp: {words().say(message, path=path, target=target)}") + "\n")


def write_files(to_write: Sequence[Destination], render: Callable[[str], str]) -> None:
    """Write every file, each with what `render` makes of its format's name."""
    for name, path, force in to_write:
        write_file(path, render(name), force=force)


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write a file whole or not at all; over another only with `force`."""
    with whole_file(path, force=force) as write:
        write(text)


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[Callable[[str], object]]:
    """What writes a file piece by piece: it is there once all of it is, over another only with `force`."""
    refuse_to_lose(path, force=force)
    try:
        with _beside(path, force=force) as file:
            yield file.write
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise Problem(N_("{path} cannot be written: {why}"), path=path, why=why(words(), error)) from None
    _tell_where(path)


def give(text: str, output: str | None, next_step: str, *, force: bool) -> int:
    """Write a text to a file, or (none, or a hyphen) show it; a person is told what comes next."""
    if output in (None, STANDARD_INPUT):
        show(text, exact=True)
        return exits.DONE
    if _names_folder(output):
        raise Problem(N_("{path} is a folder"), path=output)
    write_file(Path(output), text, force=force)
    if sys.stderr.isatty():
        import shlex  # noqa: PLC0415 — for this sentence alone

        named = output if is_path(output) and not output.startswith("-") else f"./{output}"
        tell(visible(words().say(next_step, path=shlex.quote(named))) + "\n")
    return exits.DONE


@contextmanager
def _beside(path: Path, *, force: bool) -> Iterator[TextIO]:
    """A file beside the one that is meant, so that whoever looks sees the old one or the new one whole."""
    if _is_pipe(path):
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    import tempfile  # noqa: PLC0415 — loads much that only this needs

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        _take_place(Path(name), target, force=force)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _take_place(part: Path, target: Path, *, force: bool) -> None:
    """Give a finished file its name; without `force`, only if nothing has come there meanwhile."""
    if not force:
        try:
            target.hardlink_to(part)
        except FileExistsError:
            raise
        except OSError:  # a file system that has no such links
            part.replace(target)
        else:
            part.unlink()
        return
    part.replace(target)


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def show(text: str, *, exact: bool = False) -> bool:
    """Write to standard output, and know at once if that fails; whether somebody reads it.

    What must be `exact`, for programs and files to come, is UTF-8 wherever no terminal shows it. Whoever has seen
    enough, and closed the pipe, changes nothing else: what is to be written and said beside it still is.
    """
    try:
        if exact and isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write(text if exact else obeyed_by_none(text, sys.stdout))
        sys.stdout.flush()
    except BrokenPipeError:
        let_go(sys.stdout)
        return False
    except OSError as error:
        raise lost(error) from None
    return True


def lost(error: OSError) -> Problem:
    """What to say where standard output takes no more."""
    let_go(sys.stdout)
    return Problem(N_("the result cannot be written: {why}"), why=why(words(), error))
