"""File names: which are photos or videos, how they are shown; without a suffix, by first bytes."""

from __future__ import annotations

import os
import re
import unicodedata

PICTURE_SUFFIXES = frozenset(
    b".jpg .jpeg .jpe .jfif .mpo .png .apng .webp .gif .bmp .dib .tif .tiff .avif .heic .heif "
    b".hif .jp2 .j2k .jpx .psd".split()
)
RAW_SUFFIXES = frozenset(
    b".3fr .arw .cr2 .cr3 .crw .dcr .dng .erf .fff .iiq .kdc .mef .mos .mrw .nef .nrw .orf .pef "
    b".raf .rw2 .rwl .sr2 .srf .srw .x3f".split()
)
VIDEO_SUFFIXES = frozenset(
    b".3g2 .3gp .asf .avi .divx .dv .f4v .flv .insv .lrv .m2t .m2ts .m2v .m4v .mkv .mod .mov .mp4 "
    b".mpe .mpeg .mpg .mts .mxf .ogv .qt .tod .ts .vob .webm .wmv".split()
)
# Enough of a file for `looks_like_photo`.
HEAD_BYTES = 16

_MAGIC = (
    b"\xff\xd8\xff",  # JPEG
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",  # TIFF and most RAW files, both byte orders
    b"MM\x00*",
)
# What systems call a picture of the screen, in the languages of most of their users.
_SCREENSHOT = re.compile(
    "screen ?shot|screen capture|screencast|bildschirmfoto|bildschirmaufnahme|capture d.écran|"
    "captura de (pantalla|tela|ecrã)|schermata|schermafbeelding|skärmavbild|skärmklipp|"
    "skjermbilde|skærmbillede|näyttökuva|zrzut ekranu|snímek obrazovky|ekran görüntüsü|"
    "снимок экрана|знімок екрана|スクリーンショット|屏幕截图|截屏|截图|螢幕截圖|스크린샷"
)
_BRANDS = frozenset({b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1"})


def suffix(name: bytes) -> bytes:
    """The file name's suffix in lower case, with its dot; empty when there is none."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - pathlib has no bytes


def is_photo_name(name: bytes) -> bool:
    """Whether a file of this name is indexed; its contents may still be something else."""
    return suffix(name) in PICTURE_SUFFIXES or is_raw_name(name)


def is_raw_name(name: bytes) -> bool:
    """Whether a file of this name is a camera's RAW file."""
    return suffix(name) in RAW_SUFFIXES


def is_video_name(name: bytes) -> bool:
    """Whether a file of this name is a video, which is counted and not shown."""
    return suffix(name) in VIDEO_SUFFIXES


def is_screenshot_name(path: bytes) -> bool:
    """Whether a system has named the file as its pictures of the screen."""
    name = unicodedata.normalize("NFC", display(path)).casefold()
    return _SCREENSHOT.match(re.sub("[_-]", " ", name)) is not None


def looks_like_photo(head: bytes) -> bool:
    """Whether the first `HEAD_BYTES` bytes are those of a picture."""
    if head[:4] == b"RIFF":
        return head[8:12] == b"WEBP"
    if head[4:8] == b"ftyp":
        return head[8:12] in _BRANDS
    return head.startswith(_MAGIC)


def display(path: bytes) -> str:
    """The file's own name for a sentence; bytes that are not UTF-8 become �."""
    return os.path.basename(path).decode("utf-8", "replace")  # noqa: PTH119
