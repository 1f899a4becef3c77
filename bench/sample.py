"""What a scan of the sample site finds of what was planted in it, and what it misses by name."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from bench.places import Places
from toegankelijk.rulebook import load_rulebook
from toegankelijk.scan import scan
from toegankelijk.voorbeeld import sample_settings
from toegankelijk.voorbeeld.answers import load
from toegankelijk.voorbeeld.score import score
from toegankelijk.voorbeeld.server import serve

PAGE_TIMEOUT = 20.0


def run() -> None:
    """One scan, traps and all."""
    answers, rulebook = load(), load_rulebook()
    with serve(slow=2 * PAGE_TIMEOUT) as server, tempfile.TemporaryDirectory() as folder:
        settings = sample_settings(server.url, page_timeout=PAGE_TIMEOUT)
        made = scan(settings.sites[0], settings.organisation, Path(folder) / "scan.db")
        result = score(made, answers, rulebook, Places(server.url, answers).same)
    criteria = {fault.criterion for fault in answers.faults if fault.criterion}
    found = {fault.criterion for fault in (*result.failed, *result.asked) if fault.criterion}
    print(f"pagina's: {len(made.visited)} bekeken, {len(made.not_visited)} niet")
    print(
        f"fouten: {len(result.failed)} van {len(answers.faults)} als fout gevonden,"
        f" {len(result.asked)} als vraag gesteld, {len(result.missed)} gemist"
    )
    print(f"succescriteria met een gevonden fout: {len(found)} van {len(criteria)}")
    print(f"moeilijke taal: {len(result.texts_found)} van {len(answers.texts)} gevonden")
    print(f"op schone pagina's: {len(result.on_clean_pages)} onterecht")
    for path, rule, evidence in result.on_clean_pages:
        print(f"  {path} {rule}: {evidence[:100]}")
    print(f"tegen de norm waar niets was verstopt: {len(result.unplanted)}")
    for path, rule in result.unplanted:
        print(f"  {path} {rule}")
    print(f"valkuilen: {len(answers.traps) - len(result.traps)} van {len(answers.traps)} goed")
    for trap, became in result.traps:
        print(f"  valkuil {trap.path}: {became}, verwacht {trap.expected}")
    missed = Counter(text.rule for text in result.texts_missed)
    print("gemiste taal:", ", ".join(f"{rule} {count}" for rule, count in missed.most_common()))
    print("als vraag gesteld:")
    for fault in result.asked:
        print(f"  {fault.criterion or 'advies'} {fault.id} ({fault.state})")
    print("gemiste fouten:")
    for fault in result.missed:
        print(f"  {fault.criterion or 'advies'} {fault.id} ({fault.state})")
