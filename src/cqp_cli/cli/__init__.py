"""The command line: the one place where errors become exit codes."""

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Sequence
from textwrap import fill

from cqp_cli.cli import exits
from cqp_cli.cli.problems import Problem, UsageProblem
from cqp_cli.cli.terminal import COMPLETION_VARIABLE, let_go, tame_streams, tell, use_language, words
from cqp_cli.wording.language import LANGUAGES, N_

# To look for circles while everything loads takes a twentieth of a short command's time; there are next to none.
_FEW_CIRCLES = 100_000
# No other package that happens to be installed has a say in how a file is read; to ask for one takes time too.
_NO_PLUGINS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")
_ENDINGS = ("SIGTERM", "SIGHUP")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `cqp` and end the process with one of the codes in `exits`."""
    _heed_endings()
    code = run(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()  # to look for circles once more in what ends anyway takes a seventh of a short command's time
    if code == exits.INTERRUPTED or "concurrent.futures.process" in sys.modules:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)  # the interpreter would wait for threads that wait for workers that are no more
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run `cqp` and return its exit code; everything that went wrong has been said on standard error."""
    gc.set_threshold(_FEW_CIRCLES)
    os.environ.setdefault(*_NO_PLUGINS)
    tame_streams()
    use_language(None)
    if sys.stdout is None:
        return _say(words().say(N_("standard output is closed")), exits.UNUSABLE)
    try:
        if os.environ.get(COMPLETION_VARIABLE):
            return _complete()
        return _command(_without_language(arguments))
    except Problem as problem:
        return _say(words().say(problem.message, **problem.values), problem.exit_code, problem.command)
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except MemoryError:
        return _say(words().say(N_("there is not enough memory")), exits.UNUSABLE)


def _heed_endings() -> None:
    """To be ended from outside is to be interrupted: what is half done is cleared away first."""
    for name in _ENDINGS:
        number = getattr(signal, name, None)  # not every system has both
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _command(arguments: Sequence[str]) -> int:
    import typer  # noqa: PLC0415 — `main` is there at once, typer only for those who run it

    from cqp_cli.cli.app import build, command_in  # noqa: PLC0415 — as above
    from cqp_cli.cli.help import usage_error  # noqa: PLC0415 — as above
    from cqp_cli.cli.output import lost  # noqa: PLC0415 — as above
    from cqp_cli.diagnostic import InvalidInput  # noqa: PLC0415 — as above

    try:
        _refuse_gaps(arguments)
        return build(words(), arguments).main(list(arguments), prog_name="cqp", standalone_mode=False) or exits.DONE
    except InvalidInput as invalid:
        from cqp_cli.cli.diagnostics import tell_diagnostics  # noqa: PLC0415 — rich, only where needed

        tell_diagnostics(invalid.diagnostics)
        return exits.UNUSABLE
    except UsageProblem as problem:
        problem.command = f"cqp {command_in(arguments)}".rstrip()
        raise
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            tell(error.format_message() + "\n")
            return exits.USAGE
        context = getattr(error, "ctx", None)
        named = context.command_path if context else f"cqp {command_in(arguments)}".rstrip()
        return _say(usage_error(error, words()), exits.USAGE, named)
    except SystemExit:  # typer's way to say that nobody reads the help any more
        let_go(sys.stdout)
        return exits.DONE
    except FileNotFoundError:  # every other is told of where the file is opened
        raise Problem(N_("the working folder is no longer there: change to another one")) from None
    except OSError as error:  # typer writes the help by itself
        raise lost(error) from None
    except typer.Abort:
        return exits.INTERRUPTED


def _complete() -> int:
    """Answer a shell that asks what may be typed; the code tells it something too."""
    from cqp_cli.cli.app import build  # noqa: PLC0415 — as above
    from cqp_cli.cli.completion import init  # noqa: PLC0415 — as above

    init()
    try:
        build(words(), _typed()).main([], prog_name="cqp")
    except SystemExit as answered:
        return int(answered.code or exits.DONE)
    except (KeyError, ValueError):  # no shell asks like that
        return exits.USAGE
    return exits.DONE


def _typed() -> list[str]:
    """The words of the command line that a shell asks about."""
    return " ".join(os.environ.get(name, "") for name in ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")).split()


def _refuse_gaps(arguments: Sequence[str]) -> None:
    """Refuse values that are empty, or blank: where a variable is not set, nothing may be left out without a word."""
    given = [one.partition("=")[2] if one.startswith("--") and "=" in one else one for one in arguments]
    if any(one == "" or one.isspace() for one in given):
        raise UsageProblem(N_("the command line leaves a value empty: a variable that is not set?"))


def _without_language(arguments: Sequence[str]) -> list[str]:
    """Take `--lang` off, wherever it stands, and speak that language from here on."""
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
            message = N_("--lang takes fr or en, not “{language}”") if language else N_("--lang takes fr or en")
            raise UsageProblem(message, language=language)
        use_language(language)
    return rest


def _say(sentence: str, code: int, command: str = "cqp") -> int:
    from cqp_cli.cli.terminal import screen_for  # noqa: PLC0415 — as above
    from cqp_cli.reports.screen import visible  # noqa: PLC0415 — only when something is wrong

    lines = [visible(f"cqp: {sentence}")]
    if code == exits.USAGE:
        lines.append(words().say(N_("See “{command} --help”."), command=command))
    width = screen_for(sys.stderr).width
    tell("".join(fill(line, width, break_long_words=False, break_on_hyphens=False) + "\n" for line in lines))
    return code
