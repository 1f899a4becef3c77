"""How far real forms are walked: steps reached, first steps seen with errors, nothing sent."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests

from toegankelijk.browser import axe
from toegankelijk.browser.find import find_browser, sandbox_possible
from toegankelijk.browser.session import Launch, Session
from toegankelijk.forms.visit import walk_form
from toegankelijk.model import Ending, FormSettings, FormWalk

AIM_OVERVIEW, AIM_ERRORS = 0.6, 1.0
PORT = 8831
_LINK = re.compile(r'<a\s[^>]*href="([^"#]+)"', re.I)


def run(where: Sequence[str], *, test_host: bool, seconds: float) -> None:
    """Walk every form that ``where`` leads to: addresses, or a folder that ``./start`` serves."""
    with _served(where) as (addresses, log):
        urls = [url for address in addresses for url in forms_of(address)]
        hosts = tuple({urlsplit(url).netloc for url in urls}) if test_host else ()
        walks = asyncio.run(_walk_all(urls, FormSettings(hosts, seconds=seconds)))
        _print_figures(walks)
        if log is not None:
            made = Counter(line.split()[0] for line in log.read_text().splitlines())
            last = sum("_complete" in line for line in log.read_text().splitlines())
            print(f"verzoeken volgens de server: {dict(made)}, waarvan _complete: {last}")


def forms_of(address: str) -> list[str]:
    """The address itself, or the forms one level below the page that lists them."""
    page = requests.get(address, timeout=30).text
    if urlsplit(address).path.strip("/"):
        return [address]
    links = dict.fromkeys(urljoin(address, link) for link in _LINK.findall(page))
    host = urlsplit(address).netloc
    return [
        link
        for link in links
        if urlsplit(link).netloc == host
        and urlsplit(link).path.strip("/").count("/") == 0
        and urlsplit(link).path.strip("/")
    ] or [address]


async def _walk_all(urls: Sequence[str], settings: FormSettings) -> list[FormWalk]:
    browser = find_browser(None)
    assert browser is not None
    session = Session(Launch(str(browser.path), sandbox_possible().on))
    walks = []
    try:
        for number, url in enumerate(urls, 1):
            walked = await walk_form(session, url, settings, axe_script=axe.source())
            walks.append(walked.walk)
            print(f"{number}/{len(urls)} {_line(walked.walk)}", flush=True)
    finally:
        await session.stop()
    return walks


def _line(walk: FormWalk) -> str:
    stages = " ".join(f"{state.step}{state.stage.value[0]}" for state in walk.states)
    return (
        f"{walk.url}: {walk.ending.value}, {walk.steps} stappen, standen [{stages}], "
        f"schrijft {walk.written}, tegengehouden {walk.stopped} (laatste stap {walk.last_step}), "
        f"{walk.seconds:.0f} s {walk.detail[:200]}"
    )


def _print_figures(walks: Sequence[FormWalk]) -> None:
    endings = Counter(walk.ending.value for walk in walks)
    stepped = [walk for walk in walks if walk.steps]
    multi = [walk for walk in stepped if walk.steps > 1 or walk.ending is Ending.OVERVIEW]
    to_end = sum(walk.ending is Ending.OVERVIEW for walk in multi)
    asks = [walk for walk in stepped if _can_show_errors(walk)]
    errors = sum(walk.errors_shown for walk in asks)
    states = sum(len(walk.states) for walk in walks)
    print(f"formulieren: {len(walks)}, einde: {dict(endings)}")
    print(f"begonnen: {len(stepped)}, standen bekeken: {states}")
    print(f"tot het overzicht: {_share(to_end, len(walks))} (doel: {AIM_OVERVIEW:.0%})")
    print(f"eerste stap met fouten: {_share(errors, len(asks))} (doel: {AIM_ERRORS:.0%})")
    print(f"laatste stappen tegengehouden: {sum(walk.last_step for walk in walks)}")


def _can_show_errors(walk: FormWalk) -> bool:
    """Whether the first step was tried with errors: it asks something that can be wrong."""
    return any(state.step == 1 and state.stage.value in {"empty", "wrong"} for state in walk.states)


def _share(part: int, whole: int) -> str:
    return f"{part} van {whole}" + (f" ({part / whole:.0%})" if whole else "")


@contextmanager
def _served(where: Sequence[str]) -> Iterator[tuple[list[str], Path | None]]:
    """The addresses; a folder is served meanwhile, with a log of the requests that write."""
    folders = [Path(each) for each in where if Path(each).is_dir()]
    addresses = [each for each in where if not Path(each).is_dir()]
    if not folders:
        yield addresses, None
        return
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "verzoeken.log"
        log.touch()
        command = [str(folders[0] / "start"), str(PORT)]
        server = subprocess.Popen(command, env={**os.environ, "OF_LOG": str(log)})
        address = f"http://127.0.0.1:{PORT}/"
        try:
            for _ in range(120):
                try:
                    requests.get(address, timeout=2)
                    break
                except requests.ConnectionError:
                    time.sleep(1)
            yield [*addresses, address], log
        finally:
            server.terminate()
            server.wait(10)
