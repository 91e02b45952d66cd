import pytest

from photomanager.errors import FolderError
from photomanager.evaluation.datasets import read


def touch(*paths):
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def names(images, data):
    return [(image.path.name, data.categories[image.category]) for image in images]


def test_tiny_imagenet_keeps_training_and_validation_apart(tmp_path):
    for wnid in ("n02", "n01"):
        touch(*(tmp_path / "train" / wnid / "images" / f"{wnid}_{i}.JPEG" for i in (10, 9, 0)))
    touch(*(tmp_path / "val" / "images" / f"val_{i}.JPEG" for i in (0, 2)))
    (tmp_path / "val" / "val_annotations.txt").write_text(
        "val_0.JPEG\tn02\t0\t0\t62\t57\nval_1.JPEG\tn01\t0\t0\t1\t1\nval_2.JPEG\tn01\t3\t3\t9\t9\n"
    )
    data = read(tmp_path)
    assert data.categories == ("n01", "n02")
    assert names(data.training, data)[:3] == [
        ("n01_0.JPEG", "n01"),
        ("n01_9.JPEG", "n01"),
        ("n01_10.JPEG", "n01"),
    ]
    # val_1 is annotated but not there.
    assert names(data.test, data) == [("val_0.JPEG", "n02"), ("val_2.JPEG", "n01")]


@pytest.mark.parametrize("test", ["val", "test", "validation"])
def test_two_parts_are_taken_as_they_are(tmp_path, test):
    touch(tmp_path / "train" / "a" / "1.png", tmp_path / "train" / "b" / "2.png")
    touch(tmp_path / test / "a" / "3.png", tmp_path / test / "b" / "deep" / "4.jpg")
    data = read(tmp_path)
    assert names(data.training, data) == [("1.png", "a"), ("2.png", "b")]
    assert names(data.test, data) == [("3.png", "a"), ("4.jpg", "b")]


def test_of_plain_folders_every_second_image_is_held_back(tmp_path):
    touch(*(tmp_path / "cat" / f"{i}.jpg" for i in range(5)), tmp_path / "cat" / "notes.txt")
    touch(*(tmp_path / "dog" / f"{i}.jpg" for i in range(2)), tmp_path / ".cache" / "x.jpg")
    (tmp_path / "empty").mkdir()
    data = read(tmp_path)
    assert data.categories == ("cat", "dog")
    training, test = names(data.training, data), names(data.test, data)
    assert training == [("0.jpg", "cat"), ("2.jpg", "cat"), ("4.jpg", "cat"), ("0.jpg", "dog")]
    assert test == [("1.jpg", "cat"), ("3.jpg", "cat"), ("1.jpg", "dog")]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FolderError, match="There is no folder"):
        read(tmp_path / "nowhere")


def test_one_category_is_no_question(tmp_path):
    touch(tmp_path / "cat" / "1.jpg", tmp_path / "cat" / "2.jpg")
    with pytest.raises(FolderError, match="does not hold two categories"):
        read(tmp_path)
