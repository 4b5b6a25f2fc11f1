"""Diagnostics on standard error."""

import sys
from collections.abc import Sequence

from cqp_cli.cli.terminal import screen_for, tell, words
from cqp_cli.diagnostic import Diagnostic


def tell_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Show what is wrong, each thing once: several files may share a referential."""
    from cqp_cli.reports.diagnostics_text import diagnostics_text  # noqa: PLC0415 — rich, only where needed

    once = list({(one.code, one.place): one for one in diagnostics}.values())
    tell(diagnostics_text(once, words(), screen_for(sys.stderr)))
