"""Names in the place of ids: what a clerk reads for `p1`, `police` or `zhao`; never a name that is not his to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from admin_dispute.center.basis import Basis
from admin_dispute.center.reading.numbered import numbered
from admin_dispute.center.rights import Actor
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.dispute.parties import Party
from admin_dispute.domain.values import Person, PersonRef
from admin_dispute.domain.words import chapter, term, worded
from admin_dispute.store.records import Records

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

    def subject(self, clock: str, subject: str) -> str:
        """Return which one of its kind a deadline is about: an obligation by its name, the first round, a visit."""
        if subject.isdecimal():
            said: str = chapter("codes")["subject-number"].get(clock, "第{n}项")
            return said.format(n=subject)
        return term("deadline-subject", self.within(subject))

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


def names_in(seen: Iterable[Any], actor: Actor, basis: Basis, records: Records, today: date) -> Names:
    """Return the names for what an actor sees of some streams: bodies, people and what is numbered there.

    Args:
        seen: disputes as he sees them, what is not his to read being empty in them; states of other streams.
    """
    named = dict(chapter("codes")["function"])
    if basis.state is not None:
        named |= dict(_staff(basis.state, actor, records))
        named |= {body.id: basis.state.name_of(body.id, today) for body in basis.state.organisations}
    for state in seen:
        parties = getattr(state, "parties", ())
        named = {**dict(_accounts(parties, records)), **named, **_people(parties, records)}
        named |= dict(numbered(state, named))
    return Names(of=named, plugins=basis.table.documents)


def _staff(state: CenterState, actor: Actor, records: Records) -> Iterator[tuple[str, str]]:
    """Names of mediators for everybody, of officers for whoever has an office here, too; each with the id."""
    officers = {officer.id: officer.person for officer in state.officers} if actor.roles else {}
    for id_, person in {**{one.id: one.person for one in state.roster}, **officers}.items():
        if name := name_behind(person, records):
            yield id_, f"{name}（{id_}）"


def _people(parties: Iterable[Party], records: Records) -> dict[str, str]:
    """Names of parties; their id beside it where two have one name, their role where the name is not to be read."""
    found = {party.id: name_behind(party.person, records) for party in parties}
    names = list(found.values())
    return {
        party.id: name if (name := found[party.id]) and names.count(name) == 1
        else f"{name or worded(party.role)}（{party.id}）"
        for party in parties
    }  # fmt: skip


def _accounts(parties: Iterable[Party], records: Records) -> Iterator[tuple[str, str]]:
    """The accounts under which parties act, each with the name."""
    for party in parties:
        if party.account is not None and (name := name_behind(party.person, records)):
            yield party.account, f"{name}（{party.account}）"


def name_behind(person: object, records: Records) -> str | None:
    """Return the name behind a reference that may be seen; None once it was erased."""
    behind = records.behind(person.id) if isinstance(person, PersonRef) else None
    return behind.name if isinstance(behind, Person) else None
