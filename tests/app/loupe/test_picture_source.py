import numpy as np
import pytest
from PySide6.QtGui import QImage

from photomanager.app.loupe import picture_source
from photomanager.app.loupe.picture_source import PictureSource
from photomanager.app.session.viewing import LargePicture
from photomanager.errors import DecodeError


class FakeViewing:
    """Notes what is asked for; the test says when a picture has come."""

    def __init__(self):
        self.asked = []
        self.forgotten = []
        self.reported = []

    def picture(self, photo_id, edge, done, failed, channel):
        self.asked.append((photo_id, edge, done, failed))

    def forget(self, channel):
        self.forgotten.append(channel)

    def report(self, error):
        self.reported.append(error)

    def ids(self):
        return [photo_id for photo_id, *_ in self.asked]

    def answer(self, photo_id, *, whole=False):
        (one,) = [one for one in self.asked if one[0] == photo_id]
        self.asked.remove(one)
        one[2](picture(whole=whole))

    def refuse(self, photo_id, error):
        (one,) = [one for one in self.asked if one[0] == photo_id]
        self.asked.remove(one)
        one[3](error)


def picture(side=100, *, whole=False):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    return LargePicture(image, 1000, 1000, whole, np.zeros((3, 256), np.int64))


@pytest.fixture
def viewing():
    return FakeViewing()


@pytest.fixture
def source(viewing, qapp):
    return PictureSource(viewing, "test")


def test_neighbours_wait_for_what_is_looked_at(viewing, source):
    source.want([1], [2, 3], 500)
    assert viewing.asked[0][:2] == (1, 512)
    assert viewing.ids() == [1]
    viewing.answer(1)
    assert viewing.ids() == [2]
    viewing.answer(2)
    viewing.answer(3)
    assert [source.picture(n) is not None for n in (1, 2, 3, 4)] == [True, True, True, False]


def test_what_is_passed_by_is_never_decoded(viewing, source):
    source.want([1], [2, 3], 500)
    for number in range(2, 60):
        source.want([number], [number + 1], 500)
    assert len(viewing.ids()) == 2
    viewing.answer(1)
    assert 59 in viewing.ids()
    assert not set(viewing.ids()) & set(range(3, 58))


def test_several_that_are_looked_at_are_decoded_two_at_a_time(viewing, source):
    source.want([1, 2, 3, 4], [], 500)
    assert viewing.ids() == [1, 2]
    viewing.answer(2)
    assert viewing.ids() == [1, 3]


def test_what_is_here_is_not_asked_for_unless_it_is_too_small(viewing, source):
    source.want([1], [], 500)
    viewing.answer(1)
    source.want([1], [], 512)
    assert viewing.ids() == []
    source.want([1], [], 900)
    assert viewing.asked[0][:2] == (1, 1024)
    viewing.answer(1, whole=True)
    source.want([1], [], 4000)
    assert viewing.ids() == []


def test_every_pixel_is_kept_only_while_it_is_looked_at(viewing, source):
    source.want([1], [], 500)
    viewing.answer(1)
    source.want_whole(1)
    assert viewing.asked[0][:2] == (1, None)
    viewing.answer(1, whole=True)
    assert source.picture(1).whole
    source.want([2], [1], 500)
    assert not source.picture(1).whole
    source.clear()
    assert source._whole == {}
    assert "test-1" in viewing.forgotten


def test_a_reason_is_kept_until_the_file_may_have_changed(qtbot, viewing, source):
    source.want([1], [2], 500)
    with qtbot.waitSignal(source.refused) as told:
        viewing.refuse(1, DecodeError("1.jpg is damaged."))
    assert told.args == [1, "1.jpg is damaged."]
    assert viewing.ids() == [2]
    source.want([1], [], 500)
    source.want_whole(1)
    assert viewing.ids() == [2]
    assert viewing.reported == []
    source.forget({1})
    assert source.reason(1) == ""
    source.want([1], [], 500)
    assert viewing.ids() == [2, 1]


def test_a_bug_is_reported_as_one(viewing, source):
    source.want([1], [], 500)
    viewing.refuse(1, ZeroDivisionError("oops"))
    assert len(viewing.reported) == 1
    assert source.reason(1) == "This photo cannot be shown."


def test_pictures_not_looked_at_lately_go_when_there_are_too_many(viewing, source, monkeypatch):
    monkeypatch.setattr(picture_source, "BYTES_KEPT", 3 * 40_000)
    for number in range(1, 6):
        source.want([number], [], 500)
        viewing.answer(number)
    assert [n for n in range(1, 6) if source.picture(n)] == [3, 4, 5]
    source.forget(None)
    assert source.picture(5) is None
