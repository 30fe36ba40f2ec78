"""What the command line shows: Chinese, in colour on a terminal, plain in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from admin_dispute.center.explaining import Decision, cure_text
from admin_dispute.domain.errors import AdminDisputeError, BadConfiguration, BadInput, Refused
from admin_dispute.domain.number import CaseNumber
from admin_dispute.domain.parameters import Parameter
from admin_dispute.domain.periods import Period
from admin_dispute.domain.ruling import Ruling
from admin_dispute.domain.values import PersonRef, TextRef
from admin_dispute.domain.words import label, term, title, worded
from admin_dispute.reports.ledger import LedgerRow
from admin_dispute.schemas import plain_value

_WIDE = None if sys.stdout.isatty() else 160  # a table in a pipe is not squeezed into a terminal nobody has
CONSOLE = Console(highlight=False, soft_wrap=True, width=_WIDE)
ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)


def show_json(value: Any) -> None:
    """Print a value as JSON, Chinese as it is."""
    click.echo(json.dumps(plain_value(value), ensure_ascii=False, indent=2))


def show_error(error: AdminDisputeError) -> None:
    """Print what happened, why, what to do; each fault with its place."""
    if isinstance(error, Refused):
        show_ruling(error.ruling, ERRORS)
        return
    ERRORS.print(f"[bold red]✗ {escape(error.what)}[/]（{error.code}）")
    ERRORS.print(f"  原因：{escape(error.why)}")
    ERRORS.print(f"  办法：{escape(error.todo)}")
    if isinstance(error, (BadInput, BadConfiguration)):
        for fault in error.faults:
            ERRORS.print(f"  · [yellow]{escape(fault.path or '（整体）')}[/]：{escape(fault.text)}")


def cited(clauses: Iterable[str]) -> str:
    """Return clauses as they stand behind a text."""
    listed = "、".join(clauses)
    return f" [cyan]〔{escape(listed)}〕[/]" if listed else ""


def show_ruling(ruling: Ruling, console: Console = CONSOLE) -> None:
    """Print whether a command is allowed, and what stands against it or should be known."""
    if ruling.allowed:
        console.print(f"[green]✓ {title(ruling.command)}[/]：准许{cited(ruling.clauses)}")
    else:
        console.print(f"[bold red]✗ {title(ruling.command)}[/]：不予准许")
    for objection in ruling.objections:
        console.print(f"  · {escape(objection.text)}{cited(objection.clauses)}")
        console.print(f"    [dim]办法：{escape(cure_text(objection.cure))}[/]")
    for warning in ruling.warnings:
        console.print(f"  [yellow]! {escape(warning.text)}[/]{cited(warning.clauses)}")


def show_decision(decision: Decision) -> None:
    """Print one decision in full: reasons with clauses, what the law answered, what would change it."""
    head = f"#{decision.number}" if decision.number else "未准许"
    colour = "green" if decision.allowed else "red"
    CONSOLE.print(
        f"[bold {colour}]{head} {decision.title}[/]（{decision.command}） {decision.on}，办理人 {decision.actor}"
    )
    CONSOLE.print(f"   依据政策版本：{decision.policy or '当日没有施行中的政策'}")
    for reason in decision.reasons:
        mark = "[green]✓[/]" if reason.held else "[red]✗[/]"
        CONSOLE.print(f"   {mark} {escape(reason.text)}{cited(reason.clauses)}")
        CONSOLE.print(f"     [dim]{escape(reason.change)}[/]")
    for warning in decision.warnings:
        CONSOLE.print(f"   [yellow]! {escape(warning.text)}[/]{cited(warning.clauses)}")
    for answer in decision.answers:
        CONSOLE.print(
            f"   ? {term('question', answer.question)} → {escape(answer.answer)}{cited(answer.clauses)}"
            f" [dim]由 {answer.plugin} 回答{escape(_parameter(answer.parameter))}[/]"
        )
    if decision.events:
        CONSOLE.print(f"   → {'、'.join(decision.events)}")


def _parameter(parameter: Parameter | None) -> str:
    if parameter is None:
        return ""
    return f"；参数 {parameter.name} = {parameter.value}，来源：{parameter.source}（{worded(parameter.provenance)}）"


def ledger_table(rows: Iterable[LedgerRow]) -> Table:
    """Return the ledger as a table for the screen."""
    table = Table(title="工作台账", header_style="bold")
    for name in (
        "序号",
        "案号",
        "登记日期",
        "类别",
        "牵头或责任机关",
        "阶段",
        "义务（已履行/全部）",
        "下一期限",
        "逾期",
        "结案方式",
    ):
        table.add_column(name, overflow="fold")
    for number, row in enumerate(rows, 1):
        clock = term("clock", row.next_clock)
        due = "" if row.next_due is None else f"{row.next_due} {clock}{'（暂定）' if row.provisional else ''}"
        performed = f"{row.performed}/{row.obligations}" + (f"，拒绝{row.refused}" if row.refused else "")
        table.add_row(
            str(number),
            row.case_number,
            str(row.registered_on),
            worded(row.matter),
            row.lead,
            worded(row.stage),
            performed,
            due,
            f"[red]{row.overdue}[/]" if row.overdue else "0",
            worded(row.outcome),
        )
    return table


Opening = Callable[[Any], str]
"""Opens the text or person behind a reference for the eyes of whoever asked."""


def show_value(value: Any, opening: Opening, indent: str = "") -> None:
    """Print a value field by field with Chinese labels; empty fields are left out, references are opened."""
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if held is None or held is False or held == ():
            continue
        name = f"{indent}[bold]{label(field.name)}[/]："
        if isinstance(held, (TextRef, PersonRef)):
            CONSOLE.print(f"{name}{escape(opening(held))}")
        elif isinstance(held, tuple) and attrs.has(type(held[0])):
            CONSOLE.print(name)
            for number, item in enumerate(held, 1):
                CONSOLE.print(f"{indent}  [dim]{number}[/]")
                show_value(item, opening, indent + "    ")
        elif attrs.has(type(held)) and not isinstance(held, (Period, CaseNumber)):
            CONSOLE.print(name)
            show_value(held, opening, indent + "  ")
        else:
            items = held if isinstance(held, tuple) else (held,)
            CONSOLE.print(f"{name}{escape('、'.join(map(worded, items)))}")
