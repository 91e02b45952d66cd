"""Whether what the application writes by itself is right before anybody has taught it.

    python benchmarks/first_minute.py --photos DIR [--json]

Indexes the folder into a new library and holds every automatic tag against
`judgements/camera_photos.toml`: words that a person wrote by looking at the photos, before
any output was seen. A tag that is not among the words of its photo is wrong.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from pathlib import Path

from photomanager.operations import folders, photos, search
from photomanager.runtime import Runtime

_JUDGEMENTS = Path(__file__).parent / "judgements" / "camera_photos.toml"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, help="the folder of the judged photos")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.photos is None or not arguments.photos.is_dir():
        print("Skipped: name the folder of the judged photos with --photos.")
        return
    acceptable = tomllib.loads(_JUDGEMENTS.read_text(encoding="utf-8"))["photos"]
    with tempfile.TemporaryDirectory() as library, Runtime.open(Path(library)) as runtime:
        root = folders.add(runtime.workspace, arguments.photos, origin="cli").id
        runtime.indexer.run([root])
        found = search.search(runtime.workspace, "", order="name")
        rows = photos.rows(runtime.workspace, found.photo_ids)
    judged = [
        (row.name, tag.name, tag.confidence, tag.name in acceptable.get(row.name, ()))
        for row in rows
        for tag in row.tags
        if tag.state == "automatic"
    ]
    wrong = [entry for entry in judged if not entry[3]]
    tagged = len({name for name, *_ in judged})
    result = {
        "photos": len(rows),
        "photos_with_automatic_tags": tagged,
        "automatic_tags": len(judged),
        "wrong": [{"photo": name, "tag": tag} for name, tag, *_ in wrong],
    }
    if arguments.json:
        print(json.dumps(result))
        return
    for name, tag, confidence, right in judged:
        print(f"{'right' if right else 'WRONG':6} {confidence:5.0%}  {tag:24} {name}")
    print(
        f"{len(judged) - len(wrong)} of {len(judged)} automatic tags are right, "
        f"on {tagged} of {len(rows)} photos"
    )


if __name__ == "__main__":
    main()
