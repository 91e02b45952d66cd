import pytest
from PySide6.QtGui import QImage

from photomanager.app.tasks import InlineTasks
from photomanager.app.widgets import thumbnail_loader
from photomanager.app.widgets.thumbnail_loader import ThumbnailLoader


class HeldTasks:
    """Runs nothing until told."""

    def __init__(self):
        self.waiting = []

    def run(self, pool, function, done, *, channel=None):
        self.waiting.append((function, done))

    def step(self):
        function, done = self.waiting.pop(0)
        done(function(), None)


def image(edge):
    made = QImage(edge, edge // 2, QImage.Format.Format_RGB32)
    made.fill(0)
    return made


@pytest.fixture
def asked():
    return []


@pytest.fixture
def fetch(asked):
    def read(ids, edge):
        asked.append((list(ids), edge))
        return {photo_id: image(edge) for photo_id in ids if photo_id < 1000}

    return read


def test_pictures_come_in_batches_in_the_order_wanted(qapp, fetch, asked):
    loader = ThumbnailLoader(InlineTasks(), fetch)
    loader.want(list(range(20)), 100)
    assert [ids for ids, _ in asked] == [list(range(8)), list(range(8, 16)), list(range(16, 20))]
    assert loader.pixmap(19).width() == 100
    loader.want(list(range(20)), 100)
    assert len(asked) == 3


def test_what_is_wanted_now_comes_before_what_was_wanted_earlier(qapp, fetch, asked):
    tasks = HeldTasks()
    loader = ThumbnailLoader(tasks, fetch)
    loader.want(list(range(100)), 100)
    loader.want([500, 501], 100)
    while tasks.waiting:
        tasks.step()
    assert [ids for ids, _ in asked] == [list(range(8)), [500, 501]]
    assert loader.pixmap(50) is None


def test_another_size_replaces_the_picture_when_it_comes(qapp, fetch):
    tasks = HeldTasks()
    loader = ThumbnailLoader(tasks, fetch)
    loader.want([1], 100)
    tasks.step()
    loader.want([1], 200)
    assert loader.pixmap(1).width() == 100
    tasks.step()
    assert loader.pixmap(1).width() == 200


def test_a_photo_without_a_picture_is_asked_for_once(qapp, fetch, asked):
    loader = ThumbnailLoader(InlineTasks(), fetch)
    loader.want([2000], 100)
    loader.want([2000], 100)
    assert len(asked) == 1
    loader.invalidate([2000])
    loader.want([2000], 100)
    assert len(asked) == 2


def test_a_changed_photo_is_read_again_and_shown_meanwhile(qapp, fetch, asked):
    loader = ThumbnailLoader(InlineTasks(), fetch)
    loader.want([1, 2], 100)
    loader.invalidate(None)
    assert loader.pixmap(1) is not None
    loader.want([1, 2], 100)
    assert len(asked) == 2


def test_the_oldest_pictures_go_when_there_are_too_many_bytes(qapp, fetch, monkeypatch):
    monkeypatch.setattr(thumbnail_loader, "BYTES_KEPT", 3 * 100 * 50 * 4)
    loader = ThumbnailLoader(InlineTasks(), fetch)
    loader.want([1, 2, 3], 100)
    loader.pixmap(1)
    loader.want([4], 100)
    assert [n for n in (1, 2, 3, 4) if loader.pixmap(n)] == [1, 3, 4]


def test_a_failure_is_said_and_the_next_request_tries_again(qtbot, fetch):
    failing = [True]

    def sometimes(ids, edge):
        if failing.pop():
            raise OSError("gone")
        return fetch(ids, edge)

    loader = ThumbnailLoader(InlineTasks(), sometimes)
    with qtbot.waitSignal(loader.failed):
        loader.want([1], 100)
    failing.append(False)
    loader.want([1], 100)
    assert loader.pixmap(1) is not None
