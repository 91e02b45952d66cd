from PySide6.QtCore import Qt

from photomanager.app.item_models.problem_model import ProblemModel
from photomanager.app.item_models.sidebar_model import SidebarEntry, SidebarModel

ENTRIES = [
    SidebarEntry("library", "Library"),
    SidebarEntry("all", "All photos", "photos", "", 12),
    SidebarEntry("folder:1", "Summer", "folder", 'path:"/a/"', None, "/a"),
]


def test_the_sidebar_keeps_the_rules_of_item_models(qtmodeltester):
    model = SidebarModel()
    model.show(ENTRIES)
    qtmodeltester.check(model)


def test_headings_cannot_be_chosen():
    model = SidebarModel()
    model.show(ENTRIES)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "All photos, 12"


def test_other_counts_do_not_reset_the_sidebar(qtbot):
    model = SidebarModel()
    model.show(ENTRIES)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show([*ENTRIES[:1], SidebarEntry("all", "All photos", "photos", "", 13), ENTRIES[2]])
    assert model.entry(1).count == 13
    assert model.row_of("folder:1") == 2
    assert model.row_of("tag:1") == -1


def test_problems_keep_the_rules_of_item_models(qtmodeltester):
    model = ProblemModel()
    model.show([("/a.jpg", "The file is empty.")])
    qtmodeltester.check(model)
    assert model.index(0, 1).data() == "The file is empty."
    assert model.headerData(0, Qt.Orientation.Horizontal) == "File"
