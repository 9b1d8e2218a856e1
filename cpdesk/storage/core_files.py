"""No picture of the memory on any disk when the program dies: it would hold the key and what is open."""

import sys


def forbid() -> None:
    """Ask the system for no core file and no report with our memory in it; where it refuses, go on."""
    if sys.platform == "win32":
        import ctypes

        # no box that offers to send a report, and no heap in one that the system makes all the same
        ctypes.windll.kernel32.SetErrorMode(_FAIL_CRITICAL_ERRORS | _NO_FAULT_BOX)
        ctypes.windll.kernel32.WerSetFlags(_NO_HEAP)
    else:
        import contextlib
        import resource

        # 1 and not 0: less than a page, so that no file is written, and the one value at which Linux does not
        # call a collector either (apport, systemd-coredump), which 0 would still feed through a pipe.
        # Not PR_SET_DUMPABLE: the desktop's own file dialogs may not look at such a program and stay shut.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (1, 1))


_FAIL_CRITICAL_ERRORS, _NO_FAULT_BOX, _NO_HEAP = 0x0001, 0x0002, 0x0001
