"""Where results go: standard output, and files written whole or not at all."""

import errno
import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from cqp_cli.cli.problems import Problem, UsageProblem
from cqp_cli.cli.terminal import words
from cqp_cli.reports import FORMATS, format_of
from cqp_cli.wording import N_, Words, listing

_WHY = {
    errno.ENOSPC: N_("the disk is full"),
    errno.EACCES: N_("this is not permitted"),
    errno.EPERM: N_("this is not permitted"),
    errno.EROFS: N_("this is not permitted"),
    errno.ENOENT: N_("there is no such folder"),
    errno.ENOTDIR: N_("there is no such folder"),
}


def why(error: OSError, words: Words) -> str:
    """Why something cannot be written."""
    known = _WHY.get(error.errno or 0)
    return words.say(known) if known else error.strerror or str(error)


class Destination(NamedTuple):
    """A file to write, and the format to write it in."""

    format: str
    path: Path


def checked_format(name: str) -> str:
    """A format's name, or a usage error that lists them."""
    if name not in FORMATS:
        raise UsageProblem(
            N_("there is no format “{name}”; choose among: {known}"), name=name, known=listing([*FORMATS])
        )
    return name


def destination(option: str) -> Destination:
    """Read `-o`: a path whose extension tells its format, or `format=path`."""
    name, equals, path = option.partition("=")
    if equals and path and name in FORMATS:
        return Destination(name, Path(path))
    format = format_of(option)
    if format is None:
        raise UsageProblem(
            N_("the extension of “{path}” tells no format; write for example “-o json={path}”"), path=option
        )
    return Destination(format, Path(option))


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write a file whole or not at all; over another only with `force`."""
    if path.is_dir():
        raise Problem(N_("{path} is a folder"), path=path)
    if not force and os.path.lexists(path):
        raise Problem(N_("{path} exists already; --force writes over it"), path=path)
    try:
        _replace(path, text)
    except OSError as error:
        raise Problem(N_("{path} cannot be written: {why}"), path=path, why=why(error, words())) from None


def _replace(path: Path, text: str) -> None:
    """Through a file beside it, so that whoever looks sees the old one or the new one whole."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # /dev/stdout, a named pipe: nothing to replace
        target.write_text(text, encoding="utf-8")
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def show(text: str) -> None:
    """Write to standard output, and know at once if that fails."""
    sys.stdout.write(text)
    sys.stdout.flush()
