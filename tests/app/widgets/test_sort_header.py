"""The head of a table: what it sorts by is seen, and changed by mouse and keyboard."""

import pytest
from PySide6.QtCore import QPoint, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView

from photomanager.app.widgets.sort_header import SortHeader

Key = Qt.Key
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def table(qtbot, theme):
    made = QTableView()
    shown = QSortFilterProxyModel(made)
    shown.setSourceModel(QStringListModel(["b", "c", "a"], made))
    made.setModel(shown)
    made.setHorizontalHeader(SortHeader(theme, made))
    made.setSortingEnabled(True)
    made.sortByColumn(0, UP)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def listed(table):
    return [table.model().index(row, 0).data() for row in range(3)]


def triangle(table, theme):
    """How wide the triangle is in its upper and in its lower half."""
    image = table.horizontalHeader().grab().toImage()
    colour = QColor(theme.colours.text).rgb()
    found = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixel(x, y) == colour
    ]
    middle = sum(y for _, y in found) / len(found)
    upper, lower = (
        [x for x, y in found if (y < middle) == above] or [0] for above in (True, False)
    )
    return max(upper) - min(upper), max(lower) - min(lower)


def test_a_click_turns_the_order_round(qtbot, table):
    header = table.horizontalHeader()
    assert listed(table) == ["a", "b", "c"]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert header.sortIndicatorOrder() == DOWN
    assert listed(table) == ["c", "b", "a"]


def test_the_triangle_points_where_the_least_is(table, theme):
    upper, lower = triangle(table, theme)
    assert upper < lower
    table.sortByColumn(0, DOWN)
    upper, lower = triangle(table, theme)
    assert upper > lower


def test_space_and_enter_sort_by_the_marked_column(qtbot, table):
    header = table.horizontalHeader()
    header.setFocus()
    for key, order in ((Key.Key_Space, DOWN), (Key.Key_Return, UP)):
        qtbot.keyClick(header, key)
        assert header.sortIndicatorOrder() == order
    assert listed(table) == ["a", "b", "c"]
