"""A court's own application: its file and the center's dispute commit together, or neither does."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from sqlalchemy import create_engine, text

from admin_dispute import FoundCenter, Matter, NewParty, Person, Phase, RegisterDispute, Source, open_platform, store

CONFIGURATION = """
form = 1
[centers.wenxian]
name = "温县行政争议实质性化解中心"
court = "温县人民法院"
area = ["410825"]
database = "sqlite:///court.db"
plugins = ["wenxian"]
"""


def main() -> None:
    """Found a center in the court's database and register a dispute beside the court's own row."""
    folder = Path(tempfile.mkdtemp())
    (folder / "admin-dispute.toml").write_text(CONFIGURATION, "utf-8")
    platform = open_platform(folder / "admin-dispute.toml")
    center = platform.center("wenxian")
    founding = FoundCenter(on=date(2021, 3, 21), name="温县中心", area=("410825",), court="温县人民法院")
    center.found(founding, "li", Person(name="李某"))

    engine = store.prepare(create_engine(f"sqlite:///{folder / 'court.db'}"))
    registration = RegisterDispute(
        on=date(2024, 5, 6),
        source=Source.COURT,
        phase=Phase.BEFORE_FILING,
        matter=Matter.PENALTY,
        act="罚款20000元",
        division="410825",
        agencies=("wenxian-center",),
        parties=(NewParty(person=Person(name="王某")),),
    )
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE court_file (number TEXT, dispute TEXT)"))
    with engine.begin() as connection:
        done = center.joined(connection).acting("li").execute(registration)
        connection.execute(
            text("INSERT INTO court_file VALUES (:number, :dispute)"),
            {"number": "（2024）豫0825行初7号", "dispute": done.stream},
        )
    with engine.connect() as connection:
        files = connection.execute(text("SELECT number FROM court_file")).scalars().all()
    print(f"案卷 {files[0]} 与争议 {center.acting('li').dispute(done.stream).stage} 一同提交")
    engine.dispose()
    platform.close()


if __name__ == "__main__":
    main()
