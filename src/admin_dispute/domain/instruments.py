"""From when national instruments are in force, so that no act is judged by an article that came later.

Days as the instruments state them; an instrument that is not listed is cited on every day.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

START = {
    "撤诉规定": date(2008, 2, 1),
    "行政诉讼法": date(2015, 5, 1),  # as numbered since the amendment of 2014
    "案号规定": date(2016, 1, 1),
    "特邀调解规定": date(2016, 7, 1),
    "行诉解释": date(2018, 2, 8),
    "行政协议规定": date(2020, 1, 1),
    "负责人出庭规定": date(2020, 7, 1),
    "民法典": date(2021, 1, 1),
    "在线调解规则": date(2022, 1, 1),
    "行政复议法": date(2024, 1, 1),  # as numbered since the revision of 2023
}


@lru_cache(maxsize=4096)  # the same few hundred citations, on the days that are being worked on
def in_force(clauses: tuple[str, ...], on: date) -> tuple[str, ...]:
    """Return the clauses whose instrument is in force on a day, each once."""
    return tuple(dict.fromkeys(clause for clause in clauses if START.get(clause.partition(" ")[0], on) <= on))
