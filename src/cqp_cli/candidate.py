"""The candidate file: an append-only log of a candidate's results (the file format's version 1)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal, Self

from pydantic import ConfigDict, Discriminator, Field, PlainSerializer, Tag, model_validator

from cqp_cli.diagnostic import Code
from cqp_cli.fields import (
    AnyScore,
    Date,
    Flag,
    FormatVersion,
    Id,
    Line,
    Model,
    Name,
    Text,
    at_most,
    choice,
    filled,
    from_text,
    none_is_empty,
    one_of,
    refusal,
)
from cqp_cli.shapes import Shape, Shaped, among, names, shaped
from cqp_cli.verdict import Verdict

OVERALL = "overall"
"""The key of the assessor's overall opinion among indicators."""


def _numbered(shape: Shape) -> Shape:
    """The shape of a mapping whose keys are numbers, or that of the overall opinion."""
    keys = {"properties": {OVERALL: shape["additionalProperties"]}, **names({"pattern": f"^([1-9][0-9]*|{OVERALL})$"})}
    return {"title": "Indicators", **shape, **keys}


Indicators = Annotated[dict[str, Name | None], Shaped(_numbered)]
Opinion = Annotated[
    Annotated[Name, Tag("whole")] | Annotated[Indicators, Tag("indicators")],
    Discriminator(lambda value: "indicators" if isinstance(value, dict) else "whole"),
]
"""A level of the scale or a score; or the same for each indicator's number, with an optional `overall` that decides."""


class Person(Model):
    """Whose results these are."""

    id: Name
    family_name: Name | None = None
    given_name: Name | None = None


class EarlierBloc(Model):
    """A bloc kept from an earlier session."""

    bloc: Id
    date: Date
    proof: Line | None = None
    score: AnyScore | None = None


class Adaptation(Model):
    """An adapted modality: the measure, never the reason for it, which is health data."""

    assessment: Line
    measure: Text


TITLE: Final = "title"
"""The word for the title, as a target and in the juries' decisions."""

Given = dict[str, str | dict[str, str]]


def _given(verdicts: Mapping[str, str | Mapping[str, str | None] | None] | None) -> Given:
    """The opinions that say something: an empty value is not evaluated."""
    filled_in: Given = {}
    for key, opinion in (verdicts or {}).items():
        if isinstance(opinion, str):
            filled_in[key] = opinion
        elif given := {number: value for number, value in (opinion or {}).items() if value is not None}:
            filled_in[key] = given
    return filled_in


class Sitting(Model):
    """What one assessment gave on one day. What is not there is not evaluated; nor is what an absence left."""

    assessment: Line
    date: Date | None = None
    assessor: Name | None = None
    verdicts: dict[str, Opinion | None] | None = None
    score: AnyScore | None = None
    absent: Annotated[Literal["excused", "true", "false"], one_of("excused", "true", "false")] | None = None

    @property
    def given(self) -> Given:
        """The opinions that say something, by criterion or competence."""
        return _given(self.verdicts)

    @property
    def about(self) -> str:
        """What these results are of."""
        return self.assessment

    @property
    def is_absence(self) -> bool:
        """Whether the candidate did not come."""
        return self.absent in ("excused", "true")

    @property
    def says_something(self) -> bool:
        """Whether anything is filled in."""
        return bool(self.given) or self.score is not None or self.is_absence


class DirectJudgement(Model):
    """Competences judged outside the assessments: VAE, an adapted assessment."""

    bloc: Id
    basis: Line
    date: Date | None = None
    assessor: Name | None = None
    verdicts: dict[str, Opinion | None] | None = None

    @property
    def given(self) -> Given:
        """The judgements that say something, by competence."""
        return _given(self.verdicts)

    @property
    def about(self) -> str:
        """What these results are of."""
        return self.bloc

    @property
    def says_something(self) -> bool:
        """Whether anything is filled in."""
        return bool(self.given)


class Member(Model):
    """A member of a jury."""

    name: Name
    quality: Line | None = None
    external: Flag | None = None


class Members(Model):
    """A file of the members of a jury, for its minutes."""

    members: Annotated[tuple[Member, ...], filled, at_most(100)]


class Decision(Model):
    """What a jury decided: `acquired`, `not_acquired` or a level of the scale."""

    verdict: Annotated[Name, shaped(examples=["acquired", "not_acquired"])]
    reason: Text | None = None


class Jury(Model):
    """One jury's decisions, by competence, bloc or `title`."""

    date: Date
    members: Annotated[tuple[Member, ...], at_most(100), none_is_empty] = ()
    decisions: dict[str, Decision] | None = None


def _result_form(value: Any) -> str:
    direct = isinstance(value, dict) and "bloc" in value and "assessment" not in value
    return "direct" if direct or isinstance(value, DirectJudgement) else "sitting"


Result = Annotated[
    Annotated[Sitting, Tag("sitting")] | Annotated[DirectJudgement, Tag("direct")], Discriminator(_result_form)
]


def _title(text: str) -> str:
    if text != TITLE:
        names = re.split(r"[,;\s]+", text)
        are_ids = all(one.isalnum() and not one.isalpha() for one in names)  # what looks like a bloc's most likely is
        raise refusal(Code.NOT_A_CHOICE, text=text, choices=(TITLE, f"[{', '.join(names) if are_ids else 'B1'}]"))
    return text


_VERDICTS = tuple(verdict.value for verdict in Verdict)
_verdict_word = choice(_VERDICTS)


def _verdict(text: str) -> Verdict:
    return Verdict(_verdict_word(text))


Target = Annotated[
    Annotated[Literal["title"], from_text(_title, shape=among(TITLE)), Tag("title")]
    | Annotated[tuple[Id, ...], filled, at_most(200), Tag("blocs")],
    Discriminator(lambda value: "title" if isinstance(value, str) else "blocs"),
]


Expected = Annotated[
    Verdict,
    from_text(_verdict, Verdict, shape=among(*_VERDICTS)),
    PlainSerializer(lambda verdict: verdict.value),
]


class Expect(Model):
    """What the results must come to, where the file is one of a referential's own tests."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    title: Expected | None = None
    blocs: dict[Id, Expected] = Field(default_factory=dict)
    competences: dict[Id, Expected] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        """A test of nothing would always pass."""
        if self.title is None and not self.blocs and not self.competences:
            raise refusal(Code.EMPTY)
        return self


class Candidate(Model):
    """A candidate's results, and what they aim at."""

    cqp: FormatVersion = 1
    referential: Line = "cqp-ccp"
    referential_version: Line | None = None
    candidate: Person
    route: Annotated[Literal["training", "vae"], one_of("training", "vae")] = "training"
    target: Target = "title"
    earlier_blocs: Annotated[tuple[EarlierBloc, ...], at_most(200), none_is_empty] = ()
    adaptations: Annotated[tuple[Adaptation, ...], at_most(200), none_is_empty] = ()
    results: Annotated[tuple[Result, ...], at_most(500), none_is_empty] = ()
    juries: Annotated[tuple[Jury, ...], at_most(30), none_is_empty] = ()
    expect: Expect | None = None

    def until(self, day: date) -> Self:
        """The file as it stood at the end of a day: without what was judged or decided later."""
        kept = {
            "earlier_blocs": tuple(one for one in self.earlier_blocs if one.date <= day),
            "results": tuple(one for one in self.results if one.date is None or one.date <= day),
            "juries": tuple(one for one in self.juries if one.date <= day),
        }
        return self.model_copy(update=kept)

    @property
    def decisions(self) -> tuple[tuple[date, str, Decision], ...]:
        """Every decision of every jury, oldest jury first: its day, what it is on, what it says."""
        juries = sorted(self.juries, key=lambda jury: jury.date)
        return tuple((jury.date, id, decision) for jury in juries for id, decision in (jury.decisions or {}).items())

    @property
    def last_jury(self) -> date | None:
        """The day of the last jury, if there was one."""
        return max((jury.date for jury in self.juries), default=None)
