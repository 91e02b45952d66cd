"""How often what the file tells (`indexing.file_facts`) is right, on labelled photos.

    python benchmarks/file_facts.py --scenes DIR --sharp DIR --photos DIR ...

Prints, for each tag: how many photos get it unasked and as a suggestion, how many of those have
the label, and how many labelled photos were found. `--sharp` names photos known to be sharp,
which are counted as they are and blurred by Gaussians of growing width. `--sheet DIR` draws what
was found, to look at: many photos deserve a tag that nobody wrote down.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageFilter

from photomanager.errors import DecodeError
from photomanager.imaging import decode, kinds, metadata, quality, thumbnail
from photomanager.indexing.file_facts import StoredPhoto, facts_of

LABELS = {
    "black and white": "starter:black-and-white",
    "night": "starter:night",
    "screenshot": "starter:screenshot",
}
SURE = 9_000
# Of the short side, in thousandths.
WIDTHS = (2, 4, 6, 8, 12, 16)
CELL, ACROSS = 128, 12


def look(path: Path, width: int = 0) -> dict[str, tuple[int, str]]:
    """Confidence and reason of each fact, by key; the picture blurred first if asked."""
    try:
        data = decode.read_file(os.fsencode(path))
        picture = decode.decode(data, path.name)
    except DecodeError:
        return {}
    if width:
        image = picture.image
        radius = min(image.size) * width / 1000
        picture = replace(picture, image=image.filter(ImageFilter.GaussianBlur(radius)))
    said = metadata.read(data)
    more = {"format": picture.format, **said.more}
    more["pixels"] = quality.measure(thumbnail.small(picture)).record()
    if kinds.is_screenshot_name(os.fsencode(path)):
        more["name"] = "screenshot"
    photo = StoredPhoto(picture.width, picture.height, said.taken_at, more)
    return {one.key: (one.confidence, one.reason) for one in facts_of(photo)}


def photos_in(folder: Path) -> list[Path]:
    """All photos below a folder, by name."""
    return sorted(path for path in folder.rglob("*") if kinds.is_photo_name(os.fsencode(path.name)))


def labelled(folder: Path) -> dict[Path, set[str]]:
    """The labels in `labels.json`, by photo; none where there is no such file."""
    listed = folder / "labels.json"
    if not listed.exists():
        return {}
    rows = json.loads(listed.read_text(encoding="utf-8"))
    return {folder / row["file"]: set(row["tags"]) for row in rows if "tags" in row}


def count(found: dict[Path, dict[str, tuple[int, str]]], labels: dict[Path, set[str]]) -> None:
    """Prints what each tag got and how much of it is labelled so."""
    keys = sorted({key for facts in found.values() for key in facts})
    names = {key: name for name, key in LABELS.items()}
    for key in keys:
        sure = [path for path, facts in found.items() if facts.get(key, (0,))[0] >= SURE]
        likely = [path for path, facts in found.items() if 0 < facts.get(key, (0,))[0] < SURE]
        line = f"  {key}: {len(sure)} unasked, {len(likely)} suggested"
        if labels and key in names:
            right = {path for path, tags in labels.items() if names[key] in tags}
            line += (
                f"; labelled so {len(right & set(sure))} and {len(right & set(likely))}"
                f" of {len(right)}"
            )
        print(line)


def draw(found: dict[Path, dict[str, tuple[int, str]]], folder: Path, name: str) -> None:
    """One picture for each tag with the photos that got it unasked, and one for suggestions."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for path, facts in found.items():
        for key, (confidence, _) in facts.items():
            how = "unasked" if confidence >= SURE else "suggested"
            groups[f"{name}-{key.partition(':')[2]}-{how}"].append(path)
    folder.mkdir(parents=True, exist_ok=True)
    for title, paths in groups.items():
        rows = -(-len(paths) // ACROSS)
        sheet = Image.new("RGB", (ACROSS * CELL, rows * CELL), "white")
        for place, path in enumerate(paths):
            image = decode.decode(decode.read_file(os.fsencode(path)), path.name).image
            image.thumbnail((CELL - 2, CELL - 2))
            sheet.paste(image, (place % ACROSS * CELL, place // ACROSS * CELL))
        sheet.save(folder / f"{title}.png")


def main() -> None:
    """Counts, and draws if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path, help="photos, with or without labels.json")
    parser.add_argument("--sharp", type=Path, nargs="*", default=[], help="photos that are sharp")
    parser.add_argument("--sheet", type=Path, help="where to draw what was found")
    options = parser.parse_args()
    with ProcessPoolExecutor() as pool:
        for folder in options.folders:
            paths = photos_in(folder)
            found = dict(zip(paths, pool.map(look, paths, chunksize=16), strict=True))
            print(f"{folder.name}: {len(paths)} photos")
            count(found, labelled(folder))
            if options.sheet:
                draw(found, options.sheet, folder.name)
        sharp = [path for folder in options.sharp for path in photos_in(folder)]
        for width in (0, *WIDTHS) if sharp else ():
            facts = list(pool.map(look, sharp, [width] * len(sharp), chunksize=8))
            blurred = [one["file:blurred"][0] for one in facts if "file:blurred" in one]
            sure = sum(one >= SURE for one in blurred)
            share = f"{sure} unasked, {len(blurred) - sure} suggested of {len(sharp)}"
            print(f"blurred by {width} thousandths of the short side: {share}")


if __name__ == "__main__":
    main()
