import threading

import pytest

from photomanager.app.tasks import InlineTasks, TaskRunner


@pytest.fixture
def tasks(qtbot):
    runner = TaskRunner()
    yield runner
    runner.close()


def test_the_answer_comes_on_the_gui_thread(qtbot, tasks):
    seen = []
    tasks.run(
        "read",
        threading.get_ident,
        lambda result, error: seen.append((result, error, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, error, answered = seen[0]
    assert error is None
    assert worker != threading.get_ident()
    assert answered == threading.get_ident()


def test_an_error_is_handed_over(qtbot, tasks):
    seen = []

    def fails():
        raise ValueError("no")

    tasks.run("read", fails, lambda result, error: seen.append((result, error)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] is None
    assert isinstance(seen[0][1], ValueError)


def test_a_newer_request_supersedes_the_older(qtbot, tasks):
    gate, ran, answered = threading.Event(), [], []

    def first():
        ran.append("first")
        gate.wait(5)
        return "first"

    def later(name):
        ran.append(name)
        return name

    tasks.run("write", first, lambda result, _: answered.append(result), channel="search")
    for name in ("second", "third"):
        tasks.run(
            "write",
            lambda name=name: later(name),
            lambda result, _: answered.append(result),
            channel="search",
        )
    gate.set()
    qtbot.waitUntil(lambda: answered == ["third"])
    # The first was running already; the second was never started.
    assert ran == ["first", "third"]


def test_channels_do_not_disturb_one_another(qtbot, tasks):
    answered = []
    for channel in ("one", "two"):
        tasks.run("read", lambda: None, lambda result, _: answered.append(result), channel=channel)
    qtbot.waitUntil(lambda: len(answered) == 2)


def test_a_cancelled_request_is_not_answered(qtbot, tasks):
    gate, answered = threading.Event(), []
    tasks.run("read", lambda: gate.wait(5), lambda *both: answered.append(both), channel="x")
    tasks.cancel("x")
    gate.set()
    done = []
    tasks.run("read", lambda: None, lambda *_: done.append(1))
    qtbot.waitUntil(lambda: bool(done))
    assert not answered


def test_edits_run_in_order_and_are_finished_on_close(qtbot):
    tasks, written = TaskRunner(), []
    gate = threading.Event()
    tasks.run("write", lambda: gate.wait(5), lambda *_: None)
    for number in range(5):
        tasks.run("write", lambda number=number: written.append(number), lambda *_: None)
    gate.set()
    tasks.close()
    assert written == [0, 1, 2, 3, 4]


def test_nothing_is_delivered_after_close(qtbot):
    tasks, answered = TaskRunner(), []
    tasks.run("write", lambda: 1, lambda *both: answered.append(both))
    tasks.close()
    tasks.run("write", lambda: 2, lambda *both: answered.append(both))
    qtbot.wait(20)
    assert not answered


def test_inline_tasks_hand_over_results_and_errors():
    seen = []
    tasks = InlineTasks()
    tasks.run("read", lambda: 3, lambda *both: seen.append(both))
    tasks.run("read", lambda: 1 / 0, lambda *both: seen.append(both))
    assert seen[0] == (3, None)
    assert isinstance(seen[1][1], ZeroDivisionError)


def test_closing_does_not_wait_for_a_look_at_a_photo(qtbot):
    tasks, may_end, begun, answered = TaskRunner(), threading.Event(), threading.Event(), []

    def look():
        begun.set()
        may_end.wait(30)

    tasks.run("look", look, lambda *told: answered.append(told))
    tasks.run("look", look, lambda *told: answered.append(told))
    assert begun.wait(5)
    tasks.close()  # would take half a minute
    may_end.set()
    qtbot.wait(50)
    assert answered == []


def test_a_look_answers_and_hands_errors_over(qtbot):
    tasks, seen = TaskRunner(), []
    tasks.run("look", lambda: 5, lambda *told: seen.append(told))
    tasks.run("look", lambda: 1 / 0, lambda *told: seen.append(told))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] == (5, None)
    assert isinstance(seen[1][1], ZeroDivisionError)
    tasks.close()
