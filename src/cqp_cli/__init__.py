"""Verdicts with reasons from a referential and a candidate's results.

The public names load on first use, so that `import cqp_cli` costs nothing:

    from datetime import date
    from cqp_cli import evaluate, load_candidate, render

    file = load_candidate("camille.yaml")
    outcome = evaluate(file.referential, file.candidate, on=date.today())
    print(render(file.referential, file.candidate, outcome, "text", language="fr"))
"""

TYPE_CHECKING = False  # as typing's, which takes its time to load: an interrupt must not meet it

if TYPE_CHECKING:
    from cqp_cli.candidate import Candidate
    from cqp_cli.diagnostic import Diagnostic, InvalidInput, Place, Severity
    from cqp_cli.engine.evaluate import evaluate
    from cqp_cli.loading.lint import lint
    from cqp_cli.loading.load import CandidateFile, load_candidate, load_referential
    from cqp_cli.outcome import Outcome
    from cqp_cli.referential import Referential
    from cqp_cli.reports.formats import render
    from cqp_cli.verdict import Verdict

_HOME = {
    "Candidate": "candidate",
    "CandidateFile": "loading.load",
    "Diagnostic": "diagnostic",
    "InvalidInput": "diagnostic",
    "Outcome": "outcome",
    "Place": "diagnostic",
    "Referential": "referential",
    "Severity": "diagnostic",
    "Verdict": "verdict",
    "evaluate": "engine.evaluate",
    "lint": "loading.lint",
    "load_candidate": "loading.load",
    "load_referential": "loading.load",
    "render": "reports.formats",
}

__all__ = [
    "Candidate",
    "CandidateFile",
    "Diagnostic",
    "InvalidInput",
    "Outcome",
    "Place",
    "Referential",
    "Severity",
    "Verdict",
    "evaluate",
    "lint",
    "load_candidate",
    "load_referential",
    "render",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 — for the library alone

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
