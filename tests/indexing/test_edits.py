from photomanager.indexing.edits import Edits
from photomanager.indexing.renames import Followed


def looked(edits, *found, is_sure=True):
    edits.begin()
    edits.follow(Followed(dict(found), is_sure=is_sure))
    return edits


def test_without_news_every_edit_is_clear():
    edits = looked(Edits(), (1, b"one"))
    assert not edits.unclear(has_news=False)
    assert not edits.are_left


def test_with_news_an_edit_waits_for_one_look():
    edits = looked(Edits(), (1, b"one"), (2, b"two"))
    assert edits.unclear(has_news=True) == {1, 2}
    assert edits.are_left
    looked(edits, (1, b"one"), (2, b"changed again"), (3, b"three"))
    assert not edits.are_left
    assert edits.unclear(has_news=True) == {2, 3}


def test_what_was_left_is_forgotten_after_the_next_look():
    edits = looked(looked(Edits(), (1, b"one")))
    looked(edits, (1, b"one"))
    assert edits.unclear(has_news=True) == {1}


def test_all_wait_while_a_file_has_fled():
    edits = looked(Edits(), (1, b"one"))
    looked(edits, (1, b"one"), is_sure=False)
    assert edits.unclear(has_news=False) == {1}
    looked(edits, (1, b"one"))
    assert not edits.unclear(has_news=True)
