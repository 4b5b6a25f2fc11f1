"""What a build adds to the sources: compiled message catalogues, and the bundled referentials."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# By itself, Babel writes the moment of the build into each catalogue, and no two wheels would be the same.
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)


class BuildHook(BuildHookInterface):  # type: ignore[type-arg] # generic only for the checker
    """Writes a `.mo` beside each `.po`; puts the referentials inside the package, but for a checkout that has them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"]["referential"] = "cqp_cli/referential"
        for po in Path(self.root, "src").rglob("*.po"):
            with po.open("rb") as text, po.with_suffix(".mo").open("wb") as compiled:
                catalogue = read_po(text)
                catalogue.creation_date = _NO_DAY
                write_mo(compiled, catalogue)
