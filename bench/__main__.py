"""``python -m bench [scan|start|voorbeeld]``: print the figures. What counts are the ratios."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from bench import sample, scan, start

PARTS: Mapping[str, Callable[[], None]] = {
    "scan": scan.run,
    "start": start.run,
    "voorbeeld": sample.run,
}


def main() -> None:
    """Run the parts that are named, or all."""
    for name in sys.argv[1:] or PARTS:
        if name not in PARTS:
            sys.exit(f"{name} is niet bekend. Kies uit: {', '.join(PARTS)}.")
        PARTS[name]()


if __name__ == "__main__":
    main()
