"""What the README and the guide show is what happens: files are written, commands run, screens compared.

A `yaml` block whose first line is `# name.yaml` is that file; with more behind it, it is added at the file's end.
In a `console` block, each `$` line is a command, and what follows is all that it shows; a line `…` stands for any.
Commands named within a sentence are not run.
"""

import re
import runpy
import shutil
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import ROOT, Cqp

from cqp_cli import Candidate, Referential
from cqp_cli.fields import Model

README = ROOT / "README.md"
LANGUAGE = {README: "en", ROOT / "docs" / "guide.fr.md": "fr"}
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"# (\S+\.yaml)(.*)\n")
_COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def blocks(text: str, language: str) -> list[str]:
    return [block for name, block in _BLOCK.findall(text) if name == language]


def write(block: str) -> None:
    if named := _FILE.match(block):
        path, more = named.groups()
        content = Path(path).read_text(encoding="utf-8") + block[named.end() :] if more else block
        Path(path).write_text(content, encoding="utf-8")


def fits(shown: str, expected: str) -> bool:
    """Whether a screen is as it is said to be, kinds of spaces aside."""
    parts = map(re.escape, plain(expected).split("…\n"))
    return re.fullmatch("(?:.*\n)*".join(parts), plain(shown)) is not None


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def told(cqp: Cqp, block: str) -> Iterator[tuple[str, str, str]]:
    """Every command of a block, what it shows, and what it is said to show."""
    for command, expected in _COMMAND.findall(block):
        result = cqp(*command.removeprefix("cqp ").split())
        yield command, result.out + result.err, expected


@pytest.fixture
def walk(cqp: Cqp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], str]:
    """Do all that a document says, in order; what it says with its screens as they are is what comes back."""

    def go(document: Path) -> str:
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("CQP_LANG", LANGUAGE[document])
        text = document.read_text(encoding="utf-8")
        for name, block in _BLOCK.findall(text):
            if name == "yaml":
                write(block)
            if name == "console":
                for command, shown, expected in told(cqp, block):
                    if not fits(shown, expected):
                        text = text.replace(f"$ {command}\n{expected}", f"$ {command}\n{shown}", 1)
        return text

    return go


@pytest.mark.parametrize("document", LANGUAGE, ids=lambda path: path.name)
def test_every_screen(document: Path, walk: Callable[[Path], str], request: pytest.FixtureRequest) -> None:
    text = walk(document)
    if request.config.getoption("--update-golden"):
        document.write_text(text, encoding="utf-8")
    assert text == document.read_text(encoding="utf-8")
    assert len(blocks(text, "console")) > 3


@pytest.mark.parametrize("document", LANGUAGE, ids=lambda path: path.name)
def test_every_command_is_run(document: Path) -> None:
    """No command line stands outside the blocks that the test above runs, but for the two that set things up."""
    text = document.read_text(encoding="utf-8")
    for line in re.findall(r"^\s*(?:\$ )?cqp .*$", re.sub(_BLOCK, "", text), re.MULTILINE):
        raise AssertionError(line)
    for block in blocks(text, "sh"):
        assert block.startswith("python3 -m venv .venv")


def test_the_library_example(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = blocks(README.read_text(encoding="utf-8"), "python")
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("Verdict.NOT_ACQUIRED ('B2', 'B3', 'B4')\nCQP Chargé")


def test_ci_runs_the_readmes_test_command() -> None:
    run, test = blocks(README.read_text(encoding="utf-8"), "sh")
    assert "cqp validate examples/" in run
    assert test in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    for link, anchor in re.findall(r"\]\(([^)#]*)(#[^)]*)?\)", document.read_text(encoding="utf-8")):
        target = document.parent / link if link else document
        assert target.exists(), link
        if anchor:
            assert anchor[1:] in anchors(target.read_text(encoding="utf-8")), anchor


def anchors(text: str) -> set[str]:
    """The names by which the headings of a document are reached."""
    headings = re.findall(r"^#+ (.*)$", re.sub(_BLOCK, "", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.skipif(version("rich") < "15", reason="older versions of rich leave other margins")
def test_the_picture_is_the_screen() -> None:
    """`.venv/bin/python tools/picture.py` draws it anew."""
    drawn = runpy.run_path(str(ROOT / "tools" / "picture.py"))
    assert drawn["PICTURE"].read_text(encoding="utf-8") == drawn["picture"]()
    assert "http" not in re.sub(r"<!--.*?-->|xmlns=\S+", "", drawn["picture"]())


def keys_of(model: type[Model]) -> set[str]:
    """Every key that a file may have, below a model too."""
    fields = model.model_fields.items()
    inner = [one for _, field in fields for one in models_in(field.annotation)]
    return {field.alias or name for name, field in fields}.union(*map(keys_of, inner))


def models_in(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for inner in get_args(annotation) for model in models_in(inner)]


@pytest.mark.parametrize("model", [Referential, Candidate])
def test_the_glossary_has_every_key(model: type[Model]) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert sorted(key for key in keys_of(model) if f"`{key}`" not in glossary) == []


def test_the_pages_of_diagnostics_are_those_of_the_codes() -> None:
    """`.venv/bin/python tools/diagnostics.py` builds them anew."""
    built = runpy.run_path(str(ROOT / "tools" / "diagnostics.py"))
    for language, path in built["PAGES"].items():
        assert path.read_text(encoding="utf-8") == built["text"](language)


def test_the_page_of_rules_is_that_of_the_examples() -> None:
    """`.venv/bin/python tools/rules.py` builds it anew."""
    built = runpy.run_path(str(ROOT / "tools" / "rules.py"))
    assert built["PAGE"].read_text(encoding="utf-8") == built["page"]()


# --- promises

_PROMISE = re.compile(r"^\| (?!promise \||---)(.+?) \| (.+) \|$", re.MULTILINE)
_RELIABILITY = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8").partition("\n## The last full run")[0]
PROMISES = _PROMISE.findall(_RELIABILITY)


@pytest.mark.parametrize(("promise", "tests"), PROMISES, ids=[promise[:40] for promise, _ in PROMISES])
def test_a_promise_has_tests_that_exist(promise: str, tests: str) -> None:
    named = re.findall(r"`([^`]+)`", tests)
    assert named, promise
    for one in named:
        path, _, name = one.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8")
        assert re.search(rf"^(def {name}\(|{name} = )", text, re.MULTILINE) if name else text


def test_there_are_promises() -> None:
    assert len(PROMISES) > 25
