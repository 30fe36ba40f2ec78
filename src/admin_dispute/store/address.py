"""The address of a database: which ones can carry centers, and what is wrong with the others."""

from __future__ import annotations

from importlib.util import find_spec

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_DRIVERS = {"sqlite": None, "sqlite+pysqlite": None, "postgresql+psycopg": "psycopg"}


def fault_of_address(url: str) -> str | None:
    """Say in Chinese what is wrong with the URL of a database, or None."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return "应为数据库的网址，如 sqlite:///wenxian.db"
    if parsed.drivername not in _DRIVERS:
        return "可选 sqlite:///文件 或者 postgresql+psycopg://用户@主机/库"
    if parsed.drivername.startswith("sqlite") and parsed.host:
        return "SQLite 文件前是三条斜线：sqlite:///wenxian.db"
    driver = _DRIVERS[parsed.drivername]
    if driver is not None and find_spec(driver) is None:
        return "没有安装 PostgreSQL 的驱动：安装 admin-dispute[postgres]"
    return None
