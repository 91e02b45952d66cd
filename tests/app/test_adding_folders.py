"""A folder is chosen in the system's dialog and added."""

from PySide6.QtWidgets import QFileDialog


def test_the_folder_that_was_chosen_is_added(qtbot, window, tmp_path, monkeypatch):
    added = []
    monkeypatch.setattr(
        type(window._session.folders), "add", lambda _self, paths: added.extend(paths)
    )
    window.actions_by_key["add_folder"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert added == [tmp_path]
