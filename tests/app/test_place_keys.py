"""Which deed a pressed key means, by place."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from photomanager.app.place_keys import PlaceKeys

Key, Held = Qt.Key, Qt.KeyboardModifier


def press(key, held=Held.NoModifier, text="", kind=QEvent.Type.KeyPress):
    return QKeyEvent(kind, key, held, text)


@pytest.mark.parametrize(
    ("place", "event", "deed"),
    [
        ("grid", press(Key.Key_Space, text=" "), "grid_open"),
        ("grid", press(Key.Key_Enter, Held.KeypadModifier), "grid_open"),
        ("grid", press(Key.Key_Return, Held.ControlModifier), ""),
        ("chip", press(Key.Key_Space, text=" "), "chip_confirm"),
        ("sidebar", press(Key.Key_Space, text=" "), "sidebar_fold"),
        ("field", press(Key.Key_Return, Held.ShiftModifier), "field_create"),
        ("grid", press(Key.Key_Delete), ""),
    ],
)
def test_the_same_key_means_what_the_place_says(qapp, place, event, deed):
    assert PlaceKeys().deed(place, event) == deed


def test_a_sign_that_needs_shift_is_the_sign(qapp):
    keys = PlaceKeys({"grid_open": ["!"]})
    assert keys.deed("grid", press(Key.Key_Exclam, Held.ShiftModifier, "!")) == "grid_open"
    assert keys.deed("grid", press(Key.Key_Space, text=" ")) == ""


def test_in_a_field_a_letter_is_written(qapp):
    keys = PlaceKeys({"field_doubt": ["W", "Ctrl+W"]})
    assert keys.command("field", press(Key.Key_W, text="w")) == ""
    assert keys.command("field", press(Key.Key_W, Held.ControlModifier, "\x17")) == "field_doubt"


def test_a_place_takes_its_own_keys_from_the_window_and_no_others(qapp):
    keys, asks = PlaceKeys(), QEvent.Type.ShortcutOverride
    own, other = press(Key.Key_Delete, kind=asks), press(Key.Key_Z, text="z", kind=asks)
    for event in (own, other):
        event.ignore()
    assert keys.keeps("chip", own)
    assert own.isAccepted()
    assert not keys.keeps("chip", other)
    assert not other.isAccepted()
