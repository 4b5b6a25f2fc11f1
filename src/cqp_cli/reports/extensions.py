"""The formats that files' names tell."""

from pathlib import PurePath

EXTENSIONS = {
    "text": ".txt",
    "markdown": ".md",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "junit": ".xml",
    "sarif": ".sarif",
}


def format_of(path: str) -> str | None:
    """The format that a file's extension tells, if any."""
    extension = PurePath(path).suffix.lower()
    return next((format for format, known in EXTENSIONS.items() if known == extension), None)
