//! Roles that a claim of the organisation's provider gives: what an ID token says in it, and which of its values
//! gives which role (docs/domain.md, "Who sees what").

mod map;
mod unit;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::coded::coded;

pub use map::{MapFault, RoleLine, RoleMap};
pub use unit::{KnownUnit, UnitFault};

/// More values than anybody has groups.
const VALUES_MAX: usize = 1_000;
/// Where a provider names claims that are too large for the token (OpenID Connect Core 1.0, 5.6.2).
const ELSEWHERE: &str = "_claim_names";
/// How Microsoft Entra ID says the same of `groups` where the token itself has to stay short.
const HAS_GROUPS: &str = "hasgroups";

coded! {
    /// By what an account has a role, where no person gave it.
    pub enum RoleSource {
        /// A claim of the organisation's provider.
        Claim = "claim",
    }
}

coded! {
    /// Why roles stay as they are, whatever a claim says.
    pub enum ClaimTrouble {
        /// The token has no room for it, and says where else it could be asked for.
        Elsewhere = "elsewhere",
        /// Neither a text nor a list of texts.
        WrongType = "wrong_type",
        TooMany = "too_many",
        /// The board would be left without an administrator.
        LastAdministrator = "last_administrator",
    }
}

/// What an ID token says in the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// These values; none where the claim is missing.
    Values(BTreeSet<String>),
    /// What it says is not known.
    Unusable(ClaimTrouble),
}

impl Claimed {
    /// Reads the claim of this name among those of a token that was looked at.
    pub fn read(claims: &Map<String, Value>, name: &str) -> Self {
        let is_named = claims.get(ELSEWHERE).and_then(Value::as_object).is_some_and(|names| names.contains_key(name));
        if is_named || (name == "groups" && claims.get(HAS_GROUPS) == Some(&Value::Bool(true))) {
            return Self::Unusable(ClaimTrouble::Elsewhere);
        }
        let texts: Option<BTreeSet<String>> = match claims.get(name) {
            None => Some(BTreeSet::new()),
            Some(Value::String(one)) => Some(BTreeSet::from([one.clone()])),
            Some(Value::Array(several)) if several.len() > VALUES_MAX => {
                return Self::Unusable(ClaimTrouble::TooMany);
            }
            Some(Value::Array(several)) => several.iter().map(|one| one.as_str().map(str::to_owned)).collect(),
            Some(_) => None,
        };
        texts.map_or(Self::Unusable(ClaimTrouble::WrongType), Self::Values)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{ClaimTrouble, Claimed};

    fn read(claims: &Value, name: &str) -> Claimed {
        Claimed::read(claims.as_object().expect("an object"), name)
    }

    fn values(texts: &[&str]) -> Claimed {
        Claimed::Values(texts.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn a_claim_is_a_text_or_a_list_of_texts() {
        for (claims, said) in [
            (json!({ "groups": "hr" }), values(&["hr"])),
            (json!({ "groups": ["hr", "all", "hr"] }), values(&["all", "hr"])),
            (json!({ "groups": [] }), values(&[])),
            (json!({ "roles": ["hr"] }), values(&[])),
            (json!({}), values(&[])),
        ] {
            assert_eq!(read(&claims, "groups"), said, "{claims}");
        }
        for said in [json!(null), json!(1), json!(true), json!({ "hr": true }), json!(["hr", 1]), json!([["hr"]])] {
            let claims = json!({ "groups": said });
            assert_eq!(read(&claims, "groups"), Claimed::Unusable(ClaimTrouble::WrongType), "{claims}");
        }
    }

    #[test]
    fn what_has_no_room_in_the_token_is_not_nothing() {
        let elsewhere = Claimed::Unusable(ClaimTrouble::Elsewhere);
        let names =
            json!({ "_claim_names": { "groups": "src1" }, "_claim_sources": { "src1": { "endpoint": "https://x" } } });
        assert_eq!(read(&names, "groups"), elsewhere);
        assert_eq!(read(&names, "roles"), values(&[]), "another claim is not among them");
        let both = json!({ "_claim_names": { "groups": "src1" }, "groups": ["hr"] });
        assert_eq!(read(&both, "groups"), elsewhere, "a part of it is not all");
        assert_eq!(read(&json!({ "hasgroups": true }), "groups"), elsewhere);
        assert_eq!(read(&json!({ "hasgroups": true }), "roles"), values(&[]));
        let many: Vec<String> = (0..1_001).map(|number| number.to_string()).collect();
        assert_eq!(read(&json!({ "groups": many }), "groups"), Claimed::Unusable(ClaimTrouble::TooMany));
    }
}
