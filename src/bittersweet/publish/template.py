"""The three notebooks that a new study folder begins with: general, and without claims of their own."""

from __future__ import annotations

from pathlib import Path

from bittersweet.files import write

NOTEBOOKS = Path(__file__).parent / "template"


def furnish(folder: Path) -> list[str]:
    """Write the notebooks into ``notebooks/`` of a study folder, and give a line that says so."""
    sources = sorted(NOTEBOOKS.glob("*.ipynb"))
    for source in sources:
        write(folder / "notebooks" / source.name, source.read_bytes())
    return [f"{len(sources)} notebooks in notebooks/: {', '.join(source.stem for source in sources)}"]
