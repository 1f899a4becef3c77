"""The facts that flow through the tool. Imports nothing of ours; everything else imports this.

Facts are frozen; sequences are tuples. Unknown is ``None``, never 0. A fact holds no sentences for
readers: the words for a rule, an outcome or a reason live in ``rules/``.
"""

from toegankelijk.model.findings import Finding
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
from toegankelijk.model.settings import Organisation, Product, Settings, Site
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
    "LOADED",
    "Block",
    "BlockKind",
    "Document",
    "Element",
    "Finding",
    "Job",
    "Level",
    "LevelChange",
    "LevelPlan",
    "LevelReason",
    "Link",
    "Measures",
    "NotVisited",
    "Organisation",
    "Outcome",
    "PageResult",
    "Passage",
    "Piece",
    "Place",
    "Product",
    "Reason",
    "Role",
    "RuleKind",
    "Scalar",
    "Scan",
    "Sentence",
    "SentenceLevel",
    "Settings",
    "Severity",
    "Site",
    "State",
    "Token",
    "Unread",
    "UnreadKind",
    "Verdict",
    "Versions",
    "Visited",
    "cut_pieces",
]
