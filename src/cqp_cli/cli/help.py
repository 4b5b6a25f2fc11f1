"""Help pages and usage errors in the user's language: typer's own words are English."""

import re
import sys
from collections.abc import Sequence
from typing import Any

import typer

from cqp_cli.cli.examples import EXAMPLES
from cqp_cli.cli.terminal import as_shown
from cqp_cli.wording.language import N_, NP_, Words

_HEADINGS = {
    "Arguments": NP_("help", "Arguments"),
    "Options": NP_("help", "Options"),
    "Commands": NP_("help", "Commands"),
    "Examples": NP_("help", "Examples"),
}
_METAVARS = {
    "FILE": NP_("metavar", "FILE"),
    "REF": NP_("metavar", "REF"),
    "ID": NP_("metavar", "ID"),
    "PATH": NP_("metavar", "PATH"),
    "SHELL": NP_("metavar", "SHELL"),
    "CODE": NP_("metavar", "CODE"),
    "DAY": NP_("metavar", "DAY"),
    "TEXT": NP_("metavar", "TEXT"),
}
_USAGE = NP_("help", "Usage: ")
_COMMAND = NP_("help", "COMMAND …")
_MUST_BE_GIVEN = N_("{text} Required.")
_HELP_OPTION = N_("Show this help.")
_REPEATED, _SINGLE = re.compile(r"(?:\{(?=\w+\}))?(\w+|\[\w+\])\}?\.\.\."), re.compile(r"\{(\w+)\}")
# What typer adds to an argument: its type in Python, and that it is required, which the usage line says already.
_TYPE, _REQUIRED = re.compile(r"(\.\.\.)? <.*>$"), re.compile(r"\s*\[required\]$")

_TYPERS_WORDS = (
    (
        re.compile(r"No such option: (?P<name>\S+)(?: \(Possible options: (?P<close>.*)\))?"),
        N_("there is no option {name}"),
    ),
    (
        re.compile(r"No such command '(?P<name>.*?)'(?:.*mean '(?P<close>.*)'\?)?.*", re.DOTALL),
        N_("there is no command {name}"),
    ),
    (re.compile(r"Missing command.*"), N_("a command is missing")),
    (re.compile(r"Missing argument '(?P<name>.*)'.*"), N_("the argument {name} is missing")),
    (re.compile(r"Missing option '(?P<name>[^' ]*).*"), N_("the option {name} is missing")),
    (re.compile(r"Option '(?P<name>.*)' requires an argument.*"), N_("the option {name} needs a value")),
    (re.compile(r"Option '(?P<name>.*)' does not take a value.*"), N_("the option {name} takes no value")),
    (
        re.compile(r"Got unexpected extra argument\(?s?\)? \((?P<name>.*)\)", re.DOTALL),
        N_("unexpected argument: {name}"),
    ),
)


def translate(command: Any, words: Words, name: str) -> Any:
    """Put the help of a command, and of the commands below it, into one language, and add its examples."""
    command.context_class = _context_class(words)
    command.format_epilog = lambda _, formatter: _write_examples(formatter, EXAMPLES.get(name, ()), words)
    command.help = command.short_help = command.help and words.say(command.help)
    for parameter in command.params:
        if parameter.metavar in _METAVARS:
            parameter.metavar = words.label(*_METAVARS[parameter.metavar])
        parameter.help = parameter.help and words.say(parameter.help)
        _take_as_it_is(parameter)
    _take_as_it_is(command.get_help_option(typer.Context(command)))
    if below := getattr(command, "commands", None):
        command.subcommand_metavar = words.label(*_COMMAND)
        for below_name, one in below.items():
            translate(one, words, f"{name} {below_name}")
    return command


class _AsItIs:
    """The conversion of a text, or of a flag: none."""

    def coerce(self, value: Any, **_: Any) -> Any:
        return value


def _take_as_it_is(parameter: Any) -> None:
    """Typer converts texts to texts by pydantic, which takes long to load: a shell that asks for a word would wait."""
    if getattr(getattr(parameter, "type_descriptor", None), "annotation", None) in (str, list[str], bool):
        parameter.get_runtime_param = _AsItIs


def _write_examples(formatter: Any, examples: Sequence[tuple[str, str]], words: Words) -> None:
    """Each command on a line that can be copied whole, and below it what it does."""
    if examples:
        with formatter.section("Examples"):
            for command, purpose in examples:
                formatter.write(f"{'':>{formatter.current_indent}}{command}\n")
                with formatter.indentation(), formatter.indentation():
                    formatter.write_text(words.say(purpose))


def _context_class(words: Words) -> type[typer.Context]:
    """A context whose help pages have translated headings."""

    class Formatter(typer.Context.formatter_class):  # type: ignore[misc,valid-type] # typer exports no name for it
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002
            super().write_usage(prog, _SINGLE.sub(r"\1", _REPEATED.sub(r"\1…", args)), words.label(*_USAGE))

        def write_heading(self, heading: str) -> None:
            known = _HEADINGS.get(heading)
            title = words.pair(words.label(*known) if known else heading, "")
            self.write(f"{'':>{self.current_indent}}{title.rstrip(' ')}\n")

        def getvalue(self) -> str:
            return as_shown(super().getvalue(), sys.stdout)

        def write_dl(self, rows: Any, *args: Any, **options: Any) -> None:
            own = [(name, words.say(_HELP_OPTION) if name == "--help" else text) for name, text in rows]
            told = [(_TYPE.sub("", name), _required(text, words, name)) for name, text in own]
            super().write_dl(told, *args, **options)

    class Context(typer.Context):
        formatter_class = Formatter

    return Context


def _required(text: str, words: Words, name: str) -> str:
    """That an option must be given is said in the user's language; of an argument, the usage line says it."""
    plain = _REQUIRED.sub("", text)
    return words.say(_MUST_BE_GIVEN, text=plain) if plain != text and name.startswith("-") else plain


def usage_error(error: typer.TyperException, words: Words) -> str:
    """What typer says of a command line, in the user's language; its own words where they are none of those known."""
    text = error.format_message()
    for pattern, message in _TYPERS_WORDS:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            sentence = words.say(message, **found)
            if found.get("close"):
                return words.say(N_("{sentence}; did you mean {close}?"), sentence=sentence, close=found["close"])
            return sentence
    return text
