"""A cohort as a table for a spreadsheet: as a French Excel opens it with a double click, or an English one."""

import csv
import io
import re
from collections.abc import Iterable

from cqp_cli.reports.cohort_items import Cohort
from cqp_cli.reports.cohort_row import Asked, Refused, bloc_asked, mark_ids, row_of
from cqp_cli.reports.items import Evaluated
from cqp_cli.reports.screen import visible
from cqp_cli.reports.view import bloc_label
from cqp_cli.wording.labels import Progress, progress_label
from cqp_cli.wording.language import N_, Words

# By this mark alone does Excel take a file for UTF-8.
_BYTE_ORDER_MARK = "\ufeff"
# With one of these signs at its beginning, a spreadsheet takes a text for a formula; and where it parts cells at
# another sign than this file does, a cell begins anywhere.
_FORMULA = re.compile(r"((?:^|[;,\t])[\s\"]*)(?=[=+\-@])")


def csv_head(cohort: Cohort, words: Words) -> str:
    """The names of the columns: each bloc has one, or each competence of the bloc asked for."""
    asked = cohort.asked
    names = [N_("id"), *_known(asked, N_("family name"), N_("given name")), N_("result")]
    rest = [N_("competences acquired"), N_("to be done"), N_("first of all"), N_("what"), *_known(asked, N_("file"))]
    return _BYTE_ORDER_MARK + _line([*map(words.say, names), *cohort.mark_ids, *map(words.say, rest)], words)


def csv_line(item: Evaluated, file: str, asked: Asked, words: Words) -> str:
    """One candidate."""
    row, outcome = row_of(item, file, asked, words), item.outcome
    named = _known(asked, row.family_name or "", row.given_name or "")
    bloc = bloc_asked(outcome, asked)
    if bloc is None:
        labels = {one.id: bloc_label(words, one, outcome) for one in outcome.blocs}
    else:
        labels = {one.id: progress_label(words, Progress.of_competence(one)) for one in bloc.competences}
    parts = [labels.get(id, "") for id in mark_ids(item.referential, asked)]
    rest = [str(row.acquired), str(row.missing), *row.first, *_known(asked, row.file)]
    return _line([row.id, *named, row.result, *parts, *rest], words)


def csv_tail(cohort: Cohort, words: Words) -> str:
    """The files that cannot be used."""
    return "".join(_refused(one, cohort, words) for one in cohort.refused)


def _refused(refused: Refused, cohort: Cohort, words: Words) -> str:
    """A file that cannot be used, and the first thing that is wrong with it."""
    asked, first = cohort.asked, refused.told[0]
    result = [*_known(asked, "", ""), words.say(N_("cannot be used")), *("" for _ in cohort.mark_ids)]
    where = words.say(N_("line {line}"), line=first["line"])
    if asked.key is not None or refused.at_fault(first) != refused.file:
        where = f"{refused.at_fault(first)}, {where}"
    return _line(["", *result, "", "", where, first["message"], *_known(asked, refused.file)], words)


def _known(asked: Asked, *cells: str) -> list[str]:
    """What tells who somebody is, unless that is not to be known."""
    return [*cells] if asked.key is None else []


def _line(cells: Iterable[str], words: Words) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";" if words.language == "fr" else ",").writerow(map(_plain, cells))
    return out.getvalue()


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return _FORMULA.sub(r"\1'", visible(text))
