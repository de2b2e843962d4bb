//! Every column of the database, and what becomes of it. A story compares this list with the schema, so that a new
//! column waits for a decision.

use domain::departure::OptionalFacts;

use Fate::{Goes, Stays};
use When::{
    Account, Cleared, Contact, ContactOrMail, Draft, Former, HostDay, Import, Leftover, Notes, Number, Owner, Record,
    RecordOrMail, Tip,
};

/// What becomes of a column's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Goes(When),
    /// Why it may stay.
    Stays(&'static str),
}

/// When a value goes. With its row, or emptied in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// With name and addresses.
    Contact,
    /// The same; of a mail that belongs to no record, after the term for those.
    ContactOrMail,
    /// With the whole record.
    Record,
    /// The same; of a mail that belongs to no record, after the term for those.
    RecordOrMail,
    /// Handed in or not: with the link through which it could be handed in, or with the record.
    Draft,
    /// When the report is final, or after the term for notes.
    Notes,
    /// Within a day where the list was not imported; its lines with the import, those that were refused within a day
    /// of it, the rest a month later.
    Import,
    /// Three months after the day.
    HostDay,
    /// A month after the account was switched off; before that, when the host removes it.
    Leftover,
    /// After the term for accounts that were switched off.
    Account,
    /// By itself within hours or days, as `jobs::purge` has it.
    Cleared,
    /// At once when they say so; two weeks after it was named and nobody confirmed it, two years after it was confirmed.
    Former,
    /// Three years after the end of its half-year.
    Tip,
    /// When its owner changes or removes it.
    Owner,
    /// Two years after the record went.
    Number,
}

/// One table, with its columns by what becomes of them.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [(Fate, &'static [&'static str])],
}

const KEY: Fate = Stays("a number by which rows are told apart; the rows it led to are gone");
const BOARD: Fate = Stays("the organisation's own, about no person");
const FORM: Fate = Stays("questions and guides of the organisation, about no person");
const ROLE: Fate = Stays("who of the staff set it, for as long as the account stands");
const TRACE: Fate = Stays("that something of this kind happened at this moment, without whose it was");
const CHAIN: Fate =
    Stays("the chain of the log: numbers and keyed digests, from which nobody finds out what they are of");
const RECEIPT: Fate = Stays("that something was erased, by whom and how much, without whose it was");
const SEAL: Fate =
    Stays("with which keys the database is sealed and its marks were made; the keys themselves stand in a file");
const FIGURES: Fate = Stays("codes for figures; no name, team, day or own words, and no way back to a record");
const PUBLISHED: Fate =
    Stays("published figures, in which nobody can be known, for as many years as the board sets, or for good");
const TOTALS: Fate = Stays(
    "how many there were of each unit and each answer in a year, about nobody: until three years are put together, \
     somebody who was counted has something erased, or three years are over",
);
const TURNS: Fate = Stays("that the figures of a period had their turn, and by whose wish");
const COUNTS: Fate =
    Stays("how many left and of how many a talk was held, of five people at least; about none of them");
const WORKS: Fate = Stays("about an account for as long as it stands; its name and address go");

/// The whole database, in alphabetical order.
pub const TABLES: &[Table] = &[
    Table {
        name: "accounts",
        columns: &[
            (KEY, &["id", "board_id"]),
            (Goes(Account), &["name", "email", "school_id", "deputy_id", "provider_issuer", "provider_subject"]),
            (
                WORKS,
                &[
                    "language",
                    "active",
                    "on_leave",
                    "created_at",
                    "inactive_since",
                    "erased_at",
                    "round_up",
                    "round_up_on",
                    "host_version",
                ],
            ),
        ],
    },
    Table {
        name: "api_requests",
        columns: &[(
            Goes(Cleared),
            &[
                "id",
                "board_id",
                "token_id",
                "key_hash",
                "body_hash",
                "begun_at",
                "answered_at",
                "status",
                "departure_id",
                "warnings",
            ],
        )],
    },
    Table {
        name: "api_tokens",
        columns: &[
            (
                BOARD,
                &[
                    "id",
                    "board_id",
                    "name",
                    "secret_hash",
                    "scopes",
                    "expires_on",
                    "made_at",
                    "used_on",
                    "revoked_at",
                    "confirmed_at",
                    "maker_gone_at",
                ],
            ),
            (ROLE, &["made_by"]),
        ],
    },
    Table {
        name: "appointment_replies",
        columns: &[(
            Goes(Record),
            &["appointment_id", "board_id", "who", "answer", "sequence", "stamped_at", "proposed_start"],
        )],
    },
    Table {
        name: "appointments",
        columns: &[(
            Goes(Record),
            &[
                "id",
                "board_id",
                "departure_id",
                "talk_id",
                "host_id",
                "starts_at",
                "minutes",
                "way",
                "place",
                "uid",
                "sequence",
                "booked_at",
                "booked_by",
                "cancelled_at",
                "live_key",
                "outside_hours",
                "buffer_before",
                "buffer_after",
                "local_start",
                "zone",
                "late_minutes",
                "change_asked_at",
                "video_address",
            ],
        )],
    },
    Table {
        name: "boards",
        columns: &[(
            BOARD,
            &["id", "settings", "created_at", "retention", "left_out_steps", "figures", "figure_words"],
        )],
    },
    Table {
        name: "calendar_feeds",
        columns: &[(
            Goes(Leftover),
            &[
                "id",
                "board_id",
                "account_id",
                "kind",
                "name",
                "address",
                "user_name",
                "password",
                "etag",
                "last_modified",
                "created_at",
                "next_at",
                "tried_at",
                "good_at",
                "fault",
                "failures",
                "busy",
            ],
        )],
    },
    Table { name: "cells", columns: &[(Goes(Record), &["person", "cell", "appointment_id", "board_id"])] },
    Table {
        name: "closed_days",
        columns: &[(
            Goes(HostDay),
            &[
                "id",
                "board_id",
                "account_id",
                "first_day",
                "last_day",
                "reason",
                "start_minute",
                "end_minute",
                "feed_id",
            ],
        )],
    },
    Table { name: "closed_openings", columns: &[(Goes(Cleared), &["id", "board_id", "link_id", "ends_at"])] },
    Table {
        name: "coded_departures",
        columns: &[(
            FIGURES,
            &["id", "board_id", "school_id", "left_in", "departure_type", "foreseen", "destination", "fields"],
        )],
    },
    Table {
        name: "codes",
        columns: &[(
            Goes(Cleared),
            &["id", "board_id", "purpose", "subject", "code_hash", "expires_at", "tries", "used_at", "created_at"],
        )],
    },
    Table {
        name: "day_talks",
        columns: &[(Goes(Record), &["host_id", "day", "number", "appointment_id", "board_id"])],
    },
    Table {
        name: "departures",
        columns: &[
            (
                Goes(Contact),
                &[
                    "name",
                    "name_parts",
                    "private_email",
                    "work_email",
                    "private_mark",
                    "work_mark",
                    "address_key",
                    "bounce_reason",
                ],
            ),
            (
                Goes(Record),
                &[
                    "id",
                    "board_id",
                    "language",
                    "unit_id",
                    "school_id",
                    "leader_id",
                    "departure_type",
                    "foreseen",
                    "last_day_worked",
                    "end_of_employment",
                    "known_from",
                    "subject",
                    "director_or_hr",
                    "concluded_on",
                    "reconsider_stated",
                    "condition_confirmed_at",
                    "questionnaire_switched_on",
                    "registered_at",
                    "registered_by",
                    "coordinator_id",
                    "updated_at",
                    "revision",
                    "cancelled_at",
                    "closed_at",
                    "experience_answer",
                    "talk_choice",
                    "share_with_leader",
                    "bounced_at",
                    "stage",
                    "due_at",
                    "owner",
                    "owner_account",
                    "next_at",
                    "is_open",
                    "special",
                    "leader_status",
                    "talk_by",
                    "contact_erased_at",
                    "erasing_since",
                    "erasure_id",
                    "leaver_account",
                    "answers_withdrawn_at",
                    "restricted_since",
                    "external_id",
                    "told_stage",
                    "told_at",
                    "tip_looked",
                ],
            ),
            // What HR may leave open goes with the record, whatever it is.
            (Goes(Record), OptionalFacts::CODES),
        ],
    },
    Table {
        name: "drafts",
        columns: &[(
            Goes(Draft),
            &["departure_id", "board_id", "answers", "screen", "revision", "updated_at", "version"],
        )],
    },
    Table { name: "erasures", columns: &[(RECEIPT, &["id", "board_id", "at", "account_id", "ground", "counts"])] },
    Table {
        name: "events",
        columns: &[
            (Goes(Record), &["departure_id", "actor_account", "detail", "looked_on", "way_in"]),
            (TRACE, &["id", "board_id", "at", "actor", "kind"]),
            (WORKS, &["about_account"]),
        ],
    },
    Table { name: "excluded_hosts", columns: &[(Goes(Contact), &["departure_id", "account_id", "board_id"])] },
    Table {
        name: "extra_hours",
        columns: &[(
            Goes(HostDay),
            &["id", "board_id", "account_id", "day", "start_minute", "end_minute", "way", "place"],
        )],
    },
    Table {
        name: "foreign_releases",
        columns: &[(
            PUBLISHED,
            &["id", "board_id", "source", "name", "key", "period", "number", "content", "imported_at"],
        )],
    },
    Table {
        name: "form_drafts",
        columns: &[(FORM, &["board_id", "kind", "definition", "revision", "saved_at"]), (ROLE, &["author_id"])],
    },
    Table {
        name: "former_colleagues",
        columns: &[(
            Goes(Former),
            &["id", "board_id", "address", "address_mark", "language", "asked_on", "confirmed_on", "mailed_on"],
        )],
    },
    Table { name: "gone_numbers", columns: &[(Goes(Number), &["board_id", "number_hash", "gone_at"])] },
    Table { name: "guides", columns: &[(FORM, &["board_id", "version", "definition", "published_at"])] },
    Table { name: "headcounts", columns: &[(BOARD, &["unit_id", "board_id", "year", "people"])] },
    Table {
        name: "host_settings",
        columns: &[
            (Goes(Leftover), &["languages", "phone", "video_address"]),
            (
                WORKS,
                &[
                    "account_id",
                    "board_id",
                    "buffer_before",
                    "buffer_after",
                    "notice_hours",
                    "horizon_days",
                    "talks_a_day",
                    "subscription_generation",
                    "subscription_on",
                ],
            ),
        ],
    },
    Table {
        name: "hours",
        columns: &[(
            Goes(Leftover),
            &[
                "id",
                "board_id",
                "account_id",
                "weekday",
                "start_minute",
                "end_minute",
                "way",
                "place",
                "valid_from",
                "valid_until",
            ],
        )],
    },
    Table {
        name: "imports",
        columns: &[(
            Goes(Import),
            &[
                "id",
                "board_id",
                "account_id",
                "file_name",
                "content",
                "created_at",
                "state",
                "done",
                "total",
                "confirmed_at",
                "error",
                "choices",
            ],
        )],
    },
    Table { name: "import_headings", columns: &[(Goes(Owner), &["board_id", "headings"])] },
    Table {
        name: "improvement_comments",
        columns: &[(BOARD, &["id", "board_id", "point_id", "words", "written_at"]), (ROLE, &["written_by"])],
    },
    Table {
        name: "improvement_points",
        columns: &[
            (Goes(Owner), &["what", "advice", "addressee", "outcome_nl", "outcome_en", "declined", "came_of_it"]),
            (Goes(Account), &["owner_name", "owner_account"]),
            (
                BOARD,
                &[
                    "id",
                    "board_id",
                    "unit_id",
                    "status",
                    "due_on",
                    "evidence",
                    "source",
                    "revision",
                    "created_at",
                    "saved_at",
                    "published_at",
                ],
            ),
            (ROLE, &["created_by"]),
        ],
    },
    Table { name: "limits", columns: &[(Goes(Cleared), &["key", "board_id", "window_start", "count"])] },
    Table {
        name: "links",
        columns: &[(Goes(Record), &["id", "board_id", "departure_id", "generation", "created_at"])],
    },
    Table {
        name: "log_entries",
        columns: &[(CHAIN, &["board_id", "number", "event_id", "digest", "hash", "erased_by", "remains"])],
    },
    Table { name: "log_heads", columns: &[(CHAIN, &["board_id", "number", "hash"])] },
    Table { name: "name_words", columns: &[(Goes(Contact), &["board_id", "mark", "departure_id"])] },
    Table {
        name: "organisation_imports",
        columns: &[(
            Goes(Import),
            &[
                "id",
                "board_id",
                "account_id",
                "units_name",
                "units_content",
                "people_name",
                "people_content",
                "created_at",
                "state",
                "confirmed_at",
                "schools",
                "teams",
                "people",
                "skipped",
            ],
        )],
    },
    Table {
        name: "outbox",
        columns: &[
            (Goes(ContactOrMail), &["to_address", "to_name", "payload", "last_error"]),
            (
                Goes(RecordOrMail),
                &[
                    "id",
                    "board_id",
                    "departure_id",
                    "account_id",
                    "talk_id",
                    "appointment_id",
                    "kind",
                    "language",
                    "at_once",
                    "due_at",
                    "state",
                    "attempts",
                    "claimed_until",
                    "message_id",
                    "created_at",
                    "sent_at",
                    "dedupe_key",
                ],
            ),
        ],
    },
    Table {
        name: "passkeys",
        columns: &[(
            Goes(Leftover),
            &["id", "board_id", "account_id", "name", "credential", "public_key", "state", "added_at", "used_at"],
        )],
    },
    Table { name: "pauses", columns: &[(Goes(Record), &["id", "board_id", "departure_id", "since", "until"])] },
    Table {
        name: "predictions",
        columns: &[(Goes(Record), &["talk_id", "board_id", "departure_id", "account_id", "reason", "made_at"])],
    },
    Table { name: "questionnaires", columns: &[(FORM, &["board_id", "version", "definition", "published_at"])] },
    Table {
        name: "release_jobs",
        columns: &[
            (
                TURNS,
                &[
                    "id",
                    "board_id",
                    "period",
                    "number",
                    "state",
                    "done",
                    "total",
                    "asked_at",
                    "reason",
                    "started_at",
                    "claimed_until",
                ],
            ),
            (ROLE, &["asked_by"]),
        ],
    },
    Table {
        name: "release_members",
        columns: &[(Goes(Record), &["id", "board_id", "release_id", "departure_id", "codes"])],
    },
    Table {
        name: "releases",
        columns: &[
            (
                PUBLISHED,
                &[
                    "id",
                    "board_id",
                    "period",
                    "number",
                    "first_day",
                    "last_day",
                    "made_at",
                    "content",
                    "members_gone",
                    "derived",
                ],
            ),
            (TOTALS, &["totals"]),
            (ROLE, &["made_by"]),
        ],
    },
    Table {
        name: "report_additions",
        columns: &[(Goes(Record), &["id", "board_id", "talk_id", "departure_id", "author_id", "words", "at"])],
    },
    Table {
        name: "report_replies",
        columns: &[(Goes(Record), &["talk_id", "board_id", "departure_id", "agrees", "words", "revision", "at"])],
    },
    Table {
        name: "reports",
        columns: &[
            (Goes(Notes), &["notes"]),
            (
                Goes(Record),
                &[
                    "talk_id",
                    "board_id",
                    "departure_id",
                    "author_id",
                    "content",
                    "revision",
                    "saved_at",
                    "finalised_at",
                    "quotes_allowed",
                ],
            ),
        ],
    },
    Table {
        name: "responses",
        columns: &[(
            Goes(Record),
            &[
                "id",
                "board_id",
                "departure_id",
                "version",
                "variant",
                "language",
                "answers",
                "submitted_at",
                "word_hash",
            ],
        )],
    },
    Table { name: "retention_turns", columns: &[(BOARD, &["board_id", "next_at"])] },
    Table {
        name: "rights_requests",
        columns: &[(
            Goes(Record),
            &[
                "id",
                "board_id",
                "departure_id",
                "asked",
                "words",
                "asked_at",
                "live_key",
                "ended_at",
                "ruling",
                "answer",
                "answered_at",
                "answered_by",
            ],
        )],
    },
    Table {
        name: "role_proposals",
        columns: &[(
            Goes(Leftover),
            &[
                "id",
                "board_id",
                "account_id",
                "role",
                "unit_id",
                "unit_key",
                "first_day",
                "last_day",
                "deputy_of",
                "proposed_by",
                "proposed_at",
                "source",
                "turned_down_at",
            ],
        )],
    },
    Table {
        name: "roles",
        columns: &[(
            Goes(Leftover),
            &[
                "id",
                "board_id",
                "account_id",
                "role",
                "unit_id",
                "unit_key",
                "first_day",
                "last_day",
                "deputy_of",
                "noted",
                "source",
            ],
        )],
    },
    Table {
        name: "route_rules",
        columns: &[
            (
                BOARD,
                &[
                    "id",
                    "board_id",
                    "unit_id",
                    "unit_key",
                    "departure_type",
                    "foreseen",
                    "route",
                    "formal_minutes",
                    "informal_minutes",
                    "days_before_last",
                    "guide",
                    "revision",
                    "saved_at",
                ],
            ),
            (ROLE, &["saved_by"]),
        ],
    },
    Table { name: "seal_keys", columns: &[(SEAL, &["id", "made_at", "live_key"])] },
    Table { name: "search_index", columns: &[(SEAL, &["id", "version", "made_at"])] },
    Table {
        name: "school_counts",
        columns: &[(COUNTS, &["school_id", "first_day", "board_id", "groups", "counted_at"])],
    },
    Table {
        name: "second_responses",
        columns: &[(Goes(Record), &["departure_id", "board_id", "version", "language", "answers", "submitted_at"])],
    },
    Table {
        name: "sessions",
        columns: &[(
            Goes(Cleared),
            &[
                "id",
                "board_id",
                "account_id",
                "data",
                "expires_at",
                "signed_in_at",
                "seen_at",
                "browser",
                "system",
                "provider_session",
            ],
        )],
    },
    Table {
        name: "talks",
        columns: &[(
            Goes(Record),
            &[
                "id",
                "board_id",
                "departure_id",
                "host_kind",
                "formality",
                "minutes",
                "host_id",
                "created_at",
                "attempt",
                "held_on",
                "held_at",
                "held_way",
                "not_held_at",
                "not_held_reason",
                "dropped_at",
                "denied_at",
                "is_open",
            ],
        )],
    },
    Table {
        name: "tasks",
        columns: &[(
            Goes(Record),
            &[
                "id",
                "board_id",
                "departure_id",
                "talk_id",
                "source",
                "number",
                "what",
                "owner_name",
                "owner_account",
                "due_on",
                "created_at",
                "created_by",
                "done_at",
                "done_by",
            ],
        )],
    },
    Table { name: "tip_turns", columns: &[(BOARD, &["board_id", "promised_after", "decided"])] },
    Table { name: "tips", columns: &[(Goes(Tip), &["id", "board_id", "period", "batch", "place", "words"])] },
    Table {
        name: "training_proposals",
        columns: &[(
            Goes(Leftover),
            &["id", "board_id", "account_id", "name", "valid_from", "valid_until", "proposed_at"],
        )],
    },
    Table {
        name: "trainings",
        columns: &[(Goes(Leftover), &["id", "board_id", "account_id", "name", "valid_from", "valid_until"])],
    },
    Table {
        name: "units",
        columns: &[(
            BOARD,
            &[
                "id",
                "board_id",
                "parent_id",
                "kind",
                "name",
                "place",
                "region",
                "path_key",
                "created_at",
                "put_away_at",
            ],
        )],
    },
    Table {
        name: "waiting_steps",
        columns: &[(
            Goes(Record),
            &[
                "id",
                "board_id",
                "departure_id",
                "step",
                "fields",
                "asked_by",
                "asked_at",
                "due_at",
                "revision",
                "lapsed",
                "lapsed_at",
            ],
        )],
    },
    Table {
        name: "webhook_deliveries",
        columns: &[(
            Goes(Record),
            &[
                "id",
                "board_id",
                "webhook_id",
                "departure_id",
                "kind",
                "stage",
                "at",
                "since",
                "failures",
                "due_at",
                "parked_at",
                "fault",
            ],
        )],
    },
    Table {
        name: "webhooks",
        columns: &[(BOARD, &["id", "board_id", "address", "secret", "made_at", "active"]), (ROLE, &["made_by"])],
    },
];
