"""The policy as it was adopted: which version by whom, when, and from which text (WX-5.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from attrs import frozen

from admin_dispute.domain.center.policy import AdoptPolicy, PolicyAdopted
from admin_dispute.domain.parameters import Policy
from admin_dispute.store import codec
from admin_dispute.store.records import Records
from admin_dispute.store.replay import act_of, counting


@frozen(kw_only=True)
class Adoption:
    """A version of the policy that counts, and the act by which it came to.

    Attributes:
        policy: as adopted, with the digest of its file; document: the text of that file, None where there was none.
        number: of the act in the center's stream; on: its legal day; actor: who adopted it.
        corrected_by: the number of the later act that replaced it by what stands here, None where none did.
    """

    policy: Policy
    document: str | None
    number: int
    on: date
    recorded_at: datetime
    actor: str
    corrected_by: int | None = None


def adoptions(records: Records, center: str) -> Iterator[Adoption]:
    """Give each version that counts with its adoption, in the order of adoption; one that was annulled is none."""
    rows = {row[3]: row for row in records.acts("center", center)}
    for act in counting(act_of(number, codec.opened_entry(row[8])) for number, row in rows.items()):
        if not isinstance(act.command, AdoptPolicy):
            continue
        _, _, _, number, _, _, recorded_at, actor, *_ = rows[act.number]
        for happened in act.events:
            if isinstance(happened, PolicyAdopted):
                yield Adoption(
                    policy=happened.policy, document=act.command.document, number=number, on=act.command.on,
                    recorded_at=recorded_at, actor=actor, corrected_by=act.corrected_by,
                )  # fmt: skip
