"""Builds `docs/diagnostics.md` and `docs/diagnostics.fr.md` from the codes' pages."""

from pathlib import Path

from cqp_cli.reports.explain import code_page, table_page
from cqp_cli.reports.markdown import page_markdown
from cqp_cli.wording.language import words_for
from cqp_cli.wording.pages import codes

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {"en": DOCS / "diagnostics.md", "fr": DOCS / "diagnostics.fr.md"}
BEGINNINGS = {
    "en": """# Diagnostics

Every code that `cqp` may give: what is checked, why it matters, and how to put it right. `cqp explain CQP412` shows
the same page in a terminal, `cqp explain --all` the table. The examples are parts of files: what they leave out is in
order. [En français](diagnostics.fr.md).
""",
    "fr": """# Diagnostics

Tous les codes que `cqp` peut donner : ce qui est contrôlé, pourquoi, et comment corriger. `cqp explain CQP412` affiche
la même page dans un terminal, `cqp explain --all` le tableau. Les exemples sont des parties de fichiers : ce qu'ils
omettent est en ordre. [In English](diagnostics.md).
""",
}


def text(language: str) -> str:
    """The whole page in one language."""
    words = words_for(language)
    tables = page_markdown(table_page(words))
    details = (page_markdown(code_page(code, words, 2)) for code in codes())
    return "\n".join([BEGINNINGS[language], tables.replace("\n## ", "\n### ").replace("## ", "### ", 1), *details])


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(text(language), encoding="utf-8")
