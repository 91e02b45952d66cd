"""A Keras network on its way to LiteRT, whatever family it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Network:
    """A network with weights, ready to be converted.

    Attributes:
        name: Name of the folder it will get in `models/`.
        model: Keras model from float32[1, S, S, 3] to `feature_map` [1, h, w, C] and `logits`
            [1, K]. Its input is pixel × scale + offset.
        size: Side S of the input.
        scale: See `model`; becomes the scale of the quantised input, so it costs no operation.
        offset: See `model`.
        origin: Where the weights come from, for people.
        licence: SPDX identifier, or a word, for the licence of the weights.
        licence_text: The licence in full.
    """

    name: str
    model: Any
    size: int
    scale: float
    offset: float
    origin: str
    licence: str
    licence_text: str
