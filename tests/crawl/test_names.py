from itertools import combinations

import pytest

from toegankelijk.crawl import names

PARAMETERS = (names.PAGING, names.CALENDAR, names.IDENTITY, names.RETURNS, names.VARIANTS)
NOISE = (names.TRACKING, names.SESSION, names.SESSION_IF_RANDOM)
EXTENSIONS = (names.DOCUMENTS, names.NOT_PAGES)


@pytest.mark.parametrize("tables", [(*PARAMETERS, *NOISE), EXTENSIONS])
def test_a_name_means_one_thing(tables: tuple[frozenset[str], ...]) -> None:
    for one, other in combinations(tables, 2):
        assert not one & other


def test_names_are_in_lower_case() -> None:
    for table in (*PARAMETERS, *NOISE, *EXTENSIONS):
        assert all(name == name.casefold() for name in table)
