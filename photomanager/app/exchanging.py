"""Tags and what was learned, into files and out of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog

from photomanager.app.chosen_photos import chosen_photos
from photomanager.app.dialogs.write_tags import WriteTagsDialog
from photomanager.app.session.exchange import Exchange
from photomanager.app.session.progress import Progress
from photomanager.app.showing_work import show_work
from photomanager.app.translation import translate
from photomanager.app.wording import photo_count
from photomanager.operations.write_tags import OWN, SHARED, How

if TYPE_CHECKING:
    from collections.abc import Callable

    from photomanager.app.frame import Frame
    from photomanager.operations.learner_exchange import Exchanged
    from photomanager.operations.tag_tables import TableOutcome
    from photomanager.operations.write_tags import WriteOutcome

_NAMING, _AUTOMATIC = "write_tags/naming", "write_tags/automatic"


def hang_exchange(frame: Frame) -> None:
    """Binds the actions."""
    Exchanging(frame, frame.window)


class Exchanging(QObject):
    """Asks for files and says what came of it. GUI thread."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._exchange = Exchange(frame.session)
        self._under_way: list[Progress] = []
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self._stop)
        for key, slot in {
            "write_tags": self.write_tags,
            "export_tags": self.export_tags,
            "import_tags": self.import_tags,
            "export_learner": self.export_learner,
            "import_learner": self.import_learner,
        }.items():
            frame.actions.bind(key, slot)
        frame.browsing.listed.connect(self._follow)
        self._follow(0)

    def _follow(self, shown: int) -> None:
        for key in ("write_tags", "export_tags"):
            self._frame.actions.enable(key, shown > 0)

    # -- tags to photos ---------------------------------------------------------------------

    def write_tags(self) -> None:
        """Asks where to, and writes."""
        selected, every = (
            chosen_photos(self._frame.views, self._frame.grid),
            list(self._frame.model.ids),
        )
        store = self._frame.store
        naming = SHARED if store.value(_NAMING) == SHARED else OWN
        # Changing photos themselves is chosen anew each time.
        how = How(naming=naming, automatic=bool(store.value(_AUTOMATIC, False, type=bool)))
        dialog = WriteTagsDialog(len(selected), len(every), how, self._frame.window)

        def start(how: How, everything: bool) -> None:
            store.setValue(_NAMING, how.naming)
            store.setValue(_AUTOMATIC, how.automatic)
            self._write(every if everything else selected, how, dialog)

        dialog.write_wanted.connect(start)
        dialog.open()

    def _write(self, ids: list[int], how: How, dialog: WriteTagsDialog) -> None:
        progress = Progress(total=len(ids))
        self._under_way.append(progress)
        dialog.follow(progress)

        def ended(outcome: WriteOutcome) -> None:
            self._under_way.remove(progress)
            dialog.end(outcome)

        def failed(error: BaseException) -> None:
            self._under_way.remove(progress)
            dialog.give_up()
            self._frame.session.report(error)

        self._exchange.write_tags(ids, how, progress, ended, failed)

    def _stop(self) -> None:
        for progress in self._under_way:
            progress.end()

    # -- tables and learners ------------------------------------------------------------------

    def export_tags(self) -> None:
        """Asks for a file and writes the tags of the selected photos, or of all shown."""
        ids = chosen_photos(self._frame.views, self._frame.grid) or list(self._frame.model.ids)
        title = translate("Exchange", "Export the tags of {photos}", photos=photo_count(len(ids)))
        self._ask(
            title,
            _table_kinds(),
            lambda file: self._exchange.export_table(
                ids,
                file,
                self._shown(translate("Exchange", "Exporting tags"), total=len(ids)),
                self._tell_export,
            ),
            save=translate("Exchange", "Tags.csv"),
        )

    def import_tags(self) -> None:
        """Asks for a table and reads it."""
        self._ask(
            translate("Exchange", "Import tags"),
            _table_kinds(both=True),
            lambda file: self._exchange.import_table(
                file, self._shown(translate("Exchange", "Importing tags")), self._tell_import
            ),
        )

    def export_learner(self) -> None:
        """Asks for a file and writes what was learned."""
        self._ask(
            translate("Exchange", "Export what was learned"),
            _learner_kind(),
            lambda file: self._exchange.export_learner(
                file,
                self._shown(translate("Exchange", "Exporting what was learned")),
                self._tell_learner_export,
            ),
            save=translate("Exchange", "Photo Manager.learner"),
        )

    def import_learner(self) -> None:
        """Asks for a file and adds what it has learned."""
        self._ask(
            translate("Exchange", "Import what was learned"),
            _learner_kind(),
            lambda file: self._exchange.import_learner(
                file,
                self._shown(translate("Exchange", "Importing what was learned")),
                self._tell_learner_import,
            ),
        )

    def _shown(self, what: str, *, total: int = 0) -> Progress:
        """Shows new work. Stopped, it leaves nothing: a file is written whole, read in one go."""
        progress = Progress(what, total)
        show_work(self._frame, progress)
        return progress

    def _ask(self, title: str, kinds: str, then: Callable[[Path], None], *, save: str = "") -> None:
        """Opens a dialog for a file; with `save` one for a new file of that name."""
        dialog = QFileDialog(self._frame.window, title, str(Path.home()), kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if save:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(Path(save).suffix.removeprefix("."))
            dialog.selectFile(save)
            dialog.filterSelected.connect(partial(_follow_kind, dialog))
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _tell_export(self, outcome: TableOutcome) -> None:
        self._frame.session.said.emit(
            translate(
                "Exchange",
                "Wrote {tags} of {photos} to {file}",
                tags=_tags(outcome.rows),
                photos=photo_count(outcome.photos),
                file=outcome.file.name,
            )
        )

    def _tell_import(self, outcome: TableOutcome) -> None:
        words = [
            translate(
                "Exchange",
                "Read {tags} of {photos} from {file}",
                tags=translate("Exchange", "%Ln new tags", count=outcome.rows),
                photos=photo_count(outcome.photos),
                file=outcome.file.name,
            )
        ]
        if outcome.unknown:
            words.append(
                translate("Exchange", "%Ln photos are not in this library", count=outcome.unknown)
            )
        self._frame.session.said.emit(" · ".join(words))

    def _tell_learner_export(self, outcome: Exchanged) -> None:
        self._frame.session.said.emit(
            translate(
                "Exchange",
                "Wrote {answers} about {tags} to {file}",
                answers=translate("Exchange", "%Ln answers", count=outcome.lessons),
                tags=_tags(outcome.tags),
                file=outcome.file.name,
            )
        )

    def _tell_learner_import(self, outcome: Exchanged) -> None:
        self._frame.session.said.emit(
            translate(
                "Exchange",
                "Learned {answers} about {tags} from {file}",
                answers=translate("Exchange", "%Ln new answers", count=outcome.lessons),
                tags=_tags(outcome.tags),
                file=outcome.file.name,
            )
            if outcome.operation
            else translate("Exchange", "{file} holds nothing new", file=outcome.file.name)
        )


def _tags(count: int) -> str:
    return translate("Exchange", "%Ln tags", count=count)


def _table_kinds(*, both: bool = False) -> str:
    kinds = [
        translate("Exchange", "Table for spreadsheets (*.csv)"),
        translate("Exchange", "JSON for programs (*.json)"),
    ]
    return ";;".join([translate("Exchange", "Tables of tags (*.csv *.json)")] if both else kinds)


def _learner_kind() -> str:
    return translate("Exchange", "What was learned (*.learner)")


def _follow_kind(dialog: QFileDialog, kind: str) -> None:
    """The name ends as the chosen kind of file does."""
    suffix = kind.rpartition("*.")[2].rstrip(")")
    dialog.setDefaultSuffix(suffix)
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(Path(name).with_suffix(f".{suffix}").name)
