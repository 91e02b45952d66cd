"""Whether what the application writes by itself is right on everyday photos it never saw.

    python benchmarks/everyday.py --data DIR [--page FILE] [--json]

DIR holds the unpacked labelled sets `scenes` and `multilabel`. They are indexed into a new
library, with no lesson; what is reported is about photos that taught nothing: a third of the
scenes and the even-numbered COCO photos (`training.starter_labels`).

- Every automatic tag that is shown counts. It is right if a label of the photo means it, or if a
  person who looked at the photo said so (`judgements/everyday.toml` and `coco.toml`); one that
  nobody judged counts as wrong.
- Average precision of each starter word over the held-back scenes: once over the photos of which
  it is known whether they show it, once with every missing label as a denial (too strict: most
  sets name one thing of a photo). By source where a source has photos with and without it.

`--page FILE` writes one page with a thumbnail of every wrong tag, for looking at.
"""

from __future__ import annotations

import argparse
import base64
import html
import json
import tempfile
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from limits import at_least

from photomanager import paths
from photomanager.indexing.vector_batch import stored_vectors
from photomanager.operations import folders, photos, search
from photomanager.recognition.vocabulary import Vocabulary
from photomanager.runtime import Runtime
from photomanager.training.starter_labels import LabelledPhoto, StarterWords, labelled_photos

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.operations.workspace import Workspace

_JUDGEMENTS = Path(__file__).parent / "judgements"
_COCO = "multilabel/coco/train2017"
_FEWEST = 5  # photos with a word, for an average precision that means something


@dataclass(frozen=True)
class Written:
    """One held-back photo and the tags written on it.

    Attributes:
        photo: The photo.
        tags: Automatic tags as shown, each with whether it is right, or None if nobody judged.
        thumbnail: JPEG.
    """

    photo: LabelledPhoto
    tags: dict[str, bool | None]
    thumbnail: bytes


class Truth:
    """What is true of the photos: their labels, and what a person said.

    Args:
        vocabulary: The words.
        words: Which labels mean which word.
        judged: By "set/file", the lists `right` and `wrong`.
    """

    def __init__(
        self, vocabulary: Vocabulary, words: StarterWords, judged: dict[str, dict[str, list[str]]]
    ) -> None:
        self._vocabulary = vocabulary
        self._keys = {one.name: one.key for one in vocabulary.concepts}
        self._words = words
        self._judged = judged

    def of(self, photo: LabelledPhoto, tag: str) -> bool | None:
        """Whether a tag is right; None if neither a label nor a person says so."""
        if self._by_label(photo, tag):
            return True
        said = self._judged.get(f"{photo.set}/{photo.file}", {})
        if tag in said.get("right", ()):
            return True
        return False if tag in said.get("wrong", ()) else None

    def _by_label(self, photo: LabelledPhoto, tag: str) -> bool:
        if tag not in self._keys:
            return False
        below = {self._vocabulary.by_key[k].name for k in self._vocabulary.below(self._keys[tag])}
        means = {
            label
            for name in below
            for label in self._words.words.get(name, {"labels": []})["labels"]
        }
        return bool((below | means) & photo.labels)


def judgements() -> dict[str, dict[str, list[str]]]:
    """What a person said, by "set/file"."""
    coco, everyday = (
        tomllib.loads((_JUDGEMENTS / name).read_text(encoding="utf-8"))["photos"]
        for name in ("coco.toml", "everyday.toml")
    )
    joined = {f"{_COCO}/{name}": said for name, said in coco.items()}
    for name, said in everyday.items():
        before = joined.get(name, {})
        joined[name] = {
            verdict: [*before.get(verdict, ()), *said.get(verdict, ())]
            for verdict in ("right", "wrong")
        }
    return joined


# -- looking ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Look:
    """A library of the photos.

    Attributes:
        written: The held-back photos, with what was written.
        log_odds: By word, of each held-back photo, how likely the tagger finds it.
    """

    written: list[Written]
    log_odds: dict[str, NDArray[np.float64]]


def look(data: Path, truth: Truth, words: list[str]) -> Look:
    """Indexes the photos into a new library and reads what was made of the held-back ones."""
    held = {
        str((data / one.set / one.file).resolve()): one
        for one in labelled_photos(data)
        if one.held_back and (one.set == "scenes" or one.source == "coco")
    }
    with tempfile.TemporaryDirectory() as library, Runtime.open(Path(library)) as runtime:
        workspace = runtime.workspace
        for folder in (data / "scenes", data / "multilabel" / "coco"):
            root = folders.add(workspace, folder.resolve(), origin="cli").id
            runtime.indexer.run([root])
        found = search.search(workspace, "", order="name").photo_ids
        rows = [row for row in photos.rows(workspace, found) if row.path in held]
        thumbnails = photos.thumbnails(workspace, [row.id for row in rows])
        written = []
        for row in rows:
            photo = held[row.path]
            shown = [tag.name for tag in row.tags if tag.state == "automatic"]
            tags = {name: truth.of(photo, name) for name in shown}
            written.append(Written(photo, tags, thumbnails.get(row.id, b"")))
        return Look(written, _log_odds(workspace, [row.id for row in rows], words))


def _log_odds(
    workspace: Workspace, ids: list[int], words: list[str]
) -> dict[str, NDArray[np.float64]]:
    keys = {one.name: one.key for one in workspace.vocabulary.concepts}
    with workspace.library.database.read() as connection:
        tagger = workspace.taggers.current(connection)
        vectors = stored_vectors(connection, workspace.space_id, sorted(ids))
        query = "SELECT vocabulary_key, id FROM tag WHERE vocabulary_key IS NOT NULL"
        numbers = {key: number for key, number in connection.exec_driver_sql(query)}
    order = np.searchsorted(vectors.photos, ids)
    result = {}
    for word in words:
        opinion = tagger.opinion(numbers[keys[word]], vectors.codes, vectors.heads)
        if opinion is not None:
            result[word] = opinion[order]
    return result


# -- counting ---------------------------------------------------------------------------------


def count(written: list[Written]) -> dict[str, Any]:
    """Precision and coverage of what was written, and the commonest wrong tags."""
    verdicts = [(tag, said) for one in written for tag, said in one.tags.items()]
    right = sum(said is True for _, said in verdicts)
    wrong = Counter(tag for tag, said in verdicts if said is not True)
    all_tags = Counter(tag for tag, _ in verdicts)
    return {
        "photos": len(written),
        "photos_with_a_tag": sum(bool(one.tags) for one in written),
        "photos_with_a_right_tag": sum(any(one.tags.values()) for one in written),
        "tags": len(verdicts),
        "right": right,
        "unjudged": sum(said is None for _, said in verdicts),
        "precision": right / len(verdicts) if verdicts else None,
        "by_tag": {tag: [all_tags[tag] - wrong[tag], all_tags[tag]] for tag in sorted(all_tags)},
        "wrong": dict(wrong.most_common()),
    }


def ranked(taken: Look, words: StarterWords, vocabulary: Vocabulary) -> dict[str, Any]:
    """Average precision of every word over the held-back scenes."""
    scenes = np.array([one.photo.set == "scenes" for one in taken.written])
    held = [one.photo for one, keep in zip(taken.written, scenes, strict=True) if keep]
    sources = np.array([one.source for one in held])
    # What a person saw is about photos that teach, so here the labels alone speak.
    verdicts = StarterWords(words.words, words.groups, (), {}).verdicts(held, vocabulary)
    result = {}
    for word, verdict in verdicts.items():
        log_odds, known, yes = taken.log_odds[word][scenes], verdict != 0, verdict > 0
        if yes.sum() < _FEWEST:
            continue
        by_source = {
            str(source): average_precision(log_odds[part], yes[part])
            for source in np.unique(sources[yes])
            if (part := known & (sources == source)).sum() > (yes & part).sum() >= _FEWEST
        }
        result[word] = {
            "photos": int(yes.sum()),
            "known": average_precision(log_odds[known], yes[known]),
            "strict": average_precision(log_odds, yes),
            "by_source": by_source,
        }
    return result


def average_precision(scores: NDArray[np.float64], yes: NDArray[np.bool_]) -> float:
    """Of the ranking by falling score."""
    hits = yes[np.argsort(-scores, kind="stable")]
    places = np.flatnonzero(hits) + 1
    return float((np.arange(1, len(places) + 1) / places).mean())


# -- reporting --------------------------------------------------------------------------------


def page(written: list[Written]) -> str:
    """One page of HTML with a thumbnail of every tag that is not right, by tag."""
    groups: dict[str, list[Written]] = {}
    for one in written:
        for tag, said in one.tags.items():
            if said is not True:
                groups.setdefault(tag, []).append(one)
    parts = ["<!doctype html><meta charset=utf-8><title>Wrong tags</title>"]
    for tag, found in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        parts.append(f"<h2>{html.escape(tag)} ({len(found)})</h2>")
        for one in found:
            picture = base64.b64encode(one.thumbnail).decode()
            name = html.escape(f"{one.photo.set}/{one.photo.file}")
            parts.append(f'<img height=140 title="{name}" src="data:image/jpeg;base64,{picture}">')
    return "\n".join(parts)


# Of COCO's photos: precision of what is written unasked, and on which share of them it is right.
_PRECISION, _REACH = 0.9, 0.4


def _print(result: dict[str, Any]) -> None:
    for name in ("scenes", "coco"):
        one = result[name]
        print(
            f"{name}: {one['right']} of {one['tags']} automatic tags are right"
            f" ({one['precision']:.1%}); a right one on {one['photos_with_a_right_tag']} of"
            f" {one['photos']} photos; {one['unjudged']} unjudged"
        )
        if name == "coco":
            reach = one["photos_with_a_right_tag"] / one["photos"]
            print(
                f"   right: {at_least(one['precision'] or 0.0, _PRECISION)};"
                f" on {reach:.0%} of the photos, {at_least(reach, _REACH)}"
            )
        print("   wrong:", ", ".join(f"{tag} {n}" for tag, n in one["wrong"].items()))
    print(f"\n{'word':16} photos  known  strict  right/written  by source")
    for word, one in sorted(result["words"].items(), key=lambda pair: pair[1]["known"]):
        right, total = result["scenes"]["by_tag"].get(word, (0, 0))
        sources = ", ".join(f"{source} {ap:.2f}" for source, ap in one["by_source"].items())
        print(
            f"{word:16} {one['photos']:6}  {one['known']:.3f}  {one['strict']:.3f}"
            f"  {right:6}/{total:<7} {sources}"
        )
    means = [
        np.mean([one[kind] for one in result["words"].values()]) for kind in ("known", "strict")
    ]
    print(f"mean of {len(result['words'])}{'':16} {means[0]:.3f}  {means[1]:.3f}")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder with the unpacked scenes and multilabel")
    parser.add_argument("--page", type=Path, help="where to write the page of wrong tags")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.data is None or not (arguments.data / "scenes" / "labels.json").is_file():
        print("Skipped: name the folder of the labelled photos with --data.")
        return
    vocabulary = Vocabulary.load()
    words = StarterWords.read(paths.resource_dir() / "vocabulary")
    taken = look(arguments.data, Truth(vocabulary, words, judgements()), list(words.words))
    result = {
        name: count([one for one in taken.written if (one.photo.set == "scenes") == scenes])
        for name, scenes in (("scenes", True), ("coco", False))
    }
    result["words"] = ranked(taken, words, vocabulary)
    if arguments.page is not None:
        arguments.page.write_text(page(taken.written), encoding="utf-8")
    if arguments.json:
        print(json.dumps(result))
        return
    _print(result)


if __name__ == "__main__":
    main()
