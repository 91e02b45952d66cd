"""How the worker process runs errands (`errands`): whatever touches a file's bytes natively.

One photo is decoded as large as somebody looks at it, or a file's metadata are read, or worked
out anew. Nothing is written here: the process that asked puts the new contents in place.
"""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from photomanager.errors import DecodeError, MetadataError
from photomanager.imaging import decode, kinds, metadata, metadata_writing, thumbnail
from photomanager.imaging.fields import Fields
from photomanager.indexing import protocol
from photomanager.recognition.faces import of_people

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from photomanager.recognition.faces import FaceFinder

_BAND_PIXELS = 1_000_000


def run(errand: protocol.Errand) -> protocol.Outcome:
    """Does what was asked.

    Raises:
        DecodeError: The photo cannot be read or decoded, or is another than it was.
        MetadataError: The metadata cannot be written.
    """
    match errand:
        case protocol.Look():
            return _look(errand)
        case protocol.Shrink():
            data = _known(errand)
            picture = decode.decode(data, kinds.display(errand.path))
            return protocol.Shrunk(errand.id, thumbnail.make(picture))
        case protocol.Describe():
            return protocol.Described(errand.id, metadata.read(decode.read_file(errand.path)).more)
        case protocol.Rewrite():
            return _rewrite(errand)


def find_faces(task: protocol.FindFaces, finder: FaceFinder) -> protocol.FacesFound:
    """Looks for faces in a thumbnail, which for most photos has all the pixels that matter."""
    faces = of_people(finder.find(thumbnail.picture_of(task.thumbnail)), task.head)
    return protocol.FacesFound(task.id, [list(astuple(face)) for face in faces])


def _known(errand: protocol.Look | protocol.Shrink) -> bytes:
    """The file's contents, if they are those that the library has looked at."""
    data = decode.read_file(errand.path)
    if errand.content_hash and decode.content_hash(data) != errand.content_hash:
        name = kinds.display(errand.path)
        raise DecodeError(f"{name} has changed since; it is shown when it has been read again.")
    return data


def _look(errand: protocol.Look) -> protocol.Looked:
    data = _known(errand)
    wanted = decode.Wanted(1, errand.edge) if errand.edge else decode.FOR_INDEXING
    picture = decode.decode(data, kinds.display(errand.path), wanted)
    image = _at_most(picture.image, errand.edge) if errand.fitted else picture.image
    pixels = _pixels(image).reshape(-1).data
    return protocol.Looked(errand.id, picture.width, picture.height, *image.size, pixels)


def _rewrite(errand: protocol.Rewrite) -> protocol.Rewritten:
    fields = Fields(_paths(errand.keywords), _paths(errand.gone), errand.rating, errand.label)
    name = kinds.display(errand.path)
    if not errand.sidecar:
        new = metadata_writing.photo_bytes(decode.read_file(errand.path), fields, name)
    elif errand.there:
        new = metadata_writing.sidecar_bytes(_contents(errand.path), fields, name)
    else:
        new = metadata_writing.sidecar_bytes(None, fields, name)
    return protocol.Rewritten(errand.id, new or b"")


def _paths(keywords: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, keywords))


def _contents(sidecar: bytes) -> bytes:
    try:
        with open(sidecar, "rb") as stream:  # noqa: PTH123 - pathlib has no bytes
            return stream.read()
    except OSError as error:
        raise MetadataError(
            f"{kinds.display(sidecar)} cannot be read ({error.strerror}); look at its rights."
        ) from error


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    """uint8[h, w, 3], copied in bands: numpy by itself would need the memory three times over."""
    pixels = np.empty((image.height, image.width, 3), np.uint8)
    rows = max(1, _BAND_PIXELS // image.width)
    for top in range(0, image.height, rows):
        bottom = min(image.height, top + rows)
        band = image.crop((0, top, image.width, bottom)).convert("RGB")
        pixels[top:bottom] = np.asarray(band)
    return pixels


def _at_most(image: Image.Image, edge: int) -> Image.Image:
    """Smoothly made smaller to `edge` pixels on the longest side, never enlarged."""
    scale = edge / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)
