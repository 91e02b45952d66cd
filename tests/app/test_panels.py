"""The panels beside the views keep the widths that the user gave them."""

import pytest
from PySide6.QtCore import QSettings


@pytest.mark.parametrize("width", [900, 1400])
def test_widths_outlast_views_without_panels(qtbot, window, width):
    window.resize(width, 700)
    qtbot.wait(50)
    panels = window.panels
    before = panels.sizes()
    for view in ("review", "board", "grid"):
        window.views.go(view)
        qtbot.wait(20)
    assert panels.sizes() == before


def test_a_panel_comes_back_as_wide_as_it_was(qtbot, window):
    window.resize(1300, 700)
    qtbot.wait(50)
    panels = window.panels
    panels.setSizes([300, 600, 400])
    qtbot.wait(20)
    before = panels.sizes()
    for key in ("sidebar", "inspector"):
        window.actions_by_key[key].setChecked(False)
        qtbot.wait(20)
        window.actions_by_key[key].setChecked(True)
        qtbot.wait(20)
        assert panels.sizes() == before


def test_widths_are_remembered_where_no_panel_is_seen_too(qtbot, window, tmp_path):
    store = QSettings(str(tmp_path / "widths.ini"), QSettings.Format.IniFormat)
    window.resize(1300, 700)
    qtbot.wait(50)
    panels = window.panels
    panels.setSizes([300, 600, 400])
    before = panels.sizes()
    window.views.go("review")
    panels.save(store)
    window.views.go("grid")
    panels.setSizes([200, 800, 300])
    assert panels.sizes() != before
    panels.restore(store)
    assert panels.sizes() == before
