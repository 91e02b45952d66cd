"""Questions answered by key: the next at once, back and forth, undone, explained."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from photomanager.app.review.key_button import KeyButton
from photomanager.operations import review as operations
from photomanager.operations import review_batch, tagging
from photomanager.operations.precision import precision
from photomanager.operations.tag_admin import delete
from tests.app.review.conftest import lessons, statements

Key = Qt.Key


def asked(review):
    """The question on screen: photo and tag."""
    question = review._run.current.question
    return question.photo_id, question.tag


def title(review):
    return review.card.accessibleName()


def press(qtbot, review, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(review, key, modifier)


def settled(qtbot, review):
    """Waits until the questions after the last answer have been read."""
    qtbot.waitUntil(lambda: not review._again.isActive())


def test_the_best_question_is_asked_first(window, review):
    first = operations.questions(window._session.workspace, 1).questions[0]
    assert asked(review) == (first.photo_id, first.tag)
    assert title(review) == f"Is this “{first.tag}”?"
    assert f"{round(100 * first.confidence)}\u00a0% sure" in review.card.accessibleDescription()
    assert f"{first.photo_id}.jpg" in review.card.accessibleDescription()
    assert not window.sidebar.isVisible()


@pytest.mark.parametrize(("key", "verdict"), [(Key.Key_Y, 1), (Key.Key_N, -1)])
def test_one_key_answers_and_the_next_question_is_there_at_once(
    qtbot, window, review, key, verdict
):
    before = asked(review)
    press(qtbot, review, key)
    assert asked(review) != before
    assert statements(window) == {before: verdict}
    assert review.header.words()[0].startswith("1 answered · ")
    assert "“" + before[1] + "” on 1 photo" in window.status.message()


def test_the_buttons_do_what_the_keys_do(qtbot, window, review):
    before = asked(review)
    buttons = {one.accessibleName(): one for one in review.card.findChildren(KeyButton)}
    assert [one.text().split()[-1] for one in buttons.values()] == ["Y", "N", "S", "U", "H"]
    qtbot.mouseClick(buttons["No"], Qt.MouseButton.LeftButton)
    assert statements(window) == {before: -1}
    qtbot.mouseClick(buttons["Undo"], Qt.MouseButton.LeftButton)
    assert statements(window) == {}
    assert asked(review) == before


def test_skipping_says_nothing_and_never_asks_again(qtbot, window, review):
    before = asked(review)
    press(qtbot, review, Key.Key_S)
    assert statements(window) == {}
    settled(qtbot, review)
    later = [(one.photo_id, one.tag) for one in review._run.upcoming(100)]
    assert before not in [asked(review), *later]
    assert "Skipped" in window.status.message()
    assert review.header.words()[0].startswith("0 answered")


@pytest.mark.parametrize("way", ["u", "ctrl+z"])
def test_undo_takes_the_answer_back_and_asks_again(qtbot, window, review, way):
    first = asked(review)
    press(qtbot, review, Key.Key_Y)
    press(qtbot, review, Key.Key_Y)
    second = next(key for key in statements(window) if key != first)
    control = Qt.KeyboardModifier.ControlModifier
    for expected in (second, first):
        if way == "u":
            press(qtbot, review, Key.Key_U)
        else:
            press(qtbot, review, Key.Key_Z, control)
        assert asked(review) == expected
        assert expected not in statements(window)
    assert review.header.words()[0].startswith("0 answered")


def test_arrows_go_back_to_an_answer_and_change_it(qtbot, window, review):
    first = asked(review)
    press(qtbot, review, Key.Key_Y)
    press(qtbot, review, Key.Key_Left)
    assert asked(review) == first
    said = [one.text() for one in review.card.findChildren(QLabel) if one.isVisible()]
    assert "You said yes." in said
    press(qtbot, review, Key.Key_N)
    assert statements(window)[first] == -1
    press(qtbot, review, Key.Key_Right)
    assert asked(review) != first
    press(qtbot, review, Key.Key_Left)
    press(qtbot, review, Key.Key_Left)
    press(qtbot, review, Key.Key_Left)
    assert asked(review) == first


def test_audit_cards_count_as_audits(qtbot, window, review):
    for _ in range(operations.AUDIT_EVERY):
        press(qtbot, review, Key.Key_Y)
        settled(qtbot, review)
    assert lessons(window).count("audit") == 1


def test_the_score_follows_every_answer(qtbot, window, review):
    assert review.header.words()[1] == ""
    press(qtbot, review, Key.Key_Y)
    assert review.header.words()[1].startswith("Last guess: ")
    press(qtbot, review, Key.Key_N)
    score = precision(window._session.workspace).score
    expected = round(100 * score.recent_right / score.recent)
    assert review.header.words()[1] == f"Last 2 answers: {expected}\u00a0% right"


def test_one_tag_alone_is_reviewed_and_all_again(qtbot, window, review):
    review.review("boat")
    assert asked(review)[1] == "boat"
    assert review.header.field.text() == "boat"
    for _ in range(3):
        press(qtbot, review, Key.Key_N)
        settled(qtbot, review)
        assert asked(review)[1] == "boat"
    review.header.field.setFocus()
    review.header.field.selectAll()
    qtbot.keyClick(review.header.field, Key.Key_Delete)
    assert review._tag is None
    assert review.header.words()[0].startswith("0 answered")


def test_a_tag_is_chosen_by_typing(qtbot, window, review):
    field = review.header.field
    field.setFocus()
    qtbot.keyClicks(field, "boa")
    qtbot.waitUntil(field.completer_visible)
    qtbot.keyClick(field, Key.Key_Escape)
    qtbot.keyClicks(field, "t")
    qtbot.keyClick(field, Key.Key_Return)
    assert asked(review)[1] == "boat"
    qtbot.keyClick(field, Key.Key_Escape)
    assert review.hasFocus()


def test_letters_typed_into_the_field_answer_nothing(qtbot, window, review):
    review.header.field.setFocus()
    qtbot.keyClicks(review.header.field, "yn")
    assert statements(window) == {}
    assert review.header.field.text() == "yn"


def test_an_unknown_tag_is_said_in_the_bar(qtbot, window, review):
    review.header.field.setFocus()
    qtbot.keyClicks(review.header.field, "dgo")
    qtbot.keyClick(review.header.field, Key.Key_Return)
    assert "dgo" in window.message.text()


def test_when_everything_is_answered_it_says_so(qtbot, window, review):
    review.review("thing")
    for _ in range(40):
        if review._run.current is None:
            break
        press(qtbot, review, Key.Key_N)
        settled(qtbot, review)
    assert review.nothing.isVisible()
    assert review.nothing.accessibleName() == "Nothing to review about “thing”"
    qtbot.mouseClick(review.nothing.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert review.card.isVisible()


def test_when_answers_no_longer_help_it_says_so(qtbot, window, review, monkeypatch):
    stop = review.card._stop
    assert stop.isVisible() == (
        not operations.questions(window._session.workspace, 10).worth_answering
    )
    found = operations.questions(window._session.workspace, 10)
    for worth in (True, False):
        queue = operations.ReviewQueue(found.questions, worth)
        monkeypatch.setattr(operations, "questions", lambda *_args, queue=queue: queue)
        review.review(None)
        assert stop.isVisible() is not worth


def test_escape_leaves_and_coming_back_asks_on(qtbot, window, review):
    press(qtbot, review, Key.Key_Y)
    press(qtbot, review, Key.Key_Escape)
    assert window.views.current == "grid"
    qtbot.keyClick(window.grid, Key.Key_R)
    assert review.header.words()[0].startswith("1 answered")


def test_in_the_grid_y_still_answers_the_marked_tag(qtbot, window, review):
    press(qtbot, review, Key.Key_Escape)
    assert not window.actions_by_key["confirm"].isEnabled()
    qtbot.keyClick(window.grid, Key.Key_Y)
    assert statements(window) == {}


def test_the_photo_is_shown_and_the_next_ones_are_ready(qtbot, window, review):
    while asked(review)[0] == 30:  # has no thumbnail
        press(qtbot, review, Key.Key_S)
    photo, _ = asked(review)
    assert review._pictures.image(photo) is not None
    image = review.card.photo.grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.blue() > 150
    ahead = [one.photo_id for one in review._run.upcoming(3)]
    assert all(review._pictures.image(one) is not None for one in ahead if one != 30)


def test_a_tag_deleted_meanwhile_loses_nothing(qtbot, window, review):
    workspace = window._session.workspace
    tagging.tag(workspace, [1, 2, 3, 4, 5], add=["Rex"])
    with workspace.library.database.write() as connection:  # a guess, whatever the photo
        connection.exec_driver_sql(
            "INSERT INTO machine (photo_id, tag_id, confidence, automatic, version_id)"
            " SELECT 20, tag.id, 4000, 0, max(tagger_version.id) FROM tag, tagger_version"
            " WHERE tag.name = 'Rex' ON CONFLICT DO NOTHING"
        )
    review.review("Rex")
    assert asked(review)[1] == "Rex"
    delete(workspace, "Rex")
    press(qtbot, review, Key.Key_Y)
    assert "Rex" in window.message.text()
    assert review._run.answered == 0


class TestDozens:
    @pytest.fixture
    def dozens(self, qtbot, window, review):
        review.review("cat")
        qtbot.mouseClick(review.header.dozens, Qt.MouseButton.LeftButton)
        assert review.batch.isVisible()
        return review

    def test_likely_photos_are_asked_about_together(self, window, dozens):
        found = review_batch.batch(window._session.workspace, "cat")
        assert [one.photo_id for one in dozens.batch.tiles] == [one.photo_id for one in found.cards]
        assert all(one.isChecked() for one in dozens.batch.tiles)
        assert f"These {len(found.cards)} look like “cat”" in dozens.batch.accessibleName()

    def test_one_key_confirms_all_and_rejects_what_was_taken_out(self, qtbot, window, dozens):
        tiles = dozens.batch.tiles
        photos = [one.photo_id for one in tiles]
        qtbot.mouseClick(tiles[1], Qt.MouseButton.LeftButton)
        assert dozens.batch.confirm.accessibleName() == f"{len(photos) - 1} right, 1 not"
        qtbot.keyClick(tiles[1], Key.Key_Y)
        said = statements(window)
        assert {photo: said[photo, "cat"] for photo in photos} == {
            photo: -1 if photo == photos[1] else 1 for photo in photos
        }
        assert not {one.photo_id for one in dozens.batch.tiles}.intersection(photos) or (
            dozens.nothing.isVisible()
        )

    def test_keys_alone_take_a_photo_out(self, qtbot, window, dozens):
        tiles = dozens.batch.tiles
        assert tiles[0].hasFocus()
        qtbot.keyClick(tiles[0], Key.Key_Right)
        assert tiles[1].hasFocus()
        qtbot.keyClick(tiles[1], Key.Key_Space)
        assert not tiles[1].isChecked()
        assert tiles[1].accessibleDescription() == "has not the tag"
        qtbot.keyClick(tiles[1], Key.Key_Left)
        assert tiles[0].hasFocus()

    def test_down_goes_to_the_photo_below(self, qtbot, window, dozens):
        window.resize(760, 700)
        tiles = dozens.batch.tiles
        qtbot.waitUntil(lambda: len({tile.y() for tile in tiles}) > 1)
        tiles[0].setFocus()
        qtbot.keyClick(tiles[0], Key.Key_Down)
        below = next(tile for tile in tiles if tile.hasFocus())
        assert (below.x(), below.y() > tiles[0].y()) == (tiles[0].x(), True)

    def test_leaving_the_search_keeps_what_was_taken_out(self, qtbot, window, dozens):
        tiles = dozens.batch.tiles
        qtbot.mouseClick(tiles[1], Qt.MouseButton.LeftButton)
        window.search_bar.take_focus()
        qtbot.keyClick(window.search_bar.field, Key.Key_Escape)
        assert not tiles[1].isChecked()
        assert any(tile.hasFocus() for tile in tiles)

    def test_none_of_them(self, qtbot, window, dozens):
        photos = [one.photo_id for one in dozens.batch.tiles]
        qtbot.keyClick(dozens.batch.tiles[0], Key.Key_N)
        assert all(statements(window)[photo, "cat"] == -1 for photo in photos)

    def test_undo_takes_the_whole_batch_back(self, qtbot, window, dozens):
        photos = [one.photo_id for one in dozens.batch.tiles]
        qtbot.keyClick(dozens.batch.tiles[0], Key.Key_Y)
        qtbot.keyClick(dozens, Key.Key_U)
        assert statements(window) == {}
        assert dozens.batch.isVisible() or dozens.nothing.isVisible()
        assert photos

    def test_other_photos_without_an_answer(self, qtbot, window, dozens):
        photos = {one.photo_id for one in dozens.batch.tiles}
        qtbot.keyClick(dozens.batch.tiles[0], Key.Key_S)
        assert statements(window) == {}
        if dozens.batch.isVisible():
            assert not photos.intersection(one.photo_id for one in dozens.batch.tiles)

    def test_more_like_one_photo(self, qtbot, window, review):
        tagging.tag(window._session.workspace, [4], add=["Rex"])
        review.review("Rex", like=4)
        assert review.batch.isVisible()
        found = review_batch.batch(window._session.workspace, "Rex", like=4)
        assert [one.photo_id for one in review.batch.tiles] == [one.photo_id for one in found.cards]

    def test_the_key_opens_dozens_from_the_grid(self, qtbot, window):
        qtbot.keyClick(window.grid, Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
        assert window.views.view.batch.isVisible()

    @pytest.mark.parametrize("size", [(720, 480), (900, 600), (1900, 1100)])
    def test_all_tiles_are_reachable_at_every_size(self, qtbot, window, dozens, size):
        window.resize(*size)
        qtbot.wait(20)
        area = dozens.batch._tiles
        for tile in dozens.batch.tiles:
            assert tile.width() == tile.height() >= 100
            assert area.rect().contains(tile.geometry())
        assert area.width() <= dozens.batch._scroll.viewport().width()
