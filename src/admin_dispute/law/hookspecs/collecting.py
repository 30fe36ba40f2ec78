"""Hooks that collect: every plugin's answer counts, and nobody removes another's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.certificate import Incentive
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.terms import Draft
from admin_dispute.domain.law import Remedy
from admin_dispute.domain.parameters import Policy
from admin_dispute.domain.ruling import Caution, Objection
from admin_dispute.law.hookspecs.form import declare


@declare("collect")
def remedies(dispute: Dispute, on: date, policy: Policy | None, center: CenterState) -> Sequence[Remedy]:
    """Which remedies are open to the parties on that day.

    Combination: all count; a code that an earlier plugin gave is not repeated.
    Default: none.
    """


@declare("collect")
def objections_to_registration(
    dispute: Dispute, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Objection | Caution]:
    """What stands against registering a dispute.

    Combination: all count, and no plugin removes another's.
    Default: nothing.

    Args:
        dispute: as it would be registered.
    """


@declare("collect")
def objections_to_agreement(
    dispute: Dispute, draft: Draft, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Objection | Caution]:
    """What stands against an agreement on the terms on the table.

    Combination: all count, and no plugin removes another's.
    Default: nothing.

    Args:
        draft: the terms with their obligations and review.
    """


@declare("collect")
def incentives_for_performance(
    dispute: Dispute, party: str, on: date, policy: Policy | None, center: CenterState
) -> Sequence[Incentive]:
    """What a party gets for performing of its own accord, beside the credit entry; it stands in the certificate.

    Combination: all count.
    Default: nothing.

    Args:
        party: the id of the party that performed.
    """
