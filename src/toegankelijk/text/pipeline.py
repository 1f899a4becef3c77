"""The language model: tags, forms, lemmas and grammar of the words that our own rules cut.

Sentences and tokens are ours and stay as they are, so that each word of the model stands at known
offsets. The model says what kind of word each is, and how the words of a sentence hang together.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from toegankelijk.errors import InputError
from toegankelijk.model import Token
from toegankelijk.text.tokens import tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

BUNDLED = Path(__file__).parent.parent / "taalmodel"
LONGEST_PIECE = 1_000
"""Tokens that are parsed as one text; what is longer goes in pieces."""
LARGEST_BATCH = 2_000
"""Tokens that are parsed at once: bounds the memory, whatever the text is."""
MOST_STRINGS = 300_000
"""A model remembers each word that it sees, at some 400 bytes; with more than these it is loaded
anew, so that a process may read a site without end."""
UNUSED = ("tokenizer", "ner", "senter", "entity_linker", "textcat", "textcat_multilabel")
"""Parts of a model that no rule asks for. That of words is left out as well: ours cuts them, and
reading the thousands of exceptions of the other takes half a second."""
OWN = {"@tokenizers": "toegankelijk.Tokens.v1"}

Cut = Sequence[Sequence[Token]]
"""The tokens of a block, sentence by sentence."""


class Pipeline:
    """A loaded language model."""

    def __init__(self, load: Callable[[], Language]) -> None:
        """``load`` gives a model that sets the attributes that the rules use."""
        from threadpoolctl import ThreadpoolController

        self._load = load
        self.nlp = load()
        self.generation = 0
        """How often it was loaded anew; what was parsed before is of another vocabulary."""
        self.name = f"{self.nlp.lang}_{self.nlp.meta['name']}"
        self.version = str(self.nlp.meta["version"])
        self._threads = ThreadpoolController()

    @property
    def shown(self) -> str:
        """Name and version, as reports give them."""
        return f"{self.name} {self.version}"

    def parse(self, blocks: Sequence[Cut]) -> list[Doc]:
        """One ``Doc`` for each block, with exactly the tokens of its sentences, in their order.

        A text of more than ``LONGEST_PIECE`` tokens is parsed in pieces, cut at the ends of
        sentences where these are near enough; no sentence hangs together across such a cut.
        """
        if len(self.nlp.vocab.strings) > MOST_STRINGS:
            self.nlp = self._load()
            self.generation += 1
        pieces = [list(_pieces(block)) for block in blocks]
        # Tables this small are worked through faster by one thread than by several that wait.
        with self._threads.limit(limits=1, user_api="blas"):
            parsed = list(self._parsed([piece for cut in pieces for piece in cut]))
        for doc in parsed:
            doc.tensor = doc.tensor[:0].copy()  # else one text keeps the numbers of its whole batch
        each = iter(parsed)
        return [_joined([next(each) for _ in cut]) for cut in pieces]

    def _parsed(self, pieces: Sequence[Cut]) -> Iterator[Doc]:
        batch: list[Doc] = []
        size = 0
        for piece in pieces:
            doc = self._doc(piece)
            if batch and size + len(doc) > LARGEST_BATCH:
                yield from self.nlp.pipe(batch, batch_size=len(batch))
                batch, size = [], 0
            batch.append(doc)
            size += len(doc)
        if batch:
            yield from self.nlp.pipe(batch, batch_size=len(batch))

    def _doc(self, piece: Cut) -> Doc:
        starts = [index == 0 for sentence in piece for index in range(len(sentence))]
        return _doc(self.nlp.vocab, [token for part in piece for token in part], starts)


def load_pipeline(path: str | Path | None = None) -> Pipeline:
    """As ``read_pipeline``; each model once in a process."""
    return _kept(str(path) if path else None)


@lru_cache(maxsize=2)
def _kept(path: str | None) -> Pipeline:
    return read_pipeline(path)


def name_of(path: str | Path | None) -> str:
    """Name and version of the model that ``load_pipeline`` gives, as reports give them.

    The bundled one is not loaded for it. Raises ``InputError`` as ``read_pipeline`` does.
    """
    if path:
        return load_pipeline(path).shown
    meta = json.loads((BUNDLED / "meta.json").read_text("utf-8"))
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def read_pipeline(path: str | Path | None = None) -> Pipeline:
    """The bundled model, or that at ``path``: a folder, or the name of an installed package.

    Raises ``InputError`` for what is no model, not of Dutch, or does not give word kinds, lemmas
    and grammar.
    """
    pipeline = Pipeline(partial(_load, path))
    missing = {"token.pos", "token.lemma", "token.dep"} - _assigned(pipeline.nlp)
    if pipeline.nlp.lang != "nl" or missing:
        raise InputError(
            "Dit taalmodel is niet geschikt.",
            where=str(path),
            mend="Kies een Nederlands model dat zinnen ontleedt, zoals nl_core_news_md.",
        )
    return pipeline


def _load(path: str | Path | None) -> Language:
    with _no_command_line():
        import spacy

    _register_tokenizer()
    config = {"nlp": {"tokenizer": OWN}}
    with _fast_arithmetic(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"\[W095\]")  # a model that another spaCy wrote: fine
        try:
            return spacy.load(path or BUNDLED, exclude=UNUSED, config=config)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, ImportError) as error:
            if path is None:
                raise InputError(
                    "Het taalmodel van toegankelijk ontbreekt of is stuk.",
                    where=str(BUNDLED),
                    mend="Installeer toegankelijk opnieuw.",
                ) from error
            raise InputError(
                "Dit taalmodel werkt niet.",
                where=str(path),
                mend="Geef de map of de naam van een taalmodel van spaCy, zoals nl_core_news_md.",
            ) from error


@contextmanager
def _no_command_line() -> Iterator[None]:
    """spaCy loads its command line, with a web client and more, for one name that is not used
    here; without it a letter is checked 0.15 s sooner. Who imports it later gets the real one."""
    missing = [name for name in ("spacy.cli", "spacy.cli.info") if name not in sys.modules]
    if "spacy" in sys.modules:
        missing = []
    for name in missing:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name])["info"] = None
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]


@contextmanager
def _fast_arithmetic() -> Iterator[None]:
    """Models made within use numpy's matrix products, more than twice as fast as spaCy's own."""
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


@cache
def _register_tokenizer() -> None:
    from spacy.util import registry

    def create() -> Callable[[Language], Callable[[str], Doc]]:
        return lambda nlp: lambda text: _doc(nlp.vocab, tokens(text))

    registry.tokenizers(OWN["@tokenizers"], func=create)


def _assigned(nlp: Language) -> set[str]:
    """What the parts of the model fill in; a part that maps tags may set any attribute."""
    found = {name for part in nlp.pipe_names for name in nlp.get_pipe_meta(part).assigns}
    return found | ({"token.pos"} if "attribute_ruler" in nlp.pipe_names else set())


def _pieces(block: Cut) -> Iterator[Cut]:
    """The block in pieces of at most ``LONGEST_PIECE`` tokens; one piece if it is empty."""
    piece: list[Sequence[Token]] = []
    size = 0
    for sentence in block:
        for first in range(0, len(sentence), LONGEST_PIECE):
            part = sentence[first : first + LONGEST_PIECE]
            if size + len(part) > LONGEST_PIECE:
                yield piece
                piece, size = [], 0
            piece.append(part)
            size += len(part)
    yield piece


def _doc(
    vocab: Vocab, words: Sequence[Token], starts: Sequence[bool | int | None] | None = None
) -> Doc:
    """Unparsed; ``starts`` says of each word whether it begins a sentence."""
    from spacy.tokens import Doc

    gaps = [word.end < after.start for word, after in pairwise(words)]
    return Doc(
        vocab,
        words=[word.text for word in words],
        spaces=[*gaps, False][: len(words)],
        sent_starts=None if starts is None else list(starts),
    )


def _joined(docs: Sequence[Doc]) -> Doc:
    from spacy.tokens import Doc

    if len(docs) == 1:
        return docs[0]
    whole = Doc.from_docs(list(docs), ensure_whitespace=False)
    assert whole is not None  # only for no docs at all
    return whole
