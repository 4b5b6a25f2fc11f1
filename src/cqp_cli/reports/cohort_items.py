"""A cohort once every file of it is done."""

from collections.abc import Sequence
from typing import NamedTuple

from cqp_cli.referential import Referential
from cqp_cli.reports.cohort_row import Asked, Refused, Row, mark_ids
from cqp_cli.reports.figures import Figures
from cqp_cli.wording.labels import Progress, progress_label
from cqp_cli.wording.language import N_, NN_, Words

_OF_BLOCS = {
    Progress.ACQUIRED: N_("acquired"),
    Progress.RECOGNISED: N_("recognised by the jury"),
    Progress.NOT_ACQUIRED: N_("not acquired"),
    Progress.INCOMPLETE: N_("under way"),
    Progress.TO_ASSESS: N_("not begun"),
}


class Cohort(NamedTuple):
    """What every file came to: `evaluated` is how many gave a result, `shown` the lines asked for, in their order."""

    referential: Referential
    asked: Asked
    figures: Figures
    evaluated: int
    shown: Sequence[Row]
    refused: Sequence[Refused]

    @property
    def mark_ids(self) -> list[str]:
        """What each line has a mark for."""
        return mark_ids(self.referential, self.asked)

    def mark_label(self, words: Words, progress: Progress) -> str:
        """What a mark means."""
        return words.say(_OF_BLOCS[progress]) if self.asked.bloc is None else progress_label(words, progress)

    def counted(self, words: Words) -> str:
        """How many there are, in and out."""
        total = self.evaluated + len(self.refused)
        texts = [words.count(NN_("{count} candidate file", "{count} candidate files"), total)]
        if self.refused:
            texts.append(words.count(NN_("{count} cannot be used", "{count} cannot be used"), len(self.refused)))
        if len(self.shown) < self.evaluated:
            texts.append(words.count(NN_("{count} shown", "{count} shown"), len(self.shown)))
        first, *rest = texts
        return words.say(N_("{first}, of which {rest}"), first=first, rest=", ".join(rest)) if rest else first
