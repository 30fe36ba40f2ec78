"""The table of enforcement: which measures each way opens against a debtor, who orders them, on which articles.

A test writes it out by hand. Where articles were renumbered, each text stands beside the other and the day decides. Of
the Civil Procedure Law the texts as amended in 2012, 2021 and 2023 were read, in copies that are not the gazette: 2021
moved the articles on enforcement by seven (242 to 249), 2023 by four more (249 to 253).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.dispute.enforcement.titles import Regime, Side
from admin_dispute.domain.instruments import in_force
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.words import term


class MeasureKind(StrEnum):
    """What can be done about an obligation that is not performed."""

    URGE = "urge"
    CIRCULAR = "circular"
    CONFIRMATION = "confirmation"
    SUIT = "suit"
    APPLICATION = "application"
    ADDED_FINE = "added-fine"
    SUBSTITUTE = "substitute-performance"
    OWN_ENFORCEMENT = "own-enforcement"
    TRANSFER = "transfer"
    DAILY_FINE_ON_HEAD = "daily-fine-on-head"
    DAILY_FINE_ON_AGENCY = "daily-fine-on-agency"
    FINE_ON_BODY = "fine-on-body"
    FINE_ON_PERSON = "fine-on-person"
    ANNOUNCEMENT = "announcement"
    SUGGESTION = "suggestion"
    DETENTION = "detention"
    REFERRAL = "referral"
    ORDER = "order"
    INTERVIEW = "interview"
    CRITICISM = "criticism"
    DISCIPLINE = "discipline"


class OrderedBy(StrEnum):
    """Who may order or take a measure."""

    COURT = "court"
    REVIEW_BODY = "review-body"
    AGENCY = "agency"
    SUPERIOR = "superior"
    DISCIPLINARY = "disciplinary-body"
    CREDITOR = "creditor"
    PARTIES = "parties"
    CENTER = "center"


@frozen(kw_only=True)
class MeasureLaw:
    """The law of one kind of measure on one way against one side.

    Attributes:
        by: who may order it; approved: the court's president has to approve (民诉法 119; for 行政诉讼法 96 inferred).
        least, most: yuan, by the day for a daily fine; longest: days of detention at most.
    """

    regime: Regime
    side: Side
    kind: MeasureKind
    by: tuple[OrderedBy, ...]
    clauses: tuple[str, ...] = ()
    approved: bool = False
    least: Decimal | None = None
    most: Decimal | None = None
    longest: int | None = None
    provenance: Provenance = Provenance.STATED

    def holds(self, on: date) -> bool:
        """Say whether any of its articles is in force on a day; what rests on no article is always open."""
        return not self.clauses or bool(in_force(self.clauses, on))


_K, _BY = MeasureKind, OrderedBy
_96 = ("行政诉讼法 96",)
_65 = ("行政诉讼法（1989） 65",)
_BEFORE_2018 = ("执行行诉法解释 83", "执行行诉法解释 84")
_CIVIL = ("行政诉讼法 101",)
_REFUSING = ("民诉法 114", "民诉法（2021） 114", "民诉法（2012） 111")
_OBSTRUCTION = (*_CIVIL, *_REFUSING, "民诉法 118", "民诉法（2021） 118", "民诉法（2012） 115")
_CRIME = ("刑法 313", "拒执解释 2")
_SEIZE = ("民诉法 253", "民诉法（2021） 249", "民诉法（2012） 242")
_CONFIRMING = ("特邀调解规定 19", "民诉法 205", "民诉法（2021） 201", "民诉法（2012） 194")
_EXECUTE = ("民诉法 206", "民诉法（2021） 202", "民诉法（2012） 195")
_OWN = ("行政强制法 37",)
_HUNDRED, _FIFTY = Decimal(100), Decimal(50)


def _law(regime: Regime, side: Side, kind: MeasureKind, *by: OrderedBy, clauses: tuple[str, ...] = ()) -> MeasureLaw:
    return MeasureLaw(regime=regime, side=side, kind=kind, by=by, clauses=clauses)


def _detention(regime: Regime, side: Side, clauses: tuple[str, ...]) -> MeasureLaw:
    return MeasureLaw(
        regime=regime, side=side, kind=_K.DETENTION, by=(_BY.COURT,), clauses=clauses, approved=True, longest=15
    )


def _fines_on_citizens(regime: Regime) -> tuple[MeasureLaw, ...]:
    """What the Civil Procedure Law lets a court do to a citizen or organisation who refuses (民诉法 114, 118)."""
    side = Side.CITIZEN
    return (
        MeasureLaw(
            regime=regime, side=side, kind=_K.FINE_ON_PERSON, by=(_BY.COURT,), clauses=_OBSTRUCTION, approved=True,
            least=Decimal(0), most=Decimal(100_000),
        ),
        MeasureLaw(
            regime=regime, side=side, kind=_K.FINE_ON_BODY, by=(_BY.COURT,), clauses=_OBSTRUCTION, approved=True,
            least=Decimal(50_000), most=Decimal(1_000_000),
        ),
        _detention(regime, side, _OBSTRUCTION),
        _law(regime, side, _K.REFERRAL, _BY.COURT, clauses=_CRIME),
    )  # fmt: skip


_A96, _C96 = (Regime.COURT_TITLE, Side.AGENCY), (Regime.COURT_TITLE, Side.CITIZEN)
_CONF_A, _CONF_C = (Regime.CONFIRMED, Side.AGENCY), (Regime.CONFIRMED, Side.CITIZEN)
_REC_A, _REC_C = (Regime.RECONSIDERATION, Side.AGENCY), (Regime.RECONSIDERATION, Side.CITIZEN)
_ACT_C = (Regime.NON_LITIGATION, Side.CITIZEN)
_BARE_A, _BARE_C = (Regime.NONE, Side.AGENCY), (Regime.NONE, Side.CITIZEN)

LAWS: tuple[MeasureLaw, ...] = (
    # a court's judgment, ruling or mediation letter against an agency
    _law(*_A96, _K.APPLICATION, _BY.CREDITOR,
         clauses=("行诉解释 152", "行诉解释 153", "行诉解释 154", *_BEFORE_2018)),
    _law(*_A96, _K.TRANSFER, _BY.COURT, clauses=_96 + _65),
    MeasureLaw(
        regime=Regime.COURT_TITLE, side=Side.AGENCY, kind=_K.DAILY_FINE_ON_HEAD, by=(_BY.COURT,), clauses=_96,
        approved=True, least=_FIFTY, most=_HUNDRED,
    ),
    MeasureLaw(
        regime=Regime.COURT_TITLE, side=Side.AGENCY, kind=_K.DAILY_FINE_ON_AGENCY, by=(_BY.COURT,), clauses=_65,
        approved=True, least=_FIFTY, most=_HUNDRED,
    ),
    _law(*_A96, _K.ANNOUNCEMENT, _BY.COURT, clauses=_96),
    _law(*_A96, _K.SUGGESTION, _BY.COURT, clauses=_96 + _65),
    _detention(*_A96, _96),
    _law(*_A96, _K.REFERRAL, _BY.COURT, clauses=_96 + _65 + _CRIME),
    MeasureLaw(
        regime=Regime.COURT_TITLE, side=Side.AGENCY, kind=_K.FINE_ON_BODY, by=(_BY.COURT,), clauses=_OBSTRUCTION,
        approved=True, least=Decimal(50_000), most=Decimal(1_000_000), provenance=Provenance.INFERRED,
    ),
    # the same against a citizen
    _law(*_C96, _K.APPLICATION, _BY.CREDITOR,
         clauses=("行政诉讼法 95", *_65, "行诉解释 152", "行诉解释 153", *_BEFORE_2018)),
    _law(*_C96, _K.OWN_ENFORCEMENT, _BY.AGENCY, clauses=("行政诉讼法 95", *_65, *_OWN)),
    _law(*_C96, _K.TRANSFER, _BY.COURT, clauses=_CIVIL + _SEIZE),
    *_fines_on_citizens(Regime.COURT_TITLE),
    # an agreement that a court confirmed: the court's ordinary enforcement; of 行政诉讼法 96 nothing is said
    _law(*_CONF_A, _K.APPLICATION, _BY.CREDITOR, clauses=_EXECUTE),
    _law(*_CONF_A, _K.TRANSFER, _BY.COURT, clauses=_SEIZE),
    _law(*_CONF_C, _K.APPLICATION, _BY.CREDITOR, clauses=_EXECUTE),
    _law(*_CONF_C, _K.TRANSFER, _BY.COURT, clauses=_SEIZE),
    *_fines_on_citizens(Regime.CONFIRMED),
    # papers of reconsideration
    _law(*_REC_A, _K.ORDER, _BY.REVIEW_BODY, _BY.SUPERIOR, clauses=("行政复议法 77", "行政复议法（1999） 32")),
    _law(*_REC_A, _K.INTERVIEW, _BY.REVIEW_BODY, _BY.SUPERIOR, clauses=("行政复议法 77",)),
    _law(*_REC_A, _K.CRITICISM, _BY.REVIEW_BODY, _BY.SUPERIOR, clauses=("行政复议法 77",)),
    _law(*_REC_A, _K.DISCIPLINE, _BY.DISCIPLINARY, clauses=("行政复议法 83", "行政复议法 85", "行政复议法（1999） 37")),
    _law(*_REC_C, _K.APPLICATION, _BY.REVIEW_BODY, _BY.CREDITOR, clauses=("行政复议法 78", "行政复议法（1999） 33")),
    _law(*_REC_C, _K.OWN_ENFORCEMENT, _BY.REVIEW_BODY, _BY.AGENCY,
         clauses=("行政复议法 78", "行政复议法（1999） 33", *_OWN)),
    # an administrative act, or a decision on an administrative agreement, that a citizen does not perform
    _law(*_ACT_C, _K.APPLICATION, _BY.CREDITOR,
         clauses=("行政诉讼法 97", "行政诉讼法（1989） 66", "行政强制法 53", "行政强制法 54", "行诉解释 155",
                  "行诉解释 156")),
    _law(*_ACT_C, _K.ADDED_FINE, _BY.AGENCY, clauses=("行政强制法 45",)),
    _law(*_ACT_C, _K.SUBSTITUTE, _BY.AGENCY, clauses=("行政强制法 50", "行政强制法 51")),
    _law(*_ACT_C, _K.OWN_ENFORCEMENT, _BY.AGENCY, clauses=("行政诉讼法 97", "行政诉讼法（1989） 66", *_OWN)),
    # no title at all: a bare agreement, a permitted withdrawal, a letter before filing
    _law(*_BARE_A, _K.CONFIRMATION, _BY.PARTIES, clauses=_CONFIRMING),
    _law(*_BARE_A, _K.SUIT, _BY.CREDITOR, clauses=("特邀调解规定 25", "行政诉讼法 78")),
    _law(*_BARE_C, _K.CONFIRMATION, _BY.PARTIES, clauses=_CONFIRMING),
    _law(*_BARE_C, _K.SUIT, _BY.CREDITOR, clauses=("特邀调解规定 25",)),
    # what needs no title
    *(_law(regime, side, _K.URGE, _BY.AGENCY, _BY.CENTER, _BY.COURT, _BY.CREDITOR,
           clauses=("行政强制法 54", "行政强制法 69") if regime is Regime.NON_LITIGATION else ())
      for regime, side in (_A96, _C96, _CONF_A, _CONF_C, _REC_A, _REC_C, _ACT_C, _BARE_A, _BARE_C)),
    *(_law(regime, side, _K.CIRCULAR, _BY.CENTER)
      for regime, side in (_A96, _CONF_A, _REC_A, _BARE_A)),
)  # fmt: skip
"""Every measure there is, by way and side; what is not listed is not open."""

OF_A_COUNTY: dict[tuple[Side, MeasureKind], MeasureLaw] = {
    (Side.AGENCY, _K.SUGGESTION): MeasureLaw(
        regime=Regime.NONE, side=Side.AGENCY, kind=_K.SUGGESTION, by=(_BY.COURT,), provenance=Provenance.COUNTY,
    ),
}  # fmt: skip
"""What a county's document may open where no title carries the obligation (parameter `breach-measures`); the county's
document is its only basis. What compels is not here: it needs a title, whatever a document says (行政诉讼法 95, 96)."""

OF_COURTS_ALONE = (
    _K.DAILY_FINE_ON_HEAD, _K.DAILY_FINE_ON_AGENCY, _K.FINE_ON_BODY, _K.FINE_ON_PERSON, _K.ANNOUNCEMENT, _K.DETENTION,
    _K.SUGGESTION, _K.REFERRAL,
)  # fmt: skip
"""What only a court may do on a title, whatever a county's document says (行政诉讼法 95, 96)."""

OF_REVIEWS = (_K.ORDER, _K.INTERVIEW, _K.CRITICISM, _K.DISCIPLINE)
"""What the law of reconsideration has for its own papers; 行政诉讼法 96 speaks of a court's (行政复议法 77, 83)."""

BY_COMMAND = {_K.CONFIRMATION: "give-force", _K.SUIT: "record-filing", _K.APPLICATION: "record-filing"}
"""Measures that are acts of their own elsewhere in the story; all others go their line of states here."""


DAILY = (_K.DAILY_FINE_ON_HEAD, _K.DAILY_FINE_ON_AGENCY, _K.ADDED_FINE)
"""Measures that grow by the day, from the end of the set period."""


def law_of(regime: Regime, side: Side, kind: MeasureKind) -> MeasureLaw | None:
    """Return the law of a measure on a way against a side, None where that way does not open it."""
    return next((row for row in LAWS if (row.regime, row.side, row.kind) == (regime, side, kind)), None)


def orderers(row: MeasureLaw) -> tuple[str, ...]:
    """Return in Chinese who may order a measure: of a confirmed agreement not the court of first instance."""
    confirmed = row.regime is Regime.CONFIRMED
    return tuple(term("ordered-by", "confirming-court" if confirmed and by is OrderedBy.COURT else by) for by in row.by)


def kinds_against(side: Side) -> tuple[MeasureKind, ...]:
    """Return every kind of measure that any way opens against a side, in the order of the kinds."""
    found = {row.kind for row in LAWS if row.side is side}
    return tuple(kind for kind in MeasureKind if kind in found)
