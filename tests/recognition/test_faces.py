import dataclasses
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from PIL import Image, ImageDraw

from photomanager import paths
from photomanager.errors import ModelError
from photomanager.recognition import faces as faces_module
from photomanager.recognition.faces import Face, FaceNetwork, LiteRTFaceFinder, distinct, of_people
from photomanager.recognition.opinion import top_classes


@pytest.fixture(scope="module")
def network():
    return FaceNetwork.load(paths.model_dir("faces-yunet"))


@pytest.fixture(scope="module")
def finder(network):
    return LiteRTFaceFinder(network)


def drawn_face(size=(640, 480), centre=(300, 200), height=180):
    """A face as a child draws it, with shading enough for the network."""
    image = Image.new("RGB", size, (96, 128, 160))
    draw = ImageDraw.Draw(image)
    x, y = centre
    unit = height / 8

    def oval(dx, dy, rx, ry, colour):
        left, top = x + dx * unit, y + dy * unit
        box = (left - rx * unit, top - ry * unit, left + rx * unit, top + ry * unit)
        draw.ellipse(box, fill=colour)

    oval(0, -1, 3.5, 4.6, (60, 40, 30))
    oval(0, 0, 3, 4, (224, 180, 150))
    for side in (-1.2, 1.2):
        oval(side, -0.9, 0.75, 0.2, (70, 50, 40))
        oval(side, -0.3, 0.6, 0.35, (250, 250, 250))
        oval(side, -0.3, 0.3, 0.3, (40, 30, 20))
    oval(0, 0.8, 0.45, 0.7, (205, 155, 125))
    oval(0, 2.2, 1.1, 0.4, (170, 60, 60))
    return image


@pytest.mark.parametrize("size", [(640, 480), (480, 640), (1600, 500)])
def test_a_face_is_found_where_it_is_in_photos_of_any_shape(finder, size):
    faces = finder.find(drawn_face(size, centre=(200, 240)))
    assert len(faces) == 1
    face = faces[0]
    assert abs((face.left + face.width / 2) * size[0] - 200) < 15
    assert abs((face.top + face.height / 2) * size[1] - 240) < 25
    assert 120 < face.height * size[1] < 240
    assert finder._network.least_score <= face.score <= 1


def test_a_thumbnail_is_enough_except_of_a_panorama(finder):
    assert finder.enough((512, 384))
    assert finder.enough((288, 512))
    assert not finder.enough((512, 200))
    assert finder.enough((1152, 288))
    assert finder.enough((2000, 100))
    assert not finder.enough((300, 200))


def test_faces_come_largest_first_and_none_twice(finder):
    image = drawn_face(centre=(150, 200), height=120)
    image.paste(drawn_face(height=220).crop((140, 40, 460, 360)), (320, 60))
    faces = finder.find(image)
    assert len(faces) == 2
    assert faces[0].left > 0.5 > faces[1].left
    assert faces[0].height > faces[1].height


@pytest.mark.parametrize("size", [(1, 1), (3, 4000), (64, 64), (640, 480)])
def test_a_picture_of_nothing_has_no_face(finder, size):
    assert finder.find(Image.new("RGB", size, (120, 130, 140))) == []


def test_what_was_seen_before_does_not_matter(finder, network):
    image = drawn_face()
    first = finder.find(image)
    finder.find(drawn_face((500, 700)))
    finder.find(Image.new("RGB", (640, 460), (255, 255, 255)))
    finder.find(Image.new("RGB", (640, 480), (255, 255, 255)))
    assert finder.find(image) == first == LiteRTFaceFinder(network).find(image)


def test_panoramas_do_not_matter_to_each_other(finder, network):
    panorama = drawn_face((1600, 500), centre=(700, 240))
    first = finder.find(panorama)
    for size in [(300, 2000), (512, 512), (4000, 300), (1, 1)]:
        finder.find(Image.new("RGB", size, (250, 240, 230)))
    assert finder.find(panorama) == first == LiteRTFaceFinder(network).find(panorama)
    assert first


def test_nothing_more_is_made_ready_than_at_the_start(finder, monkeypatch):
    monkeypatch.setattr(faces_module, "opened", None)
    shapes = [(512, 384), (384, 512), (512, 512), (512, 288), (576, 288), (4000, 1000), (1, 9000)]
    for size in shapes:
        finder.find(Image.new("RGB", size, "teal"))
    canvases = [finder._lying, finder._upright]
    assert [one.sides for one in canvases] == [(384, 512), (512, 384)]


def test_everyday_pictures_are_ready_and_panoramas_share_shapes(finder):
    finder.find(Image.new("RGB", (700, 288), "teal"))
    assert finder._other.sides == (288, 768)
    for size in [(512, 384), (341, 512), (512, 341), (384, 512), (512, 288), (760, 288)]:
        finder.find(Image.new("RGB", size, "teal"))
        assert finder._other.sides == (288, 768)
    finder.find(Image.new("RGB", (512, 500), "teal"))
    assert finder._other.sides == (512, 512)


def test_threads_take_turns(finder):
    images = [drawn_face(size, centre=(200, 240)) for size in [(640, 480), (1600, 500), (600, 600)]]
    expected = [finder.find(image) for image in images] * 8
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(finder.find, images * 8)) == expected
    assert all(expected)


def test_the_network_s_weights_have_an_origin_and_a_licence(network):
    assert "yuface" in network.origin
    assert "Copyright" in (network.folder / "LICENSE").read_text("utf-8")


def test_a_model_that_was_changed_is_refused(network):
    with pytest.raises(ModelError, match="SHA-256"):
        LiteRTFaceFinder(dataclasses.replace(network, sha256="0" * 64))


def test_another_network_is_refused(network):
    folder = paths.model_dir("efficientnet-lite0")
    with pytest.raises(ModelError, match="no face detector"):
        LiteRTFaceFinder(network, (folder / "model.tflite").read_bytes())
    with pytest.raises(ModelError, match="not a LiteRT network"):
        LiteRTFaceFinder(network, b"nonsense")
    with pytest.raises(ModelError, match="not one that this version understands"):
        FaceNetwork.load(folder)


def test_the_description_survives_saving(network, tmp_path):
    copy = dataclasses.replace(network, folder=tmp_path)
    copy.save()
    assert FaceNetwork.load(tmp_path) == copy


def test_beside_animals_only_very_sure_faces_are_people():
    faces = [Face(0.1, 0.1, 0.3, 0.3, 0.93), Face(0.6, 0.1, 0.3, 0.3, 0.86)]
    beagle, table = np.zeros((2, 1000), np.float32)
    beagle[162] = table[532] = 9
    assert of_people(faces, top_classes(beagle)) == faces[:1]
    assert of_people(faces, top_classes(table)) == faces


def test_more_is_asked_of_large_faces(network):
    doubtful = dataclasses.replace(network, least_score=0.1, least_large_score=1.0)
    large = LiteRTFaceFinder(doubtful).find(drawn_face((640, 480), height=300))
    assert [face for face in large if face.height >= 0.2] == []
    small = LiteRTFaceFinder(doubtful).find(drawn_face((640, 480), height=80))
    assert len([face for face in small if face.height < 0.2]) >= 1


def test_overlapping_boxes_are_one_face():
    boxes = np.array(
        [
            [0, 0, 10, 10, 0.7],
            [1, 1, 11, 11, 0.9],  # nearly the first, and surer
            [2, 2, 5, 5, 0.8],  # a part of it
            [10, 0, 20, 10, 0.66],  # a neighbour
        ],
        float,
    )
    assert distinct(boxes) == [1, 3]
    assert distinct(np.empty((0, 5))) == []


def test_a_face_is_a_plain_record():
    assert dataclasses.astuple(Face(0.1, 0.2, 0.3, 0.4, 0.9)) == (0.1, 0.2, 0.3, 0.4, 0.9)
