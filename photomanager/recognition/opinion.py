"""The head's opinion of a photo, small enough to be kept with every photo.

What a word of the tree needs is the sum of the probabilities of the classes below it, and a
word below which none of the likeliest 16 classes lies has nothing to say about the photo. So
64 bytes a photo spare running the network again when the vocabulary changes. (Mean average
precision of twelve words over a thousand photos is the same with 16 classes as with all.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLASSES_KEPT = 16
_LAYOUT = np.dtype([("classes", "<u2", (CLASSES_KEPT,)), ("probabilities", "<u2", (CLASSES_KEPT,))])
OPINION_BYTES = _LAYOUT.itemsize


def softmax(logits: NDArray[np.float32], temperature: float = 1.0) -> NDArray[np.float64]:
    """Class probabilities over the last axis; a temperature above 1 flattens them."""
    scaled = np.asarray(logits, np.float64) / temperature
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def top_classes(logits: NDArray[np.float32], temperature: float = 1.0) -> bytes:
    """Packs the 16 likeliest classes of one photo, likeliest first, into 64 bytes.

    First the class numbers, then their probabilities × 65535, all unsigned 16 bits, little endian.
    Equal probabilities are ordered by class number, so equal photos give equal bytes. A head
    with fewer classes fills the rest with class 0 at probability 0.
    """
    probabilities = softmax(logits, temperature)
    likeliest = np.argsort(-probabilities, kind="stable")[:CLASSES_KEPT]
    kept = np.zeros((), _LAYOUT)
    kept["classes"][: len(likeliest)] = likeliest
    kept["probabilities"][: len(likeliest)] = np.rint(probabilities[likeliest] * 65535)
    return kept.tobytes()


def unpack(opinion: bytes) -> tuple[NDArray[np.uint16], NDArray[np.float32]]:
    """Classes uint16[16] and probabilities float32[16] of one packed opinion.

    Raises:
        ValueError: `opinion` is not 64 bytes long.
    """
    if len(opinion) != OPINION_BYTES:
        raise ValueError(f"an opinion has {OPINION_BYTES} bytes, not {len(opinion)}")
    kept = np.frombuffer(opinion, _LAYOUT)[0]
    probabilities = kept["probabilities"].astype(np.float32) / np.float32(65535)
    return kept["classes"].astype(np.uint16), probabilities
