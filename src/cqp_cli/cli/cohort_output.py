"""Where a cohort's report goes: written as lines come where the format allows it, else at the end."""

from collections.abc import Callable, Sequence
from typing import Any

from cqp_cli.cli.diagnostics import tell_rejected
from cqp_cli.cli.terminal import tell, words
from cqp_cli.cohort.work import Spoken
from cqp_cli.reports.cohort import COHORT_FORMATS, Gathered
from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.cohort_row import Asked, refused_shown
from cqp_cli.reports.items import Rejected
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.wording.language import NN_, words_for
from cqp_cli.wording.numbers import listing


class Output:
    """One report on its way to standard output or to a file; `is_read` until whoever read it has seen enough."""

    def __init__(self, spoken: Spoken, write: Callable[[str], object], screen: Screen) -> None:
        self._format, self._write, self._screen = COHORT_FORMATS[spoken.format], write, screen
        self.words = words_for(spoken.language)
        self._kept: list[Any] = []
        self._between = ""
        self.is_read = True

    @property
    def waits(self) -> bool:
        """Whether nothing is written before the end."""
        return isinstance(self._format, Gathered)

    def begin(self, cohort: Cohort) -> None:
        """Write what stands before the first line."""
        if not isinstance(self._format, Gathered):
            self._put(self._format.head(cohort, self.words))

    def add(self, lines: Sequence[Any]) -> None:
        """Write some lines, or keep them."""
        if isinstance(self._format, Gathered):
            self._kept += lines
        elif lines:
            self._put(self._between + self._format.between.join(lines))
            self._between = self._format.between

    def end(self, cohort: Cohort) -> None:
        """Write what is left."""
        if isinstance(self._format, Gathered):
            self._put(self._format.whole(cohort._replace(shown=self._kept), self.words, self._screen))
        else:
            self._put(self._format.tail(cohort, self.words))

    def _put(self, text: str) -> None:
        if text and self._write(text) is False:
            self.is_read = False


def tell_unusable(rejected: Sequence[tuple[int, Rejected]], asked: Asked) -> None:
    """Show why files cannot be used, and how many; of those whose names are not to be known, the codes."""
    if not rejected:
        return
    tell("\n")
    if asked.key is None:
        tell_rejected([one for _, one in rejected])
    for number, one in rejected if asked.key is not None else ():
        refused = refused_shown(one, number, asked, words())
        tell("".join(f"{refused.file}:{each['line']}: {each['code']} {each['message']}\n" for each in refused.told))
    forms = NN_("{count} candidate file cannot be used.", "{count} candidate files cannot be used.")
    tell(words().count(forms, len(rejected)) + "\n")


def tell_passed_over(names: Sequence[str], asked: Asked) -> None:
    """Name what else folders hold: it may be a candidate file that lacks its keys."""
    if names:
        forms = NN_("{count} other file passed over", "{count} other files passed over")
        text = words().count(forms, len(names))
        shown = words().pair(text, listing(names)) if asked.key is None else text
        tell(visible(shown) + "\n")
