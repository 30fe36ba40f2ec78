"""Links between disputes, merging, splitting; disputes, files, parties and people are counted apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from admin_dispute import LinkKind, NotFound, Person, Refused, Stage, StoreFault, counted, together
from admin_dispute.domain.dispute.links import merged_into
from admin_dispute.store.statement import translated
from admin_dispute.testing import Office

TWO = [{"person": {"name": "王某"}}, {"person": {"name": "李某"}}]


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


def claiming(office: Office) -> str:
    """Register two claimants with a claim each and one together."""
    dispute = office.register(parties=TWO)
    claims = [{"by": by, "kind": "formal", "what": "补偿", "claimed": "10"} for by in (["p1"], ["p2"], ["p1", "p2"])]
    office.do("state-claims", dispute, claims=claims)
    return dispute


def test_what_can_be_linked(office: Office) -> None:
    """A link leads to another dispute of the center, once, and never by hand where merging or splitting makes it."""
    one, other = office.register(), office.register()
    office.do("link-disputes", one, other=other)

    assert refused(office, "link-disputes", one) == {"other-known"}
    assert refused(office, "link-disputes", one, other=one) == {"not-itself"}
    assert refused(office, "link-disputes", one, other=other) == {"link-new"}
    assert refused(office, "link-disputes", one, other=other, kind="merged-into") == {"link-by-its-act"}


def test_a_link_stands_on_both(everywhere: Office) -> None:
    """Told on one, it is noted on the other by the system with its reason, and can be told there no more."""
    one, other = everywhere.register(), everywhere.register()
    done = everywhere.do("link-disputes", one, other=other, reason="同一决定")
    [link] = everywhere.dispute(other).links

    assert done.unfollowed == ()
    assert (link.kind, link.other) == (LinkKind.SAME_ACT, one)
    assert refused(everywhere, "link-disputes", other, other=one) == {"link-new"}
    assert len(everywhere.dispute(one).links) == 1
    assert everywhere.center.verify() == ()


def test_a_link_stands_from_when_both_do(office: Office) -> None:
    """It is not dated before the other was registered, where it would stand on one side alone."""
    one, other = office.register(on="2024-05-06"), office.register(on="2024-05-20", known_on="2024-05-10")

    assert refused(office, "link-disputes", one, other=other, on="2024-05-19") == {"both-registered"}
    assert office.do("link-disputes", one, other=other, on="2024-05-20").unfollowed == ()


def test_acts_that_wait_for_one_another_are_told_as_busy(postgres: str) -> None:
    """Two acts that each hold what the other needs: the server ends one of them, which may be tried again."""
    engine = create_engine(postgres)
    faults: list[str] = []

    def wait(mine: int, its: int) -> None:
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": mine})
            both.wait()
            try:
                with translated():
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": its})
            except StoreFault as fault:
                faults.append(fault.code)

    both = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(wait, (71, 72), (72, 71)))
    engine.dispose()

    assert faults == ["store-busy"]


def test_what_hangs_together(office: Office) -> None:
    """Links hold both ways and reach on: three disputes of a package are one group, a fourth stands alone."""
    ids = [office.register() for _ in range(4)]
    office.do("link-disputes", ids[0], other=ids[1], kind="package")
    office.do("link-disputes", ids[2], other=ids[1], kind="package")
    disputes = [office.dispute(id_) for id_ in ids]

    assert together(disputes) == ((ids[0], ids[1], ids[2]), (ids[3],))
    assert together(disputes, (LinkKind.SAME_ACT,)) == tuple((id_,) for id_ in ids)


@pytest.mark.clause("WX-2.3")
def test_a_merged_dispute_points_to_the_one_that_goes_on(everywhere: Office) -> None:
    """Merging ends the work on one; the other takes over its parties and open claims, each act on one stream."""
    one, other = everywhere.register(), claiming(everywhere)
    everywhere.do("merge-into", other, other=one)
    everywhere.do("take-over", one, other=other)
    state, merged = everywhere.dispute(one), everywhere.dispute(other)

    assert (merged.stage, merged_into(merged)) == (Stage.CLOSED, one)
    assert [(claim.id, claim.by) for claim in state.claims] == [
        ("c1", ("p2",)),
        ("c2", ("p3",)),
        ("c3", ("p2", "p3")),
    ]
    opened = everywhere.clerk.open(one, state.parties[2].person)  # type: ignore[arg-type]  # a reference when stored
    assert isinstance(opened, Person)
    assert opened.name == "李某"
    assert everywhere.center.verify() == ()


def test_what_can_not_be_merged(office: Office) -> None:
    """Not into itself, nothing unknown, nothing twice; a merged dispute is mediated no more."""
    one, other, third = office.register(), office.at(Stage.CONSENTED), office.register()
    assert refused(office, "merge-into", one, other=one) == {"not-itself"}
    assert refused(office, "merge-into", one) == {"other-known"}
    assert refused(office, "take-over", one, other=other) == {"merged-here"}
    assert refused(office, "take-over", one) == {"other-known"}
    office.do("merge-into", other, other=one)
    office.do("take-over", one, other=other)

    assert refused(office, "take-over", one, other=other) == {"not-taken-yet"}
    assert refused(office, "open-mediation", other, on="2024-05-21") == {"not-merged"}
    assert refused(office, "merge-into", third, other=other) == {"not-merged"}


def test_merging_across_agencies_warns(office: Office) -> None:
    """Disputes without a common agency may be merged, with a warning; the one that goes on concerns both."""
    one, other = office.register(), office.register(agencies=["tax"])
    done = office.do("merge-into", other, other=one)
    office.do("take-over", one, other=other)

    assert "shares-agency" in {warning.code for warning in done.ruling.warnings}
    assert office.dispute(one).agencies == ("police", "tax")


def test_only_by_merging_is_it_merged(office: Office) -> None:
    """Nobody closes a dispute as merged that was not."""
    dispute = office.at(Stage.EFFECTIVE)

    assert refused(office, "close-dispute", dispute, outcome="merged") == {"outcome-fits"}


@pytest.mark.clause("WX-2.3")
def test_a_split_carries_parties_and_their_claims(everywhere: Office) -> None:
    """A new dispute begins with the chosen parties and the claims that are theirs alone; the old one lets them go."""
    one = claiming(everywhere)
    everywhere.do("add-challenged", one)
    new = everywhere.do("split-off", other=one).stream
    everywhere.do("release-parties", one, reason="split-off", other=new)
    state = everywhere.dispute(new)

    assert [(claim.id, claim.by) for claim in state.claims] == [("c1", ("p1",))]
    assert [item.id for item in state.challenged] == ["a1", "a2"]
    assert state.links[0].other == one
    assert everywhere.dispute(one).parties[1].left.other == new  # type: ignore[union-attr]  # just left
    opened = everywhere.clerk.open(new, state.parties[0].person)  # type: ignore[arg-type]  # a reference when stored
    assert isinstance(opened, Person)
    assert opened.name == "李某"
    assert everywhere.center.verify() == ()


def test_what_can_not_be_split(office: Office) -> None:
    """A split names a dispute and parties of it, and a release by split names where they went."""
    one = claiming(office)
    with pytest.raises(Refused) as error:
        office.do("split-off")
    assert {objection.code for objection in error.value.ruling.objections} == {"other-known"}
    with pytest.raises(Refused) as error:
        office.do("split-off", other=one, parties=["p9"])
    assert {objection.code for objection in error.value.ruling.objections} == {"party-present"}

    assert refused(office, "release-parties", one, reason="split-off") == {"other-known"}


def test_a_burden_goes_with_the_party(office: Office) -> None:
    """A burdened party that is taken over stays burdened, by the same act under its new number."""
    one, other = office.register(), office.register()
    office.do("add-parties", other)
    office.do("record-validity", other, burdens=["p2"])
    office.do("merge-into", other, on="2024-05-21", other=one)
    office.do("take-over", one, on="2024-05-21", other=other)

    assert office.dispute(one).parties[2].burdened[0].act == "a2"


def test_correction_sees_the_other_as_it_stood(office: Office) -> None:
    """Judged again after the other moved on, an act still sees what it saw; a corrected link looks where it leads."""
    one, other, third = office.register(), claiming(office), office.register()
    office.do("merge-into", other, other=one)
    office.do("take-over", one, other=other)
    office.do("add-parties", other, on="2024-05-22")
    linked = office.do("link-disputes", one, other=other, on="2024-05-22").version
    right = {**office_fields(), "dispute": one, "other": third, "on": "2024-05-22"}
    office.do("correct-act", one, number=linked, replacement={"command": "link-disputes", **right})
    office.do("annul-act", one, number=office.do("add-challenged", one).version)

    assert len(office.dispute(one).parties) == 3
    assert [link.other for link in office.dispute(one).links] == [other, third]
    assert office.center.verify() == ()


def office_fields() -> dict[str, Any]:
    """Give the fields of a link."""
    return {"kind": "same-act"}


def test_a_text_of_another_dispute_stays_closed(office: Office) -> None:
    """A link that carries nothing over opens nothing."""
    one, other = office.register(), office.register()
    office.do("link-disputes", one, other=other)

    with pytest.raises(NotFound):
        office.clerk.open(one, office.dispute(other).parties[0].person)  # type: ignore[arg-type]  # a reference when stored


def test_disputes_files_parties_and_people_are_four_figures(office: Office) -> None:
    """A merged dispute counts once, a household with its persons, many unnamed by themselves."""
    household = {"person": {"name": "户主"}, "stands_for": "household", "people": 5}
    owners = {"person": {"name": "全体业主"}, "stands_for": "unnamed-many"}
    one, other = office.register(parties=[household, owners]), office.register()
    office.do("merge-into", other, other=one)
    office.do("take-over", one, other=other)
    counts = counted(office.dispute(id_) for id_ in (one, other))

    assert (counts.disputes, counts.files, counts.parties, counts.people, counts.unnamed) == (1, 0, 3, 6, 1)
