import numpy as np
import pytest
from PIL import Image

from photomanager.errors import FolderError
from photomanager.training.image_sources import (
    find_images,
    prepared,
    shipped_sources,
    sources_of_folder,
)


def save(path, colour=(10, 20, 30), size=(40, 30)):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)


def test_images_are_found_below_the_folder_in_sorted_order(tmp_path):
    for name in ("b/2.JPEG", "a/1.png", "b/1.jpg"):
        save(tmp_path / name)
    (tmp_path / "a" / "notes.txt").write_text("no image")
    names = [path.relative_to(tmp_path).as_posix() for path in find_images(tmp_path)]
    assert names == ["a/1.png", "b/1.jpg", "b/2.JPEG"]


@pytest.mark.parametrize("folder", ["", "missing"])
def test_a_folder_without_images_is_named(tmp_path, folder):
    with pytest.raises(FolderError, match="There are no images in"):
        sources_of_folder(tmp_path / folder)


def test_shipped_sources_never_touch_validation_images(tmp_path):
    save(tmp_path / "imagenet_samples" / "n01440764_tench.JPEG")
    save(tmp_path / "tiny-imagenet-200" / "train" / "n1" / "images" / "n1_0.JPEG")
    save(tmp_path / "tiny-imagenet-200" / "val" / "images" / "val_0.JPEG")
    sources = shipped_sources(tmp_path)
    assert [source.thumbnails for source in sources] == [False, True, False]
    assert [path.name for source in sources for path in source.files] == [
        "n01440764_tench.JPEG",
        "n01440764_tench.JPEG",
        "n1_0.JPEG",
    ]


def test_inputs_come_in_order_and_thumbnails_lose_detail(tmp_path):
    board = np.indices((256, 256)).sum(axis=0) % 2 * 255
    Image.fromarray(board.astype(np.uint8)).save(tmp_path / "b.png")
    save(tmp_path / "a.png")
    files = find_images(tmp_path)
    plain = list(prepared(files, 64))
    assert [image.shape for image in plain] == [(64, 64, 3)] * 2
    assert (plain[0] == (10, 20, 30)).all()
    fine = next(prepared(files[1:], 256)).std()
    assert next(prepared(files[1:], 256, thumbnails=True)).std() < fine / 4
