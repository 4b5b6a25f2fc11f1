"""Many candidates: where they come from, who works on them, in which order they come out, what they come to."""

from cqp_cli.cohort.run import Done, Run, referential_of
from cqp_cli.cohort.units import Unit, units
from cqp_cli.cohort.work import SORTS, Shown, Work
from cqp_cli.cohort.workers import WorkerLost, processors

__all__ = ["SORTS", "Done", "Run", "Shown", "Unit", "Work", "WorkerLost", "processors", "referential_of", "units"]
