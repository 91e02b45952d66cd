"""Whether a photo is of the kind that a tag was taught on.

A linear score extrapolates: it gives a drawing or a diagram a confidence as if it were one of
the holiday photos that taught the tag. Such a photo may be suggested, but not tagged unasked; and
what a starter tag says of it counts for less (`starter.doubt`).

Six measures were compared on 60 tags of 2,206 photos, ten confirmed photos each, with 500
pictures of single things as strangers: the length of z, the distance and the cosine to the
nearest confirmed photo, the distance to their mean, the part of it across the score's
direction, and the cosine to their mean. The last tells strangers' sure guesses from right ones
best (area under the curve .89; the others .67 to .82) and wrong from right among the library's
own as well as any (.58). It needs the lessons' sum alone, no lesson.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from photomanager.learning.gaussian import integer_products

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from photomanager.learning.gaussian import Codes

# The limit after many confirmed photos. A mean of few is itself far off: if two photos of one
# tag have cosine r, a photo and the mean of n have √(n r / (1 + (n − 1) r)); r is .3.
_LIMIT = 0.45
_ALIKE = 0.3
_LARGEST = 32_767


@dataclass(frozen=True, slots=True, eq=False)
class Familiarity:
    """The direction of a tag's confirmed photos.

    Attributes:
        centre: int16[d], their mean up to a factor.
        least: Cosine below which a photo is a stranger.
    """

    centre: NDArray[np.int16]
    least: float

    @classmethod
    def of(cls, total: NDArray[np.int64], photos: int) -> Familiarity:
        """From the exact sum (int64[d]) of the codes of some photos."""
        largest = int(np.abs(total).max(initial=0)) or 1
        centre = np.rint(total * (_LARGEST / largest)).astype(np.int16)
        least = _LIMIT * math.sqrt(photos * _ALIKE / (1 + (photos - 1) * _ALIKE)) if photos else 1.0
        return cls(centre, least)

    def knows(self, codes: Codes) -> NDArray[np.bool_]:
        """bool[n] from int8[n, d]; the same for one photo as for many."""
        return familiar([self], codes)[:, 0]


def familiar(kinds: Sequence[Familiarity], codes: Codes) -> NDArray[np.bool_]:
    """bool[n, k]: which of n photos (int8[n, d]) are of each of k kinds."""
    if not kinds:
        return np.empty((len(codes), 0), np.bool_)
    products = integer_products(codes, np.stack([one.centre for one in kinds]))
    lengths = np.einsum("ij,ij->i", codes, codes, dtype=np.int32).astype(np.float64)
    centres = [float(np.square(one.centre.astype(np.int64)).sum()) for one in kinds]
    leasts = np.array([one.least for one in kinds])
    limits = leasts * np.sqrt(lengths[:, np.newaxis] * np.array(centres))
    return np.asarray((products >= limits) & (products > 0))
