"""The catalogue of parameters is complete, and national law's limits on their values are kept."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import admin_dispute
from admin_dispute import policy_of
from admin_dispute.center.reading.decisions import remedy
from admin_dispute.domain.catalogue import conditions
from admin_dispute.domain.words import term
from admin_dispute.law.drafting import faults_of_policy, gaps_of_policy, stated
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.parameters import ParameterKind, catalogue, caution_of_value, fault_of_value, said_value
from admin_dispute.testing import Office

ROOT = Path(__file__).parent.parent
SOURCES = [*Path(admin_dispute.__file__).parent.rglob("*.py"), *ROOT.glob("plugins/*/src/**/*.py")]
TEXTS = {
    node.value
    for source in SOURCES
    for node in ast.walk(ast.parse(source.read_text("utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}


def read_somewhere(name: str) -> bool:
    """Say whether the code names a parameter; those of reconsideration are named by the suit's with a prefix."""
    return bool({name, name.removeprefix("review-")} & TEXTS)


@pytest.mark.parametrize("name", catalogue())
def test_every_parameter_is_read(name: str) -> None:
    """The code asks for every entry of the catalogue."""
    assert read_somewhere(name)


def test_every_parameter_that_is_read_stands_in_the_catalogue() -> None:
    """What the code asks a policy for, and what an objection says would change it, is in the catalogue."""
    asked = {
        found
        for source in SOURCES
        for found in re.findall(r'\bparameter(?:\(|=)"([a-z-]+)"', source.read_text("utf-8"))
    }
    named = {condition.parameter for condition in conditions().values() if condition.parameter}

    assert asked
    assert asked | named <= set(catalogue())


def test_every_entry_is_whole() -> None:
    """A parameter has title and meaning, a hook there is, options with Chinese, bounds with an article."""
    for name, form in catalogue().items():
        assert form.title, name
        assert form.meaning, name
        assert form.hook is None or form.hook in HOOKS, name
        assert all(term(name, option) != option for option in form.options), name
        assert all(re.search(r"[0-9]", bound.clause) for bound in form.bounds), name


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("mediation-period-in-trial", "16 day", "不得超过15日（特邀调解规定 27）"),
        ("mediation-period-in-trial", "15 working-day", "不得超过15日（特邀调解规定 27）"),
        ("representatives-least", "1", "不得少于2（行诉解释 29）"),
        ("representatives-most", "6", "不得超过5（行诉解释 29）"),
        ("review-representatives-most", "6", "不得超过5（复议条例 8）"),
        ("lead-deciders", "court, mayor", "可选：court（人民法院）"),
        ("breach-measures", "urge, fine", "不得规定对负责人罚款：须有判决、裁定或者调解书"),
    ],
)  # fmt: skip
@pytest.mark.clause("WX-4.3.5", "特邀调解规定 27", "行诉解释 29", "行政诉讼法 95", "行政诉讼法 96")
def test_what_national_law_allows_no_policy(name: str, value: str, said: str) -> None:
    """A value beyond a statute, or a sanction without a title, is refused with the article."""
    assert said in str(fault_of_value(catalogue()[name], value))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mediation-period-in-trial", "2 working-day"),
        ("lead-deciders", "court, legal-office"),
        ("breach-measures", "urge, circular, suit"),
        ("mediation-period", "60 day"),
    ],
)
def test_what_a_policy_may_say(name: str, value: str) -> None:
    """What the law leaves open is no fault."""
    assert fault_of_value(catalogue()[name], value) is None


@pytest.mark.clause("特邀调解规定 27")
def test_a_limit_that_binds_only_courts_is_a_caution() -> None:
    """More than thirty days may be stated; that a court's own mediations keep to thirty is said."""
    form = catalogue()["mediation-period"]

    assert "仍不得超过30日（特邀调解规定 27）" in str(caution_of_value(form, "60 day"))
    assert caution_of_value(form, "30 day") is None


DRAFT = """
form = 1
version = "试行"
effective = 2024-06-01
source = "样例"
provenance = "stated"
"""


def parameter(name: str, value: str) -> str:
    """Write one parameter of a draft."""
    return f'[parameters.{name}]\nvalue = "{value}"\nsource = "第1条"\nprovenance = "stated"\n'


def test_fewer_than_the_fewest() -> None:
    """Parameters that contradict each other are a fault at the one that is too high."""
    draft = policy_of(DRAFT + parameter("representatives-least", "4") + parameter("representatives-most", "3")).policy

    assert [fault.path for fault in faults_of_policy(draft)] == ["parameters.representatives-least.value"]


def test_cautions_stand_among_what_is_left_open() -> None:
    """A check names the caution beside the gaps, with its path."""
    draft = policy_of(DRAFT + parameter("mediation-period", "60 day")).policy

    assert faults_of_policy(draft) == ()
    assert "parameters.mediation-period.value" in {gap.path for gap in gaps_of_policy(draft)}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("mediation-period", "20 working-day", "20个工作日"),
        ("follow-up-visits", "1 month, 3 month", "1个月、3个月"),
        ("registration-consents", "claimants", "申请人"),
        ("lead-deciders", "court, legal-office", "人民法院、政府法制机构"),
        ("group-threshold", "10", "10"),
        ("mediation-period", "soon", "soon"),
    ],
)
def test_values_are_said_in_chinese(name: str, value: str, said: str) -> None:
    """A drafter reads periods and options in Chinese; what can't be read is shown as it stands."""
    assert said_value(catalogue()[name], value) == said


def test_a_policy_as_it_counts_says_what_is_its_own() -> None:
    """The policy's own values and national defaults are told apart."""
    said = {
        entry.form.name: entry for entry in stated(policy_of(DRAFT + parameter("mediation-period", "60 day")).policy)
    }

    assert (said["mediation-period"].own, said["group-threshold"].own) == (True, False)
    assert said["lead-deciders"].text == "未规定"
    assert {form.kind for form in catalogue().values()} >= {ParameterKind.CHOICE, ParameterKind.CHOICES}


@pytest.mark.parametrize(("who", "asked"), [("nobody", set()), ("claimants", {"registration-agreed"})])
def test_a_county_of_data_alone_says_who_agrees_to_registration(who: str, asked: set[str]) -> None:
    """Who must agree before a dispute is registered is a parameter that needs no plugin."""
    office = Office(plugins=())
    draft = policy_of(DRAFT.replace("2024-06-01", "2024-05-01") + parameter("registration-consents", who))
    office.center.acting("founder").execute(draft.adoption(date(2024, 5, 1)))
    ruling = office.clerk.may(office.command("register-dispute"))

    assert {objection.code for objection in ruling.objections} == asked


def test_a_refusal_by_a_parameter_cites_its_source_and_says_what_to_obtain() -> None:
    """A county that is data alone has its clause in the refusal; the clerk is told to obtain what it asks for."""
    office = Office(plugins=())
    draft = policy_of(DRAFT.replace("2024-06-01", "2024-05-01") + parameter("registration-consents", "claimants"))
    office.center.acting("founder").execute(draft.adoption(date(2024, 5, 1)))
    [objection] = office.clerk.may(office.command("register-dispute")).objections
    agreed = office.clerk.may(office.command("register-dispute", agreed=["p1"]))

    assert objection.clauses == draft.policy.parameter("registration-consents").clauses  # type: ignore[union-attr]
    assert "--agreed p1" in remedy(objection.code, objection.cure, "register-dispute")
    assert agreed.allowed


@pytest.mark.parametrize(
    ("name", "value", "objects"),
    [
        ("registration-sources", "court, reconsideration", []),
        ("registration-sources", "reconsideration, petition", ["source-covered"]),
        ("registration-phases", "before-filing", []),
        ("registration-phases", "trial", ["phase-covered"]),
    ],
)
def test_a_county_of_data_alone_says_what_it_registers(name: str, value: str, objects: list[str]) -> None:
    """Whence a dispute may come, and in which phase it may be, are parameters; what is left out is named."""
    office = Office(plugins=())
    draft = policy_of(DRAFT.replace("2024-06-01", "2024-05-01") + parameter(name, value))
    office.center.acting("founder").execute(draft.adoption(date(2024, 5, 1)))
    found = office.clerk.may(office.command("register-dispute")).objections

    assert [objection.code for objection in found] == objects
    assert all(objection.cure and objection.cure.parameter == name for objection in found)
    assert all(said_value(catalogue()[name], value) in objection.text for objection in found)


@pytest.mark.parametrize(
    ("value", "fields", "objects"),
    [
        ("court, justice-bureau", {}, []),
        ("justice-bureau", {}, ["presider-provided"]),
        ("court", {"alongside": [{"kind": "procuratorate", "organisation": "court"}]}, ["presider-provided"]),
    ],
)
def test_a_county_of_data_alone_says_who_presides(value: str, fields: dict[str, Any], objects: list[str]) -> None:
    """Whoever presides, and whoever presides alongside, is one of those that the policy names."""
    office = Office(plugins=())
    draft = policy_of(DRAFT.replace("2024-06-01", "2024-05-01") + parameter("presiding-by", value))
    office.center.acting("founder").execute(draft.adoption(date(2024, 5, 1)))
    dispute = office.register()
    office.do("record-consent", dispute)
    found = office.clerk.may(office.command("open-mediation", dispute, **fields)).objections

    assert [objection.code for objection in found if objection.code == "presider-provided"] == objects
    assert all("可以由以下之一主持" in objection.text for objection in found if objection.code in objects)


@pytest.mark.clause("行政诉讼法 60")
def test_a_court_presides_in_its_own_suit_whatever_a_policy_says() -> None:
    """What national law lets a court do in a suit no county takes from it."""
    office = Office(plugins=())
    dispute = office.register()
    for name in ("record-filing", "accept-proceeding", "record-consent", "name-responsible"):
        office.do(name, dispute)
    draft = policy_of(DRAFT.replace("2024-06-01", "2024-05-01") + parameter("presiding-by", "justice-bureau"))
    office.center.acting("founder").execute(draft.adoption(date(2024, 5, 1)))
    opening = office.command("open-mediation", dispute, on=date(2024, 5, 22), basis="discretion")

    assert "presider-provided" not in {one.code for one in office.clerk.may(opening).objections}


def test_a_county_of_data_alone_says_who_settles_the_lead() -> None:
    """The functions that a policy names must each concur."""
    office = Office(plugins=())
    draft = policy_of(DRAFT.replace("2024-06-01", "2024-05-01") + parameter("lead-deciders", "court, legal-office"))
    office.center.acting("founder").execute(draft.adoption(date(2024, 5, 1)))
    dispute = office.register(agencies=["police", "tax"])
    office.do("record-consent", dispute)
    office.do("propose-lead", dispute)
    half = office.dispute(dispute).lead
    office.do("answer-lead", dispute, actor="lawyer")

    assert (half, office.dispute(dispute).lead) == (None, "police")


def test_silence_has_a_meaning() -> None:
    """Of every parameter without a national default the catalogue says what holds where nobody says anything."""
    gaps = {gap.path: gap.text for gap in gaps_of_policy(policy_of(EMPTY).policy)}

    assert gaps["parameters.mediation-rounds"] == "调解轮次：轮次不限"
    assert gaps["parameters.lead-deciders"].endswith("由人民法院确定")
    assert all(form.silence for form in catalogue().values() if form.default is None)


EMPTY = 'form = 1\nversion = "v"\neffective = 2024-01-01\nsource = "s"\nprovenance = "stated"\n'


@pytest.mark.clause("特邀调解规定 27")
@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (
            "mediation-period-in-simple-trial",
            "5 working-day",
            "5个工作日遇放假调休最长有过15日；不得超过7日（特邀调解规定 27）",
        ),
        (
            "mediation-period",
            "20 working-day",
            "20个工作日遇放假调休最长有过38日；法院委派特邀调解的，非经各方同意延长，仍不得超过30日（特邀调解规定 27）",
        ),
    ],
)
def test_working_days_that_outlast_a_statute_over_holidays_are_warned_of(name: str, value: str, said: str) -> None:
    """What is no longer than the statute in an ordinary week is no fault, and said to be longer over a holiday."""
    form = catalogue()[name]

    assert fault_of_value(form, value) is None
    assert caution_of_value(form, value) == said
    assert caution_of_value(form, "2 working-day" if name == "mediation-period" else "1 day") is None


@pytest.mark.parametrize("value", ["0 day", "0 working-day", "00 month"])
def test_a_period_of_nothing_is_a_fault(value: str) -> None:
    """Nobody is given no time by a policy: what is not stated is left out."""
    assert fault_of_value(catalogue()["mediation-period"], value) == "期间不能是零；原文没有规定的，不写这一项"
