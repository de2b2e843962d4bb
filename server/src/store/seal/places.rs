//! Every column that holds text: sealed, or why not. A story compares this with the schema, so that a new column waits
//! for a decision.

use domain::ids::{
    AccountId, AdditionId, AppointmentId, BoardId, ClosedDaysId, DepartureId, EventId, ForeignReleaseId, FormerId,
    ImportId, MailId, MemberId, OrganisationImportId, PointCommentId, PointId, ReleaseId, ReleaseJobId, RequestId,
    ResponseId, TalkId, TaskId, TipId, WaitingId,
};

/// A sealed column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    pub table: &'static str,
    pub column: &'static str,
    /// The column with the key of its row.
    pub row: &'static str,
}

macro_rules! places {
    ($($(#[$doc:meta])* $place:ident = $table:literal . $column:literal of $row:literal $id:ty;)+) => {
        /// The names of sealed columns, for the types of entities.
        pub mod place {
            use super::*;
            $(
                $(#[$doc])*
                #[derive(Clone, Debug, PartialEq, Eq)]
                pub struct $place;

                impl super::super::Sealing for $place {
                    const TABLE: &'static str = $table;
                    const COLUMN: &'static str = $column;
                    type Row = $id;
                }
            )+
        }

        /// All of them.
        pub const SEALED: &[Places] = &[$(Places { table: $table, column: $column, row: $row }),+];
    };
}

places! {
    DraftAnswers = "drafts"."answers" of "departure_id" DepartureId;
    Answers = "responses"."answers" of "id" ResponseId;
    SecondAnswers = "second_responses"."answers" of "departure_id" DepartureId;
    ReportContent = "reports"."content" of "talk_id" TalkId;
    ReportNotes = "reports"."notes" of "talk_id" TalkId;
    AdditionWords = "report_additions"."words" of "id" AdditionId;
    ReplyWords = "report_replies"."words" of "talk_id" TalkId;
    TaskWhat = "tasks"."what" of "id" TaskId;
    TaskOwner = "tasks"."owner_name" of "id" TaskId;
    RequestWords = "rights_requests"."words" of "id" RequestId;
    RequestAnswer = "rights_requests"."answer" of "id" RequestId;
    PointWhat = "improvement_points"."what" of "id" PointId;
    PointOutcomeNl = "improvement_points"."outcome_nl" of "id" PointId;
    PointOutcomeEn = "improvement_points"."outcome_en" of "id" PointId;
    PointOwner = "improvement_points"."owner_name" of "id" PointId;
    PointAdvice = "improvement_points"."advice" of "id" PointId;
    PointAddressee = "improvement_points"."addressee" of "id" PointId;
    PointDeclined = "improvement_points"."declined" of "id" PointId;
    PointResult = "improvement_points"."came_of_it" of "id" PointId;
    PointCommentWords = "improvement_comments"."words" of "id" PointCommentId;
    TipWords = "tips"."words" of "id" TipId;
    HostPhone = "host_settings"."phone" of "account_id" AccountId;
    HostVideo = "host_settings"."video_address" of "account_id" AccountId;
    AppointmentVideo = "appointments"."video_address" of "id" AppointmentId;
    ClosedReason = "closed_days"."reason" of "id" ClosedDaysId;
    /// Also part of the digest in the chain of the log, as it reads when it is open.
    EventDetail = "events"."detail" of "id" EventId;
    MailPayload = "outbox"."payload" of "id" MailId;
    MailError = "outbox"."last_error" of "id" MailId;
    BounceReason = "departures"."bounce_reason" of "id" DepartureId;
    LeaverName = "departures"."name" of "id" DepartureId;
    LeaverParts = "departures"."name_parts" of "id" DepartureId;
    LeaverPrivate = "departures"."private_email" of "id" DepartureId;
    LeaverWork = "departures"."work_email" of "id" DepartureId;
    MailAddress = "outbox"."to_address" of "id" MailId;
    MailName = "outbox"."to_name" of "id" MailId;
    FormerAddress = "former_colleagues"."address" of "id" FormerId;
    ListName = "imports"."file_name" of "id" ImportId;
    ListContent = "imports"."content" of "id" ImportId;
    ListHeadings = "import_headings"."headings" of "board_id" BoardId;
    UnitListName = "organisation_imports"."units_name" of "id" OrganisationImportId;
    UnitListContent = "organisation_imports"."units_content" of "id" OrganisationImportId;
    PeopleListName = "organisation_imports"."people_name" of "id" OrganisationImportId;
    PeopleListContent = "organisation_imports"."people_content" of "id" OrganisationImportId;
    WaitingFields = "waiting_steps"."fields" of "id" WaitingId;
    PublishedFigures = "releases"."content" of "id" ReleaseId;
    DerivedFigures = "releases"."derived" of "id" ReleaseId;
    YearTotals = "releases"."totals" of "id" ReleaseId;
    MemberCodes = "release_members"."codes" of "id" MemberId;
    CorrectionReason = "release_jobs"."reason" of "id" ReleaseJobId;
    ForeignName = "foreign_releases"."name" of "id" ForeignReleaseId;
    ForeignFigures = "foreign_releases"."content" of "id" ForeignReleaseId;
}

/// Why a column is not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A code of the program, an id, a public key, a number or an instant as text: nobody typed it.
    Code,
    /// A code that only the secrets, or the key file, make or match.
    Keyed,
    /// Sealed before it comes here, with the secrets.
    SealedBefore,
    /// A number of another program's own, by which its lists are compared with ours: without that program it names
    /// nobody.
    Number,
    /// The organisation's own, about no person.
    Organisation,
    /// Who works here, when and where, and how they sign in: colleagues know it, signing in looks for the address, and
    /// lists of people are sorted by name.
    Staff,
}

/// The others.
pub const OPEN: &[(Why, &str, &[&str])] = &[
    (Why::Staff, "accounts", &["name", "email"]),
    (Why::Code, "accounts", &["language", "provider_issuer", "provider_subject", "round_up"]),
    (Why::Keyed, "api_requests", &["key_hash", "body_hash"]),
    (Why::Code, "api_requests", &["warnings"]),
    (Why::Organisation, "api_tokens", &["name"]),
    (Why::Keyed, "api_tokens", &["secret_hash"]),
    (Why::Code, "api_tokens", &["scopes"]),
    (Why::Code, "appointment_replies", &["who", "answer"]),
    (Why::Staff, "appointments", &["place"]),
    (Why::Code, "appointments", &["way", "uid", "booked_by", "live_key", "local_start", "zone"]),
    (Why::Organisation, "boards", &["settings", "retention", "figures", "figure_words"]),
    (Why::Code, "boards", &["left_out_steps"]),
    (Why::SealedBefore, "calendar_feeds", &["address", "user_name", "password"]),
    (Why::Staff, "calendar_feeds", &["name", "busy"]),
    (Why::Code, "calendar_feeds", &["kind", "etag", "last_modified", "fault"]),
    (Why::Code, "coded_departures", &["departure_type", "destination", "fields"]),
    (Why::Code, "codes", &["purpose"]),
    (Why::Keyed, "codes", &["code_hash"]),
    (Why::Keyed, "departures", &["address_key"]),
    (Why::Keyed, "gone_numbers", &["number_hash"]),
    (Why::Number, "departures", &["external_id"]),
    (Why::Code, "departures", &["told_stage"]),
    (
        Why::Code,
        "departures",
        &[
            "language",
            "departure_type",
            "destination",
            "function_group",
            "service_band",
            "entry",
            "part_time",
            "hybrid",
            "contract_chain",
            "experience_answer",
            "talk_choice",
            "stage",
            "owner",
            "leader_status",
        ],
    ),
    (Why::Code, "drafts", &["screen"]),
    (Why::Code, "erasures", &["ground", "counts"]),
    (Why::Code, "events", &["actor", "kind", "way_in"]),
    (Why::Staff, "extra_hours", &["way", "place"]),
    // An id and a public key of another board, as its files say.
    (Why::Code, "foreign_releases", &["source", "key", "period"]),
    (Why::Organisation, "form_drafts", &["kind", "definition"]),
    (Why::Code, "former_colleagues", &["language"]),
    (Why::Organisation, "guides", &["definition"]),
    (Why::Code, "host_settings", &["languages"]),
    (Why::Staff, "hours", &["way", "place"]),
    // What was said about a list: charset and order of dates, what columns hold, by their places, and of each line, by
    // its number, what is meant.
    (Why::Code, "imports", &["state", "error", "choices"]),
    (Why::Code, "improvement_points", &["status", "evidence", "source"]),
    (Why::Keyed, "limits", &["key"]),
    (Why::Keyed, "log_entries", &["digest", "hash", "remains"]),
    (Why::Keyed, "log_heads", &["hash"]),
    (Why::Code, "organisation_imports", &["state"]),
    (Why::Code, "outbox", &["kind", "language", "state", "message_id", "dedupe_key"]),
    (Why::Staff, "passkeys", &["name"]),
    (Why::Code, "passkeys", &["credential", "public_key", "state"]),
    (Why::Code, "predictions", &["reason"]),
    (Why::Organisation, "questionnaires", &["definition"]),
    (Why::Code, "release_jobs", &["period", "state"]),
    (Why::Code, "releases", &["period"]),
    (Why::Code, "responses", &["variant", "language"]),
    (Why::Keyed, "responses", &["word_hash"]),
    (Why::Code, "rights_requests", &["asked", "live_key", "ruling"]),
    (Why::Code, "role_proposals", &["role", "unit_key", "source"]),
    (Why::Code, "roles", &["role", "unit_key", "noted", "source"]),
    (Why::Code, "route_rules", &["unit_key", "departure_type", "foreseen", "route", "guide"]),
    (Why::Code, "school_counts", &["groups"]),
    (Why::Code, "seal_keys", &["id", "live_key"]),
    (Why::Code, "search_index", &["id"]),
    (Why::Code, "second_responses", &["language"]),
    (Why::Keyed, "sessions", &["id", "provider_session"]),
    (Why::SealedBefore, "sessions", &["data"]),
    (Why::Code, "sessions", &["browser", "system"]),
    (Why::Code, "talks", &["host_kind", "formality", "held_way", "not_held_reason"]),
    (Why::Code, "tasks", &["source"]),
    (Why::Staff, "training_proposals", &["name"]),
    (Why::Staff, "trainings", &["name"]),
    (Why::Organisation, "units", &["kind", "name", "place", "region", "path_key"]),
    (Why::Code, "waiting_steps", &["step", "lapsed"]),
    (Why::SealedBefore, "webhooks", &["address", "secret"]),
    (Why::Code, "webhook_deliveries", &["kind", "stage", "fault"]),
];
