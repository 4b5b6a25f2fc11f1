"""The referential for other programs: what the summary shows, as data."""

from typing import Any

from pydantic import TypeAdapter

from cqp_cli.fields import Model
from cqp_cli.outcome import Part
from cqp_cli.referential import Bloc, Competence, Placed, Referential
from cqp_cli.reports.outcome_json import FORMAT_VERSION
from cqp_cli.rule import Rule
from cqp_cli.wording.language import Words
from cqp_cli.wording.rules import rule_text

_RULE: TypeAdapter[Rule] = TypeAdapter(Rule)


def title_shape(words: Words, referential: Referential) -> dict[str, Any]:
    """The title, with all that it holds."""
    needed = _needed(words, referential.rules.title, Part.BLOC)
    return {**_head("title", referential), **_data(referential), "needed": needed}


def item_shape(words: Words, referential: Referential, item: Bloc | Competence | Placed) -> dict[str, Any]:
    """One bloc or assessment, with all that it holds; one competence, with what bears on it."""
    if isinstance(item, Bloc):
        needed = _needed(words, item.rule or referential.rules.bloc, Part.COMPETENCE)
        return {**_head("bloc", referential), **_data(item), "needed": needed}
    if isinstance(item, Competence):
        placed = [one for one in referential.assessment.values() if item.id in one.assessment.all_competences]
        needed = _needed(words, item.rule or referential.rules.competence, Part.ASSESSMENT)
        about = {"bloc": referential.bloc_of[item.id].id, "assessments": [_placed(one) for one in placed]}
        return {**_head("competence", referential), **_data(item), **about, "needed": needed}
    return {**_head("assessment", referential), "bloc": item.bloc.id, **_placed(item)}


def _placed(placed: Placed) -> dict[str, Any]:
    return {"ref": placed.ref, **_data(placed.assessment)}


def _head(kind: str, referential: Referential) -> dict[str, Any]:
    about = {name: getattr(referential, name) for name in ("id", "version", "title", "sha256")}
    return {"cqp": FORMAT_VERSION, "kind": kind, "referential": about}


def _needed(words: Words, rule: Rule, part: Part) -> dict[str, Any]:
    """A rule as the file format writes it, and in words."""
    return {"rule": _RULE.dump_python(rule, mode="json"), "text": rule_text(words, rule, part)}


def _data(model: Model) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"cqp"})
