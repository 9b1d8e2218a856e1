"""The program is killed in the middle of each of its deeds: nothing is lost, and nothing half has a name."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cpdesk.storage.files import data_path
from tests.drills import ground, kills
from tests.drills.kills import Deed, Scene
from tests.drills.victims import Victims

FEW, MANY = 2, 200
MANY_OF = {"write": 1000}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ground.Ground:
    return ground.made(tmp_path_factory.mktemp("ground"))


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    with Victims() as loaded:
        yield loaded


@pytest.mark.parametrize("deed", kills.DEEDS, ids=lambda deed: deed.words)
def test_a_few_kills(made: ground.Ground, tmp_path: Path, deed: Deed, victims: Victims) -> None:
    outcome = kills.drill(deed, made, FEW, tmp_path, random.Random(), victims)
    assert outcome.kills == FEW


@pytest.mark.soak
@pytest.mark.parametrize("deed", kills.DEEDS, ids=lambda deed: deed.words)
def test_as_many_kills_as_are_promised(
    made: ground.Ground, tmp_path: Path, deed: Deed, victims: Victims
) -> None:
    wanted = MANY_OF.get(deed.name, MANY)
    outcome = kills.drill(deed, made, wanted, tmp_path, random.Random(), victims)
    assert outcome.caught > wanted / 2
    assert outcome.saved > wanted or outcome.made > wanted / 20


@pytest.fixture
def scene(made: ground.Ground, tmp_path: Path) -> Scene:
    here = made.copied_to(tmp_path / "work")
    out = tmp_path / "out"
    out.mkdir()
    with ground.opened(here.path, ground.PASSPHRASE) as desk:
        for number in (1, 2, 3):
            ground.say(desk, here.conference, number)
    return Scene(here, out, saved=[1, 2, 3], turn=1)


def _an_entry_more(scene: Scene) -> None:
    scene.saved.append(4)


def _the_end_is_missing(scene: Scene) -> None:
    data = data_path(scene.ground.path)
    data.write_bytes(data.read_bytes()[:-4096])


def _half_a_head(scene: Scene) -> None:
    scene.ground.path.write_bytes(scene.ground.path.read_bytes()[:5000])


@pytest.mark.parametrize("spoil", [_an_entry_more, _the_end_is_missing, _half_a_head])
def test_whoever_looks_finds_a_lost_entry_and_a_half_file(
    scene: Scene, spoil: Callable[[Scene], None]
) -> None:
    kills.the_file_is_whole(scene)
    spoil(scene)
    with pytest.raises(ground.Failed):
        kills.the_file_is_whole(scene)


@pytest.mark.parametrize("half", ["records", "head"])
def test_whoever_looks_finds_half_a_backup(scene: Scene, half: str) -> None:
    with ground.opened(scene.ground.path, ground.PASSPHRASE) as desk:
        backup = desk.backups.make(scene.out).line.path
    assert kills.sealed_files_are_whole(scene, scene.out) == 1
    part = backup if half == "head" else data_path(backup)
    part.write_bytes(part.read_bytes()[: -part.stat().st_size // 3])
    with pytest.raises(ground.Failed):
        kills.sealed_files_are_whole(scene, scene.out)


@pytest.mark.parametrize("half", ["a document", "the folder"])
def test_whoever_looks_finds_half_an_export(scene: Scene, half: str) -> None:
    with ground.opened(scene.ground.path, ground.PASSPHRASE) as desk:
        documents = len(desk.papers.make(scene.ground.conference, scene.out).documents)
    assert kills.documents_are_whole(scene.out, documents) == 1
    one = next(scene.out.rglob("*.docx"))
    if half == "a document":
        one.write_bytes(one.read_bytes()[:-200])
    else:
        one.unlink()
    with pytest.raises(ground.Failed):
        kills.documents_are_whole(scene.out, documents)
