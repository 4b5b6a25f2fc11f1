"""The referentials that come with the program."""

from pathlib import Path

from cqp_cli.diagnostic import Code, Diagnostic, InvalidInput, Place
from cqp_cli.likeness import closest

_PACKAGE = Path(__file__).parents[1]


def _folder() -> Path:
    """Inside the package once installed; at the root of a checkout that is run as it stands."""
    installed = _PACKAGE / "referential"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "referential"


def bundled_ids() -> list[str]:
    """The ids by which a candidate file may name a bundled referential."""
    return sorted(path.stem for path in _folder().glob("*.yaml"))


def bundled_path(id: str) -> str:
    """The file of a bundled referential.

    Raises `InvalidInput` if there is none of this id.
    """
    known = bundled_ids()
    if id not in known:
        values = {"id": id, "known": known, "suggestion": closest(id, known)}
        raise InvalidInput([Diagnostic(Code.UNKNOWN_REFERENTIAL, Place(id, 1, 1), values)])
    return str(_folder() / f"{id}.yaml")


def starter(language: str) -> str:
    """The text of a small, commented referential to start from, in `fr` or `en`."""
    return (Path(__file__).parent / "starters" / f"referential.{language}.yaml").read_text(encoding="utf-8")


def bundled_text(id: str) -> str:
    """The text of a bundled referential, to start from.

    Raises `InvalidInput` if there is none of this id.
    """
    return Path(bundled_path(id)).read_text(encoding="utf-8")
