"""The 27 columns of the return and the identities printed below it (行政调解案件统计表)."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen


@frozen
class Identity:
    """An identity of the form: a column, and the columns whose sum it is."""

    clause: str
    whole: int
    parts: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.whole} = {' + '.join(map(str, self.parts))}"

    def holds(self, columns: tuple[Decimal, ...]) -> bool:
        """Say whether it holds; columns count from 1."""
        return columns[self.whole - 1] == sum(columns[part - 1] for part in self.parts)


HEADS = (
    "案件总数", "调解成功数", "涉案人数", "调解成功金额（万元）", "民事纠纷总数", "民事：调解成功总数",
    "民事：治安调解的民间纠纷", "民事：交通事故损害赔偿纠纷", "民事：合同纠纷", "民事：医疗事故赔偿纠纷",
    "民事：消费者权益保护纠纷、产品质量纠纷", "民事：土地承包经营纠纷", "民事：侵犯知识产权赔偿纠纷",
    "民事：环境污染赔偿纠纷", "民事：电力、水事纠纷", "民事：其他民事纠纷", "行政争议总数", "行政：调解成功总数",
    "行政：赔偿案件", "行政：补偿案件", "行政：法定自由裁量产生的争议", "行政：行政复议", "行政：行政诉讼",
    "书面协议", "口头协议", "司法确认", "已履行",
)  # fmt: skip
"""The heads of the columns, the first is column 1."""

PEOPLE, MONEY = 3, 4
CIVIL, CIVIL_SETTLED, CIVIL_KINDS = 5, 6, tuple(range(7, 17))
DISPUTES, DISPUTES_SETTLED = 17, 18
COMPENSATION, INDEMNITY, DISCRETION = 19, 20, 21
REVIEW, SUIT = 22, 23
WRITTEN, ORAL, CONFIRMED, PERFORMED = 24, 25, 26, 27

IDENTITIES = (
    Identity("BJ-1", 1, (CIVIL, DISPUTES)),
    Identity("BJ-2", 2, (CIVIL_SETTLED, DISPUTES_SETTLED)),
    Identity("BJ-2", 2, (WRITTEN, ORAL)),
    Identity("BJ-3", CIVIL, CIVIL_KINDS),
    Identity("BJ-4", DISPUTES, (COMPENSATION, INDEMNITY, DISCRETION)),
    Identity("BJ-4", DISPUTES, (REVIEW, SUIT)),
)
"""The four lines of the footnote: 1 = 5 + 17; 2 = 6 + 18 = 24 + 25; 5 = 7 + ... + 16; 17 = 19 + 20 + 21 = 22 + 23."""
