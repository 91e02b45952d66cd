"""The process that reads hostile files: decodes photos, runs the network, and runs errands.

`python -m photomanager.indexing.worker`, started by the supervisor and spoken to through its
standard input and output (see `protocol`). N threads read, hash and decode; one thread runs
the network. It knows neither the database nor the learner, and writes no file. It ends when
its input ends, so it never outlives the process that started it.
"""

from __future__ import annotations

import ctypes
import faulthandler
import io
import itertools
import json
import logging
import os
import queue
import signal
import sys
import threading
import warnings
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import psutil

from photomanager.errors import DecodeError, MetadataError, PhotoManagerError
from photomanager.imaging import decode, kinds, metadata, quality, sidecar, thumbnail
from photomanager.imaging.decode import UnreadableError
from photomanager.indexing import errand_work, protocol
from photomanager.recognition.embedder import LiteRTEmbedder
from photomanager.recognition.evidence import means_without
from photomanager.recognition.faces import FaceNetwork, LiteRTFaceFinder, of_people
from photomanager.recognition.feature_space import FeatureSpace
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.opinion import top_classes
from photomanager.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from io import BufferedIOBase
    from typing import Any

    from numpy.typing import NDArray
    from PIL import Image

    from photomanager.recognition.embedder import Embedder
    from photomanager.recognition.faces import Face, FaceFinder

    # From the setup to what turns photos into codes, opinions and faces.
    NetworkFactory = Callable[[protocol.Setup], "Network"]

_log = logging.getLogger(__name__)

# Prepared photos that may wait for the network, for each decode thread.
_WAITING = 2
# After so many photos what the decoders have freed goes back to the system.
_TRIM_AFTER = 256
# So often a thread looks whether there is memory again.
_LOOK_S = 0.1


@dataclass(frozen=True, slots=True)
class Network:
    """What turns pixels into what the library keeps.

    Attributes:
        embedder: Runs the network; its `run` is called on one thread.
        space: Turns the embedding into a code.
        temperature: Of the head's softmax.
        face_finder: Finds faces for all threads that decode; None: nobody looks.
    """

    embedder: Embedder
    space: FeatureSpace
    temperature: float
    face_finder: FaceFinder | None = None


def load_network(setup: protocol.Setup) -> Network:
    """The networks of a setup. The embedder has one thread, for the other processors decode.

    Raises:
        ModelError: A file is missing, changed or of a foreign kind.
    """
    manifest = Manifest.load(Path(setup.model))
    embedder = LiteRTEmbedder(manifest, threads=1)
    finder = None
    if setup.face_model:
        faces = FaceNetwork.load(Path(setup.face_model))
        finder = LiteRTFaceFinder(faces)
    return Network(embedder, FeatureSpace.load(manifest), manifest.temperature, finder)


@dataclass(frozen=True, slots=True)
class _Decoded:
    """A photo on its way from a decode thread to the network.

    Attributes:
        request: Who asked.
        pixels: The network's input.
        faces: What the detector takes for faces; None if nobody looked.
        answer: Lacks code, head and faces.
    """

    request: protocol.Request
    pixels: NDArray[np.uint8]
    faces: list[Face] | None
    answer: protocol.Indexed


class Worker:
    """The threads of one worker process.

    Args:
        network: What embeds the photos; None: only errands are run.
        threads: Threads that decode.
        out: Where messages go; every thread may send.
        roomy: Bytes of memory up to which they decode at the same time; 0: always.
    """

    def __init__(
        self, network: Network | None, threads: int, out: BinaryIO, roomy: int = 0
    ) -> None:
        self._network = network
        self._out = out
        self._out_lock = threading.Lock()
        self._requests: queue.SimpleQueue[protocol.Task] = queue.SimpleQueue()
        self._decoded: queue.Queue[_Decoded] = queue.Queue(threads * _WAITING)
        self._threads = threads
        self._roomy = roomy
        self._decoding = 0
        self._turn = threading.Condition()

    def serve(self, source: BufferedIOBase) -> None:
        """Answers requests until `source` ends."""
        # Daemons, for the process must be able to end while a decoder hangs.
        for _ in range(self._threads):
            threading.Thread(target=self._decode_all, daemon=True).start()
        if self._network is not None:
            embed = threading.Thread(target=self._embed_all, args=[self._network], daemon=True)
            embed.start()
        self._send(protocol.Ready())
        while isinstance(message := protocol.receive(source), protocol.Task):
            self._requests.put(message)

    def _decode_all(self) -> None:
        while True:
            request = self._requests.get()
            with self._in_turn():
                self._send(protocol.Started(request.id, threading.get_ident()))
                answer = self._decode(request)
            if isinstance(answer, _Decoded):
                self._decoded.put(answer)
            else:
                self._send(answer)

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Waits while memory is short and others are decoding.

        So a file that needs too much is soon alone, and known when the supervisor has to end us.
        """
        with self._turn:
            while self._decoding and self._is_short():
                self._turn.wait(_LOOK_S)
            self._decoding += 1
        try:
            yield
        finally:
            with self._turn:
                self._decoding -= 1
                self._turn.notify()

    def _is_short(self) -> bool:
        return bool(self._roomy) and psutil.Process().memory_info().rss > self._roomy

    def _decode(self, request: protocol.Task) -> _Decoded | protocol.Outcome:
        try:
            if isinstance(request, protocol.Request):
                assert self._network is not None
                return self._decoded_photo(request, self._network)
            if isinstance(request, protocol.FindFaces):
                assert self._network is not None
                assert self._network.face_finder is not None
                return errand_work.find_faces(request, self._network.face_finder)
            return errand_work.run(request)
        except UnreadableError as error:
            return protocol.Failed(request.id, str(error), lasting=False)
        except (DecodeError, MetadataError) as error:
            return protocol.Failed(request.id, str(error), lasting=True)
        except Exception as error:  # noqa: BLE001 - a bug with one file must not cost the others
            return _bug(request, error)

    def _decoded_photo(
        self, request: protocol.Request, network: Network
    ) -> _Decoded | protocol.Outcome:
        data, mtime_ns = _read_settled(request.path)
        content_hash = decode.content_hash(data)
        if request.only_hash:
            if content_hash == request.known:
                return protocol.Unchanged(request.id, len(data), mtime_ns)
            return protocol.Hashed(request.id, len(data), mtime_ns, content_hash)
        if content_hash == request.known:
            said, read = _said(request, data)
            return protocol.Unchanged(request.id, len(data), mtime_ns, said, read)
        picture = decode.decode(data, kinds.display(request.path))
        small = thumbnail.small(picture)
        seen = {"format": picture.format, "pixels": quality.measure(small).record()}
        said, read = _said(request, data, seen)
        answer = protocol.Indexed(
            id=request.id,
            size=len(data),
            mtime_ns=mtime_ns,
            content_hash=content_hash,
            photo={"width": picture.width, "height": picture.height, **said},
            thumbnail=thumbnail.encode(small),
            code=b"",
            head=b"",
            sidecars=read,
        )
        pixels = network.embedder.prepare(picture.image)
        return _Decoded(request, pixels, self._faces(network, picture.image, small), answer)

    def _faces(self, network: Network, image: Image.Image, small: Image.Image) -> list[Face] | None:
        """Looked for by the thread that decoded.

        On many processors the one thread that embeds is the slowest part already. In all but
        panoramas the thumbnail has all the pixels that matter, and needs no more scaling.
        """
        if network.face_finder is None:
            return None
        finder = network.face_finder
        return finder.find(small if finder.enough(small.size) else image)

    def _embed_all(self, network: Network) -> None:
        for number in itertools.count(1):
            if number % _TRIM_AFTER == 0:
                _give_back_memory()
            decoded = self._decoded.get()
            try:
                activation = network.embedder.run(decoded.pixels)
                code = network.space.code(activation.mean[None])[0].tobytes()
                head = top_classes(activation.logits, network.temperature)
                faces = None if decoded.faces is None else of_people(decoded.faces, head)
                boxes = None if faces is None else [list(astuple(face)) for face in faces]
                answer = replace(decoded.answer, code=code, head=head, faces=boxes)
                if decoded.request.with_map:
                    embedder = network.embedder
                    answer = _with_map(answer, embedder, decoded.pixels, activation.feature_map)
                self._send(answer)
            except Exception as error:  # noqa: BLE001
                self._send(_bug(decoded.request, error))

    def _send(self, message: protocol.Message) -> None:
        try:
            with self._out_lock:
                protocol.send(self._out, message)
        except OSError:
            # Nobody listens any more: the supervisor has died.
            os._exit(1)


def _give_back_memory() -> None:
    """What photos of every size leave behind in the heap grows for thousands of photos."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)


def _read_settled(path: bytes) -> tuple[bytes, int]:
    """The file's contents and mtime, unless somebody is still writing it."""
    try:
        before = os.stat(path)  # noqa: PTH116 - pathlib has no bytes
        data = decode.read_file(path)
        after = os.stat(path)  # noqa: PTH116
    except OSError as error:
        raise UnreadableError(
            f"{kinds.display(path)} cannot be read ({error.strerror}); scan the folder again."
        ) from error
    if (before.st_mtime_ns, len(data)) != (after.st_mtime_ns, after.st_size):
        raise UnreadableError(
            f"{kinds.display(path)} is being written; scan the folder again when it is finished."
        )
    return data, after.st_mtime_ns


def _said(
    request: protocol.Request, data: bytes, seen: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], list[tuple[str, int, int]]]:
    """The columns of table `photo` that come from metadata, and the sidecars that were read.

    Args:
        request: Which file.
        data: Its contents.
        seen: What "metadata" shall hold besides, of the picture itself.
    """
    raws, left_alone = (map(os.fsencode, names) for names in (request.raws, request.left_alone))
    beside = sidecar.read(request.path, raws, frozenset(left_alone))
    meta = metadata.read(data, [one.data for one in beside if one.data or not one.size])
    more = {**meta.more, **(seen or {})}
    if meta.unread:
        more["unread"] = True
    if kinds.is_screenshot_name(request.path):
        more["name"] = "screenshot"
    columns = {
        "taken_at": meta.taken_at,
        "taken_zone": meta.taken_zone,
        "rating": meta.rating,
        "label": meta.label,
        "pick": meta.pick,
        "title": meta.title,
        "description": meta.description,
        "latitude": meta.latitude,
        "longitude": meta.longitude,
        "metadata": json.dumps(more, ensure_ascii=False, sort_keys=True),
    }
    return columns, [(os.fsdecode(one.name), one.size, one.mtime_ns) for one in beside]


def _with_map(
    answer: protocol.Indexed,
    embedder: Embedder,
    pixels: NDArray[np.uint8],
    cells: NDArray[np.float32],
) -> protocol.Indexed:
    without = means_without(embedder, pixels, cells.shape[:2])
    return replace(answer, feature_map=_numpy_file(cells), without=_numpy_file(without))


def _numpy_file(array: NDArray[np.float32]) -> bytes:
    """The array with its shape, in a format that runs nothing when it is read."""
    out = io.BytesIO()
    np.save(out, array, allow_pickle=False)
    return out.getvalue()


def _bug(request: protocol.Task, error: Exception) -> protocol.Failed:
    """Whatever we did wrong with one file must not cost the others."""
    name = kinds.display(request.path)
    _log.exception("cannot work on %s", name)
    kind = type(error).__name__
    reason = sentence(
        f"{name} could not be worked on because of a fault of this program ({kind}); "
        "please report it."
    )
    return protocol.Failed(request.id, reason, lasting=True)


def _pipes() -> tuple[BufferedIOBase, BinaryIO]:
    """Takes standard input and output for the protocol.

    Native libraries print to descriptor 1 when they see fit; from here on that is the
    standard error.
    """
    source = os.fdopen(os.dup(0), "rb")
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return source, out


def main(network_factory: NetworkFactory = load_network) -> None:
    """Runs the worker until its input ends; does not return.

    Args:
        network_factory: Loads the networks of a setup.
    """
    faulthandler.enable()
    # Ctrl-C in a terminal reaches the whole group; the supervisor decides when we end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Pillow warns of every oddity in a file's metadata.
    warnings.simplefilter("ignore")
    source, out = _pipes()
    status = 0
    setup = protocol.receive(source)
    if isinstance(setup, protocol.Setup):
        try:
            network = network_factory(setup) if setup.model else None
        except PhotoManagerError as error:
            protocol.send(out, protocol.Fatal(str(error)))
            status = 1
        else:
            Worker(network, setup.threads, out, setup.roomy).serve(source)
    # Threads may be deep in native code; an orderly shutdown would wait for them.
    os._exit(status)


if __name__ == "__main__":
    main()
