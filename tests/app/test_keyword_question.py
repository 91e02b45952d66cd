import pytest
from PySide6.QtCore import Qt
from sqlalchemy import insert

from photomanager.app import keyword_question
from photomanager.app.keyword_question import KeywordQuestion, question_words
from photomanager.indexing.index_report import IndexProgress
from photomanager.library import tags
from photomanager.library.schema import imported
from photomanager.operations import keywords, undo


@pytest.fixture(autouse=True)
def no_calm(monkeypatch):
    monkeypatch.setattr(keyword_question, "CALM_MS", 0)


def bring_keywords(workspace, name, photos):
    """As indexing photos with keywords does."""
    with workspace.library.database.write() as connection:
        tag = tags.by_name(connection, name) or tags.create(connection, name, origin="imported")
        rows = [{"photo_id": one, "tag_id": tag.id, "source": "file"} for one in photos]
        connection.execute(insert(imported), rows)


def index(session, runtime):
    """One run of the indexer, as the window sees it."""
    for phase in ("indexing", "idle"):
        runtime.indexer.said = IndexProgress(phase, 1, 1)
        session.poll()


def bar(window):
    return window.findChild(KeywordQuestion).bar


def test_nothing_is_asked_without_keywords(qtbot, window, session, runtime):
    index(session, runtime)
    qtbot.wait(20)
    assert not bar(window).isVisible()


def test_after_indexing_it_asks_once_and_takes_no_focus(qtbot, window, session, runtime):
    bring_keywords(runtime.workspace, "Zelt", [1, 2, 3])
    window.grid.setFocus()
    index(session, runtime)
    qtbot.waitUntil(bar(window).isVisible)
    assert bar(window).question() == question_words(3)
    assert window.focusWidget() is window.grid
    qtbot.mouseClick(bar(window).buttons["later"], Qt.MouseButton.LeftButton)
    assert keywords.agreed(runtime.workspace) is None
    index(session, runtime)
    qtbot.wait(20)
    assert not bar(window).isVisible()


def test_while_it_waits_for_an_answer_the_number_follows(qtbot, window, session, runtime):
    bring_keywords(runtime.workspace, "Zelt", [1, 2, 3])
    index(session, runtime)
    qtbot.waitUntil(bar(window).isVisible)
    bring_keywords(runtime.workspace, "Zelt", [4])
    index(session, runtime)
    qtbot.waitUntil(lambda: bar(window).question() == question_words(4))


def test_yes_teaches_now_and_after_later_runs_and_undo_takes_it_back(
    qtbot, window, session, runtime
):
    workspace = runtime.workspace
    bring_keywords(workspace, "Zelt", [1, 2, 3])
    index(session, runtime)
    qtbot.waitUntil(bar(window).isVisible)
    qtbot.keyClick(bar(window).buttons["yes"], Qt.Key.Key_Space)
    assert not bar(window).isVisible()
    assert window.status.message() == "Learned from 3 keywords"
    bring_keywords(workspace, "Zelt", [7])
    index(session, runtime)
    qtbot.waitUntil(lambda: window.status.message() == "Learned from 1 keyword")
    assert keywords.waiting(workspace).keywords == 0
    undo.undo(workspace, 2)
    assert keywords.agreed(workspace) is None


def test_no_teaches_nothing_and_is_not_asked_again(qtbot, window, session, runtime):
    bring_keywords(runtime.workspace, "Zelt", [1, 2, 3])
    index(session, runtime)
    qtbot.waitUntil(bar(window).isVisible)
    qtbot.mouseClick(bar(window).buttons["no"], Qt.MouseButton.LeftButton)
    assert keywords.agreed(runtime.workspace) is False
    assert "settings" in window.status.message()
    assert keywords.waiting(runtime.workspace).photos == 3


def test_every_button_says_what_it_answers(qtbot, window, session, runtime):
    bring_keywords(runtime.workspace, "Zelt", [1])
    index(session, runtime)
    qtbot.waitUntil(bar(window).isVisible)
    words = "1 photo brings keywords of its own. Shall they teach the tagger?"
    assert {one.accessibleDescription() for one in bar(window).buttons.values()} == {words}
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in bar(window).buttons.values())
