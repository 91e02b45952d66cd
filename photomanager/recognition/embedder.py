"""Runs the network: pixels in, last feature map and class logits out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from PIL import Image

from photomanager.errors import ModelError
from photomanager.recognition.litert import opened

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.recognition.manifest import Manifest


@dataclass(frozen=True)
class Activation:
    """What the network made of one photo; both arrays come from the same invocation.

    Attributes:
        feature_map: float32[h, w, C], the last feature map, dequantised.
        logits: float32[K], the head's class scores before softmax.
    """

    feature_map: NDArray[np.float32]
    logits: NDArray[np.float32]

    @property
    def mean(self) -> NDArray[np.float32]:
        """float32[C], the embedding: the mean over the cells of the map.

        Summed in float64, where the few dozen float32 terms add without rounding, so the
        result does not depend on the order in which numpy adds them.
        """
        mean = self.feature_map.mean(axis=(0, 1), dtype=np.float64)
        return np.asarray(mean, np.float32)


class Embedder(Protocol):
    """What the worker needs of a network."""

    def prepare(self, image: Image.Image) -> NDArray[np.uint8]:
        """uint8[S, S, 3] from an upright RGB image; may be called from any thread."""
        ...

    def run(self, pixels: NDArray[np.uint8]) -> Activation:
        """One photo through the network; on one thread at a time."""
        ...


def seen_square(width: int, height: int) -> tuple[float, float, float, float]:
    """What the network sees of an upright picture: left, top, right, bottom in its pixels."""
    side = min(width, height)
    left, top = (width - side) / 2, (height - side) / 2
    return left, top, left + side, top + side


def prepare(image: Image.Image, size: int) -> NDArray[np.uint8]:
    """Cuts the network's square out of an upright RGB image.

    The largest centred square, scaled (bicubic) to the network's input. Squeezing or padding the
    whole photo into the square is measurably worse, and so is leaving a margin around the
    square, as is usual when ImageNet is evaluated: user-made tags lose .02 of mean average
    precision at five examples. An image should come with a shorter side of at least `size`, if it
    ever had so many pixels.

    Returns:
        uint8[size, size, 3].
    """
    box = seen_square(image.width, image.height)
    return np.asarray(image.resize((size, size), Image.Resampling.BICUBIC, box=box), np.uint8)


class LiteRTEmbedder:
    """A network run by LiteRT on the CPU.

    Reads the model once, compares its SHA-256, and keeps one interpreter. `run` must be called
    on one thread at a time; `prepare` may be called from any.

    Args:
        manifest: The network to run.
        threads: Threads LiteRT may use for one photo.

    Raises:
        ModelError: The model is missing, changed, or not a network of this kind.
    """

    def __init__(self, manifest: Manifest, threads: int = 1) -> None:
        self._size = manifest.input_size
        model = manifest.checked_bytes(manifest.model_file)
        path = manifest.folder / manifest.model_file
        self._interpreter, inputs, outputs = opened(model, path, threads=threads)
        _check_shape(manifest, inputs, outputs)
        self._input = int(inputs[0]["index"])
        self._logits = int(outputs[manifest.logits_output]["index"])
        self._feature_map = int(outputs[manifest.feature_map_output]["index"])

    def prepare(self, image: Image.Image) -> NDArray[np.uint8]:
        """The network's input from an upright RGB image; see the function `prepare`."""
        return prepare(image, self._size)

    def run(self, pixels: NDArray[np.uint8]) -> Activation:
        """One photo through the network.

        Args:
            pixels: uint8[S, S, 3] from `prepare`.
        """
        self._interpreter.set_tensor(self._input, pixels[np.newaxis])
        self._interpreter.invoke()
        return Activation(
            feature_map=self._interpreter.get_tensor(self._feature_map)[0],
            logits=self._interpreter.get_tensor(self._logits)[0],
        )


def _check_shape(
    manifest: Manifest, inputs: list[dict[str, Any]], outputs: dict[str, dict[str, Any]]
) -> None:
    """Compares what the model offers with what the manifest promises."""
    size = manifest.input_size
    logits = outputs.get(manifest.logits_output)
    feature_map = outputs.get(manifest.feature_map_output)
    fits = (
        len(inputs) == 1
        and inputs[0]["dtype"] is np.uint8
        and list(inputs[0]["shape"]) == [1, size, size, 3]
        and logits is not None
        and logits["dtype"] is np.float32
        and list(logits["shape"]) == [1, manifest.classes]
        and feature_map is not None
        and feature_map["dtype"] is np.float32
        and len(feature_map["shape"]) == 4
        and feature_map["shape"][3] == manifest.channels
    )
    if not fits:
        raise ModelError(
            f"{manifest.folder / manifest.model_file} does not have the inputs and outputs its "
            f"manifest names; build the network {manifest.name} again with "
            "`python -m photomanager.training`."
        )
