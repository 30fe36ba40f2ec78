"""Wen County's rules: every clause of the document, and what each rule cites."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files

import pytest

from admin_dispute import Clause, Provenance, Stage
from admin_dispute.domain.catalogue import COMMANDS, conditions
from admin_dispute.domain.words import term
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.law.table import HookTable
from admin_dispute.reports.shipped import shipped
from admin_dispute.tenancy.plugins import table_for
from admin_dispute.testing import Office
from admin_dispute_wenxian.telling import agreement_effective, mediation_opened

TABLE = table_for(("wenxian",))
CLAUSES = {
    clause.id: clause for clause, by in TABLE.clauses.values() if by == "wenxian" and clause.id.startswith("WX-")
}
OWN = {"source-admitted", "obligation-dated"}


@pytest.fixture
def wenxian() -> HookTable:
    """Give the table of the county's plugin."""
    return TABLE


def test_all_clauses_are_listed() -> None:
    """The 41 clauses of the document are listed in its order, each with its words."""
    assert len(CLAUSES) == 41
    assert next(iter(CLAUSES)) == "WX-0.1"
    assert list(CLAUSES)[-1] == "WX-5.1"
    assert all(clause.title and clause.place for clause in CLAUSES.values())


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_a_clause_names_what_there_is(clause: Clause) -> None:
    """Conditions, commands and hooks that a clause names exist."""
    assert set(clause.conditions) <= set(conditions()) | OWN
    assert set(clause.commands) <= set(COMMANDS)
    assert set(clause.hooks) <= set(HOOKS)
    assert set(clause.reports) <= set(shipped().reports)


@pytest.mark.parametrize("hook", [hook for hook in HOOKS if not hook.startswith("register_")])
def test_every_rule_cites_a_clause(hook: str) -> None:
    """A hook that the plugin implements has a docstring naming the clause it rests on."""
    for implementation in TABLE.implementations(hook):
        if implementation.plugin.name == "wenxian":
            assert "(WX-" in (implementation.function.__doc__ or "")


@pytest.mark.clause("WX-5.1")
def test_the_policy_says_how_sure_it_is() -> None:
    """The day it begins is inferred, the rest the county's to set, national, stated or unverified, each sourced."""
    [policy] = TABLE.policies

    assert (policy.effective, policy.provenance) == (date(2021, 3, 21), Provenance.INFERRED)
    how_sure = {parameter.provenance for parameter in policy.parameters}
    assert how_sure == set(Provenance) - {Provenance.NOT_SEEN, Provenance.COUNTY}
    assert all(parameter.source for parameter in policy.parameters)


@pytest.mark.clause("WX-5.1")
def test_adopting_warns_that_validity_is_inferred(office: Office) -> None:
    """The act of adoption warns, since the document states no first day."""
    founder = office.center.acting("founder")
    command = office.command(
        "adopt-policy", on="2022-01-01", version="v2", effective="2022-01-01", source="x", provenance="inferred"
    )

    assert [warning.code for warning in founder.execute(command).ruling.warnings] == ["validity-stated"]


@pytest.mark.clause("WX-3.1.2")
def test_agencies_are_told(office: Office) -> None:
    """Every agency of a registered dispute gets a notice."""
    dispute = office.register(agencies=["police", "tax"])
    with office.center.records() as records:
        assert records.topics(dispute, 1) == ("notice-to-agency", "notice-to-agency")


@pytest.mark.clause("WX-3.2.9")
def test_debtors_are_asked_to_perform(office: Office) -> None:
    """When an agreement takes effect, who owes something is asked to perform of his own accord."""
    dispute = office.at(Stage.EFFECTIVE)
    with office.center.records() as records:
        assert "perform" in records.topics(dispute, 1)


@pytest.mark.clause("WX-3.2.5", "WX-3.2.9")
def test_whoever_left_is_told_nothing_and_every_heir_is(office: Office) -> None:
    """A party that was let go hears no more; heirs who owe together are all asked to perform."""
    dispute = office.register(parties=[{"person": {"name": "王某"}}, {"person": {"name": "张某"}}])
    office.do("release-parties", dispute)
    assert [told.to for told in mediation_opened(office.dispute(dispute))] == ["p1", "police"]

    pays = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "900", "due": "2024-06-10"}
    owing = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [pays]}})
    heirs = [{"person": {"name": name}, "kin": "child"} for name in ("王甲", "王乙")]
    office.do("succeed-party", owing, successors=heirs)
    assert [told.to for told in agreement_effective(office.dispute(owing))] == ["p2", "p3"]


@pytest.mark.clause("WX-2.1")
@pytest.mark.parametrize(("source", "allowed"), [("court", True), ("reconsideration", True), ("petition", False)])
def test_sources(office: Office, source: str, allowed: bool) -> None:
    """Disputes brought to court or to reconsideration are registered, others are not."""
    assert office.clerk.may(office.command("register-dispute", source=source)).allowed is allowed


@pytest.mark.clause("WX-2.1")
@pytest.mark.parametrize("source", ["procuratorate", "agency", "petition"])
@pytest.mark.parametrize(
    ("phase", "allowed"),
    [("supervision", True), ("trial", True), ("non-litigation-enforcement", True), ("before-filing", False)],
)
def test_told_by_others(office: Office, source: str, phase: str, allowed: bool) -> None:
    """What is before a court or review body already is registered, whoever tells the center of it."""
    command = office.command("register-dispute", source=source, phase=phase)
    assert office.clerk.may(command).allowed is allowed


@pytest.mark.clause("WX-4.3.4")
def test_undated_obligations_warn(office: Office) -> None:
    """An obligation without a date is allowed, and warned of."""
    open_promise = {"debtor": "police", "duty": "act", "what": "以后改进"}
    dispute = office.at(Stage.MEDIATING)
    office.do("establish-facts", dispute)
    office.do("draft-terms", dispute, obligations=[open_promise])
    office.do("review-legality", dispute)
    ruling = office.clerk.may(office.command("conclude-agreement", dispute))

    assert ruling.allowed
    assert "obligation-dated" in [warning.code for warning in ruling.warnings]


@pytest.mark.clause("WX-1.1")
def test_rights_follow_the_directory(office: Office) -> None:
    """Who acts is an officer of an organisation in the directory, with dates; several functions in one body warn."""
    both = ["county-office", "legal-office"]
    body = {"on": "2024-01-01", "id": "office", "name": "县府办", "kind": "government", "division": "410825"}
    command = office.command("enter-organisation", functions=both, **body)
    done = office.center.acting("founder").execute(command)

    assert [warning.code for warning in done.ruling.warnings] == ["one-body-one-function"]


@pytest.mark.clause("WX-3.1.1")
def test_a_matter_that_there_is_not(office: Office) -> None:
    """A misspelt matter would leave nobody in charge: entering it warns, and says which may be meant."""
    body = {"on": "2024-01-01", "id": "land", "name": "县资源局", "kind": "department", "division": "410825"}
    command = office.command("enter-organisation", matters=["expropriaton", "penalty"], **body)
    [warning] = office.center.acting("founder").execute(command).ruling.warnings

    assert warning.text.startswith("没有这样的事项：expropriaton，是不是 expropriation；")
    assert "WX-3.1.1" in warning.clauses


@pytest.mark.clause("WX-0.1", "WX-3.2.4")
def test_the_parties_may_settle_themselves(office: Office) -> None:
    """A settlement of the parties' own is reported from any point, and says that nobody reviewed it."""
    dispute = office.at(Stage.MEDIATING)
    done = office.do("report-settlement", dispute)

    assert office.dispute(dispute).agreements[0].way == "self-settled"
    assert office.dispute(dispute).rounds[0].ending == "settled-themselves"
    assert [warning.code for warning in done.ruling.warnings] == ["settlement-reviewed"]


@pytest.mark.clause("WX-3.1.6")
def test_sessions_in_every_medium(office: Office) -> None:
    """Sessions are held online, on site or in writing, repeated, each with who came in which capacity."""
    dispute = office.at(Stage.MEDIATING)
    for medium in ("online", "on-site", "written"):
        office.do("hold-session", dispute, medium=medium)

    assert [session.medium for session in office.dispute(dispute).rounds[0].sessions] == [
        "online",
        "on-site",
        "written",
    ]


@pytest.mark.clause("WX-4.1.1")
def test_missing_minutes_warn_and_do_not_bind_less(office: Office) -> None:
    """A mandate without minutes on file is valid, and warned of."""
    dispute = office.at(Stage.MEDIATING)
    done = office.do("file-mandate", dispute, minutes=None)

    assert [warning.code for warning in done.ruling.warnings] == ["minutes-on-file"]


def test_the_words_of_the_clauses_are_in_the_package() -> None:
    """The page of clauses is shipped with the plugin and is TOML."""
    assert tomllib.loads(files("admin_dispute_wenxian").joinpath("clauses.toml").read_text("utf-8"))


def test_every_message_has_a_name_that_a_clerk_reads() -> None:
    """What the plugin tells has its topic in the catalogue: lists of what was sent show no code."""
    told = files("admin_dispute_wenxian").joinpath("telling.py").read_text("utf-8")
    topics = set(re.findall(r'topic="([a-z-]+)"', told))

    assert len(topics) > 10
    assert {topic for topic in topics if term("topic", topic) == topic} == set()
