"""The engine: a referential and a candidate's results in, an outcome out. Pure."""

from cqp_cli.engine.evaluate import evaluate
from cqp_cli.engine.expected import Difference, differences

__all__ = ["Difference", "differences", "evaluate"]
