import os
import signal
import sys
import time

import numpy as np
import psutil
import pytest
from PIL import Image

from photomanager.errors import WorkerError
from photomanager.imaging.decode import content_hash
from photomanager.indexing import protocol
from photomanager.indexing.supervisor import Supervisor
from tests.indexing.fake_worker import CRASHES, DIES, EATS, HANGS, SEGFAULTS, fake_network

SETUP = protocol.Setup(model="unused", threads=2)


@pytest.fixture
def supervisor(fake_worker):
    with Supervisor(SETUP, command=fake_worker, time_limit=20) as running:
        yield running


def ask_all(supervisor, paths):
    for number, path in enumerate(paths):
        supervisor.ask(protocol.Request(number, os.fsencode(path)))
    outcomes = []
    deadline = time.monotonic() + 60
    while supervisor.outstanding:
        assert time.monotonic() < deadline
        outcomes.extend(supervisor.outcomes())
    assert [outcome.id for outcome in outcomes] == list(range(len(paths)))
    return outcomes


def test_a_photo_comes_back_with_everything_the_library_keeps(supervisor, tmp_path, make_photo):
    path = make_photo(tmp_path / "a.jpg", seed=1, size=(800, 600))
    (outcome,) = ask_all(supervisor, [path])
    assert isinstance(outcome, protocol.Indexed)
    assert outcome.size == path.stat().st_size
    assert outcome.mtime_ns == path.stat().st_mtime_ns
    assert outcome.content_hash == content_hash(path.read_bytes())
    assert (outcome.photo["width"], outcome.photo["height"]) == (800, 600)
    assert outcome.thumbnail.startswith(b"\xff\xd8")
    network = fake_network()
    activation = network.embedder.run(network.embedder.prepare(Image.open(path)))
    expected = network.space.code(activation.mean[None])[0]
    assert np.array_equal(np.frombuffer(outcome.code, np.int8), expected)
    assert len(outcome.head) == 64


def test_answers_keep_the_order_of_the_questions(supervisor, tmp_path, make_photo):
    sizes = [(1600, 1200), (8, 8)] * 20
    paths = [make_photo(tmp_path / f"{n}.jpg", seed=n, size=size) for n, size in enumerate(sizes)]
    outcomes = ask_all(supervisor, paths)
    assert [(o.photo["width"], o.photo["height"]) for o in outcomes] == sizes
    assert supervisor.starts == 1


def test_known_contents_are_not_decoded(supervisor, tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"not even a picture")
    request = protocol.Request(1, os.fsencode(path), known=content_hash(path.read_bytes()))
    supervisor.ask(request)
    while supervisor.outstanding:
        for outcome in supervisor.outcomes():
            assert isinstance(outcome, protocol.Unchanged)
            assert outcome.mtime_ns == path.stat().st_mtime_ns


def test_bad_files_fail_with_their_own_sentence_and_nothing_else_does(
    supervisor, tmp_path, make_photo
):
    good = make_photo(tmp_path / "good.jpg")
    empty = tmp_path / "empty.jpg"
    empty.touch()
    outcomes = ask_all(supervisor, [empty, good, tmp_path / "gone.jpg"])
    assert "empty.jpg is empty" in outcomes[0].reason
    assert outcomes[0].lasting
    assert isinstance(outcomes[1], protocol.Indexed)
    assert "gone.jpg" in outcomes[2].reason
    assert not outcomes[2].lasting
    assert supervisor.starts == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf8(supervisor, tmp_path, make_photo):
    good, bad = (tmp_path / os.fsdecode(name) for name in (b"caf\xe9.jpg", b"\xff.jpg"))
    make_photo(good)
    bad.write_bytes(b"no picture")
    outcomes = ask_all(supervisor, [good, bad])
    assert isinstance(outcomes[0], protocol.Indexed)
    assert outcomes[1].reason.startswith("\ufffd.jpg is not a picture")


@pytest.mark.parametrize("how", [CRASHES, SEGFAULTS])
def test_a_crash_costs_one_restart_and_its_own_file(supervisor, tmp_path, make_photo, how):
    paths = [make_photo(tmp_path / f"{n}.png", seed=n) for n in range(20)]
    for guilty in (3, 4, 11):
        make_photo(paths[guilty], size=how)
    outcomes = ask_all(supervisor, paths)
    failed = [outcome.id for outcome in outcomes if isinstance(outcome, protocol.Failed)]
    assert failed == [3, 4, 11]
    assert all("makes the decoder crash" in outcomes[n].reason for n in failed)
    assert supervisor.starts == 1 + len(failed)


def test_a_worker_that_dies_without_a_word_is_asked_file_by_file(supervisor, tmp_path, make_photo):
    paths = [make_photo(tmp_path / f"{n}.png", seed=n) for n in range(20)]
    make_photo(paths[7], size=DIES)
    outcomes = ask_all(supervisor, paths)
    assert [o.id for o in outcomes if isinstance(o, protocol.Failed)] == [7]
    assert supervisor.starts == 3


def test_a_file_that_eats_memory_costs_one_restart(fake_worker, tmp_path, make_photo):
    paths = [make_photo(tmp_path / f"{n}.png", seed=n) for n in range(20)]
    make_photo(paths[5], size=EATS)
    limit = 900 << 20
    with Supervisor(SETUP, command=fake_worker, memory_limit=limit) as supervisor:
        outcomes = ask_all(supervisor, paths)
        assert supervisor.starts <= 2
    assert [o.id for o in outcomes if isinstance(o, protocol.Failed)] == [5]
    assert "more memory than a photo may" in outcomes[5].reason
    assert outcomes[5].lasting


@pytest.mark.skipif(sys.platform == "win32", reason="priorities are named there")
def test_a_polite_worker_steps_back(supervisor, fake_worker, tmp_path, make_photo):
    photo, own = make_photo(tmp_path / "a.png"), psutil.Process().nice()
    ask_all(supervisor, [photo])
    assert psutil.Process(supervisor.process_id).nice() == own
    with Supervisor(SETUP, command=fake_worker, polite=True) as polite:
        ask_all(polite, [photo])
        assert psutil.Process(polite.process_id).nice() > own


def test_a_hanging_file_costs_one_restart(fake_worker, tmp_path, make_photo):
    paths = [make_photo(tmp_path / f"{n}.png", seed=n) for n in range(10)]
    make_photo(paths[2], size=HANGS)
    with Supervisor(SETUP, command=fake_worker, time_limit=1.5) as supervisor:
        outcomes = ask_all(supervisor, paths)
        assert supervisor.starts <= 2
    assert [o.id for o in outcomes if isinstance(o, protocol.Failed)] == [2]
    assert "takes longer than" in outcomes[2].reason


def test_a_killed_worker_costs_no_photo(supervisor, tmp_path, make_photo):
    paths = [make_photo(tmp_path / f"{n}.jpg", seed=n, size=(900, 700)) for n in range(40)]
    for number, path in enumerate(paths):
        supervisor.ask(protocol.Request(number, os.fsencode(path)))
    outcomes = []
    while len(outcomes) < 5:
        outcomes.extend(supervisor.outcomes())
    os.kill(supervisor.process_id, signal.SIGKILL)
    while supervisor.outstanding:
        outcomes.extend(supervisor.outcomes())
    assert [outcome.id for outcome in outcomes] == list(range(40))
    assert all(isinstance(outcome, protocol.Indexed) for outcome in outcomes)


def test_the_worker_ends_with_the_supervisor(supervisor, tmp_path, make_photo):
    ask_all(supervisor, [make_photo(tmp_path / "a.png")])
    pid = supervisor.process_id
    supervisor.close()
    assert supervisor.process_id is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_no_worker_runs_before_there_is_work(supervisor):
    assert supervisor.process_id is None
    assert supervisor.starts == 0


def test_a_worker_that_cannot_load_its_network_says_why(tmp_path, make_photo):
    setup = protocol.Setup(model=str(tmp_path / "no network"), threads=1)
    with Supervisor(setup) as supervisor, pytest.raises(WorkerError, match="no network"):
        ask_all(supervisor, [make_photo(tmp_path / "a.png")])


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "print('noise' * 99)"])
def test_a_program_that_is_no_worker_is_given_up(code, tmp_path, make_photo):
    command = (sys.executable, "-c", code)
    with (
        Supervisor(SETUP, command=command) as supervisor,
        pytest.raises(WorkerError, match="does not start"),
    ):
        ask_all(supervisor, [make_photo(tmp_path / "a.png")])


def test_a_missing_program_is_said_in_a_sentence(tmp_path, make_photo):
    with (
        Supervisor(SETUP, command=(str(tmp_path / "nothing"),)) as supervisor,
        pytest.raises(WorkerError, match="cannot be started"),
    ):
        ask_all(supervisor, [make_photo(tmp_path / "a.png")])
