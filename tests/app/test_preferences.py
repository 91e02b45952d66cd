import pytest

from photomanager import settings
from photomanager.app.preferences import Preferences
from photomanager.settings import Settings


def test_a_change_is_remembered_beside_what_others_wrote(tmp_path):
    file = tmp_path / "settings.toml"
    preferences = Preferences(file)
    settings.save(Settings(backup_folder="/mnt"), file)  # another window, meanwhile
    preferences.change(theme="dark")
    assert settings.load(file) == Settings(theme="dark", backup_folder="/mnt")
    assert preferences.settings.theme == "dark"


def test_a_damaged_file_is_kept_beside_the_new_one(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text("theme = ")
    preferences = Preferences(file)
    assert preferences.settings.problem
    preferences.change(theme="light")
    assert settings.load(file) == Settings(theme="light")
    assert (tmp_path / "settings.toml.damaged").read_text() == "theme = "


def test_settings_that_cannot_be_written_are_said_and_hold_all_the_same(qtbot, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    preferences = Preferences(blocked / "settings.toml")
    with qtbot.waitSignal(preferences.failed) as told:
        preferences.change(theme="dark")
    assert told.args[0].startswith("This is not remembered: ")
    assert str(blocked) in told.args[0]
    assert preferences.settings.theme == "dark"


@pytest.mark.parametrize("values", [{"theme": "dark"}, {"shortcuts": {"why": ("W",)}}])
def test_without_a_file_they_end_with_the_window(values):
    preferences = Preferences()
    preferences.change(**values)
    assert preferences.settings == Settings(**values)
