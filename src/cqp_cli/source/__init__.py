"""YAML text to plain data, with the place of every key and value."""

from cqp_cli.source.document import Path, Source
from cqp_cli.source.reader import read

__all__ = ["Path", "Source", "read"]
