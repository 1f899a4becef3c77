"""The facts that flow through the tool. Imports nothing of ours; everything else imports this.

Facts are frozen; sequences are tuples. Unknown is ``None``, never 0. A fact holds no sentences for
readers: the words for a rule, an outcome or a reason live in ``rules/``.
"""

from toegankelijk.model.agreements import Demand, Exemption, Subject, TextBudget
from toegankelijk.model.crawling import (
    Asset,
    Fingerprint,
    FoundFile,
    Sample,
    Sampled,
    SampleReason,
    Sighting,
)
from toegankelijk.model.findings import Finding
from toegankelijk.model.forms import Ending, FormState, FormWalk, NotDone, Stage
from toegankelijk.model.gathered import Answer, Gathered, GatheredKind, Question
from toegankelijk.model.levels import (
    Level,
    LevelChange,
    LevelPlan,
    LevelReason,
    SentenceLevel,
    Verdict,
)
from toegankelijk.model.outcomes import Outcome, RuleKind, Scalar, Severity
from toegankelijk.model.pages import Job, Link, NotVisited, PageResult, Reason, Visited
from toegankelijk.model.places import LOADED, Element, Passage, Place, State
from toegankelijk.model.scans import Scan, Versions
from toegankelijk.model.settings import (
    DEFAULT_PAGES,
    FormSettings,
    Login,
    Organisation,
    Product,
    Settings,
    Site,
)
from toegankelijk.model.texts import (
    Block,
    BlockKind,
    Document,
    Measures,
    Piece,
    Role,
    Sentence,
    Token,
    Unread,
    UnreadKind,
    cut_pieces,
)

__all__ = [
    "DEFAULT_PAGES",
    "LOADED",
    "Answer",
    "Asset",
    "Block",
    "BlockKind",
    "Demand",
    "Document",
    "Element",
    "Ending",
    "Exemption",
    "Finding",
    "Fingerprint",
    "FormSettings",
    "FormState",
    "FormWalk",
    "FoundFile",
    "Gathered",
    "GatheredKind",
    "Job",
    "Level",
    "LevelChange",
    "LevelPlan",
    "LevelReason",
    "Link",
    "Login",
    "Measures",
    "NotDone",
    "NotVisited",
    "Organisation",
    "Outcome",
    "PageResult",
    "Passage",
    "Piece",
    "Place",
    "Product",
    "Question",
    "Reason",
    "Role",
    "RuleKind",
    "Sample",
    "SampleReason",
    "Sampled",
    "Scalar",
    "Scan",
    "Sentence",
    "SentenceLevel",
    "Settings",
    "Severity",
    "Sighting",
    "Site",
    "Stage",
    "State",
    "Subject",
    "TextBudget",
    "Token",
    "Unread",
    "UnreadKind",
    "Verdict",
    "Versions",
    "Visited",
    "cut_pieces",
]
