"""Finds the faces in a photo; nothing here tells one person from another.

The network is YuNet (Wu, Peng and Yu, "YuNet: A Tiny Millisecond-level Face Detector", Machine
Intelligence Research 20, 2023): at every cell of three grids, 8, 16 and 32 pixels wide, it says
how sure it is of a face there and where the face's sides lie. What overlaps is one face.

It was taught on crowds, and takes muzzles, muffins and clouds for faces when they are large.
Large faces of people it is very sure of, so more is asked of them; and where the other network
sees an animal, `of_people` asks still more.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from PIL import Image

from photomanager.errors import ModelError
from photomanager.recognition import opinion
from photomanager.recognition.litert import opened
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
# The longer sides of panoramas are padded to multiples of this, so that most of them share a shape.
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
        """The faces of an upright RGB image, the largest first; on any thread."""
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
    """The detector, run by LiteRT; one serves all threads.

    Preparing the network for a picture's shape takes nearly as long as a photo, and some 18 MB. So
    it is held ready for lying and for upright pictures, which nearly all are, and once more for
    whatever comes besides. All memory is taken at the start: a worker does not grow when a
    panorama comes late, nor with its threads. These wait for one another; while one embeds, which
    takes longer, that costs nothing.

    Args:
        network: The detector's description.
        model: Its model; None reads the file.

    Raises:
        ModelError: The model is missing, changed, or not a network of this kind.
    """

    def __init__(self, network: FaceNetwork, model: bytes | None = None) -> None:
        self._network = network
        path = network.folder / network.model_file
        model = network.model() if model is None else model
        short, long = (_padded(side) for side in (network.long_side * 3 // 4, network.long_side))
        longest = _padded(_LONGEST * network.short_side, _LONG_STEP)
        largest = max((long, long), (_padded(network.short_side), longest), key=math.prod)
        self._lying = _Canvas(model, path, network.name, (short, long))
        self._upright = _Canvas(model, path, network.name, (long, short))
        self._other = _Canvas(model, path, network.name, largest)

    def enough(self, size: tuple[int, int]) -> bool:
        """Whether an image of this width and height has all the pixels that are looked at."""
        return self._scale(size) <= 1

    def find(self, image: Image.Image) -> list[Face]:
        """The faces of an upright RGB image, the largest first; on any thread.

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
        for canvas in (self._lying, self._upright):
            if height <= canvas.sides[0] and width <= canvas.sides[1]:
                return canvas.run(pixels, canvas.sides)
        long = max(height, width)
        if long <= self._network.long_side:
            return self._other.run(pixels, (_padded(long), _padded(long)))
        steps = [_LONG_STEP if side == long else CELLS[-1] for side in (height, width)]
        return self._other.run(pixels, (_padded(height, steps[0]), _padded(width, steps[1])))


class _Canvas:
    """The network, ready for pictures of one shape at a time; usable from every thread.

    Args:
        model: Contents of the model.
        path: Where they were read, for the error.
        name: The network's, likewise.
        sides: Height and width that it is made ready for; none asked for later has more pixels.

    Attributes:
        sides: Those it is ready for now.

    Raises:
        ModelError: This is no face detector.
    """

    def __init__(self, model: bytes, path: Path, name: str, sides: tuple[int, int]) -> None:
        self._interpreter, inputs, outputs = opened(model, path, shape=(1, *sides, 3))
        names = [f"cells_{width}" for width in CELLS]
        if len(inputs) != 1 or sorted(outputs) != sorted(names):
            raise ModelError(
                f"{path} is no face detector; build the network {name} again with "
                "`python -m photomanager.training`."
            )
        self.sides = sides
        self._input = int(inputs[0]["index"])
        self._outputs = [int(outputs[one]["index"]) for one in names]
        self._room = np.zeros(math.prod(sides) * 3, np.float32)
        self._turn = threading.Lock()
        # Memory is taken with the first picture, and shall be taken now.
        self.run(np.zeros((1, 1, 3), np.uint8), sides)

    def run(self, pixels: NDArray[np.uint8], sides: tuple[int, int]) -> list[NDArray[np.float32]]:
        """The three maps of uint8[H, W, 3] in the upper left corner of a black picture.

        Args:
            pixels: The picture.
            sides: Height and width of the black one; another than the last takes half as long
                again.
        """
        height, width = pixels.shape[:2]
        with self._turn:
            if sides != self.sides:
                self._interpreter.resize_tensor_input(self._input, (1, *sides, 3))
                self._interpreter.allocate_tensors()
                self.sides = sides
            padded = self._room[: math.prod(sides) * 3].reshape(1, *sides, 3)
            padded[0, :height, :width] = pixels
            padded[0, height:] = 0
            padded[0, :, width:] = 0
            self._interpreter.set_tensor(self._input, padded)
            self._interpreter.invoke()
            return [self._interpreter.get_tensor(index)[0] for index in self._outputs]


def _padded(side: int, step: int = CELLS[-1]) -> int:
    return side + -side % step


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
