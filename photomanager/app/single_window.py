"""One window for each library: a second start hands its folders to the first and ends.

The two meet at a local socket (a pipe on Windows) that only this user may open and that is named
after the library's folder. No network is involved.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Sequence

_WAIT_MS = 2_000
_TAKEN = b"taken\n"


class SingleWindow(QObject):
    """The place where later starts are heard. GUI thread.

    Signals:
        called: Another start asked for the window; carries the folders (`list[Path]`) to add.
    """

    called = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Those who have called and not yet hung up; kept, or Python would let go of them.
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = _name(library)
        if not self._server.listen(name):
            # A window that was killed leaves its socket behind.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Hears no more calls."""
        self._server.close()
        for socket in self._callers:
            socket.abort()
        self._callers.clear()

    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._callers.append(socket)
            socket.readyRead.connect(self._hear)
        self._hear()

    def _hear(self) -> None:
        for socket in list(self._callers):
            if socket.canReadLine():
                words = json.loads(bytes(socket.readLine().data()))
                socket.write(_TAKEN)
                socket.flush()
                self.called.emit([Path(os.fsdecode(bytes.fromhex(word))) for word in words])
        connected = QLocalSocket.LocalSocketState.ConnectedState
        self._callers = [one for one in self._callers if one.state() == connected]


def hand_over(library: Path, folders: Sequence[Path]) -> bool:
    """Gives the folders to the window that has this library open.

    Returns:
        Whether there is such a window and it has taken them.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    words = [os.fsencode(folder.absolute()).hex() for folder in folders]
    socket.write(json.dumps(words).encode() + b"\n")
    heard = socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readLine().data()) == _TAKEN
    socket.disconnectFromServer()
    return heard


def _name(library: Path) -> str:
    place = os.fsencode(os.path.realpath(library))
    return f"photomanager-{hashlib.sha256(place).hexdigest()[:20]}"
