"""What plugins give back: answers with their clauses, messages for the outbox."""

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
