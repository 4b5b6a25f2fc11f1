"""The commands."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.main import get_command

from cqp_cli.cli.completion import SHELLS, install_completion, one_of, show_completion
from cqp_cli.cli.help import translate
from cqp_cli.cli.output import show
from cqp_cli.wording.language import LANGUAGES, N_, Words


class _Command(NamedTuple):
    """A command: what `--help` says of it, and where its function is, which is read only for who runs it."""

    help: str
    module: str
    function: str


_COMMANDS = {
    "summary": _Command(
        N_("What a referential asks: the title, a bloc, a competence, an assessment."), "summary", "summary"
    ),
    "validate": _Command(
        N_("Candidates' verdicts, with reasons and what is still to be done."), "validate", "validate"
    ),
    "cohort": _Command(
        N_("Everybody's result, what is missing first, and the figures of a cohort."), "cohort", "cohort"
    ),
    "minutes": _Command(
        N_("The minutes of a jury: who is admitted, partially or not, absent; for its members to sign."),
        "minutes",
        "minutes",
    ),
    "certificate": _Command(
        N_("The certificate of a title, or of a bloc, that a jury awarded."), "certificate", "certificate"
    ),
    "lint": _Command(
        N_("What is wrong with referentials and candidate files, and what doctrine says of them."), "lint", "lint"
    ),
    "explain": _Command(
        N_("What a diagnostic's code checks, why it matters, and what is right."), "explain", "explain"
    ),
    "test": _Command(
        N_("Whether candidate files come to what they expect: a referential's own tests."), "trials", "trials"
    ),
    "new candidate": _Command(N_("A commented candidate file, ready to fill in."), "new", "candidate"),
    "new referential": _Command(N_("A commented referential to start from."), "new", "referential"),
    "schema": _Command(
        N_("JSON Schemas of the two files and of outcomes, for editors and other programs."), "schema", "schema"
    ),
}


def build(words: Words, arguments: Sequence[str]) -> Any:
    """The command line, with its help in the user's language; of commands not among the arguments, the names alone."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
    app.callback(help=N_("From a referential and candidates' results: what is acquired, what is missing, and why."))(
        _root
    )
    new = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    new.callback(help=N_("Files to start from."))(lambda: None)
    wanted = command_in(arguments).partition(" ")[0]
    for name, command in _COMMANDS.items():
        first, _, second = name.partition(" ")
        function = _function(command) if first == wanted else lambda: None
        (new if second else app).command(second or first, help=command.help)(function)
        if name == "new referential":
            app.add_typer(new, name="new")
    return translate(get_command(app), words, "cqp")


def command_in(arguments: Sequence[str]) -> str:
    """The command that some arguments are for, as far as they say: `lint`, `new`, `new candidate`, or nothing."""
    firsts = {name.split()[0] for name in _COMMANDS}
    first = next((number for number, one in enumerate(arguments) if one in firsts), len(arguments))
    both = " ".join(arguments[first : first + 2])
    return both if both in _COMMANDS else " ".join(arguments[first : first + 1])


def _function(command: _Command) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(import_module(f"cqp_cli.cli.{command.module}"), command.function)
    return found


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version as version_of  # noqa: PLC0415 — nothing else needs it

        show(f"cqp {version_of('cqp-cli')}\n")
        raise typer.Exit


def _root(
    language: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="fr|en",
            help=N_("French or English, instead of the locale's."),
            autocompletion=one_of(LANGUAGES),
        ),
    ] = None,
    install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            help=N_("Complete commands, options and names in this shell."),
            callback=install_completion,
            is_eager=True,
        ),
    ] = False,
    script: Annotated[
        str | None,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            help=N_("Print what sets that up in bash, zsh, fish or powershell."),
            callback=show_completion,
            autocompletion=one_of(SHELLS),
            is_eager=True,
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help=N_("Print the version."), callback=_print_version, is_eager=True)
    ] = False,
) -> None: ...
