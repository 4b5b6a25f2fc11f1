"""What a page shows of a file, made whole: what it leaves out is taken from `tests/pages`."""

import re
from pathlib import Path

from cqp_cli.wording.pages import Page

BASES = Path(__file__).parent / "pages"
CANDIDATE_KEYS = (
    "adaptations",
    "candidate",
    "earlier_blocs",
    "expect",
    "juries",
    "referential",
    "referential_version",
    "results",
    "route",
    "target",
)
_KEY, _BLOC = re.compile(r"^(?=\w)", re.MULTILINE), re.compile(r"^(?=  - id: )", re.MULTILINE)


def is_candidate(text: str) -> bool:
    """Whether an example is of a candidate file."""
    return re.match(rf"\s*(?:#.*\s+)*(?:{'|'.join(CANDIDATE_KEYS)})\W", text) is not None


def whole(example: str) -> str:
    """An example with the keys, and the blocs, that it leaves out; `blocs` comes last in it. Comments alone stay so."""
    if not re.search(r"^[^#\s]", example, re.MULTILINE):
        return example
    base = _chunks(
        _KEY, (BASES / ("candidate.yaml" if is_candidate(example) else "referential.yaml")).read_text("utf-8")
    )
    given = _chunks(_KEY, example)
    left_out = {name: text for name, text in base.items() if name not in given}
    blocs = left_out.pop("blocs:", "")
    if "blocs:" in given:
        own = _chunks(_BLOC, given["blocs:"])
        blocs = "".join(text for name, text in _chunks(_BLOC, base["blocs:"]).items() if name not in own)
    return "".join(left_out.values()) + example + blocs


def _chunks(start: re.Pattern[str], text: str) -> dict[str, str]:
    """The parts of a text: keys by themselves, blocs by their id."""
    parts = [part for part in start.split(text) if part.strip()]
    return {part.removeprefix("  - id:").split()[0]: part for part in parts}


def write(page: Page, folder: Path) -> dict[str, list[Path]]:
    """Every example of a page as a file, by what it is; the page's own referential, if any, is theirs."""
    referentials = [example.text for example in page.examples if example.kind == "referential"]
    (folder / "accueil.yaml").write_text(whole(referentials[0] if referentials else "cqp: 1\n"), encoding="utf-8")
    found: dict[str, list[Path]] = {"bad": [], "good": []}
    for number, example in enumerate(page.examples):
        if example.kind in found:
            path = folder / f"{example.kind}-{number}.yaml"
            path.write_text(whole(example.text), encoding="utf-8")
            found[example.kind].append(path)
    return found
