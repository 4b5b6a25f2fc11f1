"""How a title is cut into blocs: what the Vademecum RNCP (2.1.2, 2.2.3) and the note on blocs of 2019 ask."""

import re
from collections.abc import Iterator
from fractions import Fraction

from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.repeated import folded
from cqp_cli.checks.walk import blocs, competences
from cqp_cli.diagnostic import Severity
from cqp_cli.referential import Bloc, Referential
from cqp_cli.rule import Condition
from cqp_cli.source import Path

# Doctrine speaks of “the great majority”, and gives no figure.
_GREAT_MAJORITY = Fraction(2, 3)
_TWO = 2
_KIND_OF_TITLE = re.compile(
    r"^(?:cqpi?|tfp|certificat de qualification professionnelle|titre(?: professionnel| a finalite professionnelle)?)"
    r"(?: de| d)? "
)
_GENDERS = re.compile(r"(?:\((?:e|se|euse|ère|trice|ne|[hf]\s*/\s*[hf])\)|\b[hf]\s*/\s*[hf]\b)", re.IGNORECASE)


@referential_check("CQP402", Severity.WARNING)
def too_few_competences(referential: Referential) -> Iterator[Finding]:
    for path, bloc in blocs(referential):
        if len(bloc.competences) < _TWO:
            yield Finding((*path, "id"), {"id": bloc.id})


@referential_check("CQP403", Severity.WARNING)
def competence_in_two_blocs(referential: Referential) -> Iterator[Finding]:
    first: dict[str, tuple[Bloc, str, Path]] = {}
    for path, bloc, competence in competences(referential):
        place = (*path, "statement")
        other, id, where = first.setdefault(folded(competence.statement), (bloc, competence.id, place))
        if other is not bloc:
            values = {"id": competence.id, "other": id, "bloc": other.id}
            yield Finding(place, values, other=where)


@referential_check("CQP404", Severity.WARNING)
def great_majority(referential: Referential) -> Iterator[Finding]:
    total = len(referential.competence)
    for path, bloc in blocs(referential):
        if Fraction(len(bloc.competences), max(total, 1)) > _GREAT_MAJORITY:
            yield Finding((*path, "id"), {"id": bloc.id, "count": len(bloc.competences), "total": total})


@referential_check("CQP405", Severity.WARNING)
def named_like_the_job(referential: Referential) -> Iterator[Finding]:
    for path, bloc in blocs(referential):
        if _job(bloc.title) == _job(referential.title):
            yield Finding((*path, "title"), {"id": bloc.id}, other=("title",))


def _job(title: str) -> str:
    """What a title names, without what kind of title it is, and genders."""
    return _KIND_OF_TITLE.sub("", folded(_GENDERS.sub("", title)))


def _options(referential: Referential) -> list[tuple[Path, Bloc]]:
    return [((*path, "optional"), bloc) for path, bloc in blocs(referential) if bloc.optional]


def _asked_for(referential: Referential) -> int:
    """How many of the options the title's rule asks for."""
    named = [one for one in referential.rules.title if one.of is not None]
    return min(sum(_options_of(one, referential) for one in named), len(_options(referential)))


def _options_of(condition: Condition, referential: Referential) -> int:
    known = [referential.bloc[id] for id in condition.of or () if id in referential.bloc]
    return max(condition.needed(len(known)) - sum(not bloc.optional for bloc in known), 0)


def _names_every_option(referential: Referential) -> bool:
    named = {id for condition in referential.rules.title for id in condition.of or ()}
    return all(bloc.id in named for _, bloc in _options(referential))


@referential_check("CQP406", Severity.WARNING, reads=("rules", "title", "optional"))
def no_alternative(referential: Referential) -> Iterator[Finding]:
    options = _options(referential)
    if len(options) == 1:
        yield Finding(options[0][0], {"id": options[0][1].id}, on_key=True)
    elif options and _asked_for(referential) == len(options) and _names_every_option(referential):
        yield Finding(options[0][0], {"ids": [bloc.id for _, bloc in options], "variant": "all"}, on_key=True)


@referential_check("CQP407", Severity.WARNING, reads=("optional",))
def more_options_than_core(referential: Referential) -> Iterator[Finding]:
    options = _options(referential)
    core = len(referential.blocs) - len(options)
    if core and len(options) >= _TWO and len(options) > core:
        yield Finding(options[0][0], {"count": len(options), "core": core}, on_key=True)


@referential_check("CQP408", Severity.WARNING, reads=("rules", "title", "optional"))
def core_in_the_minority(referential: Referential) -> Iterator[Finding]:
    """With the options that a candidate takes, as many as the title's rule asks for, the largest first."""
    options = _options(referential)
    core = sum(len(bloc.competences) for bloc in referential.blocs if not bloc.optional)
    sizes = sorted((len(bloc.competences) for _, bloc in options), reverse=True)
    taken = sum(sizes[: _asked_for(referential)])
    if taken and core <= taken:
        yield Finding(options[0][0], {"core": core, "taken": taken}, on_key=True)
