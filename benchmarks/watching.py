"""How long a look through a large library takes, and how soon a new photo has its tags.

    python benchmarks/watching.py [--photos N] [--json]

Makes N files without contents (they take no room) that a synthetic library knows already, then:

- rescan: looks through all folders while nothing has changed;
- new photo: the indexer watches; a photo is written in ten pieces, and the clock runs from its
  last byte until its tags are in the library. The median of several.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).parent))
import camera_photos
import synthetic_library

from photomanager.runtime import Runtime

_PHOTOS = 10
_PIECES = 10
_BUDGET_RESCAN_S = 10.0 / 100_000
_BUDGET_NEW_S = 3.0


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        photos = Path(folder) / "photos"
        with Runtime.open(Path(folder) / "library") as runtime:
            synthetic_library.fill(runtime.workspace, photos, asked.photos)
            make_files(runtime, photos)
            runtime.indexer.run()  # the folder is known from here on
            begin = time.perf_counter()
            report = runtime.indexer.run()
            rescan = time.perf_counter() - begin
            assert report.unchanged == asked.photos, report
            arrivals = camera_photos.fill(Path(folder) / "arrivals", _PHOTOS, None)
            waits = new_photos(runtime, photos, arrivals)
    new = statistics.median(waits)
    if asked.json:
        print(json.dumps({"photos": asked.photos, "rescan_s": rescan, "new_photo_s": waits}))
        return
    budget = _BUDGET_RESCAN_S * asked.photos
    print(f"{asked.photos:,} photos")
    print(f"rescan     {rescan:6.2f} s   {rescan / budget:.2f} of the budget of {budget:.0f} s")
    print(
        f"new photo  {new:6.2f} s   {new / _BUDGET_NEW_S:.2f} of the budget of"
        f" {_BUDGET_NEW_S:.0f} s (slowest {max(waits):.2f} s)"
    )


def make_files(runtime: Runtime, photos: Path) -> None:
    """Files with the sizes and times that the library remembers."""
    with runtime.workspace.library.database.read() as connection:
        known = connection.execute(text("SELECT path, size, mtime_ns FROM file")).all()
    for path, size, mtime_ns in known:
        place = photos / os.fsdecode(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as stream:
            stream.truncate(size)
        os.utime(place, ns=(mtime_ns, mtime_ns))


def new_photos(runtime: Runtime, photos: Path, arrivals: list[Path]) -> list[float]:
    """Seconds from the last byte of each to its tags."""
    runtime.indexer.start()
    waits = []
    for arrival in arrivals:
        until_idle(runtime)
        data = arrival.read_bytes()
        target = next(one for one in photos.glob("*/*") if one.is_dir()) / arrival.name
        with target.open("wb") as stream:
            for piece in range(_PIECES):
                share = len(data) // _PIECES + 1
                stream.write(data[piece * share : (piece + 1) * share])
                stream.flush()
                time.sleep(0.05)
        written = time.perf_counter()
        while not is_scored(runtime, os.fsencode(target.relative_to(photos))):
            if time.perf_counter() - written > 60:
                raise SystemExit(f"{target} has not come.")
            time.sleep(0.02)
        waits.append(time.perf_counter() - written)
    runtime.indexer.stop()
    return waits


def until_idle(runtime: Runtime) -> None:
    """Waits until the indexer has looked at everything."""
    time.sleep(1)
    while runtime.indexer.progress().phase != "idle":
        time.sleep(0.1)


def is_scored(runtime: Runtime, path: bytes) -> bool:
    """Whether a photo has a vector, with which its tags are written."""
    query = "SELECT 1 FROM vector JOIN file USING (photo_id) WHERE path = :path"
    with runtime.workspace.library.database.read() as connection:
        return connection.execute(text(query), {"path": path}).first() is not None


if __name__ == "__main__":
    main()
