"""From a document's plain data to its model."""

from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from cqp_cli.candidate import Candidate
from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.fields import Model
from cqp_cli.referential import Referential
from cqp_cli.source.document import Path, Source

AnyModel = TypeVar("AnyModel", bound=Model)


class Shaped(NamedTuple, Generic[AnyModel]):
    """What could be made of a document: the model, if any, and what is wrong so far.

    What is wrong is `left_out` of the model, or stands in it under the key that was meant: `renamed` has the path there
    and the path in the file.
    """

    model: AnyModel | None
    problems: list[Diagnostic]
    left_out: tuple[Path, ...] = ()
    renamed: Mapping[Path, Path] = {}


def shape(model: type[AnyModel], source: Source, *, sha256: str = "") -> Shaped[AnyModel]:
    """Make the model of a document.

    Where something in it is wrong, the model is made without that if it can be: the checks see the rest at once.
    """
    problems = list(source.problems)
    if not source.complete:
        return Shaped(None, problems)
    if misplaced := _other_kind(model, source):
        return Shaped(None, [*problems, misplaced])
    context = {"sha256": sha256}
    try:
        return Shaped(model.model_validate(source.data, context=context, by_name=False), [*problems, *_bare(source)])
    except ValidationError as error:
        from cqp_cli.loading.misshapen import without_what_is_wrong  # noqa: PLC0415 — most files have nothing wrong

        shaped = without_what_is_wrong(model, source, problems, error)
        told = {one.place.line for one in shaped.problems}
        shaped.problems.extend(one for one in _bare(source) if one.place.line not in told)
        return shaped


def _bare(source: Source) -> Iterator[Diagnostic]:
    """The keys that lack a colon; of `C1:acquis`, which names nothing, a check tells."""
    for place in source.bare:
        if ":" not in place.excerpt[place.column - 1 :][: place.width]:
            yield Diagnostic(Code.SYNTAX, place, {"variant": "bare_key"})


def _other_kind(model: type[Model], source: Source) -> Diagnostic | None:
    """A referential where a candidate file is expected, or the reverse, is one mistake and not fifty."""
    data = source.data if isinstance(source.data, dict) else {}
    is_referential, is_candidate = "blocs" in data, "candidate" in data or "results" in data
    expected = "candidate" if model is Candidate else "referential"
    if model not in (Candidate, Referential):
        return None
    if is_referential != is_candidate and is_referential == (model is Candidate):
        return Diagnostic(Code.WRONG_FILE, source.place(()), {"variant": expected})
    return None
