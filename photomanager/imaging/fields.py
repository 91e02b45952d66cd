"""What is to be written into a photo's metadata; says nothing of how, and so needs no exiv2."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fields:
    """What shall be in a photo's metadata afterwards.

    Attributes:
        keywords: Paths of names that shall be there, from the top down.
        gone: Paths that shall not.
        rating: −1 (rejected) to 5; None leaves it.
        label: The colour label's word; None leaves it.
    """

    keywords: tuple[tuple[str, ...], ...] = ()
    gone: tuple[tuple[str, ...], ...] = ()
    rating: int | None = None
    label: str | None = None
