"""`circular`: a circular as it was issued, or as known today with what differs (WX-4.3.2)."""

from __future__ import annotations

from pathlib import Path

import click

from admin_dispute.center.acting import Acting
from admin_dispute.cli.common import AS, CENTER, JSON, center_of
from admin_dispute.cli.output import CONSOLE, ERRORS, done
from admin_dispute.cli.usage import FILE, Command
from admin_dispute.reports.circular_pages import CircularPage, circular_page, content_page


@click.command("circular", cls=Command, example="circular wenxian ID --as li --today")
@CENTER
@click.argument("circular", metavar="通报编号")
@AS
@click.option(
    "--edition", type=click.IntRange(min=1), metavar="版次", help="第几版；默认最新一版，未印发的为征求意见稿"
)
@click.option("--today", is_flag=True, help="按今天所知重新计算，列出与印发时不同之处")
@JSON
@click.option("--xlsx", type=FILE, metavar="文件", help="写成电子表格（需安装 admin-dispute[sheets]）")
@click.pass_context
def circular_(
    ctx: click.Context,
    center: str,
    circular: str,
    actor: str,
    edition: int | None,
    today: bool,
    as_json: bool,
    xlsx: Path | None,
) -> None:
    """打印通报：与印发时完全相同，或者按今天所知。"""
    acting = center_of(ctx, center).acting(actor)
    page = _today(acting, circular) if today else circular_page(acting.stream(circular), edition)
    if xlsx is not None:
        done(f"已写出 {page.write(xlsx)} 行：{xlsx}", ERRORS if as_json else CONSOLE)
    if as_json:
        click.echo(page.json(), nl=False)
    elif xlsx is None:
        click.echo(page.text(), nl=False)


def _today(acting: Acting, circular: str) -> CircularPage:
    known = acting.circular_today(circular)
    said = "（按今天所知，不是印发件）" if known.differences else "（按今天所知，与印发时相同）"
    return content_page(acting.stream(circular), known.content, said, known.differences)
