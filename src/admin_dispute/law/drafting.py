"""Looking at a draft policy as a drafter does: what is wrong with it, what it says, what it would change."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from admin_dispute.domain.errors import Fault
from admin_dispute.domain.parameters import Parameter, Policy, Provenance
from admin_dispute.domain.words import worded
from admin_dispute.law.parameters import ParameterForm, catalogue, fault_of_value


@frozen(kw_only=True)
class Stated:
    """A parameter as it counts: its declaration, the value in force, and where that comes from.

    Attributes:
        parameter: None where neither the policy nor national law says anything.
        own: whether the policy says it itself, rather than a default.
    """

    form: ParameterForm
    parameter: Parameter | None
    own: bool


def stated(policy: Policy) -> tuple[Stated, ...]:
    """Return every parameter of the catalogue as a policy leaves it: its own value, or the national default."""
    return tuple(_stated(form, policy.parameter(form.name)) for form in catalogue().values())


def _stated(form: ParameterForm, said: Parameter | None) -> Stated:
    if said is not None and said.value:
        return Stated(form=form, parameter=said, own=True)
    if form.default is None or form.source is None:
        return Stated(form=form, parameter=said, own=False)
    provenance = form.provenance if said is None else said.provenance
    parameter = Parameter(name=form.name, value=form.default, source=form.source, provenance=provenance)
    return Stated(form=form, parameter=parameter, own=False)


def faults_of_policy(policy: Policy) -> tuple[Fault, ...]:
    """Find what is wrong with a draft: unknown parameters, wrong values, contradictions with national law.

    Returns:
        Each fault with its path in the file; an empty tuple where the draft can be adopted.
    """
    return tuple(_faults(policy))


def _faults(policy: Policy) -> Iterator[Fault]:
    known = catalogue()
    for parameter in policy.parameters:
        path = f"parameters.{parameter.name}"
        form = known.get(parameter.name)
        if form is None:
            yield Fault(path, f"没有这个参数；可用：{'、'.join(known)}")
        elif not parameter.value and parameter.provenance is not Provenance.NOT_SEEN:
            yield Fault(f"{path}.value", "缺少值；原文未见的，provenance 写 not-seen")
        elif parameter.value and (wrong := fault_of_value(form, parameter.value)):
            yield Fault(f"{path}.value", wrong)
        if parameter.effective is not None and parameter.effective < policy.effective:
            yield Fault(f"{path}.effective", f"早于本版本的施行日 {policy.effective}")


def gaps_of_policy(policy: Policy) -> tuple[Fault, ...]:
    """Name what a draft leaves open or unsure: no fault, but a drafter should know it."""
    return tuple(_gaps(policy))


def _gaps(policy: Policy) -> Iterator[Fault]:
    if policy.provenance is not Provenance.STATED:
        yield Fault("effective", f"施行日期的依据：{worded(policy.provenance)}")
    for said in stated(policy):
        path = f"parameters.{said.form.name}"
        if said.parameter is None or not said.parameter.value:
            yield Fault(path, f"{said.form.title}：本政策和国家规定均未规定")
        elif not said.own:
            yield Fault(path, f"{said.form.title}：未规定，适用 {said.parameter.value}（{said.parameter.source}）")
        elif said.parameter.provenance is not Provenance.STATED:
            how = worded(said.parameter.provenance)
            yield Fault(path, f"{said.form.title}：{said.parameter.value}，依据{how}（{said.parameter.source}）")


@frozen(kw_only=True)
class Difference:
    """What one version says otherwise than another: the parameter's title, before, after, and the later source."""

    name: str
    title: str
    before: str
    after: str
    source: str


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """Say what a version changes against another, national defaults counted on both sides."""
    pairs = zip(stated(before), stated(after), strict=True)
    return tuple(
        Difference(
            name=new.form.name,
            title=new.form.title,
            before=_value(old),
            after=_value(new),
            source="" if new.parameter is None else new.parameter.source,
        )
        for old, new in pairs
        if _value(old) != _value(new)
    )


def _value(said: Stated) -> str:
    return "未规定" if said.parameter is None or not said.parameter.value else said.parameter.value
