import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from photomanager.app import drags
from photomanager.app.item_models.sidebar_model import SidebarEntry, SidebarModel
from photomanager.operations.places import Place

Drop = Qt.ItemFlag.ItemIsDropEnabled


def tag(number, name, *children, count=1):
    return SidebarEntry(
        f"tag:{number}",
        name,
        "tag",
        Place("tag", tag_id=number),
        count,
        children=children,
        tag_id=number,
        uuid=f"uuid-{number}",
    )


def saved(name):
    return SidebarEntry(f"search:{name}", name, "search", Place("query", query=name), uuid=name)


def sections(*tags, searches=("a", "b", "c")):
    return [
        SidebarEntry(
            "library",
            "Library",
            children=(SidebarEntry("all", "All photos", "photos", Place(), 12),),
        ),
        SidebarEntry(
            "folders",
            "Folders",
            children=(
                SidebarEntry("folder:1:", "Summer", "folder", Place("folder", 1), lazy=True),
            ),
        ),
        SidebarEntry("tags", "Tags", children=tags),
        SidebarEntry("searches", "Saved searches", children=tuple(map(saved, searches))),
    ]


@pytest.fixture
def model(qapp):
    made = SidebarModel()
    # Checks the rules of item models with every change that a test makes.
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    made.show_sections(sections(tag(1, "animal", tag(2, "cat"), tag(3, "dog")), tag(4, "boat")))
    yield made
    del tester


def titles(model, key=None):
    parent = QModelIndex() if key is None else model.index_of(key)
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_the_sidebar_keeps_the_rules_of_item_models(model, qtmodeltester):
    qtmodeltester.check(model)


def test_rows_know_where_they_are(model):
    assert titles(model) == ["Library", "Folders", "Tags", "Saved searches"]
    assert titles(model, "tag:1") == ["cat", "dog"]
    dog = model.index_of("tag:3")
    assert (dog.row(), dog.parent().data(), dog.parent().parent().data()) == (1, "animal", "Tags")
    assert dog.data(Qt.ItemDataRole.AccessibleTextRole) == "dog, 1"


def test_headings_cannot_be_chosen(model):
    assert not model.flags(model.index_of("tags")) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index_of("tag:2")) & Qt.ItemFlag.ItemIsSelectable


def test_what_stays_is_not_touched_while_rows_come_go_and_move(qtbot, model):
    dog = QPersistentModelIndex(model.index_of("tag:3"))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_sections(
            sections(
                tag(5, "aeroplane"),
                tag(1, "animal", tag(6, "ape"), tag(3, "dog", count=7)),
                tag(7, "zebra"),
            )
        )
    assert titles(model, "tags") == ["aeroplane", "animal", "zebra"]
    assert titles(model, "tag:1") == ["ape", "dog"]
    assert dog.isValid()
    assert model.entry(dog).count == 7
    model.show_sections(sections(tag(7, "zebra"), tag(5, "aeroplane"), searches=()))
    assert titles(model, "tags") == ["zebra", "aeroplane"]
    assert titles(model, "searches") == []
    assert not dog.isValid()


def test_the_same_again_changes_nothing(qtbot, model):
    again = sections(tag(1, "animal", tag(2, "cat"), tag(3, "dog")), tag(4, "boat"))
    with (
        qtbot.assertNotEmitted(model.dataChanged),
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
    ):
        model.show_sections(again)


def test_a_tag_that_moves_below_another_is_found_there(model):
    model.show_sections(sections(tag(1, "animal", tag(2, "cat")), tag(4, "boat", tag(3, "dog"))))
    assert model.index_of("tag:3").parent().data() == "boat"
    assert titles(model, "tag:1") == ["cat"]


def test_folders_are_asked_for_when_opened(qtbot):
    model = SidebarModel()  # the tester would open everything by itself
    model.show_sections(sections())
    root = model.index_of("folder:1:")
    assert model.hasChildren(root)
    assert model.rowCount(root) == 0
    with qtbot.waitSignal(model.children_wanted) as asked:
        model.fetchMore(root)
    assert asked.args[0].place == Place("folder", 1)
    assert not model.canFetchMore(root)
    inside = SidebarEntry("folder:1:a/", "a", "folder", Place("folder", 1, b"a/"), 3)
    model.put_children("folder:1:", [inside])
    assert titles(model, "folder:1:") == ["a"]
    # New counts of the root leave the folders in it alone.
    model.show_sections(sections())
    assert titles(model, "folder:1:") == ["a"]
    assert [one.key for one in model.opened()] == ["folder:1:"]
    model.put_children("folder:1:", [])
    assert not model.hasChildren(root)


def test_answers_for_a_folder_that_is_gone_are_dropped(model):
    model.put_children("folder:9:", [tag(9, "x")])
    assert not model.index_of("tag:9").isValid()


def photos(*ids):
    data = QMimeData()
    drags.put_photos(data, ids)
    return data


def drop(model, data, key, row=-1):
    return model.dropMimeData(data, Qt.DropAction.CopyAction, row, 0, model.index_of(key))


def test_photos_fall_on_tags_only(qtbot, model):
    assert model.flags(model.index_of("tag:2")) & Drop
    assert not model.flags(model.index_of("all")) & Drop
    with qtbot.waitSignal(model.photos_dropped) as told:
        drop(model, photos(3, 7), "tag:2")
    assert (told.args[0].tag_id, told.args[1]) == (2, [3, 7])
    with qtbot.assertNotEmitted(model.photos_dropped):
        drop(model, photos(3), "all")
        drop(model, QMimeData(), "tag:2")


def test_a_tag_is_dragged_by_its_identity(model):
    data = model.mimeData([model.index_of("tag:3")])
    assert drags.tag_in(data) == "uuid-3"
    assert drags.photos_in(data) == []


def test_a_saved_search_is_dragged_between_others(qtbot, model):
    data = model.mimeData([model.index_of("search:a")])
    with qtbot.waitSignal(model.moved) as told:
        drop(model, data, "searches", row=3)
    assert (told.args[0].uuid, told.args[1]) == ("a", 3)
    with qtbot.assertNotEmitted(model.moved):
        drop(model, data, "tag:2")


def test_damaged_drags_are_nothing():
    data = QMimeData()
    for damaged in (b"{", b"3", b'["a", null]'):
        data.setData(drags.PHOTOS, damaged)
        assert drags.photos_in(data) == []


def test_typing_a_name_asks_and_does_not_change(qtbot, model):
    index = model.index_of("search:a")
    assert model.flags(index) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.renamed) as told:
        model.setData(index, "Dogs")
    assert told.args[1] == "Dogs"
    assert index.data() == "a"
    with qtbot.assertNotEmitted(model.renamed):
        model.setData(index, "  ")
        model.setData(index, "a")
