//! A leaver's own copy as people read it: on their own page, and on the one HR makes for them.

pub mod report;
mod under_way;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::WayIn;
use domain::departure::{ExperienceAnswer, OptionalFacts};
use domain::departure_form::Field;
use domain::organisation::Sector;
use domain::working_days::WorkCalendar;
use leptos::prelude::*;
use server::own_copy::{CopiedAnswer, CopiedEvent, CopiedMail, CopiedReport, CopiedRequest, CopiedTalk, OwnCopy, Part};
use server::questionnaire::ReportSeen;
use wording::{Key, Wording, key};

/// A leaver's name, or words that say that it is erased.
pub fn name(wording: Wording, name: &str) -> String {
    if name.is_empty() { wording.text(key::RETENTION_NAMELESS) } else { name.to_owned() }
}

/// Instants and words of one copy.
pub struct Reader<'a> {
    pub wording: Wording,
    pub calendar: &'a WorkCalendar,
    pub sector: Sector,
}

impl Reader<'_> {
    /// The whole copy, part by part; what stands above it is the page's.
    pub fn view(&self, copy: &OwnCopy) -> AnyView {
        let is_out = |part| copy.left_out.contains(&part);
        let answers = match &copy.answers {
            Some(answers) => {
                let at = self.with_date(key::LEAVER_DATA_ANSWERS_AT, answers.submitted_at);
                let rows: Vec<_> = answers.items.iter().map(|item| self.answer(item)).collect();
                view! { <p>{at}</p> <dl class="answers">{rows}</dl> }.into_any()
            }
            None if is_out(Part::Answers) => self.says(key::COPY_LEFT_OUT),
            None => self.says(key::LEAVER_DATA_ANSWERS_NONE),
        };
        let later = copy.later_answers.as_ref().map(|later| {
            let at = self.with_date(key::LEAVER_DATA_ANSWERS_AT, later.submitted_at);
            let rows: Vec<_> = later.items.iter().map(|item| self.answer(item)).collect();
            view! {
                <h2>{self.wording.text(key::LATER_RECORD_TITLE)}</h2>
                <p>{at}</p>
                <dl class="answers">{rows}</dl>
            }
        });
        let reports = match copy.reports.as_slice() {
            [] if is_out(Part::Reports) => self.says(key::COPY_LEFT_OUT),
            [] => self.says(key::LEAVER_DATA_REPORT_NONE),
            reports => reports.iter().map(|one| self.report(one)).collect::<Vec<_>>().into_any(),
        };
        let talks = self.talks(&copy.talks);
        let draft = match &copy.draft {
            Some(draft) => Some(self.draft(draft)),
            None => is_out(Part::Draft).then(|| self.no_draft()),
        };
        let no_receivers = is_out(Part::Receivers).then(|| self.says(key::COPY_NO_RECEIVERS));
        let events: Vec<_> = copy.events.iter().map(|event| self.event(event)).collect();
        let mail = |mail: &CopiedMail| {
            let to = mail.to.as_ref().map(|to| format!(" · {to}"));
            view! { <li>{self.moment(mail.sent_at)} " · " {mail.what.clone()} {to}</li> }
        };
        let mails = match copy.mails.as_slice() {
            [] => self.says(key::COPY_NO_MAILS),
            mails => view! { <ul class="plain-list">{mails.iter().map(mail).collect::<Vec<_>>()}</ul> }.into_any(),
        };
        view! {
            <h2>{self.wording.text(key::LEAVER_DATA_FACTS)}</h2>
            {self.facts(copy)}
            <h2>{self.wording.text(key::LEAVER_DATA_ANSWERS)}</h2>
            {answers}
            {draft}
            {later}
            <h2>{self.wording.text(key::COPY_TALKS)}</h2>
            {talks}
            <h2>{self.wording.text(key::LEAVER_DATA_REPORT)}</h2>
            {reports}
            {self.tasks(&copy.tasks)}
            {self.requests(&copy.requests)}
            {self.waiting(&copy.waiting)}
            <h2>{self.wording.text(key::COPY_EVENTS)}</h2>
            <ul class="plain-list">{events}</ul>
            <h2>{self.wording.text(key::COPY_MAILS)}</h2>
            {no_receivers}
            {mails}
        }
        .into_any()
    }

    fn says(&self, words: Key) -> AnyView {
        view! { <p>{self.wording.text(words)}</p> }.into_any()
    }

    fn with_date(&self, words: Key, at: DateTime<Utc>) -> String {
        self.wording.with(words, [("date", self.wording.date(self.calendar.local_date(at)).into())])
    }

    /// "2 december 2026 10.14".
    fn moment(&self, at: DateTime<Utc>) -> String {
        let local = self.calendar.local(at);
        format!("{} {}", self.wording.date(local.date_naive()), self.wording.time(local.time()))
    }

    fn facts(&self, copy: &OwnCopy) -> AnyView {
        let (person, departure) = (&copy.person, &copy.departure);
        let code = |family: &str, code: &Option<String>| code.as_ref().map(|code| self.wording.code(family, code));
        let unit = if departure.unit == departure.school {
            departure.unit.clone()
        } else {
            format!("{}, {}", departure.school, departure.unit)
        };
        let field = |name: &str| self.wording.code("field", name);
        let before = [
            (self.wording.text(key::LEAVER_DATA_NAME), Some(name(self.wording, &person.name))),
            (self.wording.text(key::LEAVER_DATA_PRIVATE), person.private_email.clone()),
            (self.wording.text(key::LEAVER_DATA_WORK), person.work_email.clone()),
            (field("unit"), Some(unit)),
            (field(Field::Leader.code()), departure.leader.clone()),
            (self.wording.text(key::COPY_COORDINATOR), departure.coordinator.clone()),
            (self.wording.text(key::LEAVER_DATA_TYPE), Some(self.wording.code("type", &departure.departure_type))),
            (self.wording.text(key::LEAVER_DATA_LAST_DAY), Some(self.wording.date(departure.last_day_worked))),
            (self.wording.text(key::LEAVER_DATA_END), Some(self.wording.date(departure.end_of_employment))),
            (self.wording.text(key::COPY_EXTERNAL_ID), departure.external_id.clone()),
        ];
        let parts = &person.name_parts;
        let in_parts = [
            (Field::FirstName, &parts.first),
            (Field::NamePrefix, &parts.prefix),
            (Field::Surname, &parts.surname),
            (Field::Called, &parts.called),
        ]
        .map(|(one, part)| (field(one.code()), part.as_ref().map(|part| part.as_str().to_owned())));
        let known = |field: &Field| {
            let code = departure.optional.code(*field)?;
            Some(self.wording.choice(*field, code, self.sector))
        };
        let optional = OptionalFacts::FIELDS.iter().map(|one| (field(one.code()), known(one)));
        let day = |day: Option<NaiveDate>| day.map(|day| self.wording.date(day));
        let yes = |is_so: bool| is_so.then(|| self.wording.text(key::STAFF_YES));
        let confirmed = departure.condition_confirmed_at.map(|at| self.calendar.local_date(at));
        let course = [
            (field(Field::KnownFrom.code()), day(departure.known_from)),
            (field(Field::DirectorOrHr.code()), yes(departure.director_or_hr)),
            (field(Field::ConcludedOn.code()), day(departure.concluded_on)),
            (field(Field::ReconsiderStated.code()), yes(departure.reconsider_stated)),
            (field(Field::ConditionConfirmed.code()), day(confirmed)),
            (field(Field::QuestionnaireSwitchedOn.code()), yes(departure.questionnaire_switched_on)),
            (self.wording.text(key::LEAVER_WISH_QUESTION), self.wanted(departure.questionnaire_wanted.as_deref())),
        ];
        let after = [
            (self.wording.text(key::STAFF_CHOICE), code("choice", &departure.talk_choice)),
            (
                self.wording.text(key::LEAVER_DATA_REGISTERED),
                Some(self.wording.date(self.calendar.local_date(departure.registered_at))),
            ),
        ];
        let rows: Vec<_> = before
            .into_iter()
            .chain(in_parts)
            .chain(optional)
            .chain([(field(Field::Subject.code()), departure.subject.clone())])
            .chain(course)
            .chain(after)
            .filter_map(|(label, value)| Some(view! { <dt>{label}</dt> <dd>{value?}</dd> }))
            .collect();
        view! { <dl class="facts">{rows}</dl> }.into_any()
    }

    /// Whether questions are welcome, where that was asked.
    fn wanted(&self, answer: Option<&str>) -> Option<String> {
        Some(self.wording.text(match ExperienceAnswer::parse(answer?)? {
            ExperienceAnswer::Yes => key::LEAVER_WISH_YES,
            ExperienceAnswer::No => key::LEAVER_WISH_NO,
        }))
    }

    fn answer(&self, item: &CopiedAnswer) -> AnyView {
        let answer = if item.answer.is_empty() {
            view! { <dd class="skipped">{self.wording.text(key::LEAVER_CHECK_SKIPPED)}</dd> }.into_any()
        } else {
            item.answer.iter().map(|line| view! { <dd>{line.clone()}</dd> }).collect::<Vec<_>>().into_any()
        };
        view! { <div><dt>{item.question.clone()}</dt>{answer}</div> }.into_any()
    }

    /// The talks, one by one.
    pub fn talks(&self, talks: &[CopiedTalk]) -> AnyView {
        if talks.is_empty() {
            return self.says(key::COPY_TALKS_NONE);
        }
        let rows: Vec<_> = talks.iter().map(|talk| self.talk(talk)).collect();
        view! { <dl class="answers">{rows}</dl> }.into_any()
    }

    fn talk(&self, talk: &CopiedTalk) -> AnyView {
        let kind = self.wording.code("formality", &talk.formality);
        let host = talk.host.clone().unwrap_or_else(|| self.wording.code("host", &talk.host_kind));
        let held = talk.held_on.map(|day| self.wording.with(key::COPY_HELD, [("day", self.wording.date(day).into())]));
        let booked = talk.starts_at.filter(|_| talk.held_on.is_none()).map(|at| self.moment(at));
        let not_held = talk.not_held.as_ref().filter(|_| talk.held_on.is_none());
        let lines: Vec<_> = [
            held,
            booked,
            talk.way.as_ref().map(|way| self.wording.code("way", way)),
            talk.place.clone(),
            not_held.map(|why| self.wording.code("not-held", why)),
        ]
        .into_iter()
        .flatten()
        .chain(self.fell_away(talk))
        .map(|line| view! { <dd>{line}</dd> })
        .collect();
        let none = lines.is_empty().then(|| view! { <dd>{self.wording.text(key::COPY_TALK_NONE)}</dd> });
        view! { <div><dt>{format!("{kind}, {host}")}</dt>{lines}{none}</div> }.into_any()
    }

    fn report(&self, copied: &CopiedReport) -> AnyView {
        let seen = ReportSeen {
            report: copied.report.clone(),
            author: copied.author.clone(),
            finalised_at: copied.finalised_at,
        };
        let finished = self.wording.date(self.calendar.local_date(copied.finalised_at));
        let additions: Vec<_> = copied
            .additions
            .iter()
            .map(|added| self.told(self.with_date(key::COPY_ADDED, added.at), added.words.clone()))
            .collect();
        let reply = copied.reply.as_ref().map(|reply| {
            let words = if reply.agrees { key::COPY_AGREED } else { key::COPY_CORRECTED };
            self.told(self.with_date(words, reply.at), reply.words.clone())
        });
        view! {
            {report::report(self.wording, &seen, self.sector, &finished)}
            <dl class="answers">{additions} {reply}</dl>
        }
        .into_any()
    }

    fn told(&self, about: String, words: String) -> AnyView {
        view! { <div><dt>{about}</dt><dd class="told">{words}</dd></div> }.into_any()
    }

    /// What they asked for of what is kept, with what HR said; nothing where nothing was asked.
    fn requests(&self, requests: &[CopiedRequest]) -> Option<AnyView> {
        let lines: Vec<_> = requests
            .iter()
            .map(|request| {
                let right = self.wording.code("right", &request.asked);
                let date = self.wording.date(self.calendar.local_date(request.asked_at));
                let asked = self.wording.with(key::RIGHTS_ASKED_ON, [("right", right.into()), ("date", date.into())]);
                let ruling = request.ruling.as_ref().map(|ruling| self.wording.code("ruling", ruling));
                let lines: Vec<_> = [request.words.clone(), ruling, request.answer.clone()]
                    .into_iter()
                    .flatten()
                    .map(|line| view! { <dd class="told">{line}</dd> })
                    .collect();
                view! { <div><dt>{asked}</dt>{lines}</div> }
            })
            .collect();
        (!lines.is_empty()).then(|| {
            view! { <h2>{self.wording.text(key::RIGHTS_ASKED_BEFORE)}</h2> <dl class="answers">{lines}</dl> }.into_any()
        })
    }

    fn event(&self, event: &CopiedEvent) -> AnyView {
        let who = match event.by.as_str() {
            "leaver" if event.way_in.as_deref() == Some(WayIn::Letter.code()) => {
                Some(self.wording.text(key::LEAVER_DATA_WITH_LETTER))
            }
            "leaver" => Some(self.wording.text(key::COPY_BY_YOU)),
            "program" => None,
            _ => Some(event.who.clone().unwrap_or_else(|| self.wording.text(key::LEAVER_DATA_SOMEBODY))),
        };
        let who = who.map(|who| format!(" · {who}"));
        let reason = event.reason.clone().map(|reason| {
            view! { <br/> {self.wording.with(key::WITH_REASON_LINE, [("reason", reason.into())])} }
        });
        view! { <li>{self.moment(event.at)} " · " {event.what.clone()} {who} {reason}</li> }.into_any()
    }
}
