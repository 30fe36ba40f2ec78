"""The parties: joining, leaving, renamed, guarded, succeeded, represented; who they stand for."""

from __future__ import annotations

from typing import Any

import pytest

from admin_dispute import BadInput, Dispute, NotFound, Person, Refused, Stage
from admin_dispute.domain.dispute.parties import in_place_of
from admin_dispute.testing import Office

CHILD = {"name": "小王", "number": "110105201003070017"}
MANY = [{"person": {"name": f"户主{number}"}} for number in range(1, 13)]
ALL = [f"p{number}" for number in range(1, 13)]


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


def warned(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of the warnings with which a command takes effect."""
    return {warning.code for warning in office.do(name, dispute, **changes).ruling.warnings}


def names(office: Office, dispute: str, state: Dispute) -> list[str]:
    """Give the names behind the parties."""
    opened = (office.clerk.open(dispute, party.person) for party in state.parties)  # type: ignore[arg-type]  # references when stored
    return [person.name for person in opened if isinstance(person, Person)]


@pytest.mark.clause("WX-2.1")
def test_added_parties_are_numbered_on_and_must_consent(office: Office) -> None:
    """Who joins after the others consented is asked too, and mediation waits for that."""
    dispute = office.at(Stage.CONSENTED)

    assert "newcomers-consent" in warned(office, "add-parties", dispute)
    assert [party.id for party in office.dispute(dispute).parties] == ["p1", "p2"]
    assert refused(office, "open-mediation", dispute) == {"consented"}


def test_nobody_is_left_alone(office: Office) -> None:
    """A stranger can't leave, nor the last claimant, nor anybody by way of a succession."""
    dispute = office.register()
    office.do("add-parties", dispute)

    assert refused(office, "release-parties", dispute, parties=["p9"]) == {"party-present"}
    assert refused(office, "release-parties", dispute, parties=["p1"]) == {"claimant-remains"}
    assert refused(office, "release-parties", dispute, reason="succeeded") == {"leaves-by-succession"}


def test_who_has_left_acts_no_more(office: Office) -> None:
    """A released party consents to nothing, is asked for nothing, and its account sees nothing more."""
    li = {"person": {"name": "李某"}, "role": "third-party", "account": "li"}
    dispute = office.register()
    office.do("add-parties", dispute, parties=[li])
    assert office.center.acting("li").dispute(dispute).id == dispute
    office.do("release-parties", dispute)

    with pytest.raises(NotFound):
        office.center.acting("li").dispute(dispute)
    assert refused(office, "record-consent", dispute, on="2024-05-21", parties=["p2"]) == {"parties-known"}
    office.do("record-consent", dispute, on="2024-05-21")
    assert office.dispute(dispute).stage is Stage.CONSENTED


def test_leaving_with_something_open_warns(office: Office) -> None:
    """Who leaves while something is owed to or by him leaves with a warning that names it."""
    changes = {"register-dispute": {"parties": [{"person": {"name": "王某"}}, {"person": {"name": "李某"}}]}}
    signed = {"conclude-agreement": {"signatures": [{"by": "p1"}, {"by": "p2"}, {"by": "police"}]}}
    consent = {"record-consent": {"parties": ["p1", "p2"]}}
    dispute = office.at(Stage.EFFECTIVE, {**changes, **signed, **consent})

    assert warned(office, "release-parties", dispute, parties=["p1"]) == {"nothing-left-open"}


def test_an_old_name_stays_readable(everywhere: Office) -> None:
    """A renamed party bears the new name, and the one it had can still be opened."""
    dispute = everywhere.register()
    everywhere.do("rename-party", dispute)
    party = everywhere.dispute(dispute).parties[0]
    [former] = party.former

    assert everywhere.clerk.open(dispute, party.person).name == "王某某"  # type: ignore[arg-type, union-attr]  # a reference when stored
    assert everywhere.clerk.open(dispute, former).name == "王某"  # type: ignore[arg-type, union-attr]  # likewise
    assert everywhere.center.verify() == ()


def test_a_person_entered_wrongly_is_put_right(office: Office) -> None:
    """A corrected person is no former name, and whether he is a minor is worked out again."""
    dispute = office.register(parties=[{"person": CHILD}])
    office.do("correct-person", dispute, person={"name": "老王", "number": "11010519491231002X"})
    party = office.dispute(dispute).parties[0]

    assert party.former == ()
    assert party.person.minor is False  # type: ignore[union-attr]  # a reference when stored


@pytest.mark.clause("WX-2.1", "民法典 23")
def test_a_minor_does_not_act_alone(office: Office) -> None:
    """A minor neither consents nor signs without a guardian, who may be named at once or later."""
    dispute = office.register(parties=[{"person": CHILD}])
    assert refused(office, "record-consent", dispute) == {"minor-guarded"}
    office.do("name-guardian", dispute)
    office.do("record-consent", dispute, through="guardian")
    guarded = office.register(parties=[{"person": CHILD, "guardian": {"name": "王父"}}])
    assert refused(office, "record-consent", guarded) == {"minor-through-guardian"}
    office.do("record-consent", guarded, through="guardian")

    assert office.dispute(guarded).stage is Stage.CONSENTED
    unguarded = office.register(parties=[{"person": CHILD}])
    assert "minor-guarded" in refused(office, "report-settlement", unguarded)


@pytest.mark.clause("民法典 17")
def test_a_day_of_birth_tells_a_minor_where_nobody_has_the_number(office: Office) -> None:
    """A pupil without an id number on file is a minor by the day of birth; a number says otherwise in vain."""
    dispute = office.register(parties=[{"person": {"name": "小明", "born": "2018-03-01"}}])
    assert refused(office, "record-consent", dispute) == {"minor-guarded"}

    for person in (
        {"name": "小明", "born": "2018-03-01", "number": "11010519491231002X"},
        {"name": "某公司", "kind": "organisation", "born": "2018-03-01"},
    ):
        with pytest.raises(BadInput, match="born"):
            office.register(parties=[{"person": person}])


@pytest.mark.clause("民法典 17", "民法典 18")
@pytest.mark.parametrize(
    ("number", "own_wages", "minor"),
    [
        ("110105200806010013", False, True),  # fifteen on that day, sixteen on 1 June
        ("110105200806010013", True, True),
        ("110105200805060019", False, True),  # sixteen on that very day
        ("110105200805060019", True, False),
        ("110105200605060014", False, False),  # eighteen on that very day
    ],
)
def test_who_lives_on_own_wages(office: Office, number: str, own_wages: bool, minor: bool) -> None:
    """A minor of sixteen who lives on own wages is of full capacity, and acts alone."""
    person = {"name": "王某", "number": number, "own_wages": own_wages}
    dispute = office.register(parties=[{"person": person}])

    assert office.dispute(dispute).parties[0].person.minor is minor  # type: ignore[union-attr]  # a reference when stored
    ruling = office.clerk.may(office.command("record-consent", dispute))
    assert {one.code for one in ruling.objections} == ({"minor-guarded"} if minor else set())


def test_an_organisation_has_no_guardian(office: Office) -> None:
    """Only a natural person has a guardian."""
    dispute = office.register(parties=[{"person": {"name": "某公司", "kind": "organisation"}}])

    assert refused(office, "name-guardian", dispute) == {"natural-person"}
    assert refused(office, "name-guardian", dispute, party="p9") == {"party-present"}


@pytest.mark.clause("行政诉讼法 25", "行诉解释 14")
def test_near_relatives_stand_in_the_place_of_the_dead(office: Office) -> None:
    """Heirs are parties of their own, the claims are theirs jointly, and the dead party points to them."""
    dispute = office.register()
    office.do("state-claims", dispute)
    heirs = [{"person": {"name": "王子"}, "kin": "child"}, {"person": {"name": "王妻"}, "kin": "spouse"}]
    office.do("succeed-party", dispute, successors=heirs)
    state = office.dispute(dispute)

    assert state.claims[0].by == ("p2", "p3")
    assert in_place_of(state, "p1") == ("p2", "p3")
    assert in_place_of(state, "police") == ("police",)
    assert names(office, dispute, state) == ["王某", "王子", "王妻"]


def test_who_may_succeed(office: Office) -> None:
    """After a death only near relatives succeed; an organisation does not die, a person is not wound up."""
    dispute = office.register()
    firm = office.register(parties=[{"person": {"name": "某公司", "kind": "organisation"}}])
    friend = [{"person": {"name": "友"}, "kin": "other"}]
    buyer = [{"person": {"name": "新公司", "kind": "organisation"}}]

    assert refused(office, "succeed-party", dispute, successors=friend) == {"near-relatives"}
    assert refused(office, "succeed-party", dispute, cause="organisation-ended") == {"cause-fits"}
    assert refused(office, "succeed-party", firm) == {"cause-fits"}
    assert refused(office, "succeed-party", dispute, party="p7") == {"party-present"}
    office.do("succeed-party", firm, cause="organisation-ended", successors=buyer)
    assert office.dispute(firm).parties[1].succeeds == "p1"


@pytest.mark.clause("行政诉讼法 28", "行诉解释 29")
@pytest.mark.parametrize(
    ("parties", "representatives", "expected"),
    [
        (12, ["p1", "p2"], set()),
        (12, ["p1"], {"representatives-number"}),
        (12, ["p1", "p2", "p3", "p4", "p5", "p6"], {"representatives-number"}),
        (9, ["p1", "p2"], {"group-large"}),
        (12, ["p1", "p99"], {"party-present"}),
    ],
)
def test_how_many_represent_how_many(
    office: Office, parties: int, representatives: list[str], expected: set[str]
) -> None:
    """Ten or more are represented by two to five of them."""
    dispute = office.register(parties=MANY[:parties])
    command = office.command("appoint-representatives", dispute, members=ALL[:parties], representatives=representatives)

    assert {objection.code for objection in office.clerk.may(command).objections} == expected


@pytest.mark.clause("行政复议法 15")
def test_in_reconsideration_one_may_represent_six(office: Office) -> None:
    """In reconsideration more than five are represented by one to five of them."""
    dispute = office.register(parties=MANY[:6], phase="reconsideration", source="reconsideration")
    office.do("appoint-representatives", dispute, members=ALL[:6], representatives=["p1"])

    assert office.dispute(dispute).representations[0].representatives == ("p1",)


@pytest.mark.clause("行政复议法 15")
@pytest.mark.parametrize(
    ("phase", "parameter"), [("reconsideration", "review-group-threshold"), ("", "group-threshold")]
)
def test_a_small_group_is_told_the_number_of_where_it_stands(office: Office, phase: str, parameter: str) -> None:
    """Who is refused representatives in reconsideration reads the number for reconsideration, not that for suits."""
    stands = {"phase": phase, "source": phase} if phase else {}
    dispute = office.register(parties=MANY[:3], **stands)
    ruling = office.clerk.may(
        office.command("appoint-representatives", dispute, members=ALL[:3], representatives=["p1", "p2"])
    )

    (objection,) = ruling.objections
    assert objection.cure is not None
    assert (objection.code, objection.cure.parameter) == ("group-large", parameter)


def test_a_household_counts_its_persons_and_owners_are_many(office: Office) -> None:
    """Three households of four are a group of twelve; a party that stands for unnamed owners is a group by itself."""
    households = [{"person": {"name": f"户{n}"}, "stands_for": "household", "people": 4} for n in range(3)]
    owners = [{"person": {"name": "业主甲"}}, {"person": {"name": "全体业主"}, "stands_for": "unnamed-many"}]
    three = ["p1", "p2", "p3"]
    office.do("appoint-representatives", office.register(parties=households), members=three)
    office.do("appoint-representatives", office.register(parties=[*owners, owners[0]]), members=three)

    assert refused(office, "appoint-representatives", office.register(parties=[*MANY[:3]]), members=three) == {
        "group-large"
    }


@pytest.mark.clause("WX-3.2.7")
def test_a_large_group_is_told_to_choose(office: Office) -> None:
    """Registering ten claimants warns that they may choose representatives; once they have, nothing does."""
    done = office.do("register-dispute", parties=MANY)
    assert "group-represented" in {warning.code for warning in done.ruling.warnings}
    office.do("appoint-representatives", done.stream, members=ALL)

    assert "group-represented" not in warned(office, "add-parties", done.stream)
    office.do("end-representation", done.stream)
    assert refused(office, "end-representation", done.stream) == {"representation-lasts"}
    assert "group-represented" in warned(office, "add-parties", done.stream)


@pytest.mark.clause("WX-4.1.2", "行政诉讼法 28")
def test_a_representative_gives_nothing_up_alone(office: Office) -> None:
    """Giving up claims of the represented needs the consent of each of them, and being their representative."""
    dispute = office.register(parties=MANY)
    claims = [{"by": [party], "kind": "formal", "what": "补偿", "claimed": "100"} for party in ALL]
    office.do("state-claims", dispute, claims=claims)
    asked: dict[str, Any] = {"claims": ["c1", "c3"], "by": "p1"}
    assert refused(office, "give-up-claims", dispute, **asked) == {"represents", "represented-consent"}
    office.do("appoint-representatives", dispute, members=ALL)

    assert refused(office, "give-up-claims", dispute, **asked) == {"represented-consent"}
    office.do("give-up-claims", dispute, **asked, consenting=["p3"])
    assert [claim.standing for claim in office.dispute(dispute).claims[:4]] == ["given-up", "open", "given-up", "open"]


def test_nobody_is_fewer_than_one(office: Office) -> None:
    """A party stands for at least one person."""
    with pytest.raises(ValueError, match="人数"):
        office.register(parties=[{"person": {"name": "王某"}, "people": 0}])
