//! What happened, to a departure or to the board, and who did it: the entries of the log. Those of one
//! departure are the lines of its time line.

use crate::access::WayIn;
use crate::coded::coded;
use crate::ids::{AccountId, ApiTokenId};

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    Leaver(WayIn),
    Program,
    Staff(AccountId),
    /// Whoever started the program on its own machine; on behalf of an account, where what was done needs one.
    Machine(Option<AccountId>),
    /// Somebody who is not signed in.
    Visitor,
    /// The organisation's provider, by a claim about whoever signs in.
    Provider,
    /// A personnel system, with its token.
    Api(ApiTokenId),
}

impl Actor {
    /// As stored, beside the account.
    pub const fn kind(self) -> ActorKind {
        match self {
            Self::Leaver(_) => ActorKind::Leaver,
            Self::Program => ActorKind::Program,
            Self::Staff(_) => ActorKind::Staff,
            Self::Machine(_) => ActorKind::Machine,
            Self::Visitor => ActorKind::Visitor,
            Self::Provider => ActorKind::Provider,
            Self::Api(_) => ActorKind::Api,
        }
    }

    /// Who of the staff it was, or on whose behalf.
    pub const fn account(self) -> Option<AccountId> {
        match self {
            Self::Staff(account) => Some(account),
            Self::Machine(account) => account,
            Self::Leaver(_) | Self::Program | Self::Visitor | Self::Provider | Self::Api(_) => None,
        }
    }

    /// By which way the leaver came in.
    pub const fn way_in(self) -> Option<WayIn> {
        match self {
            Self::Leaver(way_in) => Some(way_in),
            Self::Program | Self::Staff(_) | Self::Machine(_) | Self::Visitor | Self::Provider | Self::Api(_) => None,
        }
    }

    /// With which token a personnel system did it.
    pub const fn token(self) -> Option<ApiTokenId> {
        match self {
            Self::Api(token) => Some(token),
            Self::Leaver(_) | Self::Program | Self::Staff(_) | Self::Machine(_) | Self::Visitor | Self::Provider => {
                None
            }
        }
    }
}

coded! {
    /// Who did it, without a name.
    pub enum ActorKind {
        Leaver = "leaver",
        Program = "program",
        Staff = "staff",
        Machine = "machine",
        Visitor = "visitor",
        Provider = "provider",
        Api = "api",
    }
}

coded! {
    /// By which way in something was done.
    pub enum Way {
        /// The link in a mail to the leaver.
        Link = "link",
        /// The link in the letter that HR printed, with its code.
        Letter = "letter",
        /// A session of somebody who signed in.
        Session = "session",
        CommandLine = "command_line",
        /// The page to sign in, by somebody who has not.
        SignInPage = "sign_in_page",
        /// A claim of the organisation's provider, about somebody who signed in there.
        Claim = "claim",
        /// A personnel system, with a token.
        Api = "api",
        /// Nobody came in: the program did it by itself.
        Itself = "itself",
    }
}

impl Way {
    /// The way that belongs to who did it. `None` for a leaver of whom it was not kept yet.
    pub const fn of(actor: ActorKind, way_in: Option<WayIn>) -> Option<Self> {
        match (actor, way_in) {
            (ActorKind::Leaver, Some(WayIn::Link)) => Some(Self::Link),
            (ActorKind::Leaver, Some(WayIn::Letter)) => Some(Self::Letter),
            (ActorKind::Leaver, None) => None,
            (ActorKind::Staff, _) => Some(Self::Session),
            (ActorKind::Machine, _) => Some(Self::CommandLine),
            (ActorKind::Visitor, _) => Some(Self::SignInPage),
            (ActorKind::Provider, _) => Some(Self::Claim),
            (ActorKind::Api, _) => Some(Self::Api),
            (ActorKind::Program, _) => Some(Self::Itself),
        }
    }
}

coded! {
    /// What happened. The code is stored and names the sentence people read.
    pub enum EventKind {
        Registered = "registered",
        Imported = "imported",
        Edited = "edited",
        TypeChanged = "type_changed",
        AddressCorrected = "address_corrected",
        ConditionConfirmed = "condition_confirmed",
        /// Another HR coordinator takes care of it, or nobody in particular.
        CoordinatorChanged = "coordinator_changed",
        Paused = "paused",
        Resumed = "resumed",
        Cancelled = "cancelled",
        Closed = "closed",
        LinkSentAgain = "link_sent_again",
        /// HR asked for it: it waits a minute, as the next three do.
        CancelAsked = "cancel_asked",
        PauseAsked = "pause_asked",
        TypeAsked = "type_asked",
        ResendAsked = "resend_asked",
        /// What waited was undone before it was carried out.
        StepUndone = "step_undone",
        /// What waited was not carried out.
        StepLapsed = "step_lapsed",
        LinkRevoked = "link_revoked",
        LetterPrinted = "letter_printed",
        MailRefused = "mail_refused",
        QuestionnaireWanted = "questionnaire_wanted",
        QuestionnaireNotWanted = "questionnaire_not_wanted",
        Submitted = "submitted",
        ChoiceMade = "choice_made",
        TalkDeclined = "talk_declined",
        Booked = "booked",
        Moved = "moved",
        AppointmentCancelled = "appointment_cancelled",
        RunningLate = "running_late",
        ChangeAsked = "change_asked",
        TimeCollides = "time_collides",
        Held = "held",
        NotHeld = "not_held",
        HeldDenied = "held_denied",
        ReportFinalised = "report_finalised",
        ReportAdded = "report_added",
        ReportAgreed = "report_agreed",
        ReportCorrected = "report_corrected",
        QuotesAllowed = "quotes_allowed",
        QuotesWithdrawn = "quotes_withdrawn",
        TaskAsked = "task_asked",
        TaskDone = "task_done",
        TaskReopened = "task_reopened",
        AnswersSeen = "answers_seen",
        ReportSeen = "report_seen",
        BreakGlassUsed = "glass_broken",
        ToldUnanswered = "told_unanswered",
        CopyMade = "copy_made",
        QuestionnairePublished = "questionnaire_published",
        GuidesPublished = "guides_published",
        LaterSubmitted = "later_submitted",
        AccountAddressChanged = "account_address_changed",
        SessionsEnded = "sessions_ended",
        RuleChanged = "rule_changed",
        LeaderReplaced = "leader_replaced",
        /// The team that somebody leaves belongs to another school.
        TeamMoved = "team_moved",
        TimesFreed = "times_freed",
        PointPublished = "point_published",
        PointWithdrawn = "point_withdrawn",
        /// How far an improvement point is, was changed.
        PointMoved = "point_moved",
        InvitationAccepted = "invitation_accepted",
        InvitationDeclined = "invitation_declined",
        InvitationTentative = "invitation_tentative",
        /// By a calendar program, of either side.
        TimeProposed = "time_proposed",
        AnswersShared = "answers_shared",
        SharingWithdrawn = "sharing_withdrawn",
        AnswersWithdrawn = "answers_withdrawn",
        Objected = "objected",
        ObjectionGranted = "objection_granted",
        ObjectionRefused = "objection_refused",
        ObjectionTakenBack = "objection_taken_back",
        Restricted = "restricted",
        RestrictionGranted = "restriction_granted",
        RestrictionRefused = "restriction_refused",
        RestrictionLifted = "restriction_lifted",
        /// The leaver asks HR to correct something.
        RectificationAsked = "rectification_asked",
        RectificationGranted = "rectification_granted",
        RectificationRefused = "rectification_refused",
        RectificationTakenBack = "rectification_taken_back",
        /// The leaver asks HR to erase something, or everything; what HR does then is another event.
        ErasureWanted = "erasure_wanted",
        ErasureGranted = "erasure_granted",
        ErasureRefused = "erasure_refused",
        ErasureTakenBack = "erasure_taken_back",
        /// HR opened restricted data on a ground of the law.
        RestrictedOpened = "restricted_opened",
        WentLive = "went_live",
        BackOnTrial = "back_on_trial",
        RetentionChanged = "retention_changed",
        ErasureAsked = "erasure_asked",
        SignedIn = "signed_in",
        SignedOut = "signed_out",
        /// A code or a passkey was wrong or had expired. Of an address that nobody has it names nobody.
        SignInRefused = "sign_in_refused",
        AccountMade = "account_made",
        /// Name, language, school, deputy or leave.
        AccountEdited = "account_edited",
        AccountEnded = "account_ended",
        AccountReopened = "account_reopened",
        /// Waits for a second person.
        RoleProposed = "role_proposed",
        RoleGiven = "role_given",
        /// A second person agreed to a role that was proposed.
        RoleConfirmed = "role_confirmed",
        /// There was nobody else who could have confirmed it.
        RoleGivenAlone = "role_given_alone",
        /// The settings say that two people keep the provider's groups.
        RoleGivenByClaim = "role_given_by_claim",
        RoleTurnedDown = "role_turned_down",
        RoleTaken = "role_taken",
        /// A role counts from or until another day.
        RolePeriodChanged = "role_period_changed",
        /// The first day of a role has come.
        RoleBegan = "role_began",
        /// The last day of a role has passed.
        RoleEnded = "role_ended",
        /// Somebody has another's role for a while.
        DeputyNamed = "deputy_named",
        /// Somebody has it no longer, before the last day.
        DeputyEnded = "deputy_ended",
        TrainingProposed = "training_proposed",
        TrainingNoted = "training_noted",
        TrainingConfirmed = "training_confirmed",
        TrainingNotedAlone = "training_noted_alone",
        TrainingTurnedDown = "training_turned_down",
        TrainingChanged = "training_changed",
        TrainingTaken = "training_taken",
        UnitAdded = "unit_added",
        UnitChanged = "unit_changed",
        /// A team belongs to another school.
        UnitMoved = "unit_moved",
        UnitPutAway = "unit_put_away",
        UnitBroughtBack = "unit_brought_back",
        /// How many people work in units, in some years.
        HeadcountChanged = "headcount_changed",
        SettingsChanged = "settings_changed",
        HolidaysChanged = "holidays_changed",
        ListImported = "list_imported",
        /// Lists of units and of people.
        OrganisationImported = "organisation_imported",
        /// Somebody signed in at the provider for the first time: the account is that subject's from now on.
        ProviderBound = "provider_bound",
        ProviderUnbound = "provider_unbound",
        PasskeyAdded = "passkey_added",
        PasskeyRemoved = "passkey_removed",
        /// Somebody else took all of a person's passkeys away, so that they begin anew.
        PasskeysReset = "passkeys_reset",
        /// A passkey signed with a counter that had gone back: there may be a copy of it. It let nobody in.
        PasskeyDoubted = "passkey_doubted",
        /// Roles stayed as they were, whatever the provider's claim says.
        ClaimNotUsed = "claim_not_used",
        BackupMade = "backup_made",
        /// What is sealed in the database was sealed with another key.
        KeysRotated = "keys_rotated",
        LogExported = "log_exported",
        /// The board's list of who leaves was taken along as a file.
        BoardExported = "board_exported",
        /// The addresses of whoever stays in touch were taken along as a file.
        FormerExported = "former_exported",
        /// Somebody read the addresses of whoever stays in touch.
        FormerSeen = "former_seen",
        /// Somebody read the tips that were handed on.
        TipsSeen = "tips_seen",
        /// The lines of a list that were refused were taken along as a file.
        RefusedExported = "refused_exported",
        /// A token for a personnel system.
        ApiTokenMade = "api_token_made",
        /// It writes, and there was nobody else who could have confirmed that.
        ApiTokenMadeAlone = "api_token_made_alone",
        /// A second person agreed that it writes.
        ApiTokenConfirmed = "api_token_confirmed",
        /// A second person did not, or whoever made it took it back: it is revoked.
        ApiTokenTurnedDown = "api_token_turned_down",
        ApiTokenRevoked = "api_token_revoked",
        /// Whoever made it is no administrator any more, and the others were told.
        ApiTokenMakerGone = "api_token_maker_gone",
        /// An address is told where departures stand.
        WebhookAdded = "webhook_added",
        WebhookEnded = "webhook_ended",
        /// Mails that had not gone out were sent again by hand.
        MailsSentAgain = "mails_sent_again",
        /// Something was erased: its term had passed, or somebody asked for it.
        RecordsErased = "records_erased",
        /// The figures of a period were made.
        ReleaseMade = "release_made",
        /// Somebody asked for figures of a period before their turn.
        ReleaseAsked = "release_asked",
        /// Somebody asked for the figures of a period once more.
        CorrectionAsked = "release_correction_asked",
        /// Which periods are counted, when, and from how many people something is said.
        FiguresChanged = "figures_changed",
        /// Published figures of another board were read in.
        ReleaseImported = "release_imported",
        /// What had happened before entries were chained was taken in.
        LogBegun = "log_begun",
        /// Entries of the log lost their content, with the record they were about.
        LogErased = "log_erased",
    }
}
