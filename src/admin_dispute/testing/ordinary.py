"""Ordinary fields of every command: what is given where a test, or the help, does not care (`ordinary.toml`)."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from admin_dispute.domain.act import ANY
from admin_dispute.domain.catalogue import KINDS
from admin_dispute.schemas import command_named

_PAGE: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    files(__package__).joinpath("ordinary.toml").read_text("utf-8")
)
FIELDS, OTHER_FIELDS, CENTER_FIELDS = _PAGE["dispute"], _PAGE["other"], _PAGE["center"]
"""By command: on a dispute, on a stream that is none, on the center itself; each without its stream."""
MONEY: dict[str, Any] = FIELDS["report-settlement"]["obligations"][0]
"""What the agency owes by an ordinary agreement."""


def ordinary(name: str, dispute: str) -> dict[str, Any]:
    """Return the ordinary fields of a command, with the stream it is given on."""
    if name in CENTER_FIELDS:
        return CENTER_FIELDS[name]
    form = command_named(name)
    fields = (FIELDS if form.kind in ("dispute", ANY) else OTHER_FIELDS).get(name, {})
    if form.kind == ANY:
        values = {"kind": "dispute", "stream": dispute, **fields}
    else:
        values = fields if form.opens and not KINDS[form.kind].named else {form.kind: dispute, **fields}
    if name == "correct-act":
        consent = FIELDS["record-consent"] | {"dispute": dispute, "form": "online"}
        values["replacement"] = {"command": "record-consent", **consent}
    return values
