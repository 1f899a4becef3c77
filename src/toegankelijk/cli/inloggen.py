"""``toegankelijk inloggen``: a window to log in, and a session that a scan can use."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="inloggen")
@click.argument("adres", metavar="ADRES")
@click.option(
    "--naar",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("sessie.json"),
    show_default=True,
    metavar="BESTAND",
    help="Waar de sessie komt.",
)
@click.option("--browser", metavar="PAD", help="Chromium, Chrome of Edge die u wilt gebruiken.")
def command(adres: str, naar: Path, browser: str | None) -> None:
    """Log in op een site, zodat een scan er ook in kan.

    Er opent een venster. Log daar in en druk dan hier op Enter. Het bestand met de sessie werkt
    als een sleutel: geef het aan niemand, en gooi het na de scan weg.
    """
    from toegankelijk.browser.find import sandbox_possible
    from toegankelijk.browser.install import ensure_browser
    from toegankelijk.browser.signin import has_screen, sign_in
    from toegankelijk.errors import SettingsError
    from toegankelijk.settingscheck import url_fault

    if fault := url_fault(adres):
        raise SettingsError(fault[0], mend=fault[1])
    path = str(ensure_browser(browser, install=True, say=click.echo).path) if has_screen() else ""
    sign_in(adres, path, sandbox_possible().on, _wait, naar)
    click.echo(f"De sessie staat in {naar}. Scan nu met: toegankelijk scan {adres} --sessie {naar}")


def _wait() -> None:
    click.prompt(
        "Log in in het venster. Bent u binnen? Druk dan hier op Enter",
        default="",
        show_default=False,
        prompt_suffix=". ",
    )
