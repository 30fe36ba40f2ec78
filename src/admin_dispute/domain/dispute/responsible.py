"""The responsible agency: who is in charge of the matter answers for it, 谁主管、谁负责 (WX-3.1.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from admin_dispute.domain.act import Steps, command, decides, effect, event
from admin_dispute.domain.dispute.stage import CONSENTED, ENDED, MEDIATING, OFFERED
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text, changed

if TYPE_CHECKING:
    from admin_dispute.domain.dispute.state import Dispute
    from admin_dispute.domain.facts import Facts
    from admin_dispute.domain.law import Law


@command("name-responsible", stages=(OFFERED, CONSENTED, MEDIATING, ENDED))
@frozen(kw_only=True)
class NameResponsible:
    """Name the responsible agency: the one the directory finds, or another with a reason.

    Attributes:
        agency: None takes what the directory finds by matter and place.
        reason: why another agency than the one found; needed where they differ.
    """

    dispute: str
    on: date
    agency: str | None = None
    reason: Text | None = None


@event("responsible-named")
@frozen(kw_only=True)
class ResponsibleNamed:
    """An agency is responsible; `found` is what the directory said."""

    agency: str
    found: str | None
    reason: Text | None


@decides(NameResponsible)
def _name(dispute: Dispute, naming: NameResponsible, law: Law, facts: Facts) -> Steps:
    found = law.responsible_agency(dispute)
    agency = naming.agency or found
    known = agency is not None and facts.center.organisation(agency, naming.on) is not None
    yield RESPONSIBLE_FOUND(known, agency=agency or "")
    differs = found is not None and agency != found
    yield DIFFERENCE_EXPLAINED(not differs or naming.reason is not None, found=found or "")
    if agency is not None:
        yield ResponsibleNamed(agency=agency, found=found, reason=naming.reason)


@effect(ResponsibleNamed)
def _named(dispute: Dispute, named: ResponsibleNamed) -> Dispute:
    joined = dispute.agencies if named.agency in dispute.agencies else (*dispute.agencies, named.agency)
    return changed(dispute, responsible=named.agency, agencies=joined)


RESPONSIBLE_FOUND = Condition(code="responsible-found", cured_by="name-responsible")
DIFFERENCE_EXPLAINED = Condition(code="difference-explained")
RESPONSIBLE_NAMED = Condition(code="responsible-named", cured_by="name-responsible")
