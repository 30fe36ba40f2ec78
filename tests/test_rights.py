"""Who may do and see what: the table is whole, and matrices written by hand, apart from it, say the same."""

from __future__ import annotations

import json
import tomllib
import typing
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from importlib.resources import files
from typing import Any

import attrs
import pytest
from sqlalchemy import text

from admin_dispute import Dispute, LedgerRow, NotFound, Refused, Role, Stage
from admin_dispute.center.grants import DISPUTE, FREE, RELATIONS, Grant, names_of, table
from admin_dispute.center.reading.view import fields_of, leaves, view
from admin_dispute.center.rights import Actor, granted, may_do
from admin_dispute.domain.act import ANY, StreamKind
from admin_dispute.domain.catalogue import COMMANDS, KINDS
from admin_dispute.domain.deadline import Clock
from admin_dispute.domain.values import PersonRef, TextRef
from admin_dispute.schemas import plain_value
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import FIELDS

NAMES_NOBODY = {"give-guidance", "tell-judicial-remedies"}
"""Commands that a side gives without naming anybody: `:dispute` in the table."""


def rowless(there_are: Iterable[str], chapter: str) -> str:
    """Say which rows a chapter of the table lacks, and which rows it has too many."""
    named = set(there_are)
    missing, stray = sorted(named - set(table()[chapter])), sorted(set(table()[chapter]) - named)
    lacks = [f'center/rights.toml, [{chapter}]: add "{name}" = [...]' for name in missing]
    return "\n".join(lacks + [f'center/rights.toml, [{chapter}]: nothing is called "{name}"' for name in stray])


def test_every_command_has_a_row() -> None:
    """Every command stands in the table, and nothing else does."""
    amiss = rowless(set(COMMANDS) - {"correct-act", "annul-act"}, "commands")

    assert not amiss, amiss


def test_every_kind_says_who_corrects() -> None:
    """Every kind of stream stands in the table of corrections, and nothing else does."""
    amiss = rowless(KINDS, "corrections")

    assert not amiss, amiss
    assert set(StreamKind) == set(KINDS)


def test_every_decision_has_a_row() -> None:
    """For every command of a dispute the table says who reads how it was decided."""
    of_disputes = [name for name, form in COMMANDS.items() if form.kind in ("dispute", ANY)]
    amiss = rowless([*of_disputes, "unknown"], "decisions")

    assert not amiss, amiss


def test_every_leaf_has_a_row() -> None:
    """Every leaf of a dispute stands in the table, and only leaves do."""
    amiss = rowless(leaves(), "reading")

    assert not amiss, amiss


def test_every_column_has_a_row() -> None:
    """Every column of the ledger stands in the table."""
    amiss = rowless((field.name for field in attrs.fields(LedgerRow)), "ledger")

    assert not amiss, amiss


def every_grant() -> Iterator[tuple[str, str, Grant]]:
    """Give every entry with its chapter and row."""
    for chapter, rows in table().items():
        for name, row in rows.items():
            assert row, f"[{chapter}] {name} opens to nobody"
            for grant in row:
                yield chapter, name, grant


def test_every_entry_is_well_formed() -> None:
    """An entry knows only roles and relations there are; one for a side says which field names it."""
    for chapter, name, grant in every_grant():
        place = f"center/rights.toml, [{chapter}] {name}: {grant}"
        assert grant.role in list(Role), f"{place}: no such role"
        assert grant.relation in RELATIONS, f"{place}: no such relation"
        if grant.relation in FREE:
            assert grant.role != Role.PARTY, f"{place}: a party stands for itself"
            assert grant.field == "", f"{place}: `any` asks for no field"
        else:
            hint = f"{grant}:parties where the field `parties` names the side, {grant}:dispute where nobody is named"
            assert grant.field, f"{place}: write {hint}"


def test_a_side_of_a_command_is_named_by_a_field_of_it() -> None:
    """The field of a relation is one of the command; `:dispute` stands only where a command names nobody."""
    for chapter in ("commands", "decisions"):
        for name, row in table()[chapter].items():
            for grant in row:
                if grant.field == DISPUTE:
                    assert chapter == "decisions" or name in NAMES_NOBODY, (
                        f"{name}: which field names the side? If none, add it to NAMES_NOBODY"
                    )
                elif grant.field:
                    form = COMMANDS[name]
                    # a stream that is no dispute names whose it is itself, where the command does not
                    types = (form.type,) if form.kind == "dispute" else (form.type, KINDS[form.kind].state)
                    fields = {field.name for type_ in types for field in attrs.fields(type_)}
                    assert grant.field.split(".")[0] in fields, f"[{chapter}] {name}: {grant}"


def test_a_side_of_a_leaf_is_named_beside_it() -> None:
    """The field of a relation is one of a value in which the leaf stands."""
    for path, row in table()["reading"].items():
        for grant in row:
            if grant.field and grant.field != DISPUTE:
                assert grant.field.split(".")[0] in beside(path), f"{path}: {grant}"


def beside(path: str) -> set[str]:
    """Give the names of the fields of all values in which a leaf stands."""
    names: set[str] = set()
    type_: Any = Dispute
    for step in path.split("."):
        fields = fields_of(type_)
        names |= {field.name for field in fields}
        type_ = next(field.holds for field in fields if field.name == step)
    return names


@pytest.mark.parametrize("chapter", table())
def test_a_name_stands_in_one_row(chapter: str) -> None:
    """Of two rows for one name the later would count unseen: there is one."""
    written = tomllib.loads(files("admin_dispute.center").joinpath("rights.toml").read_text("utf-8"))[chapter]
    counted = Counter(name for names in written for name in names_of(names))

    assert [name for name, times in counted.items() if times > 1] == []


def test_a_name_with_braces_is_several() -> None:
    """A row may stand for several names."""
    assert list(names_of("rounds.{number, started}")) == ["rounds.number", "rounds.started"]
    assert list(names_of("stage")) == ["stage"]


# Two parties, two agencies: `handler` and `head` are of the police, `tax` of the second agency, wang is p1, li is p2.
STAFF = ("clerk", "mediator", "judge", "lawyer", "coordinator", "data", "admin")
SIDES = ("handler", "head", "tax", "wang", "li")
EVERYBODY = (*STAFF, *SIDES, "stranger")


@pytest.fixture
def sided(office: Office) -> tuple[Office, str]:
    """Give a dispute in mediation with a secret in every place that has one."""
    founder = office.center.acting("founder")
    entered = {"on": "2021-03-21", "person": {"name": "某人"}}
    for name, body, role in (("tax", "tax", "handler"), ("admin", "county", "administrator"), ("land", "land", "head")):
        if name == "land":
            named = {"on": "2021-03-21", "id": "land", "name": "温县自然资源局", "kind": "department"}
            founder.execute(office.command("enter-organisation", **named, division="410825"))
        founder.execute(office.command("enter-officer", **entered, id=name, organisation=body, roles=[role]))
    founder.execute(office.command("end-office", on="2021-03-22", officer="stranger"))
    founder.execute(office.command("enter-officer", **{**entered, "on": "2021-03-23"}, id="stranger",
                                   organisation="land", roles=["handler"]))  # fmt: skip
    parties = [
        {"person": {"name": "王某某", "number": "11010519491231002X"}, "account": "wang"},
        {"person": {"name": "李某某"}, "account": "li"},
    ]
    dispute = office.register(agencies=["police", "tax"], parties=parties, act="罚款八千")
    office.do("record-consent", dispute, parties=["p1", "p2"], proof="签名存于第三册")
    office.do("name-responsible", dispute)
    office.do("propose-lead", dispute)
    office.do("answer-lead", dispute, actor="lawyer")
    office.do("issue-case-number", dispute)
    office.do("file-mandate", dispute, ceiling="18000.25", minutes="〔2024〕77号", representative={"name": "代理甲"})
    office.do("file-mandate", dispute, principal="p1", ceiling="9000.75", representative={"name": "代理乙"})
    office.do("open-mediation", dispute)
    office.do("hold-session", dispute, minutes="双方各退一步")
    office.do("establish-facts", dispute, facts="处罚过重")
    office.do("confirm-facts", dispute, facts="罚单确已送达")
    office.do("note-concession", dispute, what="至多退三成")
    office.do("note-concession", dispute, by="p1", what="愿少拿两千", heard_by=["police"])
    office.do("draft-terms", dispute, terms="退还一半")
    office.do("advise-side", dispute, actor="lawyer", by="lawyer", to=["police"], text="程序有瑕疵")
    office.do("advise-side", dispute, actor="coordinator", by="coordinator", to=["p1"], text="可诉可议")
    return office, dispute


INSIDE = {"clerk", "mediator", "coordinator", *SIDES}
SEEN_BY: dict[str, set[str]] = {
    "罚款八千": {*STAFF, *SIDES} - {"admin"},
    "王某某": INSIDE | {"judge"},
    "11010519491231002X": INSIDE | {"judge"},
    "代理甲": {"clerk", "mediator", "judge", *SIDES},
    "签名存于第三册": {"clerk", "mediator"},
    "18000.25": {"clerk", "mediator", "handler", "head"},
    "〔2024〕77号": {"clerk", "mediator", "handler", "head"},
    "9000.75": {"clerk", "mediator", "wang"},
    "双方各退一步": {"clerk", "mediator"},
    "处罚过重": INSIDE | {"lawyer"},
    "罚单确已送达": INSIDE | {"lawyer", "judge"},
    "至多退三成": {"clerk", "mediator", "handler", "head"},
    "愿少拿两千": {"clerk", "mediator", "wang", "handler", "head"},
    "退还一半": INSIDE | {"lawyer"},
    "程序有瑕疵": {"lawyer", "handler", "head"},
    "可诉可议": {"coordinator", "wang"},
}
"""Who comes to see what, by any way there is; written by hand, without a look at the table."""


def asks(name: str) -> bool:
    """Whether a command asks something of a dispute that is there."""
    return COMMANDS[name].kind == "dispute" and not COMMANDS[name].opens


def everything(office: Office, actor: str, dispute: str) -> str:
    """Give all that an actor can read, ask or be told of a dispute, as one text."""
    acting = office.center.acting(actor)
    rulings = [acting.may(office.command(name, dispute)) for name in FIELDS if asks(name)]
    told: list[Any] = [[plain_value(ruling), str(ruling.events)] for ruling in rulings]
    told += [plain_value(row) for row in acting.ledger()]
    with office.engine.connect() as connection:
        ids = list(connection.execute(text("SELECT id FROM ad_text")).scalars())
    try:
        told += [plain_value(acting.view(dispute)), plain_value(list(acting.decisions(dispute)))]
        told += [plain_value(acting.options(dispute))]
    except NotFound as unknown:
        told.append(str(unknown))
    for reference in [reference for id_ in ids for reference in (TextRef(id_, ""), PersonRef(id_, ""))]:
        try:
            told.append(plain_value(acting.open(dispute, reference)))
        except NotFound as unknown:
            told.append(str(unknown))
    return json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize("actor", EVERYBODY)
def test_who_comes_to_see_what(sided: tuple[Office, str], actor: str) -> None:
    """Views, texts and persons, decisions, ledger, options and rulings show each secret to those it is for."""
    office, dispute = sided
    told = everything(office, actor, dispute)

    assert {secret for secret in SEEN_BY if secret in told} == {s for s, seen in SEEN_BY.items() if actor in seen}


def test_no_secret_leaves_with_a_message(sided: tuple[Office, str]) -> None:
    """What waits in the outbox, and what was refused, holds no ceiling, no minutes and nothing that was said."""
    office, dispute = sided
    with pytest.raises(Refused):
        office.do("file-mandate", dispute, actor="li", ceiling="18000.25")
    office.do("review-legality", dispute)
    signed = [{"by": "p1"}, {"by": "p2"}, {"by": "police", "mandate": "m1"}]
    with pytest.raises(Refused) as refused:
        office.do("conclude-agreement", dispute, signatures=signed)
    with office.engine.connect() as connection:
        sent = "".join(connection.execute(text("SELECT body FROM ad_outbox")).scalars())

    assert sent
    for secret in SEEN_BY:
        assert secret not in sent
        assert secret not in str(refused.value)


def test_every_clock_has_a_row() -> None:
    """For every clock the table says whose eyes its deadlines are for."""
    amiss = rowless(Clock, "clocks")

    assert not amiss, amiss


GUARDED = ("风险", "敏感", "群体", "任务", "堵门", "约谈", "社会稳定", "social-stability", "sensitive", "coordination",
           "petition", "risk-relief", "group-case", '"clock": "', "k1", "y1", "g1")  # fmt: skip
"""What would tell somebody of a risk mark, a sensitive case or its tasks."""


@pytest.fixture
def unstable(office: Office) -> tuple[Office, str]:
    """Give a group case that rules and officers marked, with tasks, late by now."""
    parties = [{"person": {"name": f"户主{number}"}, "account": f"hu{number}"} for number in range(1, 31)]
    dispute = office.register(parties=parties)
    office.do("mark-risk", dispute, by="police")
    office.do("mark-special", dispute)
    office.do("give-task", dispute, what="盯住群里的消息。")
    office.center.sweep()
    return office, dispute


@pytest.mark.clause("WX-3.1.8", "WX-3.2.7")
@pytest.mark.parametrize("actor", ["judge", "lawyer", "hu1", "hu30"])
def test_risk_reaches_no_claimant_and_no_judge(unstable: tuple[Office, str], actor: str) -> None:
    """Marks, tasks, their deadlines, what rules made of them and who was told: nothing of it in any answer."""
    office, dispute = unstable
    acting = office.center.acting(actor)
    told = everything(office, actor, dispute).replace("推选代表人的人数界限", "")
    outlook = acting.outlook(dispute)
    [row] = acting.ledger()

    assert [word for word in GUARDED if word in _without_names(told)] == []
    assert {deadline.clock for deadline in outlook.deadlines} == set()
    assert {row.risk, row.special, row.relief_due} == {(), None}
    assert {row.tasks, row.overdue} == {None, 0}


def _without_names(told: str) -> str:
    """What was told without the commands that were asked for and the names of fields that are closed."""
    pages = json.loads(told)
    for page in pages:
        if isinstance(page, dict) and "hidden" in page:
            page["hidden"] = []
    return json.dumps([page for page in pages if not _refused_for_want_of_right(page)], ensure_ascii=False)


def _refused_for_want_of_right(page: Any) -> bool:
    """Whether an answer says no more than that the actor may not give the command he named himself."""
    if not (isinstance(page, list) and page and isinstance(page[0], dict)):
        return False
    return [objection["code"] for objection in page[0].get("objections", ())] == ["may-act"]


@pytest.mark.parametrize("actor", ["clerk", "mediator", "coordinator", "data", "handler", "head"])
def test_risk_is_seen_by_those_who_calm(unstable: tuple[Office, str], actor: str) -> None:
    """The center's people and the agency see the marks of a dispute."""
    office, dispute = unstable
    seen = office.center.acting(actor).dispute(dispute)

    assert len(seen.risks) == 2
    assert [special.kind for special in seen.specials] == ["group", "sensitive"]


def test_a_task_is_seen_by_its_owner(unstable: tuple[Office, str]) -> None:
    """Who has a task learns of the dispute, of that task and of no more."""
    office, dispute = unstable
    office.do("give-task", dispute, owner="tax", what="核对税单。")
    seen = office.center.acting("stranger").dispute(dispute)

    assert [task.owner for task in seen.tasks] == ["tax"]
    assert (seen.risks, seen.specials, seen.parties) == ((), (), ())


P1, P2, POLICE, TAX = ["p1"], ["p2"], ["police"], ["tax"]
GIVEN_BY: tuple[tuple[str, dict[str, Any], set[str]], ...] = (
    ("record-consent", {"parties": P1}, {"clerk", "mediator", "wang"}),
    ("record-consent", {"parties": P2}, {"clerk", "mediator", "li"}),
    ("record-consent", {"parties": P1 + P2}, {"clerk", "mediator"}),
    ("record-consent", {"parties": POLICE}, {"clerk", "mediator", "handler"}),
    ("record-consent", {"parties": TAX}, {"clerk", "mediator", "tax"}),
    ("record-consent", {"parties": P1 + POLICE}, {"clerk", "mediator"}),
    ("record-refusal", {"parties": P2}, {"clerk", "mediator", "li"}),
    ("withdraw-consent", {"parties": P1}, {"clerk", "mediator", "wang"}),
    ("file-mandate", {"principal": "police"}, {"clerk", "handler", "head"}),
    ("file-mandate", {"principal": "tax"}, {"clerk", "tax"}),
    ("file-mandate", {"principal": "p1"}, {"clerk", "wang"}),
    ("file-mandate", {"principal": "land"}, {"clerk"}),
    ("confirm-agreement", {"agency": "police"}, {"clerk", "handler", "head"}),
    ("confirm-agreement", {"agency": "tax"}, {"clerk", "tax"}),
    ("refuse-confirmation", {"agency": "police"}, {"clerk", "handler", "head"}),
    ("review-legality", {"reviewer": "legal"}, {"clerk", "lawyer", "coordinator"}),
    ("review-legality", {"reviewer": "court"}, {"clerk"}),
    ("record-withdrawal", {"parties": P1}, {"clerk", "wang"}),
    ("record-validity", {}, {"clerk", "handler"}),
    ("give-guidance", {}, {"clerk", "handler", "tax"}),
    ("conclude-agreement", {}, {"clerk", "mediator"}),
    ("report-settlement", {}, {"clerk", "mediator"}),
    ("open-mediation", {}, {"clerk", "mediator"}),
    ("draft-terms", {}, {"clerk", "mediator"}),
    ("propose-lead", {}, {"clerk", "judge", "lawyer"}),
    ("issue-case-number", {}, {"clerk"}),
    ("propose-measure", {"asked_by": "p1"}, {"clerk", "judge", "wang"}),
    ("propose-measure", {"asked_by": "police"}, {"clerk", "judge", "handler"}),
    ("propose-measure", {}, {"clerk", "judge"}),
    ("decide-measure", {}, {"clerk", "judge"}),
    ("approve-measure", {}, {"clerk", "judge"}),
    ("record-title", {}, {"clerk", "judge"}),
    ("object-to-enforcement", {"by": "police"}, {"clerk", "judge", "handler"}),
    ("resume-enforcement", {"by": "p1"}, {"clerk", "judge", "wang"}),
    ("close-dispute", {}, {"clerk"}),
    ("record-visit", {}, {"clerk", "coordinator"}),
    ("correct-act", {}, {"clerk"}),
    ("annul-act", {}, {"clerk"}),
    ("note-overdue", {}, set()),
    ("note-deadline-moved", {}, set()),
    ("apply-transition", {}, set()),
    ("note-suit-limit", {}, set()),
    ("register-dispute", {}, {"clerk", "coordinator"}),
    ("end-office", {"on": "2024-06-30", "officer": "data"}, {"admin"}),
)
"""Who gives the main commands, naming whom; written by hand, without a look at the table."""


def test_who_gives_what(sided: tuple[Office, str]) -> None:
    """A party acts for itself, an officer for his agency, the clerk for anybody; nobody for the passing of time."""
    office, dispute = sided
    for name, changes, givers in GIVEN_BY:
        anew = name in ("register-dispute", "end-office")
        command = office.command(name, None if anew else dispute, **changes)
        asked = STAFF if anew else EVERYBODY
        allowed = {actor for actor in asked if "may-act" not in codes(office.center.acting(actor).may(command))}

        assert allowed == givers, (name, changes)


def codes(ruling: Any) -> set[str]:
    """Give the codes of the objections of a ruling."""
    return {objection.code for objection in ruling.objections}


@pytest.mark.parametrize(
    ("name", "givers"),
    [
        ("record-performance", {"clerk", "handler", "wang"}),
        ("record-refusal-to-perform", {"clerk", "handler"}),
    ],
)
def test_who_speaks_of_an_obligation(office: Office, name: str, givers: set[str]) -> None:
    """That it was performed say debtor and creditor; that it will not be, the debtor alone."""
    dispute = office.at(Stage.EFFECTIVE)
    command = office.command(name, dispute)
    asked = ("clerk", "mediator", "judge", "handler", "head", "wang", "stranger")

    assert {actor for actor in asked if "may-act" not in codes(office.center.acting(actor).may(command))} == givers


def test_an_unknown_obligation_is_nobodys(office: Office) -> None:
    """Who names an obligation that is not there stands for no side of it."""
    dispute = office.at(Stage.EFFECTIVE)
    command = office.command("record-performance", dispute, obligations=["o9"])

    assert codes(office.center.acting("handler").may(command)) == {"may-act"}
    assert codes(office.clerk.may(command)) == {"obligation-known"}


def test_a_visit_is_for_those_who_follow_up(office: Office) -> None:
    """What a visit found is read by clerk, coordinator and data officer."""
    dispute = office.at(Stage.CLOSED)
    office.do("record-visit", dispute, note="回访时情绪激动")
    asked = ("clerk", "mediator", "judge", "lawyer", "coordinator", "data", "handler", "head", "wang")
    readers = {actor for actor in asked if "情绪激动" in everything(office, actor, dispute)}

    assert readers == {"clerk", "coordinator", "data"}


ADVICE = {f"advice.{name}" for name in ("on", "kind", "by", "to", "form", "text")}
"""What no clerk sees: advice is for whom it was given to."""


def test_a_ceiling_is_named_as_hidden(office: Office) -> None:
    """What is withheld is named; one's own side is not."""
    dispute = office.at(Stage.MEDIATING)
    office.do("file-mandate", dispute, ceiling="18000")

    assert "mandates.ceiling" in office.center.acting("judge").view(dispute).hidden
    assert "mandates.ceiling" not in office.center.acting("handler").view(dispute).hidden
    assert set(office.clerk.view(dispute).hidden) == ADVICE
    assert office.center.acting("judge").dispute(dispute).mandates[0].principal == "police"


@pytest.mark.parametrize("chapter", ["reading", "ledger", "decisions", "clocks", "journal", "guarded"])
def test_what_has_no_row_is_not_shown(office: Office, chapter: str) -> None:
    """What has no row in the table is read by nobody, the clerk of the center included."""
    dispute = office.dispute(office.at(Stage.EFFECTIVE))
    everybody = Actor(id="x", roles=tuple(Role), organisation="police", platform=True)

    assert not granted(chapter, "nothing-of-the-kind", everybody, dispute, dispute)


def test_nothing_at_all_may_be_seen(office: Office) -> None:
    """Whoever has no right to any leaf sees an empty dispute."""
    seen = view(Actor(id="x"), office.dispute(office.at(Stage.EFFECTIVE)))

    assert set(seen.hidden) == set(leaves())
    assert all(not value for value in attrs.asdict(seen.dispute, recurse=False).values())


def test_a_view_is_empty_where_it_says_so(office: Office) -> None:
    """A view of any role is empty in exactly the leaves that it names as hidden."""
    dispute = office.dispute(office.at(Stage.EFFECTIVE))
    for role in Role:
        seen = view(Actor(id="x", roles=(role,), organisation="tax"), dispute)
        for path in leaves():
            held = list(at(seen.dispute, path))

            assert not (path in seen.hidden and any(held)), (role, path)
            assert path in seen.hidden or held == list(at(dispute, path)), (role, path)


def at(value: Any, path: str) -> Iterator[Any]:
    """Give what stands at a path, in every item on the way."""
    below: list[Any] = [value]
    for step in path.split("."):
        held = [getattr(item, step) for item in below if item is not None]
        below = reduce(lambda found, item: [*found, *(item if isinstance(item, tuple) else (item,))], held, [])
    yield from (item for item in below if item not in (None, ""))


def test_a_stranger_does_not_learn_that_it_exists(office: Office) -> None:
    """An agency that is not concerned finds nothing: not the dispute, not in the ledger, not among decisions."""
    dispute = office.register()
    stranger = office.center.acting("stranger")

    for asked in (stranger.dispute, stranger.decisions, stranger.options):
        with pytest.raises(NotFound):
            asked(dispute)
    assert list(stranger.ledger()) == []


def test_a_party_acts_under_its_own_account(office: Office) -> None:
    """A party's options are what it may give for itself."""
    dispute = office.register()
    office.do("record-consent", dispute, actor="wang")
    options = {option.command for option in office.center.acting("wang").options(dispute)}

    assert {"record-withdrawal", "file-mandate"} <= options
    assert not {"conclude-agreement", "report-settlement", "issue-case-number"} & options


def test_a_party_sees_its_own_disputes_in_the_ledger(office: Office) -> None:
    """The ledger of a party's account holds its disputes and no others; nobody knows an account of no dispute."""
    own = office.register()
    office.register(parties=[{"person": {"name": "李某"}, "account": "li"}])

    assert [row.dispute for row in office.center.acting("wang").ledger()] == [own]
    with pytest.raises(NotFound) as unknown:
        list(office.center.acting("nobody").ledger())
    assert unknown.value.code == "no-actor"


def test_columns_are_rights_too(sided: tuple[Office, str]) -> None:
    """The administrator of the directory counts disputes and reads nothing of them."""
    office, dispute = sided
    (row,) = office.center.acting("admin").ledger()

    assert (row.dispute, row.registered_on) == (dispute, date(2024, 5, 6))
    assert {row.case_number, row.agencies, row.lead, row.owed} == {None, ()}


def test_an_officer_who_is_a_party_is_both(office: Office) -> None:
    """The handler of an agency who is a claimant himself keeps both, and neither lends to the other."""
    parties = [{"person": {"name": "王某"}, "account": "wang"}, {"person": {"name": "某"}, "account": "handler"}]
    dispute = office.register(parties=parties)
    handler = office.center.acting("handler")
    allowed = {
        ",".join(named): "may-act" not in codes(handler.may(office.command("record-consent", dispute, parties=named)))
        for named in (P1, P2, POLICE, P2 + POLICE)
    }

    assert allowed == {"p1": False, "p2": True, "police": True, "p2,police": False}


def test_an_officer_elsewhere_is_a_party_here(office: Office) -> None:
    """An officer of an agency that is not concerned acts and reads as the party he is."""
    dispute = office.register(parties=[{"person": {"name": "某"}, "account": "stranger"}])
    stranger = office.center.acting("stranger")

    assert stranger.may(office.command("record-consent", dispute)).allowed
    assert [row.dispute for row in stranger.ledger()] == [dispute]


def test_a_representative_acts_for_the_group(office: Office) -> None:
    """A representative acts for those represented as long as the representation lasts, they for themselves alone."""
    accounts = ["wang", None, "li", *[None] * 7]
    parties = [{"person": {"name": "某"}, "account": account} for account in accounts]
    group = [f"p{number}" for number in range(1, 11)]
    dispute = office.register(parties=parties)
    office.do("appoint-representatives", dispute, members=group, representatives=["p1", "p2"])
    both = office.command("record-consent", dispute, parties=group)
    lasting = ["may-act" not in codes(office.center.acting(account).may(both)) for account in ("wang", "li")]
    office.do("end-representation", dispute, representation="r1")

    assert lasting == [True, False]
    assert "may-act" in codes(office.center.acting("wang").may(both))


def test_a_refusal_is_read_by_whoever_was_refused(office: Office) -> None:
    """What was refused to one side is no affair of the other."""
    dispute = office.at(Stage.MEDIATING)
    with pytest.raises(Refused):
        office.do("file-mandate", dispute, actor="handler", until="2024-05-01")
    readers = {
        actor: [decision.command for decision in office.center.acting(actor).decisions(dispute) if not decision.allowed]
        for actor in ("clerk", "handler", "wang", "judge")
    }

    assert readers == {"clerk": ["file-mandate"], "handler": ["file-mandate"], "wang": [], "judge": []}


def test_the_decision_on_a_mandate_stays_on_its_side(office: Office) -> None:
    """How the mandate of one side was decided is read by that side."""
    dispute = office.at(Stage.MEDIATING)
    office.do("file-mandate", dispute)
    readers = {
        actor
        for actor in ("clerk", "mediator", "handler", "head", "wang", "judge", "lawyer")
        if "file-mandate" in {decision.command for decision in office.center.acting(actor).decisions(dispute)}
    }

    assert readers == {"clerk", "mediator", "handler", "head"}


def test_a_reference_is_not_believed(office: Office) -> None:
    """A person does not open as a text: the stored row says what it is."""
    dispute = office.register(parties=[{"person": {"name": "王某", "number": "11010519491231002X"}}])
    person = office.dispute(dispute).parties[0].person
    assert isinstance(person, PersonRef)

    for actor in ("lawyer", "data"):
        for brought in (person, TextRef(person.id, person.digest)):
            with pytest.raises(NotFound):
                office.center.acting(actor).open(dispute, brought)


def test_nobody_acts_for_the_system(office: Office) -> None:
    """`system` is no actor, nor can anybody be entered as one."""
    with pytest.raises(NotFound, match="not-the-system"):
        office.center.acting("system")
    entries: list[dict[str, Any]] = [
        {"id": "system", "roles": ["clerk"]}, {"id": "clock", "roles": ["system"]}, {"id": "wang", "roles": ["party"]}
    ]  # fmt: skip
    founder = office.center.acting("founder")
    ordinary = {"on": "2024-06-01", "person": {"name": "某"}, "organisation": "court"}
    rulings = [founder.may(office.command("enter-officer", **ordinary, **entry)) for entry in entries]

    assert [codes(ruling) for ruling in rulings] == [{"role-of-office"}] * 3


def test_rights_end_with_the_office(office: Office) -> None:
    """Who has left office acts no more, from the day after."""
    office.center.acting("founder").execute(office.command("end-office", on="2024-06-30", officer="clerk"))
    with pytest.raises(NotFound):
        office.register()


def test_a_right_on_nothing_is_for_any(office: Office) -> None:
    """Where no dispute is named yet nobody stands for a side."""
    command = office.command("register-dispute")
    form = COMMANDS["register-dispute"]

    assert may_do(Actor(id="x", roles=(Role.COORDINATOR,)), form, command, None)
    assert not may_do(Actor(id="x", roles=(Role.HANDLER,), organisation="police"), form, command, None)
    assert typing.get_type_hints(form.type)["agencies"]
