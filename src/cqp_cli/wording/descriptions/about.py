"""What is said of one model."""

from collections.abc import Mapping
from typing import NamedTuple

from cqp_cli.wording.language import N_


class About(NamedTuple):
    """What a model is, what each of its keys means, and (a file's parts) what a person calls it."""

    text: str
    keys: Mapping[str, str]
    name: str | None = None


# What several models have.
FORMAT = N_("Version of this file format: 1.")
NOTE = N_("A remark, without effect.")
DAY = N_("Day of the assessment, written year-month-day. Example: 2026-05-12.")
ASSESSOR = N_("Who assessed. Example: commission.")
ASSESSMENT = N_("The assessment, named with its bloc. Example: B1/quiz.")
