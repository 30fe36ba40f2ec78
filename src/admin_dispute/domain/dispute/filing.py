"""Filing: what was handed in to a court, a review body or an agency, by whom against whom, and its acceptance.

A register records what others did. Nothing here waits for mediation or a stage: the court's seven days run on
(行政诉讼法 51). Where the law forbids the body to accept (a suit while reconsideration is pending, 行政复议法 29), the
record stands and the ruling warns which of the two has to give way (`filing_cautions`); it is that body's to refuse,
not the register's.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs
from attrs import field, frozen, validators

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.enforcement.applying import application_cautions
from admin_dispute.domain.dispute.filing_cautions import EXCLUSIVE, RIVALS, filing_cautions, in_the_way
from admin_dispute.domain.dispute.filing_defaults import kind_of, sides_of
from admin_dispute.domain.dispute.filing_in_time import in_time
from admin_dispute.domain.dispute.filing_too_early import not_too_early
from admin_dispute.domain.dispute.numbering import readable
from admin_dispute.domain.dispute.one_by_one import one_by_one
from admin_dispute.domain.dispute.parties import everybody
from admin_dispute.domain.dispute.proceedings import (
    IN_COURT,
    POSTED_FIRST,
    PROCEEDING_KNOWN,
    PROCEEDING_PENDING,
    Instance,
    Procedure,
    Proceeding,
    ProceedingKind,
    proceeding_of,
    with_proceeding,
)
from admin_dispute.domain.ids import Words
from admin_dispute.domain.number import CaseNumber, read_number
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import bad_value, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("record-filing")
@frozen(kw_only=True)
class RecordFiling:
    """Record proceedings: filed, and perhaps accepted and numbered already.

    What is not given is taken from the registration: kind and instance from its phase (a kind by itself is a first
    instance; one that continues another goes on from that), the sides from claimants and
    agencies (the agency asks in non-litigation enforcement), the body from the competent court. Higher instances and
    supervision have the sides of the suit before them (`prior`): whoever asks there, against the other side.

    Attributes:
        each: applicants who each file by themselves: proceedings for each, with the claims that are theirs alone.
        on: the legal day of this record; filed_on: the day the papers were handed in, `on` where not given.
        posted_on: the day they were posted, which is the day that has to be in time (行诉解释 48).
        about: ids of what is challenged in it, all where none is named; claims: ids of the claims made in it.
        prior: the earlier proceedings it continues (the first instance of an appeal, the review before a suit).
        procedure: by which it is tried, where that is known already.
    """

    dispute: str
    on: date
    kind: ProceedingKind | None = None
    before: Words | None = None
    applicants: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ()
    third_parties: tuple[str, ...] = ()
    instance: Instance | None = None
    about: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    prior: str | None = None
    filed_on: date | None = None
    posted_on: date | None = None
    accepted_on: date | None = None
    number: Words | None = field(default=None, validator=validators.optional(readable))
    procedure: Procedure | None = None

    def __attrs_post_init__(self) -> None:
        if self.each and (self.applicants or self.number is not None):
            raise bad_value("each", "各自提起的，不另写共同提起人，案号逐件登记")


@command("accept-proceeding")
@frozen(kw_only=True)
class AcceptProceeding:
    """Record that proceedings were accepted, or their number or procedure once it is known.

    Attributes:
        also: more of a batch that were accepted with it; each gets its number by itself.
        accepted_on: `on` where not given; procedure: simple or ordinary, also where the one turned into the other.
    """

    dispute: str
    on: date
    proceeding: str
    also: tuple[str, ...] = ()
    accepted_on: date | None = None
    number: Words | None = field(default=None, validator=validators.optional(readable))
    procedure: Procedure | None = None

    def __attrs_post_init__(self) -> None:
        if self.also and self.number is not None:
            raise bad_value("also", "一并受理的，案号逐件登记")


@event("proceeding-filed")
@frozen(kw_only=True)
class ProceedingFiled:
    """Proceedings were begun."""

    proceeding: Proceeding


@event("proceeding-accepted")
@frozen(kw_only=True)
class ProceedingAccepted:
    """Proceedings were accepted on a day, under a number and by a procedure where they are known."""

    proceeding: str
    accepted_on: date
    number: CaseNumber | None
    procedure: Procedure | None = None


@decides(RecordFiling)
def _file(dispute: Dispute, filing: RecordFiling, law: Law, facts: Facts) -> Steps:
    if not filing.each:
        yield from _file_one(dispute, filing, law, facts)
        return
    singly = (_alone(dispute, filing, who) for who in dict.fromkeys(filing.each))
    yield from one_by_one(dispute, singly, lambda state, one: _file_one(state, one, law, facts))


def _alone(dispute: Dispute, filing: RecordFiling, who: str) -> RecordFiling:
    """Return the filing of one of those who each file by themselves."""
    own = tuple(claim.id for claim in dispute.claims if claim.id in filing.claims and claim.by == (who,))
    return attrs.evolve(filing, each=(), applicants=(who,), claims=own)


def _file_one(dispute: Dispute, filing: RecordFiling, law: Law, facts: Facts) -> Steps:
    kind, instance = kind_of(dispute, filing)
    yield FILING_KIND_KNOWN(kind)
    if kind is None:
        return
    proceeding = _filed_as(dispute, filing, kind, instance)
    yield BODY_NAMED(proceeding.before)
    yield from _known(dispute, proceeding, facts)
    yield from _days(proceeding, filing.on)
    if proceeding.number is not None:
        yield NUMBER_ONCE(proceeding.number not in _numbers(dispute), number=proceeding.number)
    yield from filing_cautions(dispute, proceeding, filing.on)
    yield from application_cautions(dispute, proceeding, law, filing.on)
    yield from in_time(dispute, proceeding, law)
    yield from not_too_early(dispute, proceeding, law)
    yield ProceedingFiled(proceeding=proceeding)


def _filed_as(dispute: Dispute, filing: RecordFiling, kind: ProceedingKind, instance: Instance | None) -> Proceeding:
    asking, answering = sides_of(dispute, filing, kind, instance)
    return Proceeding(
        id=f"x{len(dispute.proceedings) + 1}",
        kind=kind,
        before=filing.before or (dispute.court if kind in IN_COURT else None) or "",
        applicants=asking,
        respondents=filing.respondents or answering,
        third_parties=filing.third_parties,
        instance=instance,
        number=None if filing.number is None else read_number(filing.number),
        filed_on=filing.filed_on or filing.on,
        posted_on=filing.posted_on,
        accepted_on=filing.accepted_on,
        about=filing.about,
        claims=filing.claims,
        prior=filing.prior,
        procedure=filing.procedure,
    )


@decides(AcceptProceeding)
def _accept(dispute: Dispute, accepted: AcceptProceeding, law: Law, facts: Facts) -> Steps:
    together = dict.fromkeys((accepted.proceeding, *accepted.also))
    singly = (attrs.evolve(accepted, proceeding=one, also=()) for one in together)
    yield from one_by_one(dispute, singly, _accept_one)


def _accept_one(dispute: Dispute, accepted: AcceptProceeding) -> Steps:
    filed = proceeding_of(dispute, accepted.proceeding)
    yield PROCEEDING_KNOWN(filed, proceeding=accepted.proceeding)
    if filed is None:
        return
    yield PROCEEDING_PENDING(filed.ended is None, proceeding=filed.id)
    number = None if accepted.number is None else read_number(accepted.number)
    others = tuple(kept for kept in _numbers(dispute) if kept != filed.number)
    if number is not None:
        yield NUMBER_ONCE(number not in others, number=number)
    taken = attrs.evolve(filed, accepted_on=accepted.accepted_on or filed.accepted_on or accepted.on)
    yield from _days(taken, accepted.on)
    if filed.kind in RIVALS:
        blocking = in_the_way(dispute, filed)
        yield EXCLUSIVE(not blocking, proceedings=blocking)
    yield ProceedingAccepted(
        proceeding=filed.id,
        accepted_on=taken.accepted_on or accepted.on,
        number=number,
        procedure=accepted.procedure,
    )


def _known(dispute: Dispute, proceeding: Proceeding, facts: Facts) -> Steps:
    named = (*proceeding.applicants, *proceeding.respondents, *proceeding.third_parties)
    known = everybody(dispute)
    strangers = tuple(who for who in named if who not in known and facts.center.organisation(who, facts.today) is None)
    yield SIDES_KNOWN(not strangers, who=strangers)
    both = tuple(who for who in proceeding.applicants if who in proceeding.respondents)
    yield SIDES_APART(not both, who=both)
    objects = {kept.id for kept in dispute.challenged}
    yield OBJECTS_KNOWN(objects.issuperset(proceeding.about), objects=proceeding.about)
    claims = {claim.id for claim in dispute.claims}
    yield CLAIMS_ON_FILE(claims.issuperset(proceeding.claims), claims=proceeding.claims)
    yield PRIOR_KNOWN(proceeding.prior is None or proceeding_of(dispute, proceeding.prior), proceeding=proceeding.prior)


def _days(proceeding: Proceeding, on: date) -> Steps:
    filed, accepted = proceeding.filed_on, proceeding.accepted_on
    yield RECORDED_AFTERWARDS(all(day is None or day <= on for day in (filed, accepted)), day=on)
    posted = proceeding.posted_on
    yield POSTED_FIRST(posted is None or filed is None or posted <= filed, day=filed)
    yield ACCEPTED_AFTER_FILED(filed is None or accepted is None or filed <= accepted, filed=filed)


def _numbers(dispute: Dispute) -> tuple[CaseNumber, ...]:
    return tuple(kept.number for kept in dispute.proceedings if kept.number is not None)


@effect(ProceedingFiled)
def _filed(dispute: Dispute, filed: ProceedingFiled) -> Dispute:
    new = filed.proceeding
    claims = tuple(
        attrs.evolve(claim, proceeding=new.id) if claim.id in new.claims else claim for claim in dispute.claims
    )
    return changed(dispute, proceedings=(*dispute.proceedings, new), claims=claims)


@effect(ProceedingAccepted)
def _accepted(dispute: Dispute, accepted: ProceedingAccepted) -> Dispute:
    filed = proceeding_of(dispute, accepted.proceeding)
    if filed is None:
        return dispute
    taken = attrs.evolve(
        filed,
        accepted_on=accepted.accepted_on,
        number=accepted.number or filed.number,
        procedure=accepted.procedure or filed.procedure,
    )
    return with_proceeding(dispute, taken)


FILING_KIND_KNOWN = Condition(code="filing-kind-known")
BODY_NAMED = Condition(code="body-named")
SIDES_KNOWN = Condition(code="sides-known")
SIDES_APART = Condition(code="sides-apart")
OBJECTS_KNOWN = Condition(code="objects-known")
CLAIMS_ON_FILE = Condition(code="claims-on-file")
PRIOR_KNOWN = Condition(code="prior-known", cured_by="record-filing")
RECORDED_AFTERWARDS = Condition(code="recorded-afterwards")
ACCEPTED_AFTER_FILED = Condition(code="accepted-after-filed")
NUMBER_ONCE = Condition(code="number-once", clauses=("案号规定 3",))
