//! What happens without anybody asking for an address: the course goes on, a training ends, the clocks' rules change,
//! somebody leaves who held talks, somebody decides alone, HR and hosts are told what is due, a year passes for somebody
//! who stays in touch, a leader is replaced with whom answers were shared, what HR asked for has waited a minute, the
//! day of an improvement point comes, whoever made a token is no administrator any more, there are new figures.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use domain::departure_form::Field;
use domain::waiting::WaitingStep;
use server::account::RoleForm;
use server::departure::{edit, waiting};
use server::jobs::deliver::deliver_all;
use server::sign_in::{Asked, request_code};
use server::steps::advance_due;
use server::talk::{Sharing, share_with_leader, wall_time};
use server::testing::World;
use server::training;

use super::people::{ADVISER, LEADER, OTHER_ADVISER};
use super::place::Place;
use super::snapshot::Snapshot;

/// Something that happens.
#[derive(Clone, Copy, Debug)]
pub enum Unasked {
    /// Some weeks pass, in which somebody is registered who leaves soon, and somebody who never answers.
    WeeksPass,
    TrainingEnds,
    ClocksChange,
    LeaderLeaves,
    AdviserLeaves,
    /// Somebody is made administrator by the only one.
    DecidedAlone,
    /// Everybody wants the mail with what is due each day, and a morning comes.
    RoundUp,
    /// Somebody stays in touch for a year.
    YearPasses,
    /// HR enters another leader after answers were shared with the one before.
    SharedAndReplaced,
    /// Somebody adds a passkey, and asks for a code nevertheless.
    PasskeyAdded,
    /// What HR asked for has waited its minute.
    WaitedForAMinute,
    /// The day of an improvement point comes that a leader sees to.
    PointDue,
    /// Somebody made a token, and is no administrator any more.
    TokenMakerGone,
    /// There are new figures.
    ReleaseMade,
}

impl Unasked {
    pub const ALL: [Self; 14] = [
        Self::WeeksPass,
        Self::TrainingEnds,
        Self::ClocksChange,
        Self::LeaderLeaves,
        Self::AdviserLeaves,
        Self::DecidedAlone,
        Self::RoundUp,
        Self::YearPasses,
        Self::SharedAndReplaced,
        Self::PasskeyAdded,
        Self::WaitedForAMinute,
        Self::PointDue,
        Self::TokenMakerGone,
        Self::ReleaseMade,
    ];

    /// Lets it happen.
    pub async fn happen(self, world: &World, place: &Place, database: &mut Snapshot) {
        match self {
            Self::WeeksPass => weeks_pass(world, place).await,
            Self::TrainingEnds => {
                database.change(&["UPDATE trainings SET valid_until = date('now', '+20 days')".to_owned()]).await;
                training::look(&world.program).await.expect("the store");
            }
            Self::ClocksChange => {
                let appointment = &place.values["booked.appointment"];
                let of_booked = format!(
                    "UPDATE appointments SET zone = 'Europe/London' WHERE lower(hex(id)) = '{}'",
                    appointment.replace('-', "")
                );
                database.change(&[of_booked]).await;
                wall_time::check(&world.program).await.expect("the store");
            }
            Self::LeaderLeaves => leaves(world, place, LEADER).await,
            Self::AdviserLeaves => leaves(world, place, ADVISER).await,
            Self::DecidedAlone => {
                let account = place.values[ADVISER].parse().expect("an id");
                let administrator = RoleForm { role: Role::Administrator.code().into(), ..RoleForm::default() };
                world.change_account(account, |form| form.roles.push(administrator)).await;
            }
            Self::RoundUp => {
                let daily = "UPDATE accounts SET round_up = 'daily', round_up_on = NULL";
                database.change(&[daily.to_owned()]).await;
                let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
                world.clock.set(calendar.next_opening(Utc::now()));
                let made = server::round_up::look(&world.program).await.expect("the store");
                assert!(made > 0, "there is a report to write");
                world.clock.set(Utc::now());
            }
            Self::YearPasses => {
                // The running program may have found it due in the morning already.
                database.change(&["UPDATE former_colleagues SET mailed_on = NULL".to_owned()]).await;
                let written = server::stay::look(&world.program).await.expect("the store");
                assert_eq!(written, 1, "a good year has passed");
            }
            Self::SharedAndReplaced => shared_and_replaced(world, place).await,
            Self::WaitedForAMinute => waited_for_a_minute(world, place).await,
            Self::PointDue => {
                let of_leader = format!(
                    "UPDATE improvement_points SET status = 'doing', due_on = date('now', '+3 days'), \
                     owner_account = (SELECT id FROM accounts WHERE lower(hex(id)) = '{}') \
                     WHERE lower(hex(id)) = '{}'",
                    place.values[LEADER].replace('-', ""),
                    place.values["point"].replace('-', "")
                );
                database.change(&[of_leader]).await;
                let told = server::improvement::remind(&world.program).await.expect("the store");
                assert_eq!(told, 1, "the leader hears of it");
            }
            Self::TokenMakerGone => {
                let of_leader = format!(
                    "UPDATE api_tokens SET made_by = (SELECT id FROM accounts WHERE lower(hex(id)) = '{}')",
                    place.values[LEADER].replace('-', ""),
                );
                database.change(&[of_leader]).await;
                let told = server::api::look_at_makers(&world.program).await.expect("the store");
                assert!(told > 0, "the administrator hears of it");
            }
            Self::ReleaseMade => {
                assert!(crate::release::told::given(world, &[]).await > 0, "whoever reads all hears of it");
            }
            Self::PasskeyAdded => {
                let account = place.values[LEADER].parse().expect("an id");
                crate::passkey::given_one(world, account).await;
                let email = world.signed_in(account).await.email;
                let asked = request_code(&world.program, &email, "10.9.9.9", &mut Asked::default()).await;
                asked.expect("the store");
            }
        }
    }
}

async fn weeks_pass(world: &World, place: &Place) {
    let leader = place.values[LEADER].parse().expect("an id");
    let other = place.values[OTHER_ADVISER].parse().expect("an id");
    let team = place.values["team"].parse().expect("an id");
    for (name, days) in [("Snel Noordnaam", 12), ("Traag Noordnaam", 90)] {
        let last_day = world.now().date_naive() + TimeDelta::days(days);
        let leaver = world.leaver(name).of(team).led_by(leader).not_hosted_by(other).last_day(last_day);
        leaver.set(Field::Foreseen, "yes").register().await;
    }
    let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
    for day in 0..40 {
        world.clock.set(calendar.next_opening(Utc::now() + TimeDelta::days(day)));
        for _ in 0..2 {
            deliver_all(&world.program).await.expect("the store");
            advance_due(&world.program).await.expect("the course");
        }
        deliver_all(&world.program).await.expect("the store");
    }
    world.clock.set(Utc::now());
}

async fn waited_for_a_minute(world: &World, place: &Place) {
    let booked = place.values["booked"].parse().expect("an id");
    let hr = world.coordinator_of(booked).await;
    let asked = waiting::ask(&world.program, &hr, WaitingStep::Cancel, &[]).await.expect("the store");
    assert!(matches!(asked, waiting::Asking::Waits { .. }), "{asked:?}");
    world.clock.set(Utc::now() + TimeDelta::minutes(2));
    assert_eq!(waiting::carry_out_due(&world.program).await.expect("the store"), 1);
    deliver_all(&world.program).await.expect("the store");
    world.clock.set(Utc::now());
}

async fn shared_and_replaced(world: &World, place: &Place) {
    let booked = place.values["booked"].parse().expect("an id");
    let proof = world.leaver_with_code(booked).await;
    let shared = share_with_leader(&world.program, &proof, true).await.expect("the store");
    assert_eq!(shared, Sharing::Noted);
    let hr = world.coordinator_of(booked).await;
    let form = edit::form(&world.program, &hr).await.expect("the store");
    let mut fields = form.fields;
    fields.retain(|(name, _)| name != Field::Leader.code());
    let saved = edit::edit(&world.program, &hr, form.revision, &fields).await.expect("the store");
    assert!(matches!(saved, edit::Editing::Saved { .. }), "{saved:?}");
    deliver_all(&world.program).await.expect("the store");
}

async fn leaves(world: &World, place: &Place, name: &str) {
    let account = place.values[name].parse().expect("an id");
    world.change_account(account, |form| form.active = false).await;
    advance_due(&world.program).await.expect("the course");
}
