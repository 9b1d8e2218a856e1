"""One window for each person: a second start raises the first window and hands over the file it was given.

The second asks through a local socket that only this user may open. It can ask for nothing but this one
thing; whatever else arrives there is dropped unread.
"""

import os
import sys
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ENDING = ".cpdesk"
_QUESTION = b"cpdesk: to the front, please\n"
_END = b"\x00"
_YES = b"yes"
LONGEST = 4096
"""Bytes of a question, the path in it and all."""
PATIENCE_MS = 2000
"""A first program that does not answer in this time is not there."""
_MOST_ASKING = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What a second start asks for: the window, and a file to offer in it, or none."""

    path: Path | None


def question(path: Path | None) -> bytes:
    """What the second start sends; a path that cannot be told is left out."""
    told = str(path.absolute()).encode("utf-8", "surrogatepass") if path is not None else b""
    whole = _QUESTION + told + _END
    return whole if understood(whole) is not None else _QUESTION + _END


def understood(sent: bytes) -> Asked | None:
    """What was asked; None for anything that a second start of ours would not send."""
    if len(sent) > LONGEST or not sent.startswith(_QUESTION) or not sent.endswith(_END):
        return None
    try:
        told = sent[len(_QUESTION) : -len(_END)].decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not told:
        return Asked(None)
    plain = not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in told)
    path = Path(told)
    return Asked(path) if plain and path.is_absolute() and path.suffix == ENDING else None


def name_for(folder: str) -> str:
    """The name of the socket of the person whose own folder this is; it says nothing about them."""
    short = f"cpdesk-{sha256(folder.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    if os.name == "nt":
        return short
    private = os.environ.get("XDG_RUNTIME_DIR", "")  # a folder of this user alone; /tmp is everybody's
    return QDir(private if private and Path(private).is_dir() else folder).filePath(short)


def handed_over(name: str, path: Path | None) -> bool:
    """Ask the program that is there already to come to the front; false when there is none that answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    _let_it_come_up()
    socket.write(question(path))
    socket.flush()
    answered = socket.waitForReadyRead(PATIENCE_MS)
    return answered and socket.read(len(_YES)).data() == _YES


class FirstStart(QObject):
    """Listens for second starts for as long as it lives."""

    asked = Signal(object)
    """A path to offer, or None: the window is to come to the front."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_ASKING)
        self._server.newConnection.connect(self._somebody)
        self.listening = self._listen(name)

    def _listen(self, name: str) -> bool:
        """Listen; a socket that a dead program left is taken away, one that is answered is not."""
        only_one = QLockFile(f"{name}.lock" if os.name != "nt" else QDir.temp().filePath(f"{name}.lock"))
        only_one.setStaleLockTime(PATIENCE_MS)
        if not only_one.tryLock(PATIENCE_MS):
            return False
        try:
            if handed_over(name, None):  # asked first: on Linux listening would take its place
                return False
            QLocalServer.removeServer(name)
            return self._server.listen(name)
        finally:
            only_one.unlock()

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _somebody(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self).asked.connect(self.asked)


class _Caller(QObject):
    """Somebody at the door: heard once, briefly, and gone."""

    asked = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST + 1)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        self._patience = QTimer(self)  # nobody may stay on the line
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._put_off)
        self._patience.start(PATIENCE_MS)
        if socket.bytesAvailable():
            QTimer.singleShot(0, self, self._read)

    def _put_off(self) -> None:
        self._socket.abort()

    def _read(self) -> None:
        """Wait for the end of the question, but not for more than one may be long."""
        sent = bytes(self._socket.peek(LONGEST + 1).data())
        if not sent or (not sent.endswith(_END) and len(sent) <= LONGEST):
            return
        wanted = understood(sent)
        if wanted is None:
            self._put_off()
            return
        self._socket.readAll()
        self._socket.write(_YES)
        self._socket.flush()
        self._socket.disconnectFromServer()
        self.asked.emit(wanted.path)


def _let_it_come_up() -> None:
    """Windows lets a program come to the front only when the one that has just been started allows it."""
    if sys.platform == "win32":
        import ctypes  # on no other system

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
