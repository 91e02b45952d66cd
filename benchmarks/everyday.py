"""Whether what the application writes by itself is right on everyday photos.

    python benchmarks/everyday.py --photos DIR [--judgements FILE] [--json]

Indexes the folder into a new library, with no lesson, and holds every automatic tag against
verdicts of a person who looked at the photo. A tag without a verdict counts as wrong, and so
does one on a photo that the file does not name: nothing is left out.

The file of judgements has one table a photo, `[photos."name.jpg"]`, with the lists `right`
and `wrong`. The rules were tuned on the photos with odd numbers in their names, so the even
ones say what to expect elsewhere; photos without a number are "unnumbered".
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from photomanager.operations import folders, photos, search
from photomanager.runtime import Runtime

if TYPE_CHECKING:
    from photomanager.operations.photos import PhotoRow

_JUDGEMENTS = Path(__file__).parent / "judgements" / "coco.toml"


@dataclass
class Count:
    """What was written on one half of the photos.

    Attributes:
        photos: Photos indexed.
        tagged: Photos with at least one automatic tag.
        tags: (photo, tag, confidence, verdict) of each; the verdict is right, wrong or unjudged.
    """

    photos: int = 0
    tagged: int = 0
    tags: list[tuple[str, str, float, str]] = field(default_factory=list)

    def add(self, row: PhotoRow, judged: dict[str, list[str]]) -> None:
        """Counts one photo."""
        written = [tag for tag in row.tags if tag.state == "automatic"]
        self.photos += 1
        self.tagged += bool(written)
        for tag in written:
            self.tags.append(
                (row.name, tag.name, tag.confidence or 0.0, _verdict(tag.name, judged))
            )

    def summary(self) -> dict[str, Any]:
        """The figures as JSON."""
        right = sum(verdict == "right" for *_, verdict in self.tags)
        return {
            "photos": self.photos,
            "photos_with_automatic_tags": self.tagged,
            "share_of_photos": self.tagged / self.photos if self.photos else None,
            "automatic_tags": len(self.tags),
            "right": right,
            "wrong": sum(verdict == "wrong" for *_, verdict in self.tags),
            "unjudged": sum(verdict == "unjudged" for *_, verdict in self.tags),
            "precision": right / len(self.tags) if self.tags else None,
            "not_right": [
                {"photo": photo, "tag": tag, "confidence": confidence, "verdict": verdict}
                for photo, tag, confidence, verdict in self.tags
                if verdict != "right"
            ],
        }


def _verdict(tag: str, judged: dict[str, list[str]]) -> str:
    found = [verdict for verdict in ("right", "wrong") if tag in judged.get(verdict, ())]
    if len(found) > 1:
        raise ValueError(f"{tag} is judged right and wrong on the same photo")
    return found[0] if found else "unjudged"


def _half(name: str) -> str:
    numbers = re.findall(r"\d+", name)
    if not numbers:
        return "unnumbered"
    return "odd" if int(numbers[-1]) % 2 else "even"


def _indexed(folder: Path) -> list[PhotoRow]:
    with tempfile.TemporaryDirectory() as library, Runtime.open(Path(library)) as runtime:
        root = folders.add(runtime.workspace, folder, origin="cli").id
        runtime.indexer.run([root])
        found = search.search(runtime.workspace, "", order="name")
        return photos.rows(runtime.workspace, found.photo_ids)


def _print(name: str, figures: dict[str, Any]) -> None:
    for one in figures["not_right"]:
        print(f"  {one['verdict']:8} {one['confidence']:4.0%}  {one['tag']:20} {one['photo']}")
    if figures["automatic_tags"]:
        print(
            f"{name}: {figures['right']} of {figures['automatic_tags']} automatic tags are right"
            f" ({figures['precision']:.1%}), on {figures['photos_with_automatic_tags']} of"
            f" {figures['photos']} photos ({figures['share_of_photos']:.0%});"
            f" {figures['wrong']} wrong, {figures['unjudged']} unjudged"
        )
    else:
        print(f"{name}: no automatic tags on {figures['photos']} photos")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, help="the folder of the judged photos")
    parser.add_argument("--judgements", type=Path, default=_JUDGEMENTS)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.photos is None or not arguments.photos.is_dir():
        print("Skipped: name the folder of the judged photos with --photos.")
        return
    judged = tomllib.loads(arguments.judgements.read_text(encoding="utf-8"))["photos"]
    halves: dict[str, Count] = defaultdict(Count)
    for row in _indexed(arguments.photos):
        for half in (_half(row.name), "all"):
            halves[half].add(row, judged.get(row.name, {}))
    result = {name: halves[name].summary() for name in sorted(halves, key="odd even all".find)}
    if arguments.json:
        print(json.dumps(result))
        return
    for name, figures in result.items():
        _print(name, figures)


if __name__ == "__main__":
    main()
