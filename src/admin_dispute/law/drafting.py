"""Looking at a draft policy as a drafter does: what is wrong with it, what it says, what it would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum

from attrs import frozen

from admin_dispute.domain.errors import Fault
from admin_dispute.domain.parameters import TRANSITIONS, Applies, Parameter, Policy, Provenance
from admin_dispute.domain.words import worded
from admin_dispute.law.parameters import (
    ParameterForm,
    catalogue,
    caution_of_value,
    fault_of_value,
    said_value,
    unreadable_value,
)


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
    return (*_faults(policy, fault_of_value), *_seen(policy))


def _seen(policy: Policy) -> Iterator[Fault]:
    """Of a document that was not seen nobody knows a value: what somebody was told of it is not verified."""
    for parameter in policy.parameters:
        if parameter.value and parameter.provenance is Provenance.NOT_SEEN:
            told = "未见原文（not-seen）的不写值；只见转述的，provenance 写 unverified"
            yield Fault(f"parameters.{parameter.name}.value", told)


def unusable(policy: Policy) -> tuple[Fault, ...]:
    """Find what no center can work by: as `faults_of_policy`, but for what national law contradicts, and decides."""
    return tuple(_faults(policy, unreadable_value))


def _faults(policy: Policy, fault_of: Callable[[ParameterForm, str], str | None]) -> Iterator[Fault]:
    known = catalogue()
    for parameter in policy.parameters:
        path = f"parameters.{parameter.name}"
        form = known.get(parameter.name)
        if form is None:
            yield Fault(path, f"没有这个参数{_meant(parameter.name)}；全部参数见 docs/parameters.md")
        elif not parameter.value and parameter.provenance is not Provenance.NOT_SEEN:
            yield Fault(f"{path}.value", "缺少值；原文未见的，provenance 写 not-seen")
        elif parameter.value and (wrong := fault_of(form, parameter.value)):
            yield Fault(f"{path}.value", wrong)
        if parameter.effective is not None and parameter.effective < policy.effective:
            yield Fault(f"{path}.effective", f"早于本版本的施行日 {policy.effective}")
    for least, most in (
        ("representatives-least", "representatives-most"),
        ("review-representatives-least", "review-representatives-most"),
    ):
        low, high = (_counts(policy, name) for name in (least, most))
        if low.isdecimal() and high.isdecimal() and int(low) > int(high):
            own = policy.parameter(least)
            path, text = (least, f"多于 {most} 的 {high}") if own and own.value else (most, f"少于 {least} 的 {low}")
            yield Fault(f"parameters.{path}.value", text)


def _counts(policy: Policy, name: str) -> str:
    """The value that counts: what the policy states, or what national law says where it states none."""
    own = policy.parameter(name)
    return own.value if own is not None and own.value else catalogue()[name].default or ""


def _meant(name: str) -> str:
    """Say which parameter may be meant by a name that there is not."""
    forms = catalogue()
    close = get_close_matches(name, forms, n=1, cutoff=0.7)
    return f"，是不是 {close[0]}（{forms[close[0]].title}）" if close else ""


class GapKind(StrEnum):
    """What a draft leaves open: a value that is not sure, a document not seen, a default, nothing at all."""

    UNSURE = "unsure"
    NOT_SEEN = "not-seen"
    DEFAULT = "default"
    SILENT = "silent"


@frozen(kw_only=True)
class Gap:
    """What a draft leaves open or unsure, and its path; in Chinese with what holds instead."""

    path: str
    text: str
    kind: GapKind


def gaps_of_policy(policy: Policy) -> tuple[Gap, ...]:
    """Name what a draft leaves open or unsure: no fault, but a drafter should know it."""
    return tuple(_gaps(policy))


def _gaps(policy: Policy) -> Iterator[Gap]:
    if policy.provenance is not Provenance.STATED:
        yield Gap(path="effective", text=f"施行日期的依据：{worded(policy.provenance)}", kind=GapKind.UNSURE)
    for said in stated(policy):
        if (kind := _gap(said, policy)) is not None:
            yield Gap(path=f"parameters.{said.form.name}", text=f"{said.form.title}：{_left(said, policy)}", kind=kind)
    for said in stated(policy):
        value = said.parameter.value if said.own and said.parameter else ""
        sound = value and fault_of_value(said.form, value) is None
        if sound and (beyond := caution_of_value(said.form, value)):
            path, text = f"parameters.{said.form.name}.value", f"{said.form.title}：{beyond}"
            yield Gap(path=path, text=text, kind=GapKind.UNSURE)
        if value and policy.applies in TRANSITIONS and said.form.name in _UNREACHED:
            text = f"{said.form.title}：过渡规定不及于这一期限，已经起算的仍按起算时的版本"
            yield Gap(path=f"parameters.{said.form.name}", text=text, kind=GapKind.UNSURE)


_UNREACHED = (
    "risk-relief-period",
    "special-case-period",
    "circular-look",
    "credit-notice",
    "credit-check",
    "credit-objection-answer",
    "credit-removal",
    "credit-removal-after-repair",
    "credit-longest",
)
"""Parameters of clocks that keep their time under every transition: somebody was told the day with his duty."""


def _gap(said: Stated, policy: Policy) -> GapKind | None:
    if said.own:
        sure = said.parameter is not None and said.parameter.provenance is Provenance.STATED
        return None if sure else GapKind.UNSURE
    if policy.parameter(said.form.name) is not None:
        return GapKind.NOT_SEEN
    return GapKind.SILENT if said.form.default is None else GapKind.DEFAULT


def _left(said: Stated, policy: Policy) -> str:
    """Say what holds, and why it is not sure."""
    own = policy.parameter(said.form.name)
    if said.own and own is not None:
        return f"{said.text}，依据{worded(own.provenance)}（{own.source}）"
    holds = f"适用{said.text}（{said.form.source}）" if said.form.default is not None else said.form.silence
    return holds if own is None else f"未见原文（{own.source}），{holds}"


@frozen(kw_only=True)
class Difference:
    """What one version says otherwise than another.

    Attributes:
        name, title: of the parameter; before, after: as a drafter reads them; source: of the later value.
        holds: where the later version says nothing, what holds instead, in Chinese; empty where it says something.
        effective: the first day the later value counts; until: the last, where the version's own value begins later.
    """

    name: str
    title: str
    before: str
    after: str
    source: str
    holds: str
    effective: date
    until: date | None = None


def differences(before: Policy, after: Policy) -> tuple[Difference, ...]:
    """Say what a version changes against another, national defaults counted on both sides.

    A parameter that begins later than its version makes two: what holds until then, and what from then on.
    """
    first = max(before.effective, after.effective)
    rows = zip(stated(before.on(first)), stated(after.on(after.effective)), stated(after), strict=True)
    return tuple(_changes(after, rows))


def _changes(after: Policy, rows: Iterable[tuple[Stated, Stated, Stated]]) -> Iterator[Difference]:
    for old, start, new in rows:
        later = max((p.effective for p in after.parameters if p.name == new.form.name and p.effective), default=None)
        begins = None if later is None or later <= after.effective else later
        if old.text != start.text:
            until = None if begins is None else begins - timedelta(days=1)
            yield _difference(old, start, after.effective, until)
        if begins is not None and start.text != new.text:
            yield _difference(start, new, begins, None)


def _difference(old: Stated, new: Stated, since: date, until: date | None) -> Difference:
    return Difference(
        name=new.form.name,
        title=new.form.title,
        before=old.text,
        after=new.text,
        source="" if new.parameter is None else new.parameter.source,
        holds="" if new.parameter is not None and new.parameter.value else new.form.silence,
        effective=since,
        until=until,
    )


def whom(policy: Policy) -> str:
    """Say in Chinese whom a version judges, and what stays with the one before it."""
    day = policy.effective
    if policy.applies is Applies.DISPUTES:
        return f"适用于自{day}起登记的争议；此前登记的争议仍适用当时的版本"
    judged = f"适用于自{day}起办理的事项，包括此前登记、尚未结束的争议"
    return f"{judged}；{_CLOCKS[policy.applies]}"


_REACHED = "调解、答复邀请、移交案卷、回访的"
"""The clocks that a transition reaches, see `domain.dispute.transition`."""
_CLOCKS = {
    Applies.ACTS: "已经起算的期限仍按起算时的版本",
    Applies.RUNNING: f"正在计算的{_REACHED}期限自起算之日起改按本版本计算，各方自行约定的除外",
    Applies.LONGER: f"正在计算的{_REACHED}期限按本版本届满更晚的，自起算之日起改按本版本计算，各方自行约定的除外",
}
