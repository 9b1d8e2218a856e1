"""The program is killed in the middle of each of its deeds: nothing is lost, and nothing half has a name."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cpdesk.storage.files import data_path
from tests.drills import ground, kills
from tests.drills.kills import Deed, Scene
from tests.drills.victims import Victims

FEW, MANY = 4, 200
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
    assert outcome.kills >= FEW
    assert outcome.caught, "in its middle"
    assert outcome.finished, "after its end"
    assert outcome.saved or outcome.made, "what was finished is found"


class Slow(Victims):
    """Victims of which none ever comes to its end, or of which each has come to it before it is killed."""

    def __init__(self, done: bool) -> None:
        super().__init__()
        self._done = done

    def seconds(self, path: Path, conference: object, deeds: list[str], *, begins: str) -> float:
        return 0.1

    def killed(
        self, path: Path, conference: object, deeds: list[str], *, begins: str, after: float | None
    ) -> list[dict[str, Any]]:
        return [{"begins": begins}, *([{"done": begins}] if self._done else [])]


@pytest.mark.parametrize(("done", "words"), [(False, "never finished"), (True, "no kill came in its middle")])
def test_a_drill_that_shows_nothing_fails(
    made: ground.Ground, tmp_path: Path, done: bool, words: str
) -> None:
    deed = Deed("write", "doing nothing", lambda _scene: [], lambda _scene, _said: None)
    with pytest.raises(ground.Failed, match=words):
        kills.drill(deed, made, 8, tmp_path, random.Random(), Slow(done))


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
