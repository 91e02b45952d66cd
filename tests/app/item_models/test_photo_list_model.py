from PySide6.QtCore import Qt

from photomanager.app.item_models import photo_list_model
from photomanager.app.item_models.photo_list_model import Heading, PhotoListModel, PhotoRole
from tests.app.rows import row, shown


def test_it_keeps_the_rules_of_item_models(qtmodeltester):
    model = PhotoListModel()
    model.show([5, 3, 9])
    model.put([row(3, shown("dog", "confirmed"))], 0, 2)
    qtmodeltester.check(model)
    model.show([5, 3, 9, 10], [Heading(0, "May"), Heading(3, "April")])
    qtmodeltester.check(model)
    model.foretell([3], {"rating": 4})
    qtmodeltester.check(model)
    model.show([1])


def test_names_and_tags_are_told_once_known():
    model = PhotoListModel()
    model.show([5, 3])
    assert model.index(1).data() is None
    model.put([row(3, shown("dog", "confirmed"))], 0, 1)
    assert model.index(1).data() == "3.jpg"
    assert model.index(1).data(PhotoRole.ID) == 3
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == "/photos/3.jpg"
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "3.jpg, dog (confirmed by you)"


def test_only_unknown_and_outdated_records_are_asked_for(qtbot):
    model = PhotoListModel()
    model.show(list(range(1, 11)))
    asked = []
    model.records_wanted.connect(asked.append)
    model.want(-5, 3)
    model.put([row(n) for n in (1, 2, 3, 4)], 0, 3)
    model.want(0, 3)
    model.invalidate([2])
    model.want(0, 3)
    assert asked == [[1, 2, 3, 4], [2]]
    # The outdated record is still shown.
    assert model.record(2) is not None
    model.invalidate(None)
    model.want(0, 99)
    assert asked[-1] == list(range(1, 11))


def test_photos_at_the_end_are_inserted_and_anything_else_resets(qtbot):
    model = PhotoListModel()
    model.show([1, 2])
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        assert model.show([1, 2, 3]) is False
    with qtbot.waitSignal(model.modelReset):
        assert model.show([3, 1]) is True


def test_the_cache_forgets_what_was_not_used_lately(monkeypatch):
    monkeypatch.setattr(photo_list_model, "RECORDS_KEPT", 3)
    model = PhotoListModel()
    model.show([1, 2, 3, 4])
    for n in (1, 2, 3, 1, 4):
        model.put([row(n)], 0, 3)
    assert [n for n in (1, 2, 3, 4) if model.record(n)] == [1, 3, 4]


def test_rows_of_finds_photos_in_order():
    model = PhotoListModel()
    model.show([9, 7, 5])
    assert model.rows_of([5, 9, 100]) == [0, 2]
    assert model.rows_of([]) == []


def test_headings_go_with_their_photos():
    model = PhotoListModel()
    model.show([1, 2], [Heading(0, "May")])
    assert [heading.title for heading in model.headings] == ["May"]
    model.show([1, 2, 3], [Heading(0, "May"), Heading(2, "April")])
    assert len(model.headings) == 2
    model.show([], [Heading(0, "May")])
    assert model.headings == ()


def test_what_was_foretold_shows_until_the_library_has_it(qtbot):
    model = PhotoListModel()
    model.show([1, 2])
    model.put([row(1), row(2)], 0, 1)
    with qtbot.waitSignal(model.dataChanged):
        first = model.foretell([1, 2], {"rating": 3})
    second = model.foretell([1], {"rating": 5, "pick": 1})
    assert [model.record(n).rating for n in (1, 2)] == [5, 3]
    model.put([row(1, rating=1), row(2, rating=1)], 0, 1)
    assert [model.record(n).rating for n in (1, 2)] == [5, 3]
    asked = []
    model.records_wanted.connect(asked.append)
    model.settle(first)
    model.want(0, 1)
    assert asked == [[1, 2]]
    model.put([row(1, rating=3), row(2, rating=3)], 0, 1)
    assert (model.record(1).rating, model.record(1).pick) == (5, 1)
    model.settle(second)
    model.put([row(1, rating=3)], 0, 0)
    assert (model.record(1).rating, model.record(1).pick) == (3, None)


def test_pinned_photos_are_asked_for_wherever_they_stand():
    model = PhotoListModel()
    model.show(list(range(1, 101)))
    asked = []
    model.records_wanted.connect(asked.append)
    model.pin([90, 2])
    model.want(0, 2)
    model.put([row(90), row(2)], 0, 0)
    model.want(0, 2)
    model.pin([])
    assert asked == [[90, 2], [90, 2, 1, 3], [1, 3]]


def test_marks_are_read_out():
    model = PhotoListModel()
    model.show([1])
    model.put([row(1, shown("dog", "confirmed"), rating=1, pick=-1, label="Red")], 0, 0)
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1.jpg, 1 star, set aside, label red, dog (confirmed by you)"
