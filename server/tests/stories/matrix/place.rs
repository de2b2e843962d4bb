//! The scene of the walk: a board with two schools, and people in every state of leaving the one; two leave the other.
//! Whatever is secret of any of them is a word that stands nowhere else.

mod leavers;
mod programs;
mod things;

pub use leavers::{NORTH, SOUTH};

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::WayIn;
use domain::device::Device;
use domain::ids::{AccountId, DepartureId, OpeningId, UnitId};
use domain::round_up::Rhythm;
use domain::working_days::WorkCalendar;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;
use server::round_up::choose;
use server::secret::LeaverCookie;
use server::session::{self, SignedInWith, StoredSession};
use server::store::TypedColumn;
use server::store::entity::link;
use server::testing::World;

use super::people::{ACCOUNTS, ADMINISTRATOR, ADVISER, LEADER, OTHER_ADVISER, OTHER_SCHOOLS_LEADER, Of};
use crate::scene::{Leaver, Scene};

/// What stands in the scene.
pub struct Place {
    /// Ids, codes and keys, by what requests call them: `{booked}`, `{booked.talk}`, `{adviser}`.
    pub values: BTreeMap<String, String>,
    /// The session of each account, by its name: of somebody who signed in a while ago, and just now.
    sessions: BTreeMap<String, [String; 2]>,
    leavers: BTreeMap<String, Cookies>,
}

/// What a leaver's browser sends: after the link, and after the code too.
struct Cookies {
    link: String,
    code: String,
}

/// The scene in the making.
struct Making<'w> {
    world: &'w World,
    calendar: WorkCalendar,
    accounts: BTreeMap<&'static str, AccountId>,
    north: Scene<'w>,
    south: Scene<'w>,
    leavers: BTreeMap<&'static str, Leaver>,
    values: BTreeMap<String, String>,
    now: DateTime<Utc>,
}

impl Place {
    /// Makes the scene as it stands now, by the machine's clock, which the program reads.
    pub async fn set(world: &World) -> Self {
        let now = Utc::now();
        let calendar = server::course::calendar(world.store().read(), world.board()).await.expect("the store");
        // Early enough that a link which expires six weeks after closing has expired.
        world.clock.set(calendar.next_opening(now - TimeDelta::days(46)));
        let [school, other_school] = [world.school("Noorderlicht").await, world.school("Zuiderzon").await];
        let [team, other_team] = [world.team(school, "Onderbouw").await, world.team(school, "Bovenbouw").await];
        let far_team = world.team(other_school, "Vakteam").await;
        let unit = |of: Of| match of {
            Of::Team => Some(team),
            Of::OtherTeam => Some(other_team),
            Of::School => Some(school),
            Of::OtherSchool => Some(other_school),
            Of::OtherSchoolsTeam => Some(far_team),
            Of::Board => None,
        };
        let mut accounts = BTreeMap::from([(ADMINISTRATOR, world.administrator().account())]);
        for (name, role, of) in ACCOUNTS {
            accounts.insert(name, account(world, name, role, unit(of)).await);
        }
        let north = Scene { world, school, team, leader: accounts[LEADER], adviser: accounts[ADVISER] };
        let (leader, adviser) = (accounts[OTHER_SCHOOLS_LEADER], accounts[OTHER_ADVISER]);
        let south = Scene { world, school: other_school, team: far_team, leader, adviser };
        let [empty, away] = [world.school("Leegstand").await, world.school("Oudbouw").await];
        server::unit::put_away(&world.program, &world.board_coordinator(), away).await.expect("the store").done();
        let units = [
            ("school", school),
            ("other-school", other_school),
            ("team", team),
            ("other-team", other_team),
            ("empty-school", empty),
            ("away-school", away),
        ];
        let values = units.map(|(name, id)| (name.to_owned(), id.to_string())).into();
        let leavers = BTreeMap::new();
        let mut making = Making { world, calendar, accounts, north, south, leavers, values, now };
        making.settings().await;
        making.expired_token().await;
        making.leave().await;
        making.things().await;
        making.done().await
    }

    /// What the browser of an account sends that signed in longer than ten minutes ago.
    pub fn account(&self, name: &str) -> String {
        format!("session={}", self.sessions[name][0])
    }

    /// The same of one that signed in just now.
    pub fn account_just_now(&self, name: &str) -> String {
        format!("session={}", self.sessions[name][1])
    }

    /// The browser of an account has this session from now on.
    pub fn browses_with(&mut self, name: &str, session: &str) {
        if let Some(kept) = self.sessions.get_mut(name) {
            session.clone_into(&mut kept[0]);
        }
    }

    /// What the browser of the leaver of this departure sends.
    pub fn leaver(&self, key: &str, with_code: bool) -> String {
        let cookies = &self.leavers[key];
        if with_code { format!("{}; session={}", cookies.link, cookies.code) } else { cookies.link.clone() }
    }

    /// The text with what stands in braces put in.
    ///
    /// # Panics
    /// Where the scene has no such thing.
    pub fn fill(&self, text: &str) -> String {
        self.put_in(text, str::to_owned)
    }

    /// The same with something as long in the place of each, which does not exist.
    pub fn fill_with_nothing(&self, text: &str) -> String {
        self.put_in(text, |value| "0".repeat(value.len()))
    }

    fn put_in(&self, text: &str, what: impl Fn(&str) -> String) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or_else(|| panic!("{text}: a brace stays open"));
            let value = self.values.get(name).unwrap_or_else(|| panic!("{text}: the scene has no `{name}`"));
            filled.push_str(before);
            filled.push_str(&what(value));
            rest = after;
        }
        filled + rest
    }
}

async fn account(world: &World, name: &str, role: Option<domain::account::Role>, unit: Option<UnitId>) -> AccountId {
    use domain::account::Role;
    let mut account = world.account(name);
    account = match (role, unit) {
        (Some(role), Some(unit)) => account.role_of(role, unit),
        (Some(role), None) => account.role(role),
        (None, _) => account,
    };
    if role == Some(Role::HrAdviser) {
        account = account.trained();
    }
    if matches!(role, Some(Role::HrAdviser | Role::TeamLeader)) {
        account = account.every_working_day("09:00", "17:00");
    }
    account.make().await
}

impl Making<'_> {
    fn value(&mut self, name: impl Into<String>, value: impl ToString) {
        self.values.insert(name.into(), value.to_string());
    }

    /// Moves the clock to the first opening so many days before the scene is looked at.
    fn days_ago(&self, days: i64) {
        self.world.clock.set(self.calendar.next_opening(self.now - TimeDelta::days(days)));
    }

    /// Everything is there: signs everybody in.
    async fn done(mut self) -> Place {
        // What followed from all that is settled before anybody asks.
        for _ in 0..2 {
            self.north.post().await;
        }
        // The running program has no tips to take and no figures to make while others ask.
        server::tips::look(&self.world.program).await.expect("the store");
        server::release::make_due(&self.world.program).await.expect("the store");
        server::api::close_over(&self.world.program).await.expect("the store");
        // Everybody had their mail with what is due: the running program has none to send while others ask.
        for account in self.accounts.values() {
            let viewer = self.world.signed_in(*account).await;
            for rhythm in [Rhythm::Daily, Rhythm::Weekly] {
                choose(&self.world.program, &viewer, rhythm).await.expect("the store");
            }
        }
        let today = self.now.date_naive();
        for (name, days) in [("yesterday", -1), ("today", 0), ("tomorrow", 1), ("soon", 20), ("far", 90)] {
            self.value(name, today + TimeDelta::days(days));
        }
        let mut sessions = BTreeMap::new();
        for (name, account) in &self.accounts {
            let now = self.world.now();
            // "Just now" lasts for as long as a walk takes.
            let [ago, just_now] = [now - TimeDelta::minutes(11), now + TimeDelta::hours(6)].map(|shown| {
                let (at, shown_at) = (now.timestamp(), shown.timestamp());
                json!({ "staff": { "account": account, "signed_in_at": at, "seen_at": at, "shown_at": shown_at } })
            });
            let both = [self.session(Some(*account), &ago).await, self.session(Some(*account), &just_now).await];
            sessions.insert((*name).to_owned(), both);
            self.values.insert((*name).to_owned(), account.to_string());
        }
        let mut leavers = BTreeMap::new();
        for (key, leaver) in &self.leavers {
            let typed = json!({ "code_for": { "departure": leaver.id, "at": self.world.now().timestamp() } });
            let code = self.session(None, &typed).await;
            leavers.insert((*key).to_owned(), Cookies { link: self.cookie(leaver.id).await, code });
            self.values.insert((*key).to_owned(), leaver.id.to_string());
        }
        Place { values: self.values, sessions, leavers }
    }

    async fn session(&self, account: Option<AccountId>, data: &serde_json::Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(uuid::Uuid::now_v7().as_bytes());
        let expires_at = self.world.now() + TimeDelta::hours(6);
        let now = self.world.now();
        let staff =
            account.map(|account| SignedInWith { account, signed_in_at: now, seen_at: now, device: Device::default() });
        let row = StoredSession { id: id.clone(), staff, data: data.to_string(), expires_at };
        assert!(session::create(self.world.store(), &row).await.expect("the store"));
        id
    }

    async fn cookie(&self, id: DepartureId) -> String {
        let row = link::Entity::find().filter(link::Column::DepartureId.is(id)).one(self.world.store().read()).await;
        let row = row.expect("the store").expect("every departure has a link");
        let (generation, opened) = (*row.generation, self.world.now().timestamp());
        let opening = OpeningId::new(uuid::Uuid::now_v7());
        let cookie =
            LeaverCookie { link: row.id.into(), generation, way_in: WayIn::Link, opened, seen: opened, opening };
        format!("leaver={}", cookie.seal(self.world.program.secrets()))
    }
}
