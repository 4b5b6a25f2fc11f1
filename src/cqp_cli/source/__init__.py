"""YAML text to plain data, with the place of every key and value."""

from cqp_cli.source.comments import Comment, comments
from cqp_cli.source.document import Path, Source, narrowed
from cqp_cli.source.json_line import read_json_line
from cqp_cli.source.reader import read
from cqp_cli.source.syntax import NO_BREAK_SPACE

__all__ = ["NO_BREAK_SPACE", "Comment", "Path", "Source", "comments", "narrowed", "read", "read_json_line"]
