import json
import threading

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog

from photomanager.app.dialogs.write_tags import WriteTagsDialog, outcome_words
from photomanager.app.main_window import MainWindow
from photomanager.app.session import Session
from photomanager.app.session.progress import Progress
from photomanager.app.tasks import TaskRunner
from photomanager.operations import photos, tag_tables, tagging, undo, write_tags
from photomanager.operations.write_tags import SHARED, How, NotWritten, WriteOutcome
from tests.app.albums import put_files

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def album(runtime, tmp_path):
    tagging.tag(runtime.workspace, [1, 2, 3], origin="cli", add=["Zelt"])
    return put_files(runtime.workspace, tmp_path / "album", [1, 2, 3])


def rows_of(window, ids):
    return [list(window.model.ids).index(one) for one in ids]


def opened(window, action):
    window.actions_by_key[action].trigger()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def choose(window, action, file):
    """Answers the dialog for a file."""
    dialog = opened(window, action)
    title = dialog.windowTitle()
    dialog.fileSelected.emit(str(file))
    dialog.close()
    return title


def test_sidecars_of_the_selection_are_written_and_photos_left_alone(qtbot, window, album):
    before = (album / "1.jpg").read_bytes()
    window.grid.select_rows(rows_of(window, [1, 2]))
    dialog = opened(window, "write_tags")
    assert dialog.form.some.text() == "The selected photos (2)"
    assert dialog.form.some.isChecked()
    assert dialog.form.beside.isChecked()
    qtbot.mouseClick(dialog.go, Left)
    assert sorted(one.name for one in album.glob("*.xmp")) == ["1.jpg.xmp", "2.jpg.xmp"]
    assert "Zelt" in (album / "1.jpg.xmp").read_text()
    assert (album / "1.jpg").read_bytes() == before
    assert dialog.words() == "Wrote 2 XMP files."
    assert not dialog.troubles.isVisible()
    qtbot.mouseClick(dialog.leave, Left)
    assert not dialog.isVisible()


def test_files_themselves_are_changed_only_by_a_button_that_says_so(qtbot, window, runtime, album):
    window.grid.select_rows(rows_of(window, [1]))
    dialog = opened(window, "write_tags")
    assert dialog.go.text() == "Write"
    dialog.form.inside.click()
    assert dialog.go.text() == "Change 1 photo"
    runtime.indexer.asked.clear()
    qtbot.mouseClick(dialog.go, Left)
    assert dialog.words() == "Changed 1 photo file."
    assert b"Zelt" in (album / "1.jpg").read_bytes()
    assert not list(album.glob("*.xmp"))
    assert runtime.indexer.asked == ["start"], "changed files are read again"
    dialog.close()
    dialog = opened(window, "write_tags")
    assert dialog.form.beside.isChecked(), "chosen anew each time"
    dialog.close()


def test_places_that_cannot_be_written_are_listed(qtbot, window, album):
    window.grid.clearSelection()
    dialog = opened(window, "write_tags")
    assert not dialog.form.some.isEnabled()
    assert dialog.form.every.text() == "All photos shown (30)"
    (album / "2.jpg").unlink()
    qtbot.mouseClick(dialog.go, Left)
    assert dialog.troubles.isVisible()
    model = dialog.troubles.model()
    listed = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert str(album / "2.jpg") in listed
    assert "could not be written:" in dialog.words()
    dialog.troubles.copy()
    assert str(album / "2.jpg") in QApplication.clipboard().text()
    dialog.close()


def test_naming_and_automatic_tags_are_remembered(qtbot, window, album):
    window.grid.select_rows(rows_of(window, [1]))
    dialog = opened(window, "write_tags")
    dialog.form.naming.setCurrentIndex(dialog.form.naming.findData(SHARED))
    qtbot.keyClick(dialog.form.automatic, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.go, Left)
    assert (album / "1.xmp").exists()
    dialog.close()
    dialog = opened(window, "write_tags")
    assert dialog.form.how() == How(naming=SHARED, automatic=True)
    dialog.close()


def test_long_work_shows_how_far_it_is_and_stops(qtbot, runtime, theme, tmp_path, monkeypatch):
    tasks = TaskRunner()
    session = Session(runtime, tasks)
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, tasks, theme, store)
    qtbot.addWidget(window)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: len(window.model.ids) == 30)
    gate = threading.Event()

    def slowly(_workspace, ids, _how, *, on_progress, stopped):
        assert threading.current_thread() is not threading.main_thread()
        on_progress(1, len(ids))
        assert gate.wait(10)
        return WriteOutcome(1 if stopped() else len(ids), 1, 0, 0, 1, ())

    monkeypatch.setattr(write_tags, "write", slowly)
    dialog = opened(window, "write_tags")
    qtbot.mouseClick(dialog.go, Left)
    qtbot.waitUntil(lambda: dialog.words() == "1 of 30 photos")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.words() == "Finishing the photo at hand …"
    gate.set()
    qtbot.waitUntil(lambda: dialog.words().startswith("Stopped after 1 of 30 photos"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    session.close()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (WriteOutcome(3, 0, 0, 3, 4, ()), "Nothing to change: the files say it already."),
        (WriteOutcome(3, 2, 0, 1, 4, ()), "Wrote 2 XMP files. 1 photo was as it should be."),
        (WriteOutcome(3, 0, 0, 0, 0, (NotWritten("a", "b"),)), "1 photo could not be written:"),
    ],
)
def test_what_was_written_is_said(outcome, words):
    assert outcome_words(outcome, 3) == words


def test_nothing_shown_nothing_to_write(window):
    window.search_bar.set_text("tag:dog year:1800")
    window._browsing.search("rating:5")
    assert not window.actions_by_key["write_tags"].isEnabled()
    assert not window.actions_by_key["export_tags"].isEnabled()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_tags_go_out_and_come_in_as_tables(window, runtime, tmp_path, kind):
    tagging.tag(runtime.workspace, [1, 2], origin="cli", add=["Zelt"])
    table = tmp_path / f"tags.{kind}"
    table.write_text("an older one")
    window.grid.select_rows(rows_of(window, [1, 2]))
    assert choose(window, "export_tags", table) == "Export the tags of 2 photos"
    assert "Zelt" in table.read_text()
    assert window.status.message() == f"Wrote 2 tags of 2 photos to tags.{kind}"
    undo.undo(runtime.workspace)
    choose(window, "import_tags", table)
    assert window.status.message() == f"Read 2 new tags of 2 photos from tags.{kind}"
    found = photos.rows(runtime.workspace, [1])[0]
    assert ("Zelt", "confirmed") in [(one.name, one.state) for one in found.tags]
    assert undo.next_undo(runtime.workspace).startswith("Read tags of 2 photos")


def test_a_table_that_is_none_gets_a_sentence(window, tmp_path):
    wrong = tmp_path / "x.json"
    wrong.write_text(json.dumps({"format": "other", "version": 1}))
    choose(window, "import_tags", wrong)
    assert "is no table of tags" in window.message.text()
    assert window.message.isVisible()


def test_unknown_photos_of_a_table_are_counted(window, tmp_path):
    table = tmp_path / "x.csv"
    table.write_text(",".join(tag_tables.COLUMNS) + "\n/nowhere/a.jpg,,,,,Zelt,confirmed,\n")
    choose(window, "import_tags", table)
    assert window.status.message().endswith("1 photo is not in this library")


def test_what_was_learned_goes_out_and_comes_in(window, runtime, tmp_path):
    tagging.tag(runtime.workspace, [1, 2], origin="cli", confirm=["dog"])
    file = tmp_path / "mine.learner"
    choose(window, "export_learner", file)
    assert window.status.message() == "Wrote 2 answers about 1 tag to mine.learner"
    choose(window, "import_learner", file)
    assert window.status.message() == "mine.learner holds nothing new"
    (tmp_path / "bad.learner").write_bytes(b"no learner")
    choose(window, "import_learner", tmp_path / "bad.learner")
    assert "bad.learner" in window.message.text()


def test_the_name_of_a_table_follows_its_kind(qtbot, window):
    dialog = opened(window, "export_tags")
    assert dialog.selectedFiles()[0].endswith("Tags.csv")
    dialog.filterSelected.emit("JSON for programs (*.json)")
    assert dialog.selectedFiles()[0].endswith("Tags.json")
    dialog.close()


def test_closing_stops_what_is_under_way(qtbot, window, qapp, album, monkeypatch):
    kept = []
    monkeypatch.setattr(
        write_tags,
        "write",
        lambda _w, ids, _how, *, on_progress, stopped: (
            qapp.aboutToQuit.emit(),
            kept.append(stopped()),
            WriteOutcome(0, 0, 0, 0, 0, ()),
        )[-1],
    )
    dialog = opened(window, "write_tags")
    qtbot.mouseClick(dialog.go, Left)
    assert kept == [True]
    dialog.close()


def test_progress_is_shared_between_threads():
    progress = Progress()
    progress.note(3, 9)
    assert (progress.done, progress.stop.is_set()) == (3, False)


def test_writing_says_how_fast_it_goes_and_how_long_it_takes(qtbot):
    now = 0.0
    dialog = WriteTagsDialog(100, 100, How())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.go, Left)
    progress = Progress(total=100, clock=lambda: now)

    def work():
        nonlocal now
        now = 4.0
        progress.note(20, 100)
        dialog.follow(progress)
        assert dialog.words() == "20 of 100 photos · 5.0 a second · about 15 s left"

    progress.run(work)
    dialog.give_up()
