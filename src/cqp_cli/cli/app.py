"""The commands."""

from importlib.metadata import version as version_of
from typing import Annotated, Any

import typer
from typer.main import get_command

from cqp_cli.cli.cohort import cohort
from cqp_cli.cli.completion import SHELLS, install_completion, one_of, show_completion
from cqp_cli.cli.explain import explain
from cqp_cli.cli.help import translate
from cqp_cli.cli.lint import lint
from cqp_cli.cli.new import candidate, referential
from cqp_cli.cli.output import show
from cqp_cli.cli.schema import schema
from cqp_cli.cli.summary import summary
from cqp_cli.cli.trials import trials
from cqp_cli.cli.validate import validate
from cqp_cli.wording import LANGUAGES, N_, Words


def build(words: Words) -> Any:
    """The command line, with its help in the user's language."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
    app.callback(help=N_("From a referential and candidates' results: what is acquired, what is missing, and why."))(
        _root
    )
    app.command("summary", help=N_("What a referential asks: the title, a bloc, a competence, an assessment."))(summary)
    app.command("validate", help=N_("Candidates' verdicts, with reasons and what is still to be done."))(validate)
    app.command(
        "lint", help=N_("What is wrong with referentials and candidate files, and what doctrine says of them.")
    )(lint)
    app.command("explain", help=N_("What a diagnostic's code checks, why it matters, and what is right."))(explain)
    app.command("cohort", help=N_("Everybody's result, what is missing first, and the figures of a cohort."))(cohort)
    app.command("test", help=N_("Whether candidate files come to what they expect: a referential's own tests."))(trials)
    new = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
    new.callback(help=N_("Files to start from."))(lambda: None)
    new.command("candidate", help=N_("A commented candidate file, ready to fill in."))(candidate)
    new.command("referential", help=N_("A commented referential to start from."))(referential)
    app.add_typer(new, name="new")
    app.command("schema", help=N_("JSON Schemas of the two files and of outcomes, for editors and other programs."))(
        schema
    )
    return translate(get_command(app), words, "cqp")


def _print_version(wanted: bool) -> None:
    if wanted:
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
