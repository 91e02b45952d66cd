"""The window on a real library, driven by keys and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPushButton,
    QSlider,
    QTableView,
    QToolButton,
)

from photomanager.app.dialogs.problems import ProblemsDialog
from photomanager.app.main_window import MainWindow
from photomanager.app.session import Session
from photomanager.app.tasks import InlineTasks, TaskRunner
from photomanager.app.theme import DARK, LIGHT
from photomanager.app.widgets import tag_editor
from photomanager.app.widgets.wrapping_label import WrappingLabel
from photomanager.app.wording import tag_score_words
from photomanager.indexing.index_report import IndexProgress
from photomanager.library import changes
from photomanager.library.changes import ChangeReader
from photomanager.operations import photos, precision, tagging
from tests import taught_library
from tests.app.conftest import PHOTOS, FakeRuntime, show_window

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier


def select(qtbot, window, *rows):
    window.grid.setFocus()
    window.grid.select_rows(list(rows))
    qtbot.waitUntil(lambda: bool(window.inspector.tags.chips()))


def only(workspace, ids, name):
    """Makes a tag stand on these photos and on no other, whatever the learner thinks."""
    tagging.tag(workspace, ids, add=[name])
    tagging.tag(workspace, [n for n in range(1, PHOTOS + 1) if n not in ids], reject=[name])


def chip(window, name):
    return next(one for one in window.inspector.tags.chips() if one.tag.name == name)


def states(window, photo_id):
    found = photos.rows(window._session.workspace, [photo_id])[0]
    return {tag.name: tag.state for tag in found.tags}


def suggested(window):
    return [one.tag.name for one in window.inspector.tags.chips() if one.tag.state == "suggested"]


def first_with_suggestions(qtbot, window):
    for n in range(PHOTOS):
        if "suggested" in states(window, window.model.ids[n]).values():
            select(qtbot, window, n)
            qtbot.waitUntil(lambda: bool(suggested(window)))
            return window.model.ids[n]
    raise AssertionError("no photo has a suggestion")


def places_of(window, parent=None):
    """Every row of the sidebar."""
    entries = window.sidebar.entries
    parent = QModelIndex() if parent is None else parent
    for row in range(entries.rowCount(parent)):
        index = entries.index(row, 0, parent)
        yield index
        yield from places_of(window, index)


def click_place(qtbot, window, title):
    tree = window.sidebar.tree
    index = next(one for one in places_of(window) if one.data() == title)
    tree.scrollTo(index)
    spot = tree.visualRect(index).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_the_photos_are_shown_with_pictures_and_tags(qtbot, window):
    assert window.pages.page() is window.grid
    second = window.model.ids[1]
    qtbot.waitUntil(lambda: window.model.record(second) is not None)
    qtbot.waitUntil(lambda: window.pictures.pixmap(second) is not None)


def test_photos_in_sight_are_read_first(qtbot, window, runtime):
    first, last = window.grid.rows_in_sight()
    seen = window.model.ids[first : last + 1]
    assert seen
    qtbot.waitUntil(lambda: runtime.indexer.preferred[: len(seen)] == seen)


def test_selecting_shows_the_photo_in_the_inspector(qtbot, window):
    select(qtbot, window, 0)
    record = window.model.record(window.model.ids[0])
    shown = {one.tag.name: one.tag.state for one in window.inspector.tags.chips()}
    # What is hardly likely is shown when asked for.
    assert shown.items() <= {(tag.name, tag.state) for tag in record.tags}
    likely = {tag.name for tag in record.tags if (tag.confidence or 1) >= tag_editor.LIKELY}
    assert likely <= shown.keys()


def test_y_confirms_the_marked_suggestion(qtbot, window):
    photo = first_with_suggestions(qtbot, window)
    name = window.inspector.tags.current.name
    qtbot.keyClick(window.grid, Key.Key_Y)
    assert states(window, photo)[name] == "confirmed"
    qtbot.waitUntil(lambda: chip(window, name).tag.state == "confirmed")
    assert window.status.message().startswith(f"Confirmed “{name}” on 1 photo")


def test_n_rejects_the_marked_suggestion(qtbot, window):
    photo = first_with_suggestions(qtbot, window)
    name = window.inspector.tags.current.name
    qtbot.keyClick(window.grid, Key.Key_N)
    assert states(window, photo)[name] == "rejected"


def test_the_score_of_the_marked_tag_follows_every_answer(qtbot, window):
    workspace = window._session.workspace

    def line():
        found = window.inspector.tags.findChildren(WrappingLabel)
        said = [one.text() for one in found if one.isVisible() and "Last" in one.text()]
        return said[0].replace("\u00a0", " ") if said else ""

    first_with_suggestions(qtbot, window)
    name = window.inspector.tags.current.name
    assert line() == ""
    photo = window.grid.selected_ids()[0]
    qtbot.keyClick(window.grid, Key.Key_N)
    chip(window, name).setFocus()
    qtbot.waitUntil(lambda: line() == f"“{name}” · Last guess: right")
    elsewhere = [one for one in window.model.ids if one != photo][:3]
    tagging.tag(workspace, elsewhere, confirm=[name], origin="cli")
    window._session.poll()
    score = precision.precision(workspace, name).score
    assert score.recent == 4
    qtbot.waitUntil(lambda: line() == tag_score_words(name, score).replace("\u00a0", " "))
    others = [one for one in window.inspector.tags.chips() if one.tag.name != name]
    others[0].setFocus()
    assert line() == ""


def test_the_tick_of_a_chip_confirms_and_takes_back(qtbot, window):
    photo = first_with_suggestions(qtbot, window)
    name = suggested(window)[0]
    before = states(window, photo)

    def press():
        one = chip(window, name)
        spot = one.button_rect("confirm").center().toPoint()
        qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=spot)

    press()
    assert states(window, photo)[name] == "confirmed"
    press()
    assert states(window, photo) == before


def test_a_tag_is_added_to_all_selected_photos_and_undone(qtbot, window):
    select(qtbot, window, 0, 1, 4)
    ids = window.grid.selected_ids()
    qtbot.keyClick(window.grid, Key.Key_T)
    field = window.inspector.tags.field
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "Holiday 2024")
    qtbot.keyClick(field, Key.Key_Return)
    assert all(states(window, one)["Holiday 2024"] == "confirmed" for one in ids)
    qtbot.waitUntil(lambda: chip(window, "Holiday 2024").tag.count == 3)
    assert window.status.message().startswith("Added “Holiday 2024” on 3 photos")
    assert window.actions_by_key["undo"].toolTip() == "Undo: Confirmed “Holiday 2024” on 3 photos"

    # Focus is still in the field, for the next tag; there is no text to undo in it.
    assert QApplication.focusWidget() is field
    qtbot.keyClick(field, Key.Key_Z, Control)
    assert not any("Holiday 2024" in states(window, one) for one in ids)
    assert window.status.message() == "Undone: Confirmed “Holiday 2024” on 3 photos"
    qtbot.keyClick(window.grid, Key.Key_Z, Control | Shift)
    assert all(states(window, one)["Holiday 2024"] == "confirmed" for one in ids)
    assert window.status.message() == "Redone: Confirmed “Holiday 2024” on 3 photos"


def test_letters_typed_into_a_field_are_no_commands(qtbot, window):
    photo = first_with_suggestions(qtbot, window)
    before = states(window, photo)
    qtbot.keyClick(window.grid, Key.Key_F, Control)
    assert QApplication.focusWidget() is window.search_bar.field
    qtbot.keyClicks(window.search_bar.field, "yn")
    assert window.search_bar.text() == "yn"
    assert states(window, photo) == before


def test_typing_searches_and_escape_shows_all_again(qtbot, window):
    only(window._session.workspace, [3, 7], "Rex")
    window._session.poll()
    qtbot.keyClick(window.grid, Key.Key_F, Control)
    qtbot.keyClicks(window.search_bar.field, "Rex")
    qtbot.waitUntil(lambda: sorted(window.model.ids) == [3, 7])
    qtbot.keyClick(window.search_bar.field, Key.Key_Escape)
    if window.search_bar.text():
        qtbot.keyClick(window.search_bar.field, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(window.model.ids) == PHOTOS)


@pytest.mark.parametrize("view", ["grid", "loupe", "review", "board"])
def test_enter_in_the_search_leads_to_the_photos_found(qtbot, window, view):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.grid.select_only(0)
    window.views.go(view)
    window.search_bar.take_focus()
    qtbot.keyClicks(window.search_bar.field, "cat")
    window.search_bar.field.close_list()
    qtbot.keyClick(window.search_bar.field, Key.Key_Return)
    assert window.views.current == "grid"
    assert window.search_bar.text() == "cat"
    assert QApplication.focusWidget() is window.grid


def test_to_review_asks_and_leaves_the_place_as_it_was(window):
    entry = window.sidebar.entries.entry(window.sidebar.entries.index_of("review"))
    window.sidebar.go(entry)
    assert window.views.current == "review"
    assert window._browsing.place.key == "all"
    assert window.sidebar.tree.currentIndex() == window.sidebar.entries.index_of("all")


def test_a_mistake_in_a_search_is_said_and_the_photos_stay(qtbot, window):
    window.search_bar.set_text("dog AND (cat")
    assert window.search_bar.mistake()
    assert len(window.model.ids) == PHOTOS
    window.search_bar.set_text("")
    assert window.search_bar.mistake() == ""


def test_a_search_without_result_says_what_to_do(qtbot, window):
    window.search_bar.set_text("zebrafish")
    assert window.pages.page() is window.pages.empty
    assert window.pages.empty.title() == "Nothing found"
    button = window.pages.empty.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(window.model.ids) == PHOTOS
    assert window.search_bar.text() == ""


def test_a_place_limits_the_search(qtbot, window):
    workspace = window._session.workspace
    only(workspace, [3, 7], "Rex")
    only(workspace, [7, 8], "beach")
    window._session.poll()
    click_place(qtbot, window, "Rex")
    assert sorted(window.model.ids) == [3, 7]
    window.search_bar.set_text("beach")
    assert window.model.ids == [7]
    qtbot.mouseClick(window.search_bar.scope, Qt.MouseButton.LeftButton)
    assert len(window.model.ids) == PHOTOS


def test_an_error_is_one_sentence_in_a_bar(qtbot, window):
    window._session.folders.add([Path("/no/such/folder")])
    assert window.message.isVisible()
    assert window.message.text() == "The folder /no/such/folder does not exist; check its name."
    window._session.said.emit("Something else worked")
    assert not window.message.isVisible()


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    spot = QPointF(400, 400)
    enter = QDragEnterEvent(
        spot.toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    event = QDropEvent(
        spot,
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return enter.isAccepted()


def test_dropped_folders_are_added_and_indexed(qtbot, window, runtime, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    runtime.indexer.asked.clear()
    assert drop(window, tmp_path / "one", tmp_path / "two")
    assert runtime.indexer.asked == ["start", "start"]
    assert {"one", "two"} <= {index.data() for index in places_of(window)}


def test_a_dropped_file_gets_a_sentence(qtbot, window, tmp_path):
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"x")
    drop(window, file)
    assert "is a file, not a folder" in window.message.text()


def test_progress_is_shown_and_can_be_paused(qtbot, window, runtime):
    runtime.indexer.said = IndexProgress("indexing", 3, 10, 2.0, 4.0)
    window._session.poll()
    assert window.progress.isVisible()
    window.progress._button.click()
    assert runtime.indexer.asked[-1] == "pause"
    window.progress._button.click()
    assert runtime.indexer.asked[-1] == "resume"
    runtime.indexer.said = IndexProgress("idle", 10, 10)
    window._session.poll()
    assert not window.progress.isVisible()


def test_counts_are_read_at_once_and_then_once_a_second(qtbot, session, runtime):
    told = []
    session.places_changed.connect(lambda: told.append(1))
    for n in (1, 2, 3):
        tagging.tag(runtime.workspace, [n], add=["Rex"])
        session.poll()
    assert len(told) == 1
    qtbot.waitUntil(lambda: len(told) == 2, timeout=3000)
    qtbot.wait(50)
    assert len(told) == 2


def test_what_stopped_the_indexer_is_said_once(qtbot, window, runtime):
    said = []
    window._session.failed.connect(said.append)
    runtime.indexer.said = IndexProgress("idle", problem="The disk is full.")
    window._session.poll()
    window._session.poll()
    assert said == ["The disk is full."]


def test_what_another_process_tags_is_shown(qtbot, window, runtime, tmp_path):
    select(qtbot, window, 0)
    photo = window.model.ids[0]
    tagging.tag(runtime.workspace, [photo], add=["from elsewhere"], origin="cli")
    window._session.poll()
    qtbot.waitUntil(
        lambda: any(one.tag.name == "from elsewhere" for one in window.inspector.tags.chips())
    )
    assert "from elsewhere" in {tag.name for tag in window.model.record(photo).tags}


def new_photo(workspace):
    taught_library.add_photos(workspace, [PHOTOS + 1])
    taught_library.index(workspace, [PHOTOS + 1])
    with workspace.library.database.write() as connection:
        changes.record(connection, "photos", {"photos": [PHOTOS + 1]})


def test_new_photos_appear_by_themselves_while_nothing_is_touched(qtbot, window, runtime):
    new_photo(runtime.workspace)
    window._session.poll()
    qtbot.waitUntil(lambda: len(window.model.ids) == PHOTOS + 1)


def test_new_photos_above_do_not_push_an_untouched_list_down(qtbot, window, runtime):
    window.resize(720, 480)
    new_photo(runtime.workspace)  # the only one with a date, so the first
    with runtime.workspace.library.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE photo SET taken_at = 1900000000000000 WHERE id = ?", (PHOTOS + 1,)
        )
    window._session.poll()
    qtbot.waitUntil(lambda: len(window.model.ids) == PHOTOS + 1)
    assert window.model.ids[0] == PHOTOS + 1
    assert window.grid.verticalOffset() == 0


def test_new_photos_never_move_the_list_under_the_hand(qtbot, window, runtime):
    window._browsing.set_order("name")  # the new one comes among the others
    select(qtbot, window, 0)
    new_photo(runtime.workspace)
    window._session.poll()
    qtbot.waitUntil(window.status.newer.isVisible)
    assert len(window.model.ids) == PHOTOS
    chosen = window.grid.selected_ids()
    qtbot.mouseClick(window.status.newer, Qt.MouseButton.LeftButton)
    assert len(window.model.ids) == PHOTOS + 1
    assert window.grid.selected_ids() == chosen
    assert not window.status.newer.isVisible()


def test_problems_are_listed_copied_and_tried_again(qtbot, window, runtime):
    with runtime.workspace.library.database.write() as connection:
        connection.exec_driver_sql(
            "UPDATE file SET state = 'failed', attempts = 1, reason = 'The file is empty.' "
            "WHERE id = 5"
        )
    window.actions_by_key["problems"].trigger()
    dialog = window.findChild(ProblemsDialog)
    assert dialog.isVisible()
    table = dialog.findChild(QTableView)
    listed = [
        (table.model().index(n, 0).data(), table.model().index(n, 1).data())
        for n in range(table.model().rowCount())
    ]
    assert ("/photos/5.jpg", "The file is empty.") in listed
    copy = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copy list")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "/photos/5.jpg\tThe file is empty." in QGuiApplication.clipboard().text()
    runtime.indexer.asked.clear()
    retry = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Try again")
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    assert runtime.indexer.asked == ["start"]
    with runtime.workspace.library.database.read() as connection:
        tried = connection.exec_driver_sql("SELECT attempts FROM file WHERE id = 5").scalar_one()
    assert tried == 0
    dialog.close()


def test_the_theme_switches_and_the_choice_is_told(qtbot, window, theme):
    window.actions_by_key["theme_light"].trigger()
    assert theme.colours is LIGHT
    assert window.actions_by_key["theme_light"].isChecked()
    window.actions_by_key["theme_dark"].trigger()
    assert theme.colours is DARK
    assert window.frame.preferences.settings.theme == "dark"


def test_slider_keys_and_grid_agree_on_the_size(qtbot, window):
    window.status.zoom.slider.setValue(240)
    assert window.grid.thumbnail_size == 240
    qtbot.keyClick(window.grid, Key.Key_Plus)
    assert window.status.zoom.slider.value() == window.grid.thumbnail_size > 240
    qtbot.keyClick(window.grid, Key.Key_Minus)
    assert window.grid.thumbnail_size == 240


def test_panels_and_sizes_are_remembered(qtbot, session, theme, tmp_path):
    file = str(tmp_path / "again.ini")

    def opened():
        made = MainWindow(
            session, InlineTasks(), theme, QSettings(file, QSettings.Format.IniFormat)
        )
        qtbot.addWidget(made)
        made.show()
        made.start()
        return made

    first = opened()
    first.resize(770, 600)
    first.actions_by_key["inspector"].trigger()
    first.grid.set_thumbnail_size(216)
    first.close()
    second = opened()
    assert (second.width(), second.height()) == (770, 600)
    assert not second.inspector.isVisible()
    assert second.sidebar.isVisible()
    assert second.grid.thumbnail_size == 216
    assert second.status.zoom.slider.value() == 216


def test_a_damaged_store_of_the_window_opens_with_defaults(qtbot, session, theme, tmp_path):
    file = tmp_path / "window.ini"
    file.write_text(
        "[window]\ngeometry=5\nsidebar_width=wide\ninspector_width=-7\nthumbnails=many\nsidebar=x\n"
    )
    store = QSettings(str(file), QSettings.Format.IniFormat)
    made = MainWindow(session, InlineTasks(), theme, store)
    qtbot.addWidget(made)
    made.show()
    assert made.grid.thumbnail_size > 0


@pytest.mark.parametrize("key", ["sidebar", "inspector"])
def test_panels_fold_away(qtbot, window, key):
    panel = getattr(window, key)
    assert panel.isVisible()
    window.actions_by_key[key].trigger()
    assert not panel.isVisible()


def test_at_900_by_600_nothing_sticks_out(qtbot, window):
    window.resize(900, 600)
    select(qtbot, window, 0)
    for part in (window.search_bar, window.order, window.status.zoom, window.inspector):
        corner = part.mapTo(window, part.rect().bottomRight())
        assert window.rect().contains(corner), part
    assert window.grid.viewport().width() > 250
    for one in window.inspector.tags.chips():
        right = one.mapTo(window.inspector, one.rect().bottomRight()).x()
        assert right <= window.inspector.viewport().width()


def test_controls_have_names_for_screen_readers(window):
    for kind in (QLineEdit, QSlider, QToolButton, QAbstractItemView):
        for widget in window.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                text = widget.text() if isinstance(widget, QToolButton) else ""
                assert widget.accessibleName() or text, widget


def test_an_empty_library_welcomes(qtbot, theme, tmp_path, monkeypatch):
    workspace = taught_library.make(tmp_path / "empty", 1)
    with workspace.library.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM photo")
        connection.exec_driver_sql("DELETE FROM root")
    runtime = FakeRuntime(workspace, ChangeReader(workspace.library.database))
    session = Session(runtime, InlineTasks())
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, InlineTasks(), theme, store)
    qtbot.addWidget(window)
    window.show()
    window.start()
    assert window.pages.page() is window.pages.welcome
    assert not window.sidebar.isVisible()
    monkeypatch.setattr("photomanager.paths.demo_dir", lambda: tmp_path / "Sample photos")
    demo = next(
        one for one in window.pages.welcome.findChildren(QPushButton) if "free" in one.text()
    )
    (tmp_path / "photos").mkdir()
    drop(window, tmp_path / "photos")
    assert window.pages.empty.title() == "No photos in your folders"
    runtime.indexer.said = IndexProgress("scanning", 3)
    session.poll()
    assert window.pages.empty.title() == "Looking at your photos"
    assert window.sidebar.isVisible()
    qtbot.mouseClick(demo, Qt.MouseButton.LeftButton)
    assert "Sample photos" in {index.data() for index in places_of(window)}
    session.close()
    runtime.changes.close()
    workspace.library.close()


def test_with_threads_everything_arrives_too(qtbot, runtime, theme, tmp_path):
    tasks = TaskRunner()
    session = Session(runtime, tasks)
    window = show_window(qtbot, session, tasks, theme, tmp_path / "window.ini")
    qtbot.waitUntil(lambda: len(window.model.ids) == PHOTOS)
    qtbot.waitUntil(lambda: window.pictures.pixmap(window.model.ids[1]) is not None)
    window.grid.select_rows([0])
    photo = window.model.ids[0]
    session.tags.say([photo], "add", "Rex")
    qtbot.waitUntil(lambda: "Added “Rex”" in window.status.message())
    qtbot.waitUntil(
        lambda: any(one.tag.name == "Rex" for one in window.inspector.tags.chips()), timeout=5000
    )
    session.tags.say([photo], "add", "last word")
    session.close()
    assert states(window, photo)["last word"] == "confirmed"


def test_select_all_in_the_search_field_is_about_its_text(qtbot, window):
    window.search_bar.set_text("tag:boat sea")
    window.search_bar.take_focus()
    qtbot.waitUntil(window.search_bar.field.hasFocus)
    qtbot.keyClick(window.search_bar.field, Key.Key_A, Control)
    assert window.search_bar.field.selectedText() == "tag:boat sea"
    assert not window.grid.selected_ids()
    window.grid.setFocus()
    qtbot.keyClick(window.grid, Key.Key_A, Control)
    assert len(window.grid.selected_ids()) == len(window.model.ids)
