"""Folders: the files in them, each with the group that its subfolder names."""

from __future__ import annotations

import functools
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from bittersweet.texts.sources.item import PASSED_OVER, Item, Left, UnreadableError
from bittersweet.texts.sources.limits import read_file, regular
from bittersweet.texts.sources.names import clean

SYSTEM = {"thumbs.db", "desktop.ini", "icon\r", "__macosx"}


def items(folder: Path, group: str = "", skip: Collection[Path] = ()) -> Iterator[Item | Left]:
    """The files of a folder in the order of their names, each in the group that the subfolder under `folder` names.

    `group` is the group of all where it is given. Hidden and system files are passed over; what is no regular file, and
    a link that leads out of the folder, is left out; each says so. Folders in `skip` are not looked into.
    """
    root = folder.resolve()
    found = sorted(_walk(root, skip), key=lambda entry: [clean(part).casefold() for part in entry[0].parts])
    of_path = grouped([path.parts for path, why, _ in found if not why], clean(root.name))
    for path, why, status in found:
        source = clean(f"{root.name}/{path.as_posix()}")
        owner = group or of_path.get(path.parts, "")
        if why:
            yield Left(source, why, owner if status != PASSED_OVER else "", status)
        else:
            whole = root / path
            yield Item(source, clean(path.name), owner, functools.partial(read_file, whole), _place(whole))


def _place(path: Path) -> object:
    found = path.stat()
    return found.st_dev, found.st_ino


def _walk(root: Path, skip: Collection[Path]) -> Iterator[tuple[Path, str, str]]:
    """Each file below `root`: its path inside it, why it is not read ("" where it is), and the status of that."""
    stack = [root]
    while stack:
        here = stack.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            yield here.relative_to(root), f"cannot be read ({error.strerror}); a readable folder is needed", "left out"
            entries = []
        for entry in entries:
            path = Path(entry.path)
            inside = path.relative_to(root)
            if path in skip:
                if not hidden(entry.name):  # the folder in the making has a name of the moment
                    yield inside, "the study folder itself", PASSED_OVER
            elif why := hidden(entry.name):
                yield inside, why, PASSED_OVER
            elif entry.is_symlink() and (why := _link(path, root)):
                yield inside, why, "left out"
            elif entry.is_dir():
                stack.append(path)
            else:
                yield inside, regular(path), "left out"


def hidden(name: str) -> str:
    """Why a file is passed over by its name, or ""."""
    if name.lower() in SYSTEM or name.startswith("~$"):
        return "a file of the system or of an open program"
    return "hidden (its name begins with a point)" if name.startswith(".") else ""


def _link(path: Path, root: Path) -> str:
    """Why a link is not followed, or "" where it leads to a file inside the folder."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a symbolic link that leads nowhere or in a circle"
    if not target.is_relative_to(root):
        return "a symbolic link out of the folder; put the file itself there"
    return "a symbolic link to a folder; its files are read where they are" if target.is_dir() else ""


def grouped(paths: Sequence[tuple[str, ...]], name: str) -> dict[tuple[str, ...], str]:
    """The group of each path: its first folder, below those that hold nothing but one folder; `name` where it has none.

    >>> grouped([("all", "left", "a.txt"), ("all", "right", "2020", "b.txt")], "texts")
    {('all', 'left', 'a.txt'): 'left', ('all', 'right', '2020', 'b.txt'): 'right'}
    >>> grouped([("left", "a.txt")], "texts")
    {('left', 'a.txt'): 'left'}
    """
    depth = 0
    while paths and all(len(path) > depth + 2 for path in paths) and len({path[depth] for path in paths}) == 1:
        depth += 1
    return {path: clean(path[depth]) if len(path) > depth + 1 else name for path in paths}


def loose(path: Path, group: str) -> Item:
    """A file that is a source by itself. Raises UnreadableError when it is no regular file or too large."""
    if why := regular(path):
        raise UnreadableError(why)
    name = clean(path.name)
    return Item(name, name, group, functools.partial(read_file, path), _place(path))
