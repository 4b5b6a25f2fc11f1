"""Small referentials and results for the property tests, as plain data in the two file formats."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from hypothesis import strategies as st

Data = dict[str, Any]

DAYS = [f"2026-05-{day:02}" for day in range(11, 16)]
AFTERWARDS = "2026-07-01"
VALUES = st.sampled_from(["acquis", "acquis", "acquis", "non acquis", "9/20", "10/20", "11/20", "12/20"])
SCORES = st.sampled_from(["40/40", "24/40", "24/40", "23/40", "20/40", "19/40"])

REACHABLE = st.sampled_from(
    ["all", "any", {"at_least": "1"}, {"at_least": "34%"}, {"at_least": "50%"}, {"at_least": "70%"}]
)
CONDITIONS = REACHABLE | st.sampled_from([{"at_least": "2"}, {"at_least": "3"}])


RULES = ("criterion", "assessment", "competence", "bloc", "title")


class Thing(NamedTuple):
    """One thing that results are given for: a criterion, a competence judged as a whole, a quiz (`key` is None)."""

    assessment: str
    key: str | None
    competences: tuple[str, ...]
    indicators: int
    mark: Fraction


class Example(NamedTuple):
    """A referential, and the content of a candidate file about it."""

    referential: Data
    candidate: Data


def things(referential: Data) -> list[Thing]:
    """Everything that results can be given for."""
    return [
        thing
        for bloc in referential["blocs"]
        for assessment in bloc["assessments"]
        for thing in _things_of(f"{bloc['id']}/{assessment['id']}", assessment)
    ]


def _things_of(ref: str, assessment: Data) -> Iterator[Thing]:
    pass_mark = assessment.get("pass_mark")
    mark = Fraction(1, 2) if pass_mark is None else Fraction(int(pass_mark.rstrip("%")), 100)
    for criterion in assessment["criteria"]:
        yield Thing(ref, criterion["id"], tuple(criterion["competences"]), len(criterion["indicators"]), mark)
    if pass_mark is not None:
        yield Thing(ref, None, tuple(assessment["competences"]), 0, mark)
    else:
        yield from (Thing(ref, id, (id,), 0, mark) for id in assessment["competences"])


@st.composite
def referentials(draw: st.DrawFn, conditions: st.SearchStrategy[Any] = CONDITIONS, *, covered: bool = False) -> Data:
    """A referential of one to three blocs; if `covered`, some assessment bears on every competence."""
    rule = conditions | st.lists(conditions, min_size=1, max_size=2)
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    blocs, competences = [], iter(range(1, 10))
    for number, size in enumerate(sizes, 1):
        ids = [f"C{next(competences)}" for _ in range(size)]
        blocs.append(draw(_bloc(f"B{number}", ids, covered=covered)))
    return small_referential(blocs, {level: draw(rule) for level in RULES})


def small_referential(blocs: list[Data], rules: Data) -> Data:
    """The content of a referential file."""
    return {"cqp": "1", "id": "small", "version": "1", "title": "Small", "rules": rules, "blocs": blocs}


@st.composite
def _bloc(draw: st.DrawFn, id: str, ids: list[str], *, covered: bool) -> Data:
    assessments = [draw(_assessment(f"a{number}", ids)) for number in range(draw(st.sampled_from([1, 2, 1, 2, 0])))]
    named = {id for assessment in assessments for id in assessment["competences"]}
    named |= {
        id for assessment in assessments for criterion in assessment["criteria"] for id in criterion["competences"]
    }
    rest = [id for id in ids if id not in named]
    if covered and rest:
        assessments.append({"id": "rest", "title": "Rest", "criteria": [], "competences": rest})
    competences = [{"id": id, "statement": id} for id in ids]
    return {"id": id, "title": id, "competences": competences, "assessments": assessments}


@st.composite
def _assessment(draw: st.DrawFn, id: str, ids: list[str]) -> Data:
    some = st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)
    criteria = [
        {"id": f"k{number}", "title": "A quality", "competences": draw(some), "indicators": ["It shows"] * count}
        for number, count in enumerate(draw(st.lists(st.sampled_from([2, 3, 1]), max_size=2)), 1)
    ]
    own = draw(some if not criteria else some | st.just([]))
    mark = draw(st.sampled_from([None, "50%", "60%"])) if own else None
    with_mark = {} if mark is None else {"pass_mark": mark}
    return {"id": id, "title": id, "criteria": criteria, "competences": own, **with_mark}


def opinions(thing: Thing) -> st.SearchStrategy[Any]:
    """What a result may say of a thing that is no quiz: a value, or values by indicator and perhaps overall."""
    if not thing.indicators:
        return VALUES
    numbers = st.sampled_from([str(number + 1) for number in range(thing.indicators)])
    by_indicator = st.dictionaries(numbers, VALUES, min_size=1)
    with_overall = st.tuples(by_indicator, VALUES).map(lambda said: {**said[0], "overall": said[1]})
    return VALUES | by_indicator | by_indicator | with_overall


@st.composite
def results_of(draw: st.DrawFn, thing: Thing, day: str) -> Data:
    """A result of one thing on one day."""
    return result(thing, day, draw(SCORES if thing.key is None else opinions(thing)))


def result(thing: Thing, day: str, opinion: Any) -> Data:
    """The entry of a candidate file that says `opinion` of a thing."""
    said = {"score": opinion} if thing.key is None else {"verdicts": {thing.key: opinion}}
    return {"assessment": thing.assessment, "date": day, **said}


def best_result(thing: Thing, day: str) -> Data:
    """The best that a result can say of a thing."""
    return result(thing, day, "40/40" if thing.key is None else "acquis")


@st.composite
def examples(draw: st.DrawFn, some_referentials: st.SearchStrategy[Data]) -> Example:
    """A referential, and at most one result for each thing."""
    referential = draw(some_referentials)
    results = [draw(results_of(thing, draw(st.sampled_from(DAYS)))) for thing in draw(_evaluated(referential))]
    return blank(referential, results=results)


@st.composite
def histories(draw: st.DrawFn, some_referentials: st.SearchStrategy[Data]) -> Example:
    """A referential, and retakes, absences, direct judgements and earlier blocs."""
    referential = draw(some_referentials)
    results = [
        entry
        for thing in draw(_evaluated(referential))
        for day in draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True))
        for entry in _in_two(draw(results_of(thing, day)))
    ]
    for bloc in referential["blocs"]:
        results += draw(_direct_judgements(bloc))
        results += draw(_absences(bloc, results))
    ids = st.sampled_from([bloc["id"] for bloc in referential["blocs"]])
    earlier = [{"bloc": id, "date": "2025-06-18"} for id in draw(st.just([]) | st.lists(ids, max_size=1))]
    return blank(referential, results=draw(st.permutations(results)), earlier_blocs=earlier)


def _in_two(given: Data) -> list[Data]:
    """A result by indicators as two results of the same day, by two assessors; any other as it is."""
    ((key, opinion),) = given.get("verdicts", {None: ""}).items()
    if isinstance(opinion, str) or "overall" in opinion or len(opinion) == 1:
        return [given]
    first, *others = opinion
    shares = {"tuteur": {first: opinion[first]}, "commission": {number: opinion[number] for number in others}}
    return [{**given, "assessor": assessor, "verdicts": {key: share}} for assessor, share in shares.items()]


def blank(referential: Data, **content: Any) -> Example:
    """A candidate file with nothing in it but `content`."""
    return Example(referential, {"candidate": {"id": "1"}, **content})


@st.composite
def _evaluated(draw: st.DrawFn, referential: Data) -> list[Thing]:
    """The things that have results: few enough are left out for all their completions to be gone through."""
    all_things = things(referential)
    most = min(5, len(all_things) - 1)
    left_out = draw(st.sets(st.sampled_from(all_things), max_size=most)) if most > 0 else set()
    return [thing for thing in all_things if thing not in left_out]


@st.composite
def _direct_judgements(draw: st.DrawFn, bloc: Data) -> list[Data]:
    ids = st.sampled_from([competence["id"] for competence in bloc["competences"]])
    none: st.SearchStrategy[list[str]] = st.just([])
    days = draw(none | none | st.lists(st.sampled_from(DAYS), max_size=2, unique=True))
    return [
        {
            "bloc": bloc["id"],
            "basis": "dossier",
            "date": day,
            "verdicts": draw(st.dictionaries(ids, VALUES, min_size=1)),
        }
        for day in days
    ]


@st.composite
def _absences(draw: st.DrawFn, bloc: Data, results: list[Data]) -> list[Data]:
    """Absences from some of a bloc's assessments, on days when nothing came of them."""
    taken = {(given.get("assessment"), given["date"]) for given in results}
    refs = [f"{bloc['id']}/{assessment['id']}" for assessment in bloc["assessments"] if draw(st.booleans())]
    return [
        {"assessment": ref, "date": day, "absent": draw(st.sampled_from(["true", "excused"]))}
        for ref in refs
        for day in draw(st.lists(st.sampled_from(DAYS), max_size=1))
        if (ref, day) not in taken
    ]


@st.composite
def juries(draw: st.DrawFn, referential: Data) -> list[Data]:
    """One or two juries that decide on anything."""
    blocs = referential["blocs"]
    ids = ["title", *(bloc["id"] for bloc in blocs), *(one["id"] for bloc in blocs for one in bloc["competences"])]
    decision = st.fixed_dictionaries(
        {
            "verdict": st.sampled_from(["acquired", "not_acquired"]),
            "reason": st.just("The jury's"),
        }
    )
    decisions = st.dictionaries(st.sampled_from(ids), decision, min_size=1, max_size=4)
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=2, unique=True))
    return [{"date": day, "decisions": draw(decisions)} for day in days]
