"""The referentials that come with the program."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def _folder() -> Path:
    """Inside the package once installed; at the root of a checkout that is run as it stands."""
    installed = _PACKAGE / "referential"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "referential"


def bundled_ids() -> list[str]:
    """The ids by which a candidate file may name a bundled referential."""
    return sorted(path.stem for path in _folder().glob("*.yaml"))


def bundled_bytes(id: str) -> bytes:
    """The file of a bundled referential, by one of `bundled_ids`."""
    return (_folder() / f"{id}.yaml").read_bytes()
