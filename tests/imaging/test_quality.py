import numpy as np
import pytest
from PIL import Image, ImageFilter

from photomanager.imaging import quality


def scene(seed=3, size=(512, 384)):
    """Coloured boxes of many sizes, with a little noise: edges everywhere, as in a street."""
    random = np.random.default_rng(seed)
    pixels = np.full((size[1], size[0], 3), 128, np.int16)
    for _ in range(400):
        x, y = random.integers(0, size[0]), random.integers(0, size[1])
        width, height = random.integers(4, 60, 2)
        pixels[y : y + height, x : x + width] = random.integers(0, 256, 3)
    pixels += random.integers(-6, 7, pixels.shape, np.int16)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def test_blur_lowers_sharpness_more_and_more():
    found = [
        max(quality.measure(scene().filter(ImageFilter.GaussianBlur(radius))).sharpness)
        for radius in (0, 1, 2, 3, 6)
    ]
    assert found == sorted(found, reverse=True)
    assert found[0] > 0.8
    assert found[-1] < 0.56


def test_a_sharp_part_is_enough():
    image = scene().filter(ImageFilter.GaussianBlur(3))
    image.paste(scene().crop((0, 0, 130, 110)), (200, 150))
    assert min(quality.measure(image).sharpness) > 0.7


def test_blur_along_one_direction_shows_in_that_direction():
    moved = scene().filter(ImageFilter.BoxBlur((12, 0)))
    across, down = quality.measure(moved).sharpness
    assert across < 0.6 < down


def test_nothing_to_see_is_not_judged():
    sky = Image.linear_gradient("L").resize((512, 384)).convert("RGB")
    assert quality.measure(sky).sharpness is None
    assert quality.measure(Image.new("RGB", (40, 30))).sharpness is None


def test_colour_and_tones():
    grey = quality.measure(scene().convert("L").convert("RGB"))
    assert (grey.colour, grey.flat < 0.3) == (0, True)
    assert quality.measure(scene()).colour > 100
    plain = quality.measure(Image.new("RGB", (64, 64), (200, 200, 200)))
    assert (plain.contrast, plain.median, plain.bright, plain.flat) == (0.0, 200, 200, 1.0)


@pytest.mark.parametrize("size", [(1, 1), (1, 200), (200, 1), (70, 65), (2, 2)])
def test_pictures_of_any_size(size):
    found = quality.measure(Image.new("RGB", size, "red"))
    assert found.colour == 255
    assert set(found.record()) <= {*quality.Pixels.__slots__}
