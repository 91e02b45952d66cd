"""On real threads: the next question does not wait for the answer to be stored."""

import threading

import pytest
from PySide6.QtCore import Qt

from photomanager.app.session import Session
from photomanager.app.tasks import TaskRunner
from photomanager.errors import LibraryError
from photomanager.operations import review as operations
from tests.app.conftest import PHOTOS, show_window
from tests.app.review.conftest import statements

Key = Qt.Key


@pytest.fixture
def review(qtbot, runtime, theme, tmp_path):
    tasks = TaskRunner()
    session = Session(runtime, tasks)
    window = show_window(qtbot, session, tasks, theme, tmp_path / "window.ini", (1200, 800))
    qtbot.waitUntil(lambda: len(window.model.ids) == PHOTOS)
    window.actions_by_key["review"].trigger()
    view = window.views.view
    qtbot.waitUntil(lambda: view._run.current is not None)
    yield view
    session.close()


def asked(review):
    question = review._run.current.question
    return question.photo_id, question.tag


def test_three_answers_are_given_before_the_first_is_stored(qtbot, review, monkeypatch):
    may_store = threading.Event()
    store = operations.answer

    def slow(*values, **named):
        assert may_store.wait(10)
        return store(*values, **named)

    monkeypatch.setattr(operations, "answer", slow)
    window = review.window()
    seen = []
    for key in (Key.Key_Y, Key.Key_N, Key.Key_Y):
        seen.append(asked(review))
        qtbot.keyClick(review, key)
        assert asked(review) not in seen
        assert statements(window) == {}
    assert review.header.words()[0].startswith("3 answered")
    may_store.set()
    qtbot.waitUntil(lambda: len(statements(window)) == 3)
    assert statements(window) == dict(zip(seen, (1, -1, 1), strict=True))
    qtbot.waitUntil(lambda: review.header.words()[1].startswith("Last 3 answers"))
    assert asked(review) not in seen
    qtbot.keyClick(review, Key.Key_U)
    qtbot.waitUntil(lambda: asked(review) == seen[-1])
    assert len(statements(window)) == 2


def test_until_questions_are_found_it_says_so(qtbot, review, monkeypatch):
    may_find = threading.Event()
    find = operations.questions

    def slow(*values, **named):
        assert may_find.wait(10)
        return find(*values, **named)

    monkeypatch.setattr(operations, "questions", slow)
    review.review("boat")
    assert review.nothing.isVisible()
    assert review.nothing.accessibleName() == "Looking for the best questions …"
    qtbot.keyClick(review, Key.Key_Y)
    assert statements(review.window()) == {}
    may_find.set()
    qtbot.waitUntil(review.card.isVisible)
    assert asked(review)[1] == "boat"


def test_an_answer_that_cannot_be_stored_is_not_counted(qtbot, review, monkeypatch):
    def fail(*_values, **_named):
        raise LibraryError("The disk is full. Make room and answer again.")

    monkeypatch.setattr(operations, "answer", fail)
    first = asked(review)
    qtbot.keyClick(review, Key.Key_Y)
    qtbot.waitUntil(lambda: "disk is full" in review.window().message.text())
    assert review.header.words()[0].startswith("0 answered")
    qtbot.keyClick(review, Key.Key_Left)
    assert asked(review) == first
    assert review._run.current.verdict is None
