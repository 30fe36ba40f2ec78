"""Who may approve more time for a round: the bodies that the county names, else those near the dispute (WX-2.3).

No national rule lets anybody approve it; an opinion of one city speaks of the principal of the agency. Where a county's
policy allows an approval and names nobody, an agency of the dispute, its superior and a court that presides may.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from admin_dispute.domain.center.directory import Function
from admin_dispute.domain.dispute.rising import body_of
from admin_dispute.domain.dispute.rounds import Presiding
from admin_dispute.domain.parameters import Parameter

if TYPE_CHECKING:
    from admin_dispute.domain.center.state import CenterState
    from admin_dispute.domain.dispute.state import Dispute


def approvers(dispute: Dispute, stated: Parameter | None, on: date, center: CenterState) -> tuple[str, ...]:
    """Return the organisations whose approval counts on a day, as the directory has them."""
    if stated is None:
        found = _near(dispute, on, center)
    else:
        first = dispute.lead or dispute.responsible or dispute.agencies[0]
        found = tuple(body_of(dispute, first, name, on, center) for name in stated.listed)
    return tuple(dict.fromkeys(body for body in found if body is not None))


def _near(dispute: Dispute, on: date, center: CenterState) -> tuple[str | None, ...]:
    agencies = tuple(body for agency in dispute.agencies if (body := center.organisation(agency, on)))
    presidency = dispute.rounds[-1].presidencies[-1]
    courts = tuple(one for one in (presidency.chair, *presidency.alongside) if one.kind is Presiding.COURT)
    return (
        *(body.id for body in agencies),
        *(body.superior for body in agencies),
        *(one.organisation or _court(on, center) for one in courts),
    )


def _court(on: date, center: CenterState) -> str | None:
    """The court of the center, which presides where no other is named."""
    body = center.having(Function.COURT, on)
    return None if body is None else body.id
