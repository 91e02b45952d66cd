import pytest

from photomanager.app.fuzzy import fit


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cnftg", "Confirm the marked tag"),
        ("add fol", "Add folder …"),
        ("ADD", "Add folder …"),
        ("elephant", "Éléphant"),
        ("", "anything"),
        ("  ", "anything"),
        ("fad", "Find a dog"),
    ],
)
def test_letters_in_order_fit(typed, text):
    assert fit(typed, text) is not None


@pytest.mark.parametrize(("typed", "text"), [("x", "dog"), ("god", "dog"), ("dogs", "dog")])
def test_other_letters_do_not(typed, text):
    assert fit(typed, text) is None


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("dog", "dog", "hot dog"),
        ("dog", "hot dog", "Add a folder of games"),
        ("dog", "dog", "dogsled"),
        ("sn", "Select none", "Why the sun"),
        ("tag", "Add a tag", "Take back again"),
        ("ct", "Compare two", "cat and dog tree"),
    ],
)
def test_beginnings_of_words_and_neighbours_fit_better(typed, better, worse):
    one, other = fit(typed, better), fit(typed, worse)
    assert one is not None
    assert other is None or one > other
