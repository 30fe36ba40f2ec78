"""Write the golden file of the forms as they are; run once a release, never to make a failing test pass."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import text

from admin_dispute import Refused, Stage
from admin_dispute.store.codec import (
    Envelope,
    encode,
    opened_command,
    opened_entry,
    opened_event,
    opened_refusal,
    opened_state,
)
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import MONEY, ordinary

OWED_BACK = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "within": "10 day"}
UNMEASURED = {"debtor": "police", "creditors": ["p1"], "duty": "money", "within": "10 day"}
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
    for name in (
        "mark-divisibility",
        "accept-presiding",
        "change-presiding",
        "extend-mediation",
        "pause-mediation",
        "resume-mediation",
    ):
        office.do(name, mediated)
    for name in ("confirm-facts", "note-concession", "assign-coordinator", "release-coordinator", "advise-side"):
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
    settled = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [MONEY, OWED_BACK, UNMEASURED, UNMEASURED]}})
    for name in ("suspend-performance", "resume-performance", "submit-papers"):
        office.do(name, settled)
    office.do("measure-obligation", settled, obligation="o3")
    office.do("set-off", settled)
    office.do("release-obligation", settled, obligation="o4")
    office.do("give-force", settled)
    office.do("record-plan", settled)
    office.do("file-mandate", settled)
    office.do("revoke-mandate", settled)
    for end in ("ratify-agreement", "refuse-ratification"):
        provisional = office.at(Stage.MEDIATING)
        for name in ("establish-facts", "draft-terms", "review-legality", "conclude-provisionally"):
            office.do(name, provisional)
        office.do("urge-ratification", provisional)
        office.do(end, provisional)
    conditional = office.at(Stage.AGREED)
    office.do("claim-fulfilment", conditional)
    office.do("decide-fulfilment", conditional)
    mediators(office)
    mechanism = office.command("set-mechanism")
    office.center.acting("founder").execute(mechanism)
    office.do("annul-act", effective, number=office.do("file-mandate", effective).version)
    for part in (moved_by_the_calendar, counted_anew, sides, not_wanted, stability):
        part(office)
    office.center.sweep()
    office.center.acting("founder").execute(office.command("end-office", on="2024-06-30", officer="data"))


def appointments(office: Office) -> None:
    """Book, move, keep and cancel appointments of one day."""
    dispute = office.at(Stage.MEDIATING)
    office.do("book-appointment", dispute=dispute, parties=["p1"], by=["p1"])
    office.do("move-appointment")
    office.do("keep-appointment", dispute=dispute, minutes="到场。")
    office.do("book-appointment")
    office.do("cancel-appointment", appointment="n2")


def mediators(office: Office) -> None:
    """Enter, renew and remove an invited mediator; ask for recusal, waive it, decide on it, name roles in a suit."""
    for name in ("enter-mediator", "renew-mediator", "remove-mediator"):
        office.do(name)
    dispute = office.register()
    for name in ("ask-recusal", "waive-recusal", "decide-recusal", "record-filing", "name-in-trial"):
        office.do(name, dispute)


def credit(office: Office) -> None:
    """Earn an entry and a certificate; enter a refusal, with all that may become of it."""
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [MONEY, OWED_BACK, OWED_BACK]}})
    office.do("record-performance", dispute, obligations=["o2", "o3"])
    office.do("confirm-performance", dispute, obligations=["o2", "o3"], by=["police"])
    office.do("issue-certificate", dispute)
    office.do("decline-publication", f"{dispute}.1")
    ground = {"basis": "某条例 3", "document": "〔2024〕3号"}
    for number in (1, 2):
        against = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [MONEY, OWED_BACK]}})
        office.do("record-refusal-to-perform", against, on="2024-05-16", obligations=["o2"])
        office.do("propose-credit-entry", against, on="2024-05-17", **ground)
        entry = f"{against}.1"
        office.do("tell-credit-subject", entry, within="1 day")
        for name in ("object-to-credit-entry", "answer-credit-objection"):
            office.do(name, entry)
        office.do("submit-credit-entry", entry, on="2024-05-30")
        office.do("record-credit-check", entry, on="2024-05-31")
        office.do("correct-credit-entry", entry)
        if number == 1:
            office.do("lift-credit-entry", entry)
            office.do("record-credit-removal", entry)
    office.clock.set(date(2030, 1, 1))
    office.center.sweep()


def circulars(office: Office) -> None:
    """Draft circulars; issue one after an objection, with a correction notice, and give up another."""
    office.register()
    dispute = office.register()
    office.do("drop-circular", office.do("draft-circular").stream)
    circular = office.do("draft-circular").stream
    for name in ("show-circular", "confirm-figures", "object-to-circular", "answer-circular-objection"):
        office.do(name, circular)
    office.do("revise-circular", circular)
    for name in ("show-circular", "confirm-figures", "approve-circular", "issue-circular"):
        office.do(name, circular, on="2024-06-24")
    moved = {"command": "register-dispute", **ordinary("register-dispute", ""), "on": "2023-05-06"}
    office.do("correct-act", dispute, number=1, replacement=moved)
    office.do("correct-circular", circular)


def problems(office: Office) -> None:
    """Raise problems and close each in another way."""
    for end in ("answer-problem", "solve-problem", "withdraw-problem"):
        office.do(end, office.do("raise-problem").stream)
    office.do("give-advice")
    office.begin("progress")
    office.do("call-off-meeting", office.begin("meeting"))
    for end in ("complete-conclusion", "withdraw-conclusion"):
        office.do("raise-problem")
        meeting = office.begin("meeting")
        for name in ("add-item", "hold-meeting", "conclude-item", end):
            office.do(name, meeting)


def moved_by_the_calendar(office: Office) -> None:
    """Announce anew the year that an open deadline ends in, so that it moves."""
    announced = office.command("load-calendar", on="2024-06-30", years=[
        {"year": 2024, "rest": ["2024-06-11"], "work": [], "source": "国务院办公厅通知"}
    ])  # fmt: skip
    office.at(Stage.MEDIATING)
    office.center.acting("founder").execute(announced)
    office.center.rebuild()


def not_wanted(office: Office) -> None:
    """Refuse a mediator without a ground, under a policy that lets a side; the limit for suing ends today."""
    parameter = {"name": "mediator-refusals", "value": "1", "source": "第2条", "provenance": "set-by-county"}
    adopted = office.command("adopt-policy", version="名册", effective="2024-06-26", parameters=[parameter])
    office.center.acting("founder").execute(adopted)
    office.do("refuse-mediator", office.register(known_on="2024-01-01"), on="2024-06-27")


def counted_anew(office: Office) -> None:
    """Adopt a version whose transition takes a running clock over, and that wants files handed over in time."""
    ending = office.at(Stage.MEDIATING)
    parameter = {"name": "mediation-period", "value": "60 day", "source": "第1条", "provenance": "set-by-county"}
    founder = office.center.acting("founder")
    handover = {**parameter, "name": "handover-period", "value": "3 day"}
    founder.execute(office.command("adopt-policy", applies="running-clocks", parameters=[parameter, handover]))
    office.center.apply_transitions()
    office.do("end-mediation", ending, on="2024-06-03")


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
    incomplete = office.register()
    for name in ("record-filing", "ask-supplement", "supplement-filing"):
        office.do(name, incomplete)
    office.do("accept-proceeding", incomplete, on="2024-05-28")
    for name in ("suspend-proceeding", "resume-proceeding", "extend-proceeding"):
        office.do(name, incomplete)
    other = office.register()
    office.do("record-filing", other)
    office.do("end-proceeding", other)
    names = ("propose-route", "choose-route", "note-civil-dispute", "tell-judicial-remedies", "hand-over-file")
    for name in (*names, "draft-paper", "send-paper", "prove-receipt", "answer-paper", "drop-paper"):
        office.do(name, other)
    early = office.register()
    office.do("record-filing", early)
    office.do("record-withdrawal", early, way="taken-back")
    wrong = office.register()
    office.do("record-filing", wrong)
    office.do("refuse-respondents", wrong)
    enforced(office)


def enforced(office: Office) -> None:
    """Record a title, propose and carry out measures, have one reviewed, object, settle and resume."""
    dispute = office.register()
    for name in (
        "record-filing",
        "record-hearing",
        "end-proceeding",
        "record-title",
        "find-gravity",
        "propose-measure",
        "decline-measure",
    ):
        office.do(name, dispute)
    office.do("decide-measure", dispute)
    office.do("serve-measure", dispute)
    office.do("end-measure", dispute)
    head = [{"person": {"name": "局长甲"}, "capacity": "head"}]
    office.do("propose-measure", dispute, kind="daily-fine-on-head", persons=head, amount="80")
    for name in ("decide-measure", "approve-measure", "serve-measure", "ask-measure-review", "decide-measure-review"):
        office.do(name, dispute, measure="e2")
    office.do("object-to-enforcement", dispute)
    office.do("decide-enforcement-objection", dispute)
    office.do("settle-enforcement", dispute)
    office.do("resume-enforcement", dispute)
    office.do(
        "record-filing", dispute, on="2024-06-25", filed_on="2024-06-25", kind="enforcement", before="温县人民法院"
    )
    for name in ("suspend-enforcement", "continue-enforcement", "terminate-enforcement"):
        office.do(name, dispute, proceeding="x2")


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
        "change-claims",
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


def stability(office: Office) -> None:
    """Give every command about risk, sensitive cases and tasks."""
    dispute = office.register()
    for name in ("mark-risk", "record-relief", "end-risk", "mark-risk", "mark-special"):
        office.do(name, dispute)
    for name in ("give-task", "reassign-task", "complete-task"):
        office.do(name, dispute, **({} if name == "give-task" else {"task": "g4"}))
    office.do("withdraw-task", dispute)
    office.do("end-special", dispute)
    for name in ("claim-liability", "find-liability-fact", "answer-liability"):
        office.do(name, dispute)


def key_of(line: dict[str, Any]) -> str:
    """Return what a line stands for: what it is, its name and the version of its form."""
    if "envelope" in line:
        return f"{line['what']}:{line['envelope']['type']}:{line['envelope']['version']}"
    return f"{line['what']}:{line['name']}:{line['form']}"


def lines_of(office: Office) -> Iterator[dict[str, Any]]:
    """Give every form that a center's rows hold."""
    with office.engine.connect() as connection:
        for entry in connection.execute(text("SELECT entry FROM ad_act ORDER BY recorded_at")).scalars():
            page = json.loads(entry)
            for envelope in (page["command"], *page["events"]):
                if envelope["type"] in {"load-calendar", "calendar-loaded"}:
                    envelope["body"]["years"] = envelope["body"]["years"][:1]
            yield {"what": "command", "envelope": page["command"]}
            yield from ({"what": "event", "envelope": envelope} for envelope in page["events"])
            if page["command"]["type"] == "register-dispute":
                yield {"what": "row", "name": "entry", "form": page["form"], "body": page}
        for entry in connection.execute(text("SELECT entry FROM ad_refusal ORDER BY recorded_at")).scalars():
            page = json.loads(entry)
            yield {"what": "row", "name": "refusal", "form": page["form"], "body": page}
        for kind, form, body in connection.execute(
            text("SELECT kind, form, body FROM ad_state WHERE kind = 'dispute'")
        ):
            yield {"what": "state", "name": kind, "form": form, "body": json.loads(body)}


def still_read(line: dict[str, Any]) -> bool:
    """Say whether a line of a current version is read, and written alike: then it stays as it is."""
    try:
        if line["what"] == "row":
            read: Any = (opened_entry if line["name"] == "entry" else opened_refusal)(json.dumps(line["body"]))
            return bool(json.loads(encode(read)) == line["body"])
        if line["what"] == "state":
            return bool(json.loads(encode(opened_state(line["name"], json.dumps(line["body"])))) == line["body"])
        envelope = msgspec.json.decode(json.dumps(line["envelope"]), type=Envelope)
        read = opened_command(envelope) if line["what"] == "command" else opened_event(envelope)
        return bool(json.loads(encode(read)) == line["envelope"]["body"])
    except msgspec.MsgspecError:
        return False


def main() -> None:
    """Write one line for each form in each version; a line that is read and written alike stays as it is."""
    office = Office()
    circulars(office)
    life(office)
    problems(office)
    appointments(office)
    credit(office)
    with suppress(Refused):
        office.do("issue-case-number", office.at(Stage.CONSENTED))
    written: dict[str, dict[str, Any]] = {}
    for line in lines_of(office):
        written.setdefault(key_of(line), line)
    names = {key.rpartition(":")[0] for key in written}
    for kept in map(json.loads, PAGE.read_text("utf-8").splitlines()):
        key = key_of(kept)
        if still_read(kept) if key in written else key.rpartition(":")[0] in names and kept["what"] != "state":
            written[key] = kept
    PAGE.write_text("".join(f"{json.dumps(written[key], ensure_ascii=False)}\n" for key in sorted(written)), "utf-8")


if __name__ == "__main__":
    main()
