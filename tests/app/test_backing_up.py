from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QMessageBox

from photomanager.app.dialogs.backups import RestoreDialog
from photomanager.app.item_models.backup_model import PHOTOS, BackupModel
from photomanager.operations import backup
from photomanager.operations.backup import KeptBackup

Left = Qt.MouseButton.LeftButton


def copies(folder):
    return sorted(folder.glob("library-*.db"))


def restoring(window):
    window.actions_by_key["restore"].trigger()
    return next(one for one in window.findChildren(RestoreDialog) if one.isVisible())


def press(qtbot, dialog, words):
    box = dialog.findChild(QMessageBox)
    qtbot.mouseClick(next(one for one in box.buttons() if one.text() == words), Left)


@pytest.fixture
def wanted(session):
    heard = []
    session.restore_wanted.connect(heard.append)
    return heard


def test_a_backup_is_made_at_once_in_both_folders(window, runtime, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    window.frame.preferences.change(backup_folder=str(disk))
    window.actions_by_key["back_up"].trigger()
    own = runtime.workspace.library.directory / "backups"
    assert (len(copies(own)), len(copies(disk))) == (1, 1)
    said = window.status.message()
    assert said == f"Backed up what is known of 30 photos to {own}, {disk}"


def test_a_folder_for_backups_that_is_away_is_left_out(window, runtime, tmp_path):
    window.frame.preferences.change(backup_folder=str(tmp_path / "unplugged"))
    window.actions_by_key["back_up"].trigger()
    assert not (tmp_path / "unplugged").exists()
    assert len(copies(runtime.workspace.library.directory / "backups")) == 1


def test_a_backup_that_cannot_be_made_says_why(window, runtime):
    (runtime.workspace.library.directory / "backups").write_text("a file in its place")
    window.actions_by_key["back_up"].trigger()
    assert window.message.isVisible()
    assert "not a folder" in window.message.text()


def test_without_a_backup_there_is_a_sentence_instead(window):
    dialog = restoring(window)
    assert dialog.words().startswith("There is no backup yet")
    assert not dialog.go.isEnabled()
    dialog.close()


def test_the_marked_backup_is_restored_after_asking(qtbot, window, runtime, wanted):
    made = [backup.backup(runtime.workspace).file for _ in range(2)]
    dialog = restoring(window)
    assert dialog.table.model().index(0, PHOTOS).data() == "30"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.mouseClick(dialog.go, Left)
    press(qtbot, dialog, "Cancel")
    assert wanted == []
    qtbot.mouseClick(dialog.go, Left)
    press(qtbot, dialog, "Restore")
    assert wanted == [made[0]]
    dialog.close()


def test_a_backup_that_cannot_be_read_cannot_be_chosen(qtbot, window, runtime, wanted):
    folder = runtime.workspace.library.directory / "backups"
    folder.mkdir()
    (folder / "library-20260101-120000-000000.db").write_bytes(b"no database")
    dialog = restoring(window)
    assert dialog.table.model().index(0, PHOTOS).data() == "cannot be read"
    assert not dialog.go.isEnabled()
    dialog.table.doubleClicked.emit(dialog.table.model().index(0, 0))
    assert dialog.findChild(QMessageBox) is None
    dialog.close()


def test_a_backup_elsewhere_can_be_named(qtbot, window, wanted, tmp_path):
    dialog = restoring(window)
    qtbot.mouseClick(dialog.other, Left)
    files = dialog.findChild(QFileDialog)
    files.fileSelected.emit(str(tmp_path / "old.db"))
    files.close()
    assert "old.db" in dialog.findChild(QMessageBox).text()
    press(qtbot, dialog, "Restore")
    assert wanted == [tmp_path / "old.db"]
    dialog.close()


def test_the_model_is_one(qtbot):
    model = BackupModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    moment = datetime(2026, 11, 21, 12, tzinfo=UTC)
    model.show([KeptBackup(Path("/b/x.db"), moment, 123_456_789, None)])
    texts = [model.index(0, column).data() for column in range(model.columnCount())]
    assert texts[1:] == ["cannot be read", "123 MB", str(Path("/b"))]
    assert "26" in texts[0]
    assert tester.model() is model
