"""Policy as dated data: a file is a draft, adoption counts, and an act is judged by the version of its day."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from admin_dispute import BadConfiguration, NotFound, PolicyDraft, Provenance, Stage, policy_of, read_policy
from admin_dispute.law.drafting import differences, faults_of_policy, gaps_of_policy, stated
from admin_dispute.law.parameters import ParameterKind, catalogue, fault_of_value
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import CENTER_FIELDS

HEAD = """
form = 1
version = "试行二号"
effective = 2024-06-01
source = "样例文件"
provenance = "stated"
"""


def draft(parameters: str = "", head: str = HEAD) -> PolicyDraft:
    """Read a policy file with these parameters."""
    return policy_of(head + parameters, "draft.toml")


def value(name: str, text: str, more: str = "") -> str:
    """Write one parameter."""
    return f'[parameters.{name}]\nvalue = {text}\nsource = "第1条"\nprovenance = "stated"\n{more}\n'


@pytest.mark.clause("WX-5.1")
def test_adoption_keeps_the_file(office: Office) -> None:
    """The text of the file stands in the act, and its digest in the policy that counts."""
    adopted = draft(value("mediation-period", '"20 working-day"'))
    office.center.acting("founder").execute(adopted.adoption(date(2024, 5, 30)))
    policy = office.center.policy(date(2024, 6, 1))

    assert policy.digest == sha256(adopted.text.encode()).hexdigest()
    assert policy.parameter("mediation-period").value == "20 working-day"  # type: ignore[union-attr]  # it is there


def test_an_adoption_can_be_read_again(everywhere: Office) -> None:
    """Who adopted which version, and its text: corrected it is what was put in its place, annulled it is gone."""
    founder, own = everywhere.center.acting("founder"), everywhere.center.id
    adopted = draft(value("mediation-period", '"20 working-day"'))
    number = founder.execute(adopted.adoption(date(2024, 5, 30))).version
    [_, first] = everywhere.center.adoptions()
    given = {"kind": "center", "number": number}
    better = {"command": "adopt-policy", **CENTER_FIELDS["adopt-policy"]}
    correcting = everywhere.command("correct-act", own, **given, replacement=better)
    corrected = founder.execute(correcting).version
    [_, second] = everywhere.center.adoptions()
    founder.execute(everywhere.command("annul-act", own, **given))

    assert (first.actor, first.number, first.document) == ("founder", number, adopted.text)
    assert (second.corrected_by, second.document, second.policy.version) == (corrected, None, better["version"])
    assert len(everywhere.center.adoptions()) == 1


def test_a_mark_before_the_text_is_read_over() -> None:
    """Some editors write a mark before UTF-8 that nobody sees: the file is read like any other, and kept as it is."""
    marked = "\ufeff" + HEAD

    assert (policy_of(marked, "draft.toml").policy.version, policy_of(marked, "draft.toml").text) == (
        "试行二号",
        marked,
    )


@pytest.mark.clause("WX-5.1")
def test_an_act_is_judged_by_the_version_of_its_day(office: Office) -> None:
    """A version judges from its effective day on, also what is entered later for an earlier day."""
    office.center.acting("founder").execute(
        draft(value("mediation-period", '"20 working-day"')).adoption(date(2024, 5, 30))
    )
    before, after = office.at(Stage.CONSENTED), office.at(Stage.CONSENTED)
    office.do("open-mediation", before, on=date(2024, 5, 31))
    office.do("open-mediation", after, on=date(2024, 6, 3))

    assert str(office.dispute(before).rounds[0].period) == "30 day"
    assert str(office.dispute(after).rounds[0].period) == "20 working-day"


@pytest.mark.clause("WX-5.1")
def test_a_version_may_spare_older_disputes(office: Office) -> None:
    """A version that applies to new disputes only leaves those registered before to the old one."""
    new = draft(value("mediation-period", '"20 working-day"'), HEAD + 'applies = "disputes"\n')
    office.center.acting("founder").execute(new.adoption(date(2024, 5, 30)))
    old = office.at(Stage.CONSENTED)
    done = office.do("open-mediation", old, on=date(2024, 6, 3))

    assert done.ruling.policy == "温法联〔2021〕7号"
    assert str(office.dispute(old).rounds[0].period) == "30 day"


def test_a_parameter_may_begin_later(office: Office) -> None:
    """A parameter with an effective day of its own counts from that day; before it the default holds."""
    later = draft(value("mediation-period", '"60 day"', "effective = 2024-06-15"))
    office.center.acting("founder").execute(later.adoption(date(2024, 5, 30)))
    values = {
        day: office.center.policy(date(2024, 6, day)).parameter("mediation-period").value  # type: ignore[union-attr]  # a default exists
        for day in (14, 15)
    }

    assert values == {14: "30 day", 15: "60 day"}


def test_what_was_not_seen_is_said(office: Office) -> None:
    """A parameter whose document was not seen takes the national default, and shows that it was not seen."""
    unseen = '[parameters.mediation-period]\nsource = "原文未见"\nprovenance = "not-seen"\n'
    office.center.acting("founder").execute(draft(unseen).adoption(date(2024, 5, 30)))
    said = office.center.policy(date(2024, 6, 2)).parameter("mediation-period")

    assert said is not None
    assert (said.value, said.provenance) == ("30 day", Provenance.NOT_SEEN)


def test_before_any_policy_there_is_none(office: Office) -> None:
    """A day before the first effective date has no policy to show."""
    with pytest.raises(NotFound) as missing:
        office.center.policy(date(2001, 1, 1))

    assert missing.value.code == "no-policy"


UNSOURCED = '[parameters.mediation-period]\nvalue = "30 day"\nprovenance = "stated"'
EMPTY = '[parameters.mediation-period]\nsource = "第1条"\nprovenance = "stated"\n'


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("form = 2", "form"),
        (HEAD + "colour = 1", "colour"),
        (HEAD + UNSOURCED, "parameters.mediation-period.source"),
        (HEAD + value("mediation-period", "true"), "parameters.mediation-period.value"),
        (HEAD + value("mediation-period", '"30 day"', 'colour = "red"'), "parameters.mediation-period.colour"),
        (HEAD.replace('"stated"', '"sure"'), "provenance"),
    ],
)  # fmt: skip
def test_a_file_with_faults_is_refused_whole(text: str, path: str) -> None:
    """Each fault is named with its path in the file."""
    with pytest.raises(BadConfiguration) as bad:
        policy_of(text)

    assert path in {fault.path for fault in bad.value.faults}


def test_a_file_that_is_no_file(tmp_path: Path) -> None:
    """A missing file, a broken one and one that is no text are named, each with its code."""
    (tmp_path / "broken.toml").write_text("form = ", "utf-8")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    codes = []
    for name in ("none.toml", "broken.toml", "bytes.toml"):
        with pytest.raises(BadConfiguration) as bad:
            read_policy(tmp_path / name)
        codes.append(bad.value.code)

    assert codes == ["no-draft", "not-toml", "not-toml"]


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("version = “试行”", "引号须用英文半角"),
        ('version ＝ "试行"', "等号须用英文半角"),
        ("【parameters.mediation-period】", "括号须用英文半角"),
        ("effective = 2024年6月1日", "日期写作 2024-06-01"),
        ("effective = 2024-6-1", "日期写作 2024-06-01"),
        ("effective = 2024-06-1", "日期写作 2024-06-01"),
        ("effective = 2024/06/01", "日期写作 2024-06-01"),
        ("version = 试行", "文字须放在英文半角的引号里"),
        ("value = 20 working-day", "带单位的值须放在英文半角的引号里"),
        ("form = 1\nform = 1", "同一段或者同一项写了两次"),
        ("[parameters.x]\n[parameters.x]", "同一段或者同一项写了两次"),
    ],
)
def test_who_writes_no_toml_every_day_is_helped(wrong: str, hint: str) -> None:
    """What drafters mistype most is named beside the place; what nobody knows is told by the place alone."""
    with pytest.raises(BadConfiguration) as bad:
        policy_of(f"{wrong}\n")
    with pytest.raises(BadConfiguration) as unknown:
        policy_of("form = 1 1\n= 3\n")

    assert hint in bad.value.why
    assert unknown.value.why.startswith("第1行")


def test_a_parameter_at_the_wrong_place_is_told_how_it_is_written() -> None:
    """Its name alone as the head of a part is no parameter."""
    with pytest.raises(BadConfiguration) as bad:
        policy_of('[mediation-period]\nvalue = "20 day"\n')

    assert (
        "参数的段写作 [parameters.mediation-period]" in {f.path: f.text for f in bad.value.faults}["mediation-period"]
    )


@pytest.mark.parametrize(
    ("parameters", "path"),
    [
        (value("mediation-perod", '"30 day"'), "parameters.mediation-perod"),
        (value("mediation-period", '"soon"'), "parameters.mediation-period.value"),
        (value("case-number-mark", '"x1"'), "parameters.case-number-mark.value"),
        (EMPTY, "parameters.mediation-period.value"),
        (value("mediation-period", '"30 day"', "effective = 2024-05-01"), "parameters.mediation-period.effective"),
        (value("mediation-rounds", "0"), "parameters.mediation-rounds.value"),
        (value("population", "-5"), "parameters.population.value"),
        (value("representatives-least", "6"), "parameters.representatives-least.value"),  # national law: at most five
        (value("representatives-most", "1"), "parameters.representatives-most.value"),  # and at least two
        (value("population", "440000").replace('"stated"', '"not-seen"'), "parameters.population.value"),
    ],
)  # fmt: skip
def test_a_draft_is_checked(parameters: str, path: str) -> None:
    """Unknown parameters, wrong, missing and unseen values and impossible dates are found, each with its path."""
    assert path in {fault.path for fault in faults_of_policy(draft(parameters).policy)}


def test_a_draft_says_what_it_leaves_open() -> None:
    """What a draft does not state is named with the default that holds instead."""
    gaps = {gap.path: gap.text for gap in gaps_of_policy(draft().policy)}

    assert gaps["parameters.mediation-period"].endswith("适用30日（特邀调解规定 27）")
    assert gaps["parameters.case-number-mark"].endswith("只登记法院等编立的案号")


def test_what_a_draft_leaves_open_is_of_four_kinds() -> None:
    """Not sure, not seen, a national default, nothing at all: each parameter in one of them, or it is stated."""
    unsure = value("mediation-extension", '"10 day"').replace('"stated"', '"inferred"')
    unseen = '[parameters.follow-up-visits]\nsource = "附件"\nprovenance = "not-seen"\n'
    gaps = {gap.path.removeprefix("parameters."): gap for gap in gaps_of_policy(draft(unsure + unseen).policy)}
    kinds = {name: gap.kind for name, gap in gaps.items()}

    assert kinds["mediation-extension"] == "unsure"
    assert (kinds["follow-up-visits"], "附件" in gaps["follow-up-visits"].text) == ("not-seen", True)
    assert (kinds["group-threshold"], kinds["mediation-rounds"]) == ("default", "silent")


def test_a_misspelt_parameter_is_guessed() -> None:
    """What may be meant is named with its title; options that the law bars are not offered."""
    wrong = value("mediation-perod", '"30 day"') + value("breach-measures", '"fine-head"')
    unknown, options = (fault.text for fault in faults_of_policy(draft(wrong).policy))

    assert "mediation-period（一轮调解的期限）" in unknown
    assert ("suggestion" in options, "detention" in options) == (True, False)


def test_what_a_version_no_longer_says_is_told_with_what_holds() -> None:
    """A version is whole: what it leaves out ends, and the comparison says what holds instead."""
    [gone] = differences(draft(value("mediation-rounds", '"3"')).policy, draft().policy)

    assert (gone.before, gone.after, gone.holds) == ("3", "未规定", "轮次不限")


def test_differences_are_said_in_words() -> None:
    """What a version says otherwise is named with both values; a stated default is no difference."""
    same = draft(value("mediation-period", '"30 day"')).policy
    other = draft(value("mediation-period", "20", 'unit = "working-day"')).policy
    [change] = differences(draft().policy, other)

    assert differences(draft().policy, same) == ()
    assert (change.title, change.before, change.after) == ("一轮调解的期限", "30日", "20个工作日")


def test_every_default_of_the_catalogue_fits_its_kind() -> None:
    """The catalogue keeps to itself: defaults are of the declared kind, within the bounds, with a source."""
    for form in catalogue().values():
        assert form.default is None or fault_of_value(form, form.default) is None, form.name
        assert (form.default is None) is (form.source is None), form.name
        assert (form.default is None) is bool(form.silence), form.name
        assert form.options or form.kind is not ParameterKind.CHOICE


def test_every_parameter_stands_in_what_counts() -> None:
    """Whatever a policy says, every parameter of the catalogue is listed once."""
    assert [said.form.name for said in stated(draft().policy)] == list(catalogue())


def test_of_two_versions_of_one_day_the_later_adopted_counts(office: Office) -> None:
    """A version that was adopted again for the same day, put right, takes the place of the earlier one."""
    for name, period in (("一", "20 working-day"), ("二", "25 working-day")):
        head = HEAD.replace("试行二号", f"试行{name}")
        adopted = draft(value("mediation-period", f'"{period}"'), head)
        office.center.acting("founder").execute(adopted.adoption(date(2024, 5, 30)))

    assert office.center.policy(date(2024, 6, 1)).version == "试行二"
    assert office.center.policy(date(2024, 5, 31)).version == "温法联〔2021〕7号"


def test_a_version_adopted_later_but_effective_earlier_gives_way_to_the_later_effective(office: Office) -> None:
    """What counts is the latest effective day, not the latest adoption: each version judges from its own day on."""
    for name, effective in (("乙", "2024-06-10"), ("甲", "2024-06-01")):
        head = HEAD.replace("试行二号", f"试行{name}").replace("2024-06-01", effective)
        adopted = draft(value("mediation-period", '"20 working-day"'), head)
        office.center.acting("founder").execute(adopted.adoption(date(2024, 5, 30)))

    assert office.center.policy(date(2024, 6, 9)).version == "试行甲"
    assert office.center.policy(date(2024, 6, 10)).version == "试行乙"
    assert office.center.policy(date(2024, 7, 1)).version == "试行乙"


def test_a_policy_of_later_parameters_alone_says_nothing_before() -> None:
    """Where every parameter begins later, none counts before its day."""
    policy = draft(value("mediation-period", '"60 day"', "effective = 2024-06-15")).policy

    assert policy.on(date(2024, 6, 14)).parameters == ()
    assert policy.on(date(2024, 6, 15)).parameters == policy.parameters


def stating(name: str, said: str) -> dict[str, Any]:
    """Give the fields of an adoption that states one parameter."""
    row = {"name": name, "value": said, "source": "某文件", "provenance": "set-by-county"}
    return {"parameters": [row]}


@pytest.mark.clause("WX-5.1")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("group-case-threshold", "many"),
        ("risk-relief-period", "soon"),
        ("progress-lists", "often"),
        ("shared-information", "foo"),
        ("risk-escalation", "谁也不是"),
    ],
)
def test_what_no_center_can_work_by_is_not_adopted(office: Office, name: str, said: str) -> None:
    """Whatever way a policy comes in, values that can't be read are refused by their path; nothing else changes."""
    founder = office.center.acting("founder")
    [objection] = founder.may(office.command("adopt-policy", **stating(name, said))).objections
    replacement = {"command": "adopt-policy", **CENTER_FIELDS["adopt-policy"], **stating(name, said)}
    number = founder.execute(office.command("adopt-policy")).version
    corrected = office.command("correct-act", "wenxian", kind="center", number=number, replacement=replacement)

    assert (objection.code, objection.clauses) == ("policy-readable", ("WX-5.1",))
    assert f"parameters.{name}.value：" in objection.text
    assert "policy-readable" in "".join(one.text for one in founder.may(corrected).objections)
    office.register()


@pytest.mark.clause("WX-5.1")
def test_whom_a_policy_names_is_known(office: Office) -> None:
    """A body that is neither a function nor in the directory is warned of; what law contradicts is left to the law."""
    founder = office.center.acting("founder")
    warned = founder.may(office.command("adopt-policy", **stating("risk-escalation", "nobody, police, county-office")))
    beyond = founder.may(office.command("adopt-policy", **stating("breach-measures", "detention")))

    assert [one.text.partition(" 既")[0] for one in warned.warnings] == ["政策所写的 nobody"]
    assert (beyond.objections, beyond.warnings) == ((), ())
