"""What stands twice, or for nothing: names in a list, texts, activities and modalities that nothing uses."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.ruled import every_rule
from cqp_cli.checks.walk import activities, assessments, blocs, criteria
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Referential
from cqp_cli.source.document import Path


def folded(text: str) -> str:
    """A text without its capitals, accents, punctuation and spacing: what is left says whether two say the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(one for one in decomposed if not unicodedata.combining(one))))


def _lists(referential: Referential) -> Iterator[tuple[Path, Sequence[str]]]:
    """Every list of names in which none should stand twice."""
    for path, _, assessment in assessments(referential):
        yield (*path, "modalities"), assessment.modalities
        yield (*path, "assessors"), assessment.assessors
        yield (*path, "requires"), assessment.requires
        if assessment.is_quiz:
            yield (*path, "competences"), assessment.competences
    yield from (((*path, "competences"), criterion.competences) for path, _, criterion in criteria(referential))
    for number, equivalence in enumerate(referential.equivalences):
        yield ("equivalences", number, "from"), equivalence.origin
        yield ("equivalences", number, "to"), equivalence.to
    rules = {ruled.path: ruled.rule for ruled in every_rule(referential)}
    for path, rule in rules.items():
        for number, condition in enumerate(rule):
            yield (*path, number, condition.word or "of"), condition.of or ()


@referential_check("CQP216", Severity.WARNING)
def named_twice_in_a_list(referential: Referential) -> Iterator[Finding]:
    for path, names in _lists(referential):
        places: dict[str, int] = {}
        for number, name in enumerate(names):
            first = places.setdefault(name, number)
            if first < number:
                yield Finding((*path, number), {"id": name}, other=(*path, first))


def _as_said(text: str) -> str:
    """A text without its capitals, spacing and last stop: its signs may be what it says."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).rstrip(" .;,!")


def _texts(referential: Referential) -> Iterator[list[tuple[str, Path]]]:
    """Every set of texts of which no two should say the same."""
    yield [(bloc.title, (*path, "title")) for path, bloc in blocs(referential)]
    yield [(text, ("modalities", id)) for id, text in referential.modalities.items()]
    for path, bloc in blocs(referential):
        yield [(one.statement, (*path, "competences", n, "statement")) for n, one in enumerate(bloc.competences)]
        yield [(one.title, (*path, "activities", n, "title")) for n, one in enumerate(bloc.activities)]
    for path, _, criterion in criteria(referential):
        yield [(one.statement, (*path, "indicators", n)) for n, one in enumerate(criterion.indicators)]


@referential_check("CQP217", Severity.WARNING)
def said_twice(referential: Referential) -> Iterator[Finding]:
    for texts in _texts(referential):
        first: dict[str, Path] = {}
        for text, path in texts:
            place = first.setdefault(_as_said(text), path)
            if place is not path:
                yield Finding(path, {"text": text}, other=place)


@referential_check("CQP211", Severity.WARNING, reads=("id", "activity", "activities"))
def unused_activity(referential: Referential) -> Iterator[Finding]:
    """Where the competences of a bloc name activities at all, and none that does not exist."""
    for path, bloc, activity in activities(referential):
        used = {competence.activity for competence in bloc.competences if competence.activity is not None}
        known = {one.id for one in bloc.activities}
        if used and used <= known and activity.id not in used:
            yield Finding((*path, "id"), {"id": activity.id, "bloc": bloc.id})


@referential_check("CQP212", Severity.WARNING, reads=("id", "modalities", "assessments"))
def unused_modality(referential: Referential) -> Iterator[Finding]:
    used = {id for _, _, assessment in assessments(referential) for id in assessment.modalities}
    for id in referential.modalities if used <= referential.modalities.keys() else ():
        if id not in used:
            yield Finding(("modalities", id), {"id": id}, on_key=True)
