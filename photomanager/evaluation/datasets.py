"""Labelled images on disk: a folder for each category, or the layout of Tiny ImageNet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager.errors import FolderError

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic"}
_NAME_OF_TRAINING = ("train", "training")
_NAME_OF_TEST = ("val", "validation", "test")


@dataclass(frozen=True)
class LabelledImage:
    """One image and the number of its category."""

    path: Path
    category: int


@dataclass(frozen=True)
class DataSet:
    """A labelled data set.

    Attributes:
        categories: Names of the categories, which are folder names or WordNet numbers.
        training: Images whose labels may be used, in a fixed order within each category.
        test: Images the answer is judged on; none of them is in `training`.
    """

    categories: tuple[str, ...]
    training: tuple[LabelledImage, ...]
    test: tuple[LabelledImage, ...]


def read(folder: Path) -> DataSet:
    """The data set in a folder, whichever of the known layouts it has.

    Tiny ImageNet's layout (`wnids.txt`, `train/`, `val/val_annotations.txt`); a folder with
    `train` and `val` (or `test`), each with a folder for each category; or folders for
    categories alone, of whose images every second one, by name, is kept for the test.

    Raises:
        FolderError: The folder is missing or holds no two categories of images.
    """
    if not folder.is_dir():
        raise FolderError(f"There is no folder {folder}; name one with labelled images.")
    if (folder / "val" / "val_annotations.txt").is_file():
        return _tiny_imagenet(folder)
    training = _first_folder(folder, _NAME_OF_TRAINING)
    test = _first_folder(folder, _NAME_OF_TEST)
    if training and test:
        return _two_parts(training, test)
    return _one_part(folder)


def _tiny_imagenet(folder: Path) -> DataSet:
    categories = tuple(sorted(path.name for path in _folders(folder / "train")))
    numbers = {name: number for number, name in enumerate(categories)}
    training = [
        LabelledImage(path, number)
        for name, number in numbers.items()
        for path in _images(folder / "train" / name)
    ]
    test = []
    annotations = (folder / "val" / "val_annotations.txt").read_text("utf-8")
    for line in annotations.splitlines():
        name, category = line.split("\t")[:2]
        path = folder / "val" / "images" / name
        if category in numbers and path.is_file():
            test.append(LabelledImage(path, numbers[category]))
    return _checked(folder, DataSet(categories, tuple(training), tuple(test)))


def _two_parts(training: Path, test: Path) -> DataSet:
    categories = tuple(sorted(path.name for path in _folders(training)))

    def part(folder: Path) -> tuple[LabelledImage, ...]:
        return tuple(
            LabelledImage(path, number)
            for number, name in enumerate(categories)
            for path in _images(folder / name)
        )

    return _checked(training.parent, DataSet(categories, part(training), part(test)))


def _one_part(folder: Path) -> DataSet:
    with_images = [path for path in _folders(folder) if _images(path)]
    categories = tuple(path.name for path in with_images)
    training: list[LabelledImage] = []
    test: list[LabelledImage] = []
    for number, category in enumerate(with_images):
        for position, path in enumerate(_images(category)):
            part = test if position % 2 else training
            part.append(LabelledImage(path, number))
    return _checked(folder, DataSet(categories, tuple(training), tuple(test)))


def _checked(folder: Path, data: DataSet) -> DataSet:
    if len(data.categories) < 2 or not data.test:
        raise FolderError(
            f"{folder} does not hold two categories of images; make a folder for each category "
            "and put at least two images into it."
        )
    return data


def _first_folder(folder: Path, names: tuple[str, ...]) -> Path | None:
    return next((folder / name for name in names if (folder / name).is_dir()), None)


def _folders(folder: Path) -> list[Path]:
    visible = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(path for path in visible if path.is_dir())


def _images(folder: Path) -> list[Path]:
    """Images below a folder, with numbers in names in numerical order ("9" before "10")."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES)
    return sorted(found, key=_natural_order)


def _natural_order(path: Path) -> tuple[list[tuple[int, str]], str]:
    pieces = re.findall(r"\d+|\D+", str(path))
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in pieces], str(path)
