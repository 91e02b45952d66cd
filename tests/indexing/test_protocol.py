import io
import os

import pytest

from photomanager.indexing import protocol

MESSAGES = [
    protocol.Setup(model="/models/ü", threads=2, face_model="/models/faces", roomy=1 << 30),
    protocol.Request(id=7, path=b"/photos/caf\xe9 \xff.jpg", known=b"\x00\xff" * 8),
    protocol.Request(id=8, path=b"/photos/a.jpg", with_map=True),
    protocol.Ready(),
    protocol.Fatal(reason="no network"),
    protocol.Hashed(id=4, size=5, mtime_ns=6, content_hash=b"h" * 16),
    protocol.Started(id=3, thread=140_000_000_000_000),
    protocol.Indexed(
        id=3,
        size=5,
        mtime_ns=2**62,
        content_hash=bytes(16),
        photo={"title": "Ü\n", "width": 3, "latitude": None},
        thumbnail=b"jpeg\x00",
        code=b"\x80" * 512,
        head=b"h" * 64,
        feature_map=b"\x93NUMPY",
        without=b"\x93NUMPY again",
        faces=[[0.1, 0.25, 0.5, 0.5, 0.75], [0.0, 0.0, 0.125, 1.0, 2 / 3]],
    ),
    protocol.Unchanged(id=1, size=2, mtime_ns=3),
    protocol.Unchanged(id=1, size=2, mtime_ns=3, photo={"title": "Ü"}),
    protocol.Request(id=9, path=b"/photos/a.jpg", raws=["/photos/caf\udce9.CR2"]),
    protocol.FindFaces(id=5, path=b"caf\xe9.jpg", thumbnail=b"jpeg\x00", head=b"h" * 64),
    protocol.FacesFound(id=5, faces=[[0.1, 0.25, 0.5, 0.5, 0.75]]),
    protocol.Look(id=0, path=b"/a.jpg", content_hash=b"h" * 16, edge=2560, fitted=True),
    protocol.Looked(id=0, width=20, height=30, columns=2, rows=1, pixels=b"\x00\x80\xff" * 2),
    protocol.Shrink(id=0, path=b"/a.jpg", content_hash=b"h" * 16),
    protocol.Shrunk(id=0, thumbnail=b"jpeg\x00"),
    protocol.Describe(id=0, path=b"/a.jpg"),
    protocol.Described(id=0, more={"keywords": ["Ü"]}),
    protocol.Rewrite(0, b"/a.xmp", True, False, [["Tier", "Hund"]], [["Katze"]], -1, ""),
    protocol.Rewritten(id=0, contents=b"<x:xmpmeta\xff"),
    protocol.Failed(id=1, reason="x.jpg is empty.", lasting=True),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda m: type(m).__name__)
def test_message_arrives_as_it_was_sent(message):
    stream = io.BytesIO()
    protocol.send(stream, message)
    stream.seek(0)
    assert protocol.receive(stream) == message
    assert protocol.receive(stream) is None


def test_messages_follow_one_another():
    stream = io.BytesIO()
    for message in MESSAGES:
        protocol.send(stream, message)
    stream.seek(0)
    assert [protocol.receive(stream) for _ in MESSAGES] == MESSAGES


def test_every_cut_stream_is_noticed():
    whole = io.BytesIO()
    protocol.send(whole, MESSAGES[6])
    for length in range(1, len(whole.getvalue())):
        with pytest.raises(protocol.ProtocolError):
            protocol.receive(io.BytesIO(whole.getvalue()[:length]))


@pytest.mark.parametrize(
    "stream",
    [
        b"\xff" * 64,
        b"\x02\0\0\0\0\0\0\0{}",
        b"\x04\0\0\0\0\0\0\0null",
        b'\x0f\0\0\0\x01\0\0\0{"kind":"ready"}'[:24],
    ],
    ids=["endless", "no kind", "no object", "foreign blob"],
)
def test_noise_is_a_protocol_error(stream):
    with pytest.raises(protocol.ProtocolError):
        protocol.receive(io.BytesIO(stream))


def test_a_pipe_with_short_reads_is_read_whole():
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as source, os.fdopen(writing, "wb") as out:
        protocol.send(out, MESSAGES[1])
        out.close()
        assert protocol.receive(source) == MESSAGES[1]
