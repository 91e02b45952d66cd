"""What the network makes of a data set's images, remembered between runs.

Embedding fifteen thousand images takes minutes and does not depend on shots, prior or space,
so the last few results are kept in the user's cache, found by the images' contents.
"""

from __future__ import annotations

import hashlib
import itertools
import logging
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from photomanager.errors import DecodeError
from photomanager.imaging.decode import content_hash, decode, read_file
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.feature_space import network_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.recognition.manifest import Manifest

_log = logging.getLogger(__name__)

_RESULTS_KEPT = 4
_IMAGES_DECODED_AHEAD = 128
_DECODE_THREADS = 2


@dataclass(frozen=True)
class Embeddings:
    """The network's outputs for n images.

    Attributes:
        features: float32[n, C]; rows of images that cannot be read are zero.
        logits: float32[n, K].
        readable: bool[n].
    """

    features: NDArray[np.float32]
    logits: NDArray[np.float32]
    readable: NDArray[np.bool_]


def embed(images: Sequence[Path], manifest: Manifest, cache: Path) -> Embeddings:
    """Runs the images through the network, or finds the result of an earlier run.

    Args:
        images: Files, in any format the application reads. One that cannot be read is logged
            and marked.
        manifest: The network.
        cache: Folder for earlier results; made if missing.

    Raises:
        ModelError: The network cannot be run.
    """
    file = cache / f"{_identity(images, manifest)}.npz"
    try:
        with np.load(file, allow_pickle=False) as kept:
            result = Embeddings(
                kept["features"], kept["logits"].astype(np.float32), kept["readable"]
            )
        os.utime(file)
        return result
    except FileNotFoundError:
        pass  # the first run on these images
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        _log.warning("%s is damaged and will be made again: %s", file, error)
    embeddings = _run(images, manifest)
    _keep(embeddings, file)
    return embeddings


def _identity(images: Sequence[Path], manifest: Manifest) -> str:
    digest = hashlib.sha256(network_identity(manifest).encode())
    for path in images:
        try:
            digest.update(content_hash(read_file(os.fsencode(path))))
        except DecodeError:
            digest.update(b"unreadable")
    return digest.hexdigest()[:32]


def _run(images: Sequence[Path], manifest: Manifest) -> Embeddings:
    embedder = LiteRTEmbedder(manifest)
    result = Embeddings(
        np.zeros((len(images), manifest.channels), np.float32),
        np.zeros((len(images), manifest.classes), np.float32),
        np.zeros(len(images), np.bool_),
    )
    for row, pixels in enumerate(_inputs(images, embedder)):
        if pixels is not None:
            activation = embedder.run(pixels)
            result.features[row] = activation.mean
            result.logits[row] = activation.logits
            result.readable[row] = True
    return result


def _inputs(images: Sequence[Path], embedder: LiteRTEmbedder) -> Iterator[NDArray[np.uint8] | None]:
    """Network inputs in order, decoded in threads a little ahead of their use."""

    def prepare(path: Path) -> NDArray[np.uint8] | None:
        try:
            picture = decode(read_file(os.fsencode(path)), path.name)
        except DecodeError as error:
            _log.warning("%s", error)
            return None
        return embedder.prepare(picture.image)

    with ThreadPoolExecutor(_DECODE_THREADS) as pool:
        remaining = iter(images)
        while chunk := list(itertools.islice(remaining, _IMAGES_DECODED_AHEAD)):
            yield from pool.map(prepare, chunk)


def _keep(embeddings: Embeddings, file: Path) -> None:
    """Stores a result and drops those that were not used for longest; never fails."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(f".{os.getpid()}.part")
        with unfinished.open("wb") as stream:
            np.savez(
                stream,
                features=embeddings.features,
                logits=embeddings.logits.astype(np.float16),
                readable=embeddings.readable,
            )
        unfinished.replace(file)
        kept = sorted(file.parent.glob("*.npz"), key=lambda path: path.stat().st_mtime)
        for old in kept[:-_RESULTS_KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("the embeddings cannot be kept for the next run: %s", error)
