"""The checks of the steps: pure functions that say done, not done, or look yourself.

None of them guesses: what a machine cannot know is ``CANT_TELL``.
"""

from __future__ import annotations

from collections.abc import Mapping

from toegankelijk.text.letters import body_checks, frame_checks
from toegankelijk.text.letters.judging import Check

CHECKS: Mapping[str, Check] = {
    "onderwerp": frame_checks.subject,
    "aanhef": frame_checks.salutation,
    "boodschap": body_checks.message,
    "actie": body_checks.action,
    "datum": body_checks.date,
    "tussenkoppen": body_checks.headings,
    "alineas": body_checks.paragraphs,
    "zinnen": body_checks.sentences_short,
    "woorden": body_checks.known_words,
    "u_vorm": body_checks.polite_form,
    "contact": frame_checks.contact,
    "bezwaar": frame_checks.objection,
    "afsluiting": frame_checks.closing,
}
"""``methode`` in ``rules/brief`` → its check."""
