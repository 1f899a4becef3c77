"""A process that keeps a browser: it stands apart from the terminal, and ends with who made it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait


def prepare() -> None:
    """Stand apart from the terminal, and end when the conductor does.

    Ctrl-C reaches the conductor only, which lets the page in hand go. When the conductor is killed,
    its workers and their browsers go too.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setsid"):
        os.setsid()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
