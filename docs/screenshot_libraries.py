"""The libraries in the screenshots: an everyday one, an empty one, and one that is hard to show."""

from __future__ import annotations

import colorsys
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from photomanager.operations import folders, search
from photomanager.operations.tagging import tag

if TYPE_CHECKING:
    from photomanager.operations.workspace import Workspace
    from photomanager.runtime import Runtime

# Package, folder in it, file, the name it gets, the month it is dated to; all free to use, see
# CREDITS.md. Most say nothing of their date: without one, headings could not be shown.
PHOTOS = (
    ("sklearn", "datasets/images", "china.jpg", "Summer palace.jpg", "2025:08"),
    ("sklearn", "datasets/images", "flower.jpg", "Dahlia.jpg", "2025:08"),
    ("skimage", "data", "chelsea.png", "Chelsea.jpg", "2025:08"),
    ("skimage", "data", "coffee.png", "Espresso.jpg", "2025:08"),
    ("skimage", "data", "astronaut.png", "Astronaut.jpg", "2025:07"),
    ("skimage", "data", "rocket.jpg", "Falcon 9.jpg", "2025:07"),
    ("skimage", "data", "camera.png", "Cameraman.jpg", "2025:07"),
    ("skimage", "data", "hubble_deep_field.jpg", "Deep field.jpg", "2025:07"),
    ("skimage", "data", "brick.png", "Brick wall.jpg", "2025:06"),
    ("skimage", "data", "grass.png", "Lawn.jpg", "2025:06"),
    ("skimage", "data", "coins.png", "Coins.jpg", "2025:06"),
    ("skimage", "data", "gravel.png", "Gravel.jpg", "2025:06"),
)
LONG_NAME = ("A very long name that somebody's scanner made up " * 5)[:196] + ".jpg"
HARD_TAGS = (
    "家族旅行・北海道の冬の思い出",
    "شاطئ البحر في الصيف",
    "w" * 120,
    "Zoë & Ünal’s “party” <1>",
)
MANY, ALL = 500, 1000
_EXIF, _TAKEN = 0x8769, 0x9003


def prepare(name: str, runtime: Runtime, home: Path) -> None:
    """Fills the library `everyday`, `empty`, `offline` or `hard`."""
    if name == "everyday":
        copy_photos(home / "Pictures")
        add(runtime, home / "Pictures")
        answer(runtime.workspace)
    elif name == "offline":
        copy_photos(home / "Italy")
        add(runtime, home / "Italy")
        (home / "Italy").rename(home / "Unplugged")
        runtime.indexer.run()
    elif name == "hard":
        draw_photos(home / "Scans")
        add(runtime, home / "Scans")
        tag_hard(runtime.workspace)


def add(runtime: Runtime, folder: Path) -> None:
    """Indexes a folder to the end."""
    folders.add(runtime.workspace, folder, origin="window")
    runtime.indexer.run()


def copy_photos(target: Path) -> None:
    """Copies the photos out of the installed packages, without importing these."""
    target.mkdir(parents=True)
    for day, (package, folder, name, new, month) in enumerate(PHOTOS, start=1):
        found = importlib.util.find_spec(package)
        if found is None or not found.submodule_search_locations:
            raise SystemExit(f"The package {package} is missing. Run `make setup-dev`.")
        with Image.open(Path(found.submodule_search_locations[0]) / folder / name) as photo:
            exif = Image.Exif()
            exif.get_ifd(_EXIF)[_TAKEN] = f"{month}:{20 - day:02} 10:30:00"
            photo.convert("RGB").save(target / new, exif=exif, quality=95)
    (target / "Cut short.jpg").write_bytes((target / "Dahlia.jpg").read_bytes()[:300])


def named(workspace: Workspace, *names: str) -> list[int]:
    """The photos of these names."""
    found = [search.search(workspace, f'path:"{name}"').photo_ids for name in names]
    return [photo_id for ids in found for photo_id in ids]


def answer(workspace: Workspace) -> None:
    """What a user might have said in the first minute."""
    tag(workspace, named(workspace, "Chelsea.jpg", "2025:08"), add=["Chelsea"], confirm=["cat"])
    tag(workspace, named(workspace, "Espresso.jpg", "2025:08"), add=["Pikolo Espresso Bar"])
    tag(workspace, named(workspace, "Falcon 9.jpg", "Deep field.jpg", "2025:07"), add=["space"])
    wrong = search.search(workspace, 'state:suggested tag:"Pikolo Espresso Bar"').photo_ids
    tag(workspace, wrong, reject=["Pikolo Espresso Bar"])


def draw_photos(target: Path) -> None:
    """Photos of one colour each: very wide, very high, with a very long name."""
    target.mkdir(parents=True)
    sizes = ((640, 480), (480, 640), (1600, 200), (200, 1600), (64, 64))
    for number in range(20):
        tone = colorsys.hsv_to_rgb(number / 20, 0.5, 0.8)
        colour = tuple(round(255 * part) for part in tone)
        name = LONG_NAME if number == 0 else f"IMG_{number:04}.jpg"
        Image.new("RGB", sizes[number % len(sizes)], colour).save(target / name)


def tag_hard(workspace: Workspace) -> None:
    """A thousand tags, five hundred on one photo, and names in other scripts."""
    first = named(workspace, LONG_NAME)
    others = named(workspace, "IMG_0001.jpg", "IMG_0002.jpg")
    names = [f"tag number {number}" for number in range(ALL)]
    tag(workspace, first, add=[*HARD_TAGS, *names[:MANY]])
    tag(workspace, others, add=[*HARD_TAGS])
    tag(workspace, named(workspace, "IMG_0003.jpg"), add=names[MANY:])
