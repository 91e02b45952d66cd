"""A thousand tags, long names, Chinese and Arabic ones: the table stays usable."""

import time

import pytest

from photomanager.app.tag_board.board_model import NAME, SCORE, BoardFilter, BoardModel
from photomanager.learning.running_score import RunningScore
from photomanager.operations.precision import Claim
from photomanager.operations.tag_board import BoardRow, TagCounts

LONG = "a very long name " * 11


def row(number, name=None, **kinds):
    return BoardRow(
        tag_id=number,
        name=name or f"tag {number:04}",
        path=f"top/{name or f'tag {number:04}'}",
        word=False,
        enabled=True,
        automatic=True,
        counts=TagCounts(**kinds),
        score=RunningScore(number % 7, 7, 0, 0),
        claim=Claim(0, 0, 0.0),
        wanted=0.9,
        own=False,
        threshold=None,
    )


@pytest.fixture
def model(qapp):
    made = BoardModel()
    made.show_rows([row(n, confirmed=n % 90) for n in range(1_000)])
    return made


@pytest.fixture
def shown(model):
    made = BoardFilter()
    made.setSourceModel(model)
    return made


def test_models_hold_to_qts_rules(model, shown, qtmodeltester):
    qtmodeltester.check(model)
    qtmodeltester.check(shown)


def test_filtering_and_sorting_a_thousand_tags_is_quick(shown):
    begun = time.perf_counter()
    shown.set_words("9")
    shown.sort(SCORE)
    assert time.perf_counter() - begun < 1.0
    assert shown.rowCount() == sum("9" in f"{n:04}" for n in range(1_000))
    shares = [shown.index(at, SCORE).data() for at in range(shown.rowCount())]
    assert shares == sorted(shares, key=lambda text: int(text.split("\u00a0")[0]))


def test_letters_in_order_find_a_tag_also_one_that_comes_later(shown):
    shown.set_words("tg999")
    assert [shown.index(at, NAME).data() for at in range(shown.rowCount())] == ["tag 0999"]
    shown.sourceModel().show_rows([row(n, name) for n, name in enumerate(("tiger", "tg999 b"))])
    assert [shown.index(at, NAME).data() for at in range(shown.rowCount())] == ["tg999 b"]


def test_new_numbers_of_the_same_tags_keep_the_rows(qtbot, model):
    fresh = [row(n, confirmed=n % 90 + (n == 5)) for n in range(1_000)]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show_rows(fresh)
    assert [told.args[0].row(), told.args[1].row()] == [5, 5]


def test_names_in_any_script_are_found(shown):
    shown.sourceModel().show_rows([row(1, "猫"), row(2, "قطة"), row(3, LONG), row(4, "Straße")])
    for word, name in (("猫", "猫"), ("قط", "قطة"), ("VERY long", LONG), ("strasse", "Straße")):
        shown.set_words(word)
        assert [shown.index(at, NAME).data() for at in range(shown.rowCount())] == [name]
