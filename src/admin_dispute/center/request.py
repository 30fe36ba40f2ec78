"""A command on its way in: put into the form it is judged and kept in, before any database is asked."""

from __future__ import annotations

import re
import secrets
from typing import Any

import msgspec

from admin_dispute.center.rights import SYSTEM, Actor
from admin_dispute.domain.act import ANY, COMMAND_OF, CommandForm
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.domain.correction import CorrectAct
from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.domain.misfits import NOT_AN_ID, misfits_in
from admin_dispute.schemas import command_from, plain_value
from admin_dispute.store import codec
from admin_dispute.store.references import Kept, referenced


class Request(msgspec.Struct, frozen=True):
    """A command as it will be judged and kept, and the stream it is for.

    Attributes:
        command: with references in place of personal data; body: the same as stored; kept: the values behind them.
        meant: the command that is judged: of a correction the one that replaces, else the same.
        given: the command with its values, as it came.
        kind, stream: where it acts.
    """

    form: CommandForm
    command: Any
    meant: Any
    body: bytes
    kept: list[Kept]
    given: Any
    kind: str
    stream: str

    @property
    def as_given(self) -> bytes:
        """The command as it came, values and all: by its digest a key knows it again."""
        if not self.kept:
            return self.body
        written = codec.encode(self.given)  # the fields alone of what replaces in a correction do not say which it is
        return written if self.meant is self.command else COMMAND_OF[type(self.meant)].name.encode() + written


def requested(command: Any, center: str) -> Request:
    """Put references into a command and find its stream; no database is asked.

    Raises:
        BadInput: it is no command, or a field is of the wrong type.
    """
    form = COMMAND_OF.get(type(command))
    if form is None:
        raise _no_command(command)
    kept: list[Kept] = []
    try:
        judged, body = typed(form, referenced(command, kept.append))
    except UnicodeEncodeError:
        pass  # outside the handler: its error carries the text
    except BadInput as bad:
        raise _as_from_outside(form, command) or bad from None
    else:
        meant = _replacement(judged) if isinstance(judged, CorrectAct) else judged
        kind, stream = _place_of(judged, form, center)
        return Request(form, judged, meant, body, kept, command, kind, stream)
    raise BadInput("bad-input", (Fault("", "文字含有不成对的代理字符，不是合格的 Unicode"),), command=form.name)


def _as_from_outside(form: CommandForm, command: Any) -> BadInput | None:
    """Return what the border says of a command with a field of a wrong type: every fault, and what should be there."""
    if form.type is CorrectAct:  # it holds a command of its own, which the border takes by its name
        return None
    try:
        command_from(form.name, plain_value(command))
    except BadInput as said:
        return said
    return None


def _place_of(command: Any, form: CommandForm, center: str) -> tuple[str, str]:
    """Return kind and stream on which a command acts."""
    kind = form.kind
    if kind == ANY:
        return str(command.kind), command.stream
    if kind == "center":
        return kind, center
    if form.opens and not KINDS[kind].named:
        return kind, secrets.token_hex(8)
    return kind, str(getattr(command, kind))


def _replacement(correction: CorrectAct) -> Any:
    stored: Any = correction.replacement
    return codec.opened_command(codec.envelope_of(stored))


def _no_command(value: Any) -> BadInput:
    text = "应为命令的值，如 RegisterDispute(...)；JSON 等得来的名称和内容，先用 command_from(名称, 内容)"
    return BadInput("bad-input", (Fault("command", text),), command=type(value).__name__)


def typed(form: CommandForm, command: Any) -> tuple[Any, bytes]:
    """Return a command as the journal will hold it, and those bytes: what is decided is what is kept.

    Args:
        command: a value of the form's type, or its fields by name.

    Raises:
        BadInput: a field is of the wrong type, or holds what no database keeps; its path is named, its value is not.
    """
    try:
        body = codec.encode(command)
        if b"\\u0000" in body:
            raise BadInput("bad-input", (Fault("", "文字中不能有空字符"),), command=form.name)
        read = codec.decode(form.type, body)
    except (msgspec.ValidationError, TypeError) as error:
        path = str(error).rpartition("`$.")[2].rstrip("`") if "`$." in str(error) else ""
        path = re.sub(r"\[(\d+)\]", r".\1", path)
        raise BadInput("bad-input", (Fault(path, "类型不对"),), command=form.name) from None
    if misfits := misfits_in(form.type)(read):  # type: ignore[arg-type]  # a type is hashable, whatever mypy says
        faults = tuple(Fault(".".join(map(str, path)), NOT_AN_ID) for path in misfits)
        raise BadInput("bad-input", faults, command=form.name)
    return read, body


_LONGEST_KEY = 128


_OF_SYSTEM = ("calendar/", "follows/", "overdue/", "progress/", "suit-limit/")
"""What the keys begin with under which the system does something once; given by another they would keep it from it."""


def checked_key(key: object, who: str | Actor) -> None:
    """Check that every database keeps an idempotency key whole, and that it is none of the system's own.

    Raises:
        BadInput: it is no text of 1 to 128 printable characters, or begins as the system's keys do.
    """
    if key is None:
        return
    if not (isinstance(key, str) and 0 < len(key) <= _LONGEST_KEY and key.isprintable()):
        raise BadInput("bad-input", (Fault("key", f"幂等键应为1至{_LONGEST_KEY}个可见字符"),), command="")
    if who is not SYSTEM and key.startswith(_OF_SYSTEM):
        raise BadInput("bad-input", (Fault("key", f"以 {'、'.join(_OF_SYSTEM)} 开头的键留给系统"),), command="")
