"""Write the golden file of the forms as they are; run once a release, never to make a failing test pass."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import text

from admin_dispute import Stage
from admin_dispute.testing import Office

PAGE = Path(__file__).parent.parent / "tests/golden/forms-1.jsonl"


def life(office: Office) -> None:
    """Give every command there is at least once."""
    for stage in Stage:
        office.at(stage)
    office.do("record-refusal", office.register())
    office.do("withdraw-consent", office.at(Stage.MEDIATING))
    mediated = office.at(Stage.MEDIATING)
    office.do("ask-to-bring-in", mediated)
    office.do("answer-bring-in", mediated)
    for name in ("mark-divisibility", "accept-presiding", "change-presiding", "extend-mediation"):
        office.do(name, mediated)
    for name in ("confirm-facts", "note-concession"):
        office.do(name, mediated)
    several = office.register(agencies=["police", "tax"])
    office.do("propose-lead", several)
    office.do("answer-lead", several, actor="lawyer", concurs=False)
    office.do("propose-lead", several)
    office.do("answer-lead", several, actor="lawyer")
    numbered = office.at(Stage.CONSENTED)
    office.do("void-case-number", numbered, number=str(office.dispute(numbered).numbers[0].number))
    office.do("record-case-number", numbered)
    office.do("file-mandate", numbered)
    office.do("report-settlement", numbered)
    office.do("correct-act", numbered)
    office.do("confirm-agreement", office.at(Stage.AGREED))
    office.do("refuse-confirmation", office.at(Stage.AGREED))
    effective = office.at(Stage.EFFECTIVE)
    office.do("record-refusal-to-perform", effective)
    office.do("give-guidance", effective)
    proceedings(office)
    office.do("record-visit", effective)
    office.do("annul-act", effective, number=office.do("file-mandate", effective).version)
    sides(office)
    office.center.sweep()
    office.center.acting("founder").execute(office.command("end-office", on="2024-06-30", officer="data"))


def proceedings(office: Office) -> None:
    """File, go elsewhere, change sides, withdraw, end."""
    dispute = office.register()
    office.do("offer-mediation", dispute)
    for name in ("record-filing", "accept-proceeding", "transfer-proceeding", "change-respondents"):
        office.do(name, dispute)
    office.do("record-withdrawal", dispute)
    office.do("refuse-withdrawal", dispute)
    office.do("record-withdrawal", dispute)
    office.do("permit-withdrawal", dispute, withdrawal="w2")
    office.do("record-service", dispute)
    other = office.register()
    office.do("record-filing", other)
    office.do("end-proceeding", other)
    wrong = office.register()
    office.do("record-filing", wrong)
    office.do("refuse-respondents", wrong)


def sides(office: Office) -> None:
    """Give every command about parties, agencies, claims, what is challenged, links and external ids."""
    one = office.at(Stage.CONSENTED)
    office.do("add-parties", one, parties=[{"person": {"name": f"户主{number}"}} for number in range(2, 12)])
    for name in ("rename-party", "correct-person", "name-guardian"):
        office.do(name, one)
    office.do("appoint-representatives", one, members=[f"p{number}" for number in range(1, 11)])
    for name in (
        "end-representation",
        "assign-agency-role",
        "end-agency-role",
        "state-claims",
        "assess-claims",
        "give-up-claims",
    ):
        office.do(name, one)
    office.do("add-challenged", one)
    office.do("record-validity", one, burdens=["p2"])
    office.do("notify-burdened", one)
    office.do("note-external-id", one)
    office.do("succeed-party", one)
    other = office.do("split-off", other=one).stream
    office.do("release-parties", one, reason="split-off", other=other)
    office.do("link-disputes", one, other=other)
    merged = office.register()
    office.do("merge-into", merged, other=one)
    office.do("take-over", one, other=merged)
    founder = office.center.acting("founder")
    ids = [{"object": "tax", "system": "court-files", "external": "JG-0001"}]
    founder.execute(office.command("note-directory-id", on="2024-06-01", ids=ids))
    founder.execute(office.command("abolish-organisation", on="2024-06-01", id="police", successor="county"))
    office.do("succeed-agency", one)


def main() -> None:
    """Write one line for each form, sorted."""
    office = Office()
    life(office)
    lines: dict[str, str] = {}
    with office.engine.connect() as connection:
        for entry in connection.execute(text("SELECT entry FROM ad_act ORDER BY recorded_at")).scalars():
            page = json.loads(entry)
            forms = [("command", page["command"]), *(("event", happened) for happened in page["events"])]
            for what, envelope in forms:
                if envelope["type"] in {"load-calendar", "calendar-loaded"}:
                    envelope["body"]["years"] = envelope["body"]["years"][:1]
                line = json.dumps({"what": what, "envelope": envelope}, ensure_ascii=False)
                lines.setdefault(f"{what}:{envelope['type']}", line)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(lines[name] for name in sorted(lines)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
