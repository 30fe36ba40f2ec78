"""Names in the place of ids: what a clerk reads, and never a name that is not his to read."""

from __future__ import annotations

import pytest
from shell import Run, registered
from sqlalchemy import text

from admin_dispute import Names, Stage
from admin_dispute.testing import Office


@pytest.mark.parametrize(
    ("ids", "read"),
    [
        ("p1尚未同意", "王某尚未同意"),
        ("p1、police尚未签字", "王某、温县公安局尚未签字"),
        ("义务o1/2已经履行完毕", "义务o1（温县公安局，给付金钱）第2期已经履行完毕"),
        ("写明收到之日（received_on）", "写明收到之日（received_on）"),
        ("（2024）豫0825行诉前调1号", "（2024）豫0825行诉前调1号"),
        ("p9、x1", "p9、x1"),
        ("没有这些对象：p9、p1", "没有这些对象：p9、王某"),
    ],
)
def test_ids_become_names(ids: str, read: str) -> None:
    """Only what is an id here is replaced; everything else stays as it is."""
    names = Names(of={"p1": "王某", "police": "温县公安局", "o1": "o1（温县公安局，给付金钱）"})

    assert names.within(ids) == read


def test_many_are_counted() -> None:
    """Of a long list the first few are named, and how many they are: people, or other things."""
    households = Names(of={f"p{n}": f"第{n}户" for n in range(1, 153)})
    duties = Names(of={f"o{n}": f"o{n}" for n in range(1, 11)})

    said = households.within("、".join(f"p{n}" for n in range(1, 153)) + "尚未同意")
    assert said == "第1户、第2户、第3户等152人尚未同意"
    assert duties.within("、".join(f"o{n}" for n in range(1, 11))) == "o1、o2、o3等10项"


def test_two_of_one_name_keep_their_ids(office: Office) -> None:
    """Two people of one name are told apart by their ids."""
    two = [{"person": {"name": "王某"}}, {"person": {"name": "王某"}, "role": "third-party"}]
    names = office.clerk.names(office.register(parties=two))

    assert (names.name("p1"), names.name("p2")) == ("王某（p1）", "王某（p2）")


def test_what_is_numbered_says_what_it_is(office: Office) -> None:
    """Behind the id of an obligation, claim, proceeding, paper or mandate stands what it is."""
    dispute = office.register()
    for name in ("state-claims", "record-filing", "draft-paper", "file-mandate", "record-withdrawal"):
        office.do(name, dispute)
    of = office.clerk.names(dispute).of

    assert of["c1"] == "c1（王某的诉求）"
    assert of["x1"] == "x1（行政诉讼一审）"
    assert of["a1"] == "a1（行政行为）"
    assert of["d1"] == "d1（调解通知）"
    assert of["m1"] == "m1（温县公安局的授权）"
    assert of["w1"] == "w1（撤诉）"
    effective = office.at(Stage.EFFECTIVE)
    assert office.clerk.names(effective).of["o1"] == "o1（温县公安局，给付金钱20000元）"


def test_risks_tasks_and_visits_say_what_they_are(office: Office) -> None:
    """A deadline of a risk, a task or a visit names it: what it is about, whose it is, which visit after what."""
    dispute = office.at(Stage.EFFECTIVE)
    for name in ("mark-risk", "give-task", "mark-special", "ask-recusal", "claim-liability"):
        office.do(name, dispute)
    names = office.clerk.names(dispute)
    subjects = {one.subject for one in office.clerk.outlook(dispute).deadlines}

    assert names.within("k1、g1、y1、q1、v1") == (
        "k1（可能激化）、g1（沟通协调，温县司法局）、y1（敏感）、q1（某mediator（mediator）回避）、"
        "v1（温县公安局的责任追究主张）"
    )
    assert names.of["agreement/1"] == "和解、调解协议后第1次"
    assert {subject for subject in subjects if names.within(subject) == subject} == set()


def test_an_account_of_a_party_is_named(office: Office) -> None:
    """Who acts under an account is read by name, where the name is for these eyes."""
    dispute = office.register()

    assert office.clerk.names(dispute).name("wang") == "王某（wang）"
    assert office.center.acting("figures").names(dispute).name("wang") == "wang"


def test_officers_are_named_with_their_ids(office: Office) -> None:
    """Who has an office reads the names of officers; a party reads the ids, and mediators by their names."""
    dispute = office.register()
    office.do("enter-mediator", actor="founder")
    wang = office.center.acting("wang").names(dispute)

    assert office.clerk.names(dispute).name("judge") == "某judge（judge）"
    assert office.clerk.names().within("lawyer、police") == "某lawyer（lawyer）、温县公安局"
    assert (wang.name("judge"), wang.name("zhao")) == ("judge", "赵某（zhao）")


def test_what_a_stream_speaks_of_is_named_there(office: Office) -> None:
    """An item of a meeting's agenda names its problem by what it is."""
    problem = office.begin("problem")
    meeting = office.begin("meeting")

    assert problem in {item.problem for item in office.clerk.stream(meeting).agenda}
    assert office.clerk.names(meeting).name(problem) == f"{problem}（协作配合）"


@pytest.mark.parametrize(
    ("clock", "subject", "said"),
    [
        ("mediation", "1", "第1轮"),
        ("confirmation", "2", "第2号协议"),
        ("meeting", "1", ""),
        ("credit-end", "end", "期满"),
        ("performance", "o1", "o1"),
    ],
)
def test_a_deadline_says_which_one_it_is(clock: str, subject: str, said: str) -> None:
    """A number alone says nothing: of a round, an agreement, a meeting it is read as what it counts."""
    assert Names().subject(clock, subject) == said


def test_a_stream_one_may_not_know_of_brings_no_names(office: Office) -> None:
    """Only the directory is read there."""
    names = office.center.acting("stranger").names(office.register())

    assert (names.name("p1"), names.name("police")) == ("p1", "温县公安局")


def test_no_name_for_who_may_not_read_it(office: Office) -> None:
    """Who does not read the person reads its role and id; who reads nothing of a dispute reads nothing."""
    dispute = office.register()
    readers = {
        officer: office.center.acting(officer).names(dispute).of["p1"] for officer in ("clerk", "judge", "figures")
    }

    assert readers == {"clerk": "王某", "judge": "王某", "figures": "申请人（原告）（p1）"}


def test_an_erased_person_has_no_name(office: Office) -> None:
    """Once erased, nobody reads the name again."""
    dispute = office.register()
    with office.center.transaction() as connection:
        connection.execute(text("UPDATE ad_text SET value = NULL, salt = NULL WHERE kind = 'person'"))

    assert office.clerk.names(dispute).of["p1"] == "申请人（原告）（p1）"


def test_functions_are_named(office: Office) -> None:
    """Who settles the lead is answered by function, and read as what the function is called."""
    assert office.clerk.names(office.register()).within("legal-office") == "政府法制机构"


def test_what_happened_often_is_counted(office: Office) -> None:
    """Of many events of one kind the decision names the kind and how many."""
    owed = [{"debtor": "police", "creditors": ["p1"], "duty": "apology", "due": "2024-06-13"} for _ in range(3)]
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": owed}})
    office.do("record-performance", dispute, obligations=["o1", "o2", "o3"])

    assert office.clerk.decisions(dispute)[-1].events == ("义务已履行（3项）", "回访已安排")


def test_who_answered(office: Office) -> None:
    """A plugin answers for the document it ships; one that ships none is named itself."""
    names = Names(plugins={"wenxian": "温法联〔2021〕7号"})

    assert names.plugin("wenxian") == "温法联〔2021〕7号（wenxian）"
    assert names.plugin("notice") == "插件 notice "


def test_the_command_line_reads_names(center: Run) -> None:
    """`may`, `options`, `why` and `history` name people, bodies and who acted; JSON and errors in a file keep ids."""
    dispute = registered(center)
    opening = (
        "wenxian",
        "open-mediation",
        "--as",
        "li",
        "--dispute",
        dispute,
        "--on",
        "2024-05-07",
        "--presiding",
        "court",
    )
    assert all("p1尚未同意" in center("do", *opening, *as_json)[2] for as_json in ((), ("--json",)))
    texts = [
        center("may", *opening)[1],
        center("options", "wenxian", dispute, "--as", "li")[1],
        center("why", "wenxian", dispute, "--as", "li")[1],
        center("history", "wenxian", dispute, "--as", "li")[1],
    ]

    for told in texts:
        assert "王某某尚未同意" in told, told
    assert "办理人 李管理（li）" in texts[2]
    assert "李管理（li），录入" in texts[3]
    assert '"actor": "li"' in center("history", "wenxian", dispute, "--as", "li", "--json")[1]
    assert "由温法联〔2021〕7号（wenxian）回答" in texts[2]
