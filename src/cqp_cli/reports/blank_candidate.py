"""A commented candidate file with every assessment of a referential, ready to fill in."""

import re
from collections.abc import Iterator

from cqp_cli.referential import Assessment, Criterion, Referential
from cqp_cli.reports.screen import visible
from cqp_cli.wording.language import N_, Words
from cqp_cli.wording.numbers import listing, score_text

_PLAIN = re.compile(r"[A-Za-z_/][\w./-]*")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def blank_candidate(words: Words, referential: Referential, reference: str, candidate_id: str) -> str:
    """The YAML text. `reference` is how the file names its referential: an id, or a path relative to the file."""
    lines = [*_head(words, referential, reference, candidate_id), "results:"]
    for bloc in referential.blocs:
        lines += [f"  # {_comment(f'{bloc.id} {bloc.title}')}", ""]
        for assessment in bloc.assessments:
            lines += [*_assessment(words, bloc.id, assessment, referential), ""]
    return "\n".join([*lines, *_tail(words, referential)]) + "\n"


def _head(words: Words, referential: Referential, reference: str, candidate_id: str) -> Iterator[str]:
    levels, example = listing(referential.scale.levels), referential.blocs[0].id
    yield "# yaml-language-server: $schema=candidate.schema.json"
    yield _note(
        words,
        N_("Completion and checks in an editor, beside this file: cqp schema candidate -o candidate.schema.json"),
    )
    yield _note(words, N_("Results of one candidate: {title}"), title=referential.title)
    yield _note(words, N_("Fill in what is known, before the “#” of its line; what stays empty is not assessed."))
    yield _note(words, N_("Levels, from the lowest to the highest: {levels}."), levels=levels)
    yield _note(words, N_("A candidate who did not come: “absent: excused” or “absent: true”, instead of the results."))
    yield _note(words, N_("A retake: copy the assessment's lines, with the new date and the new results."))
    yield _note(words, N_("Then read what they come to: cqp validate THIS-FILE"))
    yield "cqp: 1"
    yield f"referential: {_scalar(reference)}"
    yield f"referential_version: {_scalar(referential.version)}"
    yield "candidate:"
    yield f"  id: {_scalar(candidate_id)}"
    yield "  family_name:"
    yield "  given_name:"
    yield "route: training " + _note(words, N_("training, or vae"))
    yield "target: title " + _note(words, N_("title, or a list of blocs such as [{bloc}]"), bloc=example)
    yield ""
    yield _note(words, N_("Blocs kept from an earlier session, for example:"))
    yield "# earlier_blocs:"
    yield f"#   - bloc: {referential.blocs[-1].id}"
    yield "#     date: 2025-06-18"
    yield "#     proof: " + words.say(N_("minutes of 18 June 2025"))
    yield ""
    yield _note(words, N_("Adapted modalities: the measure, never the reason for it; for example:"))
    yield "# adaptations:"
    yield f"#   - assessment: {next(iter(referential.assessment), example)}"
    yield "#     measure: " + words.say(N_("questions read aloud"))
    yield ""


def _assessment(words: Words, bloc: str, assessment: Assessment, referential: Referential) -> Iterator[str]:
    yield f"  # {_comment(assessment.title)}"
    yield f"  - assessment: {bloc}/{assessment.id}"
    yield "    date: " + _note(words, N_("year-month-day, such as 2026-05-14"))
    if len(assessment.assessors) == 1:
        yield f"    assessor: {_scalar(assessment.assessors[0])}"
    elif assessment.assessors:
        yield "    assessor: " + _note(words, N_("one of: {assessors}"), assessors=listing(assessment.assessors))
    if assessment.pass_mark is not None:
        mark = score_text(words, assessment.pass_mark, assessment.pass_mark)
        competences = listing(assessment.competences)
        yield "    score: " + _note(
            words, N_("such as 31/40 or 77.5%; {mark} needed, for {competences}"), mark=mark, competences=competences
        )
    if assessment.judged:
        yield "    verdicts:"
    for id, criterion in assessment.judged.items():
        yield from _judged(words, id, criterion, referential)


def _judged(words: Words, id: str, criterion: Criterion | None, referential: Referential) -> Iterator[str]:
    if criterion is None:
        yield f"      # {_comment(referential.competence[id].statement)}"
        yield f"      {_scalar(id)}: " + _note(words, N_("one level, for the competence as a whole"))
        return
    yield f"      {_scalar(id)}: # {_comment(criterion.title)}"
    yield "        overall: " + _note(
        words, N_("one level for the whole is enough, and decides; or one for each indicator")
    )
    for number, indicator in enumerate(criterion.indicators, 1):
        yield f"        {number}: # {_comment(indicator.statement)}"


def _tail(words: Words, referential: Referential) -> Iterator[str]:
    bloc = referential.blocs[0]
    competence = bloc.competences[0].id
    yield "  " + _note(
        words, N_("Competences judged outside the assessments (VAE, an adapted assessment), for example:")
    )
    yield f"  # - bloc: {bloc.id}"
    yield "  #   basis: " + words.say(N_("VAE file and interview"))
    yield "  #   date: 2026-06-02"
    yield f"  #   verdicts: {{{_scalar(competence)}: {_scalar(referential.scale.pass_level)}}}"
    yield ""
    yield _note(words, N_("The jury, once it has met: on a competence, a bloc or the title. For example:"))
    yield "# juries:"
    yield "#   - date: 2026-06-20"
    yield "#     decisions:"
    yield f"#       {_scalar(competence)}:"
    yield "#         verdict: acquired " + _note(words, N_("acquired, or not_acquired"))
    yield "#         reason: " + _note(words, N_("needed where the decision differs from the computed result"))


def _note(words: Words, message: str, **values: object) -> str:
    return "# " + _comment(words.say(message, **values))


def _comment(text: str) -> str:
    """Text that stays on its line and in its comment."""
    return visible(" ".join(text.split()))


def _scalar(text: str) -> str:
    """A text as YAML, in quotes wherever another reader might take it for something else."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    escaped = (character if character.isprintable() else f"\\U{ord(character):08X}" for character in text)
    return '"' + "".join({'"': '\\"', "\\": "\\\\"}.get(one, one) for one in escaped) + '"'
