"""A program to be killed: writes rows through `Store` and says each number only after it is saved.

It forks one writer for every line it is sent, so that only the first has to import anything:

    in:  the path, the passphrase; then for each writer a line with its first number
    out: for each writer its process id, the numbers it has saved, and "gone" when it has been killed
"""

import os
import sys
from pathlib import Path

from cpdesk.storage import vault
from cpdesk.storage.store import Store


def say(words: object) -> None:
    os.write(1, f"{words}\n".encode())


def write_forever(path: Path, key: vault.DataKey, first: int) -> None:
    store = Store(path, key)
    number = first
    while True:
        with store.writing() as session:
            session.connection().exec_driver_sql(
                "INSERT INTO kept VALUES (?, ?)", (number, f"{number} " * (1 + number * 7919 % 3000))
            )
        say(number)
        number += 1


def main() -> None:
    path = Path(sys.stdin.readline().rstrip("\n"))
    key = vault.unlock(path, sys.stdin.readline().rstrip("\n"))
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            say(os.getpid())
            write_forever(path, key, int(line))
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
