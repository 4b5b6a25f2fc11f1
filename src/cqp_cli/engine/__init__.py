"""The engine: a referential and a candidate's results in, an outcome out. Pure."""

from cqp_cli.engine.evaluate import evaluate

__all__ = ["evaluate"]
