"""The referential: activities, competences, and how each is assessed (the file format's version 1)."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, PrivateAttr

from cqp_cli.diagnostic import Code
from cqp_cli.fields import (
    AnyDuration,
    Date,
    Flag,
    FormatVersion,
    Id,
    Line,
    Mark,
    Model,
    Name,
    Text,
    Weight,
    Whole,
    at_most,
    filled,
    none_is_empty,
    one_of,
    one_or_several,
    refusal,
)
from cqp_cli.rule import ALL, Rule
from cqp_cli.score import Score
from cqp_cli.shapes import Shaped, sized
from cqp_cli.verdict import Verdict


def _two_levels_at_least(levels: tuple[str, ...]) -> tuple[str, ...]:
    if len(levels) < 2:  # noqa: PLR2004 — a scale has two ends
        raise refusal(Code.SCALE_TOO_SHORT)
    return levels


_Levels = Annotated[tuple[Name, ...], at_most(50), Shaped(sized(minItems=2), after=_two_levels_at_least)]


class Scale(Model):
    """The ordered words an assessor may use, worst first, and the first of them that is enough."""

    levels: _Levels = ("non acquis", "acquis")
    pass_level: Name = Field(default="acquis", alias="pass")

    def passes(self, level: str) -> bool:
        """Whether a level of this scale is enough."""
        return self.levels.index(level) >= self.levels.index(self.pass_level)

    def verdict_of(self, word: str) -> Verdict | None:
        """What a jury's word grants or refuses: `acquired`, `not_acquired` or a level; None if it is none of these."""
        if word in (Verdict.ACQUIRED.value, Verdict.NOT_ACQUIRED.value):
            return Verdict(word)
        return Verdict.settled(held=self.passes(word)) if word in self.levels else None


class Rules(Model):
    """What each whole asks of its parts."""

    criterion: Rule = ALL
    assessment: Rule = ALL
    competence: Rule = ALL
    bloc: Rule = ALL
    title: Rule = ALL


class Item(Model):
    """A part of a whole: how much its score weighs there, and whether the whole cannot do without it."""

    weight: Weight = Fraction(1)
    required: Flag = False


class Ruled(Item):
    """A part that is a whole itself, and may have a rule of its own."""

    rule: Rule | None = None


class Activity(Model):
    """The work that competences come from."""

    id: Id
    title: Line
    tasks: Annotated[tuple[Text, ...], at_most(200), none_is_empty] = ()
    note: Text | None = None


class Competence(Ruled):
    """What a candidate must show: `C8`, whose code in its bloc is `B2.2`."""

    id: Id
    code: Id | None = None
    activity: Id | None = None
    statement: Text
    note: Text | None = None


class Indicator(Item):
    """An observable statement under a criterion."""

    statement: Text


def _indicator(value: Any) -> Any:
    if isinstance(value, str):
        return {"statement": value}
    if isinstance(value, dict) and value.keys().isdisjoint(("statement", "weight", "required")):
        raise refusal(Code.WRONG_KIND)  # a colon inside the text made a key of its beginning
    return value


AnyIndicator = Annotated[Indicator, BeforeValidator(_indicator, json_schema_input_type=Text | Indicator)]


class Criterion(Ruled):
    """A quality looked for over one or several competences."""

    id: Id
    title: Line
    competences: Annotated[tuple[Id, ...], filled]
    indicators: Annotated[tuple[AnyIndicator, ...], filled, at_most(50)]
    note: Text | None = None

    @cached_property
    def numbers(self) -> frozenset[str]:
        """What candidate files call its indicators: `1` is the first."""
        return frozenset(str(number) for number in range(1, len(self.indicators) + 1))


class Assessment(Ruled):
    """One occasion of assessing named competences of one bloc.

    Its criteria judge the competences they name. Its own `competences` are judged directly: by a score where there is a
    `pass_mark` (a quiz), as a whole otherwise. A candidate may sit it only once those that it `requires` are acquired.
    """

    id: Id
    title: Line
    modalities: Annotated[tuple[Id, ...], at_most(50), none_is_empty] = ()
    assessors: Annotated[tuple[Name, ...], at_most(50), none_is_empty] = ()
    description: Text | None = None
    criteria: Annotated[tuple[Criterion, ...], none_is_empty] = ()
    competences: Annotated[tuple[Id, ...], none_is_empty] = ()
    pass_mark: Mark | None = None
    requires: Annotated[tuple[Line, ...], at_most(200), none_is_empty] = ()
    collective: Flag = False
    note: Text | None = None

    @property
    def is_quiz(self) -> bool:
        """Whether it takes a score."""
        return self.pass_mark is not None

    @cached_property
    def judged(self) -> dict[str, Criterion | None]:
        """What `verdicts` may name: its criteria, and the competences that it judges as a whole (None)."""
        return {**{criterion.id: criterion for criterion in self.criteria}, **dict.fromkeys(self.judged_whole)}

    @property
    def judged_whole(self) -> tuple[Id, ...]:
        """The competences that it judges as a whole."""
        return () if self.is_quiz else self.competences

    @cached_property
    def all_competences(self) -> tuple[str, ...]:
        """The ids of the competences it bears on, each once."""
        named = [id for criterion in self.criteria for id in criterion.competences]
        return tuple(dict.fromkeys([*named, *self.competences]))


class Bloc(Ruled):
    """A part of the title that can be validated on its own; an `optional` one counts only where a rule names it."""

    id: Id
    title: Line
    activities: Annotated[tuple[Activity, ...], at_most(200), none_is_empty] = ()
    competences: Annotated[tuple[Competence, ...], filled]
    assessments: Annotated[tuple[Assessment, ...], none_is_empty] = ()
    optional: Flag = False
    note: Text | None = None


_FRENCH = frozenset({"le", "la", "les", "des", "du", "une", "et", "de", "d", "l"})
_ENGLISH = frozenset({"the", "of", "and", "to", "in"})


class Certifier(Model):
    """Who awards the title."""

    name: Name
    siret: Line | None = None


_Ids = Annotated[tuple[Id, ...], filled, at_most(200)]


class Equivalence(Model):
    """Blocs of an earlier version, all of which are needed, that stand for some of this one (Vademecum RNCP, 3.5)."""

    origin: Annotated[_Ids, BeforeValidator(one_or_several, json_schema_input_type=Id | _Ids)] = Field(alias="from")
    to: _Ids


class Placed(NamedTuple):
    """An assessment under its name from outside its bloc, `B1/quiz`."""

    ref: str
    bloc: Bloc
    assessment: Assessment


class Referential(Model):
    """A whole title."""

    cqp: FormatVersion
    id: Id
    version: Line
    title: Line
    level: Whole | None = None
    rncp: Line | None = None
    registered_on: Date | None = None
    registered_until: Date | None = None
    nsf: Line | None = None
    formacode: Line | None = None
    collective_agreement: Line | None = None
    certifiers: Annotated[tuple[Certifier, ...], at_most(200), none_is_empty] = ()
    modalities: Annotated[dict[Id, Text], at_most(200)] = Field(default_factory=dict)
    accommodation: Text | None = None
    scale: Scale = Scale()
    rules: Rules = Rules()
    attempts: Annotated[Literal["latest", "best"], one_of("latest", "best")] = "latest"
    pass_mark: Mark = Score(Fraction(1, 2), "10/20")
    earlier_blocs_valid_for: AnyDuration | None = None
    equivalences: Annotated[tuple[Equivalence, ...], at_most(200), none_is_empty] = ()
    statement: Text | None = None
    note: Text | None = None
    blocs: Annotated[tuple[Bloc, ...], filled]

    _sha256: str = PrivateAttr("")

    def model_post_init(self, context: Any) -> None:
        """Keep the digest of the file that this was read from, where there is one."""
        self._sha256 = (context or {}).get("sha256", "")

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, in hexadecimal; empty for a referential made in Python."""
        return self._sha256

    @property
    def all_rules(self) -> Iterator[Rule]:
        """Every rule, of a level or of one item."""
        rules = self.rules
        yield from (rules.criterion, rules.assessment, rules.competence, rules.bloc, rules.title)
        for bloc in self.blocs:
            criteria = [criterion for assessment in bloc.assessments for criterion in assessment.criteria]
            for item in (bloc, *bloc.competences, *bloc.assessments, *criteria):
                if item.rule is not None:
                    yield item.rule

    @cached_property
    def bloc(self) -> dict[str, Bloc]:
        """The blocs by id."""
        return {bloc.id: bloc for bloc in self.blocs}

    @cached_property
    def competence(self) -> dict[str, Competence]:
        """The competences by id."""
        return {competence.id: competence for bloc in self.blocs for competence in bloc.competences}

    @cached_property
    def bloc_of(self) -> dict[str, Bloc]:
        """The bloc of each competence, by the competence's id."""
        return {competence.id: bloc for bloc in self.blocs for competence in bloc.competences}

    @cached_property
    def assessment(self) -> dict[str, Placed]:
        """The assessments by their name from outside, `B1/quiz`."""
        return {
            ref: Placed(ref, bloc, assessment)
            for bloc in self.blocs
            for assessment in bloc.assessments
            for ref in [f"{bloc.id}/{assessment.id}"]
        }

    @cached_property
    def language(self) -> str:
        """`fr`, or `en` where more of the small words of its competences are English."""
        words = [word for one in self.competence.values() for word in re.findall(r"\w+", one.statement.lower())]
        french, english = (sum(word in small for word in words) for small in (_FRENCH, _ENGLISH))
        return "fr" if french >= english else "en"

    @cached_property
    def by_name(self) -> dict[str, "Bloc | Competence | Placed"]:
        """What a person may name: blocs, competences by their id or their code, assessments as `B1/quiz`."""
        codes = {one.code: one for one in self.competence.values() if one.code is not None}
        return {**codes, **self.competence, **self.bloc, **self.assessment}
