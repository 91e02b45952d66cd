import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from photomanager.app.widgets.steady_scroll import SteadyScroll
from photomanager.app.widgets.wrapping_label import WrappingLabel


@pytest.fixture
def area(qtbot):
    made = SteadyScroll()
    qtbot.addWidget(made)
    page = QWidget(made)
    layout = QVBoxLayout(page)
    for _ in range(6):
        label = WrappingLabel(page)
        label.show_text("words that need one line more when the panel is a little narrower")
        layout.addWidget(label)
    made.setWidget(page)
    made.resize(260, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_what_is_shown_is_as_wide_at_every_height(area, qtbot):
    widths = set()
    for height in range(40, 400, 3):
        area.resize(260, height)
        widths.add(area.viewport().width())
    assert len(widths) == 1


def test_the_bar_is_there_only_when_there_is_something_to_scroll(area, qtbot):
    assert not area.verticalScrollBar().isEnabled()
    area.resize(260, 60)
    qtbot.waitUntil(area.verticalScrollBar().isEnabled)
    area.resize(260, 900)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isEnabled())
