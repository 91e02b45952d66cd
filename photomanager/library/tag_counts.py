"""On how many photos each tag is, suggestions left out; all tags in one go.

Every number beside a tag is this one, in the sidebar as in completions: so many photos a click on
the tag shows. What is only suggested has words of its own.

Counting a tag means to find its photos, and for each tag that takes some milliseconds: too long
for the thousand tags of a sidebar. Here SQLite counts along the index of each tag, and looks
closely only where the user or a file said something. The result is that of
`query_sql.find_tag`, tag for tag.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from photomanager.library.places import UNSEEN
from photomanager.library.records import TagId
from photomanager.library.schema import tagger_version

if TYPE_CHECKING:
    from sqlalchemy import Connection


def carried(connection: Connection) -> dict[TagId, int]:
    """How many photos have each tag or one below it: confirmed, imported or automatic.

    Returns:
        The count of each tag that any photo in sight has.
    """
    versions = select(tagger_version.c.id).where(tagger_version.c.retracted_at.is_not(None))
    retracted = connection.execute(versions.limit(1)).first() is not None
    guesses = _STANDING if retracted else "main.machine"
    found: Counter[int] = Counter()
    for query, sign in ((_GUESSED, 1), (_OVERRULED, -1), (_SAID, 1)):
        text = query if query is _GUESSED else _COMMON + query
        text = text.format(guesses=guesses, unseen=UNSEEN)
        for tag_id, count in connection.exec_driver_sql(text):
            found[tag_id] += sign * count
    return {TagId(tag_id): count for tag_id, count in found.items() if count > 0}


def guessed(connection: Connection) -> set[TagId]:
    """The enabled tags of which there is any guess, also a mere suggestion."""
    rows = connection.exec_driver_sql(
        "SELECT id FROM tag WHERE enabled AND EXISTS (SELECT 1 FROM machine WHERE tag_id = tag.id)"
    )
    return {TagId(row[0]) for row in rows}


# The index alone does not know the version, so it is asked for only when it matters.
_STANDING = """(SELECT * FROM main.machine WHERE version_id NOT IN
    (SELECT id FROM tagger_version WHERE retracted_at IS NOT NULL))"""

_GUESSED = """
    SELECT tag.id, (SELECT count(*) FROM {guesses} AS guess WHERE tag_id = tag.id AND automatic)
    FROM tag WHERE enabled
"""

# lineage: each tag with itself and all above it. denied: which tags on a photo were rejected
# there, or one above them, and when last; found from what is on the photo, because below a
# rejected "animal" there are 400 tags.
_COMMON = """
    WITH RECURSIVE
    lineage(tag_id, top) AS (
        SELECT id, id FROM tag
        UNION ALL SELECT tag_id, parent_id FROM lineage JOIN tag ON tag.id = top
        WHERE parent_id IS NOT NULL
    ),
    doubted(photo_id, tag_id, above, at) AS (
        SELECT photo_id, yes.tag_id, no.tag_id, no.at
        FROM statement AS no JOIN statement AS yes USING (photo_id)
        WHERE no.verdict = -1 AND yes.verdict = 1
        UNION ALL
        SELECT photo_id, imported.tag_id, no.tag_id, no.at
        FROM statement AS no JOIN imported USING (photo_id) WHERE no.verdict = -1
        UNION ALL
        SELECT photo_id, guess.tag_id, no.tag_id, no.at
        FROM statement AS no JOIN main.machine AS guess USING (photo_id)
        WHERE no.verdict = -1 AND automatic
    ),
    denied(photo_id, tag_id, at) AS MATERIALIZED (
        SELECT photo_id, doubted.tag_id, max(at)
        FROM doubted JOIN lineage ON lineage.tag_id = doubted.tag_id AND top = above
        GROUP BY 1, 2
    ),
    {unseen}
"""

# Guesses that `_GUESSED` counted and that are not shown.
_OVERRULED = """
    SELECT tag_id, count(*) FROM (
        SELECT tag_id, photo_id FROM denied CROSS JOIN {guesses} AS guess USING (tag_id, photo_id)
        WHERE automatic
        UNION
        SELECT tag_id, photo_id FROM unseen CROSS JOIN {guesses} AS guess USING (photo_id)
        WHERE automatic
    ) JOIN tag ON tag.id = tag_id WHERE enabled GROUP BY tag_id
"""

# What is on a photo for other reasons than a guess of the tag itself: the user's and the file's
# words on it or below it, and guesses below it where the tag between them has none (see
# `schema.machine`: elsewhere a guess is there for each tag above).
_SAID = """
    , said(photo_id, tag_id) AS (
        SELECT photo_id, tag_id FROM statement LEFT JOIN denied USING (photo_id, tag_id)
        WHERE verdict = 1 AND (denied.at IS NULL OR denied.at <= statement.at)
        UNION ALL
        SELECT photo_id, tag_id FROM imported LEFT JOIN denied USING (photo_id, tag_id)
        WHERE denied.at IS NULL
        UNION ALL
        SELECT photo_id, tag_id
        FROM tag JOIN tag AS above ON above.id = tag.parent_id
        CROSS JOIN {guesses} AS guess ON guess.tag_id = tag.id
        LEFT JOIN denied USING (photo_id, tag_id)
        WHERE tag.enabled AND guess.automatic AND denied.at IS NULL
            AND NOT (above.enabled AND above.automatic)
    ),
    pairs AS MATERIALIZED (
        SELECT DISTINCT photo_id, top FROM said JOIN lineage USING (tag_id)
        WHERE photo_id NOT IN unseen
    )
    SELECT top, count(*) FROM pairs JOIN tag ON tag.id = top
    LEFT JOIN {guesses} AS guess
        ON guess.tag_id = top AND guess.photo_id = pairs.photo_id AND guess.automatic
    LEFT JOIN denied ON denied.tag_id = top AND denied.photo_id = pairs.photo_id
    WHERE NOT (tag.enabled AND guess.photo_id IS NOT NULL AND denied.at IS NULL)
    GROUP BY top
"""
