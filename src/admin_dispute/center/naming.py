"""Names in the place of ids: what a clerk reads for `p1`, `o1` or `police`; never a name that is not his to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from admin_dispute.domain.dispute.obligation import Obligation
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.values import Person, PersonRef
from admin_dispute.domain.words import chapter, worded
from admin_dispute.store.records import Records
from admin_dispute.store.references import open_value

_ID = r"[A-Za-z][A-Za-z0-9_-]*(?:/[\d-]+)?"
_LIST = re.compile(rf"(?<![A-Za-z0-9_./-]){_ID}(?:、{_ID})*(?![A-Za-z0-9_/-])")
_SHOWN, _FIRST = 6, 3
"""A longer list than this shows its first few, and how many they are."""


@frozen(kw_only=True)
class Names:
    """What one actor reads in the place of ids in one dispute.

    Attributes:
        of: the name by id; plugins: by the name of a plugin, the document it speaks for.
    """

    of: Mapping[str, str] = field(factory=dict)
    plugins: Mapping[str, str] = field(factory=dict)

    def within(self, text: str) -> str:
        """Return a text with names for the ids in it; of a long list the first few and how many they are."""
        return _LIST.sub(lambda found: self._listed(found[0].split("、")), text)

    def plugin(self, name: str) -> str:
        """Return who answers: the document a plugin speaks for with the plugin's name, national law, or the policy."""
        document = self.plugins.get(name)
        return f"插件 {name} " if document is None else f"{document}（{name}）"

    def _listed(self, ids: list[str]) -> str:
        if not any(self._known(id_) for id_ in ids):
            return "、".join(ids)
        if len(ids) <= _SHOWN:
            return "、".join(map(self.name, ids))
        people = all(re.fullmatch(r"p\d+", id_) for id_ in ids)
        return "、".join(map(self.name, ids[:_FIRST])) + f"等{len(ids)}{'人' if people else '项'}"

    def name(self, id: str) -> str:  # noqa: A002 - the field's word
        """Return the name for an id; the id where it has none."""
        whole, _, part = id.partition("/")
        known = self.of.get(id) or self.of.get(whole)
        return id if known is None else known if not part or id in self.of else f"{known}第{part}期"

    def _known(self, id: str) -> bool:  # noqa: A002 - as above
        return id in self.of or id.partition("/")[0] in self.of


def names_in(seen: Dispute | None, bodies: Mapping[str, str], records: Records, documents: Mapping[str, str]) -> Names:
    """Return the names for what an actor sees of a dispute; only bodies where it is another stream.

    Args:
        seen: the dispute as he sees it: what is not his to read is empty in it.
        bodies: organisations of the directory by id; documents: what each plugin speaks for.
    """
    if seen is None:
        return Names(of=bodies, plugins=documents)
    named = {**chapter("codes")["function"], **bodies, **_people(seen, records)}
    return Names(of={**named, **dict(_objects(seen, named))}, plugins=documents)


def _people(seen: Dispute, records: Records) -> dict[str, str]:
    """Names of parties; their id beside it where two have one name, their role where the name is not to be read."""
    found = {party.id: _opened(party.person, records) for party in seen.parties}
    names = list(found.values())
    return {
        party.id: found[party.id] if found[party.id] and names.count(found[party.id]) == 1
        else f"{found[party.id] or worded(party.role)}（{party.id}）"
        for party in seen.parties
    }  # fmt: skip


def _opened(person: object, records: Records) -> str:
    """The name behind a reference that may be seen; nothing once it was erased."""
    row = records.text(person.id) if isinstance(person, PersonRef) else None
    behind = None if row is None or row[5] is None else open_value(row[2], row[5])
    return behind.name if isinstance(behind, Person) else ""


def _objects(seen: Dispute, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is numbered in a dispute: the id, and in brackets what it is."""
    for owed in seen.obligations:
        yield owed.id, f"{owed.id}（{_duty(owed, names)}）"
    for claim in seen.claims:
        whose = "、".join(names.get(who, who) for who in claim.by[:_FIRST]) + ("等" if len(claim.by) > _FIRST else "")
        yield claim.id, f"{claim.id}（{whose}的诉求）"
    for proceeding in seen.proceedings:
        instance = "" if proceeding.instance is None else worded(proceeding.instance)
        yield proceeding.id, f"{proceeding.id}（{worded(proceeding.kind)}{instance}）"
    for challenged in seen.challenged:
        yield challenged.id, f"{challenged.id}（{worded(challenged.kind)}）"
    for paper in seen.papers:
        yield paper.id, f"{paper.id}（{worded(paper.kind)}）"
    for mandate in seen.mandates:
        yield mandate.id, f"{mandate.id}（{names.get(mandate.principal, mandate.principal)}的授权）"
    for withdrawal in seen.withdrawals:
        yield withdrawal.id, f"{withdrawal.id}（{worded(withdrawal.kind)}）"


def _duty(owed: Obligation, names: Mapping[str, str]) -> str:
    amount = "" if owed.amount is None else f"{owed.amount}元"
    return f"{names.get(owed.debtor, owed.debtor)}，{worded(owed.duty)}{amount}"
