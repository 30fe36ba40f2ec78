"""People mistype and hear late: acts are replaced or annulled, the old rows stay, later acts are judged again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Refused, Stage
from admin_dispute.testing import Office


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a correction."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


def test_a_replaced_act_counts_as_it_should_have_been(everywhere: Office) -> None:
    """The state becomes what the right act would have made, and everything fits together."""
    dispute = everywhere.at(Stage.CLOSED)
    everywhere.do("correct-act", dispute)

    assert everywhere.dispute(dispute).consents[0].form == "online"
    assert everywhere.dispute(dispute).stage is Stage.CLOSED
    assert everywhere.center.verify() == ()


def test_the_old_row_stays(office: Office) -> None:
    """The journal keeps the act as typed and the correction beside it."""
    dispute = office.at(Stage.CONSENTED)
    office.do("correct-act", dispute)

    assert [decision.command for decision in office.clerk.decisions(dispute)][-1] == "correct-act"
    assert office.clerk.decisions(dispute)[1].command == "record-consent"


def test_an_annulled_act_is_as_if_it_had_not_been(office: Office) -> None:
    """An annulled performance leaves the obligation open, with its deadline."""
    dispute = office.at(Stage.EFFECTIVE)
    number = office.do("record-performance", dispute).version
    office.do("annul-act", dispute, number=number)

    assert office.dispute(dispute).obligations[0].standing == "open"
    assert office.center.verify() == ()


def test_later_acts_must_still_stand(office: Office) -> None:
    """A correction that would take the ground from a later act is refused with the list."""
    dispute = office.at(Stage.MEDIATING)
    with pytest.raises(Refused) as error:
        office.do("annul-act", dispute, number=2)
    [objection] = error.value.ruling.objections

    assert objection.code == "later-acts-stand"
    assert "open-mediation" in objection.text


def test_a_correction_of_a_correction(office: Office) -> None:
    """Two corrections of different acts hold together, and of one act the later counts."""
    dispute = office.at(Stage.MEDIATING)
    office.do("correct-act", dispute)
    other = {"command": "record-consent", "dispute": dispute, "on": "2024-05-07", "parties": ["p1"], "form": "written"}
    office.do("correct-act", dispute, replacement=other)
    office.do("annul-act", dispute, number=office.do("hold-session", dispute).version)

    assert office.dispute(dispute).consents[0].form == "written"
    assert office.dispute(dispute).rounds[0].sessions == ()
    assert office.center.verify() == ()


def test_effects_already_out_are_listed(office: Office) -> None:
    """A correction names the messages and numbers that had left the center by then."""
    dispute = office.at(Stage.MEDIATING)
    done = office.do("correct-act", dispute)
    happened = done.ruling.events[-1]

    assert "message:mediation-opened" in happened.already_out  # type: ignore[attr-defined]  # an ActCorrected
    assert "number:（2024）豫0825行诉前调1号" in happened.already_out  # type: ignore[attr-defined]  # likewise


def test_what_can_not_be_corrected(office: Office) -> None:
    """An unknown act, a registration annulled, another kind of act, a day to come: each is refused by name."""
    dispute = office.at(Stage.CONSENTED)
    another = {"command": "issue-case-number", "dispute": dispute, "on": "2024-05-08"}

    assert refused(office, "annul-act", dispute, number=99) == {"act-known"}
    assert refused(office, "annul-act", dispute, number=1) == {"act-correctable"}
    assert refused(office, "correct-act", dispute, replacement=another) == {"same-command"}
    assert refused(office, "annul-act", dispute, on=date(2030, 1, 1)) == {"not-in-future"}


def test_numbers_survive_a_correction(office: Office) -> None:
    """Correcting an earlier act neither loses nor reissues a case number."""
    dispute = office.at(Stage.MEDIATING)
    office.do("correct-act", dispute)
    another = office.at(Stage.CONSENTED)

    assert [given.number.sequence for given in office.dispute(dispute).numbers] == [1]
    assert office.dispute(another).numbers[0].number.sequence == 2
