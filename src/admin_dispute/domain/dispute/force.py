"""Force: what gives a settlement effect, and what each way carries; an extensible set (WX-0.1, law of titles)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.ids import Words
from admin_dispute.domain.parameters import Provenance


class Force(StrEnum):
    """The ways of giving effect that the core itself deals with; plugins register more by code."""

    SIGNATURE = "signature"
    ORAL = "oral-on-record"
    CONFIRMATION = "agency-confirmation"
    SILENCE = "silence"
    FULFILMENT = "deemed-fulfilment"
    RATIFICATION = "ratification"
    REVIEW = "agency-review"
    COURT_CONFIRMATION = "court-confirmation"
    PRE_FILING_LETTER = "pre-filing-letter"
    MEDIATION_LETTER = "mediation-letter"
    RECONSIDERATION_LETTER = "reconsideration-letter"
    PERMITTED_WITHDRAWAL = "permitted-withdrawal"
    CONFIRMING_JUDGMENT = "confirming-judgment"
    NEW_AGREEMENT = "administrative-agreement"
    CHANGED_ACT = "changed-act"


class Maker(StrEnum):
    """Whose act gives the force."""

    PARTIES = "parties"
    MEDIATOR = "mediator"
    AGENCY = "agency"
    CENTER = "center"
    COURT = "court"
    RECONSIDERATION_BODY = "reconsideration-body"
    TIME = "time"


class Effective(StrEnum):
    """From when a force holds: the conclusion, the last signature, or the day of the paper or decision."""

    CONCLUSION = "conclusion"
    LAST_SIGNATURE = "last-signature"
    DECISION = "decision"


class Enforcing(StrEnum):
    """By which way a debtor can be made to perform; none: only urging, a circular or a suit of its own."""

    NONE = "none"
    COURT = "court"
    RECONSIDERATION_BODY = "reconsideration-body"
    NON_LITIGATION = "non-litigation"


class MadeIn(StrEnum):
    """The proceedings a paper can be made in."""

    SUIT = "suit"
    RECONSIDERATION = "reconsideration"


@frozen(kw_only=True)
class WayOfEffect:
    """A way of giving effect and what it carries.

    Attributes:
        code, name: stable code and Chinese name; by: whose act it is; effective: from when.
        against_agency, against_citizen: how a debtor of that side is made to perform.
        measures: whether the measures of 行政诉讼法 96 are open against an agency (judgment, ruling, mediation letter).
        forum: the proceedings it needs, None where it needs none; clauses: the articles it rests on.
        provenance: how sure all this is.
    """

    code: str
    name: str
    by: Maker
    effective: Effective
    clauses: tuple[str, ...]
    against_agency: Enforcing = Enforcing.NONE
    against_citizen: Enforcing = Enforcing.NONE
    measures: bool = False
    forum: MadeIn | None = None
    provenance: Provenance = Provenance.STATED


@frozen(kw_only=True)
class GivenForce:
    """A force that an agreement has: which (`force`), from when, and the paper that gave it.

    Attributes:
        on: the day of the act or paper; since: from when it holds; issuer, number: of the paper.
    """

    force: str
    on: date
    since: date
    issuer: Words | None = None
    number: Words | None = None
