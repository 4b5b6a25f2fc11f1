"""What a command raises to end with a sentence and an exit code."""

from cqp_cli.cli import exits


class Problem(Exception):
    """Something that the user has to know; `message` is a catalogue's sentence for `values`.

    `command` is whose help tells more.
    """

    exit_code = exits.UNUSABLE
    command = "cqp"

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values


class UsageProblem(Problem):
    """The command line asks for what there is not."""

    exit_code = exits.USAGE
