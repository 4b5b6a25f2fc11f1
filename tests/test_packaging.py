"""What is handed out: the same sources give the same wheel, and it holds all that the program needs."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

SOURCES = ("src", "referential", "pyproject.toml", "README.md", "LICENSE", "hatch_build.py")
# Where the time, the rights of new files and the order of hashes are others.
PLACES = {
    "here": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    "in another folder": {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "2", "LC_ALL": "fr_FR.UTF-8"},
}


def build(folder: Path, variables: dict[str, str], umask: int) -> Path:
    """Build a wheel from a copy of the sources, made now."""
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    surroundings = {"PATH": os.environ["PATH"], **variables}
    subprocess.run(command, cwd=folder, env=surroundings, check=True, capture_output=True, timeout=120, umask=umask)
    (wheel,) = (folder / "dist").glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    masks = (0o022, 0o077)
    return [
        build(tmp_path_factory.mktemp(name), variables, mask)
        for (name, variables), mask in zip(PLACES.items(), masks, strict=True)
    ]


def test_same_sources_same_wheel(wheels: list[Path]) -> None:
    one, other = wheels
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()


def test_a_wheel_holds_what_is_needed_and_nothing_else(wheels: list[Path]) -> None:
    names = zipfile.ZipFile(wheels[0]).namelist()
    assert "cqp_cli/referential/cqp-ccp.yaml" in names
    assert {f"cqp_cli/wording/locale/{language}/LC_MESSAGES/cqp.mo" for language in ("fr", "en")} <= {*names}
    assert {name.split("/")[0].split("-")[0] for name in names} == {"cqp_cli"}
    assert not [name for name in names if "__pycache__" in name]
