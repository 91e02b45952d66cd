"""Photo rows as operations hand them out, for tests of widgets and models."""

from photomanager.library.facts import ShownTag
from photomanager.operations.photos import PhotoRow


def shown(name, state, confidence=None, tag_id=None):
    return ShownTag(tag_id or sum(map(ord, name)), name, state, confidence, None)


def row(photo_id, *tags, state="ok", name=None, **marks):
    name = name or f"{photo_id}.jpg"
    return PhotoRow(
        id=photo_id,
        uuid=f"photo-{photo_id}",
        name=name,
        path=f"/photos/{name}",
        directory="/photos",
        taken_at=None,
        width=300,
        height=200,
        rating=marks.get("rating"),
        pick=marks.get("pick"),
        label=marks.get("label"),
        copies=marks.get("copies", 0),
        state=state,
        content_hash=None,
        tags=tags,
    )
