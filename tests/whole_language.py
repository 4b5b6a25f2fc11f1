"""Small referentials in the whole language of rules, results for them, and an oracle without any of the engine's code.

The oracle goes through every completion of what is missing: each missing result at its worst and at its best, each
answer that a jury could give where assessors differ, each end of a score that nobody told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from cqp_cli.verdict import Verdict

Data = dict[str, Any]
MOST_HOLES = 8
LEVELS = ["insuffisant", "fragile", "satisfaisant", "très bon"]
DAYS = ["2026-05-11", "2026-05-12"]
MARKS = st.sampled_from(["8/20", "10/20", "12/20", "60%"])


# --- referentials


@st.composite
def rules(draw: st.DrawFn, ids: Sequence[str] = ()) -> Any:
    """A condition or two; over some of the parts where their ids are given."""
    return draw(st.lists(conditions(ids), min_size=1, max_size=2) | conditions(ids))


@st.composite
def conditions(draw: st.DrawFn, ids: Sequence[str]) -> Any:
    kind = draw(st.sampled_from(["all", "any", "agreement", "at_least", "at_least", "mean", "mean", "each"]))
    named = bool(ids) and draw(st.booleans())
    some = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)) if named else []
    if kind in ("all", "any"):
        return {kind: some} if named else kind
    if kind == "agreement":
        return kind
    amount = draw(st.sampled_from(["1", "2", "50%"])) if kind == "at_least" else draw(MARKS)
    return {kind: amount, **({"of": some} if named else {})}


@st.composite
def item(draw: st.DrawFn, parts: Sequence[str], *, rule: bool = True) -> Data:
    """The optional keys of a part of a whole; `parts` are those of its own."""
    found: Data = {}
    if draw(st.booleans()):
        found["weight"] = draw(st.sampled_from(["1", "2", "3", "0.5"]))
    if draw(st.integers(0, 4)) == 0:
        found["required"] = "true"
    if rule and draw(st.integers(0, 2)) == 0:
        found["rule"] = draw(rules(parts))
    return found


@st.composite
def referentials(draw: st.DrawFn) -> Data:
    levels = LEVELS[: draw(st.integers(2, 4))]
    numbers = count(1)
    sizes = draw(st.lists(st.integers(1, 2), min_size=1, max_size=2))
    blocs = [draw(bloc(f"B{place}", [f"C{next(numbers)}" for _ in range(size)])) for place, size in enumerate(sizes, 1)]
    ids = [one["id"] for one in blocs]
    if len(blocs) > 1 and "required" not in blocs[-1] and draw(st.integers(0, 2)) == 0:
        blocs[-1]["optional"] = "true"
    return {
        "cqp": "1",
        "id": "rich",
        "version": "1",
        "title": "Rich",
        "scale": {"levels": levels, "pass": draw(st.sampled_from(levels[1:]))},
        "pass_mark": draw(MARKS),
        "attempts": draw(st.sampled_from(["latest", "best"])),
        "rules": {
            **{level: draw(rules()) for level in ("criterion", "assessment", "competence", "bloc")},
            "title": draw(rules(ids)),
        },
        "blocs": blocs,
    }


@st.composite
def bloc(draw: st.DrawFn, id: str, ids: list[str]) -> Data:
    assessments = [draw(assessment(f"a{place}", ids)) for place in range(draw(st.integers(1, 2)))]
    competences = []
    for one in ids:
        bearing = [a["id"] for a in assessments if one in bears_on(a)]
        competences.append({"id": one, "statement": one, **draw(item(bearing, rule=bool(bearing)))})
    return {"id": id, "title": id, "competences": competences, "assessments": assessments, **draw(item(ids))}


@st.composite
def assessment(draw: st.DrawFn, id: str, ids: list[str]) -> Data:
    some = st.lists(st.sampled_from(ids), min_size=1, unique=True)
    criteria = [
        {
            "id": f"k{place}",
            "title": "A quality",
            "competences": draw(some),
            "indicators": [{"statement": "It shows", **draw(item((), rule=False))} for _ in range(size)],
            **draw(item([str(number + 1) for number in range(size)])),
        }
        for place, size in enumerate(draw(st.lists(st.integers(1, 2), max_size=2)))
    ]
    own = draw(some if not criteria else some | st.just([]))
    is_quiz = bool(own) and draw(st.booleans())
    mark = {"pass_mark": draw(MARKS)} if is_quiz else {}
    return {"id": id, "title": id, "criteria": criteria, "competences": own, **mark, **draw(item((), rule=False))}


def without_marks(data: Any) -> Any:
    """The same rules with a share of the parts in the place of means, of eliminatory marks and of agreement."""
    if isinstance(data, list):
        return [without_marks(one) for one in data]
    if not isinstance(data, dict):
        return {"at_least": "50%"} if data == "agreement" else data
    if data.keys() & {"mean", "each"}:
        return {"at_least": "50%", **({"of": data["of"]} if "of" in data else {})}
    return {key: without_marks(value) for key, value in data.items()}


def bears_on(one: Data) -> set[str]:
    return {*one["competences"], *(id for criterion in one["criteria"] for id in criterion["competences"])}


# --- results


class Thing(NamedTuple):
    """One thing that results are given for (`key` is None for a quiz's score)."""

    ref: str
    key: str | None
    criterion: Data | None


def things(referential: Data) -> Iterator[Thing]:
    for bloc in referential["blocs"]:
        for one in bloc["assessments"]:
            ref = f"{bloc['id']}/{one['id']}"
            yield from (Thing(ref, criterion["id"], criterion) for criterion in one["criteria"])
            if "pass_mark" in one:
                yield Thing(ref, None, None)
            else:
                yield from (Thing(ref, id, None) for id in one["competences"])


@st.composite
def examples(draw: st.DrawFn) -> tuple[Data, Data]:
    """A referential, and a candidate file about it: one or two days of results, an earlier bloc perhaps."""
    referential = draw(referentials())
    values = st.sampled_from([*referential["scale"]["levels"], "7/20", "10/20", "12/20", "13/20"])
    results: list[Data] = []
    for thing in things(referential):
        for day in draw(st.sampled_from([[], DAYS[:1], DAYS[:1], DAYS])):
            results += draw(of_one_day(thing, day, values))
    ids = [one["id"] for one in referential["blocs"]]
    scores = st.sampled_from([{}, {"score": "9/20"}, {"score": "14/20"}])
    earlier = [
        {"bloc": id, "date": "2025-06-18", **draw(scores)} for id in draw(st.lists(st.sampled_from(ids), max_size=1))
    ]
    return referential, {"candidate": {"id": "1"}, "earlier_blocs": earlier, "results": draw(st.permutations(results))}


@st.composite
def of_one_day(
    draw: st.DrawFn, thing: Thing, day: str, values: st.SearchStrategy[str], *, whole: bool | None = None
) -> list[Data]:
    """The opinions of one assessor, or of two: on the whole, or on some or all of the indicators.

    What the oracle is asked about has indicators on the first day alone.
    """
    whole = day != DAYS[0] if whole is None else whole
    if thing.key is None:
        opinions: st.SearchStrategy[Any] = st.sampled_from(["7/20", "10/20", "12/20", "13/20"])
    elif thing.criterion is None or whole:
        opinions = values
    else:
        numbers = [str(number) for number, _ in enumerate(thing.criterion["indicators"], 1)]
        opinions = values | st.dictionaries(st.sampled_from(numbers), values, min_size=1)
    given = draw(opinions)
    assessors = draw(st.sampled_from([["tuteur"], ["tuteur"], ["tuteur", "commission"]]))
    if isinstance(given, dict):
        assessors = assessors[:1]
    return [
        result(thing, day, assessor, given if place == 0 else draw(opinions.filter(lambda one: isinstance(one, str))))
        for place, assessor in enumerate(assessors)
    ]


def result(thing: Thing, day: str, assessor: str, opinion: Any) -> Data:
    said = {"score": opinion} if thing.key is None else {"verdicts": {thing.key: opinion}}
    return {"assessment": thing.ref, "date": day, "assessor": assessor, **said}


def better(result: Data) -> Data:
    """The same result as good as it could have been."""
    if "score" in result:
        return {**result, "score": "20/20"}
    ((key, opinion),) = result["verdicts"].items()
    best = "20/20" if isinstance(opinion, str) else dict.fromkeys(opinion, "20/20")
    return {**result, "verdicts": {key: best}}


def shuffled(referential: Data, random: Random) -> Data:
    """The same referential with its blocs, competences and assessments in another order."""

    def mixed(items: list[Any]) -> list[Any]:
        return random.sample(items, len(items))

    blocs = [
        {**bloc, "competences": mixed(bloc["competences"]), "assessments": mixed(bloc["assessments"])}
        for bloc in referential["blocs"]
    ]
    return {**referential, "blocs": mixed(blocs)}


# --- the oracle


class Part(NamedTuple):
    """A part of a whole in one completion."""

    id: str
    held: bool
    score: Fraction
    item: Data


Answer = Callable[[object], bool]


def share(text: str, levels: Sequence[str]) -> Fraction:
    if text in levels:
        return Fraction(levels.index(text), len(levels) - 1)
    if text.endswith("%"):
        return Fraction(text.rstrip("%")) / 100
    points, maximum = text.split("/")
    return Fraction(points) / Fraction(maximum)


def mean(parts: Sequence[Part]) -> Fraction:
    weights = [Fraction(part.item.get("weight", "1")) for part in parts]
    return sum((part.score * weight for part, weight in zip(parts, weights, strict=True)), Fraction()) / sum(weights)


def meets(rule: Any, parts: Sequence[Part], answer: Answer, whole: object) -> bool:
    """Whether a whole is held; `answer` is the jury's where parts that have to agree differ."""
    rules = rule if isinstance(rule, list) else [rule]
    required = all(part.held for part in parts if "required" in part.item)
    return required and all(condition_met(one, parts, answer, whole) for one in rules)


def condition_met(condition: Any, parts: Sequence[Part], answer: Answer, whole: object) -> bool:
    named = isinstance(condition, dict)
    ids = (condition.get("of") or condition.get("all") or condition.get("any")) if named else None
    counted = [part for part in parts if (part.id in ids if ids else "optional" not in part.item)]
    held = [part.held for part in counted]
    if condition == "agreement":
        return held[0] if len(set(held)) == 1 else answer(whole)
    if condition == "all" or (named and "all" in condition):
        return all(held)
    if condition == "any" or (named and "any" in condition):
        return any(held)
    if "mean" in condition:
        return mean(counted) >= share(condition["mean"], ())
    if "each" in condition:
        return min(part.score for part in counted) >= share(condition["each"], ())
    amount = condition["at_least"]
    return sum(held) >= (share(amount, ()) * len(held) if amount.endswith("%") else int(amount))


class Completion:
    """One completion of a candidate's results: every question that the results leave open is answered by `answer`."""

    def __init__(self, referential: Data, candidate: Data, answer: Answer) -> None:
        self.referential, self.candidate, self.answer = referential, candidate, answer
        self.levels: list[str] = referential["scale"]["levels"]
        self.held: dict[str, bool] = {}

    def run(self) -> dict[str, bool]:
        blocs = [self.bloc(bloc) for bloc in self.referential["blocs"]]
        self.held["title"] = meets(self.referential["rules"]["title"], blocs, self.answer, "title")
        return self.held

    def bloc(self, bloc: Data) -> Part:
        kept = next((one for one in self.candidate["earlier_blocs"] if one["bloc"] == bloc["id"]), None)
        parts = [self.competence(bloc, one) for one in bloc["competences"]]
        if kept is not None:
            self.held.update({part.id: True for part in parts})
            self.held[bloc["id"]] = True
            score = share(kept["score"], ()) if "score" in kept else Fraction(self.answer((bloc["id"], "score")))
            return Part(bloc["id"], True, score, bloc)
        self.held[bloc["id"]] = meets(self.rule(bloc, "bloc"), parts, self.answer, bloc["id"])
        return Part(bloc["id"], self.held[bloc["id"]], mean(parts), bloc)

    def rule(self, item: Data, level: str) -> Any:
        return item.get("rule", self.referential["rules"][level])

    def competence(self, bloc: Data, competence: Data) -> Part:
        id = competence["id"]
        parts = [self.part_of(bloc, one, id) for one in bloc["assessments"] if id in bears_on(one)]
        if parts:
            held, score = meets(self.rule(competence, "competence"), parts, self.answer, id), mean(parts)
        else:
            held = self.answer(id)
            score = Fraction(held)
        self.held[id] = held
        return Part(id, held, score, competence)

    def part_of(self, bloc: Data, assessment: Data, competence: str) -> Part:
        ref = f"{bloc['id']}/{assessment['id']}"
        mark = share(str(assessment.get("pass_mark", self.referential["pass_mark"])), ())
        parts = [
            self.thing(Thing(ref, one["id"], one), one["id"], one, mark)
            for one in assessment["criteria"]
            if competence in one["competences"]
        ]
        if competence in assessment["competences"]:
            key = None if "pass_mark" in assessment else competence
            parts.append(self.thing(Thing(ref, key, None), "quiz" if key is None else "judgement", {}, mark))
        held = meets(self.rule(assessment, "assessment"), parts, self.answer, (ref, competence))
        return Part(assessment["id"], held, mean(parts), assessment)

    def thing(self, thing: Thing, name: str, item: Data, mark: Fraction) -> Part:
        """The value of the last day, or the best of the days; no score is less than indicators gave at the least."""
        days = [value for day in DAYS if (value := self.day(thing, day, mark)) is not None]
        if not days:  # a criterion may be judged as a whole, whatever its rule over indicators
            held = self.answer((thing.ref, thing.key))
            return Part(name, held, Fraction(held), item)
        if self.referential["attempts"] == "latest":
            return Part(name, *days[-1], item)
        worst = Completion(self.referential, self.candidate, lambda _: False)
        given = [opinion for _, opinion in self.given(thing) if not isinstance(opinion, str)]
        least = [worst.indicators(thing, one, mark)[1] for one in given]
        return Part(name, any(held for held, _ in days), max([*least, *(score for _, score in days)]), item)

    def given(self, thing: Thing) -> list[tuple[str, Any]]:
        """The opinions on a thing, each with its day."""
        about = [
            one for one in self.candidate["results"] if (one["assessment"], said_of(one)) == (thing.ref, thing.key)
        ]
        return [(one["date"], opinion_in(one)) for one in about]

    def day(self, thing: Thing, day: str, mark: Fraction) -> tuple[bool, Fraction] | None:
        """What one day says; some of the indicators are nothing beside an opinion on the whole."""
        of_thing = self.given(thing)
        given = [opinion for date, opinion in of_thing if date == day]
        wholes = [one for one in given if isinstance(one, str)]
        by_indicator = [one for one in given if not isinstance(one, str)]
        voices = [(self.enough(one, mark), share(one, self.levels)) for one in wholes]
        for one in by_indicator:
            assert thing.criterion is not None
            complete = len(one) == len(thing.criterion["indicators"])
            alone = all(opinion is one for _, opinion in of_thing)
            if complete or alone or (not wholes and self.enough_for_best(thing, one, mark)):
                voices.append(self.indicators(thing, one, mark))
        if not voices:
            return None
        held = {voice[0] for voice in voices}
        score = sum((voice[1] for voice in voices), Fraction()) / len(voices)
        return (held.pop() if len(held) == 1 else self.answer((thing.ref, thing.key, day))), score

    def enough_for_best(self, thing: Thing, given: Mapping[str, str], mark: Fraction) -> bool:
        """Whether, the best counting, some of the indicators are enough whatever the others turn out to be."""
        worst = Completion(self.referential, self.candidate, lambda _: False)
        return self.referential["attempts"] == "best" and worst.indicators(thing, given, mark)[0]

    def indicators(self, thing: Thing, given: Mapping[str, str], mark: Fraction) -> tuple[bool, Fraction]:
        assert thing.criterion is not None
        parts = []
        for number, indicator in enumerate(thing.criterion["indicators"], 1):
            value = given.get(str(number))
            held = self.enough(value, mark) if value else self.answer((thing.ref, thing.key, number))
            parts.append(Part(str(number), held, share(value, self.levels) if value else Fraction(held), indicator))
        whole = (thing.ref, thing.key, "indicators")
        return meets(self.rule(thing.criterion, "criterion"), parts, self.answer, whole), mean(parts)

    def enough(self, value: str, mark: Fraction) -> bool:
        if value in self.levels:
            return self.levels.index(value) >= self.levels.index(self.referential["scale"]["pass"])
        return share(value, ()) >= mark


def said_of(result: Data) -> str | None:
    return None if "score" in result else next(iter(result["verdicts"]))


def opinion_in(result: Data) -> Any:
    return result["score"] if "score" in result else next(iter(result["verdicts"].values()))


def oracle(referential: Data, candidate: Data) -> dict[str, Verdict]:
    """The verdict of the title, of each bloc and of each competence."""
    seen: dict[str, set[bool]] = {}
    pending: list[dict[object, bool]] = [{}]
    while pending:
        known = pending.pop()
        unknown: list[object] = []

        def answer(question: object, known: dict[object, bool] = known, unknown: list[object] = unknown) -> bool:
            if question not in known:
                unknown.append(question)
                known[question] = False
                return False
            return known[question]

        held = Completion(referential, candidate, answer).run()
        for id, value in held.items():
            seen.setdefault(id, set()).add(value)
        pending += [{**before(known, unknown, place), question: True} for place, question in enumerate(unknown)]
    return {id: agreed(outcomes) for id, outcomes in seen.items()}


def before(known: dict[object, bool], unknown: list[object], place: int) -> dict[object, bool]:
    """What was known before a question, and the answers to those asked between."""
    later = set(map(repr, unknown[place:]))
    return {question: value for question, value in known.items() if repr(question) not in later}


def agreed(outcomes: set[bool]) -> Verdict:
    if len(outcomes) > 1:
        return Verdict.PENDING
    return Verdict.ACQUIRED if True in outcomes else Verdict.NOT_ACQUIRED


def holes(referential: Data, candidate: Data) -> int:
    """How many questions one completion asks."""
    asked: set[str] = set()

    def answer(question: object) -> bool:
        asked.add(repr(question))
        return False

    Completion(referential, candidate, answer).run()
    return len(asked)
