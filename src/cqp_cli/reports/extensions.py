"""The formats that files' names tell."""

from pathlib import PurePath

EXTENSIONS = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "json": ".json",
    "jsonl": ".jsonl",
    "csv": ".csv",
    "junit": ".xml",
    "sarif": ".sarif",
}


# What is handed on and kept: in the language of the referential, whoever makes it.
DOCUMENTS = ("markdown", "html")


def format_of(path: str) -> str | None:
    """The format that a file's extension tells, if any."""
    extension = PurePath(path).suffix.lower()
    return next((format for format, known in EXTENSIONS.items() if known == extension), None)
