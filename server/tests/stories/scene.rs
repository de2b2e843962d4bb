//! A school with a leader, an adviser and leavers, for the stories of questionnaire and talks.

use chrono::NaiveDate;
use domain::account::Role;
use domain::departure_form::Field;
use domain::ids::{AccountId, DepartureId, TalkId, UnitId};
use domain::talk::HostKind;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::access::{self, AdviserHosting, LeaderHosting, LeaverOf};
use server::course;
use server::jobs::deliver;
use server::mail::MailKind;
use server::steps;
use server::store::TypedColumn;
use server::store::entity::{outbox, talk};
use server::talk::{BookedTalk, Booking, OfferedSlot, book, offer};
use server::testing::World;

/// A school with a team, its leader, and one trained adviser of the board's own office who can be
/// booked on every working day from nine to five.
pub struct Scene<'w> {
    pub world: &'w World,
    pub school: UnitId,
    pub team: UnitId,
    pub leader: AccountId,
    pub adviser: AccountId,
}

/// A leaver with their proof.
#[derive(Clone, Debug)]
pub struct Leaver {
    pub id: DepartureId,
    pub proof: LeaverOf,
}

/// A day of 2026, the year in which the stories play.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day that exists")
}

impl<'w> Scene<'w> {
    pub async fn set(world: &'w World) -> Self {
        let school = world.school("Het Noorden").await;
        let team = world.team(school, "Onderbouw").await;
        let leader = world
            .account("Lot Leider")
            .role_of(Role::TeamLeader, team)
            .school(school)
            .every_working_day("13:00", "16:00")
            .make()
            .await;
        let adviser =
            world.account("Ad Viseur").role(Role::HrAdviser).trained().every_working_day("09:00", "17:00").make().await;
        Self { world, school, team, leader, adviser }
    }

    /// Somebody who resigned; their last day is 24 April 2026.
    pub async fn leaver(&self, name: &str) -> Leaver {
        self.leaver_with(name, &[]).await
    }

    /// The same, with fields of the form that differ; an empty one is left out, one named twice comes twice.
    pub async fn leaver_with(&self, name: &str, differs: &[(&str, &str)]) -> Leaver {
        let mut leaver = self
            .world
            .leaver(name)
            .of(self.team)
            .led_by(self.leader)
            .set(Field::Foreseen, "yes")
            .set(Field::LastDayWorked, "2026-04-24")
            .set(Field::EndOfEmployment, "2026-04-30");
        let differs: Vec<(Field, &str)> =
            differs.iter().map(|(code, text)| (Field::parse(code).expect("a field"), *text)).collect();
        for (field, _) in &differs {
            leaver = leaver.without(*field);
        }
        for (field, text) in differs.into_iter().filter(|(_, text)| !text.is_empty()) {
            leaver = leaver.add(field, text);
        }
        let id = leaver.register().await;
        Leaver { id, proof: self.proof(id, false).await }
    }

    /// A leaver whose invitation to the talk is with them: they handed in the questionnaire.
    pub async fn invited(&self, name: &str) -> Leaver {
        let leaver = self.leaver(name).await;
        self.hand_in(&leaver).await;
        self.post().await;
        leaver
    }

    /// The leaver answers one question and hands it in.
    pub async fn hand_in(&self, leaver: &Leaver) {
        use server::questionnaire::{Submission, submit};
        self.answer(leaver).await;
        let submitted = submit(&self.world.program, &leaver.proof).await.expect("the store");
        assert!(matches!(submitted, Submission::Submitted { .. }), "{submitted:?}");
    }

    /// The leaver answers one question.
    pub async fn answer(&self, leaver: &Leaver) {
        use server::questionnaire::{Onward, Saved, save_screen};
        let program = &self.world.program;
        // Some variants do not ask why: there the leaver says that they belonged in the team.
        for (screen, item, value) in [("why", "reasons", "B1"), ("people", "belonging", "4")] {
            let fields = [(item.to_owned(), value.to_owned())];
            let saved = save_screen(program, &leaver.proof, screen, &fields, Onward::Next).await.expect("the store");
            match saved {
                Saved::Kept { .. } => break,
                Saved::UnknownScreen => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The proof of the link, as a request gets it; with the code typed in this session or not.
    pub async fn proof(&self, id: DepartureId, code_entered: bool) -> LeaverOf {
        if code_entered { self.world.leaver_with_code(id).await } else { self.world.leaver_of(id).await }
    }

    /// The first good moments that are offered for the first talk.
    pub async fn moments(&self, leaver: &Leaver) -> Vec<OfferedSlot> {
        offer(&self.world.program, &leaver.proof).await.expect("the store").talks[0].first.clone()
    }

    /// The leaver books this moment with the adviser, or moves there.
    pub async fn booked(&self, leaver: &Leaver, slot: &OfferedSlot) -> BookedTalk {
        let talk = self.talk(leaver, HostKind::HrAdviser).await;
        match book(&self.world.program, &leaver.proof, talk, &slot.key).await.expect("the store") {
            Booking::Booked(booked) | Booking::Moved(booked) => booked,
            other => panic!("{other:?}"),
        }
    }

    /// The leaver books the first moment that is offered, of the first talk that has one.
    pub async fn booked_first(&self, leaver: &Leaver) -> BookedTalk {
        let offer = offer(&self.world.program, &leaver.proof).await.expect("the store");
        let found = offer.talks.iter().find_map(|talk| Some((talk.talk, talk.first.first()?.key)));
        let (talk, key) = found.expect("a time is offered");
        match book(&self.world.program, &leaver.proof, talk, &key).await.expect("the store") {
            Booking::Booked(booked) => booked,
            other => panic!("{other:?}"),
        }
    }

    /// The talk with this kind of host.
    pub async fn talk(&self, leaver: &Leaver, host: HostKind) -> TalkId {
        self.talk_row(leaver, host).await.id.into()
    }

    pub async fn talk_row(&self, leaver: &Leaver, host: HostKind) -> talk::Model {
        talk::Entity::find()
            .filter(talk::Column::DepartureId.is(leaver.id))
            .filter(talk::Column::HostKind.is(host))
            .one(self.world.store().read())
            .await
            .expect("the store")
            .expect("the talk is there")
    }

    pub async fn as_adviser(&self, account: AccountId, leaver: &Leaver) -> AdviserHosting {
        let viewer = self.world.signed_in(account).await;
        let record = access::record_viewer(&self.world.program, &viewer, leaver.id).await.expect("may open it");
        record.adviser().expect("hosts the formal talk")
    }

    pub async fn as_leader(&self, account: AccountId, leaver: &Leaver) -> LeaderHosting {
        let viewer = self.world.signed_in(account).await;
        let record = access::record_viewer(&self.world.program, &viewer, leaver.id).await.expect("may open it");
        record.leader().expect("hosts the informal talk")
    }

    /// Everything that is due is posted, and the course goes on.
    pub async fn post(&self) {
        deliver::deliver_all(&self.world.program).await.expect("the store");
        steps::advance_due(&self.world.program).await.expect("the course");
    }

    /// The mails of this kind for one departure that wait or were sent, oldest first.
    pub async fn mails(&self, id: DepartureId, kind: MailKind) -> Vec<outbox::Model> {
        outbox::Entity::find()
            .filter(outbox::Column::DepartureId.is(id))
            .filter(outbox::Column::Kind.is(kind))
            .filter(outbox::Column::State.ne("withdrawn"))
            .order_by_asc(outbox::Column::Id)
            .all(self.world.store().read())
            .await
            .expect("the store")
    }

    /// How many mails of this kind there are, of all departures.
    pub async fn count(&self, kind: MailKind) -> u64 {
        outbox::Entity::find()
            .filter(outbox::Column::Kind.is(kind))
            .filter(outbox::Column::State.ne("withdrawn"))
            .count(self.world.store().read())
            .await
            .expect("the store")
    }

    /// The facts as the rules see them.
    pub async fn loaded(&self, leaver: &Leaver) -> course::Loaded {
        let today = self.world.now().date_naive();
        course::load(self.world.store().read(), leaver.id, today).await.expect("the store").expect("it is there")
    }
}
