"""What supervisor and worker say to each other, and how it travels through a pipe.

A message is 8 bytes (lengths of header and blob, unsigned 32 bits, little endian), a header
in JSON and a blob. Nothing is pickled: the worker reads hostile files, and what it sends must
never be able to run anything in the process that owns the database.

Supervisor to worker: `Setup` once, then any number of tasks: `Request`, which is indexing,
`FindFaces`, for what was indexed without, and the errands of somebody who waits (`errands`):
`Look`, `Shrink`, `Describe`, `Rewrite`.
Worker to supervisor: `Ready` or `Fatal` once; then for each task `Started`, later one outcome:
`Indexed`, `Hashed` or `Unchanged`, or the task's own, or `Failed`; in any order of files.
"""

from __future__ import annotations

import base64
import json
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, get_args

if TYPE_CHECKING:
    from io import BufferedIOBase

_LENGTHS = struct.Struct("<II")
# No message comes near; a longer one means that the stream is out of step.
_LONGEST_HEADER = 16 << 20
# The largest photo file with new metadata in it (`decode.MAX_FILE_BYTES`).
_LONGEST_BLOB = (1 << 30) + (64 << 20)

Buffer = bytes | memoryview


class ProtocolError(Exception):
    """The other side sent what no version of it sends: it crashed in mid-message."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How the worker shall work.

    Attributes:
        model: Folder of the network; empty: only errands are run, which need none.
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
        raws: Paths (`os.fsdecode`) of RAW files beside it, whose sidecars speak of it, too.
        left_alone: Names (`os.fsdecode`) of sidecars that are not read.
    """

    id: int
    path: bytes
    known: bytes = b""
    with_map: bool = False
    only_hash: bool = False
    raws: list[str] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FindFaces:
    """A photo known by its thumbnail, in which nobody has looked for faces.

    Attributes:
        id: Comes back with the answer.
        path: Of its file, for the words when it goes wrong.
        thumbnail: JPEG.
        head: What the other network thinks of it, 64 bytes.
    """

    id: int
    path: bytes
    thumbnail: bytes
    head: bytes


@dataclass(frozen=True, slots=True)
class Look:
    """A photo to be decoded for looking at it.

    Attributes:
        id: Comes back with the answer.
        path: Absolute path.
        content_hash: What the file must hold; empty: whatever it holds.
        edge: Pixels wanted on the longest side; 0: as many as indexing looks at.
        fitted: Whether it shall have no more of them, even if more are to be had for nothing.
    """

    id: int
    path: bytes
    content_hash: bytes
    edge: int
    fitted: bool


@dataclass(frozen=True, slots=True)
class Shrink:
    """A photo of which the thumbnail has been lost; attributes as those of `Look`."""

    id: int
    path: bytes
    content_hash: bytes


@dataclass(frozen=True, slots=True)
class Describe:
    """A photo file whose own metadata are to be read."""

    id: int
    path: bytes


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file whose new contents, with these fields in its metadata, are to be worked out.

    Attributes:
        id: Comes back with the answer.
        path: Absolute path.
        sidecar: Whether it is an XMP file, else it is a photo.
        there: Whether it is there yet; a photo always is.
        keywords: As those of `imaging.fields.Fields`; likewise the others.
        gone: Keywords that shall not be there.
        rating: Stars; None leaves them.
        label: Colour label; None leaves it.
    """

    id: int
    path: bytes
    sidecar: bool
    there: bool
    keywords: list[list[str]]
    gone: list[list[str]]
    rating: int | None
    label: str | None


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
    """The file's contents are those the library knows; what is beside it may be new.

    Attributes:
        id: Of the request.
        size: Of the file as read.
        mtime_ns: Likewise.
        photo: Columns of table `photo` that come from metadata; "metadata" lacks what was seen
            in the picture. Empty if only the hash was asked for.
        sidecars: As those of `Indexed`.
    """

    id: int
    size: int
    mtime_ns: int
    photo: dict[str, Any] = field(default_factory=dict)
    sidecars: list[tuple[str, int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FacesFound:
    """The faces in a photo, as those of `Indexed`."""

    id: int
    faces: list[list[float]]


@dataclass(frozen=True, slots=True)
class Looked:
    """A decoded photo.

    Attributes:
        id: Of the errand.
        width: Of the upright original in pixels.
        height: Likewise.
        columns: Of `pixels`.
        rows: Of `pixels`.
        pixels: uint8[rows, columns, 3], upright, sRGB.
    """

    id: int
    width: int
    height: int
    columns: int
    rows: int
    pixels: Buffer


@dataclass(frozen=True, slots=True)
class Shrunk:
    """The thumbnail of a photo, a JPEG."""

    id: int
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class Described:
    """What a photo file itself says: `imaging.metadata.Metadata.more`."""

    id: int
    more: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file's new contents; empty if they would be the old ones."""

    id: int
    contents: Buffer


@dataclass(frozen=True, slots=True)
class Failed:
    """The file cannot be indexed, or the errand not be run.

    Attributes:
        id: Of the request.
        reason: One sentence for the user.
        lasting: Whether the same bytes will fail again; if not, the next scan tries again.
    """

    id: int
    reason: str
    lasting: bool


Errand = Look | Shrink | Describe | Rewrite
Task = Request | FindFaces | Errand
Outcome = (
    Indexed | Hashed | Unchanged | FacesFound | Looked | Shrunk | Described | Rewritten | Failed
)
Message = Setup | Task | Ready | Fatal | Started | Outcome

_KINDS: dict[str, type[Message]] = {kind.__name__.lower(): kind for kind in get_args(Message)}
_IN_BLOB = {"thumbnail", "code", "head", "feature_map", "without", "pixels", "contents"}
# These may be large and are not copied.
_SHARED = {"pixels", "contents"}
_IN_BASE64 = {"path", "known", "content_hash"}


def send(stream: BinaryIO, message: Message) -> None:
    """Writes one message and flushes; one thread at a time.

    Raises:
        OSError: The other side has gone.
    """
    header: dict[str, Any] = {"kind": type(message).__name__.lower()}
    blobs: list[Buffer] = []
    for name in message.__slots__:
        value = getattr(message, name)
        if name in _IN_BLOB:
            blobs.append(value)
            value = len(value)
        elif name in _IN_BASE64:
            value = base64.b64encode(value).decode("ascii")
        header[name] = value
    text = json.dumps(header, separators=(",", ":")).encode("utf-8")
    stream.write(_LENGTHS.pack(len(text), sum(map(len, blobs))) + text)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def receive(stream: BufferedIOBase) -> Message | None:
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
        return _message(json.loads(bytes(text)), blob)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProtocolError("message that nobody sends") from error


def _message(header: dict[str, Any], blob: memoryview) -> Message:
    kind = _KINDS[header.pop("kind")]
    start = 0
    for name in kind.__slots__:
        if name in _IN_BLOB:
            end = start + int(header[name])
            part = blob[start:end]
            header[name] = part if name in _SHARED else bytes(part)
            start = end
        elif name in _IN_BASE64:
            header[name] = base64.b64decode(header[name])
    if start != len(blob):
        raise ValueError("blob of another length")
    return kind(**header)


def _exactly(stream: BufferedIOBase, length: int, *, may_end: bool = False) -> memoryview:
    """So many bytes, in memory that nothing else uses."""
    whole = memoryview(bytearray(length))
    there = 0
    while there < length:
        more = stream.readinto(whole[there:])
        if not more:
            if may_end and not there:
                return whole[:0]
            raise ProtocolError("the stream ends within a message")
        there += more
    return whole
