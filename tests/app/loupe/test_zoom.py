import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from photomanager.app.loupe.zoom import FIT, LARGEST, Frame, Zoom

sides = st.integers(40, 9_000)
frames = st.builds(
    lambda w, h, pw, ph, ratio: Frame(QSizeF(w, h), ratio, QSizeF(pw, ph)),
    st.integers(80, 3000), st.integers(80, 2000), sides, sides, st.sampled_from([1.0, 1.5, 2.0]),
)  # fmt: skip


@given(frames)
def test_all_of_a_photo_fits_and_is_never_enlarged(frame):
    place = frame.place(FIT)
    assert place.width() <= frame.room.width() + 0.01
    assert place.height() <= frame.room.height() + 0.01
    assert place.width() * frame.ratio <= frame.photo.width() + 0.01
    assert place.center().x() == pytest.approx(frame.room.width() / 2)


@given(frames, st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 20))
def test_no_gap_is_left_where_a_photo_is_larger_than_its_frame(frame, x, y, scale):
    zoom = frame.scaled_at(FIT, QPointF(x * frame.room.width(), y * frame.room.height()), scale)
    assert frame.scale(zoom) <= LARGEST
    place = frame.place(zoom)
    for start, size, room in (
        (place.left(), place.width(), frame.room.width()),
        (place.top(), place.height(), frame.room.height()),
    ):
        if size > room:
            assert start <= 0.01
            assert start + size >= room - 0.01
        else:
            assert start == pytest.approx((room - size) / 2)


def test_what_is_under_the_pointer_stays_there():
    frame = Frame(QSizeF(1000, 800), 1.0, QSizeF(6000, 4000))
    point = QPointF(600, 450)
    zoom = frame.scaled_at(FIT, QPointF(500, 400), 1.0)
    before = frame.place(zoom)
    at = ((point.x() - before.left()) / 6000, (point.y() - before.top()) / 4000)
    closer = frame.place(frame.scaled_at(zoom, point, 2.0))
    assert closer.left() + at[0] * 12000 == pytest.approx(point.x())
    assert closer.top() + at[1] * 8000 == pytest.approx(point.y())


def test_it_moves_as_far_as_it_goes():
    frame = Frame(QSizeF(1000, 800), 2.0, QSizeF(6000, 4000))
    zoom = frame.toggled(FIT, QPointF(500, 400))
    assert zoom.scale == 1.0
    moved = frame.moved(zoom, QPointF(100, 50))
    assert frame.place(moved).left() == pytest.approx(frame.place(zoom).left() + 100)
    corner = frame.moved(zoom, QPointF(1e6, 1e6))
    assert frame.place(corner).topLeft() == QPointF(0, 0)
    # Coming back from the edge begins at once.
    assert frame.place(frame.moved(corner, QPointF(-10, 0))).left() == pytest.approx(-10)
    assert frame.moved(FIT, QPointF(5, 5)) == FIT


def test_a_small_photo_has_nothing_to_toggle_but_can_be_enlarged():
    frame = Frame(QSizeF(1000, 800), 1.0, QSizeF(300, 200))
    assert frame.toggled(FIT, QPointF(0, 0)) == FIT
    assert frame.scaled_at(FIT, QPointF(500, 400), 2.0).scale == 2.0


def test_the_same_zoom_shows_the_same_part_of_photos_of_one_size():
    zoom = Zoom(1.0, 0.25, 0.75)
    wide = Frame(QSizeF(800, 600), 1.0, QSizeF(6000, 4000)).place(zoom)
    narrow = Frame(QSizeF(400, 600), 1.0, QSizeF(6000, 4000)).place(zoom)
    assert 400 - wide.left() == 200 - narrow.left()
    assert wide.top() == narrow.top()
