"""Examples in the help of each command, by the command's whole name; tests run every one of them."""

from cqp_cli.wording.language import N_

EXAMPLES = {
    "cqp": (
        ("cqp summary", N_("what the certification asks")),
        ("cqp new candidate -o camille.yaml", N_("a candidate file to fill in")),
        ("cqp validate camille.yaml", N_("what the results come to")),
    ),
    "cqp validate": (
        ("cqp validate camille.yaml", N_("what is acquired, what is missing, and what is still to be done")),
        ("cqp validate camille.yaml --detail", N_("the same, with every result and every reason")),
        ("cqp validate session/*.yaml -o session.json", N_("several candidates, and a file for other programs")),
        ("cqp validate camille.yaml -r title.yaml", N_("with a referential of your own")),
    ),
    "cqp summary": (
        ("cqp summary", N_("the title at a glance")),
        ("cqp summary B1", N_("a bloc: activities, competences, assessments")),
        ("cqp summary C8 B1/quiz", N_("a competence and an assessment, whole")),
        ("cqp summary B1 -o b1.md", N_("a bloc as a document to hand over")),
    ),
    "cqp cohort": (
        ("cqp cohort session", N_("everybody's result, then the figures of the session")),
        ("cqp cohort session --sort name -o session.csv", N_("by name, and a table for a spreadsheet")),
        ("cqp cohort session -o session.html", N_("a dashboard to look at or to print")),
    ),
    "cqp minutes": (
        ("cqp minutes session --date 2026-06-20 --members jury.yaml", N_("on the screen, with the members in a file")),
        ("cqp minutes session --date 2026-06-20 --members jury.yaml -o pv.html", N_("to be printed and signed")),
    ),
    "cqp certificate": (
        ("cqp certificate camille.yaml --date 2026-07-01 -o title.html", N_("of the title")),
        ("cqp certificate camille.yaml B1 --date 2026-07-01 -o b1.html", N_("of a bloc")),
    ),
    "cqp lint": (
        ("cqp lint title.yaml", N_("a referential: mistakes, and what doctrine says")),
        ("cqp lint . -o lint.sarif", N_("all that is in a folder, for a continuous integration")),
        ("cqp lint title.yaml --select CQP3,CQP4", N_("only some families of codes")),
    ),
    "cqp explain": (
        ("cqp explain CQP412", N_("what a code checks, and why")),
        ("cqp explain --all", N_("every code")),
    ),
    "cqp test": (
        ("cqp test tests", N_("every test in a folder, a line each")),
        (
            "cqp test tests -r title.yaml -o junit.xml",
            N_("with one referential, and a report for a continuous integration"),
        ),
    ),
    "cqp new candidate": (
        ("cqp new candidate --id 2026-017 -o camille.yaml", N_("for the bundled certification")),
        ("cqp new candidate -r title.yaml -o camille.yaml", N_("for a referential of your own")),
    ),
    "cqp new referential": (
        ("cqp new referential -o title.yaml", N_("a small example, to be replaced with your own texts")),
        ("cqp new referential --from cqp-ccp -o title.yaml", N_("a copy of the bundled referential, to be changed")),
    ),
    "cqp schema": (
        ("cqp schema candidate -o candidate.schema.json", N_("for an editor: completion and checks, as one types")),
        ("cqp schema outcome", N_("for a program that reads what “cqp validate --format json” prints")),
    ),
}
