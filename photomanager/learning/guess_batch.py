"""What the machine thinks of a batch of photos, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What the machine thinks of some photos, one row a guess worth keeping.

    Attributes:
        photo: int64[m], position of the photo in the batch, ascending.
        tag: int64[m], ids.
        confidence: int32[m], per 10,000.
        automatic: bool[m], sure enough to be set without being asked.
        via: int64[m], the child that the confidence came from, 0 for none.
    """

    photo: NDArray[np.int64]
    tag: NDArray[np.int64]
    confidence: NDArray[np.int32]
    automatic: NDArray[np.bool_]
    via: NDArray[np.int64]

    @classmethod
    def joined(cls, parts: list[Facts]) -> Facts:
        """Several batches as one, in their order."""
        if not parts:
            none = np.empty(0, np.int64)
            return cls(none, none, none.astype(np.int32), none.astype(np.bool_), none)
        return cls(
            np.concatenate([part.photo for part in parts]),
            np.concatenate([part.tag for part in parts]),
            np.concatenate([part.confidence for part in parts]),
            np.concatenate([part.automatic for part in parts]),
            np.concatenate([part.via for part in parts]),
        )
