"""What is said of a referential and its parts."""

from collections.abc import Mapping

from cqp_cli.wording.descriptions.about import FORMAT, NOTE, About
from cqp_cli.wording.language import N_

_ITEM = {
    "weight": N_("How much its score counts in a mean: a number above 0, 1 by default. Example: 2."),
    "required": N_("true if the whole cannot be acquired without it."),
}
_RULED = {**_ITEM, "rule": N_("Its own rule, instead of the one that “rules” has for its kind.")}
_OF = N_("Identifiers of the parts that the condition is over; every part that counts where nothing is said.")

REFERENTIAL: Mapping[str, About] = {
    "Referential": About(
        N_("A certification: its activities, its competences, and how each is assessed."),
        {
            "cqp": FORMAT,
            "id": N_("Identifier: letters, digits, full stops, hyphens, underscores. Example: cqp-ccp."),
            "version": N_("Version, to be changed with the rules: candidate files may be pinned to it. Example: 2023."),
            "title": N_("The title, exactly as it is registered."),
            "level": N_("Level in the French framework of qualifications, from 1 to 8. Example: 6."),
            "rncp": N_("Number of the entry in the RNCP. Example: RNCP38026."),
            "registered_on": N_("First day of the registration, written year-month-day. Example: 2023-09-20."),
            "registered_until": N_("Last day of the registration, written year-month-day. Example: 2028-09-20."),
            "nsf": N_("NSF code of the speciality. Example: 313."),
            "formacode": N_("Code of the Formacode thesaurus. Example: 41092."),
            "collective_agreement": N_("Number of the collective agreement. Example: 3161."),
            "certifiers": N_("Who awards the title."),
            "modalities": N_("The kinds of assessment, by their code. Example: E1: Case study."),
            "accommodation": N_("How the kinds of assessment can be adapted to disabled candidates."),
            "scale": N_(
                "The words of the assessors, from the lowest level to the highest: by default non acquis, acquis."
            ),
            "rules": N_("What each whole needs of its parts: all of them, where nothing is said."),
            "attempts": N_("Which of several results for the same thing counts: the latest, or the best."),
            "pass_mark": N_(
                "The score from which something scored is acquired, where its assessment has no pass mark: "
                "a fraction of the maximum, 10/20 by default. Examples: 12/20, 60%."
            ),
            "earlier_blocs_valid_for": N_(
                "How long a bloc from an earlier session counts, in years or months; for life where nothing is said. "
                "Examples: 5 years, 18 months."
            ),
            "equivalences": N_("Blocs of an earlier version that stand for blocs of this one."),
            "statement": N_("The conditions of award, as the referential states them."),
            "note": NOTE,
            "blocs": N_("The blocs of competences: each can be validated on its own."),
        },
        N_("Referential"),
    ),
    "Certifier": About(
        N_("A body that awards the title."),
        {"name": N_("Legal name."), "siret": N_("SIRET number: 14 digits.")},
        N_("Certifier"),
    ),
    "Scale": About(
        N_("The ordered levels that an assessor may use."),
        {
            "levels": N_("The levels, from the lowest to the highest: two at least."),
            "pass": N_("The first level that is enough. It is not the lowest."),
        },
        N_("Scale"),
    ),
    "Rules": About(
        N_(
            "What each whole needs of its parts: all (every part), any (one is enough), at_least, mean, each, "
            "agreement; or a list of conditions that must all hold."
        ),
        {
            "criterion": N_("What a criterion needs of its indicators."),
            "assessment": N_(
                "What an assessment needs, for one competence, of the criteria that cover it, its score and its "
                "judgement as a whole."
            ),
            "competence": N_("What a competence needs of its assessments."),
            "bloc": N_("What a bloc needs of its competences."),
            "title": N_("What the title needs of its blocs."),
        },
        N_("Rules"),
    ),
    "Bloc": About(
        N_("A part of the title that can be validated on its own, as a whole or not at all."),
        {
            **_RULED,
            "id": N_("Identifier of the bloc. Example: B1."),
            "title": N_("Title of the bloc."),
            "activities": N_("The activities that its competences come from."),
            "competences": N_("The competences of the bloc: one at least."),
            "assessments": N_("The assessments of its competences."),
            "optional": N_("true if the bloc counts only where a rule names it."),
            "note": NOTE,
        },
        N_("Bloc"),
    ),
    "Activity": About(
        N_("The work that competences come from."),
        {
            "id": N_("Identifier of the activity. Example: A1."),
            "title": N_("Title of the activity."),
            "tasks": N_("The tasks of the activity."),
            "note": NOTE,
        },
        N_("Activity"),
    ),
    "Competence": About(
        N_("What a candidate must show."),
        {
            **_RULED,
            "id": N_("Identifier of the competence, unique in the whole file. Example: C8."),
            "code": N_("Code of the competence in its bloc. Example: B2.2."),
            "activity": N_("Identifier of the activity that it comes from. Example: A1."),
            "statement": N_("What the competence says: a verb, an object, a purpose."),
            "note": NOTE,
        },
        N_("Competence"),
    ),
    "Assessment": About(
        N_(
            "One occasion of assessing competences of the bloc: by criteria, as a whole, or by a score where there is "
            "a pass mark (a quiz)."
        ),
        {
            **_RULED,
            "id": N_("Identifier of the assessment in its bloc. From outside bloc B1, “quiz” is called B1/quiz."),
            "title": N_("Title of the assessment."),
            "modalities": N_("Codes of its modalities, among those of the referential. Example: [E1, E6]."),
            "assessors": N_("Who assesses. Example: [tuteur, commission]."),
            "description": N_("How it takes place."),
            "criteria": N_("Its criteria: each judges the competences that it names."),
            "competences": N_(
                "Identifiers of the competences judged without a criterion: by the score where there is a pass mark, "
                "as a whole otherwise. Example: [C4, C6]."
            ),
            "pass_mark": N_(
                "The score needed, which makes a quiz of the assessment: a fraction of the maximum. Examples: 60%, "
                "12/20."
            ),
            "requires": N_(
                "The assessments to be acquired before this one is taken, named with their bloc. Example: [B1/theorie]."
            ),
            "collective": N_("true if candidates take it as a group."),
            "note": NOTE,
        },
        N_("Assessment"),
    ),
    "Criterion": About(
        N_("A quality looked for over one or several competences."),
        {
            **_RULED,
            "id": N_("Identifier in its assessment: by custom, its competences joined by hyphens. Example: C8-C9."),
            "title": N_("Title of the criterion."),
            "competences": N_("Identifiers of the competences that it judges: it counts for each. Example: [C8, C9]."),
            "indicators": N_("Its indicators, numbered from 1 in this order."),
            "note": NOTE,
        },
        N_("Criterion"),
    ),
    "Indicator": About(
        N_(
            "An observable statement under a criterion. Where it has neither weight nor “required”, its text is enough."
        ),
        {**_ITEM, "statement": N_("What is observed.")},
        N_("Indicator"),
    ),
    "Equivalence": About(
        N_("Blocs of an earlier version that stand for some of this one."),
        {
            "from": N_("A bloc of an earlier version, or a list of those that are all needed. Example: RNCP34806BC01."),
            "to": N_("Identifiers of the blocs that are then held to be acquired. Example: [B1]."),
        },
        N_("Equivalence"),
    ),
    "Condition": About(
        N_(
            "What a whole needs of its parts. “all”: every part is acquired. “any”: one is. “agreement”: all are, and "
            "where they differ the jury settles it."
        ),
        {},
        N_("Condition"),
    ),
    "All": About(
        N_("Every part named is acquired."),
        {"all": N_("Identifiers of the parts that are needed.")},
        N_("All of these"),
    ),
    "AnyOf": About(
        N_("One of the parts named is acquired."),
        {"any": N_("Identifiers of the parts, of which one is needed.")},
        N_("One of these"),
    ),
    "AtLeast": About(
        N_("So many of the parts, or such a share of them, are acquired."),
        {"at_least": N_("A number of parts (3), or a share of them (70%, 2/3)."), "of": _OF},
        N_("So many at least"),
    ),
    "Mean": About(
        N_("The weighted mean of the parts' scores is high enough."),
        {"mean": N_("The mean needed: a fraction of the maximum. Examples: 12/20, 60%."), "of": _OF},
        N_("Mean"),
    ),
    "Each": About(
        N_("No part's score is too low: a lower mark is eliminatory."),
        {
            "each": N_("The mark below which a part is eliminatory: a fraction of the maximum. Examples: 8/20, 40%."),
            "of": _OF,
        },
        N_("Eliminatory mark"),
    ),
}
