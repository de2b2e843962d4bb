//! Everybody who asks: the people of docs/permissions.md, with what makes each of them.

use domain::account::Role;

/// How somebody comes to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With neither link nor session.
    Stranger,
    /// By the link of the departure that is asked about.
    Link,
    /// The same, after typing what only the leaver has.
    Code,
    /// By the link of somebody who leaves another school, and with their code.
    OtherLink,
    /// Signed in, with the account of this name.
    Account(&'static str),
    /// A program, without any cookie: with the token or key that the scene keeps under this name.
    Bearer(&'static str),
}

/// What has happened before somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    Nothing,
    /// The day from which the leader may know has not come.
    BeforeKnown,
    /// The last day worked has passed.
    AfterLastDay,
    /// The coordinator said why they open what is closed.
    WithReason,
    /// Other people hold the talks now.
    Replaced,
    /// All roles were taken.
    Former,
    /// The last day of all roles has passed.
    Ended,
    /// The first day of all roles is yet to come.
    Coming,
    /// Somebody has the leader's role for a while, and somebody the coordinator's.
    StoodIn,
    /// They had it until yesterday.
    StoodInBefore,
    /// All accounts are closed.
    Closed,
}

impl Turn {
    pub const ALL: [Self; 11] = [
        Self::Nothing,
        Self::BeforeKnown,
        Self::AfterLastDay,
        Self::WithReason,
        Self::Replaced,
        Self::Former,
        Self::Ended,
        Self::Coming,
        Self::StoodIn,
        Self::StoodInBefore,
        Self::Closed,
    ];
}

/// Somebody who asks.
#[derive(Clone, Copy, Debug)]
pub struct Asker {
    /// As docs/permissions.md calls them.
    pub code: &'static str,
    pub way: Way,
    pub turn: Turn,
    /// What they are to those who leave the other school; empty where nothing.
    pub elsewhere: &'static str,
}

const fn asker(code: &'static str, way: Way, turn: Turn, elsewhere: &'static str) -> Asker {
    Asker { code, way, turn, elsewhere }
}

pub const LEADER: &str = "Lea Leidt";
pub const OTHER_TEAMS_LEADER: &str = "Otto Overkant";
pub const OTHER_SCHOOLS_LEADER: &str = "Zef Zuidteam";
pub const ADVISER: &str = "Ada Gastvrouw";
pub const OTHER_ADVISER: &str = "Zoe Gesprek";
pub const COORDINATOR: &str = "Cor Noordhr";
pub const OTHER_COORDINATOR: &str = "Cas Zuidhr";
pub const BOARD_COORDINATOR: &str = "Bo Bestuurshr";
pub const POLICY_OFFICER: &str = "Pia Beleid";
pub const ADMINISTRATOR: &str = "Bea Beheer";
pub const SCHOOL_HEAD: &str = "Rie Rector";
pub const OTHER_SCHOOL_HEAD: &str = "Dik Directeur";
pub const WITHOUT_ROLE: &str = "Nico Nergens";
/// Who has the leader's role for a while.
pub const STAND_IN: &str = "Dee Vervangt";

/// What programs show, by what the scene calls it.
pub const WRITE_TOKEN: &str = "write-token";
pub const READ_TOKEN: &str = "read-token";
pub const UNITS_TOKEN: &str = "units-token";
pub const ACCOUNTS_TOKEN: &str = "accounts-token";
pub const WAITING_TOKEN: &str = "waiting-token";
pub const EXPIRED_TOKEN: &str = "expired-token";
pub const ITIP_KEY: &str = "itip-key";

/// The accounts of the scene, each with its role, and whether that is of the own team or school, or of the board.
pub const ACCOUNTS: [(&str, Option<Role>, Of); 13] = [
    (LEADER, Some(Role::TeamLeader), Of::Team),
    (OTHER_TEAMS_LEADER, Some(Role::TeamLeader), Of::OtherTeam),
    (OTHER_SCHOOLS_LEADER, Some(Role::TeamLeader), Of::OtherSchoolsTeam),
    (ADVISER, Some(Role::HrAdviser), Of::Board),
    (OTHER_ADVISER, Some(Role::HrAdviser), Of::Board),
    (COORDINATOR, Some(Role::HrCoordinator), Of::School),
    (OTHER_COORDINATOR, Some(Role::HrCoordinator), Of::OtherSchool),
    (BOARD_COORDINATOR, Some(Role::HrCoordinator), Of::Board),
    (POLICY_OFFICER, Some(Role::PolicyOfficer), Of::Board),
    (SCHOOL_HEAD, Some(Role::SchoolHead), Of::School),
    (OTHER_SCHOOL_HEAD, Some(Role::SchoolHead), Of::OtherSchool),
    (WITHOUT_ROLE, None, Of::Board),
    (STAND_IN, None, Of::Board),
];

/// Of which unit somebody has their role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Team,
    OtherTeam,
    School,
    OtherSchool,
    OtherSchoolsTeam,
    Board,
}

/// All of them, in the order of docs/permissions.md.
pub const ASKERS: [Asker; 57] = [
    asker("stranger", Way::Stranger, Turn::Nothing, ""),
    asker("link", Way::Link, Turn::Nothing, ""),
    asker("code", Way::Code, Turn::Nothing, ""),
    asker("other-leaver", Way::OtherLink, Turn::Nothing, "code"),
    asker("leader", Way::Account(LEADER), Turn::Nothing, ""),
    asker("other-team-leader", Way::Account(OTHER_TEAMS_LEADER), Turn::Nothing, ""),
    asker("other-school-leader", Way::Account(OTHER_SCHOOLS_LEADER), Turn::Nothing, "leader"),
    asker("adviser", Way::Account(ADVISER), Turn::Nothing, ""),
    asker("other-adviser", Way::Account(OTHER_ADVISER), Turn::Nothing, "adviser"),
    asker("coordinator", Way::Account(COORDINATOR), Turn::Nothing, ""),
    asker("other-coordinator", Way::Account(OTHER_COORDINATOR), Turn::Nothing, "coordinator"),
    asker("board-coordinator", Way::Account(BOARD_COORDINATOR), Turn::Nothing, "board-coordinator"),
    asker("school-head", Way::Account(SCHOOL_HEAD), Turn::Nothing, ""),
    asker("other-school-head", Way::Account(OTHER_SCHOOL_HEAD), Turn::Nothing, "school-head"),
    asker("policy-officer", Way::Account(POLICY_OFFICER), Turn::Nothing, "policy-officer"),
    asker("administrator", Way::Account(ADMINISTRATOR), Turn::Nothing, "administrator"),
    asker("without-role", Way::Account(WITHOUT_ROLE), Turn::Nothing, ""),
    asker("early-leader", Way::Account(LEADER), Turn::BeforeKnown, ""),
    asker("late-leader", Way::Account(LEADER), Turn::AfterLastDay, ""),
    asker("with-reason", Way::Account(COORDINATOR), Turn::WithReason, ""),
    asker("replaced-leader", Way::Account(LEADER), Turn::Replaced, ""),
    asker("deputy", Way::Account(OTHER_TEAMS_LEADER), Turn::Replaced, ""),
    asker("replaced-adviser", Way::Account(ADVISER), Turn::Replaced, ""),
    asker("next-adviser", Way::Account(OTHER_ADVISER), Turn::Replaced, "adviser"),
    asker("former-leader", Way::Account(LEADER), Turn::Former, ""),
    asker("former-adviser", Way::Account(ADVISER), Turn::Former, ""),
    asker("former-coordinator", Way::Account(COORDINATOR), Turn::Former, ""),
    asker("former-board-coordinator", Way::Account(BOARD_COORDINATOR), Turn::Former, ""),
    asker("former-policy-officer", Way::Account(POLICY_OFFICER), Turn::Former, ""),
    asker("former-administrator", Way::Account(ADMINISTRATOR), Turn::Former, ""),
    asker("former-school-head", Way::Account(SCHOOL_HEAD), Turn::Former, ""),
    asker("ended-leader", Way::Account(LEADER), Turn::Ended, ""),
    asker("ended-adviser", Way::Account(ADVISER), Turn::Ended, ""),
    asker("ended-coordinator", Way::Account(COORDINATOR), Turn::Ended, ""),
    asker("ended-administrator", Way::Account(ADMINISTRATOR), Turn::Ended, ""),
    asker("ended-school-head", Way::Account(SCHOOL_HEAD), Turn::Ended, ""),
    asker("coming-leader", Way::Account(LEADER), Turn::Coming, ""),
    asker("coming-adviser", Way::Account(ADVISER), Turn::Coming, ""),
    asker("coming-coordinator", Way::Account(COORDINATOR), Turn::Coming, ""),
    asker("coming-administrator", Way::Account(ADMINISTRATOR), Turn::Coming, ""),
    asker("coming-school-head", Way::Account(SCHOOL_HEAD), Turn::Coming, ""),
    asker("stand-in-leader", Way::Account(STAND_IN), Turn::StoodIn, ""),
    asker("stand-in-coordinator", Way::Account(WITHOUT_ROLE), Turn::StoodIn, ""),
    asker("past-stand-in-leader", Way::Account(STAND_IN), Turn::StoodInBefore, ""),
    asker("past-stand-in-coordinator", Way::Account(WITHOUT_ROLE), Turn::StoodInBefore, ""),
    asker("closed-leader", Way::Account(LEADER), Turn::Closed, ""),
    asker("closed-adviser", Way::Account(ADVISER), Turn::Closed, ""),
    asker("closed-coordinator", Way::Account(COORDINATOR), Turn::Closed, ""),
    asker("closed-administrator", Way::Account(ADMINISTRATOR), Turn::Closed, ""),
    asker("write-token", Way::Bearer(WRITE_TOKEN), Turn::Nothing, ""),
    asker("read-token", Way::Bearer(READ_TOKEN), Turn::Nothing, ""),
    asker("units-token", Way::Bearer(UNITS_TOKEN), Turn::Nothing, ""),
    asker("accounts-token", Way::Bearer(ACCOUNTS_TOKEN), Turn::Nothing, ""),
    asker("waiting-token", Way::Bearer(WAITING_TOKEN), Turn::Nothing, ""),
    asker("expired-token", Way::Bearer(EXPIRED_TOKEN), Turn::Nothing, ""),
    // Nobody has any role then, so that nobody administers the board.
    asker("unattended-token", Way::Bearer(WRITE_TOKEN), Turn::Former, ""),
    asker("mail-server", Way::Bearer(ITIP_KEY), Turn::Nothing, ""),
];

/// The statements that make a turn of the scene.
pub fn statements(turn: Turn) -> Vec<String> {
    let account = |name: &str| format!("(SELECT id FROM accounts WHERE name = '{name}')");
    let hosts = |from: &str, to: &str| {
        ["talks", "appointments"]
            .map(|table| format!("UPDATE {table} SET host_id = {} WHERE host_id = {}", account(to), account(from)))
    };
    match turn {
        Turn::Nothing | Turn::WithReason => Vec::new(),
        Turn::BeforeKnown => vec!["UPDATE departures SET known_from = date('now', '+40 days')".to_owned()],
        Turn::AfterLastDay => vec!["UPDATE departures SET last_day_worked = date('now', '-2 days')".to_owned()],
        Turn::Replaced => [hosts(ADVISER, OTHER_ADVISER), hosts(LEADER, OTHER_TEAMS_LEADER)].concat(),
        Turn::Former => vec!["DELETE FROM roles".to_owned()],
        // Nobody's timer has anything left to note.
        Turn::Ended => dated("last_day = date('now', '-2 days'), noted = 'over'"),
        Turn::Coming => dated("first_day = date('now', '+2 days'), noted = 'coming'"),
        Turn::StoodIn => stands_in("date('now', '-5 days'), date('now', '+5 days')", "now"),
        Turn::StoodInBefore => stands_in("date('now', '-5 days'), date('now', '-2 days')", "over"),
        Turn::Closed => vec!["UPDATE accounts SET active = 0".to_owned()],
    }
}

/// Everybody's own roles have these days, and nobody has another's.
fn dated(days: &str) -> Vec<String> {
    vec!["DELETE FROM roles WHERE deputy_of IS NOT NULL".to_owned(), format!("UPDATE roles SET {days}")]
}

/// Two people have another's role on these days.
fn stands_in(days: &str, noted: &str) -> Vec<String> {
    let lent = |from: &str, to: &str| {
        format!(
            "INSERT INTO roles (id, board_id, account_id, role, unit_id, unit_key, first_day, last_day, deputy_of, noted) \
             SELECT randomblob(16), board_id, (SELECT id FROM accounts WHERE name = '{to}'), role, unit_id, \
             unit_key || ':of', {days}, account_id, '{noted}' FROM roles \
             WHERE account_id = (SELECT id FROM accounts WHERE name = '{from}') AND deputy_of IS NULL"
        )
    };
    let before = "DELETE FROM roles WHERE deputy_of IS NOT NULL".to_owned();
    vec![before, lent(LEADER, STAND_IN), lent(COORDINATOR, WITHOUT_ROLE)]
}
