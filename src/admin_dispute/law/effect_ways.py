"""Ways of effect in national law: which paper binds from when, is enforced how, against whom, by which article.

The measures of 行政诉讼法 96 follow a judgment, a ruling or a mediation letter of the court, never a mere agreement.
"""

from __future__ import annotations

from admin_dispute.domain.dispute.force import Effective, Enforcing, Force, MadeIn, Maker, WayOfEffect
from admin_dispute.domain.parameters import Provenance

WAYS_OF_EFFECT = (
    WayOfEffect(
        code=Force.SIGNATURE,
        name="签字（盖章、按指印）生效",
        by=Maker.PARTIES,
        effective=Effective.CONCLUSION,
        clauses=("特邀调解规定 24", "特邀调解规定 25", "民法典 502"),
    ),
    WayOfEffect(
        code=Force.ORAL,
        name="口头协议由调解员记录",
        by=Maker.MEDIATOR,
        effective=Effective.CONCLUSION,
        clauses=("特邀调解规定 23",),
    ),
    WayOfEffect(
        code=Force.CONFIRMATION,
        name="经应诉机关审查确认生效",
        by=Maker.AGENCY,
        effective=Effective.DECISION,
        clauses=("民法典 158",),
    ),
    WayOfEffect(
        code=Force.REVIEW,
        name="行政机关审查备案",
        by=Maker.AGENCY,
        effective=Effective.DECISION,
        clauses=("民法典 158",),
    ),
    WayOfEffect(
        code=Force.SILENCE,
        name="逾期未答复视为确认",
        by=Maker.TIME,
        effective=Effective.DECISION,
        clauses=("民法典 140", "民法典 158"),
    ),
    WayOfEffect(
        code=Force.FULFILMENT,
        name="不正当阻止条件成就，视为条件已成就",
        by=Maker.COURT,
        effective=Effective.DECISION,
        clauses=("民法典 159",),
    ),
    WayOfEffect(
        code=Force.RATIFICATION,
        name="被代理人追认",
        by=Maker.PARTIES,
        effective=Effective.DECISION,
        clauses=("民法典 171",),
    ),
    WayOfEffect(
        code=Force.COURT_CONFIRMATION,
        name="司法确认裁定",
        by=Maker.COURT,
        effective=Effective.DECISION,
        clauses=(
            "特邀调解规定 19",
            "民诉法 205",
            "民诉法 206",
            "民诉法（2021） 201",
            "民诉法（2021） 202",
            "民诉法（2012） 194",
            "民诉法（2012） 195",
        ),
        against_agency=Enforcing.COURT,
        against_citizen=Enforcing.COURT,
    ),
    WayOfEffect(
        code=Force.PRE_FILING_LETTER,
        name="行政诉前调解书",
        by=Maker.COURT,
        effective=Effective.DECISION,
        clauses=("繁简分流意见 6",),
        provenance=Provenance.UNVERIFIED,
    ),
    WayOfEffect(
        code=Force.MEDIATION_LETTER,
        name="行政调解书",
        by=Maker.COURT,
        effective=Effective.LAST_SIGNATURE,
        clauses=("行诉解释 85", "行政诉讼法 94", "行政诉讼法 95", "行政诉讼法 96"),
        against_agency=Enforcing.COURT,
        against_citizen=Enforcing.COURT,
        measures=True,
        forum=MadeIn.SUIT,
    ),
    WayOfEffect(
        code=Force.RECONSIDERATION_LETTER,
        name="行政复议调解书",
        by=Maker.RECONSIDERATION_BODY,
        effective=Effective.LAST_SIGNATURE,
        clauses=("行政复议法 73", "行政复议法 77", "行政复议法 78", "行政复议法 83"),
        against_agency=Enforcing.RECONSIDERATION_BODY,
        against_citizen=Enforcing.RECONSIDERATION_BODY,
        forum=MadeIn.RECONSIDERATION,
    ),
    WayOfEffect(
        code=Force.PERMITTED_WITHDRAWAL,
        name="准许撤诉裁定",
        by=Maker.COURT,
        effective=Effective.DECISION,
        clauses=("行政诉讼法 62", "撤诉规定 5", "撤诉规定 6"),
        forum=MadeIn.SUIT,
    ),
    WayOfEffect(
        code=Force.CONFIRMING_JUDGMENT,
        name="确认协议的判决",
        by=Maker.COURT,
        effective=Effective.DECISION,
        clauses=("行政诉讼法 94", "行政诉讼法 95", "行政诉讼法 96"),
        against_agency=Enforcing.COURT,
        against_citizen=Enforcing.COURT,
        measures=True,
        forum=MadeIn.SUIT,
    ),
    WayOfEffect(
        code=Force.NEW_AGREEMENT,
        name="订立新的行政协议",
        by=Maker.AGENCY,
        effective=Effective.DECISION,
        clauses=("行政诉讼法 78", "行政协议规定 24"),
        against_citizen=Enforcing.NON_LITIGATION,
    ),
    WayOfEffect(
        code=Force.CHANGED_ACT,
        name="行政机关改变行政行为",
        by=Maker.AGENCY,
        effective=Effective.DECISION,
        clauses=("撤诉规定 4", "行政诉讼法 97"),
        against_citizen=Enforcing.NON_LITIGATION,
    ),
)
"""Compared by a table test with what the articles say; an entry that is not verified says so."""
