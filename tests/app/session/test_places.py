"""The counts of the sidebar rest between readings, and are not read again for nothing."""

import pytest
from PySide6.QtCore import QObject, Signal

from photomanager.app.session import places


class InlineSession(QObject):
    """Runs what a door asks for at once."""

    places_changed = Signal()
    workspace = None

    def read(self, function, done, _channel, *, pool):
        assert pool == "count"
        done(function())


@pytest.fixture
def clock(monkeypatch):
    """The time that the door sees, and what was counted: answers take 1 s, tags 0.9 s."""
    now, counted = [100.0], []

    def counting(name, seconds):
        def count(_workspace):
            now[0] += seconds
            counted.append(name)
            return len(counted)

        return count

    monkeypatch.setattr(places.time, "perf_counter", lambda: now[0])
    monkeypatch.setattr(places.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(places.places, "to_answer", counting("answers", 1.0))
    monkeypatch.setattr(places.tag_tree, "count_tags", counting("tags", 0.9))
    monkeypatch.setattr(places, "overview", lambda _workspace, *counts: counts)
    return now, counted


def test_a_library_that_rests_is_counted_once(qtbot, clock):
    now, counted = clock
    session, shown = InlineSession(), []
    door = places.Places(session)
    session.places_changed.connect(lambda: door.overview(shown.append))
    session.places_changed.emit()
    assert counted == ["answers", "tags"]
    # The tags have rested, the answers not quite: they follow in 0.05 s …
    now[0] = 101 + 1 / places.SHARE - 0.05
    session.places_changed.emit()
    assert (counted[2:], shown[-1]) == (["tags"], (1, 3))
    now[0] += 0.1
    qtbot.waitUntil(lambda: len(shown) == 3)
    # … and that is all, for the tags are those of after the change.
    assert (counted[3:], shown[-1]) == (["answers"], (4, 3))
    assert not door._later.isActive()
    session.places_changed.emit()
    assert shown[-1] == (4, 3)
    assert door._later.isActive()
    door._later.stop()  # nobody waits for it any more
