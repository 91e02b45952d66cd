import pytest
from PySide6.QtWidgets import QLabel

from photomanager.app.place_keys import PlaceKeys
from photomanager.app.tag_summary import summarise
from photomanager.app.widgets.flow_box import FlowBox
from photomanager.app.widgets.inspector import Inspector
from tests.app.rows import shown


def test_the_height_follows_from_the_width(qtbot):
    box = FlowBox(4)
    qtbot.addWidget(box)
    for _ in range(3):
        part = QLabel("some words")
        box.add(part)
        part.show()
    width, height = part.sizeHint().width(), part.sizeHint().height()
    assert box.heightForWidth(1000) == height
    assert box.heightForWidth(width) == 3 * height + 2 * 4
    assert box.heightForWidth(width // 2) == 3 * height + 2 * 4


@pytest.mark.parametrize("width", [270, 330, 420])
@pytest.mark.parametrize("count", [1, 3, 9])
def test_no_chip_is_cut_off_in_the_inspector(qtbot, theme, width, count):
    inspector = Inspector(theme, PlaceKeys())
    qtbot.addWidget(inspector)
    inspector.resize(width, 700)
    inspector.show()
    qtbot.waitExposed(inspector)
    inspector.show_title("A file with a long name " * 4 + ".jpg", "")
    for number in (count, 1, count):  # chips are kept and reused
        tags = [shown(f"suggestion {n}", "suggested", 0.5, tag_id=n + 1) for n in range(number)]
        inspector.tags.show_tags(summarise([tags]))
    qtbot.wait(10)
    chips = inspector.tags.chips()
    assert len(chips) == count
    for chip in chips:
        assert chip.parentWidget().rect().contains(chip.geometry())
    section = chips[0].parentWidget()
    assert chips[0].y() == 0
    assert section.height() <= chips[-1].geometry().bottom() + 6
