"""What many photos taught, as sums alone: n, Σq of either side of every tag, and one Σqqᵀ.

These are the members of a learner file (`learner_file`) that hold tags without their lessons.
No photo can be told from them, and they are whole numbers, so that the same photos give the
same bytes.

The scatter is that of all the photos together, not of each tag's two sides: the total scatter
T = W + (n⁺n⁻/n) δδᵀ differs from that within the sides, W, only along the difference δ of their
means, so both give a discriminant the same direction. One matrix therefore serves all tags.

- `sums.bin`: fixed records (`_RECORD`), one a tag.
- `sums.i64`: int64[tags, 2, d], Σq of the photos with the tag and of those without.
- `products.i64`: int64[d + d(d + 1)/2], Σq of all photos and the upper triangle of Σqqᵀ.

Pure functions over bytes; any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_TAGS, _SUMS, _PRODUCTS = "sums.bin", "sums.i64", "products.i64"
MEMBERS = (_TAGS, _SUMS, _PRODUCTS)
_RECORD = np.dtype(
    [
        ("tag", "<u4"),  # place in the file's list of tags
        ("positives", "<u4"),
        ("negatives", "<u4"),
        ("slope", "<f8"),
        ("offset", "<f8"),
        ("threshold", "<f8"),
        ("least", "<f8"),
        ("head", "<f8"),
    ]
)
_NUMBERS = ("slope", "offset", "threshold", "least", "head")
# More photos could overflow an int64 of products of bytes; there are not so many photos.
_MOST_PHOTOS = 2**40


@dataclass(frozen=True, slots=True, eq=False)
class TagSums:
    """One tag's part.

    Attributes:
        tag: Its place in the file's list of tags.
        positives: How many photos with the tag were summed.
        negatives: How many without.
        sum_positive: int64[d], Σq of the former.
        sum_negative: int64[d], Σq of the latter.
        slope: Of its calibration (`calibration.Calibration`).
        offset: Likewise.
        threshold: Confidence that was measured to be sure enough for nine right tags in ten; 1
            for never.
        least: Cosine with `sum_positive` below which a photo is unlike all those taught.
        head: How much of the network's own log-odds of the tag is added; 0 for a tag that it
            does not know.
    """

    tag: int
    positives: int
    negatives: int
    sum_positive: NDArray[np.int64]
    sum_negative: NDArray[np.int64]
    slope: float
    offset: float
    threshold: float
    least: float
    head: float


@dataclass(frozen=True, slots=True, eq=False)
class TaughtSums:
    """All tags, and how the photos scatter.

    Attributes:
        photos: How many photos are in `total` and `products`.
        total: int64[d], Σq of them.
        products: int64[d, d], Σqqᵀ of them.
        tags: By place.
        sources: For people: where the photos come from, and how many each gave.
    """

    photos: int
    total: NDArray[np.int64]
    products: NDArray[np.int64]
    tags: tuple[TagSums, ...]
    sources: tuple[tuple[str, int], ...]


def to_members(sums: TaughtSums) -> dict[str, bytes]:
    """The members of the file; the same sums give the same bytes."""
    rows = [tuple(getattr(one, name) for name in _RECORD.names or ()) for one in sums.tags]
    sides = [np.stack([one.sum_positive, one.sum_negative]) for one in sums.tags]
    upper = sums.products[np.triu_indices(len(sums.total))]
    return {
        _TAGS: np.array(rows, _RECORD).tobytes(),
        _SUMS: np.stack(sides).astype("<i8").tobytes(),
        _PRODUCTS: np.concatenate([sums.total, upper]).astype("<i8").tobytes(),
    }


def from_members(
    members: Mapping[str, bytes],
    *,
    photos: int,
    sources: tuple[tuple[str, int], ...],
    dimensions: int,
    tags: int,
) -> TaughtSums:
    """The sums in a file's members.

    Args:
        members: By name.
        photos: As the contents page says.
        sources: Likewise.
        dimensions: Length of a vector.
        tags: How many tags the file lists.

    Raises:
        ValueError: They contradict each other.
    """
    rows = np.frombuffer(members[_TAGS], _RECORD)
    sides = np.frombuffer(members[_SUMS], "<i8").reshape(len(rows), 2, dimensions)
    both = np.frombuffer(members[_PRODUCTS], "<i8").astype(np.int64)
    numbers = np.stack([rows[name] for name in _NUMBERS])
    if not (
        0 < photos < _MOST_PHOTOS
        and len(both) == dimensions + dimensions * (dimensions + 1) // 2
        and (rows["tag"] < tags).all()
        and len(set(rows["tag"].tolist())) == len(rows)
        and (rows["positives"] > 0).all()
        and (rows["negatives"] > 0).all()
        and np.isfinite(numbers).all()
    ):
        raise ValueError("the sums contradict each other")
    products = np.zeros((dimensions, dimensions), np.int64)
    products[np.triu_indices(dimensions)] = both[dimensions:]
    products += np.triu(products, 1).T
    found = tuple(
        TagSums(
            int(row["tag"]),
            int(row["positives"]),
            int(row["negatives"]),
            side[0].astype(np.int64),
            side[1].astype(np.int64),
            *(float(row[name]) for name in _NUMBERS),
        )
        for row, side in zip(rows, sides, strict=True)
    )
    return TaughtSums(photos, both[:dimensions], products, found, sources)
