"""Decodes damaged files and reads their metadata for so many seconds, then says how many.

python -m tests.faults.fuzz FOLDER SECONDS SEED

The seed of the file at hand stands in FOLDER/at: after a crash `damaged` makes that file again.
"""

import io
import random
import sys
import time
import warnings
from pathlib import Path

from PIL import Image, ImageDraw

from photomanager.errors import DecodeError
from photomanager.imaging import decode, metadata, quality, thumbnail
from tests.faults.damage import damage

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "HEIF", "MPO")
XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmp:Rating="3" xmp:Label="Red"><dc:subject><rdf:Bag><rdf:li>dog</rdf:li></rdf:Bag></dc:subject>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def good_files():
    """One small picture in each format, with EXIF, GPS and, where Pillow writes it, XMP."""
    image = Image.effect_noise((96, 64), 80).convert("RGB")
    ImageDraw.Draw(image).ellipse((10, 10, 60, 50), fill="red")
    exif = Image.Exif()
    exif[0x010F], exif[0x9003] = "Maker", "2024:05:06 07:08:09"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 0.5), 3: "E", 4: (11.0, 30.0, 0.25)})
    made = []
    for kind in FORMATS:
        buffer = io.BytesIO()
        options = {} if kind in ("GIF", "BMP") else {"exif": exif}
        if kind in ("JPEG", "WEBP", "TIFF"):
            options["xmp"] = XMP
        image.save(buffer, kind, **options)
        made.append((kind, buffer.getvalue()))
    return made


def damaged(good, seed):
    """The name, the contents and the sidecar of one file."""
    chance = random.Random(seed)
    kind, data = chance.choice(good)
    sidecar = damage(XMP, chance) if chance.randrange(4) == 0 else XMP
    return f"{seed}.{kind.lower()}", damage(data, chance), sidecar


def look_at(name, data, sidecar):
    """What the worker does with a file, but for the network."""
    metadata.read(data, [sidecar])
    try:
        picture = decode.decode(data, name)
    except DecodeError as error:
        sentence = str(error)
    else:
        small = thumbnail.small(picture)
        quality.measure(small)
        thumbnail.encode(small)
        return
    assert sentence.endswith("."), sentence


if __name__ == "__main__":
    folder, seconds, seed = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    good = good_files()
    warnings.simplefilter("ignore")  # as the worker does
    end = time.monotonic() + seconds
    number = 0
    with (folder / "at").open("w") as at:
        while time.monotonic() < end:
            at.seek(0)
            at.write(str(seed + number))
            at.flush()
            look_at(*damaged(good, seed + number))
            number += 1
    sys.stdout.write(str(number))
