"""Small pictures made on the spot, and a minimal camera RAW file."""

import io
import struct

import numpy as np
from PIL import Image

QUARTERS = ["red", "green", "blue", "white"]
_COLOURS = {"red": (230, 20, 20), "green": (20, 200, 20), "blue": (20, 20, 230)}
_COLOURS["white"] = (240, 240, 240)


def quarters(size):
    """Top left red, top right green, bottom left blue, bottom right white."""
    image = Image.new("RGB", size)
    half = (size[0] // 2, size[1] // 2)
    for name, corner in zip(QUARTERS, [(0, 0), (half[0], 0), (0, half[1]), half], strict=True):
        image.paste(_COLOURS[name], (*corner, corner[0] + half[0] + 1, corner[1] + half[1] + 1))
    return image


def shown_quarters(image):
    """The colours found in the four quarters, by name."""
    width, height = image.size
    found = []
    for y in (height // 4, 3 * height // 4):
        for x in (width // 4, 3 * width // 4):
            pixel = np.array(image.getpixel((x, y)))
            found.append(
                min(_COLOURS, key=lambda name: np.abs(pixel - np.array(_COLOURS[name])).sum())
            )
    return found


def encoded(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def dng(size, preview):
    """A DNG with an uncompressed Bayer pattern and, if given, a JPEG preview."""
    width, height = size
    pixels = np.full((height, width), 2000, "<u2")
    pixels[::2, ::2] = 4000
    strip = pixels.tobytes()
    raw_tags = {
        254: ("<I", [0]),
        256: ("<I", [width]),
        257: ("<I", [height]),
        258: ("<H", [16]),
        259: ("<H", [1]),
        262: ("<H", [32803]),
        273: ("offset", strip),
        277: ("<H", [1]),
        278: ("<I", [height]),
        279: ("<I", [len(strip)]),
        33421: ("<H", [2, 2]),
        33422: ("B", [0, 1, 1, 2]),
    }
    main = {
        271: ("ascii", b"Test\0"),
        272: ("ascii", b"Camera\0"),
        274: ("<H", [1]),
        50706: ("B", [1, 4, 0, 0]),
        50708: ("ascii", b"Test Camera\0"),
        50721: ("srational", [1, 0, 0, 0, 1, 0, 0, 0, 1]),
        50778: ("<H", [21]),
    }
    if preview is None:
        return _tiff([{**raw_tags, **main}])
    shown = {
        254: ("<I", [1]),
        256: ("<I", [600]),
        257: ("<I", [400]),
        258: ("<H", [8, 8, 8]),
        259: ("<H", [7]),
        262: ("<H", [6]),
        273: ("offset", preview),
        277: ("<H", [3]),
        278: ("<I", [400]),
        279: ("<I", [len(preview)]),
        330: ("subifd", 1),
    }
    return _tiff([{**shown, **main}, raw_tags])


def _tiff(directories):
    """Little-endian TIFF; the second directory hangs under the first as a sub-directory."""
    starts = []
    at = 8
    for tags in directories:
        starts.append(at)
        at += 2 + 12 * len(tags) + 4
    data = b""
    body = b"II*\0" + struct.pack("<I", 8)
    for tags in directories:
        entries = struct.pack("<H", len(tags))
        for tag in sorted(tags):
            kind, values = tags[tag]
            if kind == "offset":
                entries += struct.pack("<HHII", tag, 4, 1, at + len(data))
                data += values + b"\0" * (len(values) % 2)
                continue
            if kind == "subifd":
                entries += struct.pack("<HHII", tag, 4, 1, starts[values])
                continue
            number, packed = _packed(kind, values)
            count = len(packed) if kind == "ascii" else len(values)
            if len(packed) <= 4:
                entries += struct.pack("<HHI", tag, number, count) + packed.ljust(4, b"\0")
            else:
                entries += struct.pack("<HHII", tag, number, count, at + len(data))
                data += packed + b"\0" * (len(packed) % 2)
        body += entries + struct.pack("<I", 0)
    return body + data


def _packed(kind, values):
    if kind == "ascii":
        return 2, values
    if kind == "srational":
        return 10, b"".join(struct.pack("<ii", value, 1) for value in values)
    number = {"B": 1, "<H": 3, "<I": 4}[kind]
    return number, b"".join(struct.pack(kind, value) for value in values)
