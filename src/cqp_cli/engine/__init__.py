"""The engine: a referential and a candidate's results in, an outcome out. Pure."""

from cqp_cli.engine.evaluate import evaluate
from cqp_cli.engine.juries import TITLE, decision_verdict

__all__ = ["TITLE", "decision_verdict", "evaluate"]
