from photomanager.indexing import hints
from photomanager.indexing.hints import Hint


def test_files_stand_for_their_folders_and_folders_for_all_below():
    hint = Hint()
    hint.add_file(b"a.jpg")
    hint.add_file(b"b/c/d.jpg")
    hint.add_file(b"b/c/e.jpg")
    hint.add_folder(b"f")
    assert hint.places() == [(b"", False), (b"b/c", False), (b"f", True)]
    assert not hint.everywhere


def test_what_lies_in_a_tree_is_named_once():
    hint = Hint()
    for folder in (b"a/b", b"a", b"a-b"):
        hint.add_folder(folder)
    for file in (b"a/x.jpg", b"a/b/c/x.jpg", b"a-c/x.jpg"):
        hint.add_file(file)
    assert hint.places() == [(b"a", True), (b"a-b", True), (b"a-c", False)]


def test_everything_holds_whatever_comes_after():
    hint = Hint()
    hint.add_folder(b"a")
    hint.add_everything()
    hint.add_file(b"b/c.jpg")
    assert hint == Hint.of_everything()
    assert hint.everywhere
    assert hint.places() == [(b"", True)]


def test_too_many_places_are_everywhere(monkeypatch):
    monkeypatch.setattr(hints, "_MOST_PLACES", 3)
    hint = Hint()
    for number in range(1000):
        assert hint.everywhere == (number > 3)
        hint.add_folder(b"%d" % number)
    assert len(hint.trees) == 4
