"""Completion in the shell: what may be typed, and the two options that set it up."""

import io
import os
import re
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from textwrap import shorten
from typing import TYPE_CHECKING

import typer

from cqp_cli.cli.output import show
from cqp_cli.cli.problems import Problem, UsageProblem
from cqp_cli.cli.terminal import COMPLETION_VARIABLE, words
from cqp_cli.diagnostic import InvalidInput
from cqp_cli.loading.references import DEFAULT_REFERENTIAL
from cqp_cli.wording.language import N_
from cqp_cli.wording.numbers import listing
from cqp_cli.wording.system import why

if TYPE_CHECKING:
    from cqp_cli.referential import Referential

_LONGEST = 70
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
# A shell may evaluate what it is given as help.
_RISKY = re.compile(r"[^\w ,./’-]")


def init() -> None:
    """Have typer answer the shells, which take each line for a choice: descriptions must not be broken."""
    from typer.completion import completion_init  # type: ignore[attr-defined] # noqa: PLC0415 — as below

    os.environ["COLUMNS"] = "1000"
    completion_init()


def one_of(names: Iterable[str]) -> Callable[[str], list[str]]:
    """The completion of a word among `names`."""

    def complete(incomplete: str) -> list[str]:
        return [name for name in names if name.startswith(incomplete)]

    return complete


def complete_referential(incomplete: str) -> list[str]:
    """Bundled ids; where none fits, the shell completes the name of a file."""
    from cqp_cli.loading.bundled import bundled_ids  # noqa: PLC0415 — asked for by a shell alone

    return [id for id in bundled_ids() if incomplete and id.startswith(incomplete)]


def complete_item(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The blocs, competences and assessments of the referential that the command line names so far."""
    from cqp_cli.loading.load import load_referential  # noqa: PLC0415 — as above

    try:
        referential = load_referential(ctx.params.get("referential") or DEFAULT_REFERENTIAL)
    except InvalidInput:
        return []
    return [(id, _described(text)) for id, text in _items(referential) if id.startswith(incomplete)]


def _described(text: str) -> str:
    return shorten(_RISKY.sub(" ", text.replace("'", "’")), _LONGEST, placeholder=" …")


def _items(referential: "Referential") -> Iterable[tuple[str, str]]:
    yield from ((bloc.id, bloc.title) for bloc in referential.blocs)
    yield from ((competence.id, competence.statement) for competence in referential.competence.values())
    yield from ((placed.ref, placed.assessment.title) for placed in referential.assessment.values())


def install_completion(wanted: bool) -> None:
    """Set the completion up for the shell that this runs in.

    Raises `Problem` where that shell is not known, or its files cannot be written.
    """
    if not wanted:
        return
    import subprocess  # noqa: PLC0415 — no other command has to wait for these

    from typer.completion import install  # type: ignore[attr-defined] # noqa: PLC0415 — it lists no names there

    try:
        with redirect_stdout(io.StringIO()):  # typer's own words are English
            shell, path = install(prog_name="cqp", complete_var=COMPLETION_VARIABLE)
    except typer.Exit:
        message = N_("the shell that this runs in is none of {shells}")
        raise Problem(message, shells=listing(SHELLS)) from None
    except (OSError, UnicodeError, subprocess.SubprocessError) as error:
        cause = why(words(), error) if isinstance(error, OSError) else str(error)
        raise Problem(N_("the completion cannot be installed: {why}"), why=cause) from None
    show(
        words().say(N_("Completion for {shell} is installed in {path}. Open a new terminal."), shell=shell, path=path)
        + "\n"
    )
    raise typer.Exit


def show_completion(shell: str | None) -> None:
    """Print the script that sets the completion up in a shell."""
    if shell is None:
        return
    if shell not in SHELLS:
        message = N_("--show-completion takes one of {shells}, not “{shell}”")
        raise UsageProblem(message, shell=shell, shells=listing(SHELLS))
    from typer.completion import get_completion_script  # type: ignore[attr-defined] # noqa: PLC0415 — as above

    show(get_completion_script(prog_name="cqp", complete_var=COMPLETION_VARIABLE, shell=shell) + "\n", exact=True)
    raise typer.Exit
