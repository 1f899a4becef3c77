"""A made-up person, for answers that look like those of a real one and belong to nobody."""

from __future__ import annotations

import random
from dataclasses import dataclass

SEED = 20210701
"""The same person each time, so that two walks of one form can be held side by side."""

_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_NEVER_ISSUED = "9999"
"""A BSN that begins so is never given out: the series is for tests (RvIG)."""


@dataclass(frozen=True, slots=True)
class Person:
    """Made-up answers. Every one of them is in the right form; none of them is anybody's."""

    first_name: str
    prefix: str
    last_name: str
    initials: str
    email: str
    phone: str
    bsn: str
    iban: str
    street: str
    house_number: str
    postcode: str
    city: str
    organisation: str

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


def made_up(seed: int = SEED) -> Person:
    """The person of a seed."""
    from faker import Faker

    fake = Faker("nl_NL")
    fake.seed_instance(seed)
    draw = random.Random(seed)
    first, last = fake.first_name_female(), "Voorbeeld"
    street = fake.street_name()
    return Person(
        first_name=first,
        prefix="van",
        last_name=last,
        initials=f"{first[0]}.",
        email=f"{first.lower()}.voorbeeld@example.org",
        phone="0612345678",
        bsn=bsn(draw),
        iban=iban(draw),
        street=street,
        house_number=str(draw.randint(1, 98)),
        postcode=postcode(draw),
        city=fake.city(),
        organisation=f"{fake.company()}",
    )


def bsn(draw: random.Random) -> str:
    """A number of nine digits that passes the eleven test of a BSN and is never given out."""
    while True:
        digits = [int(d) for d in _NEVER_ISSUED] + [draw.randint(0, 9) for _ in range(4)]
        last = sum(w * d for w, d in zip(_BSN_WEIGHTS, digits, strict=False)) % 11
        if last < 10:
            return "".join(map(str, [*digits, last]))


def passes_eleven_test(number: str) -> bool:
    """Whether nine digits are in the form of a BSN (Besluit BSN, the weighed sum of 11)."""
    if len(number) != 9 or not (number.isascii() and number.isdigit()) or not int(number):
        return False
    digits = map(int, number)
    return sum(w * d for w, d in zip(_BSN_WEIGHTS, digits, strict=True)) % 11 == 0


def iban(draw: random.Random) -> str:
    """A Dutch IBAN with valid check digits (ISO 13616, mod 97) of a bank that does not exist."""
    account = "".join(str(draw.randint(0, 9)) for _ in range(10))
    bank = "TEST"
    number = int("".join(str(int(c, 36)) for c in f"{bank}{account}NL00"))
    return f"NL{98 - number % 97:02d}{bank}{account}"


def postcode(draw: random.Random) -> str:
    """In the Dutch form, with letters that are in use (not SA, SD or SS)."""
    letters = "".join(draw.choice("ABCDEGHJKLMNPRSTVWXZ") for _ in range(2))
    if letters in {"SA", "SD", "SS"}:
        letters = "AB"
    return f"{draw.randint(1000, 9999)} {letters}"
