"""A circular as its acts have made it: the draft, who looked at it and objected, the approval, every edition."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs
from attrs import frozen

from admin_dispute.domain.circular.content import CircularContent, Difference, as_printed, of_agency
from admin_dispute.domain.deadline import Clock, Deadline, timed
from admin_dispute.domain.figures.stretch import Stretch
from admin_dispute.domain.ids import Words
from admin_dispute.domain.periods import Calendar, Period
from admin_dispute.domain.values import Text


class CircularStage(StrEnum):
    """Where a circular stands."""

    DRAFT = "draft"
    SHOWN = "shown"
    APPROVED = "approved"
    ISSUED = "issued"
    DROPPED = "dropped"


@frozen(kw_only=True)
class CircularShown:
    """That the agencies may look at their figures: from a day, for how long; `draft` numbers what they see."""

    on: date
    within: Period
    draft: int


@frozen(kw_only=True)
class FiguresConfirmed:
    """An agency looked at its figures and has nothing against them."""

    agency: str
    on: date
    draft: int


@frozen(kw_only=True)
class CircularObjection:
    """An agency's objection to its own figures.

    Attributes:
        id: `y1`, `y2` ...; indicator: the one it is against, None for all; evidence: papers, by number.
        draft: the one it saw; upheld: None until it is answered.
    """

    id: str
    agency: str
    on: date
    text: Text
    indicator: str | None
    evidence: tuple[Words, ...]
    draft: int
    answered_on: date | None = None
    upheld: bool | None = None
    answer: Text | None = None


@frozen(kw_only=True)
class CircularApproval:
    """Who approved it, and the paper that says so."""

    on: date
    by: str
    name: Words
    paper: Words | None


@frozen(kw_only=True)
class Recipient:
    """A body that a circular was sent to, under its name on that day."""

    id: str
    name: Words


@frozen(kw_only=True)
class CircularEdition:
    """A circular as it was issued; it never changes.

    Attributes:
        edition: 1, and one more with each correction notice; number: of the document.
        printed: the form in which it is printed, today and in years.
        what: what a correction notice corrects and why, None in the first; changes: figure by figure.
    """

    edition: int
    on: date
    number: Words
    title: Words
    recipients: tuple[Recipient, ...]
    approval: CircularApproval
    content: CircularContent
    printed: int = 1
    what: Words | None = None
    changes: tuple[Difference, ...] = ()


@frozen(kw_only=True)
class CircularDropped:
    """Why a draft was given up."""

    on: date
    text: Text


@frozen(kw_only=True)
class Circular:
    """A circular.

    Attributes:
        stretch: the days that are reported on; content: of the draft, None once it was issued; draft: its number.
        objections: the agencies' own, all drafts'; editions: as issued, the latest last.
    """

    id: str
    stage: CircularStage
    title: Words
    stretch: Stretch
    drafted_on: date
    draft: int
    content: CircularContent | None
    shown: CircularShown | None = None
    confirmed: tuple[FiguresConfirmed, ...] = ()
    objections: tuple[CircularObjection, ...] = ()
    approval: CircularApproval | None = None
    editions: tuple[CircularEdition, ...] = ()
    dropped: CircularDropped | None = None

    @property
    def number(self) -> str | None:
        """The document number of its latest edition."""
        return self.editions[-1].number if self.editions else None

    @property
    def issued_on(self) -> date | None:
        """The day its latest edition was issued."""
        return self.editions[-1].on if self.editions else None

    @property
    def latest(self) -> CircularContent | None:
        """What it says now: the latest edition, else the draft."""
        return self.editions[-1].content if self.editions else self.content


def circular_deadlines(circular: Circular, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return the deadline that runs while agencies look at their figures."""
    shown = circular.shown
    if shown is None or circular.stage is not CircularStage.SHOWN:
        return ()
    return (timed(Clock.CIRCULAR, "look", None, shown.on, shown.within, calendar),)


def issued_part(circular: Circular, agency: str | None, *, whole: bool) -> Circular | None:
    """Return what those see who do not draft it: issued editions, and of what was shown an agency's own part.

    Args:
        agency: whose figures are his own, None for nobody's. whole: whether issued editions are his to read.
    """
    part = _own_part(circular, agency)
    editions = tuple(attrs.evolve(one, content=as_printed(one.content)) for one in circular.editions) if whole else ()
    if part.content is None and not editions:
        return None
    return attrs.evolve(part, editions=editions)


def _own_part(circular: Circular, agency: str | None) -> Circular:
    content = circular.content
    shown = circular.stage in (CircularStage.SHOWN, CircularStage.APPROVED)
    own = None
    if shown and content is not None and agency is not None and agency in content.bodies:
        own = of_agency(content, agency)
    return attrs.evolve(
        circular,
        content=own,
        confirmed=tuple(one for one in circular.confirmed if one.agency == agency),
        objections=tuple(one for one in circular.objections if one.agency == agency),
        editions=(),
    )
