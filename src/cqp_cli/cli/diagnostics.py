"""Diagnostics on standard error."""

import sys
from collections.abc import Sequence

from cqp_cli.cli.terminal import screen_for, tell, words
from cqp_cli.diagnostic import Diagnostic
from cqp_cli.reports.items import Rejected
from cqp_cli.reports.screen import visible
from cqp_cli.wording.language import N_

_IN_FULL = 500


def tell_rejected(rejected: Sequence[Rejected]) -> None:
    """Show why files cannot be used; of those that stumble over the same referential, the first says why."""
    told: set[tuple[object, ...]] = set()
    waiting: list[Diagnostic] = []  # to draw many at once takes a tenth of the time
    for item in rejected:
        new = [one for one in item.diagnostics if (one.code, one.place) not in told]
        told |= {(one.code, one.place) for one in new}
        waiting += new
        if not new:
            tell_diagnostics(waiting)
            waiting.clear()
            tell(words().say(N_("{file}: its referential cannot be used"), file=visible(item.file)) + "\n")
    tell_diagnostics(waiting)


def tell_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Show what is wrong; of very much, most in a line each: it takes a twentieth of the time, and of the screen."""
    from cqp_cli.reports.diagnostics_text import diagnostics_text  # noqa: PLC0415 — rich, only where needed
    from cqp_cli.wording.diagnostics import concise  # noqa: PLC0415 — the pages, as above

    if diagnostics:
        tell(diagnostics_text(diagnostics[:_IN_FULL], words(), screen_for(sys.stderr)))
    tell("".join(visible(concise(words(), one)) + "\n" for one in diagnostics[_IN_FULL:]))
