"""Where in a photo folder something may have changed, so that not all of it need be looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

# With more places than this, looking everywhere is hardly slower.
_MOST_PLACES = 100


@dataclass(slots=True)
class Hint:
    """Places in one photo folder; all paths are relative to it, empty for the folder itself.

    Attributes:
        folders: Folders of which only the files directly in them may have changed.
        trees: Folders that came, went or moved, with all that lies below.
    """

    folders: set[bytes] = field(default_factory=set)
    trees: set[bytes] = field(default_factory=set)

    @classmethod
    def of_everything(cls) -> Hint:
        """Anything may have changed anywhere."""
        return cls(trees={b""})

    @property
    def everywhere(self) -> bool:
        """Whether only a look at everything will do."""
        return b"" in self.trees or len(self.folders) + len(self.trees) > _MOST_PLACES

    def add_file(self, path: bytes) -> None:
        """A file came, went or changed."""
        if not self.everywhere:
            self.folders.add(path.rpartition(b"/")[0])

    def add_folder(self, path: bytes) -> None:
        """A folder came, went or moved."""
        if not self.everywhere:
            self.trees.add(path)

    def add_everything(self) -> None:
        """Nobody knows where."""
        self.folders, self.trees = set(), {b""}

    def places(self) -> list[tuple[bytes, bool]]:
        """Folders, each with whether all below it counts, in order; none lies in another's tree."""
        trees = sorted(one for one in self.trees if not self._is_in_tree(one))
        alone = sorted(
            one for one in self.folders if one not in self.trees and not self._is_in_tree(one)
        )
        return sorted([(one, True) for one in trees] + [(one, False) for one in alone])

    def _is_in_tree(self, folder: bytes) -> bool:
        """Whether a folder above this one counts with all below it."""
        if folder and b"" in self.trees:
            return True
        while b"/" in folder:
            folder = folder.rpartition(b"/")[0]
            if folder in self.trees:
                return True
        return False
