import pytest

from photomanager.fuzzy import fit, nearly, sieve


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
        ("gldn rtr", "golden retriever"),
        ("retriever gold", "golden retriever"),
        ("c-d^]", "c-d^]"),
    ],
)
def test_letters_in_order_fit(typed, text):
    assert fit(typed, text) is not None


@pytest.mark.parametrize(
    ("typed", "text"),
    [("x", "dog"), ("god", "dog"), ("dogs", "dog"), ("oe", "golden"), ("rtr", "poster")],
)
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


def test_a_filter_lets_letters_in_order_through_only_where_no_words_are():
    names = ["golden retriever", "rotary dial", "dog", "a dog of gold", "driver of a golf car"]

    def through(typed):
        return [name for name in names if sieve(typed, names)(name)]

    assert through("dog") == ["dog", "a dog of gold"]
    assert through("DOG gold") == ["a dog of gold"]
    assert through("gldn rtr") == ["golden retriever"]
    assert through("godlen ret") == ["golden retriever"]
    assert through("zebra") == []
    assert through(" ") == names


@pytest.mark.parametrize(
    ("typed", "name", "near"),
    [
        ("boat", "boat", True),
        ("baot", "boat", True),
        ("boatt", "boat", True),
        ("bot", "boat", False),  # too short to tell a slip from another word
        ("goat", "boat", True),
        ("goal", "boat", False),
        ("mountains", "mountian", True),
        ("窗户很大", "窗户很小", True),
    ],
)
def test_slips(typed: str, name: str, near: bool) -> None:
    assert nearly(typed, name) is near
    assert nearly(typed, f"{name} and more", start=True) is near
