"""How far a long run has come, for whoever watches."""

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

import typer

from cqp_cli.cli.terminal import words
from cqp_cli.wording.language import N_

_AFTER = 1.0


class Progress:
    """A bar on standard error: only on a terminal, and where a run takes more than a second.

    `total` is how many there are to be done, where that is known.
    """

    def __init__(self, total: int | None, *, shown: bool) -> None:
        self._total, self._shown = total, shown and sys.stderr.isatty()
        self._done, self._start = 0, time.monotonic()
        self._stack = ExitStack()
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def advance(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        if self._bar is not None:
            self._bar.update(count)
        elif self._shown and time.monotonic() - self._start > _AFTER:
            label = words().say(N_("Candidates"))
            nothing: Iterator[Any] = (
                None for _ in range(0)
            )  # whose length nobody knows: without a total, the bar counts
            bar: Any = typer.progressbar(nothing, self._total, label=label, show_pos=True, file=sys.stderr)
            self._bar = self._stack.enter_context(bar)
            self._bar.update(self._done)
