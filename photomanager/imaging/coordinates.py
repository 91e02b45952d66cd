"""Numbers and places as EXIF and XMP write them."""

from __future__ import annotations

import re

_XMP = re.compile(r"(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?\s*([NSEW])", re.I)
_NEGATIVE = frozenset("SWsw")


def number(text: str | None) -> float | None:
    """A number or fraction; None if it is none that JSON knows."""
    words = (text or "").split()
    top, _, bottom = words[0].partition("/") if words else ("", "", "")
    try:
        value = float(top) / float(bottom or 1)
    except (ValueError, ZeroDivisionError):
        return None
    if not abs(value) < 1e12:  # also NaN
        return None
    return value


def of_exif(text: str | None, reference: str | None, limit: int) -> float | None:
    """Degrees from "51/1 30/1 30/1" and the half of the world; None beyond the limit."""
    parts = [number(part) for part in (text or "").split()]
    if not parts or parts[0] is None:
        return None
    value = sum((part or 0.0) / 60**i for i, part in enumerate(parts[:3]))
    if (reference or "")[:1] in _NEGATIVE:
        value = -value
    return value if abs(value) <= limit else None


def of_xmp(text: str | None, limit: int) -> float | None:
    """Degrees from "51,30.5N" or "51,30,30N" (XMP specification, part 2, GPSCoordinate)."""
    match = _XMP.fullmatch((text or "").strip())
    if match is None:
        return None
    *parts, half = match.groups()
    value = sum(float(part or 0) / 60**i for i, part in enumerate(parts))
    if half in _NEGATIVE:
        value = -value
    return value if abs(value) <= limit else None
