"""After the tree of tags changed: what must be learned and scored anew, and nothing else.

A lesson about a tag speaks for the tags above and below it, and a parent is as likely as its
likeliest child. So a tag that came, went, moved or was switched concerns itself, the tags that
were above it and those that are above it now; relearning adds the tags below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager.indexing import retesting, scoring
from photomanager.indexing.relearning import relearn
from photomanager.indexing.rescoring import Rescored, rescore
from photomanager.indexing.vector_batch import mapped_vectors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from photomanager.indexing.scoring import TaggerCache
    from photomanager.learning.tagger import Tagger
    from photomanager.learning.words import WordTree


def follow_tree(
    connection: Connection, cache: TaggerCache, before: Tagger, taught: Iterable[int]
) -> Rescored:
    """Learns and scores what changed with the tree and with lessons about some tags.

    Args:
        connection: The write transaction that changed tags.
        cache: Whose library is rescored.
        before: The tagger before the change.
        taught: Tags whose lessons came or went; only those that exist now matter.
    """
    taught = list(taught)
    space_id = cache.space_id(connection)
    tagger = cache.uncommitted(connection)
    elsewhere = _elsewhere(before.tree, tagger.tree)
    retesting.test_tags(connection, tagger, space_id, taught, elsewhere)
    tagger = cache.uncommitted(connection)
    # Of the new tree: the answers about a tag of another kind now no longer shift all tags.
    now, then = tagger.ground, before.ground
    if (now.dial, now.shift) != (then.dial, then.shift):
        return scoring.rescore_all(connection, cache)
    lines = _lines(before.tree, tagger.tree)
    changed = relearn(
        connection, tagger, space_id, lines | {tag for tag in taught if tag in tagger.tree}
    )
    after = tagger.with_learned(changed)
    speaking = {tag for tag in changed if tagger.speaks(tag) or after.speaks(tag)} | lines
    if not speaking:
        return Rescored()
    vectors = mapped_vectors(cache.library, connection, space_id)
    return rescore(connection, after, vectors, speaking, cache.version(connection))


def _elsewhere(before: WordTree, after: WordTree) -> list[int]:
    """The tags that are new, and those above or below which others lie than before."""
    return [
        tag
        for tag in after.column
        if tag not in before
        or before.ancestors(tag) != after.ancestors(tag)
        or set(before.below(tag)) != set(after.below(tag))
        or before[tag].classes != after[tag].classes
        or before[tag].starter is not after[tag].starter
    ]


def _lines(before: WordTree, after: WordTree) -> set[int]:
    """The tags that are new or differ, and all tags above them, now or before."""
    differ = {
        tag
        for tag in {*before.column, *after.column}
        if tag not in before or tag not in after or before[tag] != after[tag]
    }
    line = {
        one
        for tree in (before, after)
        for tag in differ
        if tag in tree
        for one in (tag, *tree.ancestors(tag))
    }
    return {tag for tag in line if tag in after}
