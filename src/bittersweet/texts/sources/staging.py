"""Staging: a folder that is built beside its place and moved there whole, or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from bittersweet.files import DataError, sha256, shown

MADE = ".made-by-new.json"  # lists the files that `new` made, with their checksums
FIXED = ("corpus.toml", "import.csv", "texts/", "originals/")  # files that belong together and are never kept singly


class Staging:
    """A new folder in the making: write into `path`, then `commit`; leaving without that removes everything.

    With `force`, a folder that `new` made is replaced. What it did not make stays, and so do the lists and notebooks
    that were changed since.
    """

    def __init__(self, folder: Path, *, force: bool) -> None:
        """Raises DataError when there is something at `folder` that may not be replaced."""
        self.folder = folder.parent.resolve() / folder.name if folder.name else folder.resolve()
        self.path = self.folder.parent / f".{self.folder.name}.new-{os.getpid()}"
        self._old = self.folder.parent / f".{self.folder.name}.old-{os.getpid()}"
        self._sweep()
        self.kept, self.changed = self._kept(force)
        self._parents = [parent for parent in self.folder.parents if not parent.exists()]

    def __enter__(self) -> Staging:
        """The staging folder, empty."""
        try:
            self.path.mkdir(parents=True)
        except OSError as error:
            raise DataError(
                f"{shown(self.folder)}: cannot be made ({error.strerror}); name a folder you may write to"
            ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove what is half made; of what was committed nothing is left to remove."""
        shutil.rmtree(self.path, ignore_errors=True)
        for parent in self._parents:
            with contextlib.suppress(OSError):
                parent.rmdir()
        if isinstance(error, OSError):
            raise DataError(f"{shown(self.folder)}: cannot be written ({error.strerror}); nothing was made") from None

    def commit(self) -> None:
        """Move the folder to its place, with the list of what was made and all that is kept of an older one."""
        made = {name: sha256(path.read_bytes()) for name, path in sorted(_files(self.path))}
        for name in self.kept:
            _link(self.folder / name, self.path / name)
        (self.path / MADE).write_text(json.dumps({"made": made}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        if self.folder.exists():
            self.folder.rename(self._old)
        try:
            self.path.rename(self.folder)
        except OSError:
            if self._old.exists():
                self._old.rename(self.folder)
            raise
        shutil.rmtree(self._old, ignore_errors=True)

    def _kept(self, force: bool) -> tuple[list[str], list[str]]:
        """The files of an older folder that stay (not of `new`'s making, or changed since), and the changed ones."""
        place = shown(self.folder)
        if not os.path.lexists(self.folder):
            return [], []
        if not self.folder.is_dir() or self.folder.is_symlink():
            raise DataError(
                f"{place}: {'a link' if self.folder.is_symlink() else 'a file'} is there already; name another folder"
            )
        made = self._made() if any(self.folder.iterdir()) else {}
        if made is None:
            raise DataError(f"{place}: is there already, and `new` did not make it; name another folder")
        if made and not force:
            raise DataError(
                f"{place}: is there already; name another folder, or replace what `new` made in it with --force"
            )
        there = dict(_files(self.folder))
        changed = [name for name, path in there.items() if name in made and _differs(path, made[name])]
        if fixed := [name for name in changed if name.startswith(FIXED)]:
            raise DataError(
                f"{place}: {', '.join(fixed[:5])} changed since `new` made it; keep it elsewhere, "
                "or name another folder"
            )
        foreign = [name for name in there if name not in made and name != MADE]
        if inside := [name for name in foreign if name.startswith(FIXED)]:
            raise DataError(
                f"{place}: {', '.join(inside[:5])} is not of `new`'s making; keep it elsewhere, or name another folder"
            )
        return sorted([*changed, *foreign]), sorted(changed)

    def _made(self) -> dict[str, str] | None:
        """The files that `new` made here, or None where it did not make the folder."""
        try:
            found = json.loads((self.folder / MADE).read_text(encoding="utf-8"))["made"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if isinstance(found, dict) else None

    def _sweep(self) -> None:
        """Remove what a killed `new` left beside the folder, and put back what it had moved away."""
        start = f".{self.folder.name}."
        for left in sorted(self.folder.parent.iterdir()) if self.folder.parent.is_dir() else ():
            stage, _, pid = left.name.removeprefix(start).partition("-")
            if not left.name.startswith(start) or stage not in ("new", "old") or not pid.isdigit() or _alive(int(pid)):
                continue
            if stage == "old" and not self.folder.exists():
                left.rename(self.folder)
            else:
                shutil.rmtree(left, ignore_errors=True)


def _differs(path: Path, checksum: str) -> bool:
    return path.is_symlink() or not path.is_file() or sha256(path.read_bytes()) != checksum


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """All files below `folder`, links as themselves, by their path inside it."""
    for here, folders, names in os.walk(folder):
        for name in [*names, *(each for each in folders if (Path(here) / each).is_symlink())]:
            path = Path(here) / name
            yield path.relative_to(folder).as_posix(), path


def _link(source: Path, target: Path) -> None:
    """Put a file to another place as well; what stood there goes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _alive(pid: int) -> bool:
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # another user's
    return True
