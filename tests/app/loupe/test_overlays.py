import numpy as np
from PySide6.QtGui import QColor

from photomanager.app.loupe.overlays import FactsOverlay, HistogramOverlay, curve_heights


def test_cut_off_black_and_white_do_not_flatten_the_rest():
    counts = np.zeros((3, 256), np.int64)
    counts[:, 0] = counts[:, 255] = 1_000_000
    counts[1, 100] = 400
    counts[1, 101] = 100
    heights = curve_heights(counts)
    assert heights[1, 100] == 1.0
    assert heights[1, 101] == 0.5
    assert heights[0, 0] == 1.0
    assert heights[0, 50] == 0.0
    assert curve_heights(np.zeros((3, 256), np.int64)).max() == 0.0


def test_the_curve_stands_where_the_colour_is(qtbot):
    overlay = HistogramOverlay()
    qtbot.addWidget(overlay)
    empty = overlay.grab().toImage()
    counts = np.zeros((3, 256), np.int64)
    counts[0, 180:220] = 100
    overlay.show_counts(counts)
    painted = overlay.grab().toImage()
    assert painted != empty
    bottom = overlay.height() - 14
    reds = [QColor(painted.pixel(x, bottom)).red() for x in range(overlay.width())]
    assert max(range(len(reds)), key=reds.__getitem__) in range(185, 232)


def test_facts_take_the_room_they_need_and_no_more(qtbot):
    overlay = FactsOverlay()
    qtbot.addWidget(overlay)
    overlay.show_facts([("", "a.jpg"), ("Camera", "X")])
    small = overlay.size()
    overlay.show_facts([("", "a" * 300 + ".jpg"), ("Camera", "X"), ("Lens", "Y")])
    assert overlay.height() > small.height()
    assert overlay.width() < 400
    overlay.grab()
    assert overlay.accessibleDescription().endswith("Camera: X; Lens: Y")
