"""Run a county's administrative-dispute resolution center. What is named here is public; nothing else is."""

from admin_dispute import store
from admin_dispute.center.acting import Acting, Found, Option
from admin_dispute.center.application import Center
from admin_dispute.center.clock import Clock, FixedClock, SystemClock
from admin_dispute.center.execution import Done
from admin_dispute.center.explaining import Decision, Reason
from admin_dispute.center.seeing import View
from admin_dispute.domain.center.directory import (
    AbolishOrganisation,
    EndOffice,
    EnterOfficer,
    EnterOrganisation,
    Function,
    Officer,
    Organisation,
    OrganisationKind,
    Role,
)
from admin_dispute.domain.center.external import NoteDirectoryId
from admin_dispute.domain.center.founding import FoundCenter
from admin_dispute.domain.center.policy import AdoptPolicy, LoadCalendar
from admin_dispute.domain.center.state import CenterState
from admin_dispute.domain.correction import AnnulAct, CorrectAct
from admin_dispute.domain.dispute.agencies import AgencyPart, AgencyRole, AssignAgencyRole, EndAgencyRole
from admin_dispute.domain.dispute.agreement import (
    Agreement,
    ConcludeAgreement,
    ReportSettlement,
    Signature,
)
from admin_dispute.domain.dispute.answers import ConsentForm, Through
from admin_dispute.domain.dispute.bring_in import AnswerBringIn, AskToBringIn
from admin_dispute.domain.dispute.challenged import (
    AddChallenged,
    Challenged,
    ChallengedKind,
    Decider,
    NewChallenged,
    Validity,
)
from admin_dispute.domain.dispute.claims import (
    AssessClaims,
    Assessed,
    Claim,
    ClaimKind,
    ClaimStanding,
    GiveUpClaims,
    NewClaim,
    StateClaims,
)
from admin_dispute.domain.dispute.closing import CloseDispute, Outcome
from admin_dispute.domain.dispute.concession import NoteConcession
from admin_dispute.domain.dispute.consent import RecordConsent, RecordRefusal, WithdrawConsent
from admin_dispute.domain.dispute.deadlines import Deadline
from admin_dispute.domain.dispute.divisibility import Divisibility, MarkDivisibility
from admin_dispute.domain.dispute.effect import ConfirmAgreement, RefuseConfirmation
from admin_dispute.domain.dispute.ending import EndProceeding, RecordService, TransferProceeding
from admin_dispute.domain.dispute.endings import CauseGone, EndMediation
from admin_dispute.domain.dispute.external import NoteExternalId
from admin_dispute.domain.dispute.filing import AcceptProceeding, RecordFiling
from admin_dispute.domain.dispute.finding import ConfirmFacts, EstablishFacts
from admin_dispute.domain.dispute.follow_up import RecordVisit, VisitFinding
from admin_dispute.domain.dispute.forums import Forum, forum_of, review_first
from admin_dispute.domain.dispute.handover import FilePart, HandOverFile, days_to_handover, days_waiting
from admin_dispute.domain.dispute.intake import Matter, Phase, RegisterDispute, Source
from admin_dispute.domain.dispute.joining import AddParties, ReleaseParties
from admin_dispute.domain.dispute.lead import AnswerLead, ProposeLead
from admin_dispute.domain.dispute.links import Counts, Link, LinkDisputes, LinkKind, counted, together
from admin_dispute.domain.dispute.mandate import FileMandate, Power
from admin_dispute.domain.dispute.measures import Measure, MeasureKind
from admin_dispute.domain.dispute.mediability import MediationBasis, mediable
from admin_dispute.domain.dispute.mediation import ExtendMediation, OpenMediation
from admin_dispute.domain.dispute.merging import MergeInto, SplitOff, TakeOver
from admin_dispute.domain.dispute.moved import NoteDeadlineMoved
from admin_dispute.domain.dispute.numbering import IssueCaseNumber, RecordCaseNumber, VoidCaseNumber
from admin_dispute.domain.dispute.obligation import Duty, NewObligation, Obligation
from admin_dispute.domain.dispute.offer import OfferForm, OfferGround, OfferMediation, Told
from admin_dispute.domain.dispute.overdue import Lateness, NoteOverdue
from admin_dispute.domain.dispute.papers import (
    AnswerPaper,
    DraftPaper,
    DropPaper,
    PaperKind,
    ProveReceipt,
    ReceiptProof,
    SendPaper,
)
from admin_dispute.domain.dispute.parties import LeavingReason, NewParty, Party, PartyRole, StandsFor
from admin_dispute.domain.dispute.performance import RecordPerformance, RecordRefusalToPerform
from admin_dispute.domain.dispute.persons import CorrectPerson, NameGuardian, RenameParty
from admin_dispute.domain.dispute.presiding import AcceptPresiding, ChangePresiding
from admin_dispute.domain.dispute.proceedings import Instance, ProceedingEnd, ProceedingKind, TransferGround
from admin_dispute.domain.dispute.remedies import GiveGuidance, TellJudicialRemedies
from admin_dispute.domain.dispute.representation import (
    AppointRepresentatives,
    Chosen,
    EndRepresentation,
    Representation,
)
from admin_dispute.domain.dispute.respondents import ChangeRespondents, RefuseRespondents
from admin_dispute.domain.dispute.responsible import NameResponsible
from admin_dispute.domain.dispute.rounds import Absence, Attendance, Capacity, Ending, Medium, Presider, Presiding
from admin_dispute.domain.dispute.routes import (
    ChooseRoute,
    CivilTie,
    NoteCivilDispute,
    ProposeRoute,
    Route,
    RouteAdvice,
)
from admin_dispute.domain.dispute.sessions import HoldSession
from admin_dispute.domain.dispute.stage import Stage
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.dispute.succession import Kin, SucceedAgency, SucceedParty, SuccessionCause, Successor
from admin_dispute.domain.dispute.terms import Confirmation, Draft, DraftTerms, Review, ReviewLegality
from admin_dispute.domain.dispute.validity import NotifyBurdened, RecordValidity
from admin_dispute.domain.dispute.withdrawal import (
    ActChange,
    ChangeOfAct,
    PermitWithdrawal,
    RecordWithdrawal,
    RefuseWithdrawal,
    WithdrawalReason,
)
from admin_dispute.domain.dispute.withdrawal_effects import WithdrawalKind, WithdrawalWay
from admin_dispute.domain.errors import (
    AdminDisputeError,
    BadConfiguration,
    BadInput,
    Conflict,
    Fault,
    NotFound,
    PluginFault,
    Refused,
    StoreFault,
)
from admin_dispute.domain.external import ExternalId
from admin_dispute.domain.law import Remedy, Series
from admin_dispute.domain.number import CaseNumber, read_number
from admin_dispute.domain.parameters import Applies, Parameter, Policy, Provenance
from admin_dispute.domain.periods import CalendarYear, Due, Period, Unit
from admin_dispute.domain.ruling import Caution, Condition, Objection, Ruling
from admin_dispute.domain.values import Person, PersonKind, PersonRef, TextRef
from admin_dispute.domain.words import term, title
from admin_dispute.law.answers import Answer, Clause, Message
from admin_dispute.law.hookspecs import hookimpl
from admin_dispute.reports.ledger import LedgerQuery
from admin_dispute.reports.row import LedgerRow
from admin_dispute.schemas.calendars import read_calendar
from admin_dispute.schemas.policies import Draft as PolicyDraft
from admin_dispute.schemas.policies import policy_of, read_policy
from admin_dispute.tenancy.platform import Platform, open_platform

__all__ = [
    "AbolishOrganisation",
    "Absence",
    "AcceptPresiding",
    "AcceptProceeding",
    "ActChange",
    "Acting",
    "AddChallenged",
    "AddParties",
    "AdminDisputeError",
    "AdoptPolicy",
    "AgencyPart",
    "AgencyRole",
    "Agreement",
    "AnnulAct",
    "Answer",
    "AnswerBringIn",
    "AnswerLead",
    "AnswerPaper",
    "Applies",
    "AppointRepresentatives",
    "AskToBringIn",
    "AssessClaims",
    "Assessed",
    "AssignAgencyRole",
    "Attendance",
    "BadConfiguration",
    "BadInput",
    "CalendarYear",
    "Capacity",
    "CaseNumber",
    "CauseGone",
    "Caution",
    "Center",
    "CenterState",
    "Challenged",
    "ChallengedKind",
    "ChangeOfAct",
    "ChangePresiding",
    "ChangeRespondents",
    "ChooseRoute",
    "Chosen",
    "CivilTie",
    "Claim",
    "ClaimKind",
    "ClaimStanding",
    "Clause",
    "Clock",
    "CloseDispute",
    "ConcludeAgreement",
    "Condition",
    "ConfirmAgreement",
    "ConfirmFacts",
    "Confirmation",
    "Conflict",
    "ConsentForm",
    "CorrectAct",
    "CorrectPerson",
    "Counts",
    "Deadline",
    "Decider",
    "Decision",
    "Dispute",
    "Divisibility",
    "Done",
    "Draft",
    "DraftPaper",
    "DraftTerms",
    "DropPaper",
    "Due",
    "Duty",
    "EndAgencyRole",
    "EndMediation",
    "EndOffice",
    "EndProceeding",
    "EndRepresentation",
    "Ending",
    "EnterOfficer",
    "EnterOrganisation",
    "EstablishFacts",
    "ExtendMediation",
    "ExternalId",
    "Fault",
    "FileMandate",
    "FilePart",
    "FixedClock",
    "Forum",
    "Found",
    "FoundCenter",
    "Function",
    "GiveGuidance",
    "GiveUpClaims",
    "HandOverFile",
    "HoldSession",
    "Instance",
    "IssueCaseNumber",
    "Kin",
    "Lateness",
    "LeavingReason",
    "LedgerQuery",
    "LedgerRow",
    "Link",
    "LinkDisputes",
    "LinkKind",
    "LoadCalendar",
    "MarkDivisibility",
    "Matter",
    "Measure",
    "MeasureKind",
    "MediationBasis",
    "Medium",
    "MergeInto",
    "Message",
    "NameGuardian",
    "NameResponsible",
    "NewChallenged",
    "NewClaim",
    "NewObligation",
    "NewParty",
    "NotFound",
    "NoteCivilDispute",
    "NoteConcession",
    "NoteDeadlineMoved",
    "NoteDirectoryId",
    "NoteExternalId",
    "NoteOverdue",
    "NotifyBurdened",
    "Objection",
    "Obligation",
    "OfferForm",
    "OfferGround",
    "OfferMediation",
    "Officer",
    "OpenMediation",
    "Option",
    "Organisation",
    "OrganisationKind",
    "Outcome",
    "PaperKind",
    "Parameter",
    "Party",
    "PartyRole",
    "Period",
    "PermitWithdrawal",
    "Person",
    "PersonKind",
    "PersonRef",
    "Phase",
    "Platform",
    "PluginFault",
    "Policy",
    "PolicyDraft",
    "Power",
    "Presider",
    "Presiding",
    "ProceedingEnd",
    "ProceedingKind",
    "ProposeLead",
    "ProposeRoute",
    "ProveReceipt",
    "Provenance",
    "Reason",
    "ReceiptProof",
    "RecordCaseNumber",
    "RecordConsent",
    "RecordFiling",
    "RecordPerformance",
    "RecordRefusal",
    "RecordRefusalToPerform",
    "RecordService",
    "RecordValidity",
    "RecordVisit",
    "RecordWithdrawal",
    "RefuseConfirmation",
    "RefuseRespondents",
    "RefuseWithdrawal",
    "Refused",
    "RegisterDispute",
    "ReleaseParties",
    "Remedy",
    "RenameParty",
    "ReportSettlement",
    "Representation",
    "Review",
    "ReviewLegality",
    "Role",
    "Route",
    "RouteAdvice",
    "Ruling",
    "SendPaper",
    "Series",
    "Signature",
    "Source",
    "SplitOff",
    "Stage",
    "StandsFor",
    "StateClaims",
    "StoreFault",
    "SucceedAgency",
    "SucceedParty",
    "SuccessionCause",
    "Successor",
    "SystemClock",
    "TakeOver",
    "TellJudicialRemedies",
    "TextRef",
    "Through",
    "Told",
    "TransferGround",
    "TransferProceeding",
    "Unit",
    "Validity",
    "View",
    "VisitFinding",
    "VoidCaseNumber",
    "WithdrawConsent",
    "WithdrawalKind",
    "WithdrawalReason",
    "WithdrawalWay",
    "counted",
    "days_to_handover",
    "days_waiting",
    "forum_of",
    "hookimpl",
    "mediable",
    "open_platform",
    "policy_of",
    "read_calendar",
    "read_number",
    "read_policy",
    "review_first",
    "store",
    "term",
    "title",
    "together",
]
