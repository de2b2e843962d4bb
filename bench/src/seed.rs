//! Makes a database with one board and as many departures as are asked for, through the program's
//! own store, so that its migrations, keys and projection columns are the real ones.

pub mod answers;
mod board;
mod departures;
mod hosts;
mod people;
mod session;

use std::sync::Arc;

use anyhow::{Context, Result};
use domain::access::WayIn;
use domain::ids::{LinkId, OpeningId};
use server::clock::{Clock, SystemClock};
use server::departure::index::prepare;
use server::program::Program;
use server::secret::{LeaverCookie, LinkToken, Secrets};
use server::settings::{MailTo, Settings, SignInCode};
use server::steps::AtOnce;
use server::store::Store;
use server::store::seal::bind;
use uuid::Uuid;

use crate::program::Place;

pub use answers::stored_response;
pub use board::UNITS;

/// A leaver who has answered everything and has not handed in yet.
#[derive(Clone, Debug)]
pub struct Leaver {
    /// The cookies that the leaver's browser sends: the link's, and a session's.
    pub cookies: String,
    /// The address in the leaver's mail.
    pub link: String,
}

/// A seeded database.
pub struct Seeded {
    /// In the order in which they were registered.
    pub leavers: Vec<Leaver>,
    /// Who handed in and has no time yet.
    pub to_plan: Vec<Leaver>,
    /// The cookie of a signed-in HR coordinator of the whole board.
    pub coordinator: String,
    /// The cookie of the first team's signed-in leader, whose page has the same people on every board.
    pub leader: String,
    /// Who has left.
    pub left: usize,
    /// The days in which they did, as the program names a period.
    pub period: String,
}

/// Leavers whose browser has a session too, which is a row to be read with every page.
const SESSIONS_MAX: usize = 500;

/// Makes and fills the database of this place. `left`: departures that are closed; beside four of them one is open.
/// `hosts`: advisers who can be booked, beside those of the board who set no hours.
pub async fn seed(place: &Place, left: usize, hosts: usize) -> Result<Seeded> {
    let program = open(place).await?;
    let board = board::make(&program, SystemClock.now()).await?;
    // Later than the board: its questionnaire was published before the first mail went out.
    let now = SystemClock.now();
    let made = departures::make(&program, &board, left, now).await?;
    hosts::make(&program, board.id, hosts, now).await?;
    let coordinator = session::of_staff(&program, board.coordinator, now).await?;
    let leader = board.teams.first().context("the board has no teams")?.leader;
    let leader = session::of_staff(&program, *leader, now).await?;
    let mut leavers = Vec::with_capacity(made.to_hand_in.len());
    let link_of = |link: LinkId| {
        let opening = OpeningId::new(Uuid::now_v7());
        let opened = now.timestamp();
        LeaverCookie { link, generation: 1, way_in: WayIn::Link, opened, seen: opened, opening }.seal(program.secrets())
    };
    let address_of = |link: LinkId| format!("/l/{}", LinkToken::mint(program.secrets(), link, 1));
    let to_plan = made.to_plan.into_iter();
    let to_plan =
        to_plan.map(|link| Leaver { cookies: format!("leaver={}", link_of(link)), link: address_of(link) }).collect();
    for (index, link) in made.to_hand_in.into_iter().enumerate() {
        let mut cookies = format!("leaver={}", link_of(link));
        if index < SESSIONS_MAX {
            cookies = format!("{cookies}; {}", session::of_leaver(&program, now).await?);
        }
        leavers.push(Leaver { cookies, link: address_of(link) });
    }
    program.store().clone().close().await.context("the seeded database does not close")?;
    Ok(Seeded { leavers, to_plan, coordinator, leader, left, period: departures::period(now) })
}

/// The database of this place, migrated, as a program without a web.
async fn open(place: &Place) -> Result<Program> {
    let store = Store::connect(place.database_url()).await?;
    store.migrate().await?;
    let keys = bind(&store, &place.key_file(), SystemClock.now()).await?;
    let store = store.sealed_with(&keys);
    prepare(&store, SystemClock.now(), |_| {}).await?;
    let settings = Settings {
        base_url: "http://127.0.0.1".to_owned(),
        mail_to: MailTo::Folder(place.mails()),
        mail_from: "hr@uitzwaai.example".to_owned(),
        time_zone: chrono_tz::Europe::Amsterdam,
        calendar_private_addresses: false,
        itip_key: None,
        mailbox: None,
        provider: None,
        sign_in_code: SignInCode::WithoutPasskey,
        demonstration: false,
    };
    Ok(Program::new(store, Arc::new(SystemClock), Secrets::from_file(&place.secret_file())?, settings, AtOnce))
}

#[cfg(test)]
mod tests {
    use domain::course::Stage;
    use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
    use server::access::leaver;
    use server::lists::leader::page as leader_page;
    use server::lists::worklist::{PAGE_ROWS, WorklistFilter, page};
    use server::questionnaire::{Opened, Submission, open as open_questionnaire, submit};
    use server::sign_in::viewer;
    use server::store::entity::{account, departure, report};
    use server::talk::offer;

    use super::{open, seed};
    use crate::program::Place;

    #[tokio::test]
    async fn seeded_leavers_can_hand_in_and_the_coordinator_sees_the_board() {
        let folder = std::env::temp_dir().join(format!("bench-seed-{}", std::process::id()));
        let place = Place::make(folder.clone()).expect("a temporary folder");
        let seeded = seed(&place, 400, 30).await.expect("seeded");
        assert_eq!((seeded.leavers.len(), seeded.to_plan.len()), (60, 20));
        let program = open(&place).await.expect("it opens again");
        let cookies = &seeded.leavers[0].cookies;
        let cookie = cookies.split([';', '=']).nth(1).expect("the leaver's cookie");
        let proof = leaver(&program, cookie, None).await.expect("the cookie opens their record");
        assert!(matches!(open_questionnaire(&program, &proof).await.expect("read"), Opened::Draft(_)));
        assert!(matches!(submit(&program, &proof).await.expect("written"), Submission::Submitted { .. }));
        let cookie = seeded.to_plan[0].cookies.split('=').nth(1).expect("the leaver's cookie");
        let planner = leaver(&program, cookie, None).await.expect("the cookie opens their record");
        let offered = offer(&program, &planner).await.expect("read");
        assert_eq!((offered.talks.len(), offered.talks[0].hosts.len()), (1, 42));
        assert!(offered.talks[0].days.len() > 20, "many days with times");
        let conn = program.store().read();
        let now_to_plan = departure::Entity::find_by_id(proof.departure()).one(conn).await.expect("read");
        assert_eq!(now_to_plan.expect("there").stage, Stage::ToPlan);
        let hr = account::Entity::find().filter(account::Column::Email.eq("hr@uitzwaai.example")).one(conn).await;
        let hr = viewer(&program, hr.expect("read").expect("there").id.into()).await.expect("read").expect("active");
        let (coordinator, filter) = (hr.coordinator().expect("a coordinator"), WorklistFilter::default());
        let shown = page(&program, &coordinator, &filter, None).await.expect("read");
        assert_eq!(shown.rows.len(), PAGE_ROWS);
        let open_ones = departure::Entity::find().filter(departure::Column::IsOpen.eq(true)).count(conn).await;
        assert_eq!(open_ones.expect("read"), 100);
        let reports = report::Entity::find().count(conn).await.expect("read");
        assert!((140..270).contains(&reports), "{reports} reports of 400");
        let leader = account::Entity::find().filter(account::Column::Email.eq("staff.0@voorbeeld.example")).one(conn);
        let leader = leader.await.expect("read").expect("there");
        let leader = viewer(&program, leader.id.into()).await.expect("read").expect("active");
        assert_eq!(leader_page(&program, &leader).await.expect("read").rows.len(), 20, "on every board");
        program.store().clone().close().await.expect("closed");
        std::fs::remove_dir_all(folder).expect("removable");
    }
}
