"""Good files damaged at random: each is indexed or refused with a reason, and the worker stays."""

import io

import pytest
from PIL import Image

from photomanager.operations import folders
from photomanager.operations.problems import problems
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


def damage(data, chance):
    """Cut, flipped, overwritten, doubled or with its length fields set to anything."""
    harmed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        deed, place = chance.randrange(5), chance.randrange(max(1, len(harmed)))
        if deed == 0:
            del harmed[place:]
        elif deed == 1 and harmed:
            harmed[place] ^= 1 << chance.randrange(8)
        elif deed == 2:
            harmed[place : place + 4] = chance.randbytes(4)
        elif deed == 3:
            harmed[place:place] = harmed[place : place + 200]
        else:
            harmed[place : place + 4] = chance.choice(
                [b"\xff" * 4, b"\0" * 4, b"\x7f" + b"\xff" * 3]
            )
    return bytes(harmed)


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
