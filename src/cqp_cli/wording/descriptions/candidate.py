"""What is said of a candidate file and its parts."""

from collections.abc import Mapping

from cqp_cli.wording.descriptions.about import ASSESSMENT, ASSESSOR, DAY, FORMAT, About
from cqp_cli.wording.language import N_

CANDIDATE: Mapping[str, About] = {
    "Candidate": About(
        N_("A candidate's results and what they aim at: a log, in which a retake is one more entry."),
        {
            "cqp": FORMAT,
            "referential": N_(
                "The referential: the identifier of a bundled one (cqp-ccp), or a path from this file (./title.yaml)."
            ),
            "referential_version": N_("The version that these results are for: another one is refused. Example: 2023."),
            "candidate": N_("Whose results these are."),
            "route": N_("How the title is sought: by training, or by vae (recognition of experience)."),
            "target": N_("What is aimed at: title, or a list of blocs. Example: [B2]."),
            "earlier_blocs": N_("Blocs kept from an earlier session."),
            "adaptations": N_("Adapted modalities: the measure, never the reason for it."),
            "results": N_("The results: an entry for each assessment and day; a retake is one more."),
            "juries": N_("The juries, oldest first."),
            "expect": N_("What the results must come to, where this file is a test of its referential (cqp test)."),
        },
        N_("Candidate file"),
    ),
    "Person": About(
        N_("Whose results these are."),
        {
            "id": N_("The candidate's identifier. Example: 2026-017."),
            "family_name": N_("Family name."),
            "given_name": N_("Given name."),
        },
        N_("Candidate"),
    ),
    "EarlierBloc": About(
        N_("A bloc kept from an earlier session: nothing takes it away."),
        {
            "bloc": N_("Identifier of the bloc, or of one that an equivalence carries over. Example: B3."),
            "date": N_("Day on which it was validated, written year-month-day. Example: 2025-06-18."),
            "proof": N_("What proves it. Example: minutes of 18 June 2025."),
            "score": N_("Its score, where a rule needs one: a fraction of its maximum. Examples: 14/20, 70%."),
        },
        N_("Earlier bloc"),
    ),
    "Adaptation": About(
        N_("An adapted modality."),
        {
            "assessment": ASSESSMENT,
            "measure": N_("The measure, never the reason for it, which is health data. Example: questions read aloud."),
        },
        N_("Adapted modality"),
    ),
    "Sitting": About(
        N_("What an assessment gave on one day. What is not there is not assessed."),
        {
            "assessment": ASSESSMENT,
            "date": DAY,
            "assessor": ASSESSOR,
            "verdicts": N_(
                "By criterion, or by competence judged as a whole: a level of the scale, a score, or one of these for "
                "each indicator. Example: C1: acquis."
            ),
            "score": N_("The score of a quiz: a fraction of its maximum. Examples: 31/40, 77.5%, 15,5/20."),
            "absent": N_("excused or true if the candidate did not come; instead of any result."),
        },
        N_("Result"),
    ),
    "DirectJudgement": About(
        N_("Competences judged outside the assessments: VAE, an adapted assessment."),
        {
            "bloc": N_("Identifier of the bloc. Example: B1."),
            "basis": N_("What the judgement is based on. Example: VAE file and interview."),
            "date": DAY,
            "assessor": ASSESSOR,
            "verdicts": N_("By competence of the bloc: a level of the scale, or a score. Example: C15: acquis."),
        },
        N_("Judgement outside the assessments"),
    ),
    "Indicators": About(
        N_("A level of the scale, or a score, by the indicator's number: 1 is the first."),
        {"overall": N_("The assessor's overall opinion on the criterion: it decides, and the indicators explain.")},
        N_("Indicators"),
    ),
    "Jury": About(
        N_("A jury's decisions. They stand beside the computed results, never over them."),
        {
            "date": N_("Day of the jury, written year-month-day. Example: 2026-06-20."),
            "members": N_("Its members."),
            "decisions": N_("What it decided, by competence (C4), by bloc (B1) or for the title (title)."),
        },
        N_("Jury"),
    ),
    "Member": About(
        N_("A member of a jury."),
        {
            "name": N_("Name."),
            "quality": N_("In what capacity. Example: chair."),
            "external": N_("true if this member does not belong to the certifier."),
        },
        N_("Member of the jury"),
    ),
    "Decision": About(
        N_("What a jury decided of a competence, a bloc or the title."),
        {
            "verdict": N_("acquired (granted), not_acquired (refused), or a level of the scale."),
            "reason": N_("The reason, needed where the decision differs from the computed result."),
        },
        N_("Decision of the jury"),
    ),
    "Expect": About(
        N_("What the results must come to: acquired, not_acquired or pending."),
        {
            "title": N_("What the title, or the target as a whole, must come to."),
            "blocs": N_("What blocs must come to. Example: B1: acquired."),
            "competences": N_("What competences must come to. Example: C4: acquired."),
        },
        N_("Expected results"),
    ),
}
