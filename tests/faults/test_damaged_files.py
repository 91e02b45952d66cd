"""Good files damaged at random: each is indexed or refused with a reason, and nothing crashes."""

import io
import subprocess
import sys

import pytest
from PIL import Image

from photomanager.operations import folders
from photomanager.operations.problems import problems
from tests.faults.damage import damage
from tests.indexing.workspaces import fake_indexer, open_workspace

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF", "MPO")


def good_file(make_photo, folder, kind):
    path = make_photo(folder / "good.png", seed=3, size=(320, 240))
    buffer = io.BytesIO()
    with Image.open(path) as image:
        exif = Image.Exif()
        exif[0x010F] = "Maker"
        exif[0x9003] = "2024:05:06 07:08:09"
        options = {} if kind in ("GIF", "BMP") else {"exif": exif}
        image.save(buffer, kind, **options)
    path.unlink()
    return buffer.getvalue()


@pytest.mark.slow
def test_each_is_indexed_or_named_with_a_reason(tmp_path, make_photo, chance, how_many):
    folder = tmp_path / "photos"
    folder.mkdir()
    good = {kind: good_file(make_photo, folder, kind) for kind in FORMATS}
    count = how_many(90, 2_000)
    for number in range(count):
        kind = FORMATS[number % len(FORMATS)]
        harmed = damage(good[kind], chance)
        (folder / f"{number:04}.{kind.lower()}").write_bytes(harmed)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with open_workspace(tmp_path / "library") as workspace:
        root = folders.add(workspace, folder, origin="cli").id
        indexer = fake_indexer(workspace)
        report = indexer.run([root])
        assert report.indexed + report.failed + report.ignored == count
        reasons = {one.path: one.reason for one in problems(workspace)}
        assert len(reasons) == report.failed
        # A whole sentence each, and never a fault of the program's own.
        assert all(reason.endswith(".") for reason in reasons.values())
        assert not [one for one in reasons.values() if "fault of this program" in one]
        again = indexer.run([root])
        assert (again.indexed, again.failed) == (0, report.failed)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.slow
def test_decoders_and_metadata_survive_anything(tmp_path, chance, how_many):
    seconds, seed = how_many(4, 300), chance.randrange(1 << 32)
    words = [sys.executable, "-X", "faulthandler", "-m", "tests.faults.fuzz", tmp_path]
    done = subprocess.run(
        [*words, str(seconds), str(seed)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"file {(tmp_path / 'at').read_text()}: {done.stderr[-2000:]}"
    assert int(done.stdout) > 20 * seconds
