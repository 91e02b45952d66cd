"""How much indexing costs beyond what it cannot do without, and against the published way.

    python benchmarks/indexing.py [--photos DIR] [--count N] [--rounds N] [--json]

- floor: nothing but reading, decoding (at the scale that indexing decodes at) and the network,
  on the same files, processors and threads, in one process;
- indexing: `photomanager index` into a new library, the whole process from start to end;
- published: full decode, Keras `predict` one image at a time, scikit-learn's GaussianNB, as the
  published systems do it; per photo, on a part of the files (TensorFlow's start is not counted).

Rounds alternate, and the median of their ratios is printed: machines drift. The ratio of
processor seconds stands beside that of wall-clock time, for machines that do other work too.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import queue
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))
import camera_photos

from photomanager import paths
from photomanager.imaging import decode
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.manifest import Manifest

_PUBLISHED_PHOTOS = 26
_NETWORK = "efficientnet-lite2"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, help="folder of JPEG files to copy")
    parser.add_argument("--count", type=int, default=1000, help="files to index")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--floor-of", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.floor_of:
        run_floor(sorted(arguments.floor_of.iterdir()))
        return
    with tempfile.TemporaryDirectory() as folder:
        photos = camera_photos.fill(Path(folder) / "photos", arguments.count, arguments.photos)
        for path in photos:  # every contender finds the files in memory
            path.read_bytes()
        rounds = [
            one_round(photos[0].parent, Path(folder) / f"library-{n}")
            for n in range(arguments.rounds)
        ]
        published = run_published(photos[:_PUBLISHED_PHOTOS])
    result = {
        "photos": len(photos),
        "floor_seconds": statistics.median(floor.wall for floor, _ in rounds),
        "indexing_seconds": statistics.median(indexing.wall for _, indexing in rounds),
        "ratio_to_floor": statistics.median(i.wall / floor.wall for floor, i in rounds),
        "processor_ratio_to_floor": statistics.median(i.cpu / floor.cpu for floor, i in rounds),
        "published_ms_a_photo": 1000 * published,
        "times_published": statistics.median(published * len(photos) / i.wall for _, i in rounds),
    }
    if arguments.json:
        print(json.dumps(result))
        return
    print(f"{result['photos']} photos, median of {arguments.rounds} rounds")
    print(f"decode and inference alone   {result['floor_seconds']:7.1f} s")
    print(
        f"indexing, whole process      {result['indexing_seconds']:7.1f} s"
        f"   {result['ratio_to_floor']:.2f} × (budget 1.9, faces included)"
    )
    print(f"the same in processor time            {result['processor_ratio_to_floor']:7.2f} ×")
    print(
        f"the published way, a photo   {result['published_ms_a_photo']:7.0f} ms"
        f"   indexing is {result['times_published']:.1f} × as fast (at least 4)"
    )


class Seconds(NamedTuple):
    """What one process took, with the processes it started."""

    wall: float
    cpu: float


def one_round(photos: Path, library: Path) -> tuple[Seconds, Seconds]:
    """Floor and indexing, one after the other."""
    floor = _seconds([sys.executable, __file__, "--floor-of", str(photos)])
    index = ["-m", "photomanager", "--library", str(library), "--json", "index", str(photos)]
    return floor, _seconds([sys.executable, *index])


def _seconds(command: list[str]) -> Seconds:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Seconds(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def run_floor(photos: list[Path]) -> None:
    """Reads, decodes and embeds with as many threads as the worker has, and keeps nothing."""
    embedder = LiteRTEmbedder(Manifest.load(paths.model_dir(_NETWORK)))
    todo: queue.SimpleQueue[Path | None] = queue.SimpleQueue()
    ready: queue.Queue[np.ndarray] = queue.Queue(8)
    for path in photos:
        todo.put(path)
    threads = os.cpu_count() or 1
    for _ in range(threads):
        todo.put(None)

    def decode_all() -> None:
        while (path := todo.get()) is not None:
            with Image.open(io.BytesIO(path.read_bytes())) as image:
                scale = max(decode.SHORT_SIDE / min(image.size), decode.LONG_SIDE / max(image.size))
                image.draft("RGB", (int(image.width * scale), int(image.height * scale)))
                ready.put(embedder.prepare(image.convert("RGB")))

    for _ in range(threads):
        threading.Thread(target=decode_all, daemon=True).start()
    for _ in photos:
        embedder.run(ready.get()).mean  # noqa: B018 - the embedding is part of the floor


def run_published(photos: list[Path]) -> float:
    """Seconds a photo of the published systems' way."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import keras
    from sklearn.naive_bayes import GaussianNB

    network = keras.applications.MobileNetV2(
        weights=None, include_top=False, pooling="avg", input_shape=(224, 224, 3)
    )
    random = np.random.default_rng(1)
    classifier = GaussianNB().fit(random.normal(size=(2000, 1280)), np.arange(2000) % 1000)

    def classify(path: Path) -> None:
        with Image.open(path) as image:
            pixels = np.asarray(image.convert("RGB").resize((224, 224)), np.float32)
        classifier.predict_proba(network.predict((pixels / 127.5 - 1)[None], verbose=0))

    classify(photos[0])
    begin = time.perf_counter()
    for path in photos:
        classify(path)
    return (time.perf_counter() - begin) / len(photos)


if __name__ == "__main__":
    main()
