import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from photomanager import settings
from photomanager.app.dialogs.settings import SettingsDialog
from photomanager.app.main_window import MainWindow
from photomanager.app.preferences import Preferences
from photomanager.app.tasks import InlineTasks
from photomanager.app.theme import LIGHT
from photomanager.app.widgets.form_fields import ChoiceBox, TickBox
from photomanager.operations import keywords, precision
from photomanager.settings import Settings

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.toml"


@pytest.fixture
def window(qtbot, session, theme, tmp_path, file):
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = MainWindow(session, InlineTasks(), theme, store, Preferences(file))
    qtbot.addWidget(made)
    made.show()
    made.start()
    return made


def opened(window):
    window.actions_by_key["settings"].trigger()
    return next(one for one in window.findChildren(SettingsDialog) if one.isVisible())


def choose(field, value):
    """As by hand: programs that set an index are not heard."""
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def test_what_is_chosen_holds_at_once_and_is_written(window, theme, file):
    dialog = opened(window)
    choose(dialog.theme, "light")
    assert theme.colours is LIGHT
    assert window.actions_by_key["theme_light"].isChecked()
    choose(dialog.language, "de")
    choose(dialog.threads, 1)
    choose(dialog.slides, 10)
    dialog.battery.click()
    dialog.close()
    assert settings.load(file) == Settings(
        theme="light", language="de", worker_threads=1, battery_saver=False, slide_seconds=10
    )
    dialog = opened(window)
    assert not dialog.battery.isChecked()
    found = [one.currentData() for one in (dialog.theme, dialog.language, dialog.threads)]
    assert found == ["light", "de", 1]
    dialog.close()


def test_the_language_is_that_of_the_system_unless_chosen(window):
    dialog = opened(window)
    rows = [dialog.language.itemText(row) for row in range(dialog.language.count())]
    assert rows == ["As the system", "Deutsch", "English"]
    assert dialog.language.currentData() == ""
    dialog.close()


def test_the_second_folder_is_typed_or_chosen(qtbot, window, file, tmp_path):
    dialog = opened(window)
    dialog.folder.setFocus()
    qtbot.keyClicks(dialog.folder, "backups")
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert dialog.problem() == "backups is no whole path; choose a folder."
    assert settings.load(file).second_backups is None
    dialog.folder.clear()
    qtbot.keyClicks(dialog.folder, str(tmp_path))
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert settings.load(file).second_backups == tmp_path
    dialog = opened(window)
    button = next(
        one for one in dialog.findChildren(QLabel) if one.text() == "Second &folder"
    ).buddy()
    assert button is dialog.folder
    dialog._choose_folder()
    files = dialog.findChild(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "disk"))
    files.close()
    assert settings.load(file).backup_folder == str(tmp_path / "disk")
    dialog.close()


def test_settings_that_cannot_be_written_are_said_in_the_dialog(window, file):
    file.parent.write_text("a file where a folder should be")
    dialog = opened(window)
    choose(dialog.threads, 1)
    assert dialog.problem().startswith("This is not remembered: ")
    dialog.close()


def test_settings_that_cannot_be_read_are_said_in_the_dialog(qtbot, session, theme, tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("theme = ")
    store = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(session, InlineTasks(), theme, store, Preferences(file))
    qtbot.addWidget(window)
    window.show()
    dialog = opened(window)
    assert "cannot be read" in dialog.problem()
    dialog.close()


def test_keywords_can_be_let_teach_later(qtbot, window, runtime):
    dialog = opened(window)
    assert dialog.teach.isEnabled()
    assert not dialog.teach.isChecked()
    qtbot.keyClick(dialog.teach, Qt.Key.Key_Space)
    assert keywords.agreed(runtime.workspace) is True
    dialog.close()
    dialog = opened(window)
    assert dialog.teach.isChecked()
    qtbot.keyClick(dialog.teach, Qt.Key.Key_Space)
    assert keywords.agreed(runtime.workspace) is False
    dialog.close()


def test_it_leads_to_the_dial_and_to_the_shortcuts(qtbot, window, runtime):
    precision.set_precision(runtime.workspace, 0.8)
    dialog = opened(window)
    assert dialog.precision.text() == "80\u00a0% – change …"
    qtbot.mouseClick(dialog.precision, Left)
    assert not dialog.isVisible()
    assert window.views.current == "board"
    dialog = opened(window)
    qtbot.mouseClick(dialog.shortcuts, Left)
    assert not dialog.isVisible()


def test_every_field_has_a_name_and_can_be_reached_by_keys(window):
    dialog = opened(window)
    buddies = {one.buddy() for one in dialog.findChildren(QLabel)}
    for field in [*dialog.findChildren(ChoiceBox), *dialog.findChildren(TickBox), dialog.folder]:
        assert field in buddies or field.accessibleName()
        assert field.focusPolicy() & Qt.FocusPolicy.TabFocus
    dialog.close()


def test_a_wheel_over_a_list_scrolls_and_chooses_nothing(qtbot, window):
    dialog = opened(window)
    before = dialog.theme.currentData()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(dialog.theme, event)
    assert not event.isAccepted()
    assert dialog.theme.currentData() == before
    dialog.close()
