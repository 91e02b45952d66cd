"""One photo's last feature map, made by a worker process of its own.

The map is as large as a photo, so the library does not keep it. Whoever explains a tag has
the network look at the original again, and as always no file is decoded in the process that
owns the database.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from photomanager.errors import DecodeError
from photomanager.imaging.kinds import display
from photomanager.indexing import errands, protocol
from photomanager.indexing.supervisor import WORKER_COMMAND, Supervisor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

# For one file; and for everything, with two starts of the worker should the file crash it.
TIME_LIMIT_S = 20.0
_STARTS_S = 20.0


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What the network made of a photo, and the photo.

    Attributes:
        feature_map: float32[h, w, C], dequantised.
        without: float32[h · w, C], the embedding with each place painted over.
        picture: The upright photo as a small JPEG (`imaging.thumbnail`).
    """

    feature_map: NDArray[np.float32]
    without: NDArray[np.float32]
    picture: bytes


def look(
    model: Path,
    path: bytes,
    content_hash: bytes,
    *,
    command: Sequence[str] = WORKER_COMMAND,
    time_limit: float = TIME_LIMIT_S,
) -> Seen:
    """Runs the network on one file; blocks for a moment, so never in the GUI's thread.

    Args:
        model: Folder of the network.
        path: Absolute path of the file.
        content_hash: What the file must hold: 16 bytes, as stored.
        command: How the worker process is started.
        time_limit: Seconds that the file may take.

    Raises:
        DecodeError: The file is gone, may not be read, is another than it was, or is not
            decoded without a crash in the time given.
        WorkerError: The worker process does not work at all.
    """
    outcome = _outcome(model, path, command, time_limit)
    if isinstance(outcome, protocol.Failed):
        raise DecodeError(outcome.reason)
    if not isinstance(outcome, protocol.Indexed) or outcome.content_hash != content_hash:
        raise DecodeError(
            f"{display(path)} has changed since it was indexed; scan its folder again."
        )
    return Seen(_array(outcome.feature_map), _array(outcome.without), outcome.thumbnail)


def _array(data: bytes) -> NDArray[np.float32]:
    return np.asarray(np.load(io.BytesIO(data), allow_pickle=False), np.float32)


def _outcome(
    model: Path, path: bytes, command: Sequence[str], time_limit: float
) -> protocol.Outcome:
    setup = protocol.Setup(str(model), threads=1)
    with Supervisor(setup, command=command, time_limit=time_limit) as supervisor:
        request = protocol.Request(0, path, with_map=True)
        return errands.answer(supervisor, request, time_limit + _STARTS_S)
