//! A school with a leader, an adviser and leavers, for the stories of questionnaire and talks.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::account::Role;
use domain::ids::{AccountId, DepartureId, TalkId, UnitId};
use domain::talk::HostKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use server::access::{self, AdviserHosting, LeaderHosting, LeaverOf};
use server::course;
use server::departure::register::{Registering, register};
use server::mail::MailKind;
use server::secret::LeaverCookie;
use server::steps;
use server::store::StoreError;
use server::store::entity::{link, outbox, talk};
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

/// A leaver with her proof.
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

    /// Somebody who resigned; her last day is 24 April 2026.
    pub async fn leaver(&self, name: &str) -> Leaver {
        self.leaver_with(name, &[]).await
    }

    /// The same, with fields of the form that differ.
    pub async fn leaver_with(&self, name: &str, differs: &[(&str, &str)]) -> Leaver {
        let (unit, leader) = (self.team.to_string(), self.leader.to_string());
        let email = format!("{}@thuis.test", name.to_lowercase().replace(' ', "."));
        let mut fields: Vec<(String, String)> = [
            ("name", name),
            ("private_email", &email),
            ("language", "nl"),
            ("unit", &unit),
            ("leader", &leader),
            ("departure_type", "voluntary"),
            ("foreseen", "yes"),
            ("last_day_worked", "2026-04-24"),
            ("end_of_employment", "2026-04-30"),
        ]
        .into_iter()
        .filter(|(name, _)| !differs.iter().any(|(other, _)| other == name))
        .chain(differs.iter().copied())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        fields.retain(|(_, value)| !value.is_empty());
        let registered = register(&self.world.program, &self.world.coordinator(), &fields).await.expect("the store");
        let Registering::Registered { id, .. } = registered else { panic!("{registered:?}") };
        Leaver { id, proof: self.proof(id, false).await }
    }

    /// A leaver whose invitation to the talk is with her: she handed in the questionnaire.
    pub async fn invited(&self, name: &str) -> Leaver {
        let leaver = self.leaver(name).await;
        self.hand_in(&leaver).await;
        self.post().await;
        leaver
    }

    /// She answers one question and hands it in.
    pub async fn hand_in(&self, leaver: &Leaver) {
        use server::questionnaire::{Onward, Saved, Submission, save_screen, submit};
        let program = &self.world.program;
        // Some variants do not ask why: there she says that she belonged in the team.
        for (screen, item, value) in [("why", "reasons", "B1"), ("people", "belonging", "4")] {
            let fields = [(item.to_owned(), value.to_owned())];
            let saved = save_screen(program, &leaver.proof, screen, &fields, Onward::Next).await.expect("the store");
            match saved {
                Saved::Kept { .. } => break,
                Saved::UnknownScreen => {}
                other => panic!("{other:?}"),
            }
        }
        let submitted = submit(program, &leaver.proof).await.expect("the store");
        assert!(matches!(submitted, Submission::Submitted { .. }), "{submitted:?}");
    }

    /// The proof of the link, as a request gets it; with the code typed in this session or not.
    pub async fn proof(&self, id: DepartureId, code_entered: bool) -> LeaverOf {
        let program = &self.world.program;
        let row = link::Entity::find()
            .filter(link::Column::DepartureId.eq(id.uuid()))
            .one(program.store().read())
            .await
            .expect("the store")
            .expect("every departure has a link");
        let generation = u32::try_from(row.generation).expect("a generation");
        let cookie = LeaverCookie { link: row.id.into(), generation }.seal(program.secrets());
        access::leaver(program, &cookie, code_entered.then_some(id)).await.expect("the link opens")
    }

    /// The talk with this kind of host.
    pub async fn talk(&self, leaver: &Leaver, host: HostKind) -> TalkId {
        self.talk_row(leaver, host).await.id.into()
    }

    pub async fn talk_row(&self, leaver: &Leaver, host: HostKind) -> talk::Model {
        talk::Entity::find()
            .filter(talk::Column::DepartureId.eq(leaver.id.uuid()))
            .filter(talk::Column::HostKind.eq(host.code()))
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

    /// The mail server takes everything that is due, and the course goes on.
    pub async fn post(&self) {
        let (now, board) = (self.world.now(), self.world.board());
        self.world
            .store()
            .write(|tx| {
                Box::pin(async move {
                    let due = outbox::Entity::find()
                        .filter(outbox::Column::State.eq("waiting"))
                        .filter(outbox::Column::DueAt.lte(now))
                        .all(tx)
                        .await?;
                    outbox::Entity::update_many()
                        .col_expr(outbox::Column::State, Expr::value("sent"))
                        .col_expr(outbox::Column::SentAt, Expr::value(now))
                        .filter(outbox::Column::State.eq("waiting"))
                        .filter(outbox::Column::DueAt.lte(now))
                        .exec(tx)
                        .await?;
                    let calendar = course::calendar(tx, board).await?;
                    let about: BTreeSet<_> = due.into_iter().filter_map(|mail| mail.departure_id).collect();
                    for departure in about {
                        course::project(tx, &calendar, departure.into(), now).await?;
                    }
                    Ok::<_, StoreError>(())
                })
            })
            .await
            .expect("the store");
        steps::advance_due(&self.world.program).await.expect("the course");
    }

    /// The mails of this kind for one departure that wait or were sent, oldest first.
    pub async fn mails(&self, id: DepartureId, kind: MailKind) -> Vec<outbox::Model> {
        outbox::Entity::find()
            .filter(outbox::Column::DepartureId.eq(id.uuid()))
            .filter(outbox::Column::Kind.eq(kind.code()))
            .filter(outbox::Column::State.ne("withdrawn"))
            .order_by_asc(outbox::Column::Id)
            .all(self.world.store().read())
            .await
            .expect("the store")
    }

    /// How many mails of this kind there are, of all departures.
    pub async fn count(&self, kind: MailKind) -> u64 {
        outbox::Entity::find()
            .filter(outbox::Column::Kind.eq(kind.code()))
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
