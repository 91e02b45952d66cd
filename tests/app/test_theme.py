import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from photomanager import paths
from photomanager.app import theme as theme_module
from photomanager.app.action_table import action_table
from photomanager.app.icons import icon, icon_image
from photomanager.app.theme import DARK, LIGHT, OVER_PHOTO, ThemeChoice, style_sheet


def luminance(colour):
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("text", "window"),
        ("text", "panel"),
        ("text", "raised"),
        ("text", "field"),
        ("text", "selected"),
        ("text", "notice"),
        ("text_soft", "window"),
        ("text_soft", "panel"),
        ("text_soft", "field"),
        ("text_soft", "raised"),
        ("text_soft", "selected"),
        ("text_soft", "notice"),
        ("accent", "panel"),  # links
        ("accent", "window"),
        ("danger", "field"),
        ("danger", "raised"),
        ("danger", "notice"),
        ("warning", "panel"),
        ("text", "badge"),
        ("on_accent", "accent"),
        ("on_confirmed", "confirmed"),
        ("danger", "panel"),
        ("danger", "badge"),
        ("warning", "badge"),
    ],
)
def test_text_is_readable(colours, text, background):
    assert contrast(getattr(colours, text), getattr(colours, background)) >= 4.5


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("background", ["panel", "field", "window", "raised", "selected"])
def test_edges_that_carry_meaning_are_visible(colours, background):
    # WCAG asks 3 : 1 of parts of controls.
    assert contrast(colours.accent, getattr(colours, background)) >= 3
    assert contrast(colours.text_soft, getattr(colours, background)) >= 3  # icons


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("background", ["panel", "field", "window"])
def test_outlines_of_fields_and_chips_are_visible(colours, background):
    assert contrast(colours.outline, getattr(colours, background)) >= 3


@pytest.mark.parametrize("colours", [DARK, LIGHT], ids=["dark", "light"])
def test_a_confirmed_chip_stands_out_from_the_panel(colours):
    assert contrast(colours.confirmed, colours.panel) >= 3


def over(colour, ground):
    """What is seen of a colour through which the ground shines."""
    top, below = QColor(colour), QColor(ground)
    share = top.alphaF()
    return QColor.fromRgbF(
        *(
            share * a + (1 - share) * b
            for a, b in zip(top.getRgbF()[:3], below.getRgbF()[:3], strict=True)
        )
    )


@pytest.mark.parametrize("photo", ["#ffffff", "#808080", "#000000"], ids=["white", "grey", "black"])
@pytest.mark.parametrize("text", ["text", "text_soft", "star", "aside"])
def test_what_lies_over_a_photo_is_readable_on_any(photo, text):
    plate = over(OVER_PHOTO.plate, photo)
    assert contrast(getattr(OVER_PHOTO, text), plate) >= 4.5


@pytest.mark.parametrize("photo", ["#ffffff", "#808080", "#000000"], ids=["white", "grey", "black"])
def test_a_frame_around_a_face_is_seen_on_any_photo(photo):
    edge = over(OVER_PHOTO.shade, photo)
    assert contrast(OVER_PHOTO.text, edge) >= 3 or contrast(OVER_PHOTO.text, photo) >= 3


def test_only_the_theme_names_colours():
    named = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|QColor\(\s*\d|GlobalColor\.(?!transparent)""")
    room = Path(theme_module.__file__).parent
    guilty = [
        f"{path.relative_to(room)}: {found.group()}"
        for path in sorted(room.rglob("*.py"))
        if path.name != "theme.py"
        for found in named.finditer(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_choosing_changes_the_colours(theme):
    seen = []
    theme.changed.connect(lambda: seen.append(theme.colours))
    theme.choose(ThemeChoice.LIGHT)
    theme.choose(ThemeChoice.DARK)
    assert seen == [LIGHT, DARK]


def test_the_style_sheet_names_only_colours_of_the_palette():
    sheet = style_sheet(LIGHT)
    allowed = {getattr(LIGHT, name) for name in LIGHT.__slots__ if name != "dark"}
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= allowed


def test_every_icon_is_drawn_in_the_colour_asked_for(qapp):
    names = sorted(path.stem for path in (paths.resource_dir() / "icons").glob("*.svg"))
    specs = [spec for section in action_table() for spec in section.rows]
    assert {spec.icon for spec in specs if spec.icon} <= set(names)
    for name in names:
        image = icon_image(name, "#ff0000", 48)
        reds = [
            image.pixelColor(x, y)
            for x in range(48)
            for y in range(48)
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert reds, name
        assert all((one.red(), one.green(), one.blue()) == (255, 0, 0) for one in reds), name


def test_icons_have_the_pixels_of_the_screen(qapp):
    assert icon("tag", "#000000").pixmap(20, 20).width() == 20
    sharp = icon("tag", "#000000").pixmap(QSize(20, 20), 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (40, 2.0)
