"""The facts of a file as the inspector words them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from photomanager.operations.photos import PhotoDetails

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def file_size(size: int) -> str:
    """Bytes as people read them: `812 kB`, `4.2 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


def wall_clock(taken_at: int) -> str:
    """The camera's own time, from microseconds since 1970."""
    moment = _EPOCH + timedelta(microseconds=taken_at)
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def facts(details: PhotoDetails) -> list[tuple[str, str]]:
    """What the inspector lists under the tags, as (name, value)."""
    row = details.row
    lines: list[tuple[str, str]] = []
    if row.taken_at is not None:
        lines.append(("Taken", wall_clock(row.taken_at)))
    if row.width and row.height:
        megapixels = row.width * row.height / 1_000_000
        lines.append(("Size", f"{row.width:,} × {row.height:,} ({megapixels:.1f} MP)"))
    lines.append(("File", f"{row.path} ({file_size(details.size)})"))
    return lines
