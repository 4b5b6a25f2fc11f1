"""What is said of an outcome, and of what else `cqp validate --format json` prints."""

from collections.abc import Mapping

from cqp_cli.wording.descriptions.about import About
from cqp_cli.wording.language import N_

_DECIDED = {
    "verdict": N_("What stands: a decision where there is one, else what is computed."),
    "computed": N_("What the results come to, without the jury."),
    "decided_by": N_("Who decided what stands: the jury, or an earlier session; null where it is a proposal."),
}
_REASON = N_("Why.")
_ASSESSMENT = N_("The assessment, named with its bloc, such as B1/quiz; null outside the assessments.")
_CRITERION = N_("Identifier of the criterion; null for a quiz, and for a judgement as a whole.")
_ASSESSOR = N_("Who assessed; null where nobody is named.")
_DATE = N_("Day of the result, written year-month-day.")
_VALUE = N_("The level of the scale, or the score as it was written, such as 31/40.")
_BASIS = N_("What a judgement outside the assessments is based on.")
_VERSION = N_("Version of this shape: 1.")
_TEXT = N_("The same as a sentence, in the user's language.")
_KIND = N_("A criterion, a quiz (a score), or a judgement as a whole.")

OUTCOME: Mapping[str, About] = {
    "Printed": About(
        N_(
            "What cqp validate --format json prints: an outcome, or a file that cannot be used; an array of these "
            "where there are several files. More keys may come, none is renamed."
        ),
        {},
        N_("Outcome"),
    ),
    "OutcomeShape": About(
        N_("What a candidate's results come to, and why."),
        {
            **_DECIDED,
            "cqp": _VERSION,
            "referential": N_("The referential by which the results were judged."),
            "candidate": N_("Whose results these are."),
            "on": N_(
                "The day on which earlier blocs had to be in time: the last jury's, else the day of the computation."
            ),
            "target": N_("What is aimed at: title, or a list of blocs."),
            "reason": _REASON,
            "makes_title": N_("Whether the blocs aimed at make the title, with the earlier ones."),
            "certified_blocs": N_("Identifiers of the blocs acquired so far."),
            "blocs": N_("The blocs, in the order of the referential."),
            "missing": N_("What would settle what is not acquired."),
            "decisions": N_("The decisions of every jury, oldest first."),
            "warnings": N_("What a jury should look at twice."),
        },
    ),
    "ReferentialShape": About(
        N_("Which referential this is about."),
        {
            "id": N_("Its identifier."),
            "version": N_("Its version."),
            "title": N_("Its title."),
            "sha256": N_("SHA-256 of its file, in hexadecimal."),
        },
    ),
    "CandidateShape": About(N_("Whose results these are."), {"id": N_("The candidate's identifier.")}),
    "BlocShape": About(
        N_("One bloc."),
        {
            **_DECIDED,
            "id": N_("Its identifier."),
            "title": N_("Its title."),
            "reason": _REASON,
            "competences": N_("Its competences, in the order of the referential."),
        },
    ),
    "CompetenceShape": About(
        N_("One competence."),
        {
            **_DECIDED,
            "id": N_("Its identifier."),
            "code": N_("Its code in the bloc, such as B2.2."),
            "evaluated": N_("How much of it has been assessed: none, partly or fully."),
            "reason": _REASON,
            "assessments": N_("What each assessment says of it."),
            "evidence": N_("All that bears on it: criteria, quizzes, judgements."),
        },
    ),
    "AssessmentShape": About(
        N_("What one assessment says of one competence."),
        {
            "id": N_("The assessment, named with its bloc, such as B1/quiz."),
            "verdict": N_("What its results come to for the competence."),
            "reason": _REASON,
        },
    ),
    "EvidenceShape": About(
        N_("One criterion, quiz or judgement as it stands."),
        {
            "assessment": _ASSESSMENT,
            "criterion": _CRITERION,
            "kind": _KIND,
            "verdict": N_("What its results come to."),
            "score": N_("The score as it was written, such as 31/40; worked out of several, as a fraction."),
            "date": _DATE,
            "assessor": _ASSESSOR,
            "basis": _BASIS,
            "counts": N_("Whether it counts: false where something else stands for it."),
            "reason": _REASON,
            "indicators": N_("The indicators, where it was judged by these."),
            "superseded": N_("The results that later ones replaced."),
            "opinions": N_("What several assessors said on one day."),
        },
    ),
    "IndicatorShape": About(
        N_("One indicator as it stands."),
        {
            "number": N_("Its number in the criterion: 1 is the first."),
            "verdict": N_("What its results come to."),
            "value": _VALUE,
            "date": _DATE,
            "assessor": _ASSESSOR,
        },
    ),
    "SupersededShape": About(
        N_("A result that a later one replaced."),
        {
            "date": _DATE,
            "assessor": _ASSESSOR,
            "indicator": N_("The indicator's number, where it is the result of one."),
            "value": _VALUE,
            "basis": _BASIS,
        },
    ),
    "OpinionShape": About(
        N_("What one of several assessors said of the same thing on the same day."),
        {"assessor": _ASSESSOR, "value": _VALUE},
    ),
    "ReasonShape": About(
        N_("Why something is as it is."),
        {
            "code": N_("The reason's code, stable."),
            "values": N_("The values of its sentence; which ones, depends on the code."),
            "text": _TEXT,
        },
    ),
    "MissingShape": About(
        N_("One thing that would settle something."),
        {
            "bloc": N_("Identifier of the bloc; null for the title."),
            "assessment": _ASSESSMENT,
            "criterion": _CRITERION,
            "competences": N_("Identifiers of the competences that it bears on."),
            "assessors": N_("Who assesses, as the referential says."),
            "last": N_("Day of the last result or absence, written year-month-day."),
            "reason": _REASON,
            "kind": _KIND,
            "after": N_("The assessments to be acquired before, named with their bloc."),
        },
    ),
    "DecisionShape": About(
        N_("One decision of one jury."),
        {
            "date": N_("Day of the jury, written year-month-day."),
            "id": N_("Identifier of the competence or bloc, or title."),
            "verdict": N_("What was decided."),
            "reason": N_("The jury's reason."),
            "force": N_(
                "Whether it stands, was replaced by a later decision, was lifted by a later result, or is outside of "
                "what is aimed at."
            ),
        },
    ),
    "NoticeShape": About(
        N_("Something that a jury should look at twice."),
        {
            "code": N_("The warning's code, stable."),
            "values": N_("The values of its sentence; which ones, depends on the code."),
            "text": _TEXT,
        },
    ),
    "RejectedShape": About(
        N_("A file that cannot be used."),
        {
            "cqp": _VERSION,
            "file": N_("Path of the file, as it was given."),
            "diagnostics": N_("Everything that is wrong with it."),
        },
    ),
    "DiagnosticShape": About(
        N_("One thing that is wrong."),
        {
            "code": N_("The diagnostic's code, stable: cqp explain says more of it."),
            "severity": N_("How bad it is."),
            "message": N_("What is wrong, in the user's language."),
            "file": N_("Path of the file that it is wrong in: the referential's, perhaps."),
            "line": N_("Line, from 1."),
            "column": N_("Column, from 1."),
            "hint": N_("What to do about it."),
        },
    ),
}
