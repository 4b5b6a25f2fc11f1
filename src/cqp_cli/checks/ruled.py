"""Every rule of a referential, with every whole that it is for and the parts of that whole."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from cqp_cli.engine.weighing import Piece, Whole
from cqp_cli.outcome import Kind, Part
from cqp_cli.referential import Assessment, Bloc, Competence, Criterion, Indicator, Item, Referential, Ruled, Rules
from cqp_cli.rule import Rule
from cqp_cli.source.document import Path
from cqp_cli.verdict import Verdict

_BEST = (Fraction(1), Fraction(1))
_EVIDENCE = Item()


class PartOf(NamedTuple):
    """A part of a whole: what rules call it, where it stands, and the item that it is."""

    id: str
    path: Path
    item: Item

    @property
    def name_path(self) -> Path:
        """Where its name stands; an indicator has none but itself."""
        return self.path if isinstance(self.item, Indicator) else (*self.path, "id")

    @property
    def is_optional(self) -> bool:
        """Whether it is a bloc that counts only where a rule names it."""
        return isinstance(self.item, Bloc) and self.item.optional


class RuledWhole(NamedTuple):
    """A rule where it stands, the whole that it is for, and the whole's parts."""

    path: Path
    rule: Rule
    inside: str
    item: Path
    parts: Sequence[PartOf]

    @property
    def is_sound(self) -> bool:
        """Whether every condition is over parts that there are: of one that is not, nothing more can be said."""
        ids = {part.id for part in self.parts}
        unnamed = [part for part in self.parts if not part.is_optional]
        return all(ids.issuperset(one.of) if one.of is not None else unnamed for one in self.rule)

    def at_best(self) -> Whole:
        """The whole as the engine weighs it, with everything acquired."""
        pieces = [
            Piece(one.id, one.id, Verdict.ACQUIRED, _BEST, one.item.weight, one.item.required, one.is_optional)
            for one in self.parts
        ]
        return Whole(self.rule, pieces, Part.EVIDENCE)


def every_rule(referential: Referential) -> Iterator[RuledWhole]:
    """Every whole that has parts, from the title downwards."""
    rules = referential.rules
    blocs = _parts((), "blocs", referential.blocs)
    yield RuledWhole(("rules", "title"), rules.title, "title", (), blocs)
    for path, bloc in ((part.path, part.item) for part in blocs):
        assert isinstance(bloc, Bloc)
        competences = _parts(path, "competences", bloc.competences)
        assessments = _parts(path, "assessments", bloc.assessments)
        yield _whole(rules, path, bloc, bloc.id, competences)
        bearing = _by_competence(assessments, [one.all_competences for one in bloc.assessments])
        for part, competence in zip(competences, bloc.competences, strict=True):
            if competence.id in bearing:
                yield _whole(rules, part.path, competence, competence.id, bearing[competence.id])
        for part, assessment in zip(assessments, bloc.assessments, strict=True):
            yield from _in_assessment(rules, part.path, bloc, assessment)


def sound_rules(referential: Referential) -> list[RuledWhole]:
    """Those of every whole whose rule is over parts that there are."""
    rules = list(every_rule(referential))
    wrong = {ruled.path for ruled in rules if not ruled.is_sound}
    return [ruled for ruled in rules if ruled.path not in wrong]


def _by_competence(parts: Sequence[PartOf], competences: Sequence[Sequence[str]]) -> dict[str, list[PartOf]]:
    """The parts that concern each competence, of which `competences` names those of each part."""
    found: dict[str, list[PartOf]] = {}
    for part, ids in zip(parts, competences, strict=True):
        for id in dict.fromkeys(ids):
            found.setdefault(id, []).append(part)
    return found


def _parts(path: Path, key: str, items: Sequence[Bloc | Competence | Assessment | Criterion]) -> list[PartOf]:
    return [PartOf(item.id, (*path, key, number), item) for number, item in enumerate(items)]


def _in_assessment(rules: Rules, path: Path, bloc: Bloc, assessment: Assessment) -> Iterator[RuledWhole]:
    ref = f"{bloc.id}/{assessment.id}"
    criteria = _parts(path, "criteria", assessment.criteria)
    covering = _by_competence(criteria, [one.competences for one in assessment.criteria])
    judged = frozenset(assessment.competences)
    for id in assessment.all_competences:
        parts = covering.get(id, [])
        if id in judged:
            kind = Kind.QUIZ if assessment.is_quiz else Kind.JUDGEMENT
            parts.append(PartOf(kind.value, path, _EVIDENCE))
        yield _whole(rules, path, assessment, f"{ref} ({id})", parts)
    for part, criterion in zip(criteria, assessment.criteria, strict=True):
        indicators = [
            PartOf(str(number), (*part.path, "indicators", number - 1), one)
            for number, one in enumerate(criterion.indicators, 1)
        ]
        yield _whole(rules, part.path, criterion, f"{ref}/{criterion.id}", indicators)


def _whole(rules: Rules, path: Path, item: Ruled, inside: str, parts: Sequence[PartOf]) -> RuledWhole:
    """An item under its own rule, or that of its level."""
    if item.rule is not None:
        return RuledWhole((*path, "rule"), item.rule, inside, path, parts)
    level = type(item).__name__.lower()
    return RuledWhole(("rules", level), getattr(rules, level), inside, path, parts)
