"""``python -m bench [onderdeel …]``: print the figures. What counts are the ratios."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from bench import (
    act,
    again,
    ci,
    controles,
    formulieren,
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
    "ci": lambda options: ci.run(options.rondes),
    "pa11y": lambda options: ci.pa11y(options.site),
    "sarif": lambda _: ci.sarif(),
    "start": lambda _: start.run(),
    "act": lambda options: act.run(options.act, misses=options.missers, only=options.act_regel),
    "voorbeeld": lambda _: sample.run(),
    "controles": lambda options: controles.run(
        options.url, show=options.toon, pages=options.paginas
    ),
    "taal": lambda options: taal.run(
        options.data, options.ud, fit=options.pas_aan, misses=options.missers
    ),
    "woorden": lambda options: taal_woorden.run(options.data, misses=options.missers),
    "zinnen": lambda options: zinnen.run(options.ud),
    "formulieren": lambda options: formulieren.run(
        options.formulieren, test_host=not options.zonder_testhost, seconds=options.tijd
    ),
}
NEED_NPM = ("pa11y", "sarif")
"""Parts that fetch what they compare with; only run when they are named."""


def main() -> None:
    """Run the parts that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("onderdeel", nargs="*", help=f"kies uit: {', '.join(PARTS)}")
    parser.add_argument("--ud", type=Path, help="map met Universal Dependencies, voor zinnen")
    parser.add_argument("--data", type=Path, help="map met teksten, voor taal en woorden")
    parser.add_argument("--site", type=Path, help="map met gebouwde pagina's, voor pa11y")
    parser.add_argument(
        "--rondes", type=int, default=ci.RUNS, help="hoe vaak dezelfde site, voor ci"
    )
    parser.add_argument("--act", type=Path, help="map met testgevallen van W3C ACT, voor act")
    parser.add_argument("--act-regel", help="alleen de testgevallen van deze ACT-regel")
    parser.add_argument("--pas-aan", action="store_true", help="leer de gewichten van taal opnieuw")
    parser.add_argument("--missers", action="store_true", help="toon de missers")
    parser.add_argument("--groot", type=int, default=5_000, help="voor grens en steekproef")
    parser.add_argument(
        "--vol", type=int, default=400, help="pagina's van de hele scan, voor steekproef"
    )
    parser.add_argument("--klein", type=int, default=300, help="pagina's voor nogmaals")
    parser.add_argument("--url", action="append", help="adres voor controles")
    parser.add_argument("--toon", action="store_true", help="toon wat controles vindt")
    parser.add_argument("--paginas", type=int, default=200, help="hoogstens, voor controles")
    parser.add_argument(
        "--formulieren", nargs="+", default=[], metavar="MAP_OF_ADRES", help="voor formulieren"
    )
    parser.add_argument(
        "--zonder-testhost", action="store_true", help="laat formulieren niets schrijven"
    )
    parser.add_argument("--tijd", type=float, default=180.0, help="seconden per formulier")
    options = parser.parse_args()
    for name in options.onderdeel or (part for part in PARTS if part not in NEED_NPM):
        if name not in PARTS:
            parser.error(f"{name} is niet bekend. Kies uit: {', '.join(PARTS)}.")
        PARTS[name](options)


if __name__ == "__main__":
    main()
