"""How files are named on a command line and in one another."""

from os import PathLike

FilePath = str | PathLike[str]
DEFAULT_REFERENTIAL = "cqp-ccp"
STANDARD_INPUT = "-"


def is_path(reference: str) -> bool:
    """Whether a reference to a referential is a path, and not a bundled id."""
    return "/" in reference or "\\" in reference or reference.endswith((".yaml", ".yml"))
