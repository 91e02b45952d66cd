"""What every operation works on: one open library and what recognises its photos."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from photomanager.indexing.errands import Errands

if TYPE_CHECKING:
    from photomanager.indexing.scoring import TaggerCache
    from photomanager.library.library import Library
    from photomanager.recognition.feature_space import FeatureSpace
    from photomanager.recognition.manifest import Manifest
    from photomanager.recognition.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Workspace:
    """The parts that operations compose; built and owned by `photomanager.runtime`.

    Attributes:
        library: The open library.
        manifest: The network that embeds new photos.
        space: Its feature space, the one in which the library's vectors are stored.
        space_id: The row of that space in the library.
        vocabulary: The words that the network knows.
        taggers: Gives the tagger that matches the lessons of a connection's view.
        errands: Has single files decoded and their metadata written, outside this process.
    """

    library: Library
    manifest: Manifest
    space: FeatureSpace
    space_id: int
    vocabulary: Vocabulary
    taggers: TaggerCache
    errands: Errands = field(default_factory=Errands)
