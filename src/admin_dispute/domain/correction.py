"""Correction: an act that was mistyped or heard late is replaced or annulled; the old row stays."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from admin_dispute.domain.act import ANY, StreamKind, command, event
from admin_dispute.domain.ids import Words
from admin_dispute.domain.ruling import Condition
from admin_dispute.domain.values import Text


class CorrectionKind(StrEnum):
    """Whether an act was replaced or annulled."""

    REPLACED = "replaced"
    ANNULLED = "annulled"


@frozen
class Stored:
    """A command or event inside another, as the journal keeps it: name, version, its fields as JSON."""

    name: str
    version: int
    body: str


if TYPE_CHECKING:
    # A caller writes the command itself; the center stores it before anything is decided.
    Replacement: TypeAlias = object
else:
    Replacement = Stored


@command("correct-act", kind=ANY)
@frozen(kw_only=True)
class CorrectAct:
    """Replace an act by the command as it should have been; later acts are judged again on what follows.

    Attributes:
        stream: id of the dispute, or of what else `kind` says it is: a problem, the day of a diary, the center itself.
        number: of the act in the stream's journal; authority: who ordered or approved the correction.
        replacement: the act's own command with the right fields.
    """

    stream: str
    on: date
    number: int
    replacement: Replacement
    reason: Text
    authority: Words
    kind: StreamKind = StreamKind.DISPUTE


@command("annul-act", kind=ANY)
@frozen(kw_only=True)
class AnnulAct:
    """Annul an act as if it had not been; later acts are judged again on what follows."""

    stream: str
    on: date
    number: int
    reason: Text
    authority: Words
    kind: StreamKind = StreamKind.DISPUTE


@frozen
class Recounted:
    """What an act counts for from a correction on, in place of what it did: nothing where it was annulled."""

    number: int
    events: tuple[Stored, ...]


@event("act-corrected", kind=ANY)
@frozen(kw_only=True)
class ActCorrected:
    """An act was replaced or annulled.

    Attributes:
        already_out: the effects that had left the center by then.
        recounted: the act itself, and each later one that now counts for something else than before.
    """

    number: int
    kind: CorrectionKind
    reason: Text
    authority: Words
    already_out: tuple[str, ...]
    recounted: tuple[Recounted, ...]


CORRECTING = ("correct-act", "annul-act")
"""The commands that correct, by name."""
ACT_KNOWN = Condition(code="act-known")
ACT_CORRECTABLE = Condition(code="act-correctable")
SAME_COMMAND = Condition(code="same-command")
ACT_BY_HAND = Condition(code="act-by-hand", cured_by="annul-act")
SAME_STREAM = Condition(code="same-stream")
ISSUED_STANDS = Condition(code="issued-edition-stands", cured_by="correct-circular")
LATER_ACTS_STAND = Condition(code="later-acts-stand", cured_by="annul-act")


def effect_names(
    topics: tuple[str, ...], numbers: tuple[str, ...], followed: tuple[tuple[str, str], ...]
) -> tuple[str, ...]:
    """Name what a correction does not take back.

    Topics of messages that were handed over, numbers that were issued, and what the act brought about on other
    streams, by kind and stream: a problem that was raised, a credit entry that was opened.
    """
    told = (*(f"message:{topic}" for topic in topics), *(f"number:{number}" for number in numbers))
    return (*told, *(f"{kind}:{stream}" for kind, stream in followed))
