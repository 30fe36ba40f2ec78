"""A policy as a file: TOML with each value's source and provenance; faults by their path in the file (WX-5.1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen
from marshmallow import ValidationError, fields, validate

from admin_dispute.domain.center.policy import AdoptPolicy
from admin_dispute.domain.errors import BadConfiguration, Fault
from admin_dispute.domain.parameters import Applies, Parameter, Policy, Provenance
from admin_dispute.schemas.faults import faults_of
from admin_dispute.schemas.fields import Code, Day, Word
from admin_dispute.schemas.page import page_of, read_text
from admin_dispute.schemas.strict import Strict

FORM = 1


class _Value(fields.Field[str]):
    """A value as TOML has it; a number becomes its text."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, (str, int, float)) or not str(value).strip():
            raise ValidationError("应为文字或者数")
        return str(value)


class _ParameterSchema(Strict):
    value = _Value(load_default=None)
    unit = Word(load_default=None)
    source = Word(required=True)
    provenance = Code(Provenance, required=True)
    effective = Day(load_default=None)


class _PolicySchema(Strict):
    form = fields.Integer(required=True, validate=validate.Equal(FORM, error=f"本版本只认识 form = {FORM}"))
    version = Word(required=True)
    effective = Day(required=True)
    source = Word(required=True)
    provenance = Code(Provenance, required=True)
    applies = Code(Applies, load_default=Applies.ACTS)
    parameters = fields.Dict(keys=fields.String(), values=fields.Nested(_ParameterSchema), load_default=dict)


@frozen(kw_only=True)
class PolicyDraft:
    """A policy file as it was read: a draft until a center adopts it; `text` is what adoption keeps."""

    policy: Policy
    text: str

    def adoption(self, on: Any) -> AdoptPolicy:
        """Return the command that adopts it on a day."""
        policy = self.policy
        return AdoptPolicy(
            on=on,
            version=policy.version,
            effective=policy.effective,
            source=policy.source,
            provenance=policy.provenance,
            parameters=policy.parameters,
            applies=policy.applies,
            document=self.text,
        )


def read_policy(path: str | Path) -> PolicyDraft:
    """Read a policy file.

    Raises:
        BadConfiguration: no such file, not TOML, or faults; each with its path in the file.
    """
    file = Path(path)
    return policy_of(read_text(file, "no-draft"), file.name)


def readable_part(path: str | Path) -> Policy:
    """Return the parameters of a file that can be read, where others can't: so that their faults are told together.

    Raises:
        BadConfiguration: no such file, or not TOML.
    """
    file = Path(path)
    page = page_of(read_text(file, "no-draft"), file.name)
    rows = page.get("parameters")
    named = rows.items() if isinstance(rows, dict) else ()
    parameters = tuple(_parameter(name, row) for name, given in named if (row := _readable(given)) is not None)
    effective = page["effective"] if type(page.get("effective")) is date else date.min
    return Policy(version=file.name, effective=effective, source=file.name, parameters=parameters)


def _readable(row: Any) -> dict[str, Any] | None:
    """A row of a parameter whose value can be read, whatever else is wrong in it."""
    wrong = set(_ParameterSchema().validate(row)) if isinstance(row, dict) else {"value"}
    if wrong & {"value", "unit"}:
        return None
    sound = {name: value for name, value in row.items() if name not in wrong}
    loaded: dict[str, Any] = _ParameterSchema().load({"source": "…", "provenance": Provenance.STATED.value, **sound})
    return loaded


def policy_of(text: str, file: str = "policy.toml") -> PolicyDraft:
    """Read the text of a policy file; `file` names it in messages.

    A value of unknown content (`provenance = "not-seen"`) has no `value`: national law's default holds, and is shown
    with that provenance.

    Raises:
        BadConfiguration: not TOML, or faults; each with its path.
    """
    page = page_of(text, file)
    try:
        loaded = _PolicySchema().load(page)
    except ValidationError as error:
        faults = (_meant(fault, page) for fault in faults_of(error.messages))
        raise BadConfiguration("bad-policy", tuple(faults), file=file) from None
    parameters = tuple(_parameter(name, row) for name, row in loaded["parameters"].items())
    named = {name: loaded[name] for name in ("version", "effective", "source", "provenance", "applies")}
    return PolicyDraft(policy=Policy(**named, parameters=parameters, document=text), text=text)


def _meant(fault: Fault, page: dict[str, Any]) -> Fault:
    """Say how a parameter is written, where its part of the file has the name alone."""
    if isinstance(page.get(fault.path), dict) and fault.path not in _PolicySchema().fields:
        return Fault(fault.path, f"{fault.text}；参数的段写作 [parameters.{fault.path}]")
    return fault


def _parameter(name: str, row: dict[str, Any]) -> Parameter:
    value = "" if row["value"] is None else " ".join(filter(None, (row["value"], row["unit"])))
    return Parameter(
        name=name, value=value, source=row["source"], provenance=row["provenance"], effective=row["effective"]
    )
