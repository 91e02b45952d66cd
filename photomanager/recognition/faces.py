"""Finds the faces in a photo; nothing here tells one person from another.

The network is YuNet (Wu, Peng and Yu, "YuNet: A Tiny Millisecond-level Face Detector", Machine
Intelligence Research 20, 2023): at every cell of three grids, 8, 16 and 32 pixels wide, it says
how sure it is of a face there and where the face's sides lie. What overlaps is one face.

It was taught on crowds, and takes muzzles, muffins and clouds for faces when they are large.
Large faces of people it is very sure of, so more is asked of them; and where the other network
sees an animal, `of_people` asks still more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np
from PIL import Image

from photomanager.errors import ModelError
from photomanager.recognition import opinion
from photomanager.recognition.litert import Opened, opened
from photomanager.recognition.network_folder import (
    FORMAT,
    checked_bytes,
    read_description,
    write_description,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

PREPARATION = "fit-bicubic-float32-rgb"
# Widths of the network's cells in pixels; its sides must be multiples of the largest.
CELLS = (8, 16, 32)
# A panorama wider than this many times its height is looked at smaller.
_LONGEST = 4
# Each shape takes some 18 MB for each thread: lying, upright, and one for longer pictures, …
_SHAPES_KEPT = 3
# … whose longer sides are padded to multiples of this, so that most of them share one.
_LONG_STEP = 128
# Faces this high, in parts of the photo's short side, are large.
_LARGE = 0.2
# The first classes of ImageNet-1k are animals; from this share of a photo on it shows one, …
_ANIMALS = 398
_ANIMAL_SHARE = 0.6
# … and this sure of a face are people beside it, and seldom muzzles.
SURE_BESIDE_ANIMALS = 0.9
# Two boxes are one face when they share this part of their union, or of the smaller of them.
_SAME_UNION = 0.3
_SAME_SMALLER = 0.5


@dataclass(frozen=True, slots=True)
class Face:
    """One face, in fractions of the upright photo's sides.

    Attributes:
        left: Of the box around the face, without most of the hair.
        top: Likewise.
        width: Likewise.
        height: Likewise.
        score: How sure the network is, 0 to 1; not a calibrated probability.
    """

    left: float
    top: float
    width: float
    height: float
    score: float


class FaceFinder(Protocol):
    """What the worker needs of a detector."""

    def enough(self, size: tuple[int, int]) -> bool:
        """Whether an image of this width and height has all the pixels that are looked at."""
        ...

    def find(self, image: Image.Image) -> list[Face]:
        """The faces of an upright RGB image, the largest first; on one thread at a time."""
        ...


@dataclass(frozen=True)
class FaceNetwork:
    """The checked contents of the `manifest.json` of a face detector.

    Attributes:
        folder: Where the files lie.
        name: The network's name, also the folder's name.
        origin: Where the weights came from, for people.
        licence: SPDX identifier of the weights' licence.
        long_side: Photos are looked at with a long side of so many pixels …
        short_side: … or with a short side of so many, if that is larger.
        least_score: What the network is less sure of is no face.
        least_large_score: The same for large faces.
        model_file: File name of the LiteRT model.
        sha256: Hexadecimal digest of this file.
    """

    folder: Path
    name: str
    origin: str
    licence: str
    long_side: int
    short_side: int
    least_score: float
    least_large_score: float
    model_file: str
    sha256: str

    @classmethod
    def load(cls, folder: Path) -> FaceNetwork:
        """Reads the description of the detector in `folder`.

        Raises:
            ModelError: The description is missing, damaged or of another kind.
        """
        return read_description(folder, lambda record: cls._from_record(folder, record))

    @classmethod
    def _from_record(cls, folder: Path, record: dict[str, Any]) -> FaceNetwork:
        if record["format"] != FORMAT or record["input"]["preparation"] != PREPARATION:
            raise ValueError("unknown format or preparation")
        return cls(
            folder=folder,
            name=str(record["name"]),
            origin=str(record["origin"]),
            licence=str(record["licence"]),
            long_side=int(record["input"]["long_side"]),
            short_side=int(record["input"]["short_side"]),
            least_score=float(record["least_score"]),
            least_large_score=float(record["least_large_score"]),
            model_file=str(record["model_file"]),
            sha256=str(record["files"][record["model_file"]]),
        )

    def save(self) -> None:
        """Writes `manifest.json` into the network's folder."""
        record = {
            "format": FORMAT,
            "name": self.name,
            "origin": self.origin,
            "licence": self.licence,
            "input": {
                "preparation": PREPARATION,
                "long_side": self.long_side,
                "short_side": self.short_side,
            },
            "least_score": self.least_score,
            "least_large_score": self.least_large_score,
            "model_file": self.model_file,
            "files": {self.model_file: self.sha256},
        }
        write_description(self.folder, record)

    def model(self) -> bytes:
        """The LiteRT model, after comparing its digest.

        Raises:
            ModelError: The file is missing, unreadable or another.
        """
        return checked_bytes(self.folder, self.name, self.model_file, self.sha256)


class LiteRTFaceFinder:
    """The detector, run by LiteRT on one thread.

    Each thread that looks for faces needs one of its own; a second takes little, for the
    weights are small.

    Args:
        network: The detector's description.
        model: Its model; None reads the file.

    Raises:
        ModelError: The model is missing, changed, or not a network of this kind.
    """

    def __init__(self, network: FaceNetwork, model: bytes | None = None) -> None:
        self._network = network
        self._path = network.folder / network.model_file
        self._model = network.model() if model is None else model
        self._ready: dict[tuple[int, ...], _Ready] = {}
        _, inputs, outputs = self._opened((1, CELLS[-1], CELLS[-1], 3))
        names = [f"cells_{width}" for width in CELLS]
        if len(inputs) != 1 or sorted(outputs) != sorted(names):
            raise ModelError(
                f"{self._path} is no face detector; build the network {network.name} again with "
                "`python -m photomanager.training`."
            )
        self._input = int(inputs[0]["index"])
        self._outputs = [int(outputs[name]["index"]) for name in names]

    def enough(self, size: tuple[int, int]) -> bool:
        """Whether an image of this width and height has all the pixels that are looked at."""
        return self._scale(size) <= 1

    def find(self, image: Image.Image) -> list[Face]:
        """The faces of an upright RGB image, the largest first.

        Args:
            image: Best with `enough` pixels, if it ever had so many.
        """
        seen = self._fitted(image)
        maps = self._run(np.asarray(seen))
        least = self._network.least_score
        boxes = np.concatenate(
            [_boxes(cells, width, least) for cells, width in zip(maps, CELLS, strict=True)]
        )
        boxes = boxes[distinct(boxes)]
        large = boxes[:, 3] - boxes[:, 1] >= _LARGE * min(seen.size)
        sure = ~large | (boxes[:, 4] >= self._network.least_large_score)
        return _faces(boxes[sure], seen.size)

    def _scale(self, size: tuple[int, int]) -> float:
        long, short = max(size), min(size)
        scale = max(self._network.long_side / long, self._network.short_side / short)
        return min(scale, _LONGEST * self._network.short_side / long)

    def _fitted(self, image: Image.Image) -> Image.Image:
        scale = self._scale(image.size)
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        return image if size == image.size else image.resize(size, Image.Resampling.BICUBIC)

    def _run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        """The network's three maps, float32[h, w, 5] each, for uint8[H, W, 3]."""
        height, width = pixels.shape[:2]
        interpreter, padded = self._ready_for(height, width)
        padded[0, :height, :width] = pixels
        padded[0, height:] = 0
        padded[0, :, width:] = 0
        interpreter.set_tensor(self._input, padded)
        interpreter.invoke()
        return [interpreter.get_tensor(index)[0] for index in self._outputs]

    def _ready_for(self, height: int, width: int) -> _Ready:
        """An interpreter for pictures of this size; a new one takes as long as a photo.

        So all pictures from 4 : 3 to 16 : 9 share one, upright and lying ones each.
        """
        short, long = sorted((height, width))
        most = self._network.long_side
        if long > most:
            sides = [short, long + -long % _LONG_STEP]
        else:
            sides = [most * 3 // 4 if short <= most * 3 // 4 else most, most]
        padded = [side + -side % CELLS[-1] for side in sides]
        high, wide = padded if width >= height else reversed(padded)
        shape = (1, high, wide, 3)
        ready = self._ready.pop(shape, None)
        if ready is None:
            if len(self._ready) == _SHAPES_KEPT:
                del self._ready[next(iter(self._ready))]
            ready = _Ready(self._opened(shape).interpreter, np.empty(shape, np.float32))
        self._ready[shape] = ready  # the one used last stays longest
        return ready

    def _opened(self, shape: tuple[int, ...]) -> Opened:
        return opened(self._model, self._path, shape=shape)


class _Ready(NamedTuple):
    """An interpreter for one shape, and its input."""

    interpreter: Any
    padded: NDArray[np.float32]


def of_people(faces: Iterable[Face], head: bytes) -> list[Face]:
    """Those that are not the muzzle of an animal, as far as the other network can tell.

    Args:
        faces: Of one photo.
        head: What a network with the classes of ImageNet-1k thinks of it (`opinion.top_classes`).
    """
    if animal_share(head) < _ANIMAL_SHARE:
        return list(faces)
    return [face for face in faces if face.score >= SURE_BESIDE_ANIMALS]


def animal_share(head: bytes) -> float:
    """How much of a photo such a network takes for animals, 0 to 1."""
    classes, probabilities = opinion.unpack(head)
    return float(probabilities[classes < _ANIMALS].sum())


def _boxes(cells: NDArray[np.float32], width: int, least: float) -> NDArray[np.float64]:
    """float64[n, 5]: left, top, right, bottom in pixels and score of the sure cells.

    Args:
        cells: float32[h, w, 5]: score; the centre's distance from the cell's corner, in cells;
            the logarithms of width and height, in cells.
        width: Of a cell in pixels.
        least: Score of a sure cell.
    """
    rows, columns = np.nonzero(cells[..., 0] >= least)
    score, x, y, wide, high = cells[rows, columns].astype(np.float64).T
    x, y = x + columns, y + rows
    wide, high = np.exp(wide) / 2, np.exp(high) / 2
    sides = np.stack((x - wide, y - high, x + wide, y + high)) * width
    return np.vstack((sides, score)).T


def distinct(boxes: NDArray[np.float64]) -> list[int]:
    """The rows that remain when what overlaps a surer box is left out.

    A large face is often found a second time at a part of it, hence the second measure.

    Args:
        boxes: float64[n, 5]: left, top, right, bottom, score.

    Returns:
        Rows, the surest first.
    """
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    waiting = np.argsort(-boxes[:, 4], kind="stable")
    kept: list[int] = []
    while len(waiting):
        best, waiting = waiting[0], waiting[1:]
        kept.append(int(best))
        sides = np.minimum(boxes[best, 2:4], boxes[waiting, 2:4])
        sides = sides - np.maximum(boxes[best, :2], boxes[waiting, :2])
        common = np.prod(np.clip(sides, 0, None), axis=1)
        union = common / (areas[best] + areas[waiting] - common)
        smaller = common / np.minimum(areas[best], areas[waiting])
        waiting = waiting[(union <= _SAME_UNION) & (smaller <= _SAME_SMALLER)]
    return kept


def _faces(boxes: NDArray[np.float64], size: tuple[int, int]) -> list[Face]:
    """Boxes in pixels of a picture of this size as faces within it, the largest first."""
    sides = np.clip(boxes[:, :4] / (size + size), 0, 1)
    found = [
        Face(left, top, right - left, bottom - top, float(score))
        for (left, top, right, bottom), score in zip(sides.tolist(), boxes[:, 4], strict=True)
        if right > left and bottom > top
    ]
    return sorted(found, key=lambda face: face.width * face.height, reverse=True)
