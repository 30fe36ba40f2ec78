"""Where the document and national law pull apart, the law decides, the ruling says so, and both citations stand in it.

One claim per line of the list that was drawn up when the document was compared with the law.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from admin_dispute import CenterState, Lateness, Provenance, Stage, SuitAlarm
from admin_dispute.domain.act import StreamKind
from admin_dispute.domain.deadline import Clock
from admin_dispute.law.parameters import catalogue
from admin_dispute.tenancy.plugins import table_for
from admin_dispute.testing import Office, play, read_scenario
from admin_dispute_wenxian.telling import deadline_passed, suit_limit_nears

SCENARIOS = Path(__file__).parent.parent / "scenarios"
TABLE = table_for(("wenxian",))
[POLICY] = TABLE.policies
STATED = {parameter.name: parameter for parameter in POLICY.parameters}
HEAD = [{"person": {"name": "局长甲"}, "capacity": "head"}]
DOCUMENT = "温法联〔2021〕7号"


@pytest.mark.clause("WX-2.1", "WX-2.3", "行政诉讼法 60")
def test_registered_is_not_mediable(office: Office) -> None:
    """All may be registered, as the document says; what the court mediates is what article 60 lets it."""
    dispute = office.at(Stage.CONSENTED)
    office.do("record-filing", dispute, accepted_on=date(2024, 5, 20))
    refused = office.clerk.may(office.command("open-mediation", dispute, on=date(2024, 5, 21), basis="legality"))
    coordinated = office.clerk.may(
        office.command("open-mediation", dispute, on=date(2024, 5, 21), basis="coordination")
    )

    [objection] = refused.objections
    assert (objection.code, set(objection.clauses)) == ("mediable-here", {"WX-2.3", "行政诉讼法 60"})
    assert "协调" in objection.text
    assert coordinated.allowed


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
@pytest.mark.parametrize("kind", ["daily-fine-on-head", "announcement", "suggestion", "detention", "referral"])
def test_no_sanction_on_a_bare_agreement(office: Office, kind: str) -> None:
    """The document lists the measures for a mediated agreement; the law has them for a court's title, and decides."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-refusal-to-perform", dispute)
    persons = HEAD if kind in ("daily-fine-on-head", "detention") else []
    command = office.command("propose-measure", dispute, kind=kind, obligation="o1", persons=persons)
    found = [one for one in office.clerk.may(command).objections if one.code == "title-carries"]

    [objection] = found
    assert {"WX-4.3.5", "行政诉讼法 96"} <= set(objection.clauses)
    assert "即使本地文件另有规定" in objection.text
    assert "以法律为准" in objection.text


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_a_refusal_to_perform_says_what_is_left(office: Office) -> None:
    """Recorded on a bare agreement, the refusal warns that no such measure is open, and says which ways are."""
    dispute = office.at(Stage.EFFECTIVE)
    [warning] = office.do("record-refusal-to-perform", dispute).ruling.warnings

    assert {"WX-4.3.5", "行政诉讼法 96"} <= set(warning.clauses)
    assert "只能督促、通报（共同申请司法确认的期限已过），或者起诉" in warning.text


@pytest.mark.clause("WX-2.1")
def test_consent_comes_before_mediation_in_any_form(office: Office) -> None:
    """The document asks for consent to register and to mediate; in no prescribed form, when the county says."""
    dispute = office.register()
    refused = office.clerk.may(office.command("open-mediation", dispute))
    [consented] = [one for one in refused.objections if one.code == "consented"]
    forms = ("written", "oral-on-record", "online")

    assert consented.clauses == ("WX-2.1",)
    assert all(office.clerk.may(office.command("record-consent", dispute, form=form)).allowed for form in forms)
    assert STATED["registration-consents"].provenance is Provenance.UNVERIFIED  # the document says: when they agree


@pytest.mark.clause("WX-3.1.3")
def test_the_legal_office_is_a_function_not_a_name(office: Office) -> None:
    """What the document calls 政府法制办 is whoever has the function now: here an office of the justice bureau."""
    dispute = office.register(agencies=["police", "tax"])
    office.do("propose-lead", dispute)
    answered = office.do("answer-lead", dispute, actor="lawyer")

    assert "WX-3.1.3" in answered.ruling.clauses
    assert office.dispute(dispute).lead == "police"


@pytest.mark.clause("WX-3.1.3")
def test_court_and_legal_office_both_agree(office: Office) -> None:
    """One agency leads by being in charge; of several none leads until both have said yes."""
    several, single = office.register(agencies=["police", "tax"]), office.register()
    office.do("propose-lead", several)
    for dispute in (several, single):
        for name in ("record-consent", "name-responsible", "issue-case-number"):
            office.do(name, dispute, **({"agency": "police"} if name == "name-responsible" else {}))
    refused = office.clerk.may(office.command("open-mediation", several))

    assert ("lead-settled", True) in {(one.code, "WX-3.1.3" in one.clauses) for one in refused.objections}
    assert office.clerk.may(office.command("open-mediation", single)).allowed


@pytest.mark.clause("WX-5.1")
@pytest.mark.parametrize(
    "name",
    ["mediation-period", "case-number-mark", "bring-in-answer", "follow-up-visits", "credit-notice", "progress-lists",
     "circular-look", "circular-rounding", "risk-relief-period", "special-case-period", "shared-information"],
)  # fmt: skip
def test_what_the_document_leaves_open_is_not_called_stated(name: str) -> None:
    """No period, fee, mark or cycle stands in the document: each value says that it comes from elsewhere."""
    assert STATED[name].provenance is not Provenance.STATED


@pytest.mark.clause("WX-5.1")
def test_what_the_county_has_yet_to_set_is_not_called_set() -> None:
    """A value that this plugin only suggests says so: nobody reads it as the county's own."""
    assert [one.name for one in POLICY.parameters if one.provenance is Provenance.COUNTY] == []


@pytest.mark.clause("WX-5.1")
def test_nothing_is_stated_by_the_document_that_is_a_number() -> None:
    """A number that is called stated rests on another text, which it names."""
    stated = [one for one in POLICY.parameters if one.provenance is Provenance.STATED]

    numbers = [one.name for one in stated if DOCUMENT in one.source and any(sign.isdigit() for sign in one.value)]
    assert numbers == []


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_the_supervisory_commission_is_the_supervisory_organ(office: Office) -> None:
    """监察委员会 of the document is 监察机关 of article 96; on a judgment a suggestion goes there by the article."""
    founder = office.center.acting("founder")
    body = {"id": "supervision", "name": "温县监察委员会", "kind": "other", "division": "410825"}
    founder.execute(office.command("enter-organisation", on="2024-01-01", functions=["supervisory-commission"], **body))
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    to = {to: office.clerk.may(office.command("propose-measure", dispute, kind="suggestion", to=to))
          for to in ("supervision", "legal")}  # fmt: skip

    assert to["supervision"].allowed
    [objection] = to["legal"].objections
    assert "行政诉讼法 96" in objection.clauses
    assert "WX-4.3.5" not in objection.clauses
    assert "监察机关" in objection.text


@pytest.mark.clause("WX-3.2.9", "河南信用条例 28", "河南信用条例 41", "河南信用条例 42", "河南信用条例 43")
@pytest.mark.parametrize(
    ("command", "articles"),
    [
        ("tell-credit-subject", {"河南信用条例 28"}),
        ("object-to-credit-entry", {"河南信用条例 41"}),
        ("answer-credit-objection", {"河南信用条例 41"}),
        ("record-credit-removal", {"河南信用条例 43"}),
    ],
)
def test_a_credit_entry_rests_on_the_law_of_the_province(command: str, articles: set[str]) -> None:
    """Notice, objection, answer and removal each cite the article of Henan's law; it comes with the county's plugin."""
    played = play(read_scenario(SCENARIOS / "wx-3.2.9-credit-entry.toml"))
    cited = [step.ruling.clauses for step in played.steps if step.ruling and step.ruling.command == command]
    played.center.close()

    assert cited != []
    assert all(articles <= set(clauses) for clauses in cited)


@pytest.mark.clause("河南信用条例 41", "河南信用条例 42", "河南信用条例 43")
@pytest.mark.parametrize(
    ("ground", "articles"),
    [
        ("performed", {"河南信用条例 43"}),
        ("settled", {"河南信用条例 43"}),
        ("repaired", {"河南信用条例 43"}),
        ("revoked", {"河南信用条例 42"}),
        ("objection", {"河南信用条例 41"}),
        ("mistake", set()),
    ],
)
def test_why_an_entry_goes_has_an_article_of_its_own(office: Office, ground: str, articles: set[str]) -> None:
    """Withdrawing and removing cite the article of their ground, and no other; for a mistake none was read."""
    entry = office.begin("credit")
    lifted = office.do("lift-credit-entry", entry, ground=ground).ruling
    removed = office.do("record-credit-removal", entry).ruling

    provincial = {"河南信用条例 42", "河南信用条例 43"} - articles
    assert provincial.isdisjoint((*lifted.clauses, *removed.clauses)) or ground in ("objection", "mistake")
    for ruling in (lifted, removed):
        of_ground = {
            clause for held in ruling.grounds if held.code.startswith("credit-lifted") for clause in held.clauses
        }
        assert {clause for clause in of_ground if clause.startswith("河南信用条例")} == articles


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 95", "行政协议规定 24")
def test_a_citizen_is_not_told_of_the_measures_against_agencies(office: Office) -> None:
    """Announcement and suggestion are for agencies: a citizen's bare promise cites what concerns him."""
    owed = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "500", "due": "2024-06-13"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [owed]}})
    [warning] = office.do("record-refusal-to-perform", dispute).ruling.warnings

    assert {"行政诉讼法 95", "行政协议规定 24"} <= set(warning.clauses)
    assert "行政诉讼法 96" not in warning.clauses
    assert "公告" not in warning.text


@pytest.mark.clause("WX-3.3.4", "WX-4.3.2")
def test_regularly_is_no_number() -> None:
    """定期 has no default: the catalogue knows of no cycle, and the county's value is one yet to be set."""
    cycles = ("progress-lists", "circular-look", "follow-up-visits")

    assert [catalogue()[name].default for name in cycles] == [None, None, None]
    assert STATED["progress-lists"].provenance is Provenance.TO_BE_SET


@pytest.mark.clause("WX-3.1.4", "行政诉讼法 46")
def test_an_alarm_cites_the_articles_of_its_limit(office: Office) -> None:
    """Whoever is told of a limit is told by which law it ends: of a review not by that of suits."""
    dispute = office.dispute(office.register())
    alarm = SuitAlarm(
        act="a1", way="申请复议期限", until=date(2024, 6, 29), mediated=0, arguable=None, clauses=("行政复议法 20",)
    )
    told = suit_limit_nears(dispute, alarm)

    assert {message.clauses for message in told} == {("WX-3.1.4", "行政复议法 20")}


@pytest.mark.clause("WX-4.3.4")
@pytest.mark.parametrize(("clock", "clauses"), [("performance", ("WX-4.3.4",)), ("mediation", ())])
def test_only_late_performance_is_told_by_the_document(clock: str, clauses: tuple[str, ...]) -> None:
    """WX-4.3.4 watches performance; that another time is over is a fact."""
    day = date(2024, 5, 13)
    late = Lateness(kind=StreamKind("dispute"), stream="d", clock=Clock(clock), subject="o1", due=day, owner="police")
    center = CenterState(id="wenxian", name="温县", area=(), court="温县人民法院", founded_on=day)
    [message] = deadline_passed(late, day, center)

    assert message.clauses == clauses
