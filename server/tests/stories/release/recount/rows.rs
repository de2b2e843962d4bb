//! Who left, and by what each is counted, read from the rows in the plainest way there is. It shares no code with what
//! makes a release.

use chrono::NaiveDate;
use domain::departure::DepartureType::{self, Dismissal, LongTermIncapacity, NoticeWithConsent, SettlementAgreement};
use domain::disclosure::Population;
use domain::release::{DimensionContent, Given, Step};
use domain::talk::Formality;
use sea_orm::EntityTrait;
use serde_json::Value;
use server::mail::MailKind;
use server::store::entity::{departure, outbox, prediction, report, response, talk};
use server::testing::World;

use crate::scene::day;

/// Somebody who left, with what was said as it is stored.
pub struct Left {
    pub row: departure::Model,
    answers: Option<Value>,
    report: Option<Value>,
    /// Whether the host was right about the decisive reason, where they expected one in time.
    was_right: Option<bool>,
    asked_on: Option<NaiveDate>,
    answered_on: Option<NaiveDate>,
    formal_on: Option<NaiveDate>,
    informal_on: Option<NaiveDate>,
    reported_on: Option<NaiveDate>,
}

/// Everybody who left from February to July 2026, as it is known on this day.
pub async fn left(world: &World, today: NaiveDate) -> Vec<Left> {
    let conn = world.store().read();
    let departures = departure::Entity::find().all(conn).await.expect("the store");
    let mails = outbox::Entity::find().all(conn).await.expect("the store");
    let responses = response::Entity::find().all(conn).await.expect("the store");
    let talks = talk::Entity::find().all(conn).await.expect("the store");
    let reports = report::Entity::find().all(conn).await.expect("the store");
    let predictions = prediction::Entity::find().all(conn).await.expect("the store");
    let mut left = Vec::new();
    for row in departures {
        let is_in = row.last_day_worked >= day(2, 1) && row.last_day_worked <= day(7, 31);
        let is_known = row.known_from.is_none_or(|from| from <= today);
        if !is_in || !is_known || row.cancelled_at.is_some() || row.departure_type == DepartureType::Death {
            continue;
        }
        let asking =
            mails.iter().filter(|mail| mail.departure_id == Some(row.id) && mail.kind == MailKind::Questionnaire);
        let response = responses.iter().find(|response| response.departure_id == row.id);
        let of = |formality: Formality| {
            let of_them = talks.iter().filter(|talk| talk.departure_id == row.id && talk.formality == formality);
            of_them.filter(|talk| talk.held_on.is_some()).min_by_key(|talk| talk.held_on)
        };
        let (formal, informal) = (of(Formality::Formal), of(Formality::Informal));
        let report = formal.and_then(|talk| reports.iter().find(|report| report.talk_id == talk.id));
        let report = report.filter(|report| report.finalised_at.is_some());
        let answers = response.map(|response| read(&world.opened(&response.answers, response.id))["answers"].clone());
        let expected = formal.and_then(|talk| {
            let in_time = predictions.iter().find(|made| made.talk_id == talk.id);
            in_time.filter(|made| Some(made.made_at.date_naive()) <= talk.held_on)
        });
        let decisive = decisive(answers.as_ref(), "reasons", "decisive_reason");
        left.push(Left {
            was_right: expected.and_then(|made| Some(made.reason.code() == decisive?)),
            asked_on: asking.filter_map(|mail| mail.sent_at).min().map(|at| at.date_naive()),
            answered_on: response.map(|response| response.submitted_at.date_naive()),
            formal_on: formal.and_then(|talk| talk.held_on),
            informal_on: informal.and_then(|talk| talk.held_on),
            reported_on: report.and_then(|report| report.finalised_at).map(|at| at.date_naive()),
            report: report.map(|report| read(&world.opened(&report.content, report.talk_id))),
            answers,
            row,
        });
    }
    left
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("it was stored as JSON")
}

/// The texts of a list; none where it is not there.
fn list(said: Option<&Value>, key: &str) -> Vec<String> {
    let all = said.and_then(|said| said[key].as_array()).into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text(said: Option<&Value>, key: &str) -> Option<String> {
    said?[key].as_str().map(str::to_owned)
}

/// The one that is named as decisive, or the only one.
fn decisive(said: Option<&Value>, reasons: &str, key: &str) -> Option<String> {
    match list(said, reasons).as_slice() {
        [only] => Some(only.clone()),
        several => text(said, key).filter(|one| several.contains(one)),
    }
}

impl Left {
    pub fn talked(&self) -> bool {
        self.formal_on.is_some() || self.informal_on.is_some()
    }

    pub const fn is_among(&self, who: Population) -> bool {
        match who {
            Population::Leavers => true,
            Population::Invited => self.asked_on.is_some() || self.answers.is_some(),
            Population::Answered => self.answers.is_some(),
            Population::Told => self.report.is_some(),
        }
    }

    /// Whether this person stands in this row or column.
    pub fn stands_in(&self, dimension: &DimensionContent, category: usize) -> bool {
        let code = &dimension.codes[category];
        code == "all" || self.codes(dimension.given).contains(code)
    }

    /// All codes of a list in which this person stands.
    pub fn codes(&self, given: Given) -> Vec<String> {
        let (row, answers, report) = (&self.row, self.answers.as_ref(), self.report.as_ref());
        let one = |code: Option<&str>| vec![code.unwrap_or("none").to_owned()];
        match given {
            Given::Units => vec![row.unit_id.get().to_string(), row.school_id.get().to_string()],
            Given::Region => unreachable!("no table of a release"),
            Given::Way => match row.departure_type.get() {
                Dismissal | LongTermIncapacity | NoticeWithConsent | SettlementAgreement => one(Some("special_course")),
                way => one(Some(way.code())),
            },
            Given::Foreseen => one(Some(if row.foreseen { "yes" } else { "no" })),
            Given::FunctionGroup => one(row.function_group.map(|fact| fact.get().code())),
            Given::Subject => one(row.subject.map(|_| unreachable!("the board has no subjects"))),
            Given::ServiceBand => one(row.service_band.map(|fact| fact.get().code())),
            Given::Entry => one(row.entry.map(|fact| fact.get().code())),
            Given::PartTime => one(row.part_time.map(|fact| fact.get().code())),
            Given::Hybrid => one(row.hybrid.map(|fact| fact.get().code())),
            Given::ContractChain => one(row.contract_chain.map(|fact| fact.get().code())),
            Given::Talk if self.formal_on.is_some() => one(Some("formal")),
            Given::Talk => one(self.informal_on.map(|_| "informal")),
            Given::Reasons => list(answers, "reasons"),
            Given::ToldReasons => list(report, "told"),
            Given::Decisive => one(decisive(answers, "reasons", "decisive_reason").as_deref()),
            Given::ToldDecisive => one(decisive(report, "told", "decisive").as_deref()),
            Given::Valued => list(answers, "valued"),
            Given::StayedBecause => list(report, "stayed_because"),
            Given::Predicted => one(self.was_right.map(|is_right| if is_right { "right" } else { "wrong" })),
            Given::Preventable => one(text(report, "preventable").as_deref()),
            Given::Themes => self.themes(&["decisive", "some"]),
            Given::PartInLeaving => self.themes(&["decisive"]),
            item => {
                let said =
                    text(answers, item.code()).filter(|said| said != "rather_not_say" && said != "does_not_apply");
                match (item, said.as_deref()) {
                    (Given::Recommend, Some(said)) => one(Some(match said.parse::<u32>().expect("a number") {
                        0..=6 => "0-6",
                        7 | 8 => "7-8",
                        9.. => "9-10",
                    })),
                    (_, said) => one(said),
                }
            }
        }
    }

    /// Where somebody placed themselves on a scale of five points.
    pub fn point(&self, item: Given) -> Option<u32> {
        text(self.answers.as_ref(), item.code())?.parse().ok()
    }

    fn themes(&self, ratings: &[&str]) -> Vec<String> {
        let themes = self.report.as_ref().and_then(|report| report["themes"].as_object()).into_iter().flatten();
        let rated = themes.filter(|(_, part)| part["rating"].as_str().is_some_and(|rating| ratings.contains(&rating)));
        rated.map(|(theme, _)| theme.clone()).collect()
    }

    /// The days that a step took; what went the other way round took none.
    pub fn days(&self, step: Step) -> Option<i64> {
        let talked = self.formal_on.or(self.informal_on);
        let (from, until) = match step {
            Step::RegisteredToInvited => (Some(self.row.registered_at.date_naive()), self.asked_on),
            Step::InvitedToAnswered => (self.asked_on, self.answered_on),
            Step::AnsweredToTalk => (self.answered_on, talked),
            Step::TalkToReport => (talked, self.reported_on),
            Step::TalkToLastDay => (talked, Some(self.row.last_day_worked)),
        };
        Some((until? - from?).num_days().max(0))
    }
}
