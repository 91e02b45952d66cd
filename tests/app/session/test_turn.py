"""Edits that wait are carried out together, and never before what was asked for earlier."""

import pytest

from photomanager.app.session import Session
from photomanager.library.changes import ChangeReader
from photomanager.operations.rating import Marks
from tests import taught_library
from tests.app.conftest import FakeRuntime


class PatientTasks:
    """Keeps what shall be written until it is told to go on."""

    def __init__(self):
        self.waiting = []

    def run(self, pool, function, done, *, channel=None):
        if pool == "write":
            self.waiting.append((function, done))

    def go_on(self):
        waiting, self.waiting = self.waiting, []
        for function, done in waiting:
            try:
                result = function()
            except Exception as error:  # noqa: BLE001 - handed to the caller, as the threads do
                done(None, error)
            else:
                done(result, None)

    def cancel(self, channel):
        pass

    def close(self):
        pass


@pytest.fixture
def session(qtbot, tmp_path):
    workspace = taught_library.make(tmp_path / "library")
    runtime = FakeRuntime(workspace, ChangeReader(workspace.library.database))
    tasks = PatientTasks()
    made = Session(runtime, tasks)
    made.patience = tasks
    yield made
    made.close()
    runtime.changes.close()
    workspace.library.close()


def test_edits_that_wait_go_together_but_not_past_another(session):
    said, failed = [], []
    session.said.connect(said.append)
    session.failed.connect(failed.append)
    session.tags.say([1, 2], "add", "Rex")
    session.tags.say([3], "add", "Bella")
    session.marks.mark([1], Marks(rating=3), lambda _: None, lambda: None)
    session.tags.say([4], "add", "Rex")
    session.tags.say([999], "add", "Rex")
    assert len(session.patience.waiting) == 3
    session.patience.go_on()
    with session.workspace.library.database.read() as connection:
        kinds = connection.exec_driver_sql("SELECT kind FROM operation ORDER BY id").scalars()
        assert list(kinds) == ["tag", "tag", "mark", "tag"]
    assert len(said) == 3
    assert len(failed) == 1
    assert "999" in failed[0]
    session.tags.say([5], "add", "Rex")  # what has begun cannot be joined
    assert len(session.patience.waiting) == 1


def test_a_fault_of_the_disk_is_said_once_and_the_truth_shown_for_all(session):
    failed, shown = [], []
    session.failed.connect(failed.append)
    session.facts_changed.connect(shown.append)
    session.tags.say([1], "add", "Rex")
    session.tags.say([2], "add", "Rex")
    session.workspace.library.database.close()
    session.workspace.library.database.path.unlink()
    session.patience.go_on()
    assert len(failed) == 1
    assert shown == [{1}, {2}]
