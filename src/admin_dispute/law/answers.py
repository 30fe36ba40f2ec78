"""What plugins give back: answers with their clauses, clauses with what rests on them, messages for the outbox."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import frozen

from admin_dispute.domain.parameters import Parameter

T = TypeVar("T")


@frozen
class Answer(Generic[T]):
    """The answer to a question of law, with the clauses or articles it rests on.

    Attributes:
        parameter: the value of the policy it was read from, so that its source and provenance are shown and kept.
    """

    value: T
    clauses: tuple[str, ...] = ()
    parameter: Parameter | None = None


@frozen(kw_only=True)
class Clause:
    """A clause of a document.

    Attributes:
        id: as cited (`WX-2.1`); place: where it stands; title: what it says, in Chinese.
        conditions: codes of the conditions that rest on it; commands: names of the commands it calls for;
        hooks: names of the hooks that answer for it; reports: names of the reports that show it; all empty: named in
            the document, not at work yet.
        tests: the tests that show it at work, as `file::test`.
    """

    id: str
    place: str
    title: str
    conditions: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    hooks: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@frozen(kw_only=True)
class Message:
    """Something to tell somebody later, without personal data: a channel looks up whom `to` names.

    Attributes:
        topic: stable name of the kind (`notice-to-agency`).
        to: id of a party, or of an organisation or officer of the directory; one of `CHANNELS`; empty: nobody is
            known, whoever sends it finds out. An id that nobody has is a fault of the plugin.
        text: in Chinese; clauses: why it is sent.
    """

    topic: str
    to: str
    text: str
    clauses: tuple[str, ...] = ()


CHANNELS = ("credit-platform",)
"""Whom a message may be for outside the directory: the platform that credit entries go to."""
