"""Files that somebody looks at or writes into, and that kill whoever touches them."""

import gc
import io
import os
import subprocess
import sys
import threading
import time
import weakref

import numpy as np
import psutil
import pytest
from PIL import Image

from photomanager.errors import DecodeError, MetadataError, WorkerError
from photomanager.imaging import decode, metadata, thumbnail
from photomanager.imaging.fields import Fields
from photomanager.indexing.errands import Errands
from tests.imaging.test_sidecar import packet
from tests.indexing.fake_worker import CRASHES, DIES, HANGS, SEGFAULTS

REX = Fields(keywords=(("animal", "Rex"),), rating=3)


@pytest.fixture
def errands(fake_worker):
    made = Errands(command=fake_worker)
    yield made
    made.close()


def workers():
    return [one for one in psutil.Process().children() if "fake_worker.py" in str(one.cmdline())]


def look(errands, path, edge=2000):
    content = decode.content_hash(path.read_bytes())
    found = errands.look(os.fsencode(path), content, edge, fitted=True)
    return np.frombuffer(found.pixels, np.uint8).reshape(found.rows, found.columns, 3)


def rewritten(errands, path):
    return errands.rewritten(os.fsencode(path), REX, sidecar=False, there=True)


def test_a_photo_looks_as_if_it_were_decoded_here(errands, make_photo, tmp_path):
    path = make_photo(tmp_path / "a.png", size=(301, 200))
    assert look(errands, path).tolist() == np.asarray(Image.open(path)).tolist()
    assert look(errands, path, edge=50).shape == (33, 50, 3)
    picture = decode.decode(path.read_bytes(), "a.png")
    content = decode.content_hash(path.read_bytes())
    assert errands.thumbnail(os.fsencode(path), content) == thumbnail.make(picture)
    assert len(workers()) == 1


def test_other_bytes_than_those_known_are_not_shown(errands, make_photo, tmp_path):
    path = make_photo(tmp_path / "a.png")
    for way in (errands.thumbnail, lambda *what: errands.look(*what, 100, fitted=True)):
        with pytest.raises(DecodeError, match=r"a\.png has changed since"):
            way(os.fsencode(path), b"another hash")
    path.unlink()
    with pytest.raises(DecodeError, match=r"a\.png is gone"):
        errands.describe(os.fsencode(path))


def test_metadata_are_read_and_worked_out(errands, make_photo, tmp_path):
    path = make_photo(tmp_path / "a.jpg")
    before = path.read_bytes()
    path.write_bytes(new := rewritten(errands, path))
    assert path.read_bytes() != before
    assert errands.describe(os.fsencode(path))["keywords"] == ["Rex"]
    assert Image.open(io.BytesIO(new)).tobytes() == Image.open(io.BytesIO(before)).tobytes()
    assert not rewritten(errands, path)
    beside = tmp_path / "a.jpg.xmp"
    for there, keywords in ((False, ["Rex"]), (True, ["See", "Rex"])):
        new = errands.rewritten(os.fsencode(beside), REX, sidecar=True, there=there)
        said = metadata.read(bytes(new))
        assert (said.more["keywords"], said.rating) == (keywords, 3)
        beside.write_bytes(packet(["See"]))
    beside.write_bytes(b"<x:xmpmeta broken")
    with pytest.raises(MetadataError, match="no XMP file"):
        errands.rewritten(os.fsencode(beside), REX, sidecar=True, there=True)


@pytest.mark.parametrize("how", [CRASHES, SEGFAULTS, DIES])
def test_a_crash_costs_its_file_a_sentence_and_the_worker_a_start(
    errands, make_photo, tmp_path, how
):
    good, bad = make_photo(tmp_path / "good.jpg"), make_photo(tmp_path / "bad.jpg", size=how)
    look(errands, good)
    with pytest.raises(DecodeError, match=r"bad\.jpg was left alone: it makes the decoder crash"):
        look(errands, bad)
    with pytest.raises(DecodeError, match="crash"):
        errands.describe(os.fsencode(bad))
    with pytest.raises(MetadataError, match=r"bad\.jpg was left alone: it makes the decoder crash"):
        rewritten(errands, bad)
    assert look(errands, good).shape == (48, 64, 3)
    assert rewritten(errands, good)


def test_a_file_that_hangs_holds_up_nobody_else(fake_worker, make_photo, tmp_path):
    errands = Errands(command=fake_worker, time_limit=1.5)
    good, bad = make_photo(tmp_path / "good.jpg"), make_photo(tmp_path / "bad.jpg", size=HANGS)
    said = []

    def hang():
        with pytest.raises(DecodeError) as error:
            look(errands, bad)
        said.append(str(error.value))

    thread = threading.Thread(target=hang)
    thread.start()
    look(errands, good)
    assert not said
    thread.join()
    assert "takes longer than" in said[0]
    errands.close()


def test_many_threads_share_two_processes(errands, make_photo, tmp_path):
    paths = [make_photo(tmp_path / f"{n}.jpg", seed=n) for n in range(12)]
    found = {}

    def work(number):
        found[number] = look(errands, paths[number])

    threads = [threading.Thread(target=work, args=[number]) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(workers()) <= 2
    for number, path in enumerate(paths):
        assert np.array_equal(found[number], np.asarray(Image.open(path))), number


def test_without_work_their_memory_is_back(fake_worker, make_photo, tmp_path):
    errands = Errands(command=fake_worker, idle=0.3)
    path = make_photo(tmp_path / "a.jpg")
    look(errands, path)
    (process,) = workers()
    process.wait(timeout=20)
    look(errands, path)
    assert len(workers()) == 1
    errands.close()
    assert not workers()
    with pytest.raises(WorkerError, match=r"closed before a\.jpg was done"):
        look(errands, path)  # a thread that was on its way
    assert not workers()


def test_closing_waits_for_no_file_that_hangs(fake_worker, make_photo, tmp_path):
    errands = Errands(command=fake_worker)
    paths = [make_photo(tmp_path / f"{n}.jpg", size=HANGS) for n in range(4)]
    said = []

    def hang(path):
        try:
            look(errands, path)
        except WorkerError as error:
            said.append(str(error))

    # Two hang, and two wait for their turn.
    threads = [threading.Thread(target=hang, args=[path]) for path in paths]
    for thread in threads:
        thread.start()
    deadline = time.monotonic() + 30
    while len(workers()) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1.5)  # until they have taken their files up
    began = time.monotonic()
    errands.close()
    for thread in threads:
        thread.join()
    assert time.monotonic() - began < 10
    assert len(said) == 4
    assert not workers()


def test_nobody_need_close_what_nobody_holds(fake_worker, make_photo, tmp_path):
    errands = Errands(command=fake_worker)
    look(errands, make_photo(tmp_path / "a.jpg"))
    (process,) = workers()
    gone = weakref.ref(errands)
    del errands
    gc.collect()
    assert gone() is None
    process.wait(timeout=20)


def test_a_worker_that_says_nothing_is_given_up(make_photo, tmp_path, monkeypatch):
    monkeypatch.setattr("photomanager.indexing.errands._STARTS_S", 0.3)
    command = (sys.executable, "-c", "import time; time.sleep(60)")
    errands = Errands(command=command, time_limit=0.3)
    began = time.monotonic()
    with pytest.raises(WorkerError, match=r"does not answer about a\.jpg"):
        look(errands, make_photo(tmp_path / "a.jpg"))
    assert time.monotonic() - began < 20
    errands.close()


def test_the_window_never_loads_what_could_crash_it():
    program = (
        "import sys, photomanager.runtime, photomanager.app.main_window\n"
        "from photomanager.operations import photos, viewing, write_tags\n"
        "native = ('exiv2', 'rawpy', 'pillow_heif')\n"
        "print([name for name in native if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
