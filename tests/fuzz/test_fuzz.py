"""No input breaks a promise: a fixed slice of the long run, every input that ever did, and files that are too much."""

import json
import sys
import tempfile
from pathlib import Path

import pytest
from commands import INPUTS, Input, extremes
from harness import broken_promises, megabytes_for, ran, ran_alone
from hypothesis import HealthCheck, given, settings
from inputs import HERE, ROOT

KEPT = sorted((Path(__file__).parent / "kept").glob("*.json"))


@settings(max_examples=400, derandomize=True, database=None, deadline=None, suppress_health_check=[*HealthCheck])
@given(given=INPUTS)
def test_a_slice(given: Input) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert broken_promises(given, ran(given, Path(folder))) == []


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_what_once_broke_a_promise(path: Path, tmp_path: Path) -> None:
    kept = json.loads(path.read_text(encoding="utf-8"))
    given = Input(
        tuple(one.replace(HERE, str(ROOT)) for one in kept["arguments"]), kept["name"], kept["data"].encode("latin-1")
    )
    assert broken_promises(given, ran(given, tmp_path)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="what a process used is asked of Linux")
@pytest.mark.parametrize("given", [*extremes(every=False)], ids=lambda given: " ".join(given.arguments[:2]))
def test_files_that_are_too_much(given: Input, tmp_path: Path) -> None:
    result, megabytes = ran_alone(given, tmp_path)
    assert broken_promises(given, result) == []
    assert megabytes < megabytes_for(given)
