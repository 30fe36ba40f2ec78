"""Looking at a draft policy as a drafter does: what is wrong with it, what it says, what it would change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from admin_dispute.domain.errors import Fault
from admin_dispute.domain.parameters import Applies, Parameter, Policy, Provenance
from admin_dispute.domain.words import worded
from admin_dispute.law.parameters import ParameterForm, catalogue, caution_of_value, fault_of_value, said_value


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

    @property
    def text(self) -> str:
        """The value as a drafter reads it."""
        said = self.parameter is not None and self.parameter.value
        return said_value(self.form, said) if said else "未规定"


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
    for least, most in (
        ("representatives-least", "representatives-most"),
        ("review-representatives-least", "review-representatives-most"),
    ):
        low, high = policy.parameter(least), policy.parameter(most)
        if low and high and low.value.isdecimal() and high.value.isdecimal() and int(low.value) > int(high.value):
            yield Fault(f"parameters.{least}.value", f"多于 {most} 的 {high.value}")


def gaps_of_policy(policy: Policy) -> tuple[Fault, ...]:
    """Name what a draft leaves open or unsure: no fault, but a drafter should know it."""
    return tuple(_gaps(policy))


def _gaps(policy: Policy) -> Iterator[Fault]:
    if policy.provenance is not Provenance.STATED:
        yield Fault("effective", f"施行日期的依据：{worded(policy.provenance)}")
    for said in stated(policy):
        path, title = f"parameters.{said.form.name}", said.form.title
        if said.parameter is None or not said.parameter.value:
            yield Fault(path, f"{title}：本政策和国家规定均未规定，{said.form.silence}")
        elif not said.own:
            yield Fault(path, f"{title}：未规定，适用{said.text}（{said.parameter.source}）")
        elif said.parameter.provenance is not Provenance.STATED:
            how = worded(said.parameter.provenance)
            yield Fault(path, f"{title}：{said.text}，依据{how}（{said.parameter.source}）")
    for said in stated(policy):
        value = said.parameter.value if said.own and said.parameter else ""
        sound = value and fault_of_value(said.form, value) is None
        if sound and (beyond := caution_of_value(said.form, value)):
            yield Fault(f"parameters.{said.form.name}.value", f"{said.form.title}：{beyond}")


@frozen(kw_only=True)
class Difference:
    """What one version says otherwise than another.

    Attributes:
        name, title: of the parameter; before, after: as a drafter reads them; source: of the later value.
        effective: the first day the later value counts.
    """

    name: str
    title: str
    before: str
    after: str
    source: str
    effective: date


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """Say what a version changes against another, national defaults counted on both sides."""
    pairs = zip(stated(before), stated(after), strict=True)
    return tuple(
        Difference(
            name=new.form.name,
            title=new.form.title,
            before=old.text,
            after=new.text,
            source="" if new.parameter is None else new.parameter.source,
            effective=(new.parameter and new.parameter.effective) or after.effective,
        )
        for old, new in pairs
        if old.text != new.text
    )


def whom(policy: Policy) -> str:
    """Say in Chinese whom a version judges, and what stays with the one before it."""
    day = policy.effective
    if policy.applies is Applies.DISPUTES:
        return f"适用于自{day}起登记的争议；此前登记的争议仍适用当时的版本"
    judged = f"适用于自{day}起办理的事项，包括此前登记、尚未结束的争议"
    return f"{judged}；{_CLOCKS[policy.applies]}"


_CLOCKS = {
    Applies.ACTS: "已经起算的期限仍按起算时的版本",
    Applies.RUNNING: "正在计算的期限自起算之日起改按本版本计算，各方自行约定的除外",
    Applies.LONGER: "正在计算的期限按本版本届满更晚的，自起算之日起改按本版本计算，各方自行约定的除外",
}
