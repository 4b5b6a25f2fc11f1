"""The command line: the one place where errors become exit codes."""

import os
import sys
from collections.abc import Sequence

from cqp_cli.cli import exits
from cqp_cli.cli.problems import Problem, UsageProblem
from cqp_cli.cli.terminal import tame_streams, words
from cqp_cli.wording import LANGUAGES, N_


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `cqp` and end the process with one of the codes in `exits`."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run `cqp` and return its exit code; everything that went wrong has been said on standard error."""
    tame_streams()
    try:
        return _command(_without_language(arguments))
    except Problem as problem:
        return _say(words().say(problem.message, **problem.values), problem.exit_code)
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:  # whoever read the output has seen enough
        _let_go_of_standard_output()
        return exits.DONE
    except OSError as error:  # a full disk behind standard output
        from cqp_cli.cli.output import why  # noqa: PLC0415 — only when something is wrong

        _let_go_of_standard_output()
        return _say(words().say(N_("the result cannot be written: {why}"), why=why(error, words())), exits.UNUSABLE)


def _command(arguments: Sequence[str]) -> int:
    import typer  # noqa: PLC0415 — `main` is there at once, typer only for those who run it

    from cqp_cli.cli.app import build  # noqa: PLC0415 — as above
    from cqp_cli.cli.help import usage_error  # noqa: PLC0415 — as above
    from cqp_cli.diagnostic import InvalidInput  # noqa: PLC0415 — as above

    try:
        return build(words()).main(list(arguments), prog_name="cqp", standalone_mode=False) or exits.DONE
    except InvalidInput as invalid:
        from cqp_cli.cli.terminal import screen_for  # noqa: PLC0415
        from cqp_cli.reports.diagnostics_text import diagnostics_text  # noqa: PLC0415 — rich, only where needed

        sys.stderr.write(diagnostics_text(invalid.diagnostics, words(), screen_for(sys.stderr)))
        return exits.UNUSABLE
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stderr.write(error.format_message() + "\n")
            return exits.USAGE
        return _say(usage_error(error, words()), exits.USAGE)
    except typer.Abort:
        return exits.INTERRUPTED


def _without_language(arguments: Sequence[str]) -> list[str]:
    """Take `--lang` off, wherever it stands, and put it where the rest of the program looks."""
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            return [*rest, argument, *waiting]
        name, equals, value = argument.partition("=")
        if name != "--lang":
            rest.append(argument)
            continue
        language = value if equals else waiting.pop(0) if waiting else ""
        if language not in LANGUAGES:
            raise UsageProblem(N_("--lang takes fr or en, not “{language}”"), language=language)
        os.environ["CQP_LANG"] = language
    return rest


def _say(sentence: str, code: int) -> int:
    from cqp_cli.reports.screen import visible  # noqa: PLC0415 — only when something is wrong

    sys.stderr.write(visible(f"cqp: {sentence}") + "\n")
    if code == exits.USAGE:
        sys.stderr.write(words().say(N_("“cqp --help” lists what there is.")) + "\n")
    return code


def _let_go_of_standard_output() -> None:
    """Keep the interpreter from failing once more when it closes what cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
