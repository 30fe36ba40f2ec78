"""`policy` and `calendar`: a drafter checks, compares, adopts and reads without Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from admin_dispute.cli import main

Run = Callable[..., tuple[int, str, str]]
DRAFT = """
form = 1
version = "试行二号"
effective = 2024-06-01
source = "样例文件"
provenance = "stated"
applies = "disputes"
[parameters.mediation-period]
value = "20 working-day"
source = "第1条"
provenance = "stated"
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give the command line in a folder with a founded center and two drafts."""
    monkeypatch.chdir(tmp_path)
    Path("two.toml").write_text(DRAFT, "utf-8")
    Path("bad.toml").write_text(DRAFT.replace("20 working-day", "soon").replace("mediation-p", "mediation-q"), "utf-8")

    def running(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        shown = capsys.readouterr()
        return int(ended.value.code or 0), shown.out, shown.err

    founding = ("--name", "中心", "--court", "法院", "--area", "410825", "--administrator-name", "李管理")
    assert running("init", "wenxian", "--plugin", "wenxian", "--since", "2021-03-21", *founding)[0] == 0
    return running


def test_a_draft_is_checked(run: Run) -> None:
    """A good draft passes and says what it leaves open; a bad one ends with 1 and names the place."""
    code, out, _ = run("policy", "check", "two.toml")
    assert (code, "可以通过" in out, "case-number-mark" in out) == (0, True, True)
    assert "没有写，适用国家规定的通例（" in out

    code, out, _ = run("policy", "check", "bad.toml", "--json")
    assert code == 1
    assert [fault["path"] for fault in json.loads(out)["faults"]] == ["parameters.mediation-qeriod"]
    assert "不能通过" in run("policy", "check", "bad.toml")[1]


def test_all_faults_of_a_draft_are_told_at_once(run: Run) -> None:
    """A value without provenance, an unknown parameter and a limit beyond the law stand in one list; exit status 1.

    A value is examined although its row lacks something else.
    """
    rows = (
        '[parameters.mediation-rounds]\nvalue = "3"\nsource = "第2条"\n',
        '[parameters.mediation-perod]\nvalue = "1 month"\nsource = "第3条"\nprovenance = "stated"\n',
        '[parameters.mediation-period-in-trial]\nvalue = "20 day"\nprovenance = "stated"\n',
    )
    Path("faulty.toml").write_text(DRAFT + "".join(rows), "utf-8")
    code, out, _ = run("policy", "check", "faulty.toml")

    assert code == 1
    assert "✗ parameters.mediation-rounds.provenance：缺少这一项" in out
    assert "✗ parameters.mediation-perod：没有这个参数" in out
    assert "✗ parameters.mediation-period-in-trial.source：缺少这一项" in out
    assert "✗ parameters.mediation-period-in-trial.value：不得超过15日（特邀调解规定 27）" in out
    assert run("policy", "check", "nowhere.toml")[0] == 7


def test_adopting_and_reading_a_policy(run: Run) -> None:
    """What was adopted is shown for the days it judges, with sources; the earlier version for the earlier days."""
    assert run("policy", "adopt", "wenxian", "two.toml", "--as", "admin", "--on", "2024-05-30")[0] == 0
    _, before, _ = run("policy", "show", "wenxian", "--on", "2024-05-31")
    _, after, _ = run("policy", "show", "wenxian", "--on", "2024-06-01")

    assert ("温法联〔2021〕7号" in before, "30日" in before) == (True, True)
    assert ("试行二号" in after, "20个工作日" in after, "自2024-06-01起登记的争议" in after) == (True, True, True)
    assert json.loads(run("policy", "show", "wenxian", "--json")[1])["policy"]["version"] == "试行二号"
    assert run("policy", "show", "wenxian", "--on", "2001-01-01")[0] == 4


def test_a_bad_draft_is_not_adopted(run: Run) -> None:
    """Adoption refuses what the check refuses, and nothing is written."""
    assert run("policy", "adopt", "wenxian", "bad.toml", "--as", "admin")[0] == 7
    assert "试行二号" not in run("policy", "show", "wenxian")[1]


def test_two_versions_are_compared_in_words(run: Run) -> None:
    """The differences are named by title with both values; two equal files say so."""
    Path("three.toml").write_text(DRAFT.replace("20 working-day", "1 month").replace("disputes", "acts"), "utf-8")
    _, out, _ = run("policy", "diff", "two.toml", "three.toml")

    assert "一轮调解的期限：由“20个工作日”改为“1个月”" in out
    assert "适用范围" in out
    assert "各参数的值相同" in run("policy", "diff", "two.toml", "two.toml")[1]
    assert json.loads(run("policy", "diff", "two.toml", "three.toml", "--json")[1])[0]["name"] == "mediation-period"


def test_a_drafter_reads_a_file(run: Run) -> None:
    """What a file says itself, what holds instead, and what nobody says stand apart; later values say from when."""
    Path("later.toml").write_text(DRAFT + "effective = 2024-09-01\n", "utf-8")
    code, out, _ = run("policy", "show", "later.toml")
    own, _, rest = out.partition("适用国家规定的通例")

    assert code == 0
    assert "一轮调解的期限：20个工作日（自2024-09-01起）" in own
    assert "推选代表人的人数界限（诉讼）：10" in rest.partition("均未规定")[0]
    assert "案号的代字" in rest.partition("均未规定")[2]
    assert "一轮调解的期限：30日" in run("policy", "show", "later.toml", "--on", "2024-08-31")[1]


@pytest.mark.parametrize(("on", "warned"), [("2024-06-01", False), ("2024-06-02", True)])
def test_a_version_that_reaches_back_is_warned_of(run: Run, on: str, warned: bool) -> None:
    """Who adopts a version after it came into force is told what that means for what is entered late."""
    code, out, _ = run("policy", "adopt", "wenxian", "two.toml", "--as", "admin", "--on", on)

    assert code == 0
    assert ("施行日2024-06-01早于通过之日" in out) is warned


def test_before_a_file_is_in_force_nothing_is(run: Run) -> None:
    """Looked at on an earlier day, a file says plainly that nothing of it is in force; as JSON, too."""
    code, out, _ = run("policy", "show", "two.toml", "--on", "2024-05-31")
    told = json.loads(run("policy", "show", "two.toml", "--on", "2024-05-31", "--json")[1])

    assert (code, "试行二号自2024-06-01起施行，2024-05-31尚未施行" in out, "20个工作日" in out) == (0, True, False)
    assert (told["in_force"], told["stated"]) == (False, [])


def test_what_holds_before_a_later_day_is_told(run: Run) -> None:
    """Between the version and a parameter of a later day neither the old value nor the new one holds: so it says."""
    three = (
        DRAFT.replace("20 working-day", "25 day").replace("试行二号", "试行三号").replace("2024-06-01", "2024-07-01")
    )
    Path("three.toml").write_text(three + "effective = 2024-09-01\n", "utf-8")
    _, out, _ = run("policy", "diff", "two.toml", "three.toml")
    told = json.loads(run("policy", "diff", "two.toml", "three.toml", "--json")[1])

    assert "一轮调解的期限：自2024-07-01至2024-08-31，由“20个工作日”改为“30日”" in out
    assert "一轮调解的期限：自2024-09-01起，由“30日”改为“25日”" in out
    assert [(one["effective"], one["until"]) for one in told] == [("2024-07-01", "2024-08-31"), ("2024-09-01", None)]


def test_a_transition_says_what_it_does_not_reach(run: Run) -> None:
    """A draft with a transition names each parameter whose running clocks keep their time, by its path."""
    row = '\n[parameters.risk-relief-period]\nvalue = "2 day"\nsource = "第3条"\nprovenance = "stated"\n'
    Path("moving.toml").write_text(DRAFT.replace("disputes", "running-clocks") + row, "utf-8")
    Path("still.toml").write_text(DRAFT + row, "utf-8")

    said = "! parameters.risk-relief-period：采取缓解、疏导措施的期限：过渡规定不及于这一期限"
    assert said in run("policy", "check", "moving.toml")[1]
    assert "过渡规定" not in run("policy", "check", "still.toml")[1]


def test_what_a_drafter_did_not_see_is_the_county_s_own(run: Run) -> None:
    """Where the county's document was not seen, that is said of it, not of the national text that holds instead."""
    unseen = '[parameters.{}]\nsource = "附件二"\nprovenance = "not-seen"\n'
    both = unseen.format("group-threshold") + unseen.format("mediation-rounds")
    Path("unseen.toml").write_text(DRAFT + both, "utf-8")
    _, out, _ = run("policy", "show", "unseen.toml")

    assert "行诉解释 29（国家规定的通例）\n    本政策未见原文：附件二" in out
    assert "调解轮次：轮次不限  mediation-rounds\n    本政策未见原文：附件二" in out


def test_adopted_versions_are_listed_shown_and_compared_by_name(run: Run) -> None:
    """A center's versions are known by name; a name that it has not is told with those it has."""
    assert run("policy", "adopt", "wenxian", "two.toml", "--as", "admin", "--on", "2024-05-30")[0] == 0
    _, listed, _ = run("policy", "list", "wenxian")
    names = [one["policy"]["version"] for one in json.loads(run("policy", "list", "wenxian", "--json")[1])]
    _, old, _ = run("policy", "show", "wenxian", "--version", "温法联〔2021〕7号")
    _, changed, _ = run("policy", "diff", "温法联〔2021〕7号", "试行二号", "--center", "wenxian")
    code, _, wrong = run("policy", "diff", "温法联〔2021〕7号", "试行三号", "--center", "wenxian")

    assert "试行二号：适用于自2024-06-01起登记的争议；此前登记的争议仍适用当时的版本" in listed
    assert names == ["温法联〔2021〕7号", "试行二号"]
    assert "受邀机关的答复期限：5个工作日" in old
    assert "一轮调解的期限：由“30日”改为“20个工作日”（第1条）" in changed
    assert "新版本适用于自2024-06-01起登记的争议" in changed
    assert "新版本没有规定、旧版本的值不再适用的（" in changed
    assert "· 受邀机关的答复期限：原为“5个工作日”，现无规定：不计答复期限，也就没有逾期" in changed
    assert (code, "试行二号" in wrong) == (4, True)
    assert "一轮调解的期限" in run("policy", "diff", "温法联〔2021〕7号", "two.toml", "--center", "wenxian")[1]


@pytest.mark.clause("WX-5.1")
def test_who_adopted_which_text_is_told(run: Run) -> None:
    """The list says who adopted a version on which day, and from which file: its text comes back byte for byte."""
    written = b"\xef\xbb\xbf" + DRAFT.replace("\n", "\r\n").encode()
    Path("windows.toml").write_bytes(written)
    digest = sha256(written).hexdigest()
    assert run("policy", "adopt", "wenxian", "windows.toml", "--as", "admin", "--on", "2024-05-30")[0] == 0
    _, listed, _ = run("policy", "list", "wenxian")
    shipped, adopted = json.loads(run("policy", "list", "wenxian", "--json")[1])
    saving = ("policy", "show", "wenxian", "--version", adopted["policy"]["version"], "--save", "back.toml")
    assert [run(*saving)[0], run(*saving)[0]] == [0, 7]  # never over a file that is there

    assert f"2024-05-30 admin\n  文件：SHA-256 {digest}" in listed
    assert Path("back.toml").read_bytes() == written
    assert (adopted["actor"], adopted["on"], adopted["policy"]["digest"]) == ("admin", "2024-05-30", digest)
    assert shipped["policy"]["digest"] == sha256(shipped["document"].encode()).hexdigest()  # a plugin's own, too


@pytest.mark.parametrize(
    ("policy", "answered"),
    [
        ("one-month/policy.toml", "1个月 由政策回答；参数“一轮调解的期限”为1个月，来源：巢湖市审前和解中心的报道"),
        ("silent.toml", "30日 由国家规定回答"),
    ],
)
def test_who_answers_a_question_of_law_is_told(run: Run, policy: str, answered: str) -> None:
    """What the policy itself states the policy answers; where it is silent, national law."""
    counties = Path(__file__).parent.parent / "examples" / "counties"
    Path("silent.toml").write_text(DRAFT.partition("[parameters")[0].replace("2024-06", "2023-01"), "utf-8")
    draft = Path(policy) if Path(policy).exists() else counties / policy
    scenario = counties / "one-month" / "scenarios" / "a-month.toml"
    _, out, _ = run("run", "--policy", str(draft), str(scenario), "--explain")

    assert f"一轮调解多长时间 → {answered}" in out


def test_a_version_adopted_without_a_file_has_no_text(run: Run) -> None:
    """Whoever adopted values alone is told so; the text of a file that is no version yet is the file's."""
    given = {"on": "2024-05-30", "version": "无文件", "effective": "2024-06-01", "source": "会议决定"}
    assert run("do", "wenxian", "adopt-policy", "--as", "admin", "--data", json.dumps(given))[0] == 0
    code, _, wrong = run("policy", "show", "wenxian", "--version", "无文件", "--save", "none.toml")

    assert (code, "没有附文件" in wrong) == (4, True)
    assert "文件：没有附文件" in run("policy", "list", "wenxian")[1]
    assert run("policy", "show", "two.toml", "--save", "copy.toml")[0] == 0
    assert Path("copy.toml").read_bytes() == Path("two.toml").read_bytes()


def test_a_calendar_is_checked_loaded_and_shown(run: Run) -> None:
    """A year from a file is checked, loaded as an act, and listed with its source."""
    year = 'form = 1\n[years.2027]\nsource = "样例通知"\nrest = [2027-01-01]\nwork = []\n'
    Path("2027.toml").write_text(year, "utf-8")
    assert "2027年：放假 1 日" in run("calendar", "check", "2027.toml")[1]
    assert run("calendar", "load", "wenxian", "2027.toml", "--as", "admin")[0] == 0

    assert "样例通知" in run("calendar", "show", "wenxian")[1]
    assert json.loads(run("calendar", "show", "wenxian", "--json")[1])[-1]["year"] == 2027
    Path("2027.toml").write_text(year.replace("2027-01-01", "2026-01-01"), "utf-8")
    assert run("calendar", "load", "wenxian", "2027.toml", "--as", "admin")[0] == 7
