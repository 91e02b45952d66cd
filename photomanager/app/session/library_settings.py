"""What is set for a library rather than for its user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.app.session.door import Door
from photomanager.operations import keywords, precision

if TYPE_CHECKING:
    from collections.abc import Callable

_CHANNEL = "settings"


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """How this library is set.

    Attributes:
        precision: The dial of all tags, 0 to 1.
        keywords_teach: Whether keywords teach the tagger; None while nobody was asked.
    """

    precision: float
    keywords_teach: bool | None


class SettingsDoor(Door):
    """Reads them; they are changed where they belong."""

    def read(self, done: Callable[[LibrarySettings], None]) -> None:
        """Reads how the library is set."""
        workspace = self._workspace

        def work() -> LibrarySettings:
            return LibrarySettings(
                precision.precision(workspace).wanted, keywords.agreed(workspace)
            )

        self._session.read(work, done, _CHANNEL)

    def forget(self) -> None:
        """Nobody waits for the answer any more."""
        self._session.forget(_CHANNEL)
