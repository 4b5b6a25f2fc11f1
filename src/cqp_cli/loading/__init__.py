"""Paths to models: the only reader of files, and where every problem of a file is collected."""

from cqp_cli.loading.bundled import bundled_ids, bundled_text, starter
from cqp_cli.loading.files import STANDARD_INPUT, json_lines, name_of
from cqp_cli.loading.lint import CANDIDATE_KEYS, OWN_KEYS, findings, lint
from cqp_cli.loading.load import (
    DEFAULT_REFERENTIAL,
    CandidateFile,
    Library,
    candidate_source,
    is_path,
    load_candidate,
    load_referential,
)
from cqp_cli.loading.search import files_with, yaml_files_in

__all__ = [
    "CANDIDATE_KEYS",
    "DEFAULT_REFERENTIAL",
    "OWN_KEYS",
    "STANDARD_INPUT",
    "CandidateFile",
    "Library",
    "bundled_ids",
    "bundled_text",
    "candidate_source",
    "files_with",
    "findings",
    "is_path",
    "json_lines",
    "lint",
    "load_candidate",
    "load_referential",
    "name_of",
    "starter",
    "yaml_files_in",
]
