"""The facts that flow through the tool. Imports nothing of ours; everything else imports this.

Facts are frozen; sequences are tuples. Unknown is ``None``, never 0. A fact holds no sentences for
readers: the words for a rule, an outcome or a reason live in ``rules/``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Scalar = str | int | float


class Outcome(StrEnum):
    """The outcome values of EARL 1.0 (W3C). ``UNTESTED`` is never shown as passed."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Severity(StrEnum):
    """How much a finding hinders a reader, from least to most; the order is that of definition."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 (minor) to 3 (critical)."""
        return tuple(Severity).index(self)


class RuleKind(StrEnum):
    """What a rule speaks of. Only ``WCAG`` can make a page fail the norm."""

    WCAG = "wcag"
    ADVICE = "advies"
    LANGUAGE = "taal"


# --- where ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class State:
    """How the page stood when it was looked at."""

    name: str
    steps: tuple[str, ...] = ()
    """What a person does, in order, to get the page into this state."""


LOADED = State("geladen")


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page."""

    url: str
    selector: str
    """CSS within its document; open shadow roots are joined with `` >> ``, as Playwright does."""
    html: str
    """The opening markup as found, bounded in length. Hostile: escape it wherever it is shown."""
    frame: tuple[str, ...] = ()
    """Selectors of the frames it lies in, from the outside in; empty for the page itself."""
    place: str = ""
    """Path of tag names from the root without positions: the place in the template."""
    state: State = LOADED


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text: ``document.text[start:end]``."""

    source: str
    """URL or file name of the document."""
    block: int
    """Index into ``Document.blocks``."""
    start: int
    end: int


Place = Element | Passage


# --- text ----------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a block of text is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    QUOTE = "quote"
    BUTTON = "button"
    LABEL = "label"
    LINK = "link"
    ALT = "alt"
    CODE = "code"


class Role(StrEnum):
    """What a block does in a letter. Texts that are no letters are ``BODY`` throughout."""

    BODY = "body"
    SUBJECT = "subject"
    """What the letter is about: "Betreft: …"."""
    SALUTATION = "salutation"
    CLOSING = "closing"
    ADDRESS = "address"
    """Who it is to, and who it is from: names, streets, telephone numbers."""
    REFERENCE = "reference"
    """Numbers of cases, who handles it: "Ons kenmerk: …"."""
    DATE = "date"
    SIGNATURE = "signature"
    ENCLOSURE = "enclosure"
    FURNITURE = "furniture"
    """Page numbers, running headers and footers, tables of contents; in any kind of text."""

    @property
    def is_judged(self) -> bool:
        """Whether the rules look at it; only ``BODY`` counts as running text."""
        return self in {Role.BODY, Role.SUBJECT, Role.SALUTATION, Role.CLOSING}


@dataclass(frozen=True, slots=True)
class Piece:
    """``length`` characters that stand at ``text`` in the block and at ``source`` in the document.

    Source characters of a piece may differ in length from the text (``&eacute;`` is one letter);
    then the piece is one text character long and ``width`` says how wide it is in the source.
    """

    text: int
    source: int
    length: int
    width: int
    """Characters in the source; equal to ``length`` unless the piece is an entity or a fold."""


def _text_start(piece: Piece) -> int:
    return piece.text


def cut_pieces(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of ``text[start:end]``, for a text that begins at ``start``."""
    cut = []
    for index in range(max(0, bisect_right(pieces, start, key=_text_start) - 1), len(pieces)):
        piece = pieces[index]
        if piece.text >= end:
            break
        skip = max(0, start - piece.text)
        length = min(piece.text + piece.length, end) - piece.text - skip
        if piece.length == piece.width:
            cut.append(Piece(piece.text + skip - start, piece.source + skip, length, length))
        else:
            cut.append(Piece(piece.text + skip - start, piece.source, length, piece.width))
    return tuple(cut)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item …: text that a reader takes in as one."""

    kind: BlockKind
    text: str
    """As read: markup removed, entities decoded, runs of white space folded to one space."""
    pieces: tuple[Piece, ...]
    """Where the text stands in ``Document.text``, in order and without overlap."""
    level: int | None = None
    """1 to 6 for headings."""
    main: bool = True
    """False for what stands in the site's header, menu or footer."""
    language: str | None = None
    """BCP 47 tag that applies to the block, if the source says so."""
    role: Role = Role.BODY
    page: int | None = None
    """From 1, where the source has pages: a PDF."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into ``Document.text`` of ``text[start:end]``, which must not be empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}:{end} lies outside a text of {len(self.text)}")
        first = last = -1
        pieces = self.pieces or (Piece(0, 0, 0, 0),)
        piece = pieces[bisect_right(pieces, start, key=_text_start) - 1]
        if piece.text <= start < piece.text + piece.length:
            first = piece.source + (start - piece.text if piece.length == piece.width else 0)
        piece = pieces[bisect_right(pieces, end - 1, key=_text_start) - 1]
        if piece.text < end <= piece.text + piece.length:
            tail = end - piece.text
            last = piece.source + (tail if piece.length == piece.width else piece.width)
        if first < 0 or last < 0:
            raise ValueError("the pieces of this block do not cover its text")
        return first, last


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its blocks.

    For a web page the source is the text as the browser shows it; for a letter in Word, PDF and
    such the text as it was taken out of the file, a line for each block.
    """

    source: str
    """URL or file name."""
    text: str
    """The source text that all offsets point into."""
    blocks: tuple[Block, ...]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """``block.text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: ``block.text[start:end]``."""

    start: int
    end: int
    text: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts and formulas over the running text of a document, with what they were computed on.

    ``None`` where there is too little text to say anything.
    """

    words: int
    sentences: int
    syllables: int
    words_per_sentence: float | None = None
    syllables_per_word: float | None = None
    flesch_douma: float | None = None
    """206.84 - 0.93·asl - 77·syllables/word (Douma 1960); higher is easier, 0–100 in practice."""
    leesindex_a: float | None = None
    """195 - 2·asl - 66.7·syllables/word (Brouwer 1963); higher is easier, 0–127."""
    lix: float | None = None
    """asl + 100·share of words over 6 letters (Björnsson 1968); higher is harder, 20–60."""


class Verdict(StrEnum):
    """What a level is called, from easy to hard. The words stand in ``rules/niveau/``."""

    PLAIN = "plain"
    DOUBT = "doubt"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class LevelReason:
    """What makes a text or sentence harder or easier than the middle of what was learnt from."""

    id: str
    """Key into ``LevelBook.reasons``."""
    value: float | None
    """The number that the words for the reason may show, such as 24.3 words per sentence."""
    weight: float
    """Log odds that it adds: above 0 it makes the text harder, below 0 easier."""
    examples: tuple[str, ...] = ()
    """Words of the text that count most; hostile."""


@dataclass(frozen=True, slots=True)
class SentenceLevel:
    """The level of one sentence, without what stands around it."""

    where: Passage
    words: int
    probability: float
    """As in ``Level``, for sentences: the chance that an editor would make it plainer."""
    verdict: Verdict
    reasons: tuple[LevelReason, ...] = ()
    """The weightiest first; only those on the side of the verdict, none for a doubt."""


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One kind of change to a text, done in one or more places."""

    id: str
    """Key into ``LevelBook.changes``."""
    where: tuple[Passage, ...]
    """The places in the order in which they help most; what to write there is in the findings."""


@dataclass(frozen=True, slots=True)
class LevelPlan:
    """The fewest changes found that bring a text over the line, with what they bring."""

    changes: tuple[LevelChange, ...]
    probability: float
    """Computed again after all these changes."""
    enough: bool
    """Whether the text is then plain; else this is as far as changes of these kinds go."""


@dataclass(frozen=True, slots=True)
class Level:
    """How likely a text is to be hard, with what that was computed on.

    The probability is the chance that the text is the hard one, where as many texts are hard as
    have been made plain by an editor; it is learnt from public pairs of texts and no exam of the
    CEFR. ``None`` on too little text, and then there is no verdict, reason or plan.
    """

    words: int
    """Running words that it was computed on: Dutch, in the main part."""
    sentences: int
    learnt: str
    """Date of the weights, ISO."""
    probability: float | None = None
    verdict: Verdict | None = None
    reasons: tuple[LevelReason, ...] = ()
    """The weightiest first, both those that make the text harder and those that make it easier."""
    plan: LevelPlan | None = None
    """``None`` for a text that is plain already."""
    per_sentence: tuple[SentenceLevel, ...] = ()
    """Of the running text, in order; short ones of which nothing can be said are left out."""
    frequency: float | None = None
    """F of LiNT-II: mean Zipf frequency of content words; a compound counts as its head."""
    dependency: float | None = None
    """D of LiNT-II: mean over sentences of the most words between a word and its head."""
    content_words: float | None = None
    """C of LiNT-II: content words per finite verb."""


# --- findings ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, one place, one outcome."""

    rule: str
    outcome: Outcome
    severity: Severity
    where: Place
    evidence: str
    """The words or the markup itself, bounded in length. Hostile: escape it where it is shown."""
    values: Mapping[str, Scalar] = field(default_factory=dict)
    """Numbers and names that the words in ``rules/`` may use, such as ``{"woorden": 31}``."""
    component: str = ""
    """The same for findings with one cause: the same shape at the same place of the template."""
    picture: str | None = None
    """Key into ``Scan.pictures``."""
    left_out: int = 0
    """More places of the same rule on this page that were counted and not kept."""


# --- pages ---------------------------------------------------------------------------------------


class Reason(StrEnum):
    """Why a page was not checked. The words for it stand in ``rules/redenen.toml``."""

    ROBOTS = "robots"
    TIMEOUT = "timeout"
    CRASH = "crash"
    DOWNLOAD = "download"
    NOT_HTML = "not_html"
    LOGIN = "login"
    REFUSED = "refused"
    CERTIFICATE = "certificate"
    REDIRECT_LOOP = "redirect_loop"
    REDIRECT_OUT = "redirect_out"
    REDIRECT_SEEN = "redirect_seen"
    TOO_LARGE = "too_large"
    NOT_FOUND = "not_found"
    SOFT_NOT_FOUND = "soft_not_found"
    HTTP_ERROR = "http_error"
    NETWORK = "network"
    CHECK_FAILED = "check_failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A page to look at."""

    url: str
    """Canonical form."""
    depth: int = 0
    """Links from a start address; 0 for start addresses and what stands in a sitemap."""
    found_on: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a rendered page, resolved to an absolute URL without fragment."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Visited:
    """A page that was opened and looked at."""

    final_url: str
    status: int | None
    title: str
    language: str | None
    """The ``lang`` of the root element; ``None`` where it has none."""
    document: Document
    measures: Measures
    findings: tuple[Finding, ...]
    rules: Mapping[str, Outcome]
    """The worst outcome of each rule that ran on the page."""
    links: tuple[Link, ...]
    files: tuple[Link, ...]
    """Links to documents (PDF, Office)."""
    forms: int
    """Forms with at least one field that a person fills in."""
    frames: int
    frames_untested: tuple[str, ...]
    """URLs of frames that could not be looked into."""
    dialogs: tuple[str, ...]
    """Texts of alert, confirm and prompt dialogs, which were dismissed."""
    stopped: int
    """Requests other than GET, HEAD and OPTIONS that were stopped at the network."""
    settled: bool
    """False for a page that kept changing until the waiting time was over."""
    html_hash: str
    login: bool = False
    """The page asks for a password."""
    level: Level | None = None
    """Of the running text; ``None`` for pages that an earlier version of the tool kept."""


@dataclass(frozen=True, slots=True)
class NotVisited:
    """A page that could not be checked: a fact with a reason, counted in every report."""

    reason: Reason
    detail: str = ""
    """What the browser or the server said; hostile."""
    status: int | None = None


@dataclass(frozen=True, slots=True)
class PageResult:
    """What became of one job."""

    job: Job
    outcome: Visited | NotVisited
    at: datetime
    """When it was looked at, UTC."""
    seconds: float
    """Time that a worker spent on it."""


# --- settings and scan ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who is responsible for the site. Everything may still be unknown."""

    name: str | None = None
    contact: str | None = None
    """E-mail address: shown to the sites that are scanned, and in the verklaring."""
    phone: str | None = None
    official: str | None = None
    """Function of the official who signs the verklaring."""
    statements_url: str | None = None
    """Page with all statements of the organisation."""


@dataclass(frozen=True, slots=True)
class Product:
    """A service of the municipality and the pages that belong to it."""

    name: str
    patterns: tuple[str, ...]
    """Shell-style patterns (``*``) that the path of a URL is held against."""


@dataclass(frozen=True, slots=True)
class Site:
    """What to scan, and how far to go."""

    start: tuple[str, ...]
    name: str | None = None
    hosts: tuple[str, ...] = ()
    """Hosts in scope beside those of ``start``."""
    include: tuple[str, ...] = ()
    """Only URLs whose path fits one of these patterns; empty for all."""
    exclude: tuple[str, ...] = ()
    max_pages: int = 1000
    max_depth: int | None = None
    pace: float = 1.0
    """Least seconds between two pages of one host; 0 on this machine's own loopback addresses."""
    page_timeout: float = 45.0
    """Seconds that one page may take in all."""
    workers: int | None = None
    """Browsers at the same time; ``None`` for one per processor, four at most."""
    browser: str | None = None
    """Path of a Chromium, Chrome or Edge; ``None`` to look for one."""
    axe: str | None = None
    """Path of an axe-core script to use in place of the bundled one."""
    language_model: str | None = None
    """Folder or installed package of a spaCy model to use in place of the bundled one."""
    own_rules: str | None = None
    """Folder with the user's own rules of plain language."""
    own_words: str | None = None
    """List of the user's own words and exceptions."""
    products: tuple[Product, ...] = ()
    threshold: Severity = Severity.SERIOUS


@dataclass(frozen=True, slots=True)
class Settings:
    """``toegankelijk.toml`` with the flags of the command line laid over it."""

    organisation: Organisation = Organisation()
    sites: tuple[Site, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """What the scan was made with."""

    tool: str
    python: str
    browser: str | None = None
    axe: str | None = None
    language_model: str | None = None
    """Name and version."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Enough to render every output again without the network."""

    id: int
    organisation: Organisation
    site: Site
    versions: Versions
    started: datetime
    finished: datetime | None
    """``None`` for a scan that was broken off."""
    pages: tuple[PageResult, ...]
    waiting: int = 0
    """URLs that were found and not yet looked at."""
    cuts: Mapping[str, int] = field(default_factory=dict)
    """Patterns of URLs without end (calendars, filters) and how many of each were left out."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """WebP cut-outs of elements by the key that findings use."""

    @property
    def visited(self) -> tuple[tuple[PageResult, Visited], ...]:
        """The pages that were checked, in the order of the scan."""
        return tuple((p, p.outcome) for p in self.pages if isinstance(p.outcome, Visited))

    @property
    def not_visited(self) -> tuple[tuple[PageResult, NotVisited], ...]:
        """The pages that were not, each with its reason."""
        return tuple((p, p.outcome) for p in self.pages if isinstance(p.outcome, NotVisited))
