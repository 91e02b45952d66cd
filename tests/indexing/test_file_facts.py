from dataclasses import replace

import pytest

from photomanager.indexing import file_facts
from photomanager.indexing.file_facts import Shot, StoredPhoto, bursts, exposure_value, facts_of
from photomanager.library.faces import StoredFace

DAY, NIGHT = 12 * 3_600_000_000, 22 * 3_600_000_000
SECOND = 1_000_000
CAMERA = {"make": "Test", "camera": "One", "exposure": 0.01}
PHOTO = {"colour": 120, "contrast": 50.0, "median": 110, "bright": 200, "flat": 0.1}


def photo(width=3000, height=2000, taken_at=DAY, **said):
    return StoredPhoto(width, height, taken_at, {"pixels": PHOTO, **said})


def with_faces(*faces, width=3000, height=2000):
    """A photo with faces of these heights (in fractions of its height) and scores."""
    found = [StoredFace(0.1, 0.1, tall / 2, tall, score) for tall, score in faces]
    return StoredPhoto(width, height, DAY, {}, found)


def said_of(one):
    return {fact.key.partition(":")[2]: fact.confidence for fact in facts_of(one)}


def test_an_ordinary_photo_says_nothing():
    assert facts_of(photo(**CAMERA, flash=16, aperture=8, iso=100)) == []
    assert facts_of(StoredPhoto(10, 10, None, {})) == []


@pytest.mark.parametrize(
    ("flash", "fired"), [(0, False), (1, True), (9, True), (16, False), (24, False), (31, True)]
)
def test_flash(flash, fired):
    assert ("flash" in said_of(photo(flash=flash))) is fired


def test_exposure_value():
    sunny = photo(aperture=16, exposure=1 / 125, iso=100)
    assert exposure_value(sunny) == pytest.approx(15, abs=0.1)
    assert exposure_value(photo(aperture=16, exposure=1 / 125)) is None
    assert exposure_value(photo(aperture=0, exposure=1 / 125, iso=100)) is None


DARK = {"aperture": 2.0, "exposure": 1 / 4, "iso": 100, "pixels": {**PHOTO, "median": 40}}


@pytest.mark.parametrize(
    ("changes", "confidence"),
    [
        ({}, 5_000),
        ({"exposure": 4}, 9_300),
        ({"exposure": 1 / 60}, None),
        ({"flash": 1}, None),
        ({"taken_at": DAY}, None),
        ({"taken_at": None}, None),
        # A waterfall at dusk through a grey filter is no dark picture.
        ({"exposure": 30, "pixels": PHOTO}, None),
    ],
)
def test_night(changes, confidence):
    assert said_of(photo(**{"taken_at": NIGHT, **DARK, **changes})).get("night") == confidence


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ({"macro": True}, True),
        ({"subject_range": 1}, True),
        ({"subject_distance": 0.12}, True),
        ({"lens": "EF100mm f/2.8 Macro USM"}, False),
        ({"subject_distance": 0}, None),
        ({"subject_distance": 1.5}, None),
        ({"subject_range": 3}, None),
    ],
)
def test_macro(said, sure):
    found = said_of(photo(**said)).get("macro")
    assert (None if found is None else found >= 9_000) is sure


@pytest.mark.parametrize(
    ("size", "said", "sure"),
    [
        ((8000, 2000), CAMERA, True),
        ((2000, 8000), CAMERA, True),
        ((4000, 1800), CAMERA, False),
        ((8000, 2000), {}, None),
        ((4000, 3000), {"projection": "equirectangular"}, True),
        ((4000, 3000), {"rendered": 6}, True),
        ((4000, 3000), {"software": "Hugin 2020.0"}, True),
        ((4000, 3000), CAMERA, None),
    ],
)
def test_panorama(size, said, sure):
    found = said_of(photo(*size, **said)).get("panorama")
    assert (None if found is None else found >= 9_000) is sure


DRAWN = {"format": "PNG", "pixels": {**PHOTO, "flat": 0.7}}


@pytest.mark.parametrize(
    ("size", "said", "sure"),
    [
        ((1170, 2532), DRAWN, True),
        ((1920, 1080), DRAWN, False),
        ((1170, 2532), {**DRAWN, "format": "JPEG"}, None),
        ((1170, 2532), {**DRAWN, "pixels": PHOTO}, None),
        ((1170, 2532), {**DRAWN, **CAMERA}, None),
        ((1000, 2000), DRAWN, None),
        ((1000, 2000), {"name": "screenshot"}, True),
        ((1000, 2000), {"screenshot": True, **CAMERA}, True),
        ((1000, 2000), {"software": "gnome-screenshot"}, True),
    ],
)
def test_screenshot(size, said, sure):
    found = said_of(photo(*size, **said)).get("screenshot")
    assert (None if found is None else found >= 9_000) is sure


@pytest.mark.parametrize(
    ("pixels", "sure"),
    [
        ({"colour": 3}, True),
        ({"colour": 30}, None),
        ({"colour": 0, "contrast": 4.0}, None),
        ({"colour": 0, "median": 230, "bright": 250}, False),
        ({"colour": 0, "flat": 0.8}, False),
    ],
)
def test_black_and_white(pixels, sure):
    found = said_of(photo(pixels={**PHOTO, **pixels})).get("black-and-white")
    assert (None if found is None else found >= 9_000) is sure


@pytest.mark.parametrize(
    ("sharpness", "sure"),
    [
        (None, None),
        ([0.5, 0.52], True),
        ([0.45, 0.9], False),
        ([0.64, 0.6], False),
        ([0.8, 0.7], None),
    ],
)
def test_blurred(sharpness, sure):
    found = said_of(photo(pixels={**PHOTO, "sharpness": sharpness})).get("blurred")
    assert (None if found is None else found >= 9_000) is sure


def test_a_small_picture_is_never_called_blurred():
    assert said_of(photo(400, 300, pixels={**PHOTO, "sharpness": [0.3, 0.3]})) == {}


def shots(*moments, camera="One", numbered=False, first=1):
    return [
        Shot(number, camera, round(moment * SECOND), numbered)
        for number, moment in enumerate(moments, first)
    ]


@pytest.mark.parametrize(
    ("moments", "found"),
    [
        ((0, 0.5, 1.0), {1, 2, 3}),
        ((0, 1, 2), {1, 2, 3}),
        ((0, 1, 5, 6, 7), {3, 4, 5}),
        ((0, 1), set()),
        ((0, 1.5, 3), set()),
        # Versions of one photo share its moment.
        ((0, 0, 0, 0), set()),
    ],
)
def test_bursts(moments, found):
    assert set(bursts(shots(*moments))) == found
    assert set(bursts(reversed(shots(*moments)))) == found


def test_two_cameras_make_no_burst():
    assert not bursts([*shots(0, 1), *shots(0.5, camera="Two", first=9)])


def test_a_camera_that_numbers_its_bursts_is_believed():
    (fact,) = bursts(shots(0, numbered=True)).values()
    assert fact.key == file_facts.BURST
    assert fact.confidence > 9_500


NAMES = {file_facts.PERSON: "person", "starter:group": "group", "starter:portrait": "portrait"}


@pytest.mark.parametrize(
    ("faces", "said"),
    [
        ([], {}),
        ([(0.1, 0.92)], {"person": 9_500}),
        ([(0.1, 0.87)], {"person": 9_500}),
        ([(0.1, 0.7)], {"person": 6_500}),
        ([(0.1, 0.7), (0.1, 0.91)], {"person": 9_500}),
        ([(0.1, 0.92)] * 3, {"person": 9_500, "group": 9_200}),
        ([(0.3, 0.92), (0.1, 0.92), (0.1, 0.92)], {"person": 9_500, "group": 3_000}),
        ([(0.1, 0.92), (0.1, 0.92), (0.1, 0.7)], {"person": 9_500}),
        ([(0.25, 0.92)], {"person": 9_500, "portrait": 9_100}),
        ([(0.24, 0.92)], {"person": 9_500}),
        ([(0.4, 0.84)], {"person": 6_500}),
        ([(0.4, 0.92), (0.1, 0.7)], {"person": 9_500, "portrait": 9_100}),
        ([(0.4, 0.92), (0.2, 0.7)], {"person": 9_500}),
        ([(0.4, 0.92), (0.1, 0.92), (0.1, 0.92)], {"person": 9_500, "portrait": 9_100}),
    ],
)
def test_faces(faces, said):
    facts = facts_of(with_faces(*faces))
    assert {NAMES[fact.key]: fact.confidence for fact in facts} == said


@pytest.mark.parametrize(
    ("score", "animals", "said"),
    [
        (0.88, 0.2, {"person": 9_500, "portrait": 9_100}),
        (0.88, 0.4, {"person": 6_500}),
        (0.92, 0.4, {"person": 9_500}),
    ],
)
def test_a_muzzle_makes_no_portrait(score, animals, said):
    facts = facts_of(replace(with_faces((0.35, score)), animals=animals))
    assert {NAMES[fact.key]: fact.confidence for fact in facts} == said


def test_a_face_is_large_by_the_short_side():
    tall = facts_of(with_faces((0.2, 0.92), width=1000, height=1500))
    assert "starter:portrait" in {fact.key for fact in tall}


def test_what_is_said_of_faces_names_their_number():
    assert facts_of(with_faces((0.1, 0.92)))[0].reason == "a face is in it"
    assert facts_of(with_faces(*[(0.1, 0.92)] * 4))[0].reason == "4 faces are in it"
