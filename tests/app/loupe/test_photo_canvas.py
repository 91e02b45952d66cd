import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPixmap

from photomanager.app.loupe.photo_canvas import PhotoCanvas
from photomanager.app.loupe.zoom import FIT, Zoom
from photomanager.app.session.viewing import LargePicture


def coloured(colour, width=600, height=400):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def large(image, *, whole=False, size=(6000, 4000)):
    return LargePicture(image, *size, whole, np.zeros((3, 256), np.int64))


@pytest.fixture
def canvas(qtbot, theme):
    made = PhotoCanvas(theme)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def middle(canvas):
    return canvas.grab().toImage().pixelColor(300, 250).name()


def test_there_is_always_the_best_that_there_is(canvas):
    thumbnail = QPixmap.fromImage(coloured("#ff0000", 90, 60))
    canvas.show_photo("a.jpg", QSizeF(6000, 4000), thumbnail, None)
    assert middle(canvas) == "#ff0000"
    canvas.show_picture(large(coloured("#00ff00")))
    assert middle(canvas) == "#00ff00"
    canvas.show_picture(large(coloured("#0000ff", 3000, 2000), whole=True))
    assert middle(canvas) == "#0000ff"
    assert canvas.accessibleName() == "a.jpg"


def test_before_its_size_is_known_the_thumbnail_gives_the_shape(canvas):
    canvas.show_photo("a.jpg", QSizeF(), QPixmap.fromImage(coloured("#ff0000", 90, 60)), None)
    assert middle(canvas) == "#ff0000"
    canvas.show_photo("b.jpg", QSizeF(), None, None)
    assert middle(canvas) == canvas._theme.colours.window


def test_detail_is_asked_for_when_the_zoom_needs_it(qtbot, canvas):
    canvas.show_photo("a.jpg", QSizeF(6000, 4000), None, large(coloured("#00ff00")))
    with qtbot.waitSignal(canvas.detail_wanted):
        canvas.zoom_by(3)
    with qtbot.assertNotEmitted(canvas.detail_wanted):
        canvas.set_zoom(FIT)
    canvas.show_picture(large(coloured("#00ff00", 3000, 2000), whole=True))
    with qtbot.assertNotEmitted(canvas.detail_wanted):
        canvas.set_zoom(Zoom(4.0))


def test_only_the_users_own_hand_is_told(qtbot, canvas):
    canvas.show_photo("a.jpg", QSizeF(6000, 4000), None, large(coloured("#00ff00")))
    with qtbot.assertNotEmitted(canvas.zoomed):
        canvas.set_zoom(Zoom(1.0))
    with qtbot.waitSignal(canvas.zoomed):
        canvas.move_by(QPointF(50, 0))


@pytest.mark.parametrize("scale", [0.2, 1.0, 2.0, 8.0])
def test_the_part_seen_is_the_part_painted(canvas, scale):
    image = coloured("#000000", 1200, 800)
    for x in range(600, 1200):
        for y in (398, 399, 400, 401):
            image.setPixelColor(x, y, QColor("#ffffff"))
    canvas.show_photo("a.jpg", QSizeF(1200, 800), None, large(image, whole=True, size=(1200, 800)))
    canvas.set_zoom(Zoom(scale, 0.5, 0.5))
    seen = canvas.grab().toImage()
    assert seen.pixelColor(300 + 20, 250).red() > 100
    assert seen.pixelColor(300 - 20, 250).red() < 60


def test_a_reason_is_painted_and_read_out(canvas):
    canvas.show_photo("a.jpg", QSizeF(6000, 4000), None, None)
    before = canvas.grab().toImage()
    canvas.show_reason("a.jpg is damaged and cannot be shown; copy it again.")
    assert canvas.grab().toImage() != before
    canvas.show_photo("b.jpg", QSizeF(6000, 4000), None, None)
    assert canvas.reason == ""
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
