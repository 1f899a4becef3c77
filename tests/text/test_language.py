"""Dutch rules are for Dutch only, whatever the page says of its language."""

from __future__ import annotations

import pytest

from toegankelijk.model import BlockKind
from toegankelijk.text import language
from toegankelijk.text.language import dutch_blocks
from toegankelijk.text.page import RawBlock, page_document

DUTCH = "Wij helpen u graag met uw aanvraag. U kunt ons bellen voor een afspraak bij de balie."
ENGLISH = "You can call us to make an appointment. We will help you with your request and more."
GERMAN = "Sie können uns anrufen. Wir helfen Ihnen mit dem Antrag und das ist nicht teuer."
TURKISH = "Randevu almak için bizi arayabilirsiniz. Başvurunuzda size yardımcı oluruz."
SHORT = "Contact"


def dutch(*texts: str, tags: tuple[str | None, ...] = (), page: str | None = None) -> list[str]:
    languages = [*tags, *[None] * len(texts)]
    blocks = [
        RawBlock(BlockKind.PARAGRAPH, text, language=tag)
        for text, tag in zip(texts, languages, strict=False)
    ]
    return [block.text for _, block in dutch_blocks(page_document("u", blocks, page))]


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, TURKISH])
@pytest.mark.parametrize("page", [None, "nl", "nl-NL", ""])
def test_another_language_is_left_alone_though_the_page_says_dutch(
    text: str, page: str | None
) -> None:
    assert dutch(DUTCH, text, page=page) == [DUTCH]


@pytest.mark.parametrize("page", ["en", "nederlands", None])
def test_dutch_is_judged_though_the_page_says_otherwise(page: str | None) -> None:
    assert dutch(DUTCH, page=page) == [DUTCH]


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, TURKISH])
def test_a_few_words_go_with_the_rest_where_nothing_is_said(text: str) -> None:
    assert dutch(text, SHORT) == []
    assert dutch(DUTCH, SHORT) == [DUTCH, SHORT]


def test_a_few_words_alone_are_taken_to_be_dutch() -> None:
    assert dutch(SHORT) == [SHORT]


def test_of_a_few_words_the_tag_counts_that_of_the_block_first() -> None:
    assert dutch(SHORT, page="en") == []
    assert dutch(SHORT, tags=("nl",), page="en") == [SHORT]
    assert dutch(SHORT, tags=("en-GB",), page="nl") == []


def test_an_empty_language_says_nothing() -> None:
    assert dutch(DUTCH, SHORT, tags=("", " ")) == [DUTCH, SHORT]


def test_the_index_is_that_of_the_document() -> None:
    blocks = [RawBlock(BlockKind.PARAGRAPH, text) for text in (ENGLISH, DUTCH)]
    assert [index for index, _ in dutch_blocks(page_document("u", blocks, None))] == [1]


class TestTheSlowModel:
    """Loading it costs half a second, which one plain letter should not pay."""

    @pytest.fixture(autouse=True)
    def out_of_reach(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail() -> None:
            raise AssertionError("the model was asked")

        language._told.cache_clear()
        monkeypatch.setattr(language, "_identifier", fail)

    def test_is_not_asked_about_what_is_plainly_dutch(self) -> None:
        assert dutch(DUTCH, page="en") == [DUTCH]

    def test_is_not_asked_about_names_and_numbers_which_go_with_the_rest(self) -> None:
        address = "Gemeente Voorbeeldstad, Postbus 100, 3300 AA Voorbeeldstad"
        assert dutch(address) == [address]
        assert dutch(address, page="en") == []

    @pytest.mark.parametrize(
        "text", [ENGLISH, GERMAN, TURKISH, "يمكنك الاتصال بنا لتحديد موعد في مكتب البلدية"]
    )
    def test_is_asked_about_another_language(self, text: str) -> None:
        with pytest.raises(AssertionError, match="was asked"):
            dutch(text)
