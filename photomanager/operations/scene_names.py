"""How likely each scene name is when exactly one of them, or none, is meant.

The published classifier had one softmax over its names. Our tags are answered one by one, and
some contain others: a dog is an animal. So each name first keeps only what no name below it
says: with P(dog) = .9 and P(animal) = .95, some other animal has .05. Then, if each name held
independently of the others, the chance that only name i holds, among the outcomes "only one" and
"none", is its odds oᵢ over 1 + Σo. What is left, 1 / (1 + Σo), is "none of these".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.learning.heads import CERTAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from photomanager.recognition.scene_names import SceneNames
    from photomanager.recognition.vocabulary import Vocabulary


def exclusive(
    view: SceneNames, vocabulary: Vocabulary, confidences: Mapping[str, int]
) -> dict[str, float]:
    """The probability of each name that has a tag, in the view's order; they sum to less than 1.

    Args:
        view: The names.
        vocabulary: The tree of their tags.
        confidences: Per 10,000, by concept key; a missing one is 0.
    """
    own = {key: confidences.get(key, 0) for key in view.keys.values()}
    below = dict.fromkeys(own, 0)
    for key, confidence in own.items():
        for above in vocabulary.ancestors(key):
            if above in below:
                below[above] = max(below[above], confidence)
    odds = {}
    for name, key in view.keys.items():
        left = min(max(own[key] - below[key], 0), CERTAIN - 1)
        odds[name] = left / (CERTAIN - left)
    total = 1 + sum(odds.values())
    return {name: one / total for name, one in odds.items()}
