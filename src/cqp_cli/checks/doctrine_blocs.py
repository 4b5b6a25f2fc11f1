"""How a title is cut into blocs: what the Vademecum RNCP (2.1.2, 2.2.3) and the note on blocs of 2019 ask."""

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

from cqp_cli.checks.registry import Finding, referential_check
from cqp_cli.checks.repeated import folded
from cqp_cli.checks.ruled import every_rule
from cqp_cli.checks.walk import blocs, competences
from cqp_cli.diagnostic import Severity
from cqp_cli.engine.weighing import Piece, Span, Whole
from cqp_cli.outcome import Part
from cqp_cli.referential import Bloc, Referential
from cqp_cli.source.document import Path
from cqp_cli.verdict import Verdict

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
    total = sum(len(bloc.competences) for bloc in referential.blocs)
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


def _is_obtained(referential: Referential, without: Collection[str]) -> bool:
    """Whether the title is, with everything acquired but some blocs: the engine is asked."""
    pieces = [
        Piece(
            one.id,
            one.id,
            Verdict.settled(held=one.id not in without),
            _span(held=one.id not in without),
            one.weight,
            one.required,
            one.optional,
        )
        for one in referential.blocs
    ]
    return Whole(referential.rules.title, pieces, Part.BLOC).verdict is Verdict.ACQUIRED


def _span(*, held: bool) -> Span:
    return (Fraction(held), Fraction(held))


def _fewest_taken(referential: Referential) -> int:
    """How many options a candidate cannot do without, the smallest left aside first."""
    sizes = sorted((len(bloc.competences), bloc.id) for _, bloc in _options(referential))
    without: list[str] = []
    for _, id in sizes:
        if _is_obtained(referential, [*without, id]):
            without.append(id)
    return len(sizes) - len(without)


def _rule_counts(referential: Referential) -> bool:
    """Whether the title's rule is over blocs that there are, and can be met."""
    title = next(every_rule(referential))
    return title.is_sound and not title.at_best().unmet


@referential_check("CQP406", Severity.WARNING, reads=("rules", "title", "optional"))
def no_alternative(referential: Referential) -> Iterator[Finding]:
    options = _options(referential)
    if len(options) == 1:
        yield Finding(options[0][0], {"id": options[0][1].id}, on_key=True)
    elif options and _rule_counts(referential) and not any(_is_obtained(referential, [one.id]) for _, one in options):
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
    taken = sum(sizes[: _fewest_taken(referential)]) if sizes and _rule_counts(referential) else 0
    if taken and core <= taken:
        yield Finding(options[0][0], {"core": core, "taken": taken}, on_key=True)
