"""``python -m bench [onderdeel …]``: print the figures. What counts are the ratios."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from bench import (
    again,
    frontier,
    sample,
    sampling,
    scan,
    start,
    taal,
    taal_woorden,
    zinnen,
)

PARTS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "scan": lambda _: scan.run(),
    "nogmaals": again.run,
    "grens": frontier.run,
    "steekproef": sampling.run,
    "start": lambda _: start.run(),
    "voorbeeld": lambda _: sample.run(),
    "taal": lambda options: taal.run(
        options.data, options.ud, fit=options.pas_aan, misses=options.missers
    ),
    "woorden": lambda options: taal_woorden.run(options.data, misses=options.missers),
    "zinnen": lambda options: zinnen.run(options.ud),
}


def main() -> None:
    """Run the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("onderdeel", nargs="*", help=f"kies uit: {', '.join(PARTS)}")
    parser.add_argument("--ud", type=Path, help="map met Universal Dependencies, voor zinnen")
    parser.add_argument("--data", type=Path, help="map met teksten, voor taal en woorden")
    parser.add_argument("--pas-aan", action="store_true", help="leer de gewichten van taal opnieuw")
    parser.add_argument("--missers", action="store_true", help="toon de missers")
    parser.add_argument("--paginas", type=int, default=5_000, help="voor grens en steekproef")
    parser.add_argument("--vol", type=int, default=300, help="pagina's van de hele scan daarbij")
    parser.add_argument("--klein", type=int, default=300, help="pagina's voor nogmaals")
    options = parser.parse_args()
    for name in options.onderdeel or PARTS:
        if name not in PARTS:
            parser.error(f"{name} is niet bekend. Kies uit: {', '.join(PARTS)}.")
        PARTS[name](options)


if __name__ == "__main__":
    main()
