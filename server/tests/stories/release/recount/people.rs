//! A half-year of people, as rows: five units, several ways of leaving, courses that went to the end and courses that
//! stopped anywhere. Three are among them who do not count.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::course::Stage;
use domain::departure::{
    ContractChain, DepartureType, Entry, FunctionGroup, Hybrid, OptionalFacts, PartTime, ServiceBand,
};
use domain::guide::TalkTheme;
use domain::ids::{AccountId, MailId, ResponseId, TalkId, UnitId};
use domain::mail::MailKind;
use domain::prediction::Prediction;
use domain::questionnaire::{Answers, Questionnaire, Submitted, submit, variant_for};
use domain::reason::{ReasonCode, ValueCode};
use domain::report::{PartInLeaving, Preventable, Report, ThemePart};
use domain::talk::{Formality, HostKind, TalkChoice};
use domain::unit::Region;
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use server::store::entity::outbox::MailState;
use server::store::entity::{departure, headcount, outbox, prediction, report, response, talk, unit};
use server::store::{Sealed, StoreError, Tx, Typed, TypedColumn};
use server::testing::World;

use crate::scene::{Scene, day};

/// Those who count.
pub const PEOPLE: usize = 300;
/// Who leaves each unit.
const OF_EACH: usize = 60;
/// Behind them somebody who stays, somebody who died, and somebody of whom nobody is to know yet.
const STAYS: usize = PEOPLE;
const DIED: usize = PEOPLE + 1;
const NOT_KNOWN_YET: usize = PEOPLE + 2;
/// Whose formal talk did not take place after all, and whose report is no more than a draft.
const DENIED: usize = 44;
const DRAFT: usize = 46;
/// Who answered without having been mailed.
const BY_LETTER: usize = 90;

const FIVE_POINTS: [&str; 11] = [
    "enjoyment",
    "own_way",
    "show_ability",
    "workload_sustainable",
    "growth",
    "belonging",
    "leader_support",
    "behaviour_support",
    "speak_up",
    "induction",
    "departure_handled",
];

/// A team, or a school of which nobody belongs to a team.
#[derive(Clone, Copy)]
struct Place {
    school: UnitId,
    unit: UnitId,
}

fn days(count: usize) -> TimeDelta {
    TimeDelta::days(i64::try_from(count).expect("a few days"))
}

fn at(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(10, 0, 0).expect("a time of day").and_utc()
}

/// One of them: the number varies everything.
struct One {
    number: usize,
    way: DepartureType,
    last_day: NaiveDate,
    registered: NaiveDate,
    asked: NaiveDate,
    answered: NaiveDate,
    talked: NaiveDate,
}

impl One {
    fn of(number: usize) -> Self {
        let way = match number {
            40 => DepartureType::Dismissal,
            _ if number % 7 == 5 => DepartureType::Retirement,
            _ if number % 11 == 4 => DepartureType::FixedTermNotRenewed,
            _ => DepartureType::VoluntaryResignation,
        };
        let last_day = day(2, 1) + days(number * 7 % 181);
        let registered = last_day - days(60 + number % 20);
        let asked = registered + days(1 + number % 4);
        let answered = asked + days(2 + number % 7);
        // Some talk after they have gone.
        let talked = if number % 29 == 3 { last_day + days(6) } else { answered + days(5 + number % 9) };
        Self { number, way, last_day, registered, asked, answered, talked }
    }

    const fn band(&self) -> ServiceBand {
        ServiceBand::ALL[self.number % 4]
    }

    fn facts(&self) -> OptionalFacts {
        let number = self.number;
        OptionalFacts {
            function_group: (number % 8 != 7).then_some(FunctionGroup::ALL[number % 2]),
            service_band: Some(self.band()),
            entry: Some(Entry::ALL[number / 2 % 4]),
            part_time: Some(PartTime::ALL[number / 4 % 4]),
            hybrid: (number % 6 != 1).then_some(if number.is_multiple_of(2) { Hybrid::Yes } else { Hybrid::No }),
            contract_chain: (self.way == DepartureType::FixedTermNotRenewed)
                .then_some(ContractChain::ALL[number % ContractChain::ALL.len()]),
            destination: None,
        }
    }

    /// What they hand in, if they do.
    fn answers(&self) -> Option<Submitted> {
        let number = self.number;
        if number % 11 == 3 || number % 25 == 7 {
            return None;
        }
        let variant = variant_for(self.way, false)?;
        let reasons = [["B1", "C1"], ["B1", "C2"], ["E1", "C2"]][number % 3];
        let valued = [["V1", "V3"], ["V4", "V8"], ["V3", "V6"]][number % 3];
        let destination = ["same_sector", "government", "elsewhere", "own_business"][number / 3 % 4];
        let of_three = |answers: [&'static str; 3]| answers[number / 2 % 3];
        let mut said = json!({
            "reasons": reasons,
            "decisive_reason": reasons[number % 2],
            "raised_before": of_three(["yes_unchanged", "no", "yes_changed"]),
            "would_have_stayed": of_three(["perhaps", "no", "yes"]),
            "wanted_to_stay": of_three(["yes", "perhaps", "no"]),
            "knew_in_time": if number.is_multiple_of(2) { "no" } else { "yes" },
            "wanted_longer": of_three(["other_conditions", "no", "yes"]),
            "valued": valued,
            "recommend": (number % 11).to_string(),
            "would_return": of_three(["perhaps", "yes", "no"]),
            "destination": destination,
        });
        for (place, item) in FIVE_POINTS.iter().enumerate() {
            // What is left open counts as no answer.
            if !(number + place).is_multiple_of(13) {
                said[*item] = json!(((number + place) % 5 + 1).to_string());
            }
        }
        if number.is_multiple_of(17) {
            said["belonging"] = json!("does_not_apply");
        }
        let questionnaire = Questionnaire::standard();
        let answers = Answers::parse(&said.to_string(), questionnaire).expect("answers to questions of the standard");
        Some(submit(&answers, questionnaire, variant, Some(self.band())).expect("they can be handed in"))
    }

    fn report(&self) -> Report {
        let number = self.number;
        let told = [ReasonCode::B1, ReasonCode::C2, ReasonCode::E1][number % 3];
        let theme = |rating| ThemePart { rating: Some(rating), text: String::new() };
        Report {
            story: "Er was van alles.".into(),
            told: vec![told],
            decisive: Some(told),
            preventable: Some(Preventable::ALL[number / 2 % Preventable::ALL.len()]),
            themes: [
                (TalkTheme::ALL[number % 3], theme(PartInLeaving::Decisive)),
                (TalkTheme::ALL[3 + number / 2 % 2], theme(PartInLeaving::Some)),
            ]
            .into_iter()
            .collect(),
            stayed_because: vec![[ValueCode::V1, ValueCode::V3][number / 2 % 2]],
            ..Report::default()
        }
    }
}

/// Two schools with two teams each and one without, with how many people work there and where they are.
async fn places(world: &World, scene: &Scene<'_>) -> [Place; 5] {
    let (north, south, west) = (scene.school, world.school("Het Zuiden").await, world.school("Het Westen").await);
    let places = [
        Place { school: north, unit: scene.team },
        Place { school: north, unit: world.team(north, "Bovenbouw").await },
        Place { school: south, unit: world.team(south, "Onderbouw").await },
        Place { school: south, unit: world.team(south, "Bovenbouw").await },
        Place { school: west, unit: west },
    ];
    let board = world.board();
    let schools = [(north, 400_u32, Region::Utrecht), (south, 300, Region::Utrecht), (west, 90, Region::Zeeland)];
    let write = world.store().write(|tx| {
        Box::pin(async move {
            for (school, people, region) in schools {
                let row = headcount::ActiveModel {
                    unit_id: Set(school.into()),
                    year: Set(2025_u16.into()),
                    board_id: Set(board.into()),
                    people: Set(people.into()),
                };
                headcount::Entity::insert(row).exec_without_returning(tx).await?;
                let lies_in = unit::Entity::update_many().col_expr(unit::Column::Region, Typed::expr(region));
                lies_in.filter(unit::Column::Id.is(school)).exec(tx).await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
    places
}

/// Everybody leaves, from February to July 2026.
pub async fn leave(world: &World, scene: &Scene<'_>) {
    let places = places(world, scene).await;
    // Whoever leaves after the half-year does not count either; of this row the others are copies.
    let last_days = [("last_day_worked", "2026-08-20"), ("end_of_employment", "2026-08-31")];
    let after = scene.leaver_with("Iemand Daarna", &last_days).await;
    let (template, adviser, leader) = (&world.row_of(after.id).await, scene.adviser, scene.leader);
    let write = world.store().write(|tx| {
        Box::pin(async move {
            for number in 0..=NOT_KNOWN_YET {
                let one = One::of(number);
                let place = places[(number / OF_EACH).min(places.len() - 1)];
                let row = departs(tx, template, place, &one).await?;
                asked_and_answers(tx, &row, &one).await?;
                talks(tx, &row, &one, (adviser, leader)).await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    write.await.expect("the store");
}

async fn departs(
    tx: &Tx<'_>,
    template: &departure::Model,
    place: Place,
    one: &One,
) -> Result<departure::Model, StoreError> {
    let mut row = departure::Model {
        id: Typed::fresh(),
        school_id: place.school.into(),
        unit_id: place.unit.into(),
        departure_type: one.way.into(),
        foreseen: one.number.is_multiple_of(3),
        last_day_worked: one.last_day,
        end_of_employment: one.last_day,
        registered_at: at(one.registered),
        ..template.clone()
    };
    row.set_name(tx, &format!("Iemand Nummer {}", one.number))?;
    row.set_addresses(tx, None, None)?;
    row.address_key = format!("-{}", row.id.hyphenated());
    row.set_optional(one.facts());
    // Of those with whom nobody talks, half declined: no figure tells them from the others.
    if one.number % 8 == 3 {
        row.talk_choice = Some(TalkChoice::None.into());
    }
    match one.number {
        STAYS => (row.cancelled_at, row.stage) = (Some(at(one.registered)), Stage::Cancelled.into()),
        DIED => (row.departure_type, row.stage) = (DepartureType::Death.into(), Stage::Stopped.into()),
        NOT_KNOWN_YET => row.known_from = Some(day(12, 1)),
        _ => {}
    }
    departure::Entity::insert(row.clone().into_active_model()).exec_without_returning(tx).await?;
    Ok(row)
}

async fn asked_and_answers(tx: &Tx<'_>, row: &departure::Model, one: &One) -> Result<(), StoreError> {
    if one.number % 25 != 7 && one.number != BY_LETTER {
        mail(tx, row, at(one.asked)).await?;
        // A reminder counts for nothing.
        if one.number.is_multiple_of(10) {
            mail(tx, row, at(one.asked + days(3))).await?;
        }
    }
    let Some(said) = one.answers() else { return Ok(()) };
    let id: Typed<ResponseId> = Typed::fresh();
    let response = response::ActiveModel {
        id: Set(id),
        board_id: Set(row.board_id),
        departure_id: Set(row.id),
        version: Set(i32::try_from(said.version()).expect("a small number")),
        variant: Set(said.variant().into()),
        language: Set(row.language),
        answers: Set(Sealed::close(tx, id, &said.to_json())?),
        submitted_at: Set(at(one.answered)),
        word_hash: Set(None),
    };
    response::Entity::insert(response).exec_without_returning(tx).await?;
    Ok(())
}

/// The mail with the questions, as it went at this moment.
async fn mail(tx: &Tx<'_>, row: &departure::Model, at: DateTime<Utc>) -> Result<(), StoreError> {
    let id: Typed<MailId> = Typed::fresh();
    let mail = outbox::ActiveModel {
        id: Set(id),
        board_id: Set(row.board_id),
        departure_id: Set(Some(row.id)),
        account_id: Set(None),
        talk_id: Set(None),
        appointment_id: Set(None),
        kind: Set(MailKind::Questionnaire.into()),
        to_address: Set(Sealed::close(tx, id, "iemand@thuis.test")?),
        to_name: Set(Sealed::close(tx, id, "Iemand")?),
        language: Set(row.language),
        payload: Set(Sealed::close(tx, id, "{}")?),
        at_once: Set(false),
        due_at: Set(at),
        state: Set(MailState::Sent.into()),
        attempts: Set(1),
        claimed_until: Set(None),
        message_id: Set(id.hyphenated().to_string()),
        created_at: Set(at),
        sent_at: Set(Some(at)),
        last_error: Set(None),
        dedupe_key: Set(None),
    };
    outbox::Entity::insert(mail).exec_without_returning(tx).await?;
    Ok(())
}

/// With whom they talked, what the adviser had expected, and the report.
async fn talks(
    tx: &Tx<'_>,
    row: &departure::Model,
    one: &One,
    (adviser, leader): (AccountId, AccountId),
) -> Result<(), StoreError> {
    let number = one.number;
    if number % 4 == 1 || number.is_multiple_of(6) {
        let informal = (HostKind::TeamLeader, Formality::Informal, leader);
        talk(tx, row, informal, Some(one.talked + days(3))).await?;
    }
    if number % 2 == 1 {
        return Ok(());
    }
    let formal = (HostKind::HrAdviser, Formality::Formal, adviser);
    let talk = talk(tx, row, formal, (number != DENIED).then_some(one.talked)).await?;
    if !number.is_multiple_of(3) && number != DENIED {
        // Now and then said after the talk, which counts for nothing.
        let made_on = if number.is_multiple_of(8) { one.talked + days(1) } else { one.talked - days(1) };
        let expected = prediction::ActiveModel {
            talk_id: Set(talk),
            board_id: Set(row.board_id),
            departure_id: Set(row.id),
            account_id: Set(adviser.into()),
            reason: Set(Prediction::Reason(ReasonCode::C2).into()),
            made_at: Set(at(made_on)),
        };
        prediction::Entity::insert(expected).exec_without_returning(tx).await?;
    }
    if number % 10 == 8 {
        return Ok(());
    }
    let report = report::ActiveModel {
        talk_id: Set(talk),
        board_id: Set(row.board_id),
        departure_id: Set(row.id),
        author_id: Set(adviser.into()),
        content: Set(Sealed::close(tx, talk, &one.report().to_json())?),
        notes: Set(None),
        revision: Set(1),
        saved_at: Set(at(one.talked)),
        finalised_at: Set((number != DRAFT).then_some(at(one.talked + days(number / 2 % 5)))),
        quotes_allowed: Set(None),
    };
    report::Entity::insert(report).exec_without_returning(tx).await?;
    Ok(())
}

async fn talk(
    tx: &Tx<'_>,
    row: &departure::Model,
    (kind, formality, host): (HostKind, Formality, AccountId),
    held_on: Option<NaiveDate>,
) -> Result<Typed<TalkId>, StoreError> {
    let id: Typed<TalkId> = Typed::fresh();
    let talk = talk::ActiveModel {
        id: Set(id),
        board_id: Set(row.board_id),
        departure_id: Set(row.id),
        host_kind: Set(kind.into()),
        formality: Set(formality.into()),
        minutes: Set(45_u16.into()),
        host_id: Set(Some(host.into())),
        created_at: Set(row.registered_at),
        attempt: Set(1),
        held_on: Set(held_on),
        held_at: Set(held_on.map(at)),
        held_way: Set(None),
        not_held_at: Set(None),
        not_held_reason: Set(None),
        dropped_at: Set(None),
        denied_at: Set(held_on.is_none().then_some(row.registered_at)),
        is_open: Set(false),
    };
    talk::Entity::insert(talk).exec_without_returning(tx).await?;
    Ok(id)
}
