"""A process of its own that opens an older file and is killed in the middle of bringing it up to date."""

import os
import sys
from importlib import import_module
from pathlib import Path

from cpdesk.storage import migrations, vault
from cpdesk.storage.store import Store


def main(path: Path, passphrase: str, during: str) -> None:
    """Open the file `path`; end without warning after the migration `during`, before its commit."""
    module = import_module(f"{migrations.__name__}.versions.{during}")
    real = module.upgrade

    def killed() -> None:
        real()
        os._exit(9)

    vars(module)["upgrade"] = killed
    Store(path, vault.unlock(path, passphrase))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
