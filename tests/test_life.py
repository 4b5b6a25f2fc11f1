"""A candidate's life, a day at a time, against a model so plain that it can be read in one go."""

from datetime import date, timedelta
from itertools import chain
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cqp_cli.candidate import Candidate
from cqp_cli.engine.evaluate import evaluate
from cqp_cli.outcome import Outcome
from cqp_cli.referential import Referential
from cqp_cli.verdict import Verdict

BLOCS = {"B1": ["C1", "C2"], "B2": ["C3"], "B3": ["C4", "C5"]}
# What is judged: by its assessment and its criterion (none for a quiz), the competences that it bears on.
THINGS = {
    ("B1/case", "k1"): ["C1"],
    ("B1/case", "k2"): ["C1", "C2"],
    ("B1/quiz", None): ["C1", "C2"],
    ("B2/visit", "k3"): ["C3"],
    ("B3/file", "k4"): ["C4"],
    ("B3/file", "k5"): ["C5"],
}
INDICATORS = (1, 2, 3)
SHOWN = st.dictionaries(st.sampled_from(INDICATORS), st.booleans(), min_size=1)
VALUE = {True: "acquis", False: "non acquis"}
SCORE = {True: "12/20", False: "11/20"}


def assessment(id: str) -> dict[str, Any]:
    things = {key: ids for (ref, key), ids in THINGS.items() if ref.endswith(f"/{id}")}
    if None in things:
        return {"id": id, "title": id, "competences": things[None], "pass_mark": "60%"}
    criteria = [
        {"id": key, "title": key, "competences": ids, "indicators": ["It shows"] * len(INDICATORS)}
        for key, ids in things.items()
    ]
    return {"id": id, "title": id, "criteria": criteria}


REFERENTIAL = Referential.model_validate(
    {
        "cqp": "1",
        "id": "life",
        "version": "1",
        "title": "A life",
        "blocs": [
            {
                "id": bloc,
                "title": bloc,
                "competences": [{"id": id, "statement": id} for id in ids],
                "assessments": [
                    assessment(name)
                    for name in sorted({ref.split("/")[1] for ref, _ in THINGS if ref.startswith(bloc)})
                ],
            }
            for bloc, ids in BLOCS.items()
        ],
    }
)


def worst(verdicts: list[Verdict]) -> Verdict:
    """Where all must be acquired: one that is not decides, else one that is pending."""
    return next((one for one in (Verdict.NOT_ACQUIRED, Verdict.PENDING) if one in verdicts), Verdict.ACQUIRED)


class Life(RuleBasedStateMachine):
    """What happens to a candidate; beside it, what an attentive secretary would have written down."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date(2026, 1, 5)
        self.file: dict[str, Any] = {"candidate": {"id": "1"}, "earlier_blocs": [], "results": [], "juries": []}
        self.whole: dict[Any, bool] = {}
        self.shown: dict[Any, dict[int, bool]] = {thing: {} for thing in THINGS}
        self.direct: dict[str, bool] = {}
        self.decided: dict[str, bool] = {}
        self.decided_today: set[str] = set()
        self.past: list[tuple[date, dict[str, Verdict]]] = []

    @initialize(blocs=st.sets(st.sampled_from([*BLOCS]), max_size=1))
    def came_with_blocs(self, blocs: set[str]) -> None:
        self.file["earlier_blocs"] = [{"bloc": bloc, "date": date(2025, 6, 1)} for bloc in blocs]

    # --- what happens

    @rule(thing=st.sampled_from([*THINGS]), good=st.booleans())
    def is_judged(self, thing: tuple[str, str | None], good: bool) -> None:
        ref, key = thing
        said = {"score": SCORE[good]} if key is None else {"verdicts": {key: VALUE[good]}}
        self._result(said, ref, THINGS[thing])
        self.whole[thing], self.shown[thing] = good, {}

    @rule(thing=st.sampled_from([thing for thing in THINGS if thing[1]]), shown=SHOWN)
    def is_judged_by_indicators(self, thing: tuple[str, str], shown: dict[int, bool]) -> None:
        ref, key = thing
        self._result({"verdicts": {key: {str(one): VALUE[good] for one, good in shown.items()}}}, ref, THINGS[thing])
        self.shown[thing].update(shown)
        if len(self.shown[thing]) == len(INDICATORS):
            self.whole.pop(thing, None)

    @rule(ref=st.sampled_from([ref for ref, _ in THINGS]), absent=st.sampled_from(["true", "excused"]))
    def is_absent(self, ref: str, absent: str) -> None:
        self._result({"absent": absent}, ref, [])

    @rule(id=st.sampled_from(sorted(chain(*BLOCS.values()))), good=st.booleans())
    def is_recognised_by_experience(self, id: str, good: bool) -> None:
        bloc = next(bloc for bloc, ids in BLOCS.items() if id in ids)
        self._result({"bloc": bloc, "basis": "dossier", "verdicts": {id: VALUE[good]}}, None, [id])
        self.direct[id] = good

    @rule(id=st.sampled_from(["title", *BLOCS, *chain(*BLOCS.values())]), good=st.booleans())
    def is_decided_by_a_jury(self, id: str, good: bool) -> None:
        earlier = self._earlier()
        if id in earlier or (self.decided.get(id) and not good):
            return  # a mistake, of which the checks speak
        decision = {"verdict": VALUE[good], "reason": "la délibération"}
        self.file["juries"].append({"date": self.today, "decisions": {id: decision}})
        self.decided[id] = good
        self.decided_today.add(id)

    @rule(days=st.integers(1, 400))
    def time_goes_by(self, days: int) -> None:
        self._tomorrow()
        self.today += timedelta(days=days)

    def _result(self, said: dict[str, Any], ref: str | None, concerned: list[str]) -> None:
        """A day has one event: two results for one thing on one day would be a mistake."""
        self._tomorrow()
        about = {} if ref is None else {"assessment": ref}
        self.file["results"].append({**about, "date": self.today, **said})
        if ref is not None:
            self.direct = {id: good for id, good in self.direct.items() if id not in concerned}
        touched = {*concerned, *(bloc for bloc, ids in BLOCS.items() if {*ids} & {*concerned})}
        touched |= {"title"} if concerned else set()
        self.decided = {id: good for id, good in self.decided.items() if good or id not in touched}

    def _tomorrow(self) -> None:
        expected = self._expected()
        self.past.append((self.today, expected))
        if "title" in self.decided:  # the blocs that are acquired are validated with it, or once completed by a jury
            for bloc, ids in BLOCS.items():
                if self.decided_today & {"title", *ids} and expected[bloc] is Verdict.ACQUIRED:
                    self.decided[bloc] = True
        self.decided_today = set()
        self.today += timedelta(days=1)

    # --- what is so

    def _earlier(self) -> set[str]:
        blocs = {one["bloc"] for one in self.file["earlier_blocs"]}
        return blocs.union(*(BLOCS[bloc] for bloc in blocs))

    def _thing(self, thing: tuple[str, str | None]) -> Verdict:
        if thing in self.whole:
            return Verdict.ACQUIRED if self.whole[thing] else Verdict.NOT_ACQUIRED
        shown = self.shown[thing]
        if False in shown.values():
            return Verdict.NOT_ACQUIRED
        return Verdict.ACQUIRED if len(shown) == len(INDICATORS) else Verdict.PENDING

    def _expected(self) -> dict[str, Verdict]:
        found: dict[str, Verdict] = {}
        for id in chain(*BLOCS.values()):
            evidence = [self._thing(thing) for thing, ids in THINGS.items() if id in ids]
            direct = self.direct.get(id)
            verdict = worst(evidence) if direct is None else Verdict.ACQUIRED if direct else Verdict.NOT_ACQUIRED
            found[id] = self._settled(id, verdict)
        for id, parts in [*BLOCS.items(), ("title", [*BLOCS])]:
            found[id] = self._settled(id, worst([found[part] for part in parts]))
        return found

    def _settled(self, id: str, verdict: Verdict) -> Verdict:
        if id in self._earlier() or self.decided.get(id):
            return Verdict.ACQUIRED
        return Verdict.NOT_ACQUIRED if id in self.decided else verdict

    # --- what has to hold

    @invariant()
    def the_engine_says_the_same(self) -> None:
        assert verdicts(evaluate(REFERENTIAL, Candidate.model_validate(self.file), on=self.today)) == self._expected()

    def teardown(self) -> None:
        """What was so on a day stays so of that day, whatever came later."""
        candidate = Candidate.model_validate(self.file)
        for day, expected in self.past:
            assert verdicts(evaluate(REFERENTIAL, candidate.until(day), on=day)) == expected


def verdicts(outcome: Outcome) -> dict[str, Verdict]:
    blocs = {bloc.id: bloc.verdict for bloc in outcome.blocs}
    competences = {one.id: one.verdict for bloc in outcome.blocs for one in bloc.competences}
    return {"title": outcome.verdict, **blocs, **competences}


Life.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, derandomize=True, database=None
)
TestLife = Life.TestCase
