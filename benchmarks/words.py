"""Whether searching for a word finds what WordNet puts below it.

    python benchmarks/words.py --photos DIR [--wordnet /usr/share/wordnet] [--json]

DIR holds images named `<wordnet offset>_<label>.JPEG`, one or more for each ImageNet class.
They are indexed into a new library; each of twelve words is searched as a user would, and
the order of the answer is scored by average precision. Photos not found count as misses.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from photomanager.operations import folders, photos, search
from photomanager.runtime import Runtime
from photomanager.training.build_vocabulary import COMPARED_WORDS
from photomanager.training.wordnet import WordNet


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, help="images named <wordnet offset>_<label>.JPEG")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.photos is None or not arguments.photos.is_dir():
        print("Skipped: name the folder of sample images with --photos.")
        return
    wordnet = WordNet.read(arguments.wordnet)
    with tempfile.TemporaryDirectory() as library, Runtime.open(Path(library)) as runtime:
        root = folders.add(runtime.workspace, arguments.photos, origin="cli").id
        runtime.indexer.run([root])
        everything = photos.rows(runtime.workspace, search.search(runtime.workspace, "").photo_ids)
        offsets = {row.id: Path(row.name).name.split("_")[0].lstrip("n") for row in everything}
        scores = {}
        for word in COMPARED_WORDS:
            above = runtime.workspace.vocabulary.find(word)[0].lstrip("n")
            truth = {photo for photo, one in offsets.items() if above in wordnet.closure(one)}
            # These files are named after what is on them: the tag alone is the honest figure.
            scores[word] = tuple(
                average_precision(search.search(runtime.workspace, query).photo_ids, truth)
                for query in (f'tag:"{word}"', f'"{word}"')
            )
    by_tag = sum(tag for tag, _ in scores.values()) / len(scores)
    by_word = sum(word for _, word in scores.values()) / len(scores)
    if arguments.json:
        print(json.dumps({"average_precision": scores, "by_tag": by_tag, "by_word": by_word}))
        return
    print(f"{'':20} by tag   by tag or file name")
    for word, (tag, named) in scores.items():
        print(f"{word:20} {tag:.3f}    {named:.3f}")
    print(f"{'mean of ' + str(len(scores)):20} {by_tag:.3f}    {by_word:.3f}   (at least .85)")


def average_precision(ranking: list[int], truth: set[int]) -> float:
    """Average precision of a ranking; what it lacks counts as never found."""
    hits, total = 0, 0.0
    for place, photo in enumerate(ranking, start=1):
        if photo in truth:
            hits += 1
            total += hits / place
    return total / len(truth)


if __name__ == "__main__":
    main()
