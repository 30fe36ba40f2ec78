"""From when national instruments are in force, so that no act is judged by an article that came later.

Days as the instruments state them; an instrument that is not listed is cited on every day.

Most were read whole. What was read in excerpts only, or as others print it, and what is inferred from a later text,
says so where it is shown (`doubt`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

START = {
    "行政诉讼法（1989）": date(1990, 10, 1),
    "森林法（1998）": date(1998, 7, 1),  # as numbered by the amendment of 1998
    "行政复议法（1999）": date(1999, 10, 1),
    "执行行诉法解释": date(2000, 3, 10),  # 法释〔2000〕8号
    "复议条例": date(2007, 8, 1),
    "撤诉规定": date(2008, 2, 1),
    "国家赔偿法": date(2010, 12, 1),  # as numbered since the amendment of 2010
    "行政强制法": date(2012, 1, 1),
    "民诉法（2012）": date(2013, 1, 1),
    "迟延履行利息解释": date(2014, 8, 1),  # 法释〔2014〕8号
    "民诉法解释": date(2015, 2, 4),  # articles on mandates as numbered since then
    "民诉法解释（2015）": date(2015, 2, 4),  # articles on enforcement, two less since 2022
    "登记立案规定": date(2015, 5, 1),
    "行政诉讼法": date(2015, 5, 1),  # as numbered since the amendment of 2014
    "河南信用条例": date(2020, 5, 1),  # 河南省社会信用条例
    "案号规定": date(2016, 1, 1),
    "特邀调解规定": date(2016, 7, 1),
    "行诉解释": date(2018, 2, 8),
    "执行和解规定": date(2018, 3, 1),  # 法释〔2018〕3号
    "行政协议规定": date(2020, 1, 1),
    "负责人出庭规定": date(2020, 7, 1),
    "合同法": date(1999, 10, 1),
    "民法通则": date(1987, 1, 1),
    "民法总则": date(2017, 10, 1),
    "民法典": date(2021, 1, 1),
    "执行程序解释": date(2021, 1, 1),  # 法释〔2008〕13号, as numbered since the amendment of 2020
    "繁简分流意见": date(2021, 6, 1),
    "行政诉讼监督规则": date(2021, 9, 1),  # of the procuratorates
    "在线调解规则": date(2022, 1, 1),
    "民诉法（2021）": date(2022, 1, 1),
    "民诉法": date(2024, 1, 1),  # as numbered since the amendment of 2023
    "民诉法解释 355": date(2022, 4, 10),  # as numbered since the amendment of 2022
    "行政复议法": date(2024, 1, 1),  # as numbered since the revision of 2023
    "拒执解释": date(2024, 12, 1),  # 法释〔2024〕13号
}

END = {
    "森林法（1998）": date(2020, 6, 30),
    "合同法": date(2020, 12, 31),
    "民法通则": date(2017, 9, 30),  # what 民法总则 took over (inferred: 新法优先)
    "民法总则": date(2020, 12, 31),
    "行政诉讼法（1989）": date(2015, 4, 30),
    "执行行诉法解释": date(2018, 2, 7),
    "民诉法（2012）": date(2021, 12, 31),
    "民诉法解释（2015）": date(2022, 4, 9),
    "民诉法（2021）": date(2023, 12, 31),
    "行政复议法（1999）": date(2023, 12, 31),
    # articles of the regulation whose matter the law took over in its revision of 2023 (inferred: 上位法、新法优先);
    # 8 (how many representatives), 17 (telling of remedies), 22 (wrong respondent), 38 (no second application after
    # a withdrawal of one's own accord) say what the law leaves open, and go on
    "复议条例 10": date(2023, 12, 31),  # mandates: 行政复议法 17
    "复议条例 29": date(2023, 12, 31),  # completing an application: 行政复议法 31
    "复议条例 40": date(2023, 12, 31),  # settlement: 行政复议法 74
    "复议条例 50": date(2023, 12, 31),  # mediation: 行政复议法 5, 73
}
"""The last day of an instrument, or of its articles as they were numbered."""


@lru_cache(maxsize=4096)  # the same few hundred citations, on the days that are being worked on
def in_force(clauses: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return the clauses whose instrument is in force on a day, each once."""
    return tuple(dict.fromkeys(clause for clause in clauses if _holds(clause, on)))


QUOTED = ("森林法（1998）", "执行行诉法解释", "执行程序解释", "合同法", "繁简分流意见")
"""Instruments of which only excerpts were read, or articles as others print them."""

INFERRED = ("民诉法解释（2015） 467",)  # read as 465 of 2022, two numbers less
"""Articles taken over from the text that came after it."""


def doubt(clause: str) -> str:
    """Say, in Chinese, that the wording of an article was not read in full; nothing of all others."""
    if clause in INFERRED:
        return "（未见原文，据后来文本推定）"
    return "（据转引，未见全文）" if clause.partition(" ")[0] in QUOTED else ""


def as_shown(clauses: Iterable[str]) -> str:
    """Return clauses as they are shown, each with what is not sure of it."""
    return "、".join(f"{clause}{doubt(clause)}" for clause in clauses)


def verified(clause: str, on: date) -> bool:
    """Say whether an instrument is listed here, and the article in force on a day."""
    return (clause in START or clause.partition(" ")[0] in START) and _holds(clause, on)


def _holds(clause: str, on: date) -> bool:
    """Whether an article is in force: it may have days of its own, where it was renumbered or overtaken later."""
    instrument = clause.partition(" ")[0]
    return START.get(clause, START.get(instrument, on)) <= on <= END.get(clause, END.get(instrument, on))
