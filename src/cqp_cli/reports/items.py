"""What a report is made of: one item a candidate file."""

from typing import NamedTuple

from cqp_cli.candidate import Candidate
from cqp_cli.diagnostic import Diagnostic
from cqp_cli.outcome import Outcome
from cqp_cli.referential import Referential


class Evaluated(NamedTuple):
    """One candidate file and what it came to."""

    referential: Referential
    candidate: Candidate
    outcome: Outcome


class Rejected(NamedTuple):
    """One candidate file that cannot be used, and why."""

    file: str
    diagnostics: tuple[Diagnostic, ...]


Item = Evaluated | Rejected
