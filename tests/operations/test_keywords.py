import pytest
from sqlalchemy import select

from photomanager.library import lessons, stopping, tags
from photomanager.library.schema import lesson, tag_learner
from photomanager.operations import folders, keywords, photos, rating, tagging
from photomanager.operations.undo import next_redo, next_undo, redo, undo
from tests.imaging.test_sidecar import packet
from tests.indexing.workspaces import fake_indexer, open_workspace


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(workspace, tmp_path, make_photo):
    folder = tmp_path / "album"
    for number in range(4):
        make_photo(folder / f"{number}.jpg", seed=number)
    for number in range(2):
        (folder / f"{number}.jpg.xmp").write_bytes(packet(["Zelt"]))
    folders.add(workspace, folder, origin="cli")
    fake_indexer(workspace).run()
    return folder


def learned(workspace):
    """The verdicts that teach the tag now, and whether it has learned anything."""
    with workspace.library.database.read() as connection:
        tag = tags.by_name(connection, "Zelt")
        taught = lessons.active(connection, workspace.space_id, [tag.uuid])
        rows = connection.execute(select(tag_learner.c.positives)).all()
        assert bool(rows) == bool(taught)
    return sorted(one.verdict for one in taught)


def sources(workspace):
    with workspace.library.database.read() as connection:
        rows = connection.execute(select(lesson.c.source, lesson.c.verdict, lesson.c.opinion))
        return sorted(map(tuple, rows), key=str)


def test_keywords_teach_only_if_the_user_agrees(workspace, album):
    assert keywords.agreed(workspace) is None
    assert keywords.waiting(workspace).keywords == 2
    assert keywords.teach_new(workspace).operation is None
    assert learned(workspace) == []
    taught = keywords.agree(workspace, True)
    assert (taught.lessons, taught.tags) == (2, 1)
    assert learned(workspace) == [1, 1]
    assert sources(workspace) == [("keyword", 1, None)] * 2
    assert keywords.agreed(workspace)
    assert keywords.waiting(workspace) == keywords.Waiting(0, 0)


def test_stopped_there_is_no_answer_and_nothing_was_taught(workspace, album, monkeypatch):
    monkeypatch.setattr(stopping, "_INSTRUCTIONS", 100)
    questions = iter(range(20))

    def go_on():
        if next(questions, None) is None:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        keywords.agree(workspace, True, go_on=go_on)
    assert keywords.agreed(workspace) is None
    assert learned(workspace) == []
    keywords.agree(workspace, True)
    (album / "3.jpg.xmp").write_bytes(packet(["Zelt"]))
    fake_indexer(workspace).run()
    with pytest.raises(InterruptedError):
        keywords.teach_new(workspace, go_on=go_on)
    assert learned(workspace) == [1, 1]
    assert keywords.teach_new(workspace).lessons == 1


def test_undo_takes_back_the_answer_and_what_was_taught(workspace, album):
    keywords.agree(workspace, True)
    undo(workspace)
    assert keywords.agreed(workspace) is None
    assert learned(workspace) == []
    redo(workspace)
    assert keywords.agreed(workspace) is True
    assert learned(workspace) == [1, 1]
    undo(workspace)
    assert keywords.agree(workspace, True).lessons == 2
    assert learned(workspace) == [1, 1]


def test_no_is_an_answer_too(workspace, album):
    assert keywords.agree(workspace, False).lessons == 0
    assert keywords.agreed(workspace) is False
    assert keywords.teach_new(workspace).operation is None
    assert learned(workspace) == []


def test_later_keywords_are_followed(workspace, album):
    keywords.agree(workspace, True)
    (album / "2.jpg.xmp").write_bytes(packet(["Zelt"]))
    (album / "0.jpg.xmp").unlink()
    fake_indexer(workspace).run()
    taught = keywords.teach_new(workspace)
    assert (taught.lessons, taught.withdrawn) == (1, 1)
    assert learned(workspace) == [1, 1]
    assert keywords.teach_new(workspace).operation is None
    undo(workspace)
    # What was undone is not taught again behind the user's back.
    assert keywords.teach_new(workspace).lessons == 0
    assert learned(workspace) == []


def test_following_keywords_is_not_what_undo_and_redo_are_about(workspace, album):
    keywords.agree(workspace, True)
    third = photos.resolve(workspace, str(album / "3.jpg"))
    rating.mark(workspace, [third], rating.Marks(rating=3))
    undo(workspace)
    (album / "2.jpg.xmp").write_bytes(packet(["Zelt"]))
    fake_indexer(workspace).run()
    assert keywords.teach_new(workspace).lessons == 1
    assert learned(workspace) == [1, 1, 1]
    assert next_redo(workspace) == "Rated 3 stars on 1 photo"
    assert next_undo(workspace) == "Let keywords teach"
    redo(workspace)
    assert next_undo(workspace) == "Rated 3 stars on 1 photo"
    undo(workspace, 2)
    assert learned(workspace) == []
    redo(workspace)
    assert learned(workspace) == [1, 1, 1]


def test_the_other_answer_takes_back_what_keywords_taught(workspace, album):
    keywords.agree(workspace, True)
    (album / "2.jpg.xmp").write_bytes(packet(["Zelt"]))
    fake_indexer(workspace).run()
    keywords.teach_new(workspace)
    taught = keywords.agree(workspace, False)
    assert (taught.lessons, taught.withdrawn, taught.tags) == (0, 3, 1)
    assert learned(workspace) == []
    assert keywords.teach_new(workspace).operation is None
    undo(workspace)
    assert keywords.agreed(workspace) is True
    assert learned(workspace) == [1, 1, 1]
    redo(workspace)
    assert learned(workspace) == []
    assert keywords.agree(workspace, True).lessons == 3
    assert learned(workspace) == [1, 1, 1]


def test_a_keyword_that_comes_and_goes_teaches_as_it_stands(workspace, album):
    keywords.agree(workspace, True)
    for _ in range(2):
        (album / "0.jpg.xmp").unlink()
        fake_indexer(workspace).run()
        assert keywords.teach_new(workspace).withdrawn == 1
        assert learned(workspace) == [1]
        (album / "0.jpg.xmp").write_bytes(packet(["Zelt"]))
        fake_indexer(workspace).run()
        assert keywords.teach_new(workspace).lessons == 1
        assert learned(workspace) == [1, 1]


def test_the_users_word_counts_more(workspace, album):
    first, second = (photos.resolve(workspace, str(album / f"{n}.jpg")) for n in range(2))
    tagging.tag(workspace, [first], reject=["Zelt"])
    assert keywords.agree(workspace, True).lessons == 1
    assert learned(workspace) == [-1, 1]
    tagging.tag(workspace, [second], reject=["Zelt"])
    assert learned(workspace) == [-1, -1]
