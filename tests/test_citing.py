"""What a sentence rests on: the document where it speaks of the matter, an article where it fits, nothing otherwise."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from admin_dispute import Stage
from admin_dispute.domain.dispute.enforcement.titles import Regime
from admin_dispute.domain.dispute.forums import Forum
from admin_dispute.domain.dispute.mediability import MediationBasis, mediable_here
from admin_dispute.domain.dispute.withdrawal_effects import turned_down
from admin_dispute.domain.instruments import as_shown, in_force
from admin_dispute.domain.ruling import ByLawAlone, Caution, Condition, Objection, alone, by_law_alone
from admin_dispute.domain.words import term
from admin_dispute.testing import Office, play, read_scenario

EXAMPLES = Path(__file__).parent.parent / "examples" / "scenarios"

HEAD = [{"person": {"name": "局长甲"}, "capacity": "head"}]
CITIZENS = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "due": "2024-06-13"}
UNDATED = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "500"}


def titled(office: Office) -> str:
    """Give a dispute with a judgment in legal force that the police does not perform."""
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    return dispute


def cited(ruling: Any, code: str) -> tuple[str, ...]:
    """Give the clauses of a condition in a ruling, whether it holds, objects or warns."""
    [found] = {
        one.clauses for one in (*ruling.grounds, *ruling.objections, *ruling.warnings) if one.code == code
    }  # fmt: skip
    return tuple(found)


def missing(office: Office, dispute: str, kind: str, code: str, owed: str = "o1") -> Any:
    """Give what a measure on an obligation lacks, by its code."""
    (found,) = (one for one in office.clerk.enforcement(dispute).obligations if one.obligation == owed)
    (measure,) = (one for one in found.measures if one.kind == kind)
    return next(one for one in measure.missing if one.code == code)


def test_steps_by_law_alone_let_events_pass() -> None:
    """Conditions are marked, and what follows from them is not."""
    condition, warning, happened = Condition(code="in-time"), Caution("in-time", "逾期"), object()

    assert list(by_law_alone([condition, warning, happened])) == [alone(condition), ByLawAlone(warning), happened]


@pytest.mark.clause("WX-3.2.9")
def test_a_reminder_is_cited_for_an_agreement(office: Office) -> None:
    """The document wants parties led to perform agreements: of a judgment's debtor it does not speak."""
    agreed = office.at(Stage.EFFECTIVE)
    office.do("record-refusal-to-perform", agreed)
    bare = office.clerk.may(office.command("propose-measure", agreed, kind="circular", obligation="o1"))
    ordered = office.clerk.may(office.command("propose-measure", titled(office), persons=HEAD))

    assert cited(bare, "agency-reminded") == ("WX-4.3.4",)
    assert cited(ordered, "agency-reminded") == ()


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 95")
def test_a_citizens_refusal_is_no_matter_of_the_document(office: Office) -> None:
    """WX-4.3.5 is about agencies that refuse; of a citizen who does, only articles are cited."""
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [CITIZENS]}})
    refused = office.do("record-refusal-to-perform", dispute).ruling
    proposed = office.clerk.may(
        office.command("propose-measure", dispute, kind="fine-on-person", obligation="o1", amount="500",
                       persons=[{"person": {"name": "王某"}, "capacity": "debtor"}])
    )  # fmt: skip

    assert cited(refused, "enforceable-title") == ("行政诉讼法 95", "行政协议规定 24")
    assert "WX-4.3.5" not in {clause for one in proposed.objections for clause in one.clauses}


@pytest.mark.clause("WX-4.3.4")
def test_performance_of_a_judgment_is_no_matter_of_the_document(office: Office) -> None:
    """WX-4.3.4 watches agreements: what a judgment orders is performed because the law says so."""
    agreed = office.do("record-performance", office.at(Stage.EFFECTIVE)).ruling
    ordered = office.do("record-performance", titled(office), obligations=["t1o1"]).ruling

    assert cited(agreed, "in-time") == ("WX-4.3.4",)
    assert "WX-4.3.4" not in {clause for one in ordered.grounds for clause in one.clauses}


@pytest.mark.clause("WX-4.3.4", "WX-4.3.5", "行政诉讼法 96")
@pytest.mark.parametrize(
    ("command", "clauses"),
    [
        ({"name": "record-refusal-to-perform"}, {"行政诉讼法 96"}),
        ({"name": "suspend-performance", "why": "by-agreement", "agreed": ["p1"]}, set()),
        ({"name": "propose-measure", "kind": "announcement", "obligation": "t1o1"}, {"行政诉讼法 96"}),
    ],
)  # fmt: skip
def test_what_a_judgment_orders_is_no_matter_of_the_document(office: Office, command: Any, clauses: set[str]) -> None:
    """WX-4.3.4 and WX-4.3.5 speak of agreements: putting off or refusing what a judgment orders has its articles."""
    given = {"obligations": ["t1o1"]} if command["name"] != "propose-measure" else {}
    asked = {key: value for key, value in command.items() if key != "name"}
    ruling: Any = office.clerk.may(office.command(command["name"], titled(office), **given, **asked))
    found = {clause for one in (*ruling.grounds, *ruling.objections, *ruling.warnings) for clause in one.clauses}

    assert clauses <= found
    assert not {"WX-4.3.4", "WX-4.3.5"} & found


@pytest.mark.clause("WX-3.1.2")
@pytest.mark.parametrize(("kind", "expected"), [("notice-to-mediate", ("WX-3.1.2",)), ("risk-warning", ())])
def test_only_a_notice_to_mediate_is_cited_so(office: Office, kind: str, expected: tuple[str, ...]) -> None:
    """WX-3.1.2 has the agency answer the court's notice to mediate; other papers have rules of their own."""
    dispute = office.register()
    office.do("draft-paper", dispute, kind=kind)
    sent = office.do("send-paper", dispute, answer_by="2024-05-30").ruling

    assert cited(sent, "paper-stands") == expected


@pytest.mark.clause("WX-3.1.6", "负责人出庭规定 2")
def test_who_counts_as_head_is_a_rule_of_hearings(office: Office) -> None:
    """负责人出庭规定 is about the courtroom; a mediation session rests on the document."""
    session = office.do("hold-session", office.at(Stage.MEDIATING)).ruling
    dispute = office.register()
    office.do("record-filing", dispute)
    hearing = office.do("record-hearing", dispute).ruling

    assert cited(session, "capacity-fits") == ("WX-3.1.6",)
    assert cited(hearing, "capacity-fits") == ("负责人出庭规定 2",)


@pytest.mark.clause("民诉法 205", "民诉法解释 355")
def test_what_nobody_mediated_is_not_confirmed(office: Office) -> None:
    """A court confirms what a mediator brought about: the parties' own settlement is not among it."""
    dispute = office.register()
    office.do("report-settlement", dispute)
    refused = office.do("record-refusal-to-perform", dispute).ruling
    lacking = missing(office, dispute, "confirmation", "mediated-by-somebody")
    given = office.clerk.may(office.command("give-force", dispute, force="court-confirmation"))

    [without] = [one for one in refused.warnings if one.code == "enforceable-title"]
    assert "自行和解" in without.text
    assert "共同申请司法确认" not in without.text
    assert lacking.clauses == ("民诉法 205",)
    assert "mediated-by-somebody" in {warning.code for warning in given.warnings}  # what a court did is recorded


@pytest.mark.parametrize(
    ("today", "articles"),
    [
        (date(2024, 6, 3), ("WX-4.3.5", "民法典 511", "行政协议规定 27")),
        (date(2020, 6, 3), ("WX-4.3.5", "合同法 62", "行政协议规定 27")),
        (date(2019, 6, 3), ("WX-4.3.5", "合同法 62")),
    ],
)
def test_what_has_no_day_rests_on_the_law_of_contracts(office: Office, today: date, articles: tuple[str, ...]) -> None:
    """An agency's duty without a day follows the law of contracts by way of the rules on administrative agreements."""
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [UNDATED]}})
    lacking = missing(office, dispute, "urge", "in-default")

    assert in_force(("WX-4.3.5", "民法典 511", "合同法 62", "行政协议规定 27"), today) == articles
    assert lacking.clauses == ("WX-4.3.5", "民法典 511", "行政协议规定 27")
    assert "参照民事合同的规定" in lacking.text


@pytest.mark.clause("行政诉讼法 96", "行政复议法 83")
def test_discipline_says_whose_it_is(office: Office) -> None:
    """Discipline by the law of reconsideration needs its papers; of a court's title the suggestion speaks."""
    dispute = titled(office)
    lacking = missing(office, dispute, "discipline", "title-carries", owed="t1o1")

    assert "司法建议由接受的机关依规定处理" in lacking.text


@pytest.mark.clause("行政诉讼法 96", "民诉法 205")
def test_a_confirmation_ruling_does_not_contradict_itself(office: Office) -> None:
    """Of article 96 nothing is said for a ruling that confirms: the sentence says that it is taken not to apply."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("give-force", dispute, force="court-confirmation")
    lacking = missing(office, dispute, "announcement", "title-carries")

    assert "在行政诉讼中作出的判决、裁定、调解书" in lacking.text
    assert "没有明文，按不适用处理" in lacking.text
    assert missing(office, dispute, "confirmation", "title-carries").text.endswith("并以经调解达成的协议为限")


@pytest.mark.clause("行诉解释 60")
@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2015, 4, 30), "不予受理"), (date(2015, 5, 1), "不予立案"), (date(2024, 5, 1), "不予立案")],
)
def test_how_a_court_turns_a_suit_down(on: date, expected: str) -> None:
    """A suit brought again was not received under the law of 1989, and is not filed under that of 2014."""
    assert turned_down(on) == expected


@pytest.mark.clause("行政诉讼法 60", "行政诉讼法 97")
@pytest.mark.parametrize(
    ("forum", "expected"),
    [
        (Forum.COURT, "“法院审理”不能就“行政行为本身”进行调解"),
        (Forum.NON_LITIGATION_ENFORCEMENT, "“非诉执行”的法律没有规定可以就“行政行为本身”进行调解"),
    ],
)
def test_what_the_law_forbids_and_what_it_does_not_mention(office: Office, forum: Forum, expected: str) -> None:
    """Article 60 forbids; of enforcement the articles say nothing on mediation, and the sentence claims no more."""
    steps = mediable_here(office.dispute(office.register()), forum, MediationBasis.LEGALITY, date(2024, 5, 1))
    [objection] = [step for step in steps if isinstance(step, Objection)]

    assert objection.text.startswith(expected)


@pytest.mark.clause("WX-5.1")
def test_a_policy_played_before_its_time_says_so() -> None:
    """Of 2009 no act was judged by a document of 2021: whoever reads a decision reads that this is assumed."""
    played = play(read_scenario(EXAMPLES / "12-non-litigation-enforcement.toml"))
    versions = {step.ruling.policy for step in played.steps if step.ruling is not None}
    played.center.close()

    assert versions == {"温法联〔2021〕7号（假设此地自2009-01-01起适用，实际晚于此日）"}


@pytest.mark.clause("WX-4.3.5", "行政复议法 83")
@pytest.mark.parametrize(("kind", "named"), [("announcement", True), ("discipline", False), ("fine-on-body", False)])
def test_the_document_is_cited_for_what_it_names(office: Office, kind: str, named: bool) -> None:
    """WX-4.3.5 lists enforcement, a fine on the head, announcement, suggestion, detention and prosecution."""
    dispute = office.at(Stage.EFFECTIVE)

    assert ("WX-4.3.5" in missing(office, dispute, kind, "title-carries").clauses) is named


@pytest.mark.clause("民诉法 250", "行诉解释 153")
def test_what_being_late_leads_to() -> None:
    """A court does not receive a late application on its own title; on a confirmed agreement the debtor objects."""
    assert term("applied-late", Regime.COURT_TITLE).endswith("人民法院不予受理")
    assert term("applied-late", Regime.CONFIRMED).startswith("人民法院仍应受理")
    assert {term("applied-late", regime) for regime in Regime if regime is not Regime.NONE}.isdisjoint(Regime)


@pytest.mark.clause("执行和解规定 9", "行政诉讼法 25")
@pytest.mark.parametrize(("creditor", "debtor", "sues"), [("p1", "police", True), ("police", "p1", False)])
def test_an_agency_does_not_sue_on_a_settlement(office: Office, creditor: str, debtor: str, sues: bool) -> None:
    """Whoever is owed may sue on a settlement in enforcement, but for an agency: it can only have the title resumed."""
    dispute = titled(office)
    instead = {"debtor": debtor, "creditors": [creditor], "duty": "money", "amount": "1000", "due": "2024-07-01"}
    office.do("report-settlement", dispute, on="2024-06-25", obligations=[instead])
    office.do("settle-enforcement", dispute, agreement=1)
    refused = office.do("record-refusal-to-perform", dispute, on="2024-07-01", obligations=["o2"]).ruling
    [warning] = [one for one in refused.warnings if one.code == "enforcement-comes-back"]

    assert ("也可以就履行和解协议起诉" in warning.text) is sues


@pytest.mark.clause("民诉法 85", "民诉法 250")
def test_a_civil_period_is_counted_by_civil_procedure(office: Office) -> None:
    """The time to have a confirmed agreement enforced is no period of an administrative suit."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("give-force", dispute, force="court-confirmation")
    office.do("record-refusal-to-perform", dispute)
    [applying] = [one for one in office.clerk.reckonings(dispute) if one.deadline.clock == "enforcement"]
    cited = {clause for step in applying.steps for clause in step.clauses}

    assert {"民诉法 85", "民诉法 250"} <= cited
    assert "行诉解释 48" not in cited


@pytest.mark.clause("WX-3.2.5")
@pytest.mark.parametrize(("phase", "asked"), [("before-filing", True), ("trial", False), ("reconsideration", False)])
def test_a_number_is_for_mediation_before_filing(office: Office, phase: str, asked: bool) -> None:
    """The document wants numbers for 诉前调解; what is pending has the number of its proceedings, and is told so."""
    dispute = office.register(phase=phase)
    opening = office.clerk.may(office.command("open-mediation", dispute))
    numbering = office.clerk.may(office.command("issue-case-number", dispute))

    assert ("numbered" in {one.code for one in opening.objections}) is asked
    assert ("number-before-filing" in {one.code for one in numbering.warnings}) is not asked


@pytest.mark.clause("行诉解释 118")
@pytest.mark.parametrize(("matter", "objects"), [("penalty", True), ("social-benefit", False)])
def test_a_retrial_stays_the_title(office: Office, matter: str, objects: bool) -> None:
    """By the administrative rules, not the civil ones; of a social benefit the court may let enforcement go on."""
    dispute = office.register(matter=matter)
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    office.do("record-filing", dispute, on="2024-06-26", instance="retrial", prior="x1")
    ruling = office.clerk.may(office.command("propose-measure", dispute, kind="transfer", persons=[], amount=None))
    against = {one.code: one.clauses for one in ruling.objections}
    warned = {one.code: one.clauses for one in ruling.warnings}

    found = against.get("no-retrial") if objects else warned.get("retrial-may-let-go-on")
    assert found == ("行诉解释 118",)


@pytest.mark.clause("WX-1.1", "WX-2.1")
@pytest.mark.parametrize("code", ["organisation-known", "presider-known", "proof-named", "offered-by-known"])
def test_the_registers_own_rules_rest_on_no_clause(code: str) -> None:
    """Who is in the directory and where proof is kept the document does not say: the register asks for it by itself."""
    clauses = tomllib.loads(files("admin_dispute_wenxian").joinpath("clauses.toml").read_text("utf-8"))

    assert not [id_ for id_, clause in clauses.items() if code in clause.get("conditions", ())]


@pytest.mark.clause("民诉法解释（2015） 467", "森林法（1998） 17", "行诉解释 64")
@pytest.mark.parametrize(
    ("clause", "shown"),
    [
        ("民诉法解释（2015） 467", "民诉法解释（2015） 467（未见原文，据后来文本推定）"),
        ("森林法（1998） 17", "森林法（1998） 17（据转引，未见全文）"),
        ("执行行诉法解释 88", "执行行诉法解释 88（据转引，未见全文）"),
        ("行诉解释 64", "行诉解释 64"),
        ("行政诉讼法（1989） 67", "行政诉讼法（1989） 67"),
    ],
)
def test_an_article_that_was_not_read_says_so(clause: str, shown: str) -> None:
    """Whoever reads a decision sees which articles rest on an excerpt or on a later text."""
    assert as_shown(("WX-2.1", clause)) == f"WX-2.1、{shown}"


@pytest.mark.clause("行诉解释 95", "行诉解释 109")
@pytest.mark.parametrize(("phase", "article"), [("trial", "行诉解释 95"), ("second-instance", "行诉解释 109")])
def test_compensation_is_mediated_by_the_article_of_the_instance(office: Office, phase: str, article: str) -> None:
    """In the first instance by one article, on appeal by another: never both."""
    register = {"register-dispute": {"phase": phase, "matter": "compensation"}}
    dispute = office.at(Stage.CONSENTED, register)
    office.do("name-responsible", dispute)
    opened = office.do("open-mediation", dispute, basis="compensation").ruling

    assert cited(opened, "mediable-here") == ("WX-2.3", "行政诉讼法 60", "行诉解释 84", article)


@pytest.mark.clause("WX-3.1.5", "行诉解释 86")
@pytest.mark.parametrize(("phase", "articles"), [("trial", ("行诉解释 86",)), ("before-filing", ())])
def test_what_mediation_protects_rests_on_the_rules_of_its_round(
    office: Office, phase: str, articles: tuple[str, ...]
) -> None:
    """In a suit the article on suits protects it; of what the center mediates only the document speaks."""
    opening = {"basis": "coordination"} if phase == "trial" else {}
    dispute = office.at(Stage.ENDED, {"register-dispute": {"phase": phase}, "open-mediation": opening})
    handed = office.clerk.may(office.command("hand-over-file", dispute))

    assert cited(handed, "protected-withheld") == ("WX-3.1.5", *articles)
