"""What of a photo folder is left alone, by scan and watcher alike.

Three kinds of things: what programs hide, leave behind or have not finished writing; folders
that systems fill with copies and rubbish; and whatever a file `.photomanagerignore` names. That
file may lie in any folder and is read by git's rules (gitignore(5)): the deepest file decides,
in it the last line that fits, `!` takes a line back, and what lies in a folder that is left
alone is never looked at.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pathspec import GitIgnoreSpec

from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pathspec import Pattern

FILE_NAME = b".photomanagerignore"

# In lower case: systems keep previews and deleted files in them.
_RUBBISH_FOLDERS = frozenset(
    {
        *(b"@eadir", b"#recycle", b"#snapshot", b"@recycle"),  # network drives
        *(b"$recycle.bin", b"recycler", b"system volume information"),
        *(b"lost+found", b"__macosx"),
    }
)
_RUBBISH_FILES = frozenset({b"thumbs.db", b"ehthumbs.db", b"desktop.ini"})
# How programs begin and end the names of files that they have not finished.
_UNFINISHED_START = (b"~$", b"~syncthing~")
_UNFINISHED_END = tuple(
    b"~ .tmp .temp .part .partial .filepart .crdownload .download .opdownload .ffs_tmp "
    b".aria2 .!ut .!qb .!sync".split()
)


class IgnoreRules:
    """The rules of one photo folder; for one thread.

    Each file of rules is read once: make a new object to see what has changed.

    Args:
        root: Absolute path of the photo folder.

    Attributes:
        problems: One sentence for each file of rules that could not be read or understood; the
            lines that are understood hold nevertheless.
    """

    def __init__(self, root: bytes) -> None:
        self.problems: list[str] = []
        self._root = root
        # By relative folder: the rules that hold in it, the deepest first, each with how much of
        # a path lies above the folder of its file.
        self._chains: dict[bytes, tuple[tuple[int, list[_Rule]], ...]] = {}

    def relative(self, path: bytes) -> bytes | None:
        """The path within the photo folder of an absolute path; None if it lies elsewhere."""
        above = self._root.rstrip(b"/") + b"/"
        return path[len(above) :] if path.startswith(above) else None

    def ignores(self, path: bytes, *, is_folder: bool) -> bool:
        """Whether this, or any folder above it, is left alone.

        Args:
            path: Relative to the root, with "/" between folders and none at the ends.
            is_folder: Whether it is, or was, a folder.
        """
        folder, _, name = path.rpartition(b"/")
        if folder and self.ignores(folder, is_folder=True):
            return True
        return self.ignores_in(folder, name, is_folder=is_folder)

    def ignores_in(self, folder: bytes, name: bytes, *, is_folder: bool) -> bool:
        """Whether an entry of a folder that is not itself left alone is.

        Args:
            folder: Relative to the root, empty for the root.
            name: The entry.
            is_folder: Whether it is a folder.
        """
        if _is_rubbish(name, is_folder=is_folder):
            return True
        chain = self._chain(folder)
        if not chain:
            return False
        path = os.fsdecode(folder + b"/" + name if folder else name) + "/" * is_folder
        for above, rules in chain:
            for rule in reversed(rules):
                if rule.fits(path[above:]):
                    return rule.leaves_out
        return False

    def _chain(self, folder: bytes) -> tuple[tuple[int, list[_Rule]], ...]:
        if folder not in self._chains:
            above = self._chain(folder.rpartition(b"/")[0]) if folder else ()
            own = self._read(folder)
            start = len(os.fsdecode(folder)) + 1 if folder else 0
            self._chains[folder] = above if own is None else ((start, own), *above)
        return self._chains[folder]

    def _read(self, folder: bytes) -> list[_Rule] | None:
        path = b"/".join(part for part in (self._root.rstrip(b"/"), folder, FILE_NAME) if part)
        try:
            with open(path, "rb") as stream:  # noqa: PTH123 - pathlib has no bytes
                lines = stream.read().decode("utf-8-sig", "surrogateescape").splitlines()
        except FileNotFoundError:
            return None
        except OSError as error:
            self.problems.append(
                sentence(
                    f"The rules in {os.fsdecode(path)} cannot be read ({error.strerror}) and do "
                    "not hold; give yourself the right to read them."
                )
            )
            return None
        rules: list[_Rule] = []
        for number, line in enumerate(lines, 1):
            try:
                rules += _understood(line)
            except ValueError:
                self.problems.append(
                    sentence(
                        f"Line {number} of {os.fsdecode(path)} is no rule and was left out; "
                        "correct it."
                    )
                )
        return rules


@dataclass(frozen=True, slots=True)
class _Rule:
    """One line of a file of rules.

    Attributes:
        text: The line without what is around it and "!".
        pattern: What it looks for.
        leaves_out: Whether what fits is left alone, or taken back.
    """

    text: str
    pattern: Pattern
    leaves_out: bool

    def fits(self, path: str) -> bool:
        """Whether it is about this very entry, not about a folder above it.

        `pathspec` also says yes below a folder that fits, and then ends its match at that folder.
        Folders above were judged before, and a later line may have taken them back.
        """
        above, _, name = path.rstrip("/").rpartition("/")
        is_folder = path.endswith("/")
        if self.text.endswith(("/**", "/**/")):  # whatever lies below
            inside = above != "" and self.pattern.match_file(above + "/") is not None
            return inside and (is_folder or self.text.endswith("*"))
        anywhere = "/" not in self.text.rstrip("/")  # names in any folder
        subject = name + "/" * is_folder if anywhere else path
        found = self.pattern.match_file(subject)
        if found is None:
            return False
        return not found.match.re.groups or bool(found.match.end() == len(subject))


def _understood(line: str) -> Iterator[_Rule]:
    """The rule of a line; none of a comment.

    Raises:
        ValueError: It is no rule.
    """
    for pattern in GitIgnoreSpec.from_lines([line]).patterns:
        if pattern.include is not None:
            yield _Rule(line.strip().removeprefix("!"), pattern, pattern.include)


def _is_rubbish(name: bytes, *, is_folder: bool) -> bool:
    if name.startswith(b"."):
        return True
    lower = name.lower()
    if is_folder:
        return lower in _RUBBISH_FOLDERS
    return (
        lower in _RUBBISH_FILES
        or lower.startswith(_UNFINISHED_START)
        or lower.endswith(_UNFINISHED_END)
    )
