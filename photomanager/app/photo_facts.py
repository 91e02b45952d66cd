"""The facts of a file as the inspector words them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale

from photomanager.app.translation import number, translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from photomanager.operations.photos import PhotoDetails

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def facts(details: PhotoDetails) -> list[tuple[str, str]]:
    """What the inspector lists under the tags, as (name, value); only what is known."""
    row, said = details.row, details.metadata
    lines: list[tuple[str, str]] = []
    if said.get("title"):
        lines.append((translate("Facts", "Title"), str(said["title"])))
    if said.get("description"):
        lines.append((translate("Facts", "Text"), str(said["description"])))
    if row.taken_at is not None:
        lines.append((translate("Facts", "Taken"), wall_clock(row.taken_at)))
    if row.width and row.height:
        lines.append((translate("Facts", "Size"), _dimensions(row.width, row.height)))
    if details.faces:
        words = (
            translate("Facts", "1 face")
            if len(details.faces) == 1
            else translate("Facts", "{number} faces", number=number(len(details.faces)))
        )
        lines.append((translate("Facts", "People"), words))
    lines.append((translate("Facts", "File"), file_size(details.size)))
    if said.get("camera"):
        lines.append((translate("Facts", "Camera"), str(said["camera"])))
    if said.get("lens"):
        lines.append((translate("Facts", "Lens"), str(said["lens"])))
    exposure = exposure_words(said)
    if exposure:
        lines.append((translate("Facts", "Exposure"), exposure))
    lines.append((translate("Facts", "Folder"), row.directory))
    return lines


def file_size(size: int) -> str:
    """Bytes as people read them: `812 kB`, `4.2 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{QLocale().toString(size / 1_000_000, 'f', 1)} MB"


def _dimensions(width: int, height: int) -> str:
    megapixels = QLocale().toString(width * height / 1_000_000, "f", 1)
    return f"{number(width)} × {number(height)} · {megapixels} MP"


def wall_clock(taken_at: int) -> str:
    """The camera's own time, from microseconds since 1970."""
    moment = _EPOCH + timedelta(microseconds=taken_at)
    day = QDate(moment.year, moment.month, moment.day)
    words = QLocale().toString(day, translate("Facts", "d MMMM yyyy"))
    return f"{words}, {moment:%H:%M}"


def exposure_words(said: Mapping[str, Any]) -> str:
    """`1/250 s · f/2.8 · ISO 100 · 50 mm`, as far as it is known."""
    words = []
    seconds = said.get("exposure")
    if isinstance(seconds, int | float) and seconds > 0:
        words.append(f"1/{round(1 / seconds)} s" if seconds < 0.4 else f"{seconds:g} s")
    for key, form in (
        ("aperture", "f/{:.3g}"),
        ("iso", "ISO {:.0f}"),
        ("focal_length", "{:.3g} mm"),
    ):
        value = said.get(key)
        if isinstance(value, int | float) and value > 0:
            words.append(form.format(value))
    return " · ".join(words)
