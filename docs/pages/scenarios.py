"""How a scenario file is written, as a page: every entry of its schema, each with what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from marshmallow import fields, missing

from admin_dispute.schemas.fields import Day, Inner
from admin_dispute.testing.figures import ExpectedFigure, ExpectedPoints
from admin_dispute.testing.scenario import ScenarioSchema, SettingSchema, StepSchema

SAYS: Mapping[str, Mapping[str, str]] = {
    "": {
        "form": "写法的版本，现在是 `1`",
        "title": "案例的名称",
        "source": "出处：裁判文书、典型案例或者“自拟”",
        "assumed": "来源没有写、案例假设的事实，每条一句；演示时列在案例开头",
        "center": "案例所在的中心，见 `[center]`",
        "organisation": "一个机构，写法同 `enter-organisation`；由中心管理员在 `policy_start` 录入",
        "officer": "一名人员，写法同 `enter-officer`；必须有一名 `id = \"clerk\"`，台账和预期由其查看",
        "step": "一步，依次办理，见 `[[step]]`",
        "expect": "全部办完以后应有的结果，见 `[expect]`",
        "figure": "统计报表中应有的一个数，见 `[[figure]]`",
        "points": "考核中应有的得分，见 `[[points]]`",
    },
    "[center]": {
        "id": "中心的代号",
        "name": "中心的名称",
        "court": "所属法院的名称",
        "area": "辖区的区划代码",
        "plugins": "用哪些插件，如 `[\"wenxian\"]`；`[]` 为只用国家规定",
        "policy_start": "假设政策从哪一天起施行；`run --policy` 和 `test` 下可以不写，就是政策的施行日",
        "parameters": "案例假设的[参数](parameters.md)，如 `{ case-number-mark = \"虔行\" }`：代替插件政策的值；"
        "`--policy` 的文件写了的，以文件为准",
    },
    "[[step]]": {
        "command": "办理的[事项](commands.md)；不写的，这一步只让时间过到 `until`，由系统记下逾期等",
        "as": "由谁办理：人员的代号",
        "on": "办理之日",
        "of": "为哪一件：登记时取名，以后各步写同一个名字；问题、会议等同样。`1.2` 是争议 `1` 产生的第二条信用记录",
        "with": "事项的各项内容，见[命令](commands.md)；`dispute` 由 `of` 代填。`\"p1..p152\"` 是一百五十二个代号，"
        "`{ each = 152, … }` 是一百五十二项，其中 `{n}` 为序数",
        "recorded": "实际录入之日，晚于 `on` 时写",
        "until": "不写 `command` 时，时间过到哪一天",
        "allowed": "应当准许还是不准许",
        "because": "不准许的，理由中应有的[代码](errors.md)",
        "cites": "应当引用的条款；时间流逝的一步，是系统所记各项引用的",
        "assumed": "这一步中来源没有写的事实",
    },
    "[[figure]]": {
        "report": "报表：`source`、`settlement`、`agencies`",
        "first": "期间的首日",
        "last": "期间的末日，含当日",
        "indicator": "指标的代号，见 `report --definitions`",
        "agency": "哪个机关；不写为全部",
        "matter": "哪类事项；不写为全部",
        "numerator": "分子，用文字写，如 `\"3\"`",
        "denominator": "分母；不作除法的为 `\"-\"`",
        "value": "结果，用文字写；分母为零的为 `\"-\"`",
        "disputes": "分子所依据的争议，用 `of` 的名字",
        "cites": "指标应当引用的条款",
    },
    "[[points]]": {
        "first": "期间的首日",
        "last": "期间的末日，含当日",
        "agency": "被考核的机关",
        "score": "考核表中的哪一项分",
        "points": "应得的分，用文字写",
        "item": "哪一个子项；不写为总分",
        "grade": "应得的等次；不写不比较",
    },
}  # fmt: skip

EXPECT = """
## `[expect]`

左边是路径，右边是应有的值。全部办完以后由 `clerk` 查看；他看不到的（见[权限](rights.md)）比不了。

| 路径 | 是什么 |
|---|---|
| `stage`、`"rounds.0.period"` | 争议 `1` 的一项；列表中的第几个从 0 数起。各项的名称见[权限](rights.md) |
| `"ledger.next_due"` | 争议 `1` 在台账中的一栏；栏名见 `ledger --json` |
| `"of.second.stage"`、`"of.second.ledger.overdue"` | 以 `of = "second"` 登记的争议；问题、会议等没有台账 |
| `"sent.progress"` | 该主题的消息先后发给谁，如 `["police"]` |

也可以另起一段：`[expect.of.second]` 之下写 `stage = "closed"`，同 `"of.second.stage" = "closed"`。日期照写
`2024-06-06`，金额和期间用文字：`"500"`、`"20 working-day"`。
路径写错的，会说“没有这一项”；没有登记的，会说没有登记哪一件。
"""


def scenarios() -> str:
    """Every entry of a scenario file: what it means, how it is written, what holds without it."""
    return "\n".join((*_head(), *_rows(), EXPECT.strip())) + "\n"


def _head() -> Iterator[str]:
    yield "# 案例文件\n"
    yield "> Every entry of a scenario file (TOML). What comes before is [起草政策](drafting.md), part three; whole"
    yield "> files stand in [`examples/scenarios`](../examples/scenarios).\n"
    yield "一个案例是一个 TOML 文件：设一个假想的中心，逐步办理，每步和最后各有预期。`admin-dispute run 文件`"
    yield "演示并比较；有预期不符的，退出码为 1；文件读不懂的，为 7，并指明位置（各步从 1 数起）。“—”为必须写。\n"


def _rows() -> Iterator[str]:
    tables = {
        "": ScenarioSchema().fields,
        "[center]": SettingSchema().fields,
        "[[step]]": StepSchema().fields,
    }
    for title, schema in tables.items():
        rows = {field.data_key or name: (_written(field), _default(field)) for name, field in schema.items()}
        yield from _table(title, rows)
    for title, type_ in (("[[figure]]", ExpectedFigure), ("[[points]]", ExpectedPoints)):
        yield from _table(title, {field.name: _declared(field) for field in attrs.fields(type_)})


def _table(title: str, rows: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    says = SAYS[title]
    if set(says) != set(rows):
        raise KeyError(f"{title}: {sorted(set(says) ^ set(rows))}")
    yield f"## `{title}`\n" if title else "## 文件\n"
    yield from ("| 项目 | 写法 | 不写时 | 说明 |", "|---|---|---|---|")
    yield from (f"| `{name}` | {form} | {default} | {says[name]} |" for name, (form, default) in rows.items())
    yield ""


_FORMS: Mapping[type[Any], str] = {
    Day: "日期", fields.String: "文字", fields.Integer: "整数", fields.Boolean: "`true`、`false`",
    fields.Dict: "表", fields.Nested: "表", Inner: "表",
}  # fmt: skip


def _written(field: Any) -> str:
    if isinstance(field, fields.List):
        inner = _written(field.inner)
        return f"{inner}，可有多个" if inner == "表" else f"{inner}的列表"
    return next(form for type_, form in _FORMS.items() if isinstance(field, type_))


def _default(field: Any) -> str:
    if field.required:
        return "—"
    given = field.load_default
    if given is missing or given in (None, "") or callable(given):
        return "没有"
    return f"`{str(given).lower() if isinstance(given, bool) else given}`"


def _declared(field: Any) -> tuple[str, str]:
    form = "日期" if "date" in str(field.type) else "文字的列表" if "tuple" in str(field.type) else "文字"
    return form, "—" if field.default is attrs.NOTHING else "没有"
