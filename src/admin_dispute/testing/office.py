"""An office to test in: a founded center with a small directory, and every command with ordinary fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from admin_dispute.center.acting import Acting
from admin_dispute.center.application import Center
from admin_dispute.center.clock import FixedClock
from admin_dispute.center.execution import Done
from admin_dispute.center.rights import SYSTEM
from admin_dispute.domain.catalogue import COMMANDS, KINDS
from admin_dispute.domain.center.founding import FoundCenter
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.parameters import Parameter, Policy, Provenance
from admin_dispute.domain.values import Person
from admin_dispute.law.table import HookTable
from admin_dispute.schemas import command_from, command_named
from admin_dispute.store.engine import open_engine
from admin_dispute.tenancy.plugins import table_for

if TYPE_CHECKING:
    from sqlalchemy import Engine

FOUNDED = date(2021, 3, 21)
REGISTERED = date(2024, 5, 6)
MEDIATED = date(2024, 5, 13)

_SAMPLE = {"case-number-mark": "豫0825行诉前调", "follow-up-visits": "1 month, 3 month", "mediation-period": "30 day"}
SAMPLE_POLICY = Policy(
    version="样例政策",
    effective=FOUNDED,
    source="测试用样例",
    provenance=Provenance.COUNTY,
    parameters=tuple(
        Parameter(name=name, value=value, source="测试用样例", provenance=Provenance.COUNTY)
        for name, value in _SAMPLE.items()
    ),
)
"""What a center adopts whose plugins ship no policy."""

ORGANISATIONS: tuple[dict[str, Any], ...] = (
    {"id": "court", "name": "温县人民法院", "kind": "court", "functions": ["court"]},
    {
        "id": "legal",
        "name": "温县司法局",
        "kind": "justice-bureau",
        "functions": ["legal-office", "coordination-office"],
    },
    {"id": "county", "name": "温县人民政府", "kind": "government", "functions": ["county-office"]},
    {"id": "police", "name": "温县公安局", "kind": "department", "matters": ["penalty", "compulsion"]},
    {"id": "tax", "name": "温县税务局", "kind": "department", "matters": ["unlawful-demand"]},
)
"""The directory: who answers for penalties is the police."""

OFFICERS: tuple[dict[str, Any], ...] = (
    {"id": "clerk", "organisation": "court", "roles": ["clerk"]},
    {"id": "judge", "organisation": "court", "roles": ["judge"]},
    {"id": "mediator", "organisation": "court", "roles": ["mediator"]},
    {"id": "lawyer", "organisation": "legal", "roles": ["legal-officer"]},
    {"id": "coordinator", "organisation": "legal", "roles": ["coordinator"]},
    {"id": "figures", "organisation": "court", "roles": ["data-officer"]},
    {"id": "data", "organisation": "legal", "roles": ["data-officer"]},
    {"id": "handler", "organisation": "police", "roles": ["handler"]},
    {"id": "head", "organisation": "police", "roles": ["head"]},
    {"id": "stranger", "organisation": "tax", "roles": ["handler"]},
)
"""One officer for each role; `stranger` handles the cases of an agency that is not concerned."""

REVIEW = {"mandatory_law": True, "state_interest": True, "public_interest": True, "third_parties": True}
MONEY = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "20000", "due": "2024-06-13"}

FIELDS: dict[str, dict[str, Any]] = {
    "register-dispute": {
        "on": REGISTERED,
        "source": "court",
        "phase": "before-filing",
        "matter": "penalty",
        "act": "罚款20000元",
        "division": "410825",
        "agencies": ["police"],
        "parties": [{"person": {"name": "王某"}, "account": "wang"}],
        "known_on": date(2024, 4, 30),
    },
    "add-parties": {"on": date(2024, 5, 8), "parties": [{"person": {"name": "李某"}, "role": "third-party"}]},
    "release-parties": {"on": date(2024, 5, 20), "parties": ["p2"], "reason": "not-concerned"},
    "rename-party": {"on": date(2024, 5, 20), "party": "p1", "person": {"name": "王某某"}},
    "correct-person": {"on": date(2024, 5, 20), "party": "p1", "person": {"name": "汪某"}, "reason": "录入有误"},
    "name-guardian": {"on": date(2024, 5, 7), "party": "p1", "guardian": {"name": "王父"}},
    "succeed-party": {
        "on": date(2024, 5, 20),
        "party": "p1",
        "cause": "death",
        "successors": [{"person": {"name": "王子"}, "kin": "child"}],
    },
    "succeed-agency": {"on": date(2024, 6, 1), "agency": "police"},
    "appoint-representatives": {"on": date(2024, 5, 7), "members": ["p1"], "representatives": ["p1", "p2"]},
    "end-representation": {"on": date(2024, 5, 20), "representation": "r1", "reason": "另行推选"},
    "assign-agency-role": {"on": date(2024, 5, 8), "agency": "county", "role": "funder", "reason": "财政出资"},
    "end-agency-role": {"on": date(2024, 5, 20), "agency": "county", "role": "funder", "reason": "不再出资"},
    "state-claims": {
        "on": date(2024, 5, 7),
        "claims": [{"by": ["p1"], "kind": "formal", "what": "撤销罚款决定", "claimed": "20000"}],
    },
    "assess-claims": {
        "on": date(2024, 5, 20),
        "assessor": "legal",
        "assessments": [{"claim": "c1", "amount": "15000"}],
    },
    "change-claims": {
        "on": date(2024, 5, 20),
        "changes": [{"claim": "c1", "kind": "lowered", "claimed": "18000"}],
        "form": "written",
    },
    "give-up-claims": {"on": date(2024, 5, 20), "claims": ["c1"]},
    "add-challenged": {
        "on": date(2024, 5, 8),
        "challenged": [{"kind": "review-decision", "what": "维持罚款的复议决定", "made_on": "2024-05-02"}],
    },
    "record-validity": {
        "on": date(2024, 5, 20),
        "challenged": "a1",
        "validity": "changed",
        "decider": "maker",
        "paper": "〔2024〕2号",
    },
    "notify-burdened": {"on": date(2024, 5, 21), "challenged": "a1", "parties": ["p2"]},
    "link-disputes": {"on": date(2024, 5, 20), "other": "unknown", "kind": "same-act"},
    "merge-into": {"on": date(2024, 5, 20), "other": "unknown", "reason": "同一行政行为"},
    "take-over": {"on": date(2024, 5, 20), "other": "unknown"},
    "split-off": {"on": date(2024, 5, 20), "other": "unknown", "parties": ["p2"], "reason": "情形不同"},
    "note-external-id": {
        "on": date(2024, 5, 8),
        "ids": [{"object": "p1", "system": "court-files", "external": "DSR-0001"}],
    },
    "offer-mediation": {
        "on": REGISTERED,
        "to": ["p1"],
        "form": "written",
        "told": ["rights", "rules", "effect"],
        "grounds": ["law-allows"],
    },
    "mark-divisibility": {"on": date(2024, 5, 7), "divisibility": "indivisible", "reason": "同一块地"},
    "accept-presiding": {"on": date(2024, 5, 7), "parties": ["p1"], "organisation": "police", "form": "written"},
    "record-consent": {"on": date(2024, 5, 7), "parties": ["p1"], "form": "written"},
    "record-refusal": {"on": date(2024, 5, 7), "parties": ["p1"], "form": "oral-on-record"},
    "withdraw-consent": {"on": MEDIATED, "parties": ["p1"], "form": "written"},
    "name-responsible": {"on": date(2024, 5, 7)},
    "propose-lead": {"on": date(2024, 5, 7), "agency": "police", "by": "court"},
    "answer-lead": {"on": date(2024, 5, 8), "by": "legal-office", "concurs": True},
    "assign-coordinator": {"on": date(2024, 5, 8), "officer": "coordinator"},
    "release-coordinator": {"on": date(2024, 5, 20)},
    "advise-side": {
        "on": date(2024, 5, 8),
        "kind": "legal-advice",
        "by": "clerk",
        "to": ["p1"],
        "form": "oral",
        "text": "可以先申请行政复议。",
    },
    "ask-to-bring-in": {"on": date(2024, 5, 8), "agency": "tax", "reason": "罚款由其代收", "by": "police"},
    "answer-bring-in": {"on": date(2024, 5, 9), "agency": "tax", "joins": True},
    "issue-case-number": {"on": date(2024, 5, 8)},
    "record-case-number": {"on": date(2024, 5, 8), "number": "(2024)豫0825行初7号", "issuer": "温县人民法院"},
    "void-case-number": {"on": MEDIATED, "number": "（2024）豫0825行诉前调1号", "reason": "误编"},
    "ask-recusal": {"on": date(2024, 5, 10), "mediator": "mediator", "ground": "interest", "by": ["p1"]},
    "waive-recusal": {"on": date(2024, 5, 11), "recusal": "q1", "by": ["p1", "police"], "form": "written"},
    "decide-recusal": {"on": date(2024, 5, 11), "recusal": "q1", "decider": "court", "upheld": True},
    "refuse-mediator": {"on": date(2024, 5, 10), "mediator": "mediator", "by": "p1"},
    "name-in-trial": {"on": date(2024, 5, 22), "proceeding": "x1", "who": "judge", "role": "judge"},
    "open-mediation": {"on": date(2024, 5, 9), "presiding": "court"},
    "change-presiding": {"on": date(2024, 5, 10), "presiding": "justice-bureau", "organisation": "legal"},
    "extend-mediation": {"on": MEDIATED, "by": "10 day", "agreed": ["p1", "police"]},
    "pause-mediation": {"on": MEDIATED, "why": "appraisal"},
    "resume-mediation": {"on": date(2024, 5, 20)},
    "confirm-facts": {"on": MEDIATED, "facts": "罚款已经缴纳。", "confirmed_by": ["p1", "police"]},
    "note-concession": {"on": MEDIATED, "by": "police", "what": "可以退还一半。"},
    "hold-session": {
        "on": MEDIATED,
        "medium": "on-site",
        "attendance": [{"who": "p1", "capacity": "in-person"}, {"who": "police", "capacity": "head"}],
        "minutes": "双方到场。",
    },
    "end-mediation": {"on": MEDIATED, "ending": "no-agreement"},
    "establish-facts": {"on": MEDIATED, "facts": "处罚过重。"},
    "file-mandate": {
        "on": date(2024, 5, 10),
        "principal": "police",
        "representative": {"name": "代理人"},
        "powers": ["settle"],
        "ceiling": "20000",
        "minutes": "〔2024〕1号",
    },
    "revoke-mandate": {"on": MEDIATED, "mandate": "m1"},
    "record-plan": {"on": date(2024, 5, 10), "agency": "police", "minutes": "〔2024〕1号"},
    "draft-terms": {"on": MEDIATED, "terms": "退还罚款。", "obligations": [MONEY]},
    "review-legality": {"on": MEDIATED, "reviewer": "legal", **REVIEW},
    "conclude-agreement": {"on": MEDIATED, "signatures": [{"by": "p1"}, {"by": "police"}]},
    "conclude-provisionally": {
        "on": MEDIATED,
        "signatures": [{"by": "p1"}, {"by": "police", "capacity": "staff"}],
    },
    "report-settlement": {
        "on": MEDIATED,
        "terms": "双方自行和解。",
        "signatures": [{"by": "p1"}, {"by": "police"}],
        "obligations": [MONEY],
    },
    "confirm-agreement": {"on": date(2024, 5, 15), "agency": "police"},
    "refuse-confirmation": {"on": date(2024, 5, 15), "agency": "police", "reason": "超出预算"},
    "ratify-agreement": {"on": date(2024, 5, 15), "principal": "police"},
    "refuse-ratification": {"on": date(2024, 5, 15), "principal": "police"},
    "urge-ratification": {"on": date(2024, 5, 14), "by": "p1", "received_on": date(2024, 5, 14)},
    "claim-fulfilment": {"on": date(2024, 5, 16), "by": "p1", "reason": "无故拖延盖章"},
    "decide-fulfilment": {"on": date(2024, 5, 20), "by": "court", "upheld": True},
    "give-force": {"on": date(2024, 5, 16), "force": "center-seal", "issuer": "wenxian"},
    "record-performance": {"on": date(2024, 5, 20), "obligations": ["o1"]},
    "record-refusal-to-perform": {"on": date(2024, 6, 14), "obligations": ["o1"]},
    "suspend-performance": {"on": date(2024, 5, 20), "obligations": ["o1"], "why": "by-agreement", "agreed": ["p1"]},
    "resume-performance": {"on": date(2024, 5, 27), "obligations": ["o1"]},
    "confirm-performance": {"on": date(2024, 5, 21), "obligations": ["o1"], "by": ["p1"]},
    "propose-credit-entry": {"on": date(2024, 6, 15), "subject": "p1", "obligations": ["o2"]},
    "issue-certificate": {"on": date(2024, 5, 22), "party": "p1", "number": "〔2024〕1号"},
    "submit-papers": {"on": date(2024, 5, 20), "obligations": ["o1"]},
    "measure-obligation": {"on": date(2024, 5, 20), "obligation": "o1", "amount": "20000"},
    "set-off": {"on": date(2024, 5, 20), "obligation": "o1", "against": "o2"},
    "release-obligation": {"on": date(2024, 5, 20), "obligation": "o1", "by": ["p1"]},
    "record-filing": {"on": date(2024, 5, 20), "kind": "administrative-suit"},
    "accept-proceeding": {"on": date(2024, 5, 21), "proceeding": "x1"},
    "ask-supplement": {"on": date(2024, 5, 22), "proceeding": "x1", "missing": "被告的名称和地址"},
    "supplement-filing": {"on": date(2024, 5, 27), "proceeding": "x1"},
    "suspend-proceeding": {"on": date(2024, 6, 3), "proceeding": "x1", "why": "appraisal"},
    "resume-proceeding": {"on": date(2024, 6, 17), "proceeding": "x1"},
    "extend-proceeding": {
        "on": date(2024, 6, 18),
        "proceeding": "x1",
        "by": "1 month",
        "approved_by": "河南省高级人民法院",
    },
    "transfer-proceeding": {
        "on": date(2024, 5, 21),
        "proceeding": "x1",
        "before": "焦作市中级人民法院",
        "ground": "designated",
    },
    "end-proceeding": {"on": date(2024, 6, 20), "proceeding": "x1", "how": "judgment"},
    "record-service": {"on": date(2024, 6, 21), "proceeding": "x1"},
    "change-respondents": {
        "on": date(2024, 5, 21),
        "proceeding": "x1",
        "respondents": ["tax"],
        "told_on": date(2024, 5, 21),
    },
    "refuse-respondents": {"on": date(2024, 5, 21), "proceeding": "x1", "told_on": date(2024, 5, 21)},
    "record-withdrawal": {"on": date(2024, 5, 21), "parties": ["p1"], "reason": "settlement"},
    "permit-withdrawal": {"on": date(2024, 5, 22), "withdrawal": "w1"},
    "refuse-withdrawal": {"on": date(2024, 5, 22), "withdrawal": "w1"},
    "propose-route": {"on": date(2024, 5, 6)},
    "choose-route": {"on": date(2024, 5, 7), "route": "mediation", "by": "p1"},
    "note-civil-dispute": {"on": date(2024, 5, 7), "between": ["p1"], "tie": "other"},
    "tell-judicial-remedies": {"on": date(2024, 6, 24), "proceeding": "x1", "dissatisfied": ["p1"]},
    "hand-over-file": {"on": date(2024, 5, 20), "to": "温县人民法院"},
    "draft-paper": {"on": date(2024, 5, 8), "kind": "notice-to-mediate", "by": "温县人民法院", "to": "police"},
    "send-paper": {"on": date(2024, 5, 8), "paper": "d1", "answer_by": date(2024, 5, 20)},
    "prove-receipt": {"on": date(2024, 5, 9), "paper": "d1", "proof": "by-hand"},
    "answer-paper": {"on": date(2024, 5, 17), "paper": "d1", "text": "同意调解。"},
    "drop-paper": {"on": date(2024, 5, 21), "paper": "d1", "reason": "已经履行"},
    "record-title": {
        "on": date(2024, 6, 24),
        "instrument": "judgment",
        "issuer": "温县人民法院",
        "proceeding": "x1",
        "effective_on": date(2024, 6, 24),
        "obligations": [MONEY],
    },
    "find-gravity": {
        "on": date(2024, 6, 26),
        "obligation": "t1o1",
        "degree": "bad-effect",
        "facts": "多次当众拒绝履行。",
    },
    "propose-measure": {"on": date(2024, 6, 26), "kind": "announcement", "obligation": "t1o1"},
    "decline-measure": {
        "on": date(2024, 6, 26),
        "kind": "transfer",
        "obligation": "t1o1",
        "by": "温县人民法院",
        "reason": "账户内没有可划拨的款项",
    },
    "decide-measure": {"on": date(2024, 6, 26), "measure": "e1", "by": "court", "body": "温县人民法院"},
    "approve-measure": {"on": date(2024, 6, 26), "measure": "e1", "by": "院长"},
    "serve-measure": {"on": date(2024, 6, 27), "measure": "e1", "proof": "by-hand"},
    "end-measure": {"on": date(2024, 6, 28), "measure": "e1", "end": "carried-out"},
    "ask-measure-review": {"on": date(2024, 6, 27), "measure": "e1", "reason": "本人不是负责人"},
    "decide-measure-review": {"on": date(2024, 6, 28), "measure": "e1", "result": "upheld"},
    "object-to-enforcement": {
        "on": date(2024, 6, 27),
        "against": "conduct",
        "by": "police",
        "reason": "没有先送达执行通知",
    },
    "decide-enforcement-objection": {"on": date(2024, 6, 28), "objection": "j1", "upheld": False},
    "suspend-enforcement": {
        "on": date(2024, 6, 27),
        "proceeding": "x1",
        "ground": "deferred",
        "ruled_on": date(2024, 6, 26),
        "served_on": date(2024, 6, 27),
    },
    "continue-enforcement": {"on": date(2024, 6, 28), "proceeding": "x1"},
    "terminate-enforcement": {
        "on": date(2024, 6, 29),
        "proceeding": "x1",
        "ground": "withdrawn",
        "ruled_on": date(2024, 6, 28),
        "served_on": date(2024, 6, 29),
    },
    "settle-enforcement": {
        "on": date(2024, 6, 27),
        "obligations": ["t1o1"],
        "terms": "分两次付清。",
        "perform_by": date(2024, 6, 29),
        "signed": ["p1", "police"],
    },
    "resume-enforcement": {"on": date(2024, 6, 30), "settlement": "s1", "by": "p1"},
    "give-guidance": {"on": date(2024, 5, 21)},
    "close-dispute": {"on": date(2024, 5, 22), "outcome": "agreement"},
    "record-visit": {"on": date(2024, 6, 24), "finding": "satisfied"},
    "mark-risk": {"on": date(2024, 5, 8), "grounds": ["escalation"], "reason": "扬言堵门。"},
    "record-relief": {"on": date(2024, 5, 8), "kind": "talked", "by": "police", "what": "所长约谈。"},
    "end-risk": {"on": date(2024, 5, 10), "how": "over"},
    "mark-special": {"on": date(2024, 5, 8), "kind": "sensitive"},
    "end-special": {"on": date(2024, 5, 10), "special": "y1"},
    "claim-liability": {"on": date(2024, 5, 20), "agency": "police", "by": "县监察委员会", "claim": "退款过宽。"},
    "find-liability-fact": {
        "on": date(2024, 5, 21),
        "review": "v1",
        "fact": "plainly-improper",
        "established": False,
        "by": "县监察委员会",
        "evidence": "裁量基准对照表。",
    },
    "answer-liability": {
        "on": date(2024, 5, 22),
        "review": "v1",
        "outcome": "protected",
        "by": "县监察委员会",
        "paper": "〔2024〕3号",
    },
    "give-task": {"on": date(2024, 5, 8), "kind": "coordination", "owner": "legal", "due": date(2024, 5, 15)},
    "complete-task": {"on": date(2024, 5, 13), "task": "g1", "result": "已协调。"},
    "withdraw-task": {"on": date(2024, 5, 13), "task": "g1"},
    "reassign-task": {"on": date(2024, 5, 9), "task": "g1", "owner": "county"},
    "correct-act": {"on": date(2024, 6, 25), "number": 2, "reason": "记错", "authority": "中心主任"},
    "annul-act": {"on": date(2024, 6, 25), "number": 2, "reason": "误记", "authority": "中心主任"},
    "note-deadline-moved": {
        "on": date(2024, 6, 20),
        "clock": "performance",
        "subject": "o1",
        "due": "2024-06-12",
        "moved_to": "2024-06-13",
    },
    "apply-transition": {"on": date(2024, 6, 1), "version": "2024"},
    "note-overdue": {"on": date(2024, 6, 20), "clock": "performance", "subject": "o1", "due": "2024-06-13"},
}
"""Ordinary fields of each command of a dispute; a test names only what matters to it."""

OTHER_FIELDS: dict[str, dict[str, Any]] = {
    "book-appointment": {
        "diary": date(2024, 5, 20),
        "on": date(2024, 5, 13),
        "starts": "09:00",
        "lasts": 60,
        "people": ["mediator"],
        "room": "调解一室",
    },
    "move-appointment": {
        "diary": date(2024, 5, 20),
        "on": date(2024, 5, 14),
        "appointment": "n1",
        "starts": "10:30",
    },
    "cancel-appointment": {
        "diary": date(2024, 5, 20),
        "on": date(2024, 5, 15),
        "appointment": "n1",
        "why": "调解员出差",
    },
    "keep-appointment": {"diary": date(2024, 5, 20), "on": date(2024, 5, 20), "appointment": "n1"},
    "call-meeting": {
        "on": date(2024, 5, 20),
        "day": "2024-05-27",
        "convener": "police",
        "attendants": ["police"],
    },
    "add-item": {"on": date(2024, 5, 21), "what": "下季度通报"},
    "hold-meeting": {"on": date(2024, 5, 27), "attended": ["court", "legal"], "minutes": "逐项研究。"},
    "call-off-meeting": {"on": date(2024, 5, 24)},
    "conclude-item": {
        "on": date(2024, 5, 27),
        "item": 1,
        "text": "由公安局派员到场。",
        "owner": "police",
        "due": "2024-06-14",
    },
    "complete-conclusion": {"on": date(2024, 6, 7), "task": "g1", "by": "police", "result": "已派员"},
    "withdraw-conclusion": {"on": date(2024, 6, 7), "task": "g1"},
    "give-progress": {
        "on": date(2024, 6, 3),
        "stretch": "2024-06",
        "officers": ["data"],
        "progress": {"organisation": "legal", "as_of": date(2024, 6, 3)},
    },
    "give-advice": {
        "on": date(2024, 5, 8),
        "kind": "litigation-guidance",
        "by": "clerk",
        "form": "phone",
        "account": "zhao",
        "asked": "不服处罚怎么办？",
        "text": "六个月内可以起诉。",
    },
    "open-credit-entry": {
        "on": date(2024, 5, 21),
        "dispute": "none",
        "content": {"sign": "positive", "dispute": "none", "subject": "p1", "obligations": ["o1"]},
    },
    "tell-credit-subject": {"on": date(2024, 5, 22)},
    "decline-publication": {"on": date(2024, 5, 23)},
    "submit-credit-entry": {"on": date(2024, 6, 14)},
    "record-credit-check": {"on": date(2024, 6, 18), "accepted": True},
    "object-to-credit-entry": {"on": date(2024, 5, 24), "text": "记录与事实不符。"},
    "answer-credit-objection": {"on": date(2024, 5, 28), "upheld": False, "text": "经核对无误。"},
    "correct-credit-entry": {"on": date(2024, 6, 19), "text": "金额写错，应为500元。"},
    "lift-credit-entry": {"on": date(2024, 6, 20), "ground": "mistake"},
    "record-credit-removal": {"on": date(2024, 6, 21)},
    "expire-credit-entry": {"on": date(2024, 6, 30)},
    "draft-circular": {
        "on": date(2024, 6, 11),
        "title": "关于行政机关参与调解和履行协议情况的通报",
        "first": date(2023, 12, 11),
        "last": date(2024, 6, 10),
    },
    "revise-circular": {"on": date(2024, 6, 17)},
    "show-circular": {"on": date(2024, 6, 12), "within": "5 day"},
    "confirm-figures": {"on": date(2024, 6, 13), "agency": "police"},
    "object-to-circular": {
        "on": date(2024, 6, 13),
        "agency": "police",
        "text": "有一件不是我局的。",
        "evidence": ["公安局函〔2024〕1号"],
    },
    "answer-circular-objection": {
        "on": date(2024, 6, 14),
        "objection": "y1",
        "upheld": False,
        "text": "经核对，该件由贵局作出行政行为。",
    },
    "approve-circular": {"on": date(2024, 6, 18), "by": "legal", "paper": "签批单1"},
    "issue-circular": {
        "on": date(2024, 6, 19),
        "number": "温行调办〔2024〕1号",
        "recipients": ["police", "tax", "county"],
    },
    "correct-circular": {
        "on": date(2024, 6, 28),
        "number": "温行调办〔2024〕2号",
        "what": "一件争议的登记日期有误",
        "by": "legal",
    },
    "drop-circular": {"on": date(2024, 6, 14), "text": "并入下期"},
    "raise-problem": {"on": date(2024, 5, 9), "by": "police", "kind": "cooperation", "what": "相关单位不配合调查。"},
    "answer-problem": {"on": date(2024, 5, 20), "by": "county", "text": "已督促其配合。"},
    "solve-problem": {"on": date(2024, 5, 21), "text": "该单位已经到场。"},
    "withdraw-problem": {"on": date(2024, 5, 21), "by": "police", "text": "误报"},
}
"""Ordinary fields of each command of other streams: diaries, problems."""

CENTER_FIELDS: dict[str, dict[str, Any]] = {
    "enter-organisation": {"on": FOUNDED, "division": "410825", **ORGANISATIONS[3]},
    "enter-officer": {"on": FOUNDED, "person": {"name": "李某"}, **OFFICERS[0]},
    "end-office": {"on": REGISTERED, "officer": "clerk"},
    "abolish-organisation": {"on": date(2024, 6, 1), "id": "police", "successor": "county"},
    "note-directory-id": {
        "on": date(2024, 6, 1),
        "ids": [{"object": "tax", "system": "court-files", "external": "JG-0001"}],
    },
    "set-mechanism": {"on": date(2024, 5, 1), "organisation": "police", "mechanism": "head", "source": "内部规则"},
    "enter-mediator": {
        "on": date(2024, 5, 6),
        "id": "zhao",
        "person": {"name": "赵某"},
        "organisation": "legal",
        "fields": ["penalty", "licence"],
        "until": date(2026, 5, 5),
    },
    "renew-mediator": {"on": date(2024, 5, 20), "mediator": "zhao", "until": date(2028, 5, 5)},
    "remove-mediator": {"on": date(2024, 6, 20), "mediator": "zhao", "reason": "own-wish"},
    "adopt-policy": {"on": REGISTERED, "version": "2024", "effective": date(2024, 6, 1), "source": "某文件"},
    "load-calendar": {
        "on": REGISTERED,
        "years": [{"year": 2031, "rest": ["2031-01-01"], "work": ["2031-01-04"], "source": "某通知"}],
    },
}
"""Ordinary fields of each command of a center."""


def ordinary(name: str, dispute: str) -> dict[str, Any]:
    """Return the ordinary fields of a command, with the stream it is given on."""
    if name in CENTER_FIELDS:
        return CENTER_FIELDS[name]
    form = command_named(name)
    fields = (FIELDS if form.kind == "dispute" else OTHER_FIELDS).get(name, {})
    values = fields if form.opens and not KINDS[form.kind].named else {form.kind: dispute, **fields}
    if name == "correct-act":
        consent = FIELDS["record-consent"] | {"dispute": dispute, "form": "online"}
        values["replacement"] = {"command": "record-consent", **consent}
    return values


_CONSENTED = ("record-consent", "name-responsible", "issue-case-number")
_MEDIATING = (*_CONSENTED, "open-mediation")
_REVIEWED = (*_MEDIATING, "hold-session", "establish-facts", "draft-terms", "review-legality")
PATHS: dict[Stage, tuple[str, ...]] = {
    Stage.OFFERED: (),
    Stage.CONSENTED: _CONSENTED,
    Stage.MEDIATING: _MEDIATING,
    Stage.AGREED: (*_REVIEWED, "conclude-agreement"),
    Stage.EFFECTIVE: (*_REVIEWED, "conclude-agreement"),
    Stage.ENDED: (*_MEDIATING, "end-mediation"),
    Stage.CLOSED: (*_REVIEWED, "conclude-agreement", "record-performance", "close-dispute"),
}
"""The shortest way from a registration to each stage."""

CONFIRMED = {"confirmation": {"agency": "police", "within": "60 day"}}


class TestClock:
    """A clock that moves on by a second at each look; `day` sets it."""

    __test__ = False  # not a test, whatever pytest thinks of the name

    def __init__(self, day: date) -> None:
        self._now = FixedClock.at(day).now().astimezone(UTC)

    def now(self) -> datetime:
        """Return the next instant."""
        self._now += timedelta(seconds=1)
        return self._now

    def set(self, day: date) -> None:
        """Set it to five in the afternoon of a day in Asia/Shanghai."""
        self._now = FixedClock.at(day).now().astimezone(UTC)


class Office:
    """A founded center with its directory.

    Args:
        database: a URL or a prepared engine; in memory by default.
        plugins: names of installed plugins, or a table of your own.
        today: the day it is; late enough for every ordinary field by default.
    """

    def __init__(
        self,
        database: str | Engine = "sqlite://",
        plugins: tuple[str, ...] | HookTable = ("wenxian",),
        *,
        id: str = "wenxian",  # noqa: A002 - the field's word
        today: date = date(2024, 7, 1),
        algorithm: str = "sha256",
    ) -> None:
        self.clock = TestClock(today)
        self.engine = open_engine(database, synchronous="NORMAL") if isinstance(database, str) else database
        table = plugins if isinstance(plugins, HookTable) else table_for(plugins)
        self.center = Center(id, self.engine, table, clock=self.clock, algorithm=algorithm)
        founding = FoundCenter(on=FOUNDED, name="温县行政争议实质性化解中心", area=("410825",), court="温县人民法院")
        self.center.found(founding, "founder", Person(name="管理员"), table.policies or (SAMPLE_POLICY,))
        founder = self.center.acting("founder")
        for row in ORGANISATIONS:
            founder.execute(command_from("enter-organisation", {"on": FOUNDED, "division": "410825", **row}))
        for row in OFFICERS:
            founder.execute(command_from("enter-officer", {"on": FOUNDED, "person": {"name": f"某{row['id']}"}, **row}))
        self.clerk = self.center.acting("clerk")

    def command(self, name: str, dispute: str | None = None, /, **changes: Any) -> Any:
        """Return a command with its ordinary fields and your changes."""
        values = {**ordinary(name, dispute or ""), **changes}
        return command_from(name, values)

    def do(self, name: str, dispute: str | None = None, /, *, actor: str = "clerk", **changes: Any) -> Done:
        """Carry out a command with its ordinary fields and your changes."""
        return self.center.acting(actor).execute(self.command(name, dispute, **changes))

    def register(self, **changes: Any) -> str:
        """Register a dispute and return its id."""
        return self.do("register-dispute", **changes).stream

    def begin(self, kind: str) -> str:
        """Begin a stream of another kind than disputes (`problem`) by the first command of it, and return its id."""
        form = next(form for form in COMMANDS.values() if form.kind == kind)
        actor = Acting(self.center, SYSTEM) if form.by_system else self.clerk
        if kind == "circular":
            self.register()  # there must be something to report on
        about = {"dispute": self.register()} if ordinary(form.name, "").get("dispute") else {}
        return actor.execute(self.command(form.name, f"{kind}-1", **about)).stream

    def at(self, stage: Stage, changes: Mapping[str, Mapping[str, Any]] | None = None) -> str:
        """Bring a new dispute to a stage and return its id; `changes` by command name."""
        by_name = dict(changes or {})
        if stage is Stage.AGREED:
            by_name = {"draft-terms": CONFIRMED, **by_name}
        dispute = self.register(**by_name.get("register-dispute", {}))
        for name in PATHS[stage]:
            self.do(name, dispute, **by_name.get(name, {}))
        return dispute

    def dispute(self, dispute: str) -> Dispute:
        """Return a dispute as the clerk sees it."""
        return self.clerk.dispute(dispute)
