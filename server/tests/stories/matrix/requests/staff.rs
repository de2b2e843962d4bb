//! The staff's room.

use domain::guide::Guides;
use domain::questionnaire::Questionnaire;

use super::{Does, How, Request, fields, form, form_of, page};

const HOLIDAYS: fn() -> String = || {
    let day = (chrono::Utc::now() + chrono::TimeDelta::days(100)).format("%Y%m%d");
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Vrij\r\nDTSTART;VALUE=DATE:{day}\r\n\
         END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
};
const LEAVERS: fn() -> String = || {
    let day = chrono::Utc::now().date_naive() + chrono::TimeDelta::days(60);
    format!(
        "naam;prive_e_mail;school;team;soort vertrek;laatste werkdag;einde dienstverband\n\
         Iris Nieuw;iris@thuis.test;Noorderlicht;Onderbouw;voluntary;{day};{day}\n"
    )
};

const PEOPLE: fn() -> String = || "naam;mailadres;rollen\nIris Nieuw;iris@voorbeeld.test;adviseur\n".to_owned();

const fn file(row: &'static str, typed: super::Typed, name: &'static str, text: super::File) -> Request {
    Request { row, about: "booked", how: How::File { typed, field: "file", name, text }, does: Does::Writes }
}

pub const REQUESTS: &[Request] = &[
    page("GET /staff", "booked", "/staff").does(Does::LeadsOn),
    page("GET /staff/board", "booked", "/staff/board"),
    page("GET /staff/board, everybody by a filter", "booked", "/staff/board?stage=&text=naam"),
    page("GET /staff/day", "booked", "/staff/day"),
    page("GET /staff/team", "booked", "/staff/team"),
    page("GET /staff/school", "booked", "/staff/school"),
    page("GET /staff/tasks", "booked", "/staff/tasks"),
    page("GET /staff/roles", "booked", "/staff/roles"),
    fields(
        "deputy-name, of a leader",
        "booked",
        &[
            ("account", "{Lea Leidt}"),
            ("deputy_role", "{leader.role}"),
            ("deputy_person", "otto.overkant@voorbeeld.test"),
            ("deputy_first", "{tomorrow}"),
            ("deputy_last", "{soon}"),
        ],
    ),
    fields(
        "deputy-name, of an adviser",
        "booked",
        &[
            ("account", "{Ada Gastvrouw}"),
            ("deputy_role", "{adviser.role}"),
            ("deputy_person", "otto.overkant@voorbeeld.test"),
            ("deputy_first", "{tomorrow}"),
            ("deputy_last", "{soon}"),
        ],
    ),
    fields("deputy-end", "booked", &[("account", "{Lea Leidt}"), ("deputy", "{deputy}")]),
    page("GET /staff/departures/new", "booked", "/staff/departures/new"),
    page("GET /staff/departures/{id}", "final", "/staff/departures/{final}"),
    page("GET /staff/departures/{id}, on paper", "final", "/staff/departures/{final}?print=yes"),
    page("GET /staff/departures/{id}, of the leader's talk", "told", "/staff/departures/{told}"),
    page("GET /staff/departures/{id}, of a draft", "filling", "/staff/departures/{filling}"),
    page("GET /staff/departures/{id}, of a report in the making", "held", "/staff/departures/{held}"),
    page("GET /staff/departures/{id}/edit", "booked", "/staff/departures/{booked}/edit"),
    page("GET /staff/departures/{id}/erase", "booked", "/staff/departures/{booked}/erase"),
    page("GET /staff/departures/{id}/letter", "paper", "/staff/departures/{paper}/letter"),
    page("GET /staff/departures/{id}/copy", "final", "/staff/departures/{final}/copy"),
    page("GET /staff/departures/{id}/copy.json", "final", "/staff/departures/{final}/copy.json"),
    page("GET /staff/departures/{id}/talk, the formal talk", "plan", "/staff/departures/{plan}/talk"),
    page("GET /staff/departures/{id}/talk, the informal talk", "chat", "/staff/departures/{chat}/talk"),
    page("GET /staff/departures/{id}/plan", "plan", "/staff/departures/{plan}/plan"),
    page("GET /staff/departures/{id}/guide", "held", "/staff/departures/{held}/guide"),
    page("GET /staff/departures/{id}/report", "held", "/staff/departures/{held}/report"),
    page("GET /staff/departures/{id}/report, a final one", "final", "/staff/departures/{final}/report"),
    page("GET /staff/import", "booked", "/staff/import"),
    page("GET /staff/import/{id}", "booked", "/staff/import/{import}"),
    page("GET /staff/improvements", "booked", "/staff/improvements"),
    page("GET /staff/improvements/new", "booked", "/staff/improvements/new"),
    page("GET /staff/improvements/{id}", "booked", "/staff/improvements/{point}"),
    page("GET /staff/availability", "booked", "/staff/availability"),
    page("GET /staff/availability, somebody else's", "booked", "/staff/availability?person={Ada Gastvrouw}"),
    page("GET /staff/availability/week", "booked", "/staff/availability/week"),
    page("GET /staff/availability/week, somebody else's", "booked", "/staff/availability/week?person={Ada Gastvrouw}"),
    page("GET /staff/availability/away", "booked", "/staff/availability/away"),
    page(
        "GET /staff/availability/away, somebody else's",
        "booked",
        "/staff/availability/away?person={Ada Gastvrouw}&first_day={tomorrow}&last_day={far}",
    ),
    page("GET /staff/sessions", "booked", "/staff/sessions"),
    fields("session-end", "booked", &[("session", "none")]).does(Does::LeadsOn),
    fields("sessions-end-others", "booked", &[]).does(Does::LeadsOn),
    page("GET /staff/passkeys", "booked", "/staff/passkeys"),
    page("GET /staff/passkeys/new", "booked", "/staff/passkeys/new"),
    fields("passkey-add", "booked", &[("name", "Laptop"), ("answer", "[]")]).does(Does::LeadsOn),
    fields("passkey-rename", "booked", &[("passkey", "{passkey}"), ("name.{passkey}", "Laptop van het werk")]),
    fields("passkey-remove", "booked", &[("passkey", "{passkey}")]),
    page("GET /staff/calendars", "booked", "/staff/calendars"),
    page("GET /staff/organisation", "booked", "/staff/organisation"),
    page("GET /staff/organisation/retention", "booked", "/staff/organisation/retention"),
    page("GET /staff/organisation/log", "booked", "/staff/organisation/log"),
    page("GET /staff/organisation/log.csv", "booked", "/staff/organisation/log.csv"),
    page("GET /staff/organisation/log/years", "booked", "/staff/organisation/log/years"),
    page("GET /staff/organisation/units", "booked", "/staff/organisation/units"),
    page("GET /staff/organisation/people", "booked", "/staff/organisation/people"),
    page("GET /staff/organisation/people/{id}", "booked", "/staff/organisation/people/{Ada Gastvrouw}"),
    page("GET /staff/organisation/holidays", "booked", "/staff/organisation/holidays"),
    page("GET /staff/organisation/rules", "booked", "/staff/organisation/rules"),
    page("GET /staff/organisation/rules/foresee", "booked", "/staff/organisation/rules/foresee"),
    page("GET /staff/organisation/questionnaire", "booked", "/staff/organisation/questionnaire"),
    page("GET /staff/organisation/questionnaire/preview", "booked", "/staff/organisation/questionnaire/preview"),
    page("GET /staff/organisation/questionnaire/items/{key}", "booked", "/staff/organisation/questionnaire/items/tip"),
    page(
        "GET /staff/organisation/questionnaire/themes/{key}",
        "booked",
        "/staff/organisation/questionnaire/themes/work",
    ),
    page("GET /staff/organisation/questionnaire/own", "booked", "/staff/organisation/questionnaire/own"),
    page(
        "GET /staff/organisation/questionnaire/own/{key}",
        "booked",
        "/staff/organisation/questionnaire/own/{own-item}",
    ),
    page(
        "GET /staff/organisation/questionnaire/export/{version}",
        "booked",
        "/staff/organisation/questionnaire/export/2",
    ),
    page("GET /staff/organisation/questionnaire/schema", "booked", "/staff/organisation/questionnaire/schema"),
    page("GET /staff/organisation/waiting", "booked", "/staff/organisation/waiting"),
    page("GET /staff/organisation/import", "booked", "/staff/organisation/import"),
    page("GET /staff/organisation/import/{id}", "booked", "/staff/organisation/import/{lists}"),
    page("GET /staff/organisation/import/template/{list}", "booked", "/staff/organisation/import/template/people"),
    page("GET /staff/organisation/guides", "booked", "/staff/organisation/guides"),
    page("GET /staff/organisation/guides/preview", "booked", "/staff/organisation/guides/preview"),
    page("GET /staff/organisation/guides/themes", "booked", "/staff/organisation/guides/themes"),
    page("GET /staff/organisation/guides/{key}", "booked", "/staff/organisation/guides/leaving"),
    page("GET /staff/organisation/guides/export/{version}", "booked", "/staff/organisation/guides/export/2"),
    page("GET /staff/organisation/guides/schema", "booked", "/staff/organisation/guides/schema"),
    page("GET /staff/former", "booked", "/staff/former"),
    page("GET /staff/former/export.csv", "booked", "/staff/former/export.csv"),
    // Mails that have not gone out.
    page("GET /staff/mails", "booked", "/staff/mails"),
    form_of("mails-again", "booked", "/staff/mails", "", &["{unsent}"], &[]),
    // What leavers asked for.
    page("GET /staff/requests", "objecting", "/staff/requests"),
    page("GET /staff/requests/{id}", "objecting", "/staff/requests/{objecting.request}"),
    page("GET /staff/requests/{id}, a restriction", "restricted", "/staff/requests/{restricted.request}"),
    page("GET /staff/departures/{id}, restricted", "restricted", "/staff/departures/{restricted}"),
    page("GET /staff/departures/{id}/copy.json, restricted", "restricted", "/staff/departures/{restricted}/copy.json"),
    form("right-answer", "objecting", "/staff/requests/{objecting.request}", &[("ruling", "granted")]),
    form(
        "restricted-open",
        "restricted",
        "/staff/requests/{restricted.request}",
        &[("ground", "claim"), ("reason", "Een rechtszaak"), ("sure", "yes")],
    ),
    // Departures.
    form(
        "departure-register",
        "booked",
        "/staff/departures/new",
        &[
            ("name", "Iris Nieuw"),
            ("private_email", "iris.nieuw@thuis.test"),
            ("unit", "{team}"),
            ("departure_type", "voluntary"),
            ("foreseen", "yes"),
            ("last_day_worked", "{far}"),
            ("end_of_employment", "{far}"),
            ("language", "nl"),
        ],
    ),
    form("departure-edit", "booked", "/staff/departures/{booked}/edit", &[("name", "Booked Anders")]),
    form("departure-confirm", "untold", "/staff/departures/{untold}", &[("sure", "yes")]),
    form("departure-address", "booked", "/staff/departures/{booked}", &[("private_email", "anders@thuis.test")]),
    form("departure-type", "plan", "/staff/departures/{plan}", &[("departure_type", "retirement"), ("sure", "yes")]),
    form("departure-resend", "booked", "/staff/departures/{booked}", &[]),
    form("departure-revoke", "booked", "/staff/departures/{booked}", &[("sure", "yes")]),
    form("departure-pause", "booked", "/staff/departures/{booked}", &[]),
    form("departure-resume", "paused", "/staff/departures/{paused}", &[]),
    form("departure-exclude-host", "booked", "/staff/departures/{booked}", &[("account", "{Lea Leidt}")]),
    form_of("departure-include-host", "excluded", "/staff/departures/{excluded}", "", &["{Lea Leidt}"], &[]),
    form("departure-cancel", "booked", "/staff/departures/{booked}", &[("sure", "yes")]),
    form("departure-erase", "booked", "/staff/departures/{booked}/erase", &[("ground", "asked"), ("sure", "yes")]),
    form("departure-letter", "paper", "/staff/departures/{paper}/letter", &[]),
    form("departure-handed-over", "paper", "/staff/departures/{paper}/letter", &[]),
    form(
        "open-with-reason",
        "booked",
        "/staff/departures/{booked}",
        &[("reason", "Een klacht over de gang van zaken"), ("sure", "yes")],
    ),
    // Talks.
    form(
        "behalf-plan",
        "plan",
        "/staff/departures/{plan}/plan",
        &[("plan_date", "{soon}"), ("plan_time", "20:00"), ("plan_way", "video"), ("outside_hours", "yes")],
    ),
    form("behalf-cancel", "booked", "/staff/departures/{booked}/plan", &[("sure", "yes")]),
    form(
        "talk-plan, the formal talk",
        "plan",
        "/staff/departures/{plan}/talk",
        &[("plan_date", "{soon}"), ("plan_time", "20:00"), ("plan_way", "video"), ("outside_hours", "yes")],
    ),
    form(
        "talk-plan, the informal talk",
        "chat",
        "/staff/departures/{chat}/talk",
        &[("plan_date", "{soon}"), ("plan_time", "20:00"), ("plan_way", "video"), ("outside_hours", "yes")],
    ),
    form("talk-held, the formal talk", "ended", "/staff/departures/{ended}", &[]),
    form("talk-held, the informal talk", "chatted", "/staff/departures/{chatted}", &[]),
    fields("talk-not-held, the formal talk", "ended", &[("departure", "{ended}"), ("not_held", "leaver_absent")]),
    fields("talk-not-held, the informal talk", "chatted", &[("departure", "{chatted}"), ("not_held", "leaver_absent")]),
    form("talk-late", "at-start", "/staff/departures/{at-start}", &[("minutes", "10")]),
    form("predict", "ended", "/staff/departures/{ended}", &[("expected_reason", "B1")]),
    form("open-answers", "ended", "/staff/departures/{ended}", &[]),
    form("notes-save", "held", "/staff/departures/{held}/guide", &[("notes", "Anders")]),
    form("report-save", "held", "/staff/departures/{held}/report", &[("story", "Anders")]),
    form_of("keep-report", "held", "/staff/departures/{held}/report", "report-save", &[], &[("story", "Anders")]),
    form_of("keep-notes", "held", "/staff/departures/{held}/guide", "notes-save", &[], &[("notes", "Anders")]),
    form_of(
        "report-settle",
        "held",
        "/staff/departures/{held}/report",
        "report-save",
        &[],
        &[("story", "Anders"), ("keep.story", "mine")],
    ),
    form("report-add", "final", "/staff/departures/{final}/report", &[("addition", "Nog iets")]),
    form_of(
        "keep-draft, of an addition",
        "final",
        "/staff/departures/{final}/report",
        "report-add",
        &[],
        &[("addition", "Nog niet")],
    )
    .does(Does::Tells),
    fields("discard-draft, of an addition", "final", &[("departure", "{final}"), ("draft", "addition")])
        .does(Does::LeadsOn),
    fields("task-mark, of an agreement", "final", &[("task", "{noordafspraak}"), ("done", "yes")]),
    fields("task-mark, what a leader asks", "told", &[("task", "{noordverzoek}"), ("done", "yes")]),
    // Times and calendars.
    form(
        "hours-add",
        "booked",
        "/staff/availability",
        &[("weekday", "1"), ("start", "18:00"), ("end", "19:00"), ("way", "video")],
    ),
    fields("hours-remove", "booked", &[("person", "{Ada Gastvrouw}"), ("hours", "{hours}")]),
    form(
        "extra-add",
        "booked",
        "/staff/availability",
        &[("extra_day", "{far}"), ("extra_start", "18:00"), ("extra_end", "19:00"), ("extra_way", "video")],
    ),
    fields("extra-remove", "booked", &[("person", "{Ada Gastvrouw}"), ("extra", "{extra}")]),
    form(
        "closed-add",
        "booked",
        "/staff/availability",
        &[("first_day", "{far}"), ("last_day", "{far}"), ("closed_reason", "weg"), ("reason", "weg")],
    ),
    fields("closed-remove", "booked", &[("person", "{Ada Gastvrouw}"), ("closed", "{closed}")]),
    form("limits-save", "booked", "/staff/availability", &[("notice_hours", "48")]),
    form("reach-save", "booked", "/staff/availability", &[("phone", "06 12345678")]),
    form(
        "days-free",
        "booked",
        "/staff/availability/away?first_day={tomorrow}&last_day={soon}",
        &[("person", "{Ada Gastvrouw}"), ("sure", "yes")],
    ),
    form_of(
        "calendar-add",
        "booked",
        "/staff/calendars",
        "",
        &["name=\"address\""],
        &[("name", "Nog een"), ("address", "{base}/calendar/{adviser.calendar}")],
    ),
    file("calendar-upload", &[("file_name", "Nog een")], "agenda.ics", HOLIDAYS),
    fields("calendar-read", "booked", &[("calendar", "{adviser.feed}")]),
    fields("calendar-rename", "booked", &[("calendar", "{adviser.feed}"), ("rename.{adviser.feed}", "Anders")]),
    fields("calendar-remove", "booked", &[("calendar", "{adviser.feed}"), ("sure", "yes")]),
    form("subscription-renew", "booked", "/staff/calendars", &[("sure", "yes")]),
    fields("subscription-off", "booked", &[("sure", "yes")]),
    // Lists.
    file("import-upload", &[], "lijst.csv", LEAVERS),
    fields("import-reading", "booked", &[("import", "{import}")]),
    fields("import-start", "booked", &[("import", "{import}"), ("sure", "yes")]),
    // Improvement points.
    form(
        "point-save, a new one",
        "booked",
        "/staff/improvements/new",
        &[("what", "Iets nieuws"), ("owner", "HR"), ("status", "idea")],
    ),
    form("point-save", "booked", "/staff/improvements/{point}", &[("what", "Anders")]),
    form_of(
        "keep-draft, of a point",
        "booked",
        "/staff/improvements/{point}",
        "point-save",
        &[],
        &[("what", "Nog niet")],
    )
    .does(Does::Tells),
    fields("discard-draft, of a point", "booked", &[("point", "{point}"), ("draft", "point")]).does(Does::LeadsOn),
    form("point-publish", "booked", "/staff/improvements/{point}", &[("sure", "yes")]),
    form("point-withdraw", "booked", "/staff/improvements/{published}", &[]),
    // The organisation.
    form(
        "account-add",
        "booked",
        "/staff/organisation/people",
        &[("name", "Nieuw Iemand"), ("email", "nieuw.iemand@voorbeeld.test"), ("active", "yes")],
    ),
    form(
        "account-change",
        "booked",
        "/staff/organisation/people/{Nico Nergens}",
        &[("name", "Nico Anders"), ("email", "nico.anders@voorbeeld.test")],
    ),
    fields("second-confirm, a role", "booked", &[("ticked", "role:{role-proposal}")]),
    fields(
        "second-confirm, a training",
        "booked",
        &[("account", "{Bo Bestuurshr}"), ("ticked", "training:{training-proposal}")],
    ),
    fields("second-turn-down, a role", "booked", &[("all", "yes"), ("shown", "role:{role-proposal}")]),
    fields(
        "second-turn-down, a training",
        "booked",
        &[("account", "{Bo Bestuurshr}"), ("ticked", "training:{training-proposal}")],
    ),
    fields("account-sessions-end", "booked", &[("account", "{Ada Gastvrouw}")]),
    fields("account-passkeys-reset", "booked", &[("account", "{Ada Gastvrouw}")]),
    form("retention-change", "booked", "/staff/organisation/retention", &[("answers", "9")]),
    form(
        "training-add",
        "booked",
        "/staff/organisation/people/{Ada Gastvrouw}",
        &[("training_name", "Nog een"), ("valid_from", "{yesterday}"), ("valid_until", "{far}")],
    ),
    fields("training-remove", "booked", &[("account", "{Ada Gastvrouw}"), ("training", "{training}")]),
    fields(
        "training-until",
        "booked",
        &[("account", "{Ada Gastvrouw}"), ("training", "{training}"), ("until", "{far}")],
    ),
    Request {
        row: "organisation-import-upload",
        about: "booked",
        how: How::File { typed: &[], field: "people", name: "mensen.csv", text: PEOPLE },
        does: Does::Writes,
    },
    fields("organisation-import-forget", "booked", &[("import", "{lists}")]),
    fields("organisation-import-start", "booked", &[("import", "{lists}"), ("sure", "yes")]),
    form("unit-add", "booked", "/staff/organisation/units", &[("name", "Nieuwe school")]),
    page("GET /staff/organisation/headcount", "booked", "/staff/organisation/headcount"),
    form("headcount-save", "booked", "/staff/organisation/headcount", &[("count.{team}", "12")]),
    file("headcount-import", &[], "aantallen.csv", || {
        "school;team;jaar;aantal\nNoorderlicht;Onderbouw;2026;14\n".to_owned()
    }),
    form("unit-change", "booked", "/staff/organisation/units?change={team}", &[("name", "Anders")]),
    form(
        "rule-save",
        "booked",
        "/staff/organisation/rules?unit=&type=voluntary&foreseen=any",
        &[("formal_minutes", "55")],
    ),
    form("rule-reset", "booked", "/staff/organisation/rules?unit=&type=redundancy&foreseen=any", &[]),
    form("organisation-change", "booked", "/staff/organisation", &[("hr_contact", "HR, tweede deur links")]),
    form(
        "questionnaire-words",
        "booked",
        "/staff/organisation/questionnaire/items/tip",
        &[("text.nl", "Heb je een tip?"), ("text.en", "Do you have a tip?")],
    ),
    form(
        "questionnaire-title",
        "booked",
        "/staff/organisation/questionnaire/themes/work",
        &[("title.nl", "Werk"), ("title.en", "Work")],
    ),
    form(
        "questionnaire-own",
        "booked",
        "/staff/organisation/questionnaire/own",
        &[
            ("kind", "agreement"),
            ("theme", "work"),
            ("text.nl", "Ik lachte vaak."),
            ("text.en", "I laughed often."),
            ("variant", "full"),
        ],
    ),
    form_of("questionnaire-switch", "booked", "/staff/organisation/questionnaire", "", &["value=\"tip\""], &[]),
    // The board of the matrix has the newest already: taking it over again changes nothing.
    fields("questionnaire-renew", "booked", &[("revision", "1")]).does(Does::LeadsOn),
    form("questionnaire-own-remove", "booked", "/staff/organisation/questionnaire", &[]),
    form("questionnaire-publish", "booked", "/staff/organisation/questionnaire", &[("sure", "yes")]),
    form("questionnaire-discard", "booked", "/staff/organisation/questionnaire", &[("sure", "yes")]),
    file("questionnaire-import", &[("revision", "1")], "vragen.json", || {
        Questionnaire::standard().to_json().replace("Wat ga je hierna doen?", "Wat ga je straks doen?")
    }),
    form(
        "guides-words",
        "booked",
        "/staff/organisation/guides/leaving",
        &[("note.nl", "Rustig."), ("note.en", "Calm.")],
    ),
    form(
        "guides-themes",
        "booked",
        "/staff/organisation/guides/themes",
        &[("support.nl", "Hoe?"), ("support.en", "How?")],
    ),
    form("guides-publish", "booked", "/staff/organisation/guides", &[("sure", "yes")]),
    form("guides-discard", "booked", "/staff/organisation/guides", &[("sure", "yes")]),
    file("guides-import", &[("revision", "1")], "leidraad.json", || {
        Guides::standard().to_json().replacen("Wat", "Wat precies", 1)
    }),
    form(
        "holidays-add",
        "booked",
        "/staff/organisation/holidays",
        &[("first_day", "{far}"), ("last_day", "{far}"), ("closed_reason", "vrij"), ("reason", "vrij")],
    ),
    fields("holidays-remove", "booked", &[("closed", "{holiday}")]),
    form(
        "holiday-feed-look",
        "booked",
        "/staff/organisation/holidays",
        &[("address", "{base}/calendar/{adviser.calendar}")],
    )
    .does(Does::Remembers),
    file("holiday-feed-upload", &[], "vrij.ics", HOLIDAYS).does(Does::Remembers),
    Request {
        row: "holiday-feed-keep",
        about: "booked",
        how: How::AfterFile {
            first: "holiday-feed-upload",
            name: "vrij.ics",
            text: HOLIDAYS,
            typed: &[("do", "keep")],
        },
        does: Does::Writes,
    },
    fields("holiday-feed-read", "booked", &[("calendar", "{holiday-feed}")]),
    fields("holiday-feed-remove", "booked", &[("calendar", "{holiday-feed}"), ("sure", "yes")]),
];
