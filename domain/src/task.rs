//! Something somebody has to see to after a talk: agreed in it, or asked of HR after it.

use crate::account::Role;
use crate::coded::coded;
use crate::ids::AccountId;
use crate::questionnaire::clean_text;

/// The longest thing that can be asked of HR, in characters.
pub const REQUEST_CHARACTERS: usize = 600;

coded! {
    /// Where a task came from.
    pub enum TaskSource {
        /// An agreement of a final report.
        Agreement = "agreement",
        /// Asked of HR by the host of an informal talk.
        Asked = "asked",
    }
}

/// An account to which an agreement could go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleOwner {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    /// Has a role for the leaver's team or school, or for the whole board: offered in the list. Whoever is typed is
    /// found wherever they are.
    pub is_near: bool,
}

/// Whether this role has tasks at all. Policy officers and school heads see no person's record, and an agreement of
/// a talk is part of one.
pub const fn may_own_tasks(role: Role) -> bool {
    !matches!(role, Role::PolicyOfficer | Role::SchoolHead)
}

/// How those of them who are near are named where one is picked, in the order of the alphabet: by name, or by mail
/// address where several of all have that name. [`owner_of`] leads back from it to that account.
pub fn owner_names(accounts: &[PossibleOwner]) -> Vec<String> {
    let is_only = |name: &str| accounts.iter().filter(|one| folded(&one.name) == folded(name)).count() == 1;
    let named = |one: &PossibleOwner| if is_only(&one.name) { one.name.clone() } else { one.email.clone() };
    let mut names: Vec<String> = accounts.iter().filter(|one| one.is_near).map(named).collect();
    names.sort_by_key(|name| folded(name));
    names
}

/// The account that the name an adviser typed stands for: its name or its mail address, letters and
/// spaces aside. `None` where it stands for nobody, or for two people of one name: then the adviser who wrote it
/// says that it is somebody else, or picks another.
pub fn owner_of(typed: &str, accounts: &[PossibleOwner]) -> Option<AccountId> {
    let typed = folded(typed);
    if typed.is_empty() {
        return None;
    }
    if let Some(by_address) = accounts.iter().find(|one| folded(&one.email) == typed) {
        return Some(by_address.account);
    }
    let mut by_name = accounts.iter().filter(|one| folded(&one.name) == typed);
    match (by_name.next(), by_name.next()) {
        (Some(one), None) => Some(one.account),
        _ => None,
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What a host asks of HR after an informal talk; never a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request(String);

/// More than [`REQUEST_CHARACTERS`] characters; `is` counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestTooLong {
    pub is: usize,
}

impl Request {
    /// Reads what was typed; nothing typed asks nothing.
    pub fn parse(typed: &str) -> Result<Option<Self>, RequestTooLong> {
        let text = clean_text(typed);
        let is = text.chars().count();
        if is > REQUEST_CHARACTERS {
            return Err(RequestTooLong { is });
        }
        Ok((!text.is_empty()).then_some(Self(text)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
