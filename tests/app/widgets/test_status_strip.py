"""What was done is said for as long as it takes to read, and then goes."""

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent

from photomanager.app.widgets import fading_label
from photomanager.app.widgets.fading_label import FadingLabel
from photomanager.app.widgets.status_strip import StatusStrip


@pytest.fixture
def strip(qtbot, theme, monkeypatch):
    monkeypatch.setattr(fading_label, "STAYS_MS", 30)
    monkeypatch.setattr(fading_label, "LETTER_MS", 0)
    monkeypatch.setattr(fading_label, "FADES_MS", 20)
    made = StatusStrip(theme)
    qtbot.addWidget(made)
    made.resize(800, 40)
    made.show()
    return made


def label(strip):
    return strip.findChild(FadingLabel)


def test_a_message_goes_after_a_while(qtbot, strip):
    strip.say("Confirmed “dog” on 3 photos")
    assert strip.message() == "Confirmed “dog” on 3 photos"
    assert label(strip).text() == strip.message()
    qtbot.waitUntil(lambda: strip.message() == "")
    assert label(strip).text() == ""


def test_it_stays_while_the_mouse_is_on_it(qtbot, strip):
    strip.say("Read")
    at = QPointF(5, 5)
    label(strip).enterEvent(QEnterEvent(at, at, at))
    qtbot.wait(120)
    assert strip.message() == "Read"
    label(strip).leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: strip.message() == "")


def test_a_newer_message_has_its_own_time(qtbot, strip):
    strip.say("one")
    qtbot.waitUntil(lambda: label(strip)._opacity.isEnabled())  # it has begun to fade
    strip.say("two")
    assert not label(strip)._opacity.isEnabled()
    qtbot.wait(10)
    assert strip.message() == "two"
    qtbot.waitUntil(lambda: strip.message() == "")


def test_long_messages_stay_longer(qtbot, strip, monkeypatch):
    monkeypatch.setattr(fading_label, "LETTER_MS", 100)
    strip.say("a sentence of some length")
    qtbot.wait(150)
    assert strip.message()
