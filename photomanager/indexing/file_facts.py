"""Tags that a photo's file makes certain, where pixels would have to be guessed from.

Each rule looks at what is stored with the photo and answers a confidence, or nothing. A
confidence is the share of photos for which the answer is right, as counted or as the
standard has it; `docs/learner.md` has the counts. What is only likely stays a suggestion.

What a rule says joins the learner's opinion of the same tag: the larger counts (`file_guesses`).
Raise `scoring._RULES` when a rule changes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from photomanager.recognition.faces import SURE_BESIDE_ANIMALS
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from photomanager.library.faces import StoredFace

    Rule = Callable[["StoredPhoto"], "FileFact | None"]

BURST = "file:burst"
# The network's own word for people.
PERSON = "n00007846"

_MICROSECONDS_AN_HOUR = 3_600_000_000


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """What the library keeps of a photo, as far as rules look at it.

    Attributes:
        width: Upright, in pixels.
        height: Likewise.
        taken_at: The camera's wall clock in microseconds, None if unknown.
        said: `photo.metadata`: EXIF by plain names (`imaging.metadata`), "pixels"
            (`imaging.quality`) and "name", how the system named a picture of the screen.
        faces: Where faces were found, the largest first.
        animals: How much of it the network takes for animals, 0 to 1.
    """

    width: int
    height: int
    taken_at: int | None
    said: Mapping[str, Any]
    faces: Sequence[StoredFace] = ()
    animals: float = 0.0

    @property
    def pixels(self) -> Mapping[str, Any]:
        """What was measured on the picture; empty if it was indexed before that."""
        found: Mapping[str, Any] = self.said.get("pixels") or {}
        return found

    @property
    def from_camera(self) -> bool:
        """Whether a camera says that it took the photo."""
        return bool(self.said.get("camera") or self.said.get("exposure"))

    @property
    def aspect(self) -> float:
        """Longer side by shorter side."""
        return max(self.width, self.height) / max(1, min(self.width, self.height))


@dataclass(frozen=True, slots=True)
class FileFact:
    """One tag that the file speaks for.

    Attributes:
        key: The tag's key in the vocabulary.
        confidence: Per 10,000.
        reason: What in the file says so, to be read after "The file says:".
    """

    key: str
    confidence: int
    reason: str


def facts_of(photo: StoredPhoto) -> list[FileFact]:
    """Everything that the file itself tells of a photo; bursts need neighbours (`bursts`)."""
    return [found for rule in RULES if (found := rule(photo)) is not None]


# -- light ------------------------------------------------------------------------------------


def flash(photo: StoredPhoto) -> FileFact | None:
    """EXIF counts one where the flash fired."""
    number = photo.said.get("flash")
    if number is None or not int(number) & 1:
        return None
    return FileFact("file:flash", 9_900, sentence("the flash fired"))


def night(photo: StoredPhoto) -> FileFact | None:
    """So little light that it must be dark outside: EV 2 is a lit street, EV 5 a lit room.

    A long exposure through a grey filter reads the same, hence the clock and the dark picture.
    """
    light = exposure_value(photo)
    if light is None or light > 4.5 or flash(photo) is not None:
        return None
    dark = photo.pixels.get("median", 0) < 90
    if not dark or not _is_late(photo.taken_at):
        return None
    reason = sentence(
        f"so little light, at that hour, that it was night (exposure value {light:.0f})"
    )
    return FileFact("starter:night", 9_300 if light <= 2.5 else 5_000, reason)


def exposure_value(photo: StoredPhoto) -> float | None:
    """How bright the scene was, as EV at ISO 100 (ISO 2720): 15 is sunlight, 0 moonlight."""
    numbers = [photo.said.get(name) for name in ("aperture", "exposure", "iso")]
    if not all(isinstance(one, int | float) and one > 0 for one in numbers):
        return None
    aperture, seconds, speed = (float(one) for one in numbers if one is not None)
    return math.log2(aperture**2 / seconds) - math.log2(speed / 100)


def _is_late(taken_at: int | None) -> bool:
    """Whether the clock says evening or night; a camera whose clock was never set says nothing."""
    if taken_at is None:
        return False
    hour = taken_at // _MICROSECONDS_AN_HOUR % 24
    return hour >= 18 or hour < 6


# -- lens and framing -------------------------------------------------------------------------


def macro(photo: StoredPhoto) -> FileFact | None:
    """The camera's close-up setting, or a distance that only close-ups have."""
    distance = photo.said.get("subject_distance")
    if photo.said.get("macro") or photo.said.get("subject_range") == 1:
        return FileFact("file:macro", 9_200, sentence("the camera was set to close-up"))
    if isinstance(distance, int | float) and 0 < distance <= 0.2:
        return FileFact("file:macro", 9_200, sentence(f"{distance * 100:.0f} cm from the subject"))
    if "macro" in str(photo.said.get("lens", "")).lower():
        return FileFact("file:macro", 4_000, sentence(f"the lens is a {photo.said['lens']}"))
    return None


# EXIF 2.32, CustomRendered: what phones write into a panorama.
_RENDERED_PANORAMA = 6
_STITCHERS = ("hugin", "ptgui", "autopano", "image composite editor", "panorama")


def panorama(photo: StoredPhoto) -> FileFact | None:
    """Stitched, by its own word; or far wider than any sensor. Phones crop to 20:9 (2.22)."""
    software = str(photo.said.get("software", "")).lower()
    if photo.said.get("projection"):
        return FileFact("file:panorama", 9_900, sentence(f"{photo.said['projection']} panorama"))
    if photo.said.get("rendered") == _RENDERED_PANORAMA:
        return FileFact("file:panorama", 9_900, sentence("the camera made a panorama"))
    if any(name in software for name in _STITCHERS):
        return FileFact("file:panorama", 9_500, sentence(f"made by {photo.said['software']}"))
    if photo.aspect < 2 or not photo.from_camera:
        return None
    times = sentence(f"{photo.aspect:.1f} times as long as wide")
    return FileFact("file:panorama", 9_500 if photo.aspect >= 2.4 else 4_000, times)


# -- pictures of screens ----------------------------------------------------------------------

_PHONES = """
    640x1136 750x1334 828x1792 1080x1920 1080x2160 1080x2220 1080x2240 1080x2280 1080x2310
    1080x2316 1080x2340 1080x2376 1080x2400 1080x2412 1080x2460 1125x2436 1170x2532 1179x2556
    1206x2622 1242x2208 1242x2688 1284x2778 1290x2796 1320x2868 1344x2992 1440x2560 1440x2880
    1440x2960 1440x3040 1440x3088 1440x3120 1440x3200 720x1280 720x1520 720x1600"""
_DESKTOPS = """
    1280x720 1280x800 1366x768 1440x900 1536x864 1600x900 1680x1050 1920x1080 1920x1200
    2560x1080 2560x1440 2560x1600 2880x1800 3024x1964 3072x1920 3440x1440 3456x2234
    3840x2160"""
_GRABBERS = (
    *("gnome-screenshot", "spectacle", "flameshot", "sharex", "greenshot", "snagit", "lightshot"),
    *("screenshot", "snipping", "scrot", "ksnip"),
)
# Drawn windows repeat their neighbours' grey; a photo seldom does.
_DRAWN = 0.4


def screenshot(photo: StoredPhoto) -> FileFact | None:
    """What the system says or how it named the file; else a PNG of a screen's size, no camera."""
    software = str(photo.said.get("software", "")).lower()
    if photo.said.get("screenshot"):
        return FileFact("starter:screenshot", 9_900, sentence("it is a screenshot"))
    if any(name in software for name in _GRABBERS):
        return FileFact("starter:screenshot", 9_900, sentence(f"made by {photo.said['software']}"))
    if photo.from_camera:
        return None
    if photo.said.get("name") == "screenshot":
        return FileFact("starter:screenshot", 9_700, sentence("its name says screenshot"))
    if photo.said.get("format") != "PNG" or photo.pixels.get("flat", 0) < _DRAWN:
        return None
    size = f"{photo.width}x{photo.height}"
    if size in _PHONES.split():
        return FileFact(
            "starter:screenshot", 9_000, sentence(f"the size of a phone's screen, {size}")
        )
    if size in _DESKTOPS.split():
        return FileFact("starter:screenshot", 6_000, sentence(f"the size of a screen, {size}"))
    return None


# -- pixels -----------------------------------------------------------------------------------

# Grey that JPEG has coloured a little; nearly every colour photo passes 20.
_GREY = 8
# Less contrast than this is an empty picture.
_LEAST_CONTRAST = 14
# A picture smaller than this has lost what tells sharp from blurred.
_LEAST_SIDE = 480


def black_and_white(photo: StoredPhoto) -> FileFact | None:
    """No colour at all. Paper and drawings are grey too, and nobody calls them so."""
    pixels = photo.pixels
    if pixels.get("colour", 255) > _GREY or pixels.get("contrast", 0) < _LEAST_CONTRAST:
        return None
    paper = pixels["median"] > 140 and pixels["median"] >= 0.78 * pixels["bright"]
    drawn = pixels["flat"] > _DRAWN
    reason = sentence("it has no colour")
    return FileFact("starter:black-and-white", 4_000 if paper or drawn else 9_700, reason)


def blurred(photo: StoredPhoto) -> FileFact | None:
    """Nothing in the picture is sharp, neither across nor down."""
    sharpness = photo.pixels.get("sharpness")
    if not sharpness or min(photo.width, photo.height) < _LEAST_SIDE:
        return None
    if max(sharpness) < 0.56:
        return FileFact("file:blurred", 9_000, sentence("no part of the picture is sharp"))
    if max(sharpness) < 0.66 or min(sharpness) < 0.5:
        return FileFact("file:blurred", 4_000, sentence("hardly any part of the picture is sharp"))
    return None


# -- people -----------------------------------------------------------------------------------

# The detector's score from which a person was to be seen on 95 of 100 photos of all kinds, with
# paintings and dolls among them and counted as wrong; below it on 66.
_SURE_FACE = 0.85
# From this share on the network sees an animal, and what looks like a face may be its muzzle.
_ANIMAL_LIKELY = 0.25
# Some of a group look away.
_ONE_OF_GROUP = 0.75
_LEAST_IN_GROUP = 3
# In parts of the photo's short side.
_PORTRAIT = 0.25


def person(photo: StoredPhoto) -> FileFact | None:
    """A face is there."""
    surest = max((face.score for face in photo.faces), default=0.0)
    if not surest:
        return None
    faces = len(photo.faces)
    reason = sentence("a face is in it" if faces == 1 else f"{faces} faces are in it")
    if surest >= (SURE_BESIDE_ANIMALS if photo.animals >= _ANIMAL_LIKELY else _SURE_FACE):
        return FileFact(PERSON, 9_500, reason)
    return FileFact(PERSON, 6_500, sentence(f"{reason}, perhaps"))


def group(photo: StoredPhoto) -> FileFact | None:
    """Three faces at about the same distance; passers-by behind one person are no group."""
    if portrait(photo) is not None:
        return None
    faces = [face.height for face in photo.faces if face.score >= _ONE_OF_GROUP]
    if len(faces) < _LEAST_IN_GROUP:
        return None
    faces.sort(reverse=True)
    together = faces[_LEAST_IN_GROUP - 1] >= faces[0] / 2
    return FileFact(
        "starter:group", 9_200 if together else 3_000, sentence(f"{len(faces)} faces are in it")
    )


def portrait(photo: StoredPhoto) -> FileFact | None:
    """One large face, none behind it that is a third as high, and hardly an animal's."""
    if photo.animals >= _ANIMAL_LIKELY:
        return None
    faces = sorted(photo.faces, key=lambda face: face.height, reverse=True)
    if not faces or any(face.height * 3 > faces[0].height for face in faces[1:]):
        return None
    share = faces[0].height * photo.height / max(1, min(photo.width, photo.height))
    if share < _PORTRAIT or faces[0].score < _SURE_FACE:
        return None
    return FileFact("starter:portrait", 9_100, sentence("one large face is in it"))


RULES: tuple[Rule, ...] = (
    flash,
    night,
    macro,
    panorama,
    screenshot,
    black_and_white,
    blurred,
    person,
    group,
    portrait,
)

# -- neighbours -------------------------------------------------------------------------------

# Longer than this between two photos, in microseconds, and they were taken one by one.
_BURST_GAP = 1_000_000
_LEAST_MOMENTS = 3
# Whether a photo belongs to a burst depends on no photo farther away than this.
BURST_REACH = (_LEAST_MOMENTS - 1) * _BURST_GAP


@dataclass(frozen=True, slots=True)
class Shot:
    """When one photo was taken, for finding bursts.

    Attributes:
        photo_id: The photo.
        camera: What took it; only photos of one camera make a burst.
        taken_at: Microseconds.
        numbered: Whether the camera itself says that it took a burst.
    """

    photo_id: int
    camera: str
    taken_at: int
    numbered: bool


def bursts(shots: Iterable[Shot]) -> dict[int, FileFact]:
    """The photos that belong to a burst, and why.

    A burst is three or more moments of one camera, a second apart at most. Several versions
    of one photo share their moment and are no burst.

    Args:
        shots: In any order; all photos within `BURST_REACH` of one that is asked about.
    """
    runs: list[list[Shot]] = []
    last: Shot | None = None
    for shot in sorted(shots, key=lambda one: (one.camera, one.taken_at, one.photo_id)):
        alone = last is None or last.camera != shot.camera
        if alone or last is None or shot.taken_at - last.taken_at > _BURST_GAP:
            runs.append([])
        runs[-1].append(shot)
        last = shot
    found = {}
    for run in runs:
        many = len({shot.taken_at for shot in run}) >= _LEAST_MOMENTS
        for shot in run:
            if shot.numbered:
                reason = sentence("the camera took it in a burst")
                found[shot.photo_id] = FileFact(BURST, 9_900, reason)
            elif many:
                reason = sentence("one of several photos taken within seconds")
                found[shot.photo_id] = FileFact(BURST, 9_500, reason)
    return found
