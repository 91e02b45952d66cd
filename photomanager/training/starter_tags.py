"""Teaches the starter tags: sums over labelled photos, and what their scores mean.

    python -m photomanager.training starter efficientnet-lite2 --data DATA

Photos of the teaching part (`starter_labels`) go through the network; each word's photos are
summed; and with each fifth of them left out in turn, scores of photos that did not teach say how
a score becomes a probability, from where on it is sure enough, and which photos are unlike all
that taught. The result, `starter.learner`, holds no photo, and is the same bytes every time.

Most words come from one or two collections with a look of their own, so being sure enough is
measured twice: among all photos, and by false alarms among the photos of other collections.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from photomanager import paths
from photomanager.learning import learner_file
from photomanager.learning.calibration import head_logit
from photomanager.learning.gaussian import integer_products
from photomanager.learning.learner_file import FileTag, LearnerFile
from photomanager.learning.starter import STARTER_FILE, Starter, starters
from photomanager.learning.taught_sums import TagSums, TaughtSums
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.feature_space import STEP, FeatureSpace
from photomanager.recognition.opinion import top_classes, unpack
from photomanager.recognition.vocabulary import Vocabulary, concept_uuid
from photomanager.training.image_sources import prepared
from photomanager.training.starter_labels import LabelledPhoto, StarterWords, labelled_photos

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from photomanager.recognition.manifest import Manifest

    Codes = NDArray[np.int8]
    Verdicts = Mapping[str, NDArray[np.int8]]

_log = logging.getLogger(__name__)

FOLDS = 5
# Of the photos left out, so many of those at or above the threshold must be right; one wrong
# and one right photo are added before dividing, so that a rare word must prove itself longer.
_RIGHT = 0.93
# Photos of collections without the word may be false alarms this often.
_ALARMS = 0.0015
# A word with fewer photos is only suggested: a threshold means nothing yet.
_LEAST_PHOTOS = 12
NEVER = 1.0
_SUREST = 0.995
# Photos nearer to the mean of those taught than this share of the left-out ones are familiar.
_STRANGE = 0.03
# No word is written below this confidence: elsewhere a word is rarer than among these photos.
_SURE = 0.9
_FULL_SHARE = 65_535


@dataclass(frozen=True, eq=False)
class SeenPhotos:
    """The photos as the network sees them.

    Attributes:
        photos: What they are.
        codes: int8[n, d].
        shares: float64[n, classes], the head's probabilities as a library keeps them.
    """

    photos: Sequence[LabelledPhoto]
    codes: Codes
    shares: NDArray[np.float64]

    def among(self, chosen: NDArray[np.bool_]) -> SeenPhotos:
        """Only some of them."""
        kept = [one for one, keep in zip(self.photos, chosen, strict=True) if keep]
        return SeenPhotos(kept, self.codes[chosen], self.shares[chosen])


def look(manifest: Manifest, data: Path, photos: Sequence[LabelledPhoto]) -> SeenPhotos:
    """Puts photos through the network."""
    embedder, space = LiteRTEmbedder(manifest), FeatureSpace.load(manifest)
    codes = np.empty((len(photos), space.dimensions), np.int8)
    shares = np.zeros((len(photos), manifest.classes))
    files = [data / one.set / one.file for one in photos]
    for row, pixels in enumerate(prepared(files, manifest.input_size)):
        activation = embedder.run(pixels)
        codes[row] = space.code(activation.mean[np.newaxis])[0]
        classes, kept = unpack(top_classes(activation.logits, manifest.temperature))
        np.add.at(shares[row], classes, kept)
    return SeenPhotos(photos, codes, shares)


def build(manifest: Manifest, data: Path) -> Path:
    """Writes `starter.learner` beside a network.

    Raises:
        FolderError: A set of photos is missing.
        VocabularyError: The vocabulary is missing or damaged.
    """
    vocabulary = Vocabulary.load()
    words = StarterWords.read(paths.resource_dir() / "vocabulary")
    everything = labelled_photos(data)
    teaching = [one for one in everything if not one.held_back]
    held_back = len(everything) - len(teaching)
    _log.info("looking at %d photos; %d are held back", len(teaching), held_back)
    seen = look(manifest, data, teaching)
    sums = teach(seen, words.verdicts(teaching, vocabulary), vocabulary)
    path = manifest.folder / STARTER_FILE
    path.write_bytes(learner_file.to_bytes(_file(manifest, vocabulary, list(words.words), sums)))
    _log.info("%s: %d tags", path, len(sums.tags))
    return path


def teach(seen: SeenPhotos, verdicts: Verdicts, vocabulary: Vocabulary) -> TaughtSums:
    """The sums of all words, each with its calibration; tags are numbered as the verdicts are.

    Args:
        seen: Photos that teach.
        verdicts: By word, int8[n]: 1, -1, or 0 where nobody knows.
        vocabulary: With every word.
    """
    fold = np.array([_fold(one.file) for one in seen.photos])
    left_out = np.full((len(verdicts), len(seen.photos)), np.nan)
    cosines = np.full_like(left_out, np.nan)
    for number in range(FOLDS):
        rest, now = fold != number, fold == number
        sums = _sums(seen.among(rest), {word: one[rest] for word, one in verdicts.items()})
        for place, starter in starters(sums, STEP).items():
            left_out[place, now] = starter.score.log_odds(seen.codes[now])
            cosines[place, now] = _cosines(starter, seen.codes[now])
    sums = _sums(seen, verdicts)
    tags = []
    for one, (word, verdict) in zip(sums.tags, verdicts.items(), strict=True):
        classes = list(vocabulary.classes_below(words_key(vocabulary, word)))
        evidence = _Evidence(
            verdict, left_out[one.tag], _head(seen, classes), cosines[one.tag], _sources(seen)
        )
        tags.append(_calibrated(one, evidence))
    return replace(sums, tags=tuple(tags))


def words_key(vocabulary: Vocabulary, word: str) -> str:
    """The key of the concept of this name."""
    (key,) = (one.key for one in vocabulary.concepts if one.name == word)
    return key


def _fold(file: str) -> int:
    return hashlib.sha256(file.encode()).digest()[1] % FOLDS


def _sources(seen: SeenPhotos) -> NDArray[np.str_]:
    return np.array([one.source for one in seen.photos])


def _sums(seen: SeenPhotos, verdicts: Verdicts) -> TaughtSums:
    """Sums without calibration."""
    wide = seen.codes.astype(np.int64)
    exact = seen.codes.astype(np.float64)  # products of whole numbers, exact below 2⁵³
    tags = []
    for place, verdict in enumerate(verdicts.values()):
        yes, no = verdict > 0, verdict < 0
        tags.append(
            TagSums(
                tag=place,
                positives=int(yes.sum()),
                negatives=int(no.sum()),
                sum_positive=wide[yes].sum(axis=0),
                sum_negative=wide[no].sum(axis=0),
                slope=1.0,
                offset=0.0,
                threshold=NEVER,
                least=0.0,
                head=0.0,
            )
        )
    return TaughtSums(
        photos=len(wide),
        total=wide.sum(axis=0),
        products=np.rint(exact.T @ exact).astype(np.int64),
        tags=tuple(tags),
        sources=tuple(sorted(Counter(one.source for one in seen.photos).items())),
    )


def _cosines(starter: Starter, codes: Codes) -> NDArray[np.float64]:
    centre = starter.familiarity().centre
    products = integer_products(codes, centre[np.newaxis])[:, 0]
    lengths = np.linalg.norm(codes.astype(np.float64), axis=1)
    return np.asarray(products / (lengths * np.linalg.norm(centre.astype(np.float64))))


def _head(seen: SeenPhotos, classes: Sequence[int]) -> NDArray[np.float64] | None:
    if not classes:
        return None
    mass = np.rint(seen.shares[:, classes].sum(axis=1) * _FULL_SHARE).astype(np.int64)
    return head_logit(mass)


@dataclass(frozen=True, eq=False)
class _Evidence:
    """What is known of one word's scores on photos that did not teach them.

    Attributes:
        verdict: int8[n].
        log_odds: float64[n].
        head: float64[n], the head's own log-odds; None if it has no class for the word.
        cosine: float64[n], with the mean of the photos that taught.
        source: str[n].
    """

    verdict: NDArray[np.int8]
    log_odds: NDArray[np.float64]
    head: NDArray[np.float64] | None
    cosine: NDArray[np.float64]
    source: NDArray[np.str_]


def _calibrated(one: TagSums, evidence: _Evidence) -> TagSums:
    known = evidence.verdict != 0
    right = evidence.verdict[known] > 0
    columns = [evidence.log_odds[known]]
    if evidence.head is not None:
        columns.append(evidence.head[known])
    features = np.stack(columns, axis=1)
    fitted = LogisticRegression(C=100.0, max_iter=1000).fit(features, right)
    weights = [float(one) for one in fitted.coef_[0]]
    logit = features @ np.array(weights) + float(fitted.intercept_[0])
    familiar = evidence.cosine[known]
    least = float(np.quantile(familiar[right], _STRANGE))
    own = np.isin(evidence.source[known], np.unique(evidence.source[known][right]))
    threshold = _threshold(
        logit[familiar >= least], right[familiar >= least], own[familiar >= least]
    )
    return replace(
        one,
        slope=weights[0],
        offset=float(fitted.intercept_[0]),
        head=weights[1] if len(weights) > 1 else 0.0,
        least=least,
        threshold=threshold if right.sum() >= _LEAST_PHOTOS else NEVER,
    )


def _threshold(
    logit: NDArray[np.float64], right: NDArray[np.bool_], own: NDArray[np.bool_]
) -> float:
    """The lowest confidence from which a word is sure enough.

    Args:
        logit: float64[n], calibrated.
        right: bool[n].
        own: bool[n], of a collection that shows the word.
    """
    order = np.argsort(-logit, kind="stable")
    rights = np.cumsum(right[order])
    alarms = np.cumsum((~right & ~own)[order])
    count = np.arange(1, len(order) + 1)
    enough = (rights + 1) / (count + 2) >= _RIGHT
    enough &= alarms <= _ALARMS * len(order)
    good = np.flatnonzero(enough & right[order])
    if not len(good):
        return NEVER
    lowest = logit[order[good[-1]]]
    return float(min(max(1 / (1 + np.exp(-lowest)), _SURE), _SUREST))


def _file(
    manifest: Manifest, vocabulary: Vocabulary, words: Sequence[str], sums: TaughtSums
) -> LearnerFile:
    keys = [words_key(vocabulary, word) for word in words]
    tags = [
        FileTag(uuid=str(concept_uuid(key)), name=word, parent=None, vocabulary_key=key)
        for word, key in zip(words, keys, strict=True)
    ]
    space = FeatureSpace.load(manifest)
    return LearnerFile(
        network=manifest.name,
        space_hash=space.space_hash,
        dimensions=space.dimensions,
        tags=tuple(tags),
        lessons=(),
        sums=sums,
    )
