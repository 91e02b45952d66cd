from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt

from photomanager.app.item_models.backup_model import DATE, PHOTOS, BackupModel
from photomanager.app.item_models.problem_model import ProblemModel
from photomanager.operations.backup import KeptBackup


def test_problems_keep_the_rules_of_item_models(qtmodeltester):
    model = ProblemModel()
    model.show([("/a.jpg", "The file is empty.")])
    qtmodeltester.check(model)
    assert model.index(0, 1).data() == "The file is empty."
    assert model.headerData(0, Qt.Orientation.Horizontal) == "File"


def test_backups_keep_the_rules_of_item_models(qtmodeltester):
    model = BackupModel()
    made = datetime(2025, 8, 17, tzinfo=UTC)
    model.show(
        [
            KeptBackup(Path("/backups/2.zip"), made, 2_000_000, 1_200),
            KeptBackup(Path("/backups/1.zip"), made, 10, None),
            KeptBackup(Path("/backups/0.zip"), made, 10, 3, "restore"),
            KeptBackup(Path("/backups/0.zip"), made, 10, 3, "update"),
        ]
    )
    qtmodeltester.check(model)
    assert model.index(0, PHOTOS).data() == "1,200"
    assert model.index(1, PHOTOS).data() == "cannot be read"
    moment = model.index(0, DATE).data()
    assert [model.index(row, DATE).data() for row in (1, 2, 3)] == [
        moment,
        f"{moment}, before a restore",
        f"{moment}, before an update",
    ]
