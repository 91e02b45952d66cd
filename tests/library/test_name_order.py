"""Names in the order in which people look for them."""

import random

import pytest

from photomanager.library.name_order import name_order


@pytest.mark.parametrize(
    "names",
    [
        ["tag 1", "Tag 2", "tag 10", "tag 10b"],
        ["Abend", "Äpfel", "apple", "Zebra"],
        ["2 cats", "10 dogs", "cat"],
        ["img 007", "img 7", "img 8"],
        ["animal", "animal/cat", "animal/dog 2", "animal/dog 10", "animal house"],
        ["resume", "Résumé", "resumed"],
        ["東京", "東京2", "東京10"],
        ["a", "a" + "9" * 150, "b"],
    ],
)
def test_names_stand_where_people_look_for_them(names):
    mixed = random.Random(1).sample(names, len(names))
    assert sorted(mixed, key=name_order) == names


def test_no_two_names_share_a_place():
    assert len({name_order(one) for one in ("dog", "Dog", "dôg", "dog 1", "dog 01")}) == 5
