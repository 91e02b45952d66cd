"""The style sheet of the window; `theme.style_sheet` fills in the colours and sizes."""

from __future__ import annotations

SHEET = """
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
QLineEdit[role="filter"] {{ padding: 5px 3px; }}
QLineEdit[role="filter"]:focus {{ padding: 4px 2px; }}
QFrame[role="search"] QToolButton {{ padding: 2px 4px; border-width: 1px; }}
QFrame[role="search"] QToolButton[role="scope"] {{ background: {raised}; padding: 2px 8px; }}
QFrame[role="search"] QToolButton[role="scope"]:hover {{ border-color: {outline}; }}
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
    padding: 2px 0; }}
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
