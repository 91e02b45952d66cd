"""Whether the detector counts faces as a person does, and what it costs.

    python benchmarks/faces.py --data DIR [--judgements FILE] [--json]

DIR holds the data sets that the judgements name. Each photo is decoded as indexing does it; a
count is right if it lies in the range that the person gave. Milliseconds are those of one
thread, for the processor's own time, from the decoded picture to the boxes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
import tomllib
from collections import defaultdict
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photomanager import paths
from photomanager.imaging import decode, thumbnail
from photomanager.indexing.file_facts import PERSON, StoredPhoto, facts_of
from photomanager.learning.precision import DEFAULT_PRECISION
from photomanager.library.faces import StoredFace
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.faces import FaceNetwork, LiteRTFaceFinder, of_people
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.opinion import top_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_JUDGEMENTS = Path(__file__).parent / "judgements" / "faces.toml"
_DETECTOR = "faces-yunet"
_NETWORK = "efficientnet-lite2"
_TAGS = {PERSON: "person", "starter:group": "group", "starter:portrait": "portrait"}


@dataclass(frozen=True)
class Judged:
    """What a person says of one photo, what the detector found and what follows (per 10,000)."""

    name: str
    with_people: bool
    least: int
    most: int
    found: tuple[float, ...]
    tags: Mapping[str, int]
    milliseconds: float

    @property
    def right(self) -> bool:
        """Whether the count lies in the person's range."""
        return self.least <= len(self.found) <= self.most

    @property
    def kind(self) -> str:
        """Under which heading the photo is counted."""
        if not self.with_people:
            return "without people"
        if self.least != self.most:
            return "range"
        return f"{self.least} faces" if self.least < 3 else "3 faces or more"


def main() -> None:
    """Looks at every judged photo and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of data sets")
    parser.add_argument("--judgements", type=Path, default=_JUDGEMENTS)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    judgements = tomllib.loads(arguments.judgements.read_text("utf-8"))
    photos = list(look(arguments.data, judgements))
    result = summary(photos) | {"tags": tagged(photos, judgements["tags"])}
    print(json.dumps(result, indent=2) if arguments.json else as_text(result))


def look(data: Path, judgements: Mapping[str, Any]) -> Iterator[Judged]:
    """Counts the faces of each judged photo."""
    finder = LiteRTFaceFinder(FaceNetwork.load(paths.model_dir(_DETECTOR)))
    manifest = Manifest.load(paths.model_dir(_NETWORK))
    embedder = LiteRTEmbedder(manifest)
    for heading in ("with_people", "without_people"):
        for name, count in judgements[heading].items():
            least, most = (count, count) if isinstance(count, int) else count
            picture = decode.decode((data / name).read_bytes(), name)
            image, small = picture.image, thumbnail.small(picture)
            seen = small if finder.enough(small.size) else image
            finder.find(seen)  # a new shape is prepared once, and then used by many photos
            began = time.thread_time()
            faces = finder.find(seen)
            spent = 1_000 * (time.thread_time() - began)
            logits = embedder.run(embedder.prepare(image)).logits
            faces = of_people(faces, top_classes(logits, manifest.temperature))
            boxes = [StoredFace(*astuple(face)) for face in faces]
            facts = facts_of(StoredPhoto(image.width, image.height, None, {}, boxes))
            tags = {_TAGS[fact.key]: fact.confidence for fact in facts}
            scores = tuple(face.score for face in faces)
            yield Judged(name, heading == "with_people", least, most, scores, tags, spent)


def summary(photos: list[Judged]) -> dict[str, Any]:
    """The figures as JSON."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for photo in photos:
        kinds[photo.kind].append(photo)
    with_people = [photo for photo in photos if photo.with_people]
    return {
        "photos_with_people": len(with_people),
        "right": sum(photo.right for photo in with_people),
        "share_right": statistics.mean(photo.right for photo in with_people),
        "kinds": {
            kind: {"photos": len(found), "right": sum(photo.right for photo in found)}
            for kind, found in sorted(kinds.items())
        },
        "milliseconds": statistics.median(photo.milliseconds for photo in photos),
        "slowest_milliseconds": max(photo.milliseconds for photo in photos),
        "wrong": [
            {
                "photo": photo.name,
                "person": [photo.least, photo.most],
                "scores": [round(score, 2) for score in photo.found],
            }
            for photo in photos
            if not photo.right
        ],
    }


def tagged(photos: list[Judged], called: Mapping[str, list[str]]) -> dict[str, Any]:
    """How many of the tags that are set without being asked are right, for each tag."""
    result = {}
    for tag in _TAGS.values():
        written = [one for one in photos if one.tags.get(tag, 0) >= DEFAULT_PRECISION * 10_000]
        wrong = [
            one.name
            for one in written
            if (not one.with_people if tag == "person" else one.name not in called[tag])
        ]
        result[tag] = {"written": len(written), "wrong": wrong}
    return result


def as_text(result: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [
        f"{result['right']} of {result['photos_with_people']} photos with people counted right "
        f"({result['share_right']:.3f})"
    ]
    lines += [f"  {kind}: {n['right']} of {n['photos']}" for kind, n in result["kinds"].items()]
    lines.append(
        f"{result['milliseconds']:.1f} ms a photo on one thread, "
        f"{result['slowest_milliseconds']:.1f} ms at most"
    )
    lines += [
        f"  wrong: {one['photo']}, a person {one['person']}, found {one['scores']}"
        for one in result["wrong"]
    ]
    lines += [
        f"{tag}: {one['written'] - len(one['wrong'])} of {one['written']} automatic tags right"
        + "".join(f"\n  wrong: {name}" for name in one["wrong"])
        for tag, one in result["tags"].items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
