"""The head's opinion of a photo, small enough to be kept with every photo.

The likeliest 16 of the network's classes hold nearly all of the probability, and whatever a
word of the tree needs is the sum over the classes below it. So 64 bytes a photo spare running
the network again when the vocabulary changes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CLASSES_KEPT = 16
_ENTRY = np.dtype([("class", "<u2"), ("probability", "<u2")])
OPINION_BYTES = CLASSES_KEPT * _ENTRY.itemsize


def softmax(logits: NDArray[np.float32], temperature: float = 1.0) -> NDArray[np.float64]:
    """Class probabilities over the last axis; a temperature above 1 flattens them."""
    scaled = np.asarray(logits, np.float64) / temperature
    powers = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def top_classes(logits: NDArray[np.float32], temperature: float = 1.0) -> bytes:
    """Packs the 16 likeliest classes of one photo, likeliest first, into 64 bytes.

    Each is a class number and its probability × 65535, both unsigned 16 bits, little endian.
    Equal probabilities are ordered by class number, so equal photos give equal bytes. A head
    with fewer classes fills the rest with class 0 at probability 0.
    """
    probabilities = softmax(logits, temperature)
    likeliest = np.argsort(-probabilities, kind="stable")[:CLASSES_KEPT]
    entries = np.zeros(CLASSES_KEPT, _ENTRY)
    entries["class"][: len(likeliest)] = likeliest
    entries["probability"][: len(likeliest)] = np.rint(probabilities[likeliest] * 65535)
    return entries.tobytes()


def unpack(opinion: bytes) -> tuple[NDArray[np.uint16], NDArray[np.float32]]:
    """Classes uint16[16] and probabilities float32[16] of one packed opinion.

    Raises:
        ValueError: `opinion` is not 64 bytes long.
    """
    if len(opinion) != OPINION_BYTES:
        raise ValueError(f"an opinion has {OPINION_BYTES} bytes, not {len(opinion)}")
    entries = np.frombuffer(opinion, _ENTRY)
    probabilities = entries["probability"].astype(np.float32) / np.float32(65535)
    return entries["class"].astype(np.uint16), probabilities
