"""Write the pages that are made from the code; `tests/test_docs.py` makes them again and compares."""

from __future__ import annotations

import inspect
import json
import re
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
from pages.api import api
from pages.common import HERE, TABLE
from pages.enforcing import enforcement
from pages.rights import right_rows
from pages.scenarios import scenarios
from pages.states import states
from pages.tested import TESTED, tested, tested_page

from admin_dispute.center.application import Center
from admin_dispute.center.grants import givers
from admin_dispute.center.telling import TELLS
from admin_dispute.domain.act import COMMANDS, EVENTS, FOLLOWS
from admin_dispute.domain.catalogue import conditions
from admin_dispute.domain.errors import KINDS
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.domain.ids import Words
from admin_dispute.domain.words import chapter, fill, label, term, title, worded
from admin_dispute.law.hookspecs import HOOKS, HookForm
from admin_dispute.law.parameters import catalogue, said_bound, said_value
from admin_dispute.schemas.json_schema import json_schema

CORE = Center  # its import brings in every condition there is
MADE = "<!-- Made by docs/generate.py: change the code, then run `make docs`. -->\n\n"
FAULT = {
    "refuse": "nothing is done: a `PluginFault`, and no row is left",
    "ignore": "the act stands, a message says so",
}


def hooks() -> str:
    """Every hook with its signature, how answers combine, its default and who uses it."""
    lines = [
        "# Hooks\n",
        "What the core asks plugins and tells them. Implement one as a function of the same name, marked with",
        "`admin_dispute.hookimpl`; take the arguments you need, by name; give back values.\n",
    ]
    for name, form in HOOKS.items():
        users = [implementation.plugin.name for implementation in TABLE.implementations(name)]
        lines += [
            f"## {name}\n",
            f"```python\n{name}{inspect.signature(form.function)}\n```\n".replace("'", ""),
            f"{form.says}\n",
            *(
                ["Arguments:\n", *(f"- {given}: {what}" for given, what in form.arguments.items()), ""]
                if form.arguments
                else []
            ),
            f"If a plugin fails: {FAULT[form.on_fault]}. Used by: {', '.join(users)}.\n",
        ]
    return "\n".join(lines)


def _arguments(form: HookForm) -> list[str]:
    told = [f"- {given}: {what}" for given, what in form.arguments.items()]
    return ["Arguments:\n", *told, ""] if told else []


def terms() -> str:
    """Every term that an indicator may count."""
    lines = ["# 计数项\n", "> What an indicator may count, and on which day; see [统计和考核](assessment.md).\n"]
    lines += ["| 计数项 | 名称 | 计什么、计在哪一天 |", "|---|---|---|"]
    lines += [f"| `{code}` | {one.title} | {one.means} |" for code, one in TERMS.items()]
    return "\n".join([*lines, ""])


def errors() -> str:
    """Every kind of error with its exit status, and every code with its texts."""
    lines = ["# Errors\n", "One base, `AdminDisputeError`; a code and facts as attributes.\n"]
    lines += ["| kind | exit status | meaning |", "|---|---|---|"]
    for kind in KINDS:
        meaning = " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())
        lines.append(f"| `{kind.__name__}` | {kind.exit_code} | {meaning} |")
    lines += ["", "## Codes\n", "| code | what happened | why | what to do |", "|---|---|---|---|"]
    for code, texts in chapter("errors").items():
        told = (fill(texts[part], {}) for part in ("what", "why", "todo"))
        lines.append(f"| `{code}` | {' | '.join(told)} |")
    lines += ["", "## Conditions of a ruling\n", "| code | where it holds | where it does not | articles | cured by |"]
    lines.append("|---|---|---|---|---|")
    for code, condition in sorted(conditions().items()):
        texts = chapter("conditions")[code]
        warns = "（仅提示）" if condition.warns else ""
        clauses = "、".join((*TABLE.citing(code), *condition.clauses))
        cure = f"`{condition.cured_by}`" if condition.cured_by else ""
        lines.append(f"| `{code}` | {texts['holds']} | {fill(texts['fails'], {})}{warns} | {clauses} | {cure} |")
    return "\n".join(lines) + "\n"


def commands() -> str:
    """Every command with its fields, the stages it fits and who may give it."""
    lines = ["# Commands\n", "The same for Python, the command line, scenarios and imports.\n"]
    lines.append(
        "An `id` is up to 64 letters, digits and `-_.:/@`, and nobody's id number or mobile number. `words` are of"
    )
    lines.append("public record and stay; a `text` and a `Person` stand in rows of their own and can be")
    lines.append("erased ([what is written](formats.md)).\n")
    for name, form in COMMANDS.items():
        lines += [f"## {name}（{title(name)}）\n", (inspect.getdoc(form.type) or "").split("\n\n", maxsplit=1)[0], ""]
        if form.stages:
            lines.append(f"Stages: {'、'.join(f'{stage}（{worded(stage)}）' for stage in form.stages)}\n")
        grants = ", ".join(dict.fromkeys(map(str, givers(name))))
        lines.append(f"[Rights](rights.md): {grants}. Declared in {_declared(form.type)}.\n")
        lines += ["| field | 中文 | type | |", "|---|---|---|---|"]
        hints = typing.get_type_hints(form.type, include_extras=True)
        for field in attrs.fields(form.type):
            needed = "required" if field.default is attrs.NOTHING else ""
            lines.append(f"| `{field.name}` | {label(field.name, name)} | {_type(hints[field.name])} | {needed} |")
        lines.append("")
    lines += ["## Events\n", "What each tells plugins, and what it brings about on other streams.\n"]
    lines += ["| event | 中文 | [hook](hooks.md) | brings about |", "|---|---|---|---|"]
    for name, happened in EVENTS.items():
        hook = f"`{TELLS[happened.type]}`" if happened.type in TELLS else ""
        lines.append(f"| `{name}` | {title(name)} | {hook} | {_brought_about(happened.type)} |")
    return "\n".join(lines) + "\n"


def _declared(type_: type) -> str:
    """Give the module that declares a command, as a link."""
    path = type_.__module__.replace(".", "/")
    return f"[`{path.partition('/')[2]}.py`](../src/{path}.py)"


def _brought_about(event: type) -> str:
    """Give the commands that an event brings about, as its declaration's annotation names them."""
    given = FOLLOWS[event].__annotations__["return"] if event in FOLLOWS else ""
    names = {form.type.__name__: name for name, form in COMMANDS.items()}
    return ", ".join(f"`{names[word]}`" for word in re.findall(r"\w+", given) if word in names)


def _type(annotation: Any) -> str:
    if annotation == Words:
        return "words"
    arguments = [part for part in typing.get_args(annotation) if part is not type(None)]
    if typing.get_origin(annotation) is tuple:
        return f"list of {_type(arguments[0])}"
    if arguments:
        return _type(arguments[0])
    if hasattr(annotation, "__members__"):
        return ", ".join(f"`{code}`" for code in annotation)
    name = str(annotation.__name__)
    return {"TextRef": "text", "PersonRef": "Person", "str": "id", "Decimal": "yuan", "Stored": "command"}.get(
        name, name
    )


def clauses() -> str:
    """Every clause of the document with what is it at work and the tests that show it."""
    lines = [
        "# Clauses of 温法联〔2021〕7号\n",
        "| clause | place | 内容 | commands | hooks | reports | conditions | tests |",
    ]
    lines.append("|---|---|---|---|---|---|---|---|")
    shown = tested()
    for clause, by in TABLE.clauses.values():
        if by == "wenxian":
            cells = (
                ", ".join(f"`{name}`" for name in names)
                for names in (clause.commands, clause.hooks, clause.reports, clause.conditions)
            )
            count = len(shown.get(clause.id, ()))
            lines.append(f"| {clause.id} | {clause.place} | {clause.title} | {' | '.join(cells)} | {count or '—'} |")
    return "\n".join(lines) + "\n"


def parameters() -> str:
    """Every parameter a policy may set, in Chinese for drafters; then the values of the shipped policy."""
    lines = ["# Parameters\n"]
    lines += [
        "What a policy may set, for drafters (the how-to is [起草政策](drafting.md)), and what Wen County's sets.\n"
    ]
    lines += [*_catalogue(), *_silence()]
    lines += ["", "## Wen County's values\n", "| parameter | value | source | provenance |", "|---|---|---|---|"]
    lines += [
        f"| `{item.name}` | {item.value} | {item.source} | {item.provenance} |"
        for policy in TABLE.policies
        for item in policy.parameters
    ]
    return "\n".join(lines) + "\n"


def _catalogue() -> Iterator[str]:
    yield "## 参数目录\n"
    yield "“写法”一栏：`period` 期间（`24 hour` 小时、`30 day` 日、`20 working-day` 工作日、`1 month` 月、"
    yield "`2 year` 年），`periods` 数个期间，`number` 整数，`amount` 元，`mark` 案号代字，"
    yield "`choice` 任选其一，`choices` 可选数个，用逗号分开。\n"
    yield from ("| 参数 | 名称 | 含义 | 写法 | 未规定时 | 国家规定的限制 |", "|---|---|---|---|---|---|")
    for name, form in catalogue().items():
        options = "、".join(f"`{option}` {term(name, option)}" for option in form.options)
        kind = f"`{form.kind}`" + (f"：{options}" if options else "")
        default = "—" if form.default is None else f"{said_value(form, form.default)}（{form.source}）"
        limits = [f"{bound.where}{said_bound(form, bound)}（{bound.clause}）" for bound in form.bounds]
        if form.barred is not None:
            barred = "、".join(term(name, option) for option in form.barred.options)
            limits.append(f"不得规定{barred}：{form.barred.why}（{form.barred.clause}）")
        yield f"| `{name}` | {form.title} | {form.meaning} | {kind} | {default} | {'；'.join(limits) or '—'} |"


def _silence() -> Iterator[str]:
    yield "\n## 政策不写的，是什么意思\n"
    yield "国家规定有通例的适用通例，写 `not-seen` 的也是；国家规定也没有的，程序不自行补上数字。\n"
    yield from ("| 参数 | 政策不写时 | 依据 |", "|---|---|---|")
    for form in catalogue().values():
        meant = form.silence if form.default is None else f"适用{said_value(form, form.default)}"
        sure = "" if form.default is None else f"{form.source}（{worded(form.provenance)}）"
        yield f"| {form.title}（`{form.name}`） | {meant} | {sure or '国家规定没有规定'} |"


PAGES: dict[Path, Callable[[], str]] = {
    HERE / "api.md": api,
    HERE / "hooks.md": hooks,
    HERE / "errors.md": errors,
    HERE / "commands.md": commands,
    HERE / "states.md": states,
    HERE / "enforcement.md": enforcement,
    HERE / "clauses.md": clauses,
    HERE / "terms.md": terms,
    HERE / "parameters.md": parameters,
    HERE / "rights.md": right_rows,
    HERE / "scenarios.md": scenarios,
    TESTED: tested_page,
    HERE / "commands.schema.json": lambda: json.dumps(json_schema(), ensure_ascii=False, indent=1),
}


def made(page: Path) -> str:
    """Return what a page must say."""
    text = PAGES[page]().rstrip() + "\n"
    return MADE + text if page.suffix == ".md" else text


if __name__ == "__main__":
    for target in PAGES:
        target.write_text(made(target), "utf-8")
