"""One candidate of a cohort in a line: built where the file is evaluated, and light to hand on."""

import hashlib
import hmac
from base64 import b32encode
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cqp_cli.candidate import Person
from cqp_cli.outcome import BlocOutcome, Missing, Outcome, Reason
from cqp_cli.referential import Referential
from cqp_cli.reports.headlines import result_text
from cqp_cli.reports.items import Evaluated, Rejected
from cqp_cli.reports.outcome_json import diagnostics_shape
from cqp_cli.reports.view import bloc_label, place_of, who
from cqp_cli.verdict import Verdict
from cqp_cli.wording.labels import Progress
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.missing import what_is_missing
from cqp_cli.wording.numbers import number_range

# What people write freely may name somebody.
_FREE_TEXTS = ("basis", "proof", "reason")


class Asked(NamedTuple):
    """What a report of a cohort is to show: one bloc alone, these verdicts alone; names behind a `key`, or as they are.

    The key (bytes, possibly none) is what pseudonyms are made with.
    """

    bloc: str | None = None
    only: frozenset[Verdict] = frozenset()
    key: bytes | None = None


class Row(NamedTuple):
    """One candidate: `marks` say how each bloc stands, or each competence of the bloc asked for.

    `first` is the first thing to be done (where and what, empty where there is none) of `missing`; `competences` are
    the marks of all of them, where a format asks for that.
    """

    id: str
    family_name: str | None
    given_name: str | None
    file: str
    verdict: Verdict
    progress: Progress
    result: str
    marks: tuple[tuple[str, Progress], ...]
    acquired: int
    first: tuple[str, str]
    missing: int
    competences: tuple[tuple[str, Progress], ...] = ()

    @property
    def who(self) -> str:
        """The candidate's name and id."""
        return who(Person(id=self.id, family_name=self.family_name, given_name=self.given_name))

    @property
    def name(self) -> str:
        """The candidate's name, or the id of one who has none."""
        return self.who.removesuffix(f" ({self.id})")

    def first_text(self, words: Words) -> str:
        """The first thing to be done, in a sentence; empty where there is none."""
        return words.pair(*self.first) if all(self.first) else "".join(self.first)


class Refused(NamedTuple):
    """One file that cannot be used, as it may be told: `told` are its diagnostics in their public shape."""

    file: str
    told: Sequence[Mapping[str, Any]]

    def at_fault(self, one: Mapping[str, Any]) -> str:
        """The file that a diagnostic is about: this one, or the referential that it names."""
        return self.file if self.file.startswith(one["file"]) else str(one["file"])


def refused_shown(rejected: Rejected, number: int, asked: Asked, words: Words) -> Refused:
    """What is told of a file, the `number`th of the cohort: all, or (for a name may stand anywhere in it) the codes."""
    told = diagnostics_shape(rejected.diagnostics, words)["diagnostics"]
    if asked.key is None:
        return Refused(rejected.file, told)
    from cqp_cli.wording.diagnostics import title  # noqa: PLC0415 — most files have nothing wrong

    file = words.say(N_("file {number}"), number=number)
    return Refused(file, [{**one, "message": title(words, one["code"]), "file": file, "hint": None} for one in told])


def bloc_asked(outcome: Outcome, asked: Asked) -> BlocOutcome | None:
    """The bloc that is asked for, if it is and the candidate aims at it."""
    return next((bloc for bloc in outcome.blocs if bloc.id == asked.bloc), None)


def mark_ids(referential: Referential, asked: Asked) -> list[str]:
    """What each line has a mark for: the blocs, or the competences of the bloc asked for."""
    if asked.bloc is None:
        return [*referential.bloc]
    return [one.id for one in referential.bloc[asked.bloc].competences]


def is_shown(outcome: Outcome, asked: Asked) -> bool:
    """Whether a candidate is among those asked for."""
    if asked.bloc is not None and bloc_asked(outcome, asked) is None:
        return False
    return not asked.only or verdict_asked(outcome, asked) in asked.only


def verdict_asked(outcome: Outcome, asked: Asked) -> Verdict:
    """The verdict on what is asked for."""
    return (bloc_asked(outcome, asked) or outcome).verdict


def person_shown(person: Person, asked: Asked) -> Person:
    """The candidate's id and name, or a pseudonym: the same for the same id and key."""
    if asked.key is None:
        return person
    digest = hmac.digest(asked.key, person.id.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return Person(id=f"P-{b32encode(digest)[:10].decode()}")


def missing_shown(outcome: Outcome, asked: Asked) -> list[Missing]:
    """What is missing, in the bloc asked for or everywhere; without what people wrote, where nobody is to be known."""
    found = [one for one in outcome.missing if asked.bloc is None or one.bloc == asked.bloc]
    return found if asked.key is None else [one._replace(reason=_without_free_texts(one.reason)) for one in found]


def _without_free_texts(reason: Reason) -> Reason:
    values: Mapping[str, Any] = {name: None if name in _FREE_TEXTS else one for name, one in reason.values.items()}
    return reason._replace(values=values)


def row_of(item: Evaluated, file: str, asked: Asked, words: Words) -> Row:
    """The line of one candidate."""
    outcome, bloc = item.outcome, bloc_asked(item.outcome, asked)
    person = person_shown(item.candidate.candidate, asked)
    missing = missing_shown(outcome, asked)
    begun = any(part.decided_by or one.evaluated != "none" for part in outcome.blocs for one in part.competences)
    return Row(
        person.id,
        person.family_name,
        person.given_name,
        "" if asked.key is not None else file,
        verdict_asked(outcome, asked),
        Progress.of_bloc(bloc) if bloc else Progress.of(outcome.verdict, computed=outcome.computed, begun=begun),
        bloc_label(words, bloc, outcome) if bloc else result_text(words, outcome),
        _marks(bloc) if bloc else tuple((one.id, Progress.of_bloc(one)) for one in outcome.blocs),
        sum(
            one.verdict is Verdict.ACQUIRED for part in ([bloc] if bloc else outcome.blocs) for one in part.competences
        ),
        _first(missing[0], item.referential, words) if missing else ("", ""),
        len(missing),
    )


def mapped_row_of(item: Evaluated, file: str, asked: Asked, words: Words) -> Row:
    """The same, with the mark of every competence that is asked for."""
    blocs = [one for one in item.outcome.blocs if asked.bloc in (None, one.id)]
    marks = tuple(mark for one in blocs for mark in _marks(one))
    return row_of(item, file, asked, words)._replace(competences=marks)


def _marks(bloc: BlocOutcome) -> tuple[tuple[str, Progress], ...]:
    return tuple((one.id, Progress.of_competence(one)) for one in bloc.competences)


def _first(missing: Missing, referential: Referential, words: Words) -> tuple[str, str]:
    competences = number_range(words, missing.competences, list(referential.competence))
    where = place_of(words, missing)
    return " ".join(part for part in (where, competences) if part), what_is_missing(words, missing)
