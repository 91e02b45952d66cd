import io

import numpy as np
import pytest
from PIL import Image

from photomanager.imaging import overlay

WHOLE = (0.0, 0.0, 1.0, 1.0)
MIDDLE = (0.25, 0.0, 0.75, 1.0)


def grey_photo(width, height, value=120):
    return Image.new("RGB", (width, height), (value, value, value))


def warmth(pixels):
    """How much more red than blue."""
    return pixels[..., 0].astype(int) - pixels[..., 2].astype(int)


def test_evidence_is_warm_where_it_is_and_nowhere_else():
    cells = np.zeros((9, 9))
    cells[2, 6] = 3.0
    drawn = warmth(overlay.blend(grey_photo(90, 90), cells, WHOLE, WHOLE))
    assert np.unravel_index(drawn.argmax(), drawn.shape) == pytest.approx((25, 65), abs=5)
    assert drawn.max() > 60
    assert np.abs(drawn[45:, :45]).max() == 0


@pytest.mark.parametrize(
    ("grid", "middle"), [((-0.5, -0.5, 1.5, 1.5), 180), ((0.1, 0.1, 1.1, 1.1), 160)]
)
def test_a_grid_may_reach_beyond_what_was_seen(grid, middle):
    cells = np.zeros((5, 5))
    cells[3, 3] = 1.0
    drawn = overlay.blend(grey_photo(200, 200), cells, WHOLE, grid)
    # The strongest colour is the lightest.
    rows, columns = np.nonzero(drawn[..., 1] >= drawn[..., 1].max() - 1)
    assert (rows.mean(), columns.mean()) == pytest.approx((middle, middle), abs=3)


def test_what_was_not_seen_is_dimmed_and_never_warm():
    drawn = overlay.blend(grey_photo(160, 80), np.ones((9, 9)), MIDDLE, MIDDLE)
    assert (drawn[:, :40] == 42).all()
    assert (drawn[:, 120:] == 42).all()
    assert (warmth(drawn[:, 40:120]) > 60).all()


def test_evidence_against_a_tag_leaves_the_photo_grey():
    picture = Image.fromarray(np.random.default_rng(1).integers(0, 256, (50, 50, 3), np.uint8))
    drawn = overlay.blend(picture, -np.ones((7, 7)), WHOLE, WHOLE)
    assert (drawn == np.asarray(picture.convert("L"))[..., None]).all()


def test_there_are_no_edges_between_cells():
    cells = np.random.default_rng(2).random((9, 9))
    drawn = overlay.blend(grey_photo(360, 360), cells, WHOLE, WHOLE).astype(int)
    assert np.abs(np.diff(drawn, axis=0)).max() <= 16
    assert np.abs(np.diff(drawn, axis=1)).max() <= 16


@pytest.mark.parametrize("size", [(1, 1), (1, 400), (512, 3), (512, 384)])
def test_a_page_shows_the_photo_above_its_legend(size):
    jpeg = io.BytesIO()
    grey_photo(*size).save(jpeg, "JPEG")
    side = min(size)
    seen = tuple(
        edge / of
        for edge, of in zip(
            ((size[0] - side) / 2, (size[1] - side) / 2, *((n + side) / 2 for n in size)),
            size * 2,
            strict=True,
        )
    )
    png = overlay.draw(
        jpeg.getvalue(), np.ones((9, 9)), seen, seen, title="Zoë 93 %", lines=["Warm.", "x" * 200]
    )
    with Image.open(io.BytesIO(png)) as page:
        assert page.format == "PNG"
        scale = 1024 / max(size)
        pixels = np.asarray(page.convert("RGB")).astype(int)
        height = round(size[1] * scale)
    # The sentence is brighter than the paper that it stands on.
    legend = pixels[height:]
    assert pixels.shape[1] >= 512
    assert legend.shape[0] > 80
    assert (legend.max(axis=(1, 2)) > 150).sum() > 20
    assert (legend[:, -8:] == overlay._PAPER).all()
    # The strongest warmth is in the middle of the photo.
    middle = pixels[height // 2, pixels.shape[1] // 2]
    assert middle[0] - middle[2] > 60
