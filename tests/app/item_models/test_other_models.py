from PySide6.QtCore import Qt

from photomanager.app.item_models.problem_model import ProblemModel


def test_problems_keep_the_rules_of_item_models(qtmodeltester):
    model = ProblemModel()
    model.show([("/a.jpg", "The file is empty.")])
    qtmodeltester.check(model)
    assert model.index(0, 1).data() == "The file is empty."
    assert model.headerData(0, Qt.Orientation.Horizontal) == "File"
