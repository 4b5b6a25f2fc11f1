"""Paths to models: the only reader of files, and where every problem of a file is collected."""

from cqp_cli.loading.bundled import bundled_ids, bundled_text, starter
from cqp_cli.loading.files import STANDARD_INPUT, name_of
from cqp_cli.loading.lint import OWN_KEYS, findings, lint
from cqp_cli.loading.load import DEFAULT_REFERENTIAL, CandidateFile, Library, is_path, load_candidate, load_referential
from cqp_cli.loading.search import files_with

__all__ = [
    "DEFAULT_REFERENTIAL",
    "OWN_KEYS",
    "STANDARD_INPUT",
    "CandidateFile",
    "Library",
    "bundled_ids",
    "bundled_text",
    "files_with",
    "findings",
    "is_path",
    "lint",
    "load_candidate",
    "load_referential",
    "name_of",
    "starter",
]
