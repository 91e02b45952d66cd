"""How everything looks: colours, spacing, type scale, and the style sheet made of them.

Nothing else in the program names a colour or a font size. Text on its background keeps the
contrast of WCAG AA (4.5 : 1) in both palettes; a test computes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget


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
    return _SHEET.format(
        **values,
        small=f"{small:.1f}",
        title=f"{title:.1f}",
        display=f"{display:.1f}",
        radius=Space.RADIUS,
    )


_SHEET = """
QMainWindow, QDialog {{ background: {panel}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {border}; padding: 4px 6px; }}

QLabel[role="soft"], QLabel[role="small"] {{ color: {text_soft}; }}
QLabel[role="small"], QLabel[role="heading"] {{ font-size: {small}pt; }}
QLabel[role="heading"] {{ color: {text_soft}; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[role="display"] {{ font-size: {display}pt; font-weight: 600; }}
QLabel[role="error"] {{ color: {danger}; }}

QFrame[role="toolbar"] {{ background: {panel}; border: none; border-bottom: 1px solid {border}; }}
QFrame[role="strip"] {{ background: {panel}; border: none; border-top: 1px solid {border}; }}
QFrame[role="notice"] {{ background: {notice}; border: none; border-bottom: 1px solid {border}; }}
QFrame[role="reasons"] {{ background: {raised}; border: none;
    border-bottom: 1px solid {border}; }}
QFrame[role="popup"] {{ background: {panel}; border: 1px solid {outline};
    border-radius: {radius}px; }}
QFrame[role="drop"] {{ background: transparent; border: 2px dashed {outline};
    border-radius: 14px; }}
QFrame[role="drop"][over="true"] {{ border-color: {accent}; background: {selected}; }}

QSplitter::handle {{ background: {border}; }}
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {{ background: {panel}; border: none; }}

QLineEdit {{ background: {field}; color: {text}; border: 1px solid {outline};
    border-radius: {radius}px; padding: 5px 8px; selection-background-color: {accent};
    selection-color: {on_accent}; }}
QLineEdit {{ placeholder-text-color: {text_soft}; }}
QLineEdit:focus {{ border: 2px solid {accent}; padding: 4px 7px; }}
QLineEdit[error="true"] {{ border-color: {danger}; }}
QFrame[role="search"] {{ background: {field}; border: 1px solid {outline};
    border-radius: {radius}px; padding: 1px; }}
QFrame[role="search"][focused="true"] {{ border: 2px solid {accent}; padding: 0; }}
QFrame[role="search"][error="true"] {{ border-color: {danger}; }}
QLineEdit[role="bare"], QLineEdit[role="bare"]:focus {{ border: none; background: transparent;
    padding: 4px 2px; }}
QFrame[role="search"] QToolButton {{ padding: 2px 4px; border-width: 1px; }}
QFrame[role="term"] {{ background: {selected}; border: none; border-radius: {radius}px; }}

QPushButton {{ background: {raised}; color: {text}; border: 1px solid {border};
    border-radius: {radius}px; padding: 5px 12px; }}
QPushButton:hover {{ border-color: {outline}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 4px 11px; }}
QPushButton:pressed {{ background: {selected}; }}
QPushButton:disabled {{ color: {outline}; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on_accent}; border: none;
    padding: 9px 20px; font-weight: 600; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; padding: 7px 18px; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent;
    color: {accent}; padding: 2px 4px; text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border: 1px solid {accent}; }}
QComboBox {{ background: {field}; color: {text}; border: 1px solid {outline};
    border-radius: {radius}px; padding: 5px 8px; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 4px 7px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QCheckBox, QRadioButton {{ color: {text}; spacing: 8px; padding: 2px;
    border: 2px solid transparent; border-radius: {radius}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {outline}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 16px; height: 16px;
    border: 1px solid {outline}; background: {field}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {accent};
    background: {on_accent}; }}
QComboBox QAbstractItemView {{ background: {panel}; border: 1px solid {outline};
    selection-background-color: {selected}; selection-color: {text}; outline: none; }}

QToolButton {{ background: transparent; border: 2px solid transparent;
    border-radius: {radius}px; padding: 4px; color: {text}; }}
QToolButton[role="toggle"] {{ border: 1px solid {border}; padding: 5px 9px; }}
QToolButton[role="toggle"]:checked {{ border-color: {accent}; }}
QToolButton[role="toggle"]:focus {{ border: 2px solid {accent}; padding: 4px 8px; }}
QToolButton:hover {{ background: {raised}; }}
QToolButton:checked {{ background: {selected}; }}
QToolButton:checked:disabled {{ background: transparent; }}
QToolButton:pressed {{ background: {selected}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton::menu-indicator {{ image: none; }}

QAbstractScrollArea[role="grid"] {{ background: {window}; border: none; }}
QTreeView, QListView, QTableView {{ background: {panel}; border: none; outline: none;
    selection-background-color: {selected}; selection-color: {text}; }}
QListView[role="completions"] {{ background: {panel}; border: 1px solid {outline};
    padding: 4px 0; }}
QTreeView::item {{ padding: 4px 2px; border-radius: {radius}px; }}
QTreeView::item:hover {{ background: {raised}; }}
QTreeView::item:selected {{ background: {selected}; color: {text}; }}
QTableView {{ gridline-color: {border}; border: 1px solid {border}; }}
QTableView::item {{ padding: 0 6px; }}
QHeaderView::section {{ background: {panel}; color: {text_soft}; border: none;
    border-bottom: 1px solid {border}; padding: 6px 8px; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-position: top center;
    width: 9px; height: 9px; }}

QProgressBar {{ background: {raised}; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}

QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {outline}; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
    background: {text}; }}
QSlider::handle:horizontal:focus {{ background: {accent}; }}

QMenuBar {{ background: {panel}; border-bottom: 1px solid {border}; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {selected}; }}
QMenu {{ background: {panel}; border: 1px solid {outline}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu::item:disabled {{ color: {outline}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}

QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {outline}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::handle:hover {{ background: {text_soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
