"""Results of a referential's own tests: for a person, for a program, for a continuous integration."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from cqp_cli.diagnostic import Diagnostic
from cqp_cli.engine.expected import Difference
from cqp_cli.reports.json_text import as_json_document
from cqp_cli.reports.outcome_json import FORMAT_VERSION, diagnostics_shape
from cqp_cli.reports.screen import Screen, visible
from cqp_cli.wording.diagnostics import hint, message
from cqp_cli.wording.language import N_, NN_, Words


class Trial(NamedTuple):
    """One candidate file, and what of it came out otherwise than expected, or is wrong with it."""

    file: str
    differences: tuple[Difference, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences and not self.diagnostics


def trials_text(trials: Sequence[Trial], words: Words, screen: Screen) -> str:
    """A line each, and below it every difference; the counts at the end."""
    from cqp_cli.reports.drawing import draw, plain  # noqa: PLC0415 — rich is for those who read text
    from cqp_cli.reports.signs import mark  # noqa: PLC0415 — as above
    from cqp_cli.wording.labels import Progress  # noqa: PLC0415 — as above

    signs = {True: Progress.ACQUIRED, False: Progress.NOT_ACQUIRED}
    lines = []
    for trial in trials:
        lines.append(mark(signs[trial.passed], trial.file, screen))
        lines += [plain(f"    {line}") for line in _lines(trial, words)]
    return draw([*lines, "", plain(_counts(trials, words), "bold")], screen, wrap=False)


def _lines(trial: Trial, words: Words) -> Iterator[str]:
    yield from (difference_text(words, one) for one in trial.differences)
    for one in trial.diagnostics:
        file = "" if one.place.file == trial.file else f"{one.place.file}:"
        yield f"{file}{one.place.line}:{one.place.column}: {one.code} {message(words, one)}"
        if advice := hint(words, one):
            yield f"  {advice}"


def difference_text(words: Words, difference: Difference) -> str:
    """What was expected and what came out, in the words of the files."""
    found = words.say(N_("not reported on")) if difference.found is None else difference.found.value
    text = words.say(N_("expected {expected}, found {found}"), expected=difference.expected.value, found=found)
    return words.pair(difference.id, text)


def _counts(trials: Sequence[Trial], words: Words) -> str:
    passed = sum(trial.passed for trial in trials)
    texts = [words.count(NN_("{count} passed", "{count} passed"), passed)]
    if failed := len(trials) - passed:
        texts.append(words.count(NN_("{count} failed", "{count} failed"), failed))
    return ", ".join(texts)


def trials_json(trials: Sequence[Trial], words: Words, screen: Screen) -> str:  # noqa: ARG001 — a program has no screen
    """One object: every test, and the counts."""
    passed = sum(trial.passed for trial in trials)
    shape = {
        "cqp": FORMAT_VERSION,
        "tests": [_shape(trial, words) for trial in trials],
        "passed": passed,
        "failed": len(trials) - passed,
    }
    return as_json_document(shape)


def _shape(trial: Trial, words: Words) -> dict[str, Any]:
    differences = [
        {"id": one.id, "expected": one.expected.value, "found": None if one.found is None else one.found.value}
        for one in trial.differences
    ]
    found = diagnostics_shape(trial.diagnostics, words)["diagnostics"]
    return {"file": trial.file, "passed": trial.passed, "differences": differences, "diagnostics": found}


def trials_junit(trials: Sequence[Trial], words: Words, screen: Screen) -> str:  # noqa: ARG001 — as above
    """JUnit's XML: a case each; what is wrong with a file is an error, what came out otherwise a failure."""
    failures, errors = sum(bool(one.differences) for one in trials), sum(bool(one.diagnostics) for one in trials)
    counts = {"tests": str(len(trials)), "failures": str(failures), "errors": str(errors)}
    suite = ET.Element("testsuite", {"name": "cqp", **counts})
    for trial in trials:
        case = ET.SubElement(suite, "testcase", {"classname": "cqp", "name": visible(trial.file)})
        if not trial.passed:
            lines = [visible(line) for line in _lines(trial, words)]
            kind = "failure" if trial.differences else "error"
            ET.SubElement(case, kind, {"message": lines[0]}).text = "\n".join(lines)
    root = ET.Element("testsuites", counts)
    root.append(suite)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


TrialRenderer = Callable[[Sequence[Trial], Words, Screen], str]
TRIAL_FORMATS: Mapping[str, TrialRenderer] = {"text": trials_text, "json": trials_json, "junit": trials_junit}
