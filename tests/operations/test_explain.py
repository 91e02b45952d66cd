import io
import threading
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import update

from photomanager.errors import DecodeError, OutputError, TagError, UnknownPhotoError
from photomanager.indexing.vector_batch import stored_vectors
from photomanager.library.schema import root
from photomanager.operations import folders, photos, tagging
from photomanager.operations.evidence_picture import refuse_existing, save_overlay
from photomanager.operations.explain import explain, in_words
from photomanager.operations.scores import scores
from photomanager.operations.undo import undo
from tests.indexing.conftest import FAKE_WORKER
from tests.indexing.fake_worker import CRASHES
from tests.indexing.workspaces import fake_indexer, open_workspace

explain_here = partial(explain, command=FAKE_WORKER)


@pytest.fixture
def workspace(tmp_path):
    with open_workspace(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def album(workspace, tmp_path, make_photo):
    folder = tmp_path / "album"
    for number in range(8):
        make_photo(folder / f"{number}.png", seed=number, size=(90, 60))
    folders.add(workspace, folder, origin="cli")
    fake_indexer(workspace).run()
    return folder


@pytest.fixture
def ids(workspace, album):
    return [photos.resolve(workspace, str(album / f"{number}.png")) for number in range(8)]


def log_odds(workspace, tag, photo):
    return {row.photo_id: row.log_odds for row in scores(workspace, tag).rows}[photo]


def test_the_parts_add_up_to_the_score_that_the_library_shows(workspace, ids):
    tagging.tag(workspace, ids[:3], add=["Rex"])
    tagging.tag(workspace, ids[3:5], reject=["Rex"])
    for photo in ids:
        found = explain_here(workspace, photo, "rex")
        shown = {row.photo_id: row for row in scores(workspace, "Rex").rows}[photo]
        assert (found.tag, found.via) == ("Rex", None)
        assert (found.log_odds, found.confidence) == (shown.log_odds, shown.confidence)
        total = found.cells.sum() + found.bias + found.rounding
        assert total == pytest.approx(found.log_odds, rel=1e-9, abs=1e-9)


def confidence(found):
    means = found.meaning
    logit = means.slope * found.log_odds + means.offset + means.head + means.shift
    return 1 / (1 + np.exp(-logit))


@pytest.mark.parametrize("name", ["Rex", "dog", "poodle", "animal", "boat"])
def test_from_the_log_odds_a_program_gets_to_the_confidence(workspace, ids, name):
    tagging.tag(workspace, ids[:3], add=["Rex"], reject=["dog"])
    tagging.tag(workspace, ids[3:5], confirm=["poodle"])
    tagging.tag(workspace, ids[5:6], reject=["Rex"], confirm=["dog"], source="audit")
    for photo in ids:
        found = explain_here(workspace, photo, name)
        assert confidence(found) == pytest.approx(found.confidence, abs=2e-3)


def test_a_pull_is_what_undoing_the_lessons_takes_away(workspace, ids, album):
    tagging.tag(workspace, [ids[5]], add=["Rex"])
    tagging.tag(workspace, [ids[5]], remove=["Rex"])
    tagging.tag(workspace, [ids[2]], reject=["Rex"])
    tagging.tag(workspace, [ids[0], ids[1], ids[3]], confirm=["Rex"])  # these three are alike
    found = explain_here(workspace, ids[4], "Rex")
    assert [(one.verdict, one.alike) for one in found.lessons] == [
        ("confirmed", 2),
        ("rejected", 0),
    ]
    sizes = [abs(one.log_odds) for one in found.lessons]
    assert sizes == sorted(sizes, reverse=True)
    confirmed, rejected = found.lessons
    assert confirmed.path == str(album / f"{ids.index(confirmed.photo_id)}.png")
    assert rejected.photo_id == ids[2]
    assert rejected.at <= confirmed.at
    for one in found.lessons:
        assert one.effect * one.log_odds >= 0
        assert abs(one.effect) < 1
    before = log_odds(workspace, "Rex", ids[4])
    undo(workspace)
    assert before - log_odds(workspace, "Rex", ids[4]) == confirmed.log_odds


def test_the_nearest_confirmed_photos_are_those_with_the_largest_cosine(workspace, ids):
    tagging.tag(workspace, ids[:5], add=["Rex"])
    tagging.tag(workspace, ids[5:7], reject=["Rex"])
    found = explain_here(workspace, ids[0], "Rex")
    with workspace.library.database.read() as connection:
        codes = stored_vectors(connection, workspace.space_id, ids[:5]).codes.astype(float)
    units = codes / np.linalg.norm(codes, axis=1, keepdims=True)
    expected = sorted(zip(units[1:] @ units[0], ids[1:5], strict=True), reverse=True)
    assert [one.photo_id for one in found.nearest] == [photo for _, photo in expected]
    assert [one.similarity for one in found.nearest] == pytest.approx([s for s, _ in expected])


def test_a_parent_is_explained_by_the_child_that_its_confidence_came_from(workspace, ids):
    with workspace.library.database.read() as connection:
        classes, shares = stored_vectors(connection, workspace.space_id, ids).heads
        tagger = workspace.taggers.current(connection)
    photo, likeliest = next(
        (photo, workspace.vocabulary.of_class(int(own[0])))
        for photo, own, share in zip(ids, classes, shares, strict=True)
        if share[0] > 40_000 and workspace.vocabulary.of_class(int(own[0])).parent
    )
    by_key = {one.key: one for one in workspace.vocabulary.concepts}
    top = by_key[workspace.vocabulary.ancestors(likeliest.key)[-1]]
    above = explain_here(workspace, photo, top.name)
    own = explain_here(workspace, photo, likeliest.name)
    assert (above.tag, above.via) == (top.name, likeliest.name)
    assert above.confidence >= own.confidence > 0.5
    assert (above.log_odds, own.via) == (own.log_odds, None)
    assert (above.lessons, above.nearest) == ((), ())
    assert not any(tagger.speaks(tag) for tag in tagger.tree.column)


def test_a_taught_child_explains_its_parent(workspace, ids):
    tagging.tag(workspace, ids[:4], confirm=["poodle"])
    for photo in ids:
        above = explain_here(workspace, photo, "dog")
        if above.via == "poodle":
            own = explain_here(workspace, photo, "poodle")
            assert above.confidence == own.confidence
            assert above.lessons == own.lessons
            return
    pytest.fail("no dog of these was one through the taught poodle")


@pytest.mark.parametrize(
    ("name", "error", "sentence"),
    [("zzz", TagError, "no tag"), ("", TagError, "needs a name")],
)
def test_bad_tag_names_get_a_sentence(workspace, ids, name, error, sentence):
    with pytest.raises(error, match=sentence):
        explain_here(workspace, ids[0], name)


def test_an_unknown_photo_gets_a_sentence(workspace):
    with pytest.raises(UnknownPhotoError, match="id:99"):
        explain_here(workspace, 99, "dog")


def test_a_file_that_is_not_what_it_was_gets_a_sentence(workspace, ids, album, make_photo):
    make_photo(album / "0.png", seed=50, size=(90, 60))
    (album / "1.png").unlink()
    with pytest.raises(DecodeError, match=r"0\.png has changed"):
        explain_here(workspace, ids[0], "dog")
    with pytest.raises(DecodeError, match=r"1\.png cannot be read|1\.png is gone"):
        explain_here(workspace, ids[1], "dog")
    fake_indexer(workspace).run()
    with pytest.raises(DecodeError, match=r"1\.png is missing"):
        explain_here(workspace, ids[1], "dog")
    assert explain_here(workspace, ids[0], "dog").cells.shape == (1, 1)


def test_an_offline_folder_gets_a_sentence(workspace, ids):
    with workspace.library.database.write() as connection:
        connection.execute(update(root).values(state="offline"))
    with pytest.raises(DecodeError, match="is offline"):
        explain_here(workspace, ids[0], "dog")


def test_a_photo_without_a_vector_gets_a_sentence(workspace, ids, album, make_photo):
    make_photo(album / "crash.png", size=CRASHES)
    fake_indexer(workspace).run()
    photo = photos.resolve(workspace, str(album / "crash.png"))
    with pytest.raises(DecodeError, match="makes the decoder crash"):
        explain_here(workspace, photo, "dog")


def test_it_works_on_a_thread_of_the_window(workspace, ids):
    found = []
    thread = threading.Thread(target=lambda: found.append(explain_here(workspace, ids[0], "dog")))
    thread.start()
    thread.join(60)
    assert found[0].tag == "dog"


def test_the_legend_says_what_is_warm_and_what_is_dark(workspace, ids):
    found = explain_here(workspace, ids[0], "dog")
    warm = replace(found, cells=np.ones((1, 1)), via="poodle", seen=(0, 0, 1, 1))
    assert in_words(warm) == [
        "Because it is “poodle”. The warmer a place, the more it speaks for “poodle”."
    ]
    cold = replace(found, cells=-np.ones((1, 1)), via=None)
    assert in_words(cold) == [
        "No place in the photo speaks for “dog”.",
        "What is dark lies outside the square that the network looks at.",
    ]


def test_the_drawing_is_the_photo_with_its_square_and_never_overwrites(workspace, ids, tmp_path):
    tagging.tag(workspace, ids[:2], add=["Rex"])
    found = explain_here(workspace, ids[0], "Rex")
    assert found.seen == pytest.approx((1 / 6, 0, 5 / 6, 1))
    with Image.open(io.BytesIO(found.picture)) as picture:
        assert picture.size == (90, 60)
    target = tmp_path / "why.png"
    refuse_existing(target)
    save_overlay(found, target, in_words(found))
    with Image.open(target) as page:
        assert page.format == "PNG"
        assert page.width == 1024
    before = target.read_bytes()
    with pytest.raises(OutputError, match=r"why\.png exists already"):
        save_overlay(found, target, in_words(found))
    assert target.read_bytes() == before
    with pytest.raises(OutputError, match="cannot be written"):
        save_overlay(found, tmp_path / "nowhere" / "why.png", [])
