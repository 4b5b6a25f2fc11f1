"""What `cqp lint` found, for people and for programs."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from cqp_cli.diagnostic import Diagnostic, Severity
from cqp_cli.reports.json_text import as_json_document
from cqp_cli.reports.outcome_json import diagnostics_shape
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.wording.diagnostics import concise
from cqp_cli.wording.language import N_, NN_, Words
from cqp_cli.wording.numbers import listing


class Linted(NamedTuple):
    """One file, and what there is to say of it."""

    file: str
    diagnostics: tuple[Diagnostic, ...] = ()


class Linting(NamedTuple):
    """What was linted; if `strict`, warnings fail it too.

    Some warnings were `left_out`, as was asked, and some YAML files of other kinds `passed_over`.
    """

    files: Sequence[Linted]
    strict: bool = False
    left_out: int = 0
    passed_over: Sequence[str] = ()

    @property
    def diagnostics(self) -> Iterator[Diagnostic]:
        """What was found in all the files."""
        return (diagnostic for file in self.files for diagnostic in file.diagnostics)

    def count(self, severity: Severity) -> int:
        """How many errors, or warnings, there are."""
        return sum(one.severity is severity for one in self.diagnostics)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding makes the whole fail."""
        return self.strict or diagnostic.severity is Severity.ERROR

    @property
    def passed(self) -> bool:
        """Whether no finding does."""
        return not any(map(self.fails, self.diagnostics))


_MOST_NAMED = 5


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """What a finding is known by from one run to the next: its code, file and line's text, and which of them it is.

    No line number is in it, so that it survives edits above.
    """
    seen: dict[tuple[str, str, str], int] = {}
    found = []
    for one in diagnostics:
        key = (one.code, one.place.file, one.place.excerpt.strip())
        seen[key] = seen.get(key, 0) + 1
        found.append(sha256("\0".join([*key, str(seen[key])]).encode()).hexdigest()[:32])
    return found


def lint_text(linting: Linting, words: Words, screen: Screen) -> str:
    """Each finding with its line and a caret, and a hint; the counts at the end."""
    from cqp_cli.reports.diagnostics_text import diagnostics_text  # noqa: PLC0415 — rich is for those who read text
    from cqp_cli.reports.drawing import draw, plain  # noqa: PLC0415 — as above

    found = list(linting.diagnostics)
    end = [plain(_counts(linting, words), "bold"), *map(plain, _notes(linting, words))]
    return "\n".join([*(diagnostics_text([one], words, screen) for one in found), draw(end, screen)])


def _notes(linting: Linting, words: Words) -> Iterator[str]:
    """What else a person has to know."""
    found = sorted(linting.diagnostics, key=lambda one: one.severity is Severity.WARNING)
    if linting.left_out:
        yield words.count(
            NN_("{count} warning left out, as asked", "{count} warnings left out, as asked"), linting.left_out
        )
    if others := linting.passed_over:
        names = listing([*others[:_MOST_NAMED], *(["…"] if others[_MOST_NAMED:] else [])])
        yield words.say(N_("Passed over, being neither kind of file: {names}"), names=names)
    if found and found[0].severity is Severity.ERROR:
        yield words.say(N_("An error may hide others: lint again once it is mended."))
    if found:
        yield words.say(N_("“cqp explain {code}” says why, and what is right."), code=found[0].code)


def lint_concise(linting: Linting, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a line is never wrapped
    """`file:line:column: CODE message`, a line each; the counts at the end."""
    lines = [concise(words, one) for one in linting.diagnostics]
    return "".join(f"{visible(line)}\n" for line in [*lines, _counts(linting, words)])


def _counts(linting: Linting, words: Words) -> str:
    texts = [
        words.count(forms, count)
        for forms, count in (
            (NN_("{count} error", "{count} errors"), linting.count(Severity.ERROR)),
            (NN_("{count} warning", "{count} warnings"), linting.count(Severity.WARNING)),
        )
        if count
    ]
    files = words.count(NN_("{count} file checked", "{count} files checked"), len(linting.files))
    return words.pair(files, ", ".join(texts) or words.say(N_("nothing to report")))


def lint_json(linting: Linting, words: Words, screen: Screen) -> str:  # noqa: ARG001 — a program has no screen
    """One object: every finding with its fingerprint, and the counts."""
    found = list(linting.diagnostics)
    shape: dict[str, Any] = diagnostics_shape(found, words)
    for one, fingerprint in zip(shape["diagnostics"], fingerprints(found), strict=True):
        one["fingerprint"] = fingerprint
    counts = {"errors": linting.count(Severity.ERROR), "warnings": linting.count(Severity.WARNING)}
    about = {"left_out": linting.left_out, "passed_over": list(linting.passed_over)}
    return as_json_document({**shape, "files": [one.file for one in linting.files], **counts, **about})
