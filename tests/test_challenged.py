"""What is challenged, and what became of it: the table of changes by hand, who decides, whom it burdens."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from admin_dispute import ChallengedKind, Decider, Refused, Stage, Validity
from admin_dispute.domain.dispute.validity import DECIDED_BY, FITS_KIND, FOLLOWS
from admin_dispute.testing import Office

# in-force, stayed, changed, revoked, replaced, void, unlawful, not-enforced
LETTERS = dict(zip("isxrpvun", Validity, strict=True))
AFTER = {
    "i": "sxrpvun",
    "s": "ixrpvun",
    "x": "sxrpvun",
    "r": "ip",
    "p": "i",
    "v": "ip",
    "u": "ipn",
    "n": "ixrpvu",
}
OF_KIND = {"act": "isxrpvun", "omission": "iup", "review-decision": "isxrpvun", "judgment": "isxrpn"}
# maker, superior, review body, court, parties, other agency
BODIES = dict(zip("msrcpo", Decider, strict=True))
BY = {"i": "msrc", "s": "mrc", "x": "msrc", "r": "msrc", "p": "msrcpo", "v": "rc", "u": "rc", "n": "mcp"}
WAY_TO = {
    "i": [],
    "s": ["stayed"],
    "x": ["changed"],
    "r": ["revoked"],
    "p": ["replaced"],
    "v": ["void"],
    "u": ["unlawful"],
    "n": ["not-enforced"],
}


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


def said(office: Office, dispute: str, validity: str, **changes: Any) -> Any:
    """Record a standing with everything it may need."""
    whole = {"decider": "court", "paper": "行初1号", "replaced_by": "新的决定", **changes}
    return office.do("record-validity", dispute, validity=validity, **whole)


def test_the_table_of_changes_is_as_written_by_hand() -> None:
    """What may follow what, what can become of each kind, and who may decide it."""
    follows = {LETTERS[sign]: {LETTERS[other] for other in row} for sign, row in AFTER.items()}
    kinds = {kind: {LETTERS[sign] for sign in row} for kind, row in OF_KIND.items()}
    deciders = {LETTERS[sign]: {BODIES[body] for body in row} for sign, row in BY.items()}

    assert follows == {before: set(after) for before, after in FOLLOWS.items()}
    assert kinds == {kind: set(validities) for kind, validities in FITS_KIND.items()}
    assert deciders == {validity: set(bodies) for validity, bodies in DECIDED_BY.items()}


@pytest.mark.clause("WX-0.2", "行政诉讼法 70", "行政诉讼法 74")
@pytest.mark.parametrize("before", AFTER)
def test_every_change_of_an_act(office: Office, before: str) -> None:
    """Each standing is followed by those of the table and by no other."""
    dispute = office.register()
    for step in WAY_TO[before]:
        said(office, dispute, step, on="2024-05-20")
    for letter, validity in LETTERS.items():
        whole = {"decider": "court", "paper": "行初1号", "replaced_by": "新的决定", "on": "2024-05-21"}
        ruling = office.clerk.may(office.command("record-validity", dispute, validity=validity, **whole))
        refused_ = "validity-follows" in {objection.code for objection in ruling.objections}

        assert refused_ is (letter not in AFTER[before]), (before, letter)


@pytest.mark.parametrize("kind", list(ChallengedKind))
def test_what_can_become_of_each_kind(office: Office, kind: str) -> None:
    """An omission is not revoked, a judgment is not void."""
    dispute = office.register()
    office.do("add-challenged", dispute, challenged=[{"kind": kind, "what": "另一标的"}])
    for letter, validity in itertools.islice(LETTERS.items(), 1, None):
        whole = {"decider": "court", "paper": "行初1号", "replaced_by": "新的决定", "challenged": "a2"}
        ruling = office.clerk.may(office.command("record-validity", dispute, validity=validity, **whole))
        refused_ = "validity-follows" in {objection.code for objection in ruling.objections}

        assert refused_ is (letter not in OF_KIND[kind]), (kind, letter)


@pytest.mark.parametrize("decider", list(Decider))
def test_who_may_decide_what(office: Office, decider: str) -> None:
    """Only a court or the reviewing body finds an act void or unlawful; the article is cited with who decided."""
    dispute = office.register()
    for letter, validity in itertools.islice(LETTERS.items(), 1, None):
        whole = {"decider": decider, "replaced_by": "新的决定", "validity": validity}
        ruling = office.clerk.may(office.command("record-validity", dispute, **whole))
        may = BODIES[next(sign for sign, body in BODIES.items() if body == decider)] in DECIDED_BY[LETTERS[letter]]

        assert ("decider-fits" not in {objection.code for objection in ruling.objections}) is may, (decider, letter)


def test_the_articles_are_cited(office: Office) -> None:
    """A court that revokes does so under 行政诉讼法 70, a reviewing body under 行政复议法 64."""
    dispute = office.register()
    other = office.register()

    assert "行政诉讼法 70" in said(office, dispute, "revoked").ruling.clauses
    assert "行政复议法 64" in said(office, other, "revoked", decider="review-body").ruling.clauses


@pytest.mark.parametrize(
    ("validity", "article"),
    [("revoked", "行政诉讼法 89"), ("changed", "行政诉讼法 89"), ("replaced", "民诉法（2021） 179")],
)
def test_what_a_higher_court_makes_of_a_judgment(office: Office, validity: str, article: str) -> None:
    """A judgment falls on appeal by the articles on appeals, not by those on acts."""
    dispute = office.register(on="2023-03-01", known_on="2023-02-01")
    office.do("add-challenged", dispute, challenged=[{"kind": "judgment", "what": "驳回诉讼请求"}], on="2023-03-01")
    ruling = said(office, dispute, validity, challenged="a2", replaced_by="二审调解书", on="2023-04-01").ruling

    assert article in ruling.clauses
    assert "行政诉讼法 70" not in ruling.clauses


def test_the_article_on_staying_acts_is_not_that_of_judgments(office: Office) -> None:
    """行政诉讼法 56 stops the execution of an act; a judgment is stayed for a retrial."""
    dispute = office.register()
    office.do("add-challenged", dispute, challenged=[{"kind": "judgment", "what": "驳回诉讼请求"}])

    assert "行政诉讼法 56" in said(office, dispute, "stayed").ruling.clauses
    assert "行政诉讼法 56" not in said(office, dispute, "stayed", challenged="a2").ruling.clauses


def test_back_in_force_only_by_a_later_paper(office: Office) -> None:
    """A revoked act comes back only by a paper that undoes the revocation, not before it, and the way is kept."""
    dispute = office.register()
    said(office, dispute, "revoked")
    assert refused(office, "record-validity", dispute, validity="in-force", decider="court", paper=None) == {
        "undone-by-paper"
    }
    assert "not-before-change" in refused(
        office, "record-validity", dispute, validity="in-force", decider="court", on="2024-05-10"
    )
    said(office, dispute, "in-force", on="2024-06-01")
    [act] = office.dispute(dispute).challenged

    assert [change.validity for change in act.changes] == ["revoked", "in-force"]
    assert act.validity is Validity.IN_FORCE


def test_what_replaces_it_is_named(office: Office) -> None:
    """Something replaced says by what; something unknown has no standing."""
    dispute = office.register()

    assert refused(office, "record-validity", dispute, validity="replaced") == {"replacement-named"}
    assert refused(office, "record-validity", dispute, challenged="a9") == {"challenged-known"}


def test_nothing_is_made_after_it_is_added(office: Office) -> None:
    """A further act was made before it was added, and known after it was made."""
    dispute = office.register()
    late = [{"kind": "act", "what": "x", "made_on": "2024-06-01", "known_on": "2024-05-01"}]

    assert refused(office, "add-challenged", dispute, challenged=late) == {"known-after-made", "made-before"}


def test_who_made_it_need_not_be_in_the_directory(office: Office) -> None:
    """A judgment of a court elsewhere is entered with the court's name."""
    dispute = office.register()
    judgment = {"kind": "judgment", "what": "驳回起诉的裁定", "by": "邻县人民法院"}
    office.do("add-challenged", dispute, challenged=[judgment])

    assert office.dispute(dispute).challenged[1].by == "邻县人民法院"


def test_an_act_may_fall_after_the_dispute_closed(office: Office) -> None:
    """What became of the act is a line of its own: it moves while the dispute stays closed."""
    dispute = office.at(Stage.CLOSED)
    said(office, dispute, "revoked", on="2024-05-25")

    assert office.dispute(dispute).stage is Stage.CLOSED
    assert office.dispute(dispute).challenged[0].validity == "revoked"


@pytest.mark.clause("WX-2.2", "复议条例 17")
def test_a_burdened_third_party_is_told_its_remedies(office: Office) -> None:
    """Until the notice every act says so; the notice carries the remedies that run from its own day."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("add-parties", dispute, on="2024-05-14")
    done = office.do("record-validity", dispute, burdens=["p2"])
    assert "burdened-told" in {warning.code for warning in done.ruling.warnings}
    may_close = office.clerk.may(office.command("close-dispute", dispute))
    assert "burdened-told" in {warning.code for warning in may_close.warnings}
    office.do("notify-burdened", dispute)
    [burden] = office.dispute(dispute).parties[1].burdened

    assert {remedy.code: str(remedy.until) for remedy in burden.remedies} == {
        "reconsideration": "2024-07-20",
        "suit": "2024-11-21",
    }
    may_close = office.clerk.may(office.command("close-dispute", dispute))
    assert "burdened-told" not in {warning.code for warning in may_close.warnings}


def test_only_the_burdened_are_told(office: Office) -> None:
    """A notice goes to those on whom the change lays something; a burden is laid on parties only."""
    dispute = office.register()

    assert refused(office, "notify-burdened", dispute) == {"burdened"}
    assert refused(office, "record-validity", dispute, burdens=["p9"]) == {"party-present"}
    assert "burdened" in refused(office, "notify-burdened", dispute, challenged="a9")


@pytest.mark.clause("WX-0.2")
def test_a_change_of_the_act_that_was_made_is_recorded_as_one(office: Office) -> None:
    """Performing the promise to change the act asks for what became of the act, until that is on file."""
    promise = {"debtor": "police", "creditors": ["p1"], "duty": "change-of-act", "due": "2024-06-13"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [promise]}})
    performing = office.command("record-performance", dispute, obligations=["o1"])
    before = office.clerk.may(performing).warnings
    office.do("record-validity", dispute)
    after = office.clerk.may(performing).warnings

    assert ["act-change-recorded" in {one.code for one in warnings} for warnings in (before, after)] == [True, False]
