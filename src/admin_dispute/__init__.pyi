from . import store as store
from .center.acting import (
    Acting as Acting,
)
from .center.application import (
    Center as Center,
)
from .center.clock import (
    Clock as Clock,
)
from .center.clock import (
    FixedClock as FixedClock,
)
from .center.clock import (
    SystemClock as SystemClock,
)
from .center.execution import (
    Done as Done,
)
from .center.options import (
    Option as Option,
)
from .center.options import (
    Readiness as Readiness,
)
from .center.options import (
    RequiredField as RequiredField,
)
from .center.outbox import (
    OutboxMessage as OutboxMessage,
)
from .center.reading.adoptions import (
    Adoption as Adoption,
)
from .center.reading.circulars import (
    CircularToday as CircularToday,
)
from .center.reading.decisions import (
    Decision as Decision,
)
from .center.reading.decisions import (
    Reason as Reason,
)
from .center.reading.decisions import (
    remedy as remedy,
)
from .center.reading.directory import (
    DirectoryRow as DirectoryRow,
)
from .center.reading.directory import (
    InOffice as InOffice,
)
from .center.reading.liaison import (
    Liaison as Liaison,
)
from .center.reading.liaison import (
    SeveralFunctions as SeveralFunctions,
)
from .center.reading.names import (
    Names as Names,
)
from .center.reading.one import (
    Found as Found,
)
from .center.reading.one import (
    Outlook as Outlook,
)
from .center.reading.roster import (
    RosterRow as RosterRow,
)
from .center.reading.view import (
    View as View,
)
from .center.upkeep.calendars import (
    CalendarChange as CalendarChange,
)
from .center.upkeep.rebuild import (
    Move as Move,
)
from .center.upkeep.rebuild import (
    Rebuilt as Rebuilt,
)
from .center.upkeep.rulings import (
    Differing as Differing,
)
from .center.upkeep.sweep import (
    Swept as Swept,
)
from .cli.reports import (
    show_table as show_table,
)
from .cli.usage import (
    Command as Command,
)
from .domain.act import (
    StreamKind as StreamKind,
)
from .domain.advice import (
    AdviceForm as AdviceForm,
)
from .domain.advice import (
    AdviceKind as AdviceKind,
)
from .domain.assessment.assessment import (
    Assessment as Assessment,
)
from .domain.assessment.assessment import (
    BodyScore as BodyScore,
)
from .domain.assessment.assessment import (
    ItemResult as ItemResult,
)
from .domain.assessment.marks import (
    Mark as Mark,
)
from .domain.assessment.marks import (
    Marker as Marker,
)
from .domain.assessment.sheet import (
    Shape as Shape,
)
from .domain.assessment.sheet import (
    Sheet as Sheet,
)
from .domain.center.booking import (
    AppointmentBooked as AppointmentBooked,
)
from .domain.center.booking import (
    AppointmentCancelled as AppointmentCancelled,
)
from .domain.center.booking import (
    AppointmentMoved as AppointmentMoved,
)
from .domain.center.booking import (
    BookAppointment as BookAppointment,
)
from .domain.center.booking import (
    CancelAppointment as CancelAppointment,
)
from .domain.center.booking import (
    MoveAppointment as MoveAppointment,
)
from .domain.center.conclusion import (
    CompleteConclusion as CompleteConclusion,
)
from .domain.center.conclusion import (
    ConcludeItem as ConcludeItem,
)
from .domain.center.conclusion import (
    WithdrawConclusion as WithdrawConclusion,
)
from .domain.center.diary import (
    Appointment as Appointment,
)
from .domain.center.diary import (
    AppointmentStanding as AppointmentStanding,
)
from .domain.center.diary import (
    Diary as Diary,
)
from .domain.center.directory import (
    AbolishOrganisation as AbolishOrganisation,
)
from .domain.center.directory import (
    EndOffice as EndOffice,
)
from .domain.center.directory import (
    EnterOfficer as EnterOfficer,
)
from .domain.center.directory import (
    EnterOrganisation as EnterOrganisation,
)
from .domain.center.directory import (
    Function as Function,
)
from .domain.center.directory import (
    Officer as Officer,
)
from .domain.center.directory import (
    Organisation as Organisation,
)
from .domain.center.directory import (
    OrganisationKind as OrganisationKind,
)
from .domain.center.directory import (
    Role as Role,
)
from .domain.center.external import (
    NoteDirectoryId as NoteDirectoryId,
)
from .domain.center.founding import (
    FoundCenter as FoundCenter,
)
from .domain.center.general_advice import (
    GeneralAdvice as GeneralAdvice,
)
from .domain.center.general_advice import (
    GiveAdvice as GiveAdvice,
)
from .domain.center.keeping import (
    AppointmentKept as AppointmentKept,
)
from .domain.center.keeping import (
    KeepAppointment as KeepAppointment,
)
from .domain.center.mechanism import (
    Mechanism as Mechanism,
)
from .domain.center.mechanism import (
    SetMechanism as SetMechanism,
)
from .domain.center.meeting import (
    AddItem as AddItem,
)
from .domain.center.meeting import (
    AgendaItem as AgendaItem,
)
from .domain.center.meeting import (
    CallMeeting as CallMeeting,
)
from .domain.center.meeting import (
    CallOffMeeting as CallOffMeeting,
)
from .domain.center.meeting import (
    Conclusion as Conclusion,
)
from .domain.center.meeting import (
    HoldMeeting as HoldMeeting,
)
from .domain.center.meeting import (
    ItemEnd as ItemEnd,
)
from .domain.center.meeting import (
    Meeting as Meeting,
)
from .domain.center.meeting import (
    MeetingStage as MeetingStage,
)
from .domain.center.policy import (
    AdoptPolicy as AdoptPolicy,
)
from .domain.center.policy import (
    LoadCalendar as LoadCalendar,
)
from .domain.center.problem import (
    AnswerProblem as AnswerProblem,
)
from .domain.center.problem import (
    Problem as Problem,
)
from .domain.center.problem import (
    ProblemEnd as ProblemEnd,
)
from .domain.center.problem import (
    ProblemKind as ProblemKind,
)
from .domain.center.problem import (
    ProblemStage as ProblemStage,
)
from .domain.center.problem import (
    RaiseProblem as RaiseProblem,
)
from .domain.center.problem import (
    SolveProblem as SolveProblem,
)
from .domain.center.problem import (
    WithdrawProblem as WithdrawProblem,
)
from .domain.center.progress_list import (
    ProgressList as ProgressList,
)
from .domain.center.roster import (
    EnterMediator as EnterMediator,
)
from .domain.center.roster import (
    Mediator as Mediator,
)
from .domain.center.roster import (
    MediatorEntered as MediatorEntered,
)
from .domain.center.roster import (
    MediatorRemoved as MediatorRemoved,
)
from .domain.center.roster import (
    RemovalReason as RemovalReason,
)
from .domain.center.roster import (
    RemoveMediator as RemoveMediator,
)
from .domain.center.roster import (
    RenewMediator as RenewMediator,
)
from .domain.center.state import (
    CenterState as CenterState,
)
from .domain.circular.content import (
    CircularContent as CircularContent,
)
from .domain.circular.content import (
    Difference as Difference,
)
from .domain.circular.content import (
    TermMeaning as TermMeaning,
)
from .domain.circular.drafting import (
    DraftCircular as DraftCircular,
)
from .domain.circular.drafting import (
    DropCircular as DropCircular,
)
from .domain.circular.drafting import (
    ReviseCircular as ReviseCircular,
)
from .domain.circular.issuing import (
    ApproveCircular as ApproveCircular,
)
from .domain.circular.issuing import (
    CorrectCircular as CorrectCircular,
)
from .domain.circular.issuing import (
    IssueCircular as IssueCircular,
)
from .domain.circular.looking import (
    AnswerCircularObjection as AnswerCircularObjection,
)
from .domain.circular.looking import (
    ConfirmFigures as ConfirmFigures,
)
from .domain.circular.looking import (
    ObjectToCircular as ObjectToCircular,
)
from .domain.circular.looking import (
    ShowCircular as ShowCircular,
)
from .domain.circular.state import (
    Circular as Circular,
)
from .domain.circular.state import (
    CircularApproval as CircularApproval,
)
from .domain.circular.state import (
    CircularDropped as CircularDropped,
)
from .domain.circular.state import (
    CircularEdition as CircularEdition,
)
from .domain.circular.state import (
    CircularObjection as CircularObjection,
)
from .domain.circular.state import (
    CircularShown as CircularShown,
)
from .domain.circular.state import (
    CircularStage as CircularStage,
)
from .domain.circular.state import (
    FiguresConfirmed as FiguresConfirmed,
)
from .domain.circular.state import (
    Recipient as Recipient,
)
from .domain.clause import (
    Clause as Clause,
)
from .domain.correction import (
    AnnulAct as AnnulAct,
)
from .domain.correction import (
    CorrectAct as CorrectAct,
)
from .domain.credit.entry import (
    CreditContent as CreditContent,
)
from .domain.credit.entry import (
    CreditEntry as CreditEntry,
)
from .domain.credit.entry import (
    CreditObjection as CreditObjection,
)
from .domain.credit.entry import (
    CreditSign as CreditSign,
)
from .domain.credit.entry import (
    CreditStage as CreditStage,
)
from .domain.credit.entry import (
    LiftGround as LiftGround,
)
from .domain.credit.lifting import (
    CorrectCreditEntry as CorrectCreditEntry,
)
from .domain.credit.lifting import (
    LiftCreditEntry as LiftCreditEntry,
)
from .domain.credit.lifting import (
    RecordCreditRemoval as RecordCreditRemoval,
)
from .domain.credit.objection import (
    AnswerCreditObjection as AnswerCreditObjection,
)
from .domain.credit.objection import (
    ObjectToCreditEntry as ObjectToCreditEntry,
)
from .domain.credit.submission import (
    DeclinePublication as DeclinePublication,
)
from .domain.credit.submission import (
    RecordCreditCheck as RecordCreditCheck,
)
from .domain.credit.submission import (
    SubmitCreditEntry as SubmitCreditEntry,
)
from .domain.credit.submission import (
    TellCreditSubject as TellCreditSubject,
)
from .domain.deadline import (
    Deadline as Deadline,
)
from .domain.deadline import (
    Stopped as Stopped,
)
from .domain.dispute.act_change import (
    ActChange as ActChange,
)
from .domain.dispute.act_change import (
    ChangeOfAct as ChangeOfAct,
)
from .domain.dispute.adjustment import (
    MeasureObligation as MeasureObligation,
)
from .domain.dispute.adjustment import (
    ReleaseObligation as ReleaseObligation,
)
from .domain.dispute.adjustment import (
    SetOff as SetOff,
)
from .domain.dispute.adjustment import (
    SubmitPapers as SubmitPapers,
)
from .domain.dispute.advising import (
    AdviseSide as AdviseSide,
)
from .domain.dispute.agencies import (
    AgencyPart as AgencyPart,
)
from .domain.dispute.agencies import (
    AgencyRole as AgencyRole,
)
from .domain.dispute.agencies import (
    AssignAgencyRole as AssignAgencyRole,
)
from .domain.dispute.agencies import (
    EndAgencyRole as EndAgencyRole,
)
from .domain.dispute.agreement import (
    Agreement as Agreement,
)
from .domain.dispute.agreement import (
    ConcludeAgreement as ConcludeAgreement,
)
from .domain.dispute.agreement import (
    ConcludeProvisionally as ConcludeProvisionally,
)
from .domain.dispute.answers import (
    ConsentForm as ConsentForm,
)
from .domain.dispute.answers import (
    Through as Through,
)
from .domain.dispute.attendance import (
    Absence as Absence,
)
from .domain.dispute.attendance import (
    Attendance as Attendance,
)
from .domain.dispute.attendance import (
    Capacity as Capacity,
)
from .domain.dispute.authority import (
    Signature as Signature,
)
from .domain.dispute.bring_in import (
    AnswerBringIn as AnswerBringIn,
)
from .domain.dispute.bring_in import (
    AskToBringIn as AskToBringIn,
)
from .domain.dispute.certificate import (
    Certificate as Certificate,
)
from .domain.dispute.certificate import (
    Incentive as Incentive,
)
from .domain.dispute.certificate import (
    IssueCertificate as IssueCertificate,
)
from .domain.dispute.challenged import (
    AddChallenged as AddChallenged,
)
from .domain.dispute.challenged import (
    Challenged as Challenged,
)
from .domain.dispute.challenged import (
    ChallengedKind as ChallengedKind,
)
from .domain.dispute.challenged import (
    Decider as Decider,
)
from .domain.dispute.challenged import (
    NewChallenged as NewChallenged,
)
from .domain.dispute.challenged import (
    Validity as Validity,
)
from .domain.dispute.claim_changes import (
    ChangeClaims as ChangeClaims,
)
from .domain.dispute.claim_changes import (
    GiveUpClaims as GiveUpClaims,
)
from .domain.dispute.claims import (
    AssessClaims as AssessClaims,
)
from .domain.dispute.claims import (
    Assessed as Assessed,
)
from .domain.dispute.claims import (
    Claim as Claim,
)
from .domain.dispute.claims import (
    ClaimChangeKind as ClaimChangeKind,
)
from .domain.dispute.claims import (
    ClaimKind as ClaimKind,
)
from .domain.dispute.claims import (
    ClaimStanding as ClaimStanding,
)
from .domain.dispute.claims import (
    NewClaim as NewClaim,
)
from .domain.dispute.claims import (
    StateClaims as StateClaims,
)
from .domain.dispute.closing import (
    CloseDispute as CloseDispute,
)
from .domain.dispute.closing import (
    Outcome as Outcome,
)
from .domain.dispute.concession import (
    NoteConcession as NoteConcession,
)
from .domain.dispute.consent import (
    RecordConsent as RecordConsent,
)
from .domain.dispute.consent import (
    RecordRefusal as RecordRefusal,
)
from .domain.dispute.consent import (
    WithdrawConsent as WithdrawConsent,
)
from .domain.dispute.coordinator import (
    AssignCoordinator as AssignCoordinator,
)
from .domain.dispute.coordinator import (
    Coordinator as Coordinator,
)
from .domain.dispute.coordinator import (
    ReleaseCoordinator as ReleaseCoordinator,
)
from .domain.dispute.credit import (
    ConfirmPerformance as ConfirmPerformance,
)
from .domain.dispute.credit import (
    CreditNote as CreditNote,
)
from .domain.dispute.credit import (
    ProposeCreditEntry as ProposeCreditEntry,
)
from .domain.dispute.divisibility import (
    Divisibility as Divisibility,
)
from .domain.dispute.divisibility import (
    MarkDivisibility as MarkDivisibility,
)
from .domain.dispute.effect import (
    ConfirmAgreement as ConfirmAgreement,
)
from .domain.dispute.effect import (
    RefuseConfirmation as RefuseConfirmation,
)
from .domain.dispute.ending import (
    EndProceeding as EndProceeding,
)
from .domain.dispute.ending import (
    RecordService as RecordService,
)
from .domain.dispute.ending import (
    TransferProceeding as TransferProceeding,
)
from .domain.dispute.endings import (
    CauseGone as CauseGone,
)
from .domain.dispute.endings import (
    EndMediation as EndMediation,
)
from .domain.dispute.enforcement.carrying_out import (
    ApproveMeasure as ApproveMeasure,
)
from .domain.dispute.enforcement.carrying_out import (
    DecideMeasure as DecideMeasure,
)
from .domain.dispute.enforcement.carrying_out import (
    EndMeasure as EndMeasure,
)
from .domain.dispute.enforcement.carrying_out import (
    ServeMeasure as ServeMeasure,
)
from .domain.dispute.enforcement.gravity import (
    Degree as Degree,
)
from .domain.dispute.enforcement.gravity import (
    FindGravity as FindGravity,
)
from .domain.dispute.enforcement.late_interest import (
    LateInterest as LateInterest,
)
from .domain.dispute.enforcement.measures import (
    LiableAs as LiableAs,
)
from .domain.dispute.enforcement.measures import (
    LiablePerson as LiablePerson,
)
from .domain.dispute.enforcement.measures import (
    Measure as Measure,
)
from .domain.dispute.enforcement.measures import (
    MeasureEnd as MeasureEnd,
)
from .domain.dispute.enforcement.measures import (
    MeasureStanding as MeasureStanding,
)
from .domain.dispute.enforcement.measures import (
    ReviewResult as ReviewResult,
)
from .domain.dispute.enforcement.measures import (
    SuggestionGround as SuggestionGround,
)
from .domain.dispute.enforcement.objections import (
    Against as Against,
)
from .domain.dispute.enforcement.objections import (
    DecideEnforcementObjection as DecideEnforcementObjection,
)
from .domain.dispute.enforcement.objections import (
    ObjectToEnforcement as ObjectToEnforcement,
)
from .domain.dispute.enforcement.proposing import (
    DeclineMeasure as DeclineMeasure,
)
from .domain.dispute.enforcement.proposing import (
    ProposeMeasure as ProposeMeasure,
)
from .domain.dispute.enforcement.recording_title import (
    RecordTitle as RecordTitle,
)
from .domain.dispute.enforcement.reviews import (
    AskMeasureReview as AskMeasureReview,
)
from .domain.dispute.enforcement.reviews import (
    DecideMeasureReview as DecideMeasureReview,
)
from .domain.dispute.enforcement.settling import (
    ResumedWhy as ResumedWhy,
)
from .domain.dispute.enforcement.settling import (
    ResumeEnforcement as ResumeEnforcement,
)
from .domain.dispute.enforcement.settling import (
    SettleEnforcement as SettleEnforcement,
)
from .domain.dispute.enforcement.stopping import (
    ContinueEnforcement as ContinueEnforcement,
)
from .domain.dispute.enforcement.stopping import (
    EnforcementSuspension as EnforcementSuspension,
)
from .domain.dispute.enforcement.stopping import (
    EnforcementTermination as EnforcementTermination,
)
from .domain.dispute.enforcement.stopping import (
    SuspendEnforcement as SuspendEnforcement,
)
from .domain.dispute.enforcement.stopping import (
    SuspensionGround as SuspensionGround,
)
from .domain.dispute.enforcement.stopping import (
    TerminateEnforcement as TerminateEnforcement,
)
from .domain.dispute.enforcement.stopping import (
    TerminationGround as TerminationGround,
)
from .domain.dispute.enforcement.table import (
    MeasureKind as MeasureKind,
)
from .domain.dispute.enforcement.table import (
    OrderedBy as OrderedBy,
)
from .domain.dispute.enforcement.titles import (
    Instrument as Instrument,
)
from .domain.dispute.enforcement.titles import (
    Regime as Regime,
)
from .domain.dispute.enforcement.titles import (
    Side as Side,
)
from .domain.dispute.enforcement.titles import (
    Title as Title,
)
from .domain.dispute.external import (
    NoteExternalId as NoteExternalId,
)
from .domain.dispute.filing import (
    AcceptProceeding as AcceptProceeding,
)
from .domain.dispute.filing import (
    RecordFiling as RecordFiling,
)
from .domain.dispute.finding import (
    ConfirmFacts as ConfirmFacts,
)
from .domain.dispute.finding import (
    EstablishFacts as EstablishFacts,
)
from .domain.dispute.follow_up import (
    RecordVisit as RecordVisit,
)
from .domain.dispute.follow_up import (
    VisitFinding as VisitFinding,
)
from .domain.dispute.force import (
    Effective as Effective,
)
from .domain.dispute.force import (
    Enforcing as Enforcing,
)
from .domain.dispute.force import (
    Force as Force,
)
from .domain.dispute.force import (
    GivenForce as GivenForce,
)
from .domain.dispute.force import (
    MadeIn as MadeIn,
)
from .domain.dispute.force import (
    Maker as Maker,
)
from .domain.dispute.force import (
    WayOfEffect as WayOfEffect,
)
from .domain.dispute.forums import (
    Forum as Forum,
)
from .domain.dispute.forums import (
    forum_of as forum_of,
)
from .domain.dispute.forums import (
    review_first as review_first,
)
from .domain.dispute.fulfilment import (
    ClaimFulfilment as ClaimFulfilment,
)
from .domain.dispute.fulfilment import (
    DecideFulfilment as DecideFulfilment,
)
from .domain.dispute.giving_force import (
    GiveForce as GiveForce,
)
from .domain.dispute.giving_force import (
    SignedOn as SignedOn,
)
from .domain.dispute.handover import (
    FilePart as FilePart,
)
from .domain.dispute.handover import (
    HandOverFile as HandOverFile,
)
from .domain.dispute.handover import (
    days_to_handover as days_to_handover,
)
from .domain.dispute.handover import (
    days_waiting as days_waiting,
)
from .domain.dispute.hearing import (
    HearingHeld as HearingHeld,
)
from .domain.dispute.hearing import (
    RecordHearing as RecordHearing,
)
from .domain.dispute.intake import (
    Matter as Matter,
)
from .domain.dispute.intake import (
    Phase as Phase,
)
from .domain.dispute.intake import (
    RegisterDispute as RegisterDispute,
)
from .domain.dispute.intake import (
    Source as Source,
)
from .domain.dispute.joining import (
    AddParties as AddParties,
)
from .domain.dispute.joining import (
    ReleaseParties as ReleaseParties,
)
from .domain.dispute.lead import (
    AnswerLead as AnswerLead,
)
from .domain.dispute.lead import (
    ProposeLead as ProposeLead,
)
from .domain.dispute.liability import (
    ClaimLiability as ClaimLiability,
)
from .domain.dispute.liability import (
    Element as Element,
)
from .domain.dispute.liability import (
    ExceptionFact as ExceptionFact,
)
from .domain.dispute.liability import (
    FindLiabilityFact as FindLiabilityFact,
)
from .domain.dispute.liability import (
    LiabilityFinding as LiabilityFinding,
)
from .domain.dispute.liability import (
    LiabilityOutcome as LiabilityOutcome,
)
from .domain.dispute.liability import (
    LiabilityReview as LiabilityReview,
)
from .domain.dispute.liability_answer import (
    AnswerLiability as AnswerLiability,
)
from .domain.dispute.limit_reckonings import (
    LimitReckoning as LimitReckoning,
)
from .domain.dispute.links import (
    Counts as Counts,
)
from .domain.dispute.links import (
    Link as Link,
)
from .domain.dispute.links import (
    LinkDisputes as LinkDisputes,
)
from .domain.dispute.links import (
    LinkKind as LinkKind,
)
from .domain.dispute.links import (
    counted as counted,
)
from .domain.dispute.links import (
    together as together,
)
from .domain.dispute.mandate import (
    FileMandate as FileMandate,
)
from .domain.dispute.mandate import (
    RevokeMandate as RevokeMandate,
)
from .domain.dispute.mediability import (
    MediationBasis as MediationBasis,
)
from .domain.dispute.mediability import (
    mediable as mediable,
)
from .domain.dispute.mediation import (
    ExtendMediation as ExtendMediation,
)
from .domain.dispute.mediation import (
    OpenMediation as OpenMediation,
)
from .domain.dispute.mediator_refusal import (
    RefuseMediator as RefuseMediator,
)
from .domain.dispute.merging import (
    MergeInto as MergeInto,
)
from .domain.dispute.merging import (
    SplitOff as SplitOff,
)
from .domain.dispute.merging import (
    TakeOver as TakeOver,
)
from .domain.dispute.new_obligation import NewObligation as NewObligation
from .domain.dispute.numbering import (
    IssueCaseNumber as IssueCaseNumber,
)
from .domain.dispute.numbering import (
    RecordCaseNumber as RecordCaseNumber,
)
from .domain.dispute.numbering import (
    VoidCaseNumber as VoidCaseNumber,
)
from .domain.dispute.obligation import (
    Bounds as Bounds,
)
from .domain.dispute.obligation import (
    Duty as Duty,
)
from .domain.dispute.obligation import (
    Instalment as Instalment,
)
from .domain.dispute.obligation import (
    Measurement as Measurement,
)
from .domain.dispute.obligation import (
    Milestone as Milestone,
)
from .domain.dispute.obligation import (
    Monthly as Monthly,
)
from .domain.dispute.obligation import (
    Obligation as Obligation,
)
from .domain.dispute.offer import (
    OfferForm as OfferForm,
)
from .domain.dispute.offer import (
    OfferGround as OfferGround,
)
from .domain.dispute.offer import (
    OfferMediation as OfferMediation,
)
from .domain.dispute.offer import (
    Told as Told,
)
from .domain.dispute.paper_answers import (
    AnswerPaper as AnswerPaper,
)
from .domain.dispute.paper_answers import (
    ProveReceipt as ProveReceipt,
)
from .domain.dispute.papers import (
    DraftPaper as DraftPaper,
)
from .domain.dispute.papers import (
    DropPaper as DropPaper,
)
from .domain.dispute.papers import (
    PaperKind as PaperKind,
)
from .domain.dispute.papers import (
    ReceiptProof as ReceiptProof,
)
from .domain.dispute.papers import (
    SendPaper as SendPaper,
)
from .domain.dispute.parties import (
    LeavingReason as LeavingReason,
)
from .domain.dispute.parties import (
    NewParty as NewParty,
)
from .domain.dispute.parties import (
    Party as Party,
)
from .domain.dispute.parties import (
    PartyRole as PartyRole,
)
from .domain.dispute.parties import (
    StandsFor as StandsFor,
)
from .domain.dispute.parties import (
    claimants as claimants,
)
from .domain.dispute.parties import (
    present as present,
)
from .domain.dispute.pause import (
    PauseMediation as PauseMediation,
)
from .domain.dispute.pause import (
    ResumeMediation as ResumeMediation,
)
from .domain.dispute.performance import (
    RecordPerformance as RecordPerformance,
)
from .domain.dispute.performance import (
    RecordRefusalToPerform as RecordRefusalToPerform,
)
from .domain.dispute.persons import (
    CorrectPerson as CorrectPerson,
)
from .domain.dispute.persons import (
    NameGuardian as NameGuardian,
)
from .domain.dispute.persons import (
    RenameParty as RenameParty,
)
from .domain.dispute.plan_decision import (
    RecordPlan as RecordPlan,
)
from .domain.dispute.postponement import (
    ResumePerformance as ResumePerformance,
)
from .domain.dispute.postponement import (
    SuspendPerformance as SuspendPerformance,
)
from .domain.dispute.powers import (
    Power as Power,
)
from .domain.dispute.presiding import (
    AcceptPresiding as AcceptPresiding,
)
from .domain.dispute.presiding import (
    ChangePresiding as ChangePresiding,
)
from .domain.dispute.proceedings import (
    Hearing as Hearing,
)
from .domain.dispute.proceedings import (
    Instance as Instance,
)
from .domain.dispute.proceedings import (
    Procedure as Procedure,
)
from .domain.dispute.proceedings import (
    ProceedingEnd as ProceedingEnd,
)
from .domain.dispute.proceedings import (
    ProceedingKind as ProceedingKind,
)
from .domain.dispute.proceedings import (
    TransferGround as TransferGround,
)
from .domain.dispute.proceedings import (
    Verdict as Verdict,
)
from .domain.dispute.protection import (
    Protection as Protection,
)
from .domain.dispute.protection import (
    ProtectionGround as ProtectionGround,
)
from .domain.dispute.protection import (
    protections as protections,
)
from .domain.dispute.ratification import (
    RatifyAgreement as RatifyAgreement,
)
from .domain.dispute.ratification import (
    RefuseRatification as RefuseRatification,
)
from .domain.dispute.ratification import (
    UrgeRatification as UrgeRatification,
)
from .domain.dispute.recusal import (
    AskRecusal as AskRecusal,
)
from .domain.dispute.recusal import (
    DecideRecusal as DecideRecusal,
)
from .domain.dispute.recusal import (
    Recusal as Recusal,
)
from .domain.dispute.recusal import (
    RecusalDecided as RecusalDecided,
)
from .domain.dispute.recusal import (
    RecusalGround as RecusalGround,
)
from .domain.dispute.recusal import (
    RecusalNoted as RecusalNoted,
)
from .domain.dispute.recusal import (
    RecusalWaived as RecusalWaived,
)
from .domain.dispute.recusal import (
    StatutoryGround as StatutoryGround,
)
from .domain.dispute.recusal import (
    Waiver as Waiver,
)
from .domain.dispute.recusal import (
    WaiveRecusal as WaiveRecusal,
)
from .domain.dispute.relief import (
    EndRisk as EndRisk,
)
from .domain.dispute.relief import (
    RecordRelief as RecordRelief,
)
from .domain.dispute.remedies import (
    GiveGuidance as GiveGuidance,
)
from .domain.dispute.remedies import (
    TellJudicialRemedies as TellJudicialRemedies,
)
from .domain.dispute.representation import (
    AppointRepresentatives as AppointRepresentatives,
)
from .domain.dispute.representation import (
    Chosen as Chosen,
)
from .domain.dispute.representation import (
    EndRepresentation as EndRepresentation,
)
from .domain.dispute.representation import (
    Representation as Representation,
)
from .domain.dispute.representation import (
    people as people,
)
from .domain.dispute.resolution import (
    Resolution as Resolution,
)
from .domain.dispute.resolution import (
    open_promises as open_promises,
)
from .domain.dispute.resolution import (
    resolution as resolution,
)
from .domain.dispute.resolution import (
    resolved as resolved,
)
from .domain.dispute.respondents import (
    ChangeRespondents as ChangeRespondents,
)
from .domain.dispute.respondents import (
    RefuseRespondents as RefuseRespondents,
)
from .domain.dispute.responsible import (
    NameResponsible as NameResponsible,
)
from .domain.dispute.risk import (
    Escalation as Escalation,
)
from .domain.dispute.risk import (
    MarkRisk as MarkRisk,
)
from .domain.dispute.risk import (
    Relief as Relief,
)
from .domain.dispute.risk import (
    ReliefKind as ReliefKind,
)
from .domain.dispute.risk import (
    Risk as Risk,
)
from .domain.dispute.risk import (
    RiskEnd as RiskEnd,
)
from .domain.dispute.risk import (
    RiskGround as RiskGround,
)
from .domain.dispute.rounds import (
    Ending as Ending,
)
from .domain.dispute.rounds import (
    Medium as Medium,
)
from .domain.dispute.rounds import (
    Pause as Pause,
)
from .domain.dispute.rounds import (
    PauseReason as PauseReason,
)
from .domain.dispute.rounds import (
    Presider as Presider,
)
from .domain.dispute.rounds import (
    Presiding as Presiding,
)
from .domain.dispute.routes import (
    ChooseRoute as ChooseRoute,
)
from .domain.dispute.routes import (
    CivilTie as CivilTie,
)
from .domain.dispute.routes import (
    NoteCivilDispute as NoteCivilDispute,
)
from .domain.dispute.routes import (
    ProposeRoute as ProposeRoute,
)
from .domain.dispute.routes import (
    Route as Route,
)
from .domain.dispute.routes import (
    RouteAdvice as RouteAdvice,
)
from .domain.dispute.sessions import (
    HoldSession as HoldSession,
)
from .domain.dispute.settlement import (
    ReportSettlement as ReportSettlement,
)
from .domain.dispute.special import (
    EndSpecial as EndSpecial,
)
from .domain.dispute.special import (
    MarkSpecial as MarkSpecial,
)
from .domain.dispute.special import (
    Special as Special,
)
from .domain.dispute.special import (
    SpecialKind as SpecialKind,
)
from .domain.dispute.stage import (
    Stage as Stage,
)
from .domain.dispute.standing import (
    StandingClock as StandingClock,
)
from .domain.dispute.state import (
    Dispute as Dispute,
)
from .domain.dispute.succession import (
    Kin as Kin,
)
from .domain.dispute.succession import (
    SucceedAgency as SucceedAgency,
)
from .domain.dispute.succession import (
    SucceedParty as SucceedParty,
)
from .domain.dispute.succession import (
    SuccessionCause as SuccessionCause,
)
from .domain.dispute.succession import (
    Successor as Successor,
)
from .domain.dispute.suit_alarm import (
    NoteSuitLimit as NoteSuitLimit,
)
from .domain.dispute.suit_alarm import (
    SuitAlarm as SuitAlarm,
)
from .domain.dispute.suit_limit import (
    SuitLimit as SuitLimit,
)
from .domain.dispute.supplement import (
    AskSupplement as AskSupplement,
)
from .domain.dispute.supplement import (
    SupplementFiling as SupplementFiling,
)
from .domain.dispute.tasks import (
    CompleteTask as CompleteTask,
)
from .domain.dispute.tasks import (
    GiveTask as GiveTask,
)
from .domain.dispute.tasks import (
    ReassignTask as ReassignTask,
)
from .domain.dispute.tasks import (
    WithdrawTask as WithdrawTask,
)
from .domain.dispute.terms import (
    ClaimTerms as ClaimTerms,
)
from .domain.dispute.terms import (
    Confirmation as Confirmation,
)
from .domain.dispute.terms import (
    Draft as Draft,
)
from .domain.dispute.terms import (
    DraftTerms as DraftTerms,
)
from .domain.dispute.terms import (
    Meaning as Meaning,
)
from .domain.dispute.terms import (
    Review as Review,
)
from .domain.dispute.terms import (
    ReviewLegality as ReviewLegality,
)
from .domain.dispute.transition import (
    Anew as Anew,
)
from .domain.dispute.transition import (
    ApplyTransition as ApplyTransition,
)
from .domain.dispute.trial_period import (
    ExtendProceeding as ExtendProceeding,
)
from .domain.dispute.trial_period import (
    ResumeProceeding as ResumeProceeding,
)
from .domain.dispute.trial_period import (
    SuspendProceeding as SuspendProceeding,
)
from .domain.dispute.trial_roles import (
    NamedInTrial as NamedInTrial,
)
from .domain.dispute.trial_roles import (
    NameInTrial as NameInTrial,
)
from .domain.dispute.trial_roles import (
    TrialPart as TrialPart,
)
from .domain.dispute.trial_roles import (
    TrialRole as TrialRole,
)
from .domain.dispute.validity import (
    NotifyBurdened as NotifyBurdened,
)
from .domain.dispute.validity import (
    RecordValidity as RecordValidity,
)
from .domain.dispute.visit_plan import (
    VisitCause as VisitCause,
)
from .domain.dispute.visit_plan import (
    VisitPlan as VisitPlan,
)
from .domain.dispute.visit_plan import (
    stated_visits as stated_visits,
)
from .domain.dispute.withdrawal import (
    PermitWithdrawal as PermitWithdrawal,
)
from .domain.dispute.withdrawal import (
    RecordWithdrawal as RecordWithdrawal,
)
from .domain.dispute.withdrawal import (
    RefuseWithdrawal as RefuseWithdrawal,
)
from .domain.dispute.withdrawal_effects import (
    WithdrawalKind as WithdrawalKind,
)
from .domain.dispute.withdrawal_effects import (
    WithdrawalReason as WithdrawalReason,
)
from .domain.dispute.withdrawal_effects import (
    WithdrawalWay as WithdrawalWay,
)
from .domain.enforcement import (
    EnforcementOutlook as EnforcementOutlook,
)
from .domain.enforcement import (
    MeasureOutlook as MeasureOutlook,
)
from .domain.enforcement import (
    ObligationOutlook as ObligationOutlook,
)
from .domain.errors import (
    AdminDisputeError as AdminDisputeError,
)
from .domain.errors import (
    BadConfiguration as BadConfiguration,
)
from .domain.errors import (
    BadInput as BadInput,
)
from .domain.errors import (
    Conflict as Conflict,
)
from .domain.errors import (
    Fault as Fault,
)
from .domain.errors import (
    NotFound as NotFound,
)
from .domain.errors import (
    PluginFault as PluginFault,
)
from .domain.errors import (
    Refused as Refused,
)
from .domain.errors import (
    StoreFault as StoreFault,
)
from .domain.external import (
    ExternalId as ExternalId,
)
from .domain.figures.indicator import (
    Figure as Figure,
)
from .domain.figures.indicator import (
    Indicator as Indicator,
)
from .domain.figures.report import (
    Breakdown as Breakdown,
)
from .domain.figures.report import (
    Report as Report,
)
from .domain.figures.report import (
    ReportForm as ReportForm,
)
from .domain.figures.rounding import (
    Rounding as Rounding,
)
from .domain.figures.rounding import (
    RoundingWay as RoundingWay,
)
from .domain.figures.stretch import (
    Comparison as Comparison,
)
from .domain.figures.stretch import (
    Stretch as Stretch,
)
from .domain.law import (
    Remedy as Remedy,
)
from .domain.law import (
    Series as Series,
)
from .domain.moved import (
    NoteDeadlineMoved as NoteDeadlineMoved,
)
from .domain.next_step import (
    NextStep as NextStep,
)
from .domain.number import (
    CaseNumber as CaseNumber,
)
from .domain.number import (
    read_number as read_number,
)
from .domain.overdue import (
    Lateness as Lateness,
)
from .domain.overdue import (
    NoteOverdue as NoteOverdue,
)
from .domain.parameters import (
    Applies as Applies,
)
from .domain.parameters import (
    Parameter as Parameter,
)
from .domain.parameters import (
    Policy as Policy,
)
from .domain.parameters import (
    Provenance as Provenance,
)
from .domain.periods import (
    CalendarYear as CalendarYear,
)
from .domain.periods import (
    Due as Due,
)
from .domain.periods import (
    Period as Period,
)
from .domain.periods import (
    Unit as Unit,
)
from .domain.progress import (
    DisputeProgress as DisputeProgress,
)
from .domain.progress import (
    Outstanding as Outstanding,
)
from .domain.progress import (
    Progress as Progress,
)
from .domain.reckoning import (
    Reckoning as Reckoning,
)
from .domain.reckoning import (
    Step as Step,
)
from .domain.ruling import (
    AnswerGiven as AnswerGiven,
)
from .domain.ruling import (
    Caution as Caution,
)
from .domain.ruling import (
    Condition as Condition,
)
from .domain.ruling import (
    Cure as Cure,
)
from .domain.ruling import (
    Ground as Ground,
)
from .domain.ruling import (
    Objection as Objection,
)
from .domain.ruling import (
    Ruling as Ruling,
)
from .domain.task import (
    Task as Task,
)
from .domain.task import (
    TaskKind as TaskKind,
)
from .domain.values import (
    Person as Person,
)
from .domain.values import (
    PersonKind as PersonKind,
)
from .domain.values import (
    PersonRef as PersonRef,
)
from .domain.values import (
    TextRef as TextRef,
)
from .domain.words import (
    term as term,
)
from .domain.words import (
    title as title,
)
from .domain.words import (
    worded as worded,
)
from .law.answers import (
    Answer as Answer,
)
from .law.answers import (
    Message as Message,
)
from .law.hookspecs import (
    hookimpl as hookimpl,
)
from .reports.book import (
    write_book as write_book,
)
from .reports.circular_pages import (
    CircularPage as CircularPage,
)
from .reports.circular_pages import (
    circular_page as circular_page,
)
from .reports.circular_pages import (
    content_page as content_page,
)
from .reports.diary import (
    AppointmentRow as AppointmentRow,
)
from .reports.enforcement import (
    EnforcementRow as EnforcementRow,
)
from .reports.enforcement import (
    enforcement_rows as enforcement_rows,
)
from .reports.ledger import (
    LedgerQuery as LedgerQuery,
)
from .reports.row import (
    LedgerRow as LedgerRow,
)
from .reports.sheet import (
    write_ledger as write_ledger,
)
from .reports.sheet import (
    write_rows as write_rows,
)
from .reports.shipped import (
    read_report_forms as read_report_forms,
)
from .reports.shipped import (
    read_sheet as read_sheet,
)
from .reports.shipped import (
    report_forms_of as report_forms_of,
)
from .reports.shipped import (
    sheet_of as sheet_of,
)
from .reports.shipped import (
    shipped as shipped,
)
from .reports.table import (
    Cell as Cell,
)
from .reports.table import (
    Column as Column,
)
from .reports.table import (
    Table as Table,
)
from .reports.tasks import (
    TaskQuery as TaskQuery,
)
from .reports.tasks import (
    TaskRow as TaskRow,
)
from .reports.tasks import (
    TaskStanding as TaskStanding,
)
from .schemas.calendars import (
    read_calendar as read_calendar,
)
from .schemas.clauses import (
    clauses_of as clauses_of,
)
from .schemas.commands import (
    command_from as command_from,
)
from .schemas.commands import (
    plain_value as plain_value,
)
from .schemas.policies import (
    PolicyDraft as PolicyDraft,
)
from .schemas.policies import (
    policy_of as policy_of,
)
from .schemas.policies import (
    read_policy as read_policy,
)
from .tenancy.configuration import (
    CenterConfiguration as CenterConfiguration,
)
from .tenancy.platform import (
    Platform as Platform,
)
from .tenancy.platform import (
    open_platform as open_platform,
)
