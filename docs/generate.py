"""Write the pages that are made from the code; `tests/test_docs.py` makes them again and compares."""

from __future__ import annotations

import ast
import inspect
import json
import tomllib
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from admin_dispute.center.application import Center
from admin_dispute.center.rights import Grant
from admin_dispute.center.rights import table as rights
from admin_dispute.domain.act import COMMANDS, EVENTS
from admin_dispute.domain.catalogue import conditions
from admin_dispute.domain.center.directory import Role
from admin_dispute.domain.dispute.challenged import Validity
from admin_dispute.domain.dispute.closing import Outcome
from admin_dispute.domain.dispute.ending import ENDS
from admin_dispute.domain.dispute.enforcement.table import LAWS
from admin_dispute.domain.dispute.enforcement.titles import INSTRUMENTS, Side, regime_of
from admin_dispute.domain.dispute.force import Force, WayOfEffect
from admin_dispute.domain.dispute.obligation import Standing
from admin_dispute.domain.dispute.proceedings import ProceedingEnd
from admin_dispute.domain.dispute.rounds import Ending
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.errors import KINDS
from admin_dispute.domain.figures.terms import TERMS
from admin_dispute.domain.next_step import TOWARDS
from admin_dispute.domain.words import chapter, fill, label, term, title, worded
from admin_dispute.law.effect_ways import WAYS_OF_EFFECT
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.parameters import catalogue, said_bound, said_value
from admin_dispute.schemas.json_schema import json_schema
from admin_dispute.tenancy.plugins import table_for

HERE = Path(__file__).parent
ROOT = HERE.parent
WENXIAN = ROOT / "plugins" / "wenxian"
TESTED = WENXIAN / "src" / "admin_dispute_wenxian" / "tested.toml"
CORE = Center  # its import brings in every condition there is
MADE = "<!-- Made by docs/generate.py: change the code, then run `make docs`. -->\n\n"
TABLE = table_for(("wenxian",))
FAULT = {"refuse": "what was being done is refused", "ignore": "a message says so"}


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
            (inspect.getdoc(form.function) or "").replace("Args:\n", "\nArguments:\n\n").replace("    ", "- "),
            "",
            f"If a plugin fails: {FAULT[form.on_fault]}. Used by: {', '.join(users)}.\n",
        ]
    return "\n".join(lines)


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
    for name, form in COMMANDS.items():
        lines += [f"## {name}（{title(name)}）\n", (inspect.getdoc(form.type) or "").split("\n\n", maxsplit=1)[0], ""]
        if form.stages:
            lines.append(f"Stages: {'、'.join(f'{stage}（{worded(stage)}）' for stage in form.stages)}\n")
        lines.append(f"[Rights](rights.md): {', '.join(map(str, rights()['commands'][name]))}\n")
        lines += ["| field | 中文 | type | |", "|---|---|---|---|"]
        hints = typing.get_type_hints(form.type)
        for field in attrs.fields(form.type):
            needed = "required" if field.default is attrs.NOTHING else ""
            lines.append(f"| `{field.name}` | {label(field.name, name)} | {_type(hints[field.name])} | {needed} |")
        lines.append("")
    lines += ["## Events\n", "| event | 中文 |", "|---|---|"]
    lines += [f"| `{name}` | {title(name)} |" for name in EVENTS]
    return "\n".join(lines) + "\n"


def _type(annotation: Any) -> str:
    arguments = [part for part in typing.get_args(annotation) if part is not type(None)]
    if typing.get_origin(annotation) is tuple:
        return f"list of {_type(arguments[0])}"
    if arguments:
        return _type(arguments[0])
    if hasattr(annotation, "__members__"):
        return ", ".join(f"`{code}`" for code in annotation)
    name = str(annotation.__name__)
    return {"TextRef": "text", "PersonRef": "Person", "str": "text", "Decimal": "yuan", "Stored": "command"}.get(
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
    lines = [
        "# Parameters\n",
        "What a policy may set, for drafters (the how-to is [起草政策](drafting.md)), and what Wen County's sets.\n",
        "## 参数目录\n",
        "“写法”一栏：`period` 期间（`24 hour` 小时、`30 day` 日、`20 working-day` 工作日、`1 month` 月、",
        "`2 year` 年），`periods` 数个期间，`number` 整数，`amount` 元，`mark` 案号代字，",
        "`choice` 任选其一，`choices` 可选数个，用逗号分开。\n",
        "| 参数 | 名称 | 含义 | 写法 | 未规定时 | 国家规定的限制 |",
        "|---|---|---|---|---|---|",
    ]
    for name, form in catalogue().items():
        options = "、".join(f"`{option}` {term(name, option)}" for option in form.options)
        kind = f"`{form.kind}`" + (f"：{options}" if options else "")
        default = "—" if form.default is None else f"{said_value(form, form.default)}（{form.source}）"
        limits = [f"{bound.where}{said_bound(form, bound)}（{bound.clause}）" for bound in form.bounds]
        if form.barred is not None:
            barred = "、".join(term(name, option) for option in form.barred.options)
            limits.append(f"不得规定{barred}：{form.barred.why}（{form.barred.clause}）")
        lines.append(f"| `{name}` | {form.title} | {form.meaning} | {kind} | {default} | {'；'.join(limits) or '—'} |")
    lines += [
        "\n## 政策不写的，是什么意思\n",
        "国家规定有通例的适用通例，写 `not-seen` 的也是；国家规定也没有的，程序不自行补上数字。\n",
        "| 参数 | 政策不写时 | 依据 |",
        "|---|---|---|",
    ]
    for form in catalogue().values():
        meant = form.silence if form.default is None else f"适用{said_value(form, form.default)}"
        sure = "" if form.default is None else f"{form.source}（{worded(form.provenance)}）"
        lines.append(f"| {form.title}（`{form.name}`） | {meant} | {sure or '国家规定没有规定'} |")
    lines += ["", "## Wen County's values\n", "| parameter | value | source | provenance |", "|---|---|---|---|"]
    lines += [
        f"| `{item.name}` | {item.value} | {item.source} | {item.provenance} |"
        for policy in TABLE.policies
        for item in policy.parameters
    ]
    return "\n".join(lines) + "\n"


def right_rows() -> str:
    """Who may do and see what: commands and leaves against roles, each cell the relation it takes."""
    lines = [
        "# Rights\n",
        "Who may do and see what. The table is written by hand in `src/admin_dispute/center/rights.toml`; what has no",
        "row is done and seen by nobody. A cell says how the role must stand to what is named:\n",
        "- `any`: nothing more is asked;",
        "- `own parties`: what the field `parties` of the command (or of what is read) names must be the actor's own",
        "  side: for a party the parties under its account, for a handler or a head his organisation, where it takes",
        "  part in the dispute; `own obligation.debtor` is the debtor of the obligation that is named;",
        "- `own dispute`: he must be a side of the dispute, the command names nobody;",
        "- `platform`: he works in the center itself or an organisation with a function for it (court ...);",
        "- `account by`: what the field names must be his own account, or his own id as an officer;",
        "- `office reviewer`: what the field names must be the organisation he works in, part of the dispute or not.\n",
        "Of a command every id must be his own; to read, one is enough.\n",
    ]
    for part, head in RIGHTS.items():
        roles = [role for role in Role if any(g.role == role for row in rights()[part].values() for g in row)]
        lines += [f"## {head}\n", f"| | {' | '.join(roles)} |", "|---|" + "---|" * len(roles)]
        for name, row in rights()[part].items():
            lines.append(f"| `{name}` | {' | '.join(_cell(row, role) for role in roles)} |")
        lines.append("")
    return "\n".join(lines)


RIGHTS = {
    "commands": "Commands: who gives them",
    "reading": "Leaves of a dispute: who sees them",
    "ledger": "Columns of the ledger: who sees them",
    "decisions": "Decisions that took effect: who reads reasons, warnings and answers (`why`, `history`)",
    "journal": "The journal beside them: refusals of others, texts that stand in no field",
}
RELATION = {"own-party": "own", "own-organisation": "own", "own-office": "office", "own-account": "account"}


def _cell(row: tuple[Grant, ...], role: Role) -> str:
    found = [grant for grant in row if grant.role == role]
    return ", ".join(dict.fromkeys(f"{RELATION.get(g.relation, g.relation)} {g.field}".strip() for g in found))


def states() -> str:
    """The stages with what leads from one to the other, the endings, and the four lines with their states."""
    moves: dict[str, list[str]] = tomllib.loads((HERE / "moves.toml").read_text("utf-8"))
    rows = [(name, *move.split(" > ")) for name, made in moves.items() for move in made]
    edges: dict[tuple[str, str], list[str]] = {}
    for name, before, after in rows:
        edges.setdefault((before, after), []).append(name)
    lines = [
        "# States\n",
        "A dispute has one stage, where the work of the center stands, and four lines that speak for themselves: a",
        "closed dispute is not a performed one. The moves are written by hand in [`moves.toml`](moves.toml); the",
        "random walks of the tests make no other, and each is made by a test.\n",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {Stage.OFFERED}: register-dispute",
        *(f"    {before} --> {after}: {', '.join(names)}" for (before, after), names in edges.items()),
        "```\n",
        "| stage | 阶段 | reached by | leads to |",
        "|---|---|---|---|",
    ]
    for stage in Stage:
        reached = [
            f"{', '.join(map(_code, names))} from {before}" for (before, to), names in edges.items() if to == stage
        ]
        reached += ["`register-dispute`, `split-off`"] if stage is Stage.OFFERED else []
        towards = ", ".join(map(_code, TOWARDS[stage]))
        lines.append(f"| `{stage}` | {worded(stage)} | {'; '.join(reached)} | {towards} |")
    lines += [
        '\nWhat stands under "leads to" is the goal that `options` and `show` derive the next step from.\n',
        "## What fits when\n",
        f"Commands that are not listed fit every stage.\n\n| command | {' | '.join(Stage)} |",
        "|---|" + "---|" * len(Stage),
    ]
    for name, form in COMMANDS.items():
        if form.stages:
            cells = " | ".join("✓" if stage in form.stages else "" for stage in Stage)
            lines.append(f"| `{name}`（{title(name)}） | {cells} |")
    lines += ["\n## How it ends\n", "| what | endings |", "|---|---|"]
    lines.append(f"| a round of mediation | {_codes(Ending)} |")
    lines += [f"| {kind}（{worded(kind)}） | {_codes(ends)} |" for kind, ends in ENDS.items()]
    lines.append(f"| the work of the center (`close-dispute`, `merge-into`) | {_codes(Outcome)} |")
    lines += ["\n## The four lines\n", "| line | where it stands | states |", "|---|---|---|"]
    lines += [f"| {line} | `{where}` | {_codes(kind)} |" for line, where, kind in LINES]
    return "\n".join(lines) + "\n"


def enforcement() -> str:
    """What each paper opens against an agency and a citizen: measures, who orders them, articles."""
    lines = [
        "# Enforcement\n",
        "What can be done about an obligation follows from the paper that carries it. `admin-dispute enforcement` and",
        "`Acting.enforcement` say for each obligation of a dispute which measures are open today, and what the others",
        "lack; each measure then needs its proposal, decision, approval (where the law demands it), service and",
        "outcome. What stands in bold is not stated by a text that was read.\n",
        "## Which paper opens what\n",
        "| paper | 文书 | against an agency | against a citizen |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| `{way.code}` | {way.name} | {_regime(way, Side.AGENCY)} | {_regime(way, Side.CITIZEN)} |"
        for way in (*INSTRUMENTS, *WAYS_OF_EFFECT)
    ]
    lines += ["\n## Measures\n", "| regime | against | measure | who orders it | limits | articles |"]
    lines.append("|---|---|---|---|---|---|")
    for row in LAWS:
        where = f"{row.regime}（{worded(row.regime)}） | {worded(row.side)}"
        limits = [f"{row.least}–{row.most} yuan"] if row.most is not None else []
        limits += [f"at most {row.longest} days"] if row.longest is not None else []
        limits += ["approved by the president"] if row.approved else []
        limits += [f"**{row.provenance}**"] if row.provenance != "stated" else []
        by, articles = "、".join(map(worded, row.by)), "、".join(row.clauses)
        lines.append(f"| {where} | `{row.kind}`（{worded(row.kind)}） | {by} | {'; '.join(limits)} | {articles} |")
    return "\n".join(lines) + "\n"


def _regime(way: WayOfEffect, side: Side) -> str:
    unsure = "" if way.provenance == "stated" else f" **{way.provenance}**"
    return worded(regime_of(way, side)) + unsure


LINES: tuple[tuple[str, str, Iterable[Any]], ...] = (
    ("how each round ended", "rounds.ending", Ending),
    ("how each proceeding ended", "proceedings.ended.how", ProceedingEnd),
    ("what gave a settlement its force", "agreements.force", Force),
    ("how far it is performed", "obligations.standing", Standing),
    ("what became of the challenged act and earlier judgments", "challenged.validity", Validity),
)


def _code(name: str) -> str:
    return f"`{name}`"


def _codes(codes: Iterable[Any]) -> str:
    return ", ".join(f"`{code}`（{worded(code)}）" for code in codes)


def tested() -> dict[str, list[str]]:
    """Which tests are marked with each clause, and which scenarios expect it to be cited."""
    found: dict[str, list[str]] = {}
    for page in sorted((*ROOT.glob("tests/test_*.py"), *WENXIAN.glob("tests/test_*.py"))):
        for function, marked in _marked(ast.parse(page.read_text("utf-8"))):
            for clause in marked:
                found.setdefault(clause, []).append(f"{page.relative_to(ROOT).as_posix()}::{function}")
    return {clause: tests for clause, tests in sorted(found.items()) if clause in TABLE.clauses}


def _marked(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Give the tests of a page with the clauses they are marked with, by themselves or by `pytestmark` with all."""
    common = [
        clause
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
        for clause in _clauses(node.value)
    ]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [clause for mark in node.decorator_list for clause in _clauses(mark)]
            yield node.name, list(dict.fromkeys([*common, *own]))


def _clauses(mark: ast.expr) -> list[str]:
    if not isinstance(mark, ast.Call) or ast.unparse(mark.func) != "pytest.mark.clause":
        return []
    return [ast.literal_eval(argument) for argument in mark.args]


def tested_page() -> str:
    """The same as data, for `admin-dispute clauses`."""
    lines = ["# Made by docs/generate.py: which tests show each clause at work."]
    for clause, tests in tested().items():
        lines += [f'"{clause}" = [', *(f'    "{test}",' for test in tests), "]"]
    return "\n".join(lines) + "\n"


PAGES: dict[Path, Callable[[], str]] = {
    HERE / "hooks.md": hooks,
    HERE / "errors.md": errors,
    HERE / "commands.md": commands,
    HERE / "states.md": states,
    HERE / "enforcement.md": enforcement,
    HERE / "clauses.md": clauses,
    HERE / "terms.md": terms,
    HERE / "parameters.md": parameters,
    HERE / "rights.md": right_rows,
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
