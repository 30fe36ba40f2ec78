"""The catalogue of texts: nothing that a clerk reads is missing, and nothing of a person stands in it."""

from __future__ import annotations

import re
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
import pytest

import admin_dispute
from admin_dispute.center.grants import RELATIONS
from admin_dispute.domain import errors
from admin_dispute.domain.catalogue import COMMANDS, EVENTS, KINDS, conditions
from admin_dispute.domain.circular.content import CircularContent
from admin_dispute.domain.correction import Stored
from admin_dispute.domain.dispute.proceedings import Proceeding
from admin_dispute.domain.dispute.terms import Confirmation
from admin_dispute.domain.number import CaseNumber
from admin_dispute.domain.periods import Period
from admin_dispute.domain.values import Person, PersonRef, TextRef
from admin_dispute.domain.words import chapter, fill, label, term, title, told, worded
from admin_dispute.law.hookspecs import HOOKS
from admin_dispute.reports.row import LedgerRow
from admin_dispute.testing import play, read_scenario

SCENARIOS = Path(__file__).parent.parent / "examples" / "scenarios"
SOURCES = [page for page in Path(admin_dispute.__file__).parent.rglob("*.py") if page.name != "verify.py"]
DECLARED = [*COMMANDS.values(), *EVENTS.values()]


def kinds() -> list[type[StrEnum]]:
    """Give every kind of code there is."""
    return [kind for kind in StrEnum.__subclasses__() if kind.__module__.startswith("admin_dispute.domain")]


@pytest.mark.parametrize("code", sorted(conditions()))
def test_every_condition_has_both_texts(code: str) -> None:
    """A condition says what it is where it holds, and what is missing where it does not."""
    texts = chapter("conditions")[code]

    assert texts["holds"]
    assert texts["fails"]


def test_no_text_without_a_condition() -> None:
    """A text whose condition is gone is removed with it; plugins' codes may stay."""
    assert set(chapter("conditions")) - set(conditions()) <= {"review-first", "source-admitted", "obligation-dated"}


@pytest.mark.parametrize("form", DECLARED, ids=lambda form: form.name)
def test_every_act_has_a_title(form: object) -> None:
    """Commands and events have Chinese titles."""
    assert title(form.name) != form.name  # type: ignore[attr-defined]  # a form


def test_an_event_is_told_by_what_brought_it_about() -> None:
    """Where several acts lead to one event it has a title for each; none is named after an act there is not."""
    pairs = [key.split(":") for key in chapter("acts") if ":" in key]

    assert {event for event, _ in pairs} <= set(EVENTS)
    assert {command for _, command in pairs} <= set(COMMANDS)
    assert told("measure-moved-on", "serve-measure") == "执行措施已送达"
    assert told("dispute-registered", "register-dispute") == title("dispute-registered")


def test_every_field_has_a_label() -> None:
    """Fields of commands and columns of the ledger have Chinese labels."""
    named = {field.name for form in COMMANDS.values() for field in attrs.fields(form.type)}
    columns = {field.name for field in attrs.fields(LedgerRow) if label(field.name, LedgerRow) == field.name}

    assert named - set(chapter("fields")) == set()
    assert columns == set()


def _values(type_: Any, seen: set[type]) -> set[type]:
    """Give every value that a type holds, in all depth."""
    if isinstance(type_, type) and attrs.has(type_) and type_ not in seen:
        seen.add(type_)
        for hint in typing.get_type_hints(type_).values():
            _values(hint, seen)
    for part in typing.get_args(type_):
        _values(part, seen)
    return seen


def test_every_field_of_a_value_has_a_label() -> None:
    """What `show` and the help of `do` name, within commands and states in all depth, has Chinese labels."""
    shown: set[type] = {Person, CircularContent}  # a circular is printed, and shown without its content
    for type_ in (*(form.type for form in COMMANDS.values()), *(kind.state for kind in KINDS.values())):
        _values(type_, shown)
    shown -= {CircularContent, TextRef, PersonRef, Period, CaseNumber, Stored}

    assert {f"{t.__name__}.{f.name}" for t in shown for f in attrs.fields(t) if label(f.name, t) == f.name} == set()


def test_one_word_with_several_meanings() -> None:
    """A field is labelled by who has it, where the word alone would mislead."""
    assert label("number", "record-case-number") == "案号"
    assert label("number", "annul-act") == "要撤销的事项序号"
    assert label("within", Confirmation) == "确认期限"
    assert label("third_parties", Proceeding) == "第三人"
    assert label("third_parties", "record-filing") == "第三人"
    assert [label("by", name) for name in ("extend-mediation", "choose-route", "claim-fulfilment")] == [
        "延长多久", "选择人", "主张人"
    ]  # fmt: skip


def test_no_label_of_an_opinion_where_none_is_given() -> None:
    """「表示意见的机构」 is who answers about the lead; everybody else who does something is called by what he does."""
    general = {name for name, form in COMMANDS.items() if "by" in {field.name for field in attrs.fields(form.type)}}

    states = {t for kind in KINDS.values() for t in _values(kind.state, set()) if "by" in attrs.fields_dict(t)}

    assert {name for name in general if label("by", name) == chapter("fields")["by"]} == {"answer-lead"}
    assert {t.__name__ for t in states if label("by", t) == chapter("fields")["by"]} == set()


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_has_a_word(relation: str) -> None:
    """A refusal says whose officers may act; never the code of the relation."""
    assert relation in chapter("codes")["relation"]


def test_values_as_a_clerk_reads_them() -> None:
    """Yes and no, and periods, read in Chinese."""
    assert [worded(value) for value in (True, False)] == ["是", "否"]
    assert [worded(Period.parse(text)) for text in ("30 day", "5 working-day", "1 month", "2 year")] == [
        "30日", "5个工作日", "1个月", "2年"
    ]  # fmt: skip


def test_what_to_do_is_said_once() -> None:
    """A condition that names its cure needs no text of what to do beside it."""
    told = {code for code, texts in chapter("conditions").items() if "change" in texts}

    assert {code for code in told & set(conditions()) if conditions()[code].cured_by} == set()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_code_has_a_word(kind: type[StrEnum]) -> None:
    """Codes that a clerk may meet are worded."""
    if kind.__name__ == "Unit":
        return  # periods are typed as they are read: 30 day
    assert [code for code in kind if worded(code) == code.value] == []


def test_every_question_of_law_is_worded() -> None:
    """What plugins are asked reads in Chinese where a decision is explained."""
    asked = {name for name, form in HOOKS.items() if form.kind in {"answer", "collect"}}

    assert {name for name in asked if term("question", name) == name} == set()


def test_every_error_code_is_in_the_catalogue() -> None:
    """Each code that the source raises has its three texts, and no text is left over."""
    raised = set()
    names = "|".join(kind.__name__ for kind in errors.KINDS)
    for source in SOURCES:
        text = source.read_text("utf-8")
        raised |= set(re.findall(rf'(?:{names})\(\s*"([a-z-]+)"', text))
        raised |= set(re.findall(r'_fault\("([a-z-]+)"', text))
        raised |= set(re.findall(r'read_(?:page|text)\(.*?, "([a-z-]+)"\)', text))
    raised |= {"refused", "store-doubled", "unexpected"}

    assert raised == set(chapter("errors"))
    for texts in chapter("errors").values():
        assert texts.keys() == {"what", "why", "todo"}


def test_a_missing_fact_shows_as_an_ellipsis() -> None:
    """A text never fails for want of a fact, and nothing in it reads as Python."""
    assert fill("结果是“{how}”", {"how": None}) == "结果是“（无）”"
    assert fill("{who}须签字", {}) == "…须签字"
    assert fill("{who}", {"who": ("p1", "p2")}) == "p1、p2"


def test_an_unlisted_code_shows_as_itself() -> None:
    """A plugin's code without a word is shown as it is."""
    assert term("stage", "unheard-of") == "unheard-of"
    assert title("unheard-of") == "unheard-of"


@pytest.mark.parametrize("page", sorted(SCENARIOS.glob("*.toml")), ids=lambda page: page.stem)
def test_no_explanation_shows_python(page: Path) -> None:
    """Whatever a case is explained with reads as words: no repr of a value, no name of an enum."""
    played = play(read_scenario(page))
    clerk = played.center.acting("clerk")
    for dispute in played.disputes.values():
        for decision in clerk.decisions(dispute):
            told = [answer.answer for answer in decision.answers]
            told += [reason.text for reason in decision.reasons] + [warning.text for warning in decision.warnings]

            assert [text for text in told if re.search(r"\w+\(\w+=|<\w+\.", text)] == []
    played.center.close()


@pytest.mark.parametrize(
    "code",
    [
        "adjudicable", "amount-known", "contest-over", "day-to-answer", "in-time", "law-named", "mandate-not-over",
        "not-too-much",
        "paid-said", "request-on-record", "time-left", "unperformed-named", "verdict-fits", "verdict-said",
        "withdrawal-entered",
    ],
)  # fmt: skip
def test_what_holds_for_want_of_an_occasion_says_so(code: str) -> None:
    """A condition that also holds where nothing was to be shown reads as an alternative, not as a finding."""
    assert "或者" in chapter("conditions")[code]["holds"]


def test_a_concurrence_is_no_second_proposal() -> None:
    """Who agrees to a lead has said what it thinks of the proposal; it has not proposed one."""
    assert told("lead-proposed", "answer-lead") != told("lead-proposed", "propose-lead")
