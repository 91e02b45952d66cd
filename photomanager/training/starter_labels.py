"""Which photos teach which starter words: labels of the sets, and what a person saw.

`starter.toml` says which labels mean a word and which leave it open; `seen.toml` says what a
person saw on some of the photos, and goes before the labels. A third of the labelled photos
never teaches: by a digest of the file's name, so that it stays the same third when photos are
added. Of the COCO photos it is the even-numbered half.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from photomanager.errors import FolderError
from photomanager.training.image_sources import find_images

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.recognition.vocabulary import Vocabulary

STARTER_FILE, SEEN_FILE = "starter.toml", "seen.toml"
_SAMPLES = "imagenet_samples"
_THIRDS = 3


@dataclass(frozen=True)
class LabelledPhoto:
    """One photo of a labelled set.

    Attributes:
        set: Folder of the set below the data.
        file: Path below that folder.
        source: Who collected it: the last part of the name that the set gives.
        labels: What the set says of it.
    """

    set: str
    file: str
    source: str
    labels: frozenset[str]

    @property
    def held_back(self) -> bool:
        """Whether the photo judges and never teaches."""
        if self.set == _SAMPLES:
            return False
        if self.source == "coco":
            return int(re.findall(r"\d+", self.file)[-1]) % 2 == 0
        return hashlib.sha256(self.file.encode()).digest()[0] % _THIRDS == 0


def labelled_photos(data: Path) -> list[LabelledPhoto]:
    """All photos of the three sets, in a fixed order.

    Raises:
        FolderError: A set is missing.
    """
    found = []
    for name in ("scenes", "multilabel"):
        listing = data / name / "labels.json"
        if not listing.is_file():
            raise FolderError(f"There is no {listing}; unpack the labelled photos there.")
        for one in json.loads(listing.read_text("utf-8")):
            source = one.get("source", one.get("set")).rpartition("/")[2]
            labels = frozenset(one.get("tags", one.get("labels")))
            found.append(LabelledPhoto(name, one["file"], source, labels))
    samples = (path.name for path in find_images(data / _SAMPLES))
    found.extend(LabelledPhoto(_SAMPLES, name, _SAMPLES, frozenset()) for name in samples)
    return found


@dataclass(frozen=True)
class StarterWords:
    """The two files.

    Attributes:
        words: By name, the table of `starter.toml`.
        groups: Labels and sources by the name of their group.
        looked: What was seen on whole lists of photos, as in `seen.toml`.
        corrected: By word, photos whose labels are not right.
    """

    words: Mapping[str, Mapping[str, list[str]]]
    groups: Mapping[str, list[str]]
    looked: Sequence[Mapping[str, Any]]
    corrected: Mapping[str, Mapping[str, list[str]]]

    @classmethod
    def read(cls, folder: Path) -> StarterWords:
        """Reads both files from the folder of the vocabulary."""
        starter = tomllib.loads((folder / STARTER_FILE).read_text("utf-8"))
        seen = tomllib.loads((folder / SEEN_FILE).read_text("utf-8"))
        return cls(starter["words"], starter["groups"], seen["looked"], seen["corrected"])

    def verdicts(
        self, photos: Sequence[LabelledPhoto], vocabulary: Vocabulary
    ) -> dict[str, NDArray[np.int8]]:
        """By word, int8[n]: 1 where a photo shows it, -1 where it does not, 0 where nobody knows.

        A photo that shows a word shows the words above it.
        """
        said = {word: self._by_labels(word, photos) for word in self.words}
        places = {(one.set, one.file): place for place, one in enumerate(photos)}
        for block in self.looked:
            rows = np.array([places[block["set"], name] for name in block["photos"]])
            for word in self.words:
                self._look(said[word], rows, block, word)
        for word, table in self.corrected.items():
            for name, verdict in (("yes", 1), ("unsure", 0)):
                for one in table.get(name, ()):
                    folder, _, file = one.partition("/")
                    said[word][places[folder, file]] = verdict
        keys = {word: _key(vocabulary, word) for word in self.words}
        for word, key in keys.items():
            for other, lower in keys.items():
                if key in vocabulary.ancestors(lower):
                    said[word][said[other] > 0] = 1
        return said

    def _by_labels(self, word: str, photos: Sequence[LabelledPhoto]) -> NDArray[np.int8]:
        table = self.words[word]
        yes = set(table["labels"])
        open_ = {one for group in table["silent"] for one in self.groups[group]}
        open_ |= set(table.get("unsure", ()))
        verdicts = np.full(len(photos), -1, np.int8)
        for place, photo in enumerate(photos):
            if yes & photo.labels:
                verdicts[place] = 1
            elif photo.source in open_ or open_ & photo.labels:
                verdicts[place] = 0
        return verdicts

    def _look(
        self,
        verdicts: NDArray[np.int8],
        rows: NDArray[np.int64],
        block: Mapping[str, Any],
        word: str,
    ) -> None:
        seen = block["words"].get(word)
        verdicts[rows] = 0 if seen is None else -1
        if seen is not None:
            verdicts[rows[np.array(seen["yes"], np.int64)]] = 1
            verdicts[rows[np.array(seen["unsure"], np.int64)]] = 0


def _key(vocabulary: Vocabulary, word: str) -> str:
    (key,) = (one.key for one in vocabulary.concepts if one.name == word)
    return key
