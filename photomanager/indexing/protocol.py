"""What supervisor and worker say to each other, and how it travels through a pipe.

A message is 8 bytes (lengths of header and blob, unsigned 32 bits, little endian), a header
in JSON and a blob. Nothing is pickled: the worker reads hostile files, and what it sends must
never be able to run anything in the process that owns the database.

Supervisor to worker: `Setup` once, then any number of `Request`.
Worker to supervisor: `Ready` or `Fatal` once; then for each request `Started`, later one of
`Indexed`, `Hashed`, `Unchanged` and `Failed`; in any order of files.
"""

from __future__ import annotations

import base64
import json
import struct
from dataclasses import dataclass, field
from typing import Any, BinaryIO

_LENGTHS = struct.Struct("<II")
# No message comes near; a longer one means that the stream is out of step.
_LONGEST_HEADER = 16 << 20
_LONGEST_BLOB = 64 << 20


class ProtocolError(Exception):
    """The other side sent what no version of it sends: it crashed in mid-message."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How the worker shall work.

    Attributes:
        model: Folder of the network.
        threads: Threads that decode photos.
        face_model: Folder of the network that finds faces; empty: nobody looks for any.
        roomy: Bytes of memory up to which several files are decoded at a time; 0: always.
    """

    model: str
    threads: int
    face_model: str = ""
    roomy: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """One file to index.

    Attributes:
        id: Chosen by the supervisor, comes back with the answer.
        path: Absolute path.
        known: Content hash of what the library holds already, or empty.
        with_map: Whether the answer shall hold the network's last feature map too.
        only_hash: Whether the hash of the contents is enough.
    """

    id: int
    path: bytes
    known: bytes = b""
    with_map: bool = False
    only_hash: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded its network."""


@dataclass(frozen=True, slots=True)
class Fatal:
    """The worker cannot work at all; `reason` is one sentence."""

    reason: str


@dataclass(frozen=True, slots=True)
class Started:
    """A decode thread has taken up the file: whoever crashes now is among the started.

    Attributes:
        id: Of the request.
        thread: The thread as the worker names it in its last words.
    """

    id: int
    thread: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """Everything the library keeps of a photo.

    Attributes:
        id: Of the request.
        size: Of the file as read.
        mtime_ns: Of the file as read.
        content_hash: 16 bytes.
        photo: Columns of table `photo` that come from the file, JSON-ready.
        thumbnail: JPEG.
        code: int8[dimensions] as bytes.
        head: 64 bytes, the network's likeliest classes.
        feature_map: float32[h, w, C] as a NumPy file, empty if it was not asked for.
        without: float32[h · w, C] likewise, the embedding with each place painted over.
        sidecars: Name (`os.fsdecode`), size and mtime_ns of each XMP file that was read with it.
        faces: Left, top, width, height (in fractions of the upright photo) and score of each
            face, the largest first; None if nobody looked.
    """

    id: int
    size: int
    mtime_ns: int
    content_hash: bytes
    photo: dict[str, Any]
    thumbnail: bytes
    code: bytes
    head: bytes
    feature_map: bytes = b""
    without: bytes = b""
    sidecars: list[tuple[str, int, int]] = field(default_factory=list)
    faces: list[list[float]] | None = None


@dataclass(frozen=True, slots=True)
class Hashed:
    """The contents of a file of which no more was asked."""

    id: int
    size: int
    mtime_ns: int
    content_hash: bytes


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The file's contents are those the library knows; only its times are new."""

    id: int
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The file cannot be indexed.

    Attributes:
        id: Of the request.
        reason: One sentence for the user.
        lasting: Whether the same bytes will fail again; if not, the next scan tries again.
    """

    id: int
    reason: str
    lasting: bool


Message = Setup | Request | Ready | Fatal | Started | Indexed | Hashed | Unchanged | Failed
Outcome = Indexed | Hashed | Unchanged | Failed

_KINDS: dict[str, type[Message]] = {
    kind.__name__.lower(): kind
    for kind in (Setup, Request, Ready, Fatal, Started, Indexed, Hashed, Unchanged, Failed)
}
_IN_BLOB = {"thumbnail", "code", "head", "feature_map", "without"}
_IN_BASE64 = {"path", "known", "content_hash"}


def send(stream: BinaryIO, message: Message) -> None:
    """Writes one message and flushes; one thread at a time.

    Raises:
        OSError: The other side has gone.
    """
    header: dict[str, Any] = {"kind": type(message).__name__.lower()}
    blobs: list[bytes] = []
    for name in message.__slots__:
        value = getattr(message, name)
        if name in _IN_BLOB:
            blobs.append(value)
            value = len(value)
        elif name in _IN_BASE64:
            value = base64.b64encode(value).decode("ascii")
        header[name] = value
    text = json.dumps(header, separators=(",", ":")).encode("utf-8")
    blob = b"".join(blobs)
    stream.write(_LENGTHS.pack(len(text), len(blob)) + text + blob)
    stream.flush()


def receive(stream: BinaryIO) -> Message | None:
    """Waits for one message; None when the other side has closed the pipe between messages.

    Raises:
        ProtocolError: The stream ends within a message, or holds something else.
    """
    lengths = _exactly(stream, _LENGTHS.size, may_end=True)
    if not lengths:
        return None
    header_length, blob_length = _LENGTHS.unpack(lengths)
    if header_length > _LONGEST_HEADER or blob_length > _LONGEST_BLOB:
        raise ProtocolError("message of impossible length")
    text = _exactly(stream, header_length)
    blob = _exactly(stream, blob_length)
    try:
        return _message(json.loads(text), blob)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProtocolError("message that nobody sends") from error


def _message(header: dict[str, Any], blob: bytes) -> Message:
    kind = _KINDS[header.pop("kind")]
    start = 0
    for name in kind.__slots__:
        if name in _IN_BLOB:
            end = start + int(header[name])
            header[name] = blob[start:end]
            start = end
        elif name in _IN_BASE64:
            header[name] = base64.b64decode(header[name])
    if start != len(blob):
        raise ValueError("blob of another length")
    return kind(**header)


def _exactly(stream: BinaryIO, length: int, *, may_end: bool = False) -> bytes:
    parts: list[bytes] = []
    missing = length
    while missing:
        part = stream.read(missing)
        if not part:
            if may_end and missing == length:
                return b""
            raise ProtocolError("the stream ends within a message")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
