"""Hypothesis strategies: valid files of every kind, changed in their bytes, their structure and their values."""

import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hostile import TEXTS
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
HERE = "{ROOT}"
"""What stands for the repository in an input that is kept."""
FEW = st.sampled_from([1, 1, 1, 2, 3, 5])
Place = tuple[Any, Any]
"""A mapping or a list, and a key or an index of it."""


def _texts(folder: Path, pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob(pattern))]


def _json_lines() -> bytes:
    loaded = [yaml.load(text, yaml.CBaseLoader) for text in _texts(ROOT / "examples", "*.yaml")]
    return "".join(f"{_json(one)}\n" for one in loaded).encode()


def _json(data: Any) -> str:
    return yaml.safe_dump(data, default_flow_style=True, default_style='"', width=1 << 20, allow_unicode=True).strip()


MINUTES = b"members:\n  - {name: Claire Durand, quality: presidente, external: true}\n  - {name: Marc Petit}\n"
CONFIGURATION = b'select = ["CQP2", "CQP4"]\nignore = ["CQP412"]\nstrict = true\n'
BASES = {
    "candidate": [
        *_texts(ROOT / "examples", "*.yaml"),
        *_texts(TESTS / "cases", "*.yaml"),
        *_texts(TESTS / "jury", "*.yaml"),
        *_texts(TESTS / "bad", "candidates/*.yaml"),
        *_texts(TESTS / "planted", "*.yaml"),
    ],
    "referential": [
        (ROOT / "referential" / "cqp-ccp.yaml").read_bytes(),
        *_texts(ROOT / "examples" / "referentials", "*/*.yaml"),
        *_texts(TESTS / "bad", "*referential*.yaml"),
        *_texts(TESTS / "bad", "referentials/*.yaml"),
        *_texts(TESTS / "planted", "*.yaml"),
    ],
    "lines": [_json_lines()],
    "members": [MINUTES],
    "configuration": [CONFIGURATION],
}
"""Valid and nearly valid files to begin with, by what they are."""

# What may stand in a file, elsewhere than it does.
PLAUSIBLE = [
    *["acquis", "non acquis", "satisfaisant", "acquired", "not_acquired", "pending", "true", "false", "1", "2", "3"],
    *[
        "C1",
        "C2",
        "B1",
        "B2",
        "k1",
        "title",
        "quiz",
        "B1/quiz",
        "B1/etude-de-cas",
        "12/20",
        "50%",
        "0",
        "0/20",
        "20/20",
        "40/40",
        "9/20",
        "0.5",
    ],
    *["2026-05-12", "2026-06-20", "2023-01-01", "2026-07-01", "commission", "tuteur", "dossier", "vae", "all", "any"],
]

# What means something to a parser: a change is likelier to matter with these.
PIECES = [
    *(text.encode("utf-8", "surrogatepass") for text in TEXTS),
    *(bytes([byte]) for byte in b"\x00\x1b\t\r\n []{}:,-?&*!|>'\"%@`#\\\x80\xff"),
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\n---\n",
    b"\n...\n",
    b"<<: ",
    b"&a ",
    b"*a",
    b"!!str ",
    b"# cqp: ignore[CQP412] x\n",
    b"{{{{{{{{{{",
    b"[" * 40,
]


@st.composite
def changed_bytes(draw: st.DrawFn, base: bytes) -> bytes:
    """Some bytes taken out, put in, doubled or put elsewhere."""
    data = base
    for _ in range(draw(FEW)):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 0, 1, 2, 8, 50, 1 << 20])))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=4) | st.just(data[start:end] * 2) | st.just(b""))
        data = data[:start] + piece + data[end:]
    return data


def places(data: Any) -> Iterator[Place]:
    """Every place in data that holds a value."""
    waiting = [data]
    while waiting:
        one = waiting.pop()
        for key, value in one.items() if isinstance(one, dict) else enumerate(one):
            yield one, key
            if isinstance(value, dict | list):
                waiting.append(value)


@cache
def parsed(base: bytes) -> Any:
    """A file's data, each value a text; None where it is no mapping."""
    try:
        data = yaml.load(base, yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    return data if isinstance(data, dict) else None


@st.composite
def changed_data(draw: st.DrawFn, base: bytes) -> bytes:
    """Values replaced by hostile ones; parts taken out, doubled, renamed, put into one another, put elsewhere."""
    data = copy.deepcopy(parsed(base)) or {"candidate": {"id": "x"}}
    for _ in range(draw(FEW)):
        found = list(places(data))
        if not found:
            break
        inside, key = draw(st.sampled_from(found))
        other, its_key = draw(st.sampled_from(found))
        text = draw(st.sampled_from(PLAUSIBLE) | st.sampled_from(TEXTS))
        _change(inside, key, copy.deepcopy(other[its_key]), text, draw(st.integers(0, 9)))
    style = draw(st.sampled_from([None, False, True]))
    try:
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=style)
    except (yaml.YAMLError, RecursionError, UnicodeEncodeError):
        return base
    return text.encode("utf-8", "surrogatepass")


def _change(inside: Any, key: Any, other: Any, text: str, how: int) -> None:
    value = inside[key]
    if how <= 3:
        inside[key] = text
    elif how == 4:
        inside[key] = other
    elif how == 5:
        inside[key] = [value]
    elif how == 6:
        inside[key] = {text: value}
    elif how == 7:
        inside[key] = None
    elif isinstance(inside, list):
        inside.insert(key, other)
    elif how == 8:
        inside[text] = inside.pop(key)
    else:
        del inside[key]


def files(kind: str) -> st.SearchStrategy[bytes]:
    """Files of a kind, each changed somehow; now and then the bytes of one whose data have been."""
    bases = st.sampled_from(BASES[kind])
    data = bases.flatmap(changed_data)
    return bases.flatmap(changed_bytes) | data | data.flatmap(changed_bytes)
