"""A program that writes in every way that Python knows, to try whether the recorder sees it all."""

import os
import shutil
from pathlib import Path


def main(words: list[str]) -> None:
    """Write, move, link and remove in the folder that is named."""
    folder = Path(words[0])
    with (folder / "old").open("r+b") as file:
        file.seek(4)
        file.write(b"!")
        file.flush()
        os.pwrite(file.fileno(), b"??", 7)
        file.truncate(9)
        os.fsync(file.fileno())
    with (folder / "longer").open("ab", buffering=0) as file:
        file.write(b"one")
        os.writev(file.fileno(), [b"two", b"three"])
    with (folder / "reserved").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, 700)
    shutil.copyfile(folder / "longer", folder / "below" / "copy")
    (folder / "gone").write_bytes(b"gone")
    (folder / "gone").unlink()
    (folder / "moved").write_bytes(b"moved over")
    (folder / "moved").replace(folder / "longer")
    (folder / "linked").hardlink_to(folder / "longer")
    (folder / "new").mkdir()
    (folder / "new" / "inside").write_text("inside")
    (folder / "new").replace(folder / "renamed")
    os.write(1, b"here\n")
