"""What several commands share: the platform of the configuration, who acts, and fields typed as options."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from admin_dispute.center.application import Center
from admin_dispute.domain.act import CommandForm
from admin_dispute.domain.errors import BadInput, Fault
from admin_dispute.reports.shipped import read_report_forms
from admin_dispute.schemas import plain_value
from admin_dispute.schemas.options import json_value, typed_values
from admin_dispute.tenancy.platform import open_platform

CENTER = click.argument("center", metavar="中心")
DISPUTE = click.argument("dispute", metavar="争议编号")
AS = click.option("--as", "actor", required=True, metavar="办理人", help="以谁的身份（名录中的代号）")
JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON；出错时，错误也是 JSON（在错误流）")
DATA = click.option("--data", metavar="JSON", help="字段的 JSON：文字、@文件 或者 -（标准输入）")


def center_of(ctx: click.Context, center: str) -> Center:
    """Return a center of the configuration, closed when the command ends."""
    platform = open_platform(ctx.obj)
    ctx.call_on_close(platform.close)
    return platform.center(center)


def values_from(form: CommandForm, arguments: tuple[str, ...], document: str | None) -> dict[str, Any]:
    """Return the fields typed as `--field value`, over those of a JSON document (text, `@file` or `-`).

    The county's own reports of a circular come from their file, too: `--forms @reports.toml`.

    Raises:
        BadConfiguration: a fault in that file, with its path.
        BadInput: the document is no JSON object, an option has no value, or a text is not what its field wants.
    """
    try:
        return {**_document(document), **typed_values(form, map(_from_file, _options(arguments)))}
    except _Wrong as wrong:
        raise BadInput("bad-input", (Fault(*wrong.args),), command=form.name) from None


class _Wrong(Exception):
    """Where something is wrong, and what."""


def _from_file(option: tuple[str, str]) -> tuple[str, str]:
    name, value = option
    if name != "forms" or not value.startswith("@"):
        return option
    return name, json.dumps(plain_value(tuple(read_report_forms(value[1:]).values())), ensure_ascii=False)


def _options(arguments: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    left = list(arguments)
    before = "命令"
    while left:
        option = left.pop(0)
        if not option.startswith("--"):
            raise _Wrong(
                before, "其后多出内容：各项应写作 --字段 值，含空格的值要加引号"
            )  # it may be a name: not repeated
        before = option.partition("=")[0]
        name, equals, value = option[2:].partition("=")
        if not equals:
            if not left:
                raise _Wrong(option, "缺少值")
            value = left.pop(0)
        yield name.replace("-", "_"), value


def _document(document: str | None) -> dict[str, Any]:
    if document is None:
        return {}
    try:
        if document == "-":
            document = sys.stdin.read()
        elif document.startswith("@"):
            document = Path(document[1:]).read_text("utf-8")
        loaded = json_value(document)
    except OSError:
        raise _Wrong("--data", "读不到文件") from None
    except UnicodeDecodeError:
        raise _Wrong("--data", "不是 UTF-8 文字") from None
    except ValueError as error:
        raise _Wrong("--data", str(error)) from None
    if not isinstance(loaded, dict):
        raise _Wrong("--data", "应为 JSON 对象")
    return loaded
