"""Programs to be killed: one that is loaded already for each kill, where the system can fork, or else anew.

in:  lines of JSON: the path, the conference and the deeds of one victim
out: for each its process id; what it says (`program.py`); and "gone" when it has ended
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.drills.ground import require

ROOT = Path(__file__).parents[2]
_CAN_FORK = hasattr(os, "fork")


class Victims:
    """One victim after the other."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[str] | None = None
        self._watched = ""
        self._since = self._took = 0.0

    def __enter__(self) -> "Victims":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def killed(
        self, path: Path, conference: object, deeds: list[str], *, begins: str, after: float | None
    ) -> list[dict[str, Any]]:
        """What a victim said that was killed `after` so many seconds of the deed that it `begins`.

        None lets it live to its end.
        """
        victim, said = self._start(path, conference, deeds), []
        while not said or said[-1].get("begins") != begins:
            said.append(self._hear(victim))
            require("gone" not in said[-1], f"the program ended by itself before it came to {begins}")
        if after is not None:
            time.sleep(after)
            with contextlib.suppress(ProcessLookupError):
                os.kill(victim, getattr(signal, "SIGKILL", signal.SIGTERM))  # on Windows the same
        while True:
            line = self._hear(victim)
            if "gone" in line:
                require(after is not None or line["gone"] == 0, f"the program ended with {line['gone']}")
                return said
            said.append(line)

    def seconds(self, path: Path, conference: object, deeds: list[str], *, begins: str) -> float:
        """How long a deed takes that nobody disturbs."""
        self._watched = begins
        self.killed(path, conference, deeds, begins=begins, after=None)
        return self._took

    def _start(self, path: Path, conference: object, deeds: list[str]) -> int:
        if self._server is None:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "tests.drills.victims"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT,
                env={**os.environ, "PYTHONUTF8": "1"},
            )  # fmt: skip
        assert self._server.stdin
        self._server.stdin.write(json.dumps([str(path), str(conference), *deeds]) + "\n")
        self._server.stdin.flush()
        return int(self._hear(0)["victim"])

    def _hear(self, victim: int) -> dict[str, Any]:
        assert self._server
        assert self._server.stdout
        line = self._server.stdout.readline()
        if not line.endswith("\n"):  # killed with the program that told of it, where nothing is forked
            self._end()
            return {"gone": -9}
        said: dict[str, Any] = json.loads(line)
        if said.get("begins") == self._watched:
            self._since = time.monotonic()
        elif said.get("done") == self._watched:
            self._took = time.monotonic() - self._since
        return said

    def _end(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        assert server.stdin
        assert server.stdout
        with contextlib.suppress(OSError):
            server.stdin.close()
        server.wait(30)
        server.stdout.close()


def _serve() -> None:
    from tests.drills.program import main, say

    for line in sys.stdin:
        if not _CAN_FORK:
            say(victim=os.getpid())
            main(json.loads(line))
            say(gone=0)
            continue
        child = os.fork()
        if child == 0:
            ended = 1
            try:
                say(victim=os.getpid())
                main(json.loads(line))
                ended = 0
            finally:  # never back into this loop; what went wrong is told on standard error
                if ended:
                    sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
                os._exit(ended)
        _, status = os.waitpid(child, 0)
        say(gone=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    _serve()
