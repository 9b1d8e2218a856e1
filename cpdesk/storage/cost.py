"""How slowly a passphrase becomes a key: Argon2id, as dear as this computer can pay in 0.7 seconds."""

import time
from dataclasses import dataclass
from functools import cache

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from cpdesk.errors import CpdeskError

_MIB = 1024  # Argon2 counts memory in KiB
_TARGET = 0.7  # seconds
_MOST_TUNED_MEMORY = 512 * _MIB  # an old laptop must still open what a new one made
_MOST_MEMORY = 1024 * _MIB
_MOST_WORK = 16 * 1024 * _MIB  # KiB times passes: some ten seconds
_MOST_LANES = 16
_STEP = 16 * _MIB


@dataclass(frozen=True)
class Cost:
    """The three figures of Argon2id: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int

    def is_reasonable(self) -> bool:
        """Whether cpdesk may have written it: a hostile header could ask for all memory or for a week."""
        return (
            1 <= self.lanes <= _MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY
            and self.passes >= 1
            and self.memory_kib * self.passes <= _MOST_WORK
        )

    def derive(self, secret: bytes, salt: bytes) -> bytes:
        """The 32-byte key of a secret; as slow as the cost says. Raises `CpdeskError` without memory."""
        try:
            return hash_secret_raw(
                secret,
                salt,
                time_cost=self.passes,
                memory_cost=self.memory_kib,
                parallelism=self.lanes,
                hash_len=32,
                type=Type.ID,
            )
        except (HashingError, MemoryError) as error:
            raise CpdeskError(
                f"Unlocking needs {self.memory_kib // _MIB} MB of free memory, and this computer has too "
                "little at the moment. The file was not changed. Close other programs and try again."
            ) from error


FLOOR = Cost(memory_kib=64 * _MIB, passes=3, lanes=4)
"""Never less than this for a real file (OWASP asks for less; RFC 9106 names these figures)."""


@cache
def tuned() -> Cost:
    """The cost that takes this computer about 0.7 seconds, never below `FLOOR`; measured once a run."""
    return _raised(min(_seconds(FLOOR), _seconds(FLOOR)))


def _raised(seconds: float) -> Cost:
    """`FLOOR` with memory, then passes, raised until it should take the target, from its own seconds."""
    times = max(1.0, _TARGET / max(seconds, 0.001))
    memory = min(_MOST_TUNED_MEMORY, int(FLOOR.memory_kib * times) // _STEP * _STEP)
    passes = max(FLOOR.passes, int(FLOOR.passes * times * FLOOR.memory_kib / memory))
    passes = min(passes, _MOST_WORK // memory)
    return Cost(memory, passes, FLOOR.lanes)


def _seconds(cost: Cost) -> float:
    start = time.perf_counter()
    cost.derive(b"measuring", bytes(16))
    return time.perf_counter() - start
