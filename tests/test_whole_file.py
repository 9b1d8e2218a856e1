"""A file reaches its name only when it is whole, and the folder knows the name before anybody is told."""

import os
from pathlib import Path

import pytest

from cpdesk import whole_file
from cpdesk.errors import CannotWrite
from cpdesk.whole_file import write_whole


def test_the_content_and_then_the_folder_are_on_the_disk_before_it_is_called_written(tmp_path, monkeypatch):
    if os.name == "nt":
        pytest.skip("Windows has no call for it and needs none")
    target, synced, real = tmp_path / "out.csv", [], os.fsync

    def sync(handle: int) -> None:
        synced.append((Path(f"/proc/self/fd/{handle}").resolve(), target.exists()))
        real(handle)

    monkeypatch.setattr(whole_file.os, "fsync", sync)
    write_whole(target, b"whole")
    assert synced[0][1] is False
    assert synced[1] == (tmp_path.resolve(), True)
    assert target.read_bytes() == b"whole"
    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("failing", ["fsync", "fdopen"])
def test_a_refusal_leaves_the_earlier_file_and_nothing_beside_it(tmp_path, monkeypatch, failing):
    target = tmp_path / "out.csv"
    target.write_bytes(b"earlier")

    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, failing, full)
    with pytest.raises(CannotWrite, match="Not there"):
        write_whole(target, b"new", "Not there.")
    assert target.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [target]
