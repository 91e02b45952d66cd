"""The order of one sitting."""

import pytest

from photomanager.app.review.run import QuestionRun
from photomanager.operations.review import Question


def ask(*photos, tag="dog"):
    return [Question(n, f"/photos/{n}.jpg", tag, 0.5, 3.0, False) for n in photos]


@pytest.fixture
def run():
    made = QuestionRun()
    made.offer(ask(1, 2, 3))
    return made


def shown(run):
    return run.current and run.current.question.photo_id


def test_the_first_question_is_shown_and_the_next_one_after_an_answer(run):
    assert shown(run) == 1
    assert run.answer("yes").question.photo_id == 1
    assert (shown(run), run.answered) == (2, 1)


def test_better_questions_replace_the_next_ones_but_not_the_one_shown(run):
    run.offer(ask(1, 9, 8))
    assert shown(run) == 1
    assert [one.photo_id for one in run.upcoming(3)] == [9, 8]


def test_random_checks_keep_their_places(run):
    run.answer("yes").stored = True
    run.answer("no")  # not stored yet: with the question shown it takes two places
    run.offer([*ask(7, 8), Question(9, "/photos/9.jpg", "dog", 0.5, 0.0, True)])
    assert shown(run) == 3
    run.answer("yes")
    assert run.current.question.audit


def test_what_was_answered_does_not_come_again_while_it_is_being_stored(run):
    run.answer("yes")
    run.answer("no")
    run.offer(ask(1, 2, 3, 4))
    assert shown(run) == 3
    run.answer("yes")
    assert shown(run) == 4


def test_one_goes_back_and_forth_and_answers_otherwise(run):
    run.answer("yes")
    run.answer("no")
    assert run.has_earlier
    run.back()
    run.back()
    run.back()
    assert (shown(run), run.current.verdict, run.has_earlier) == (1, "yes", False)
    run.answer("no")
    assert (shown(run), run.current.verdict, run.answered) == (2, "no", 2)
    run.forward()
    assert (shown(run), run.has_later) == (3, False)


def test_a_skipped_question_is_not_an_answer(run):
    run.answer("skip")
    assert run.answered == 0


def test_an_undone_answer_is_asked_again(run):
    run.answer("yes").operation = "a"
    run.answer("no").operation = "b"
    assert not run.taken_back("another")
    assert run.taken_back("a")
    assert (shown(run), run.current.verdict, run.answered) == (1, None, 1)


def test_when_nothing_is_left_nothing_is_shown_until_more_comes(run):
    for _ in range(3):
        run.answer("yes").stored = True
    assert shown(run) is None
    assert not run.has_later
    run.offer([])
    assert shown(run) is None
    run.offer(ask(5))
    assert shown(run) == 5


def test_two_tags_on_one_photo_are_two_questions(run):
    run.offer(ask(1, tag="dog") + ask(1, tag="cat"))
    run.answer("yes")
    assert (shown(run), run.current.question.tag) == (1, "cat")
