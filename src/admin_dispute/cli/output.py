"""What the command line shows: Chinese, in colour on a terminal, plain in a pipe. No text is ever read as markup."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeAlias

import attrs
import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from admin_dispute.center.reading.decisions import Decision, Reason, remedy, who_may
from admin_dispute.center.reading.names import Names
from admin_dispute.center.reading.one import Outlook
from admin_dispute.domain.catalogue import technical
from admin_dispute.domain.center.directory import Role
from admin_dispute.domain.instruments import as_shown, doubt, in_force
from admin_dispute.domain.number import CaseNumber
from admin_dispute.domain.parameters import Parameter
from admin_dispute.domain.periods import SHANGHAI, Period
from admin_dispute.domain.ruling import AnswerGiven, Caution, Objection, Ruling
from admin_dispute.domain.values import PersonRef, TextRef
from admin_dispute.domain.words import label, term, title, worded
from admin_dispute.law.parameters import catalogue, said_value
from admin_dispute.schemas import plain_value

_WIDE = None if sys.stdout.isatty() else 160  # a table in a pipe is not squeezed into a terminal nobody has
CONSOLE = Console(markup=False, emoji=False, highlight=False, soft_wrap=True, width=_WIDE)
ERRORS = Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=True)

GOOD, BAD, WARNED, CITED, FAINT, STRONG = "green", "bold red", "yellow", "cyan", "dim", "bold"
UNNAMED = Names()
"""Ids as they are, where nobody asked for a dispute."""
Piece: TypeAlias = str | tuple[str, str]
"""A text, or a text with one of the styles above."""


def say(*pieces: Piece, to: Console = CONSOLE) -> None:
    """Print a line of texts, each as it is."""
    to.print(Text.assemble(*pieces))


NOTHING = "没有符合条件的内容"
"""Stands below a table without rows: an empty answer is an answer, too."""


def show_listed(table: Table) -> None:
    """Print a table, and say so where it has no rows; ids and days are never broken, however narrow the screen."""
    for column in table.columns:
        column.min_width = max((_least(str(cell)) for cell in column.cells), default=None)
    CONSOLE.print(table)
    if not table.row_count:
        say((NOTHING, FAINT))


def _least(text: str) -> int:
    """How many columns the longest id or day of a text takes."""
    return max(map(len, re.findall(r"[\w./:-]{1,24}", text, re.ASCII)), default=0)


def done(text: str, to: Console = CONSOLE) -> None:
    """Print that something was done."""
    say(("✓", GOOD), f" {text}", to=to)


@contextmanager
def counting(what: str) -> Iterator[Callable[..., None]]:
    """Show on a terminal how far something has come; give what it calls with how much is done, and of how much."""
    with Progress(console=ERRORS, transient=True, disable=not ERRORS.is_terminal) as progress:
        task = progress.add_task(what, total=None)

        def counted(done: int, total: int | None = None) -> None:
            """Show how much is done."""
            progress.update(task, completed=done, total=total)

        yield counted


def json_text(value: Any) -> str:
    """Return a value as JSON, Chinese as it is."""
    return json.dumps(plain_value(value), ensure_ascii=False, indent=2)


def show_json(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(json_text(value))


def doubted(value: Any) -> dict[str, str]:
    """Return the articles cited in what is shown as JSON that were not read in full, each with what it is read from."""
    found: dict[str, str] = {}
    waiting = [plain_value(value)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            found |= {clause: doubt(clause) for clause in one.get("clauses") or () if doubt(clause)}
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return dict(sorted(found.items()))


def instant(recorded_at: datetime) -> str:
    """Return an instant as the clock in Asia/Shanghai showed it."""
    return f"{recorded_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"


def cited(clauses: Iterable[str]) -> Piece:
    """Return clauses as they stand behind a text."""
    listed = as_shown(clauses)
    return (f" 〔{listed}〕", CITED) if listed else ""


def resting_on(said: Objection | Caution | Reason) -> Piece:
    """Return what stands behind a reason, objection or warning: its clauses, or that it is a rule of the register."""
    return cited(said.clauses) or ((" 〔登记规则〕", FAINT) if technical(said.code) else "")


def show_ruling(ruling: Ruling, console: Console = CONSOLE, *, before: str = "", names: Names = UNNAMED) -> None:
    """Print whether a command is allowed, and what stands against it or should be known; each with its stable code.

    Args:
        before: what stands before it in the first line; names: what is read in the place of ids.
    """
    if ruling.allowed:
        say(before, (f"✓ {title(ruling.command)}", GOOD), "：准许", cited(ruling.clauses), to=console)
    else:
        say(before, (f"✗ {title(ruling.command)}", BAD), "：不予准许", to=console)
    for objection in ruling.objections:
        said = f"  · {names.within(objection.text)}"
        say(said, resting_on(objection), (f" [{objection.code}]", FAINT), to=console)
        if change := remedy(objection.code, objection.cure, ruling.command):
            say((f"    办法：{change}", FAINT), to=console)
    for warning in ruling.warnings:
        say(
            (f"  ! {names.within(warning.text)}", WARNED),
            resting_on(warning),
            (f" [{warning.code}]", FAINT),
            to=console,
        )


def actor_named(actor: str, names: Names) -> str:
    """Return who acted as a clerk reads it: somebody of the directory with the id, or the system."""
    return worded(Role.SYSTEM) if actor == Role.SYSTEM else names.name(actor)


def show_decision(decision: Decision, names: Names = UNNAMED) -> None:
    """Print one decision in full: reasons with clauses, what the law answered, what would change it."""
    head = f"#{decision.number}" if decision.number else "未准许"
    style = f"{STRONG} {GOOD}" if decision.allowed else BAD
    say(
        (f"{head} {decision.title}", style),
        f"（{decision.command}） {decision.on}，办理人 {actor_named(decision.actor, names)}",
    )
    if decision.annulled_by is not None:
        say((f"   已由第{decision.annulled_by}项撤销，不再计算", WARNED))
    elif decision.corrected_by is not None:
        say((f"   已由第{decision.corrected_by}项更正，以更正后的内容为准", WARNED))
    say(f"   适用的政策版本：{decision.policy or '当日没有施行中的政策'}")
    for reason in decision.reasons:
        mark = ("✓", GOOD) if reason.held else ("✗", BAD)
        say("   ", mark, f" {names.within(reason.text)}", resting_on(reason), (f" [{reason.code}]", FAINT))
        if reason.change:
            say((f"     {reason.change}", FAINT))
    for warning in decision.warnings:
        say((f"   ! {names.within(warning.text)}", WARNED), resting_on(warning), (f" [{warning.code}]", FAINT))
    for answer in decision.answers:
        _show_answer(answer, names, decision.on)
    if decision.events:
        say(f"   → {'、'.join(decision.events)}")


def _show_answer(answer: AnswerGiven, names: Names, on: date) -> None:
    """Print what the law answered; a parameter of the policy by its title, with its value as one reads it."""
    stated = answer.parameter
    form = None if stated is None else catalogue().get(stated.name)
    if answer.question == "parameter" and stated is not None and form is not None:
        by = f" 由政策回答，来源：{_source(stated, on)}（{worded(stated.provenance)}）"
        say(f"   ? {form.title} → {said_value(form, stated.value)}", cited(answer.clauses), (by, FAINT))
        return
    ours = stated is not None and (form is None or stated.source != form.source)  # by no default of national law
    asked = "policy" if answer.plugin == "national" and ours else answer.plugin
    by = f" 由{_ANSWERED_BY.get(asked) or names.plugin(asked)}回答{_parameter(stated, on)}"
    say(f"   ? {term('question', answer.question)} → {names.within(answer.answer)}", cited(answer.clauses), (by, FAINT))


_ANSWERED_BY = {"national": "国家规定", "policy": "政策"}
"""Who answers besides the plugins, which have their own names."""


def _source(parameter: Parameter, on: date) -> str:
    """Say where a parameter is from, and where an act is of a day on which that instrument does not hold."""
    stands = not parameter.clauses or in_force(parameter.clauses, on)
    return parameter.source if stands else f"{parameter.source}，该条当日没有施行，仅作参照"


def _parameter(parameter: Parameter | None, on: date) -> str:
    if parameter is None:
        return ""
    form = catalogue().get(parameter.name)
    told = (
        f"{parameter.name} = {parameter.value}"
        if form is None
        else f"“{form.title}”为{said_value(form, parameter.value)}"
    )
    return f"；参数{told}，来源：{_source(parameter, on)}（{worded(parameter.provenance)}）"


def show_next(outlook: Outlook, names: Names = UNNAMED) -> None:
    """Print the next step of a dispute: what, what for, and who gives it."""
    step = outlook.next_step
    if step is None:
        say(("下一步：没有待办的事项", STRONG))
        return
    goal = "" if step.towards == step.command else f"，为了“{title(step.towards)}”"
    why = f"（{names.within(step.why)}）" if step.why else ""
    say((f"下一步：{title(step.command)}", STRONG), f"（{step.command}）{goal}{why}；{who_may(step.command)}")


Opening = Callable[[Any], str]
"""Shows what stands behind a value for the eyes of whoever asked: a text, a person, an organisation's name."""


def show_value(value: Any, opening: Opening, indent: str = "") -> None:
    """Print a value field by field with Chinese labels; empty fields are left out, references are opened."""
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if held is None or held == ():
            continue
        name = (f"{indent}{label(field.name, type(value))}", STRONG)
        if isinstance(held, tuple) and _inner(held[0]):
            say(name, "：")
            for number, item in enumerate(held, 1):
                say((f"{indent}  {number}", FAINT))
                show_value(item, opening, indent + "    ")
        elif _inner(held):
            say(name, "：")
            show_value(held, opening, indent + "  ")
        else:
            items = held if isinstance(held, tuple) else (held,)
            said = "、".join(_coded(field.name, item) or opening(item) for item in items)
            say(name, f"：{held if field.name == 'id' and not said.startswith(str(held)) else said}")


def _coded(name: str, value: Any) -> str:
    """The Chinese of a code that is kept as text, since plugins or later releases add to it; empty where it is none."""
    if type(value) is not str:
        return ""
    said = title(value) if name in {"command", "next_step"} else term(name, value)
    return "" if said == value else said


def _inner(value: Any) -> bool:
    """Whether a value is shown field by field."""
    return attrs.has(type(value)) and not isinstance(value, (Period, CaseNumber, TextRef, PersonRef))
