"""How everything looks: colours, spacing, type scale, and the style sheet made of them.

Nothing else in the window names a colour or a font size; a test looks. Text on its background
keeps the contrast of WCAG AA (4.5 : 1) in both palettes and over photos; a test computes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from photomanager.app.style_template import SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping


class ThemeChoice(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette; every field is `#rrggbb`.

    Attributes:
        window: Behind the photos.
        panel: Side panels, toolbar and status bar.
        raised: Buttons, chips and placeholders on a panel.
        field: Text fields.
        border: Lines between areas.
        outline: Edges that carry meaning (fields, dashed chips).
        text: What is read.
        text_soft: What explains.
        accent: Selection, focus rings, the main button.
        on_accent: Text on `accent`.
        selected: Behind a selected photo or row.
        confirmed: Fill of what the user confirmed.
        on_confirmed: Text on `confirmed`.
        danger: Errors, rejected.
        warning: Missing, offline.
        badge: Disc behind a badge on a photo.
        notice: Behind a message bar.
    """

    dark: bool
    window: str
    panel: str
    raised: str
    field: str
    border: str
    outline: str
    text: str
    text_soft: str
    accent: str
    on_accent: str
    selected: str
    confirmed: str
    on_confirmed: str
    danger: str
    warning: str
    badge: str
    notice: str


DARK = Colours(
    dark=True,
    window="#17181a",
    panel="#1f2023",
    raised="#2b2d32",
    field="#141517",
    border="#303237",
    outline="#686d78",
    text="#eceef1",
    text_soft="#a4a9b3",
    accent="#6aa5ff",
    on_accent="#0c1524",
    selected="#25364f",
    confirmed="#2f7d57",
    on_confirmed="#ffffff",
    danger="#ff8079",
    warning="#f2b84b",
    badge="#101113",
    notice="#3a2523",
)

LIGHT = Colours(
    dark=False,
    window="#eef0f2",
    panel="#fbfbfc",
    raised="#e9ebee",
    field="#ffffff",
    border="#d8dbe0",
    outline="#7f858f",
    text="#1b1d21",
    text_soft="#595e68",
    accent="#1c63d6",
    on_accent="#ffffff",
    selected="#cfe0fb",
    confirmed="#23724b",
    on_confirmed="#ffffff",
    danger="#b3261e",
    warning="#8a5a00",
    badge="#ffffff",
    notice="#fde8e6",
)

# Around a photo on the full screen, in both palettes: without a colour of its own and dark, so
# that eyes judge the photo and not what stands beside it.
SURROUND = "#141414"


@dataclass(frozen=True, slots=True)
class OverPhoto:
    """What lies over photos, the same in both palettes, since a photo may have any brightness.

    Fields are `#rrggbb`, or `#aarrggbb` where the photo shines through.

    Attributes:
        plate: The dark ground of words and signs.
        text: What is read on it.
        text_soft: What explains.
        star: Stars.
        aside: The sign of a photo set aside.
        shade: The dark edge of a light line.
        curves: Red, green and blue of the histogram.
        labels: The colour labels; these colours are what they mean.
        other_label: A label of another program that is no colour.
    """

    plate: str
    text: str
    text_soft: str
    star: str
    aside: str
    shade: str
    curves: tuple[str, str, str]
    labels: Mapping[str, str]
    other_label: str


OVER_PHOTO = OverPhoto(
    plate="#d2101113",
    text="#ffffff",
    text_soft="#b6bcc6",
    star="#ffd257",
    aside="#ff8079",
    shade="#8c000000",
    curves=("#5fff5656", "#5f50dc6e", "#5f5a96ff"),
    labels=MappingProxyType(
        {
            "red": "#e5484d",
            "yellow": "#f5c518",
            "green": "#46a758",
            "blue": "#3e7bfa",
            "purple": "#8e4ec6",
        }
    ),
    other_label="#9aa0aa",
)


class Space:
    """Distances in device-independent pixels."""

    HAIR = 2
    SMALL = 4
    MEDIUM = 8
    LARGE = 12
    WIDE = 16
    HUGE = 32
    RADIUS = 6


class Type:
    """Font sizes relative to the system's font."""

    SMALL = 0.88
    BODY = 1.0
    TITLE = 1.15
    DISPLAY = 1.9


def scaled_font(factor: float, *, bold: bool = False) -> QFont:
    """The application's font at a step of the type scale; copy it before you change it."""
    return _scaled(QGuiApplication.font().key(), factor, bold)


def font_metrics(factor: float) -> QFontMetrics:
    """How wide and high text is at a step of the type scale."""
    return _metrics(QGuiApplication.font().key(), factor)


@lru_cache(maxsize=64)
def _metrics(_font: str, factor: float) -> QFontMetrics:
    return QFontMetrics(scaled_font(factor))


@lru_cache(maxsize=64)
def _scaled(_font: str, factor: float, bold: bool) -> QFont:
    font = QFont(QGuiApplication.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def set_role(widget: QWidget, role: str) -> None:
    """Marks a widget for the style sheet, e.g. `soft`, `title`, `primary`."""
    widget.setProperty("role", role)


class Theme(QObject):
    """The palette in force; follows the system unless the user chose one.

    Signals:
        changed: The colours are other ones now; repaint and recolour icons.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = ThemeChoice.SYSTEM
        self.colours = self._resolve()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_change)

    @property
    def choice(self) -> ThemeChoice:
        """What the user asked for."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Switches to light, dark, or whatever the system has."""
        self._choice = choice
        self.apply()

    def apply(self) -> None:
        """Puts the palette and the style sheet on the application."""
        self.colours = self._resolve()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(qt_palette(self.colours))
        application.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()

    def _on_system_change(self) -> None:
        if self._choice is ThemeChoice.SYSTEM and self.colours is not self._resolve():
            self.apply()

    def _resolve(self) -> Colours:
        if self._choice is ThemeChoice.SYSTEM:
            scheme = QGuiApplication.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """The palette for what Qt's own style paints."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, value in {
        role.Window: colours.panel,
        role.WindowText: colours.text,
        role.Base: colours.field,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.PlaceholderText: colours.text_soft,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Link: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.raised,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.window,
    }.items():
        palette.setColor(name, QColor(value))
    for disabled in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, disabled, QColor(colours.outline))
    return palette


def style_sheet(colours: Colours) -> str:
    """The style sheet for one palette."""
    small, title, display = (
        scaled_font(step).pointSizeF() for step in (Type.SMALL, Type.TITLE, Type.DISPLAY)
    )
    values = {name: getattr(colours, name) for name in Colours.__slots__}
    return SHEET.format(
        **values,
        small=f"{small:.1f}",
        title=f"{title:.1f}",
        display=f"{display:.1f}",
        radius=Space.RADIUS,
    )
