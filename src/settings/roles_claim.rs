//! The settings of the claim that gives roles.

use anyhow::{Context, Result, bail};
use domain::account::claim::RoleMap;
use server::settings::RolesClaim;

use super::{Flag, Written};

/// Claims that say who somebody is, and about the token itself (OpenID Connect Core 1.0, 2 and 5.1; RFC 7519, 4.1).
/// The library keeps them apart, and none is of groups.
const TAKEN: [&str; 34] = [
    "iss",
    "sub",
    "aud",
    "exp",
    "nbf",
    "iat",
    "jti",
    "auth_time",
    "nonce",
    "acr",
    "amr",
    "azp",
    "at_hash",
    "c_hash",
    "sid",
    "name",
    "given_name",
    "family_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "profile",
    "picture",
    "website",
    "email",
    "email_verified",
    "gender",
    "birthdate",
    "zoneinfo",
    "locale",
    "phone_number",
    "phone_number_verified",
    "address",
    "updated_at",
];
/// The longest name of a claim, in characters: some are whole addresses.
const NAME_MAX: usize = 200;

/// The claim, where one is set; an error where it is set by half.
pub(super) fn read(written: &Written) -> Result<Option<RolesClaim>> {
    let filled =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let kept_by_two = written.oidc_roles_kept_by_two.is_some_and(Flag::is_on);
    let scope = filled(&written.oidc_roles_scope);
    let (name, map) = match (filled(&written.oidc_roles_claim), filled(&written.oidc_roles)) {
        (Some(name), Some(map)) => (name, map),
        (Some(_), None) => bail!("set OIDC_ROLES to which value of the claim gives which role"),
        (None, Some(_)) => bail!("set OIDC_ROLES_CLAIM to the name of the claim, as groups"),
        (None, None) if scope.is_some() || kept_by_two => {
            bail!("set OIDC_ROLES_CLAIM and OIDC_ROLES, or leave every OIDC_ROLES setting out")
        }
        (None, None) => return Ok(None),
    };
    let map = RoleMap::parse(&map).context("OIDC_ROLES cannot be used")?;
    Ok(Some(RolesClaim { name: parse_name(name)?, scope: parse_scope(scope)?, map, kept_by_two }))
}

fn parse_name(name: String) -> Result<String> {
    if name.chars().count() > NAME_MAX || name.chars().any(|sign| sign.is_control() || sign == ' ') {
        bail!("OIDC_ROLES_CLAIM is {name:?}; it should be the name of one claim, as groups");
    }
    if TAKEN.contains(&name.as_str()) {
        bail!(
            "OIDC_ROLES_CLAIM is {name:?}, which is about the person or the token; it should be a claim of groups or roles"
        );
    }
    Ok(name)
}

/// One scope (RFC 6749, 3.3).
fn parse_scope(scope: Option<String>) -> Result<Option<String>> {
    let is_one = |scope: &String| scope.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\');
    match scope {
        Some(scope) if !is_one(&scope) => bail!("OIDC_ROLES_SCOPE is {scope:?}; it should be one scope, as groups"),
        scope => Ok(scope),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use server::settings::RolesClaim;

    use super::read;
    use crate::settings::Written;

    fn read_from(settings: Value) -> Result<Option<RolesClaim>, String> {
        let written: Written = serde_json::from_value(settings).expect("settings");
        read(&written).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn a_claim_gives_roles_only_where_it_is_set_in_full() {
        assert_eq!(read_from(json!({})), Ok(None));
        let both =
            json!({ "oidc_roles_claim": "groups", "oidc_roles": "hr => hr_adviser", "oidc_roles_scope": "groups" });
        let claim = read_from(both).expect("sound").expect("set");
        assert_eq!((claim.name.as_str(), claim.scope.as_deref(), claim.kept_by_two), ("groups", Some("groups"), false));
        assert_eq!(claim.map.lines().len(), 1);
        for (settings, said) in [
            (json!({ "oidc_roles_claim": "groups" }), "OIDC_ROLES to"),
            (json!({ "oidc_roles": "hr => hr_adviser" }), "OIDC_ROLES_CLAIM to"),
            (json!({ "oidc_roles_kept_by_two": "true" }), "OIDC_ROLES_CLAIM and"),
            (json!({ "oidc_roles_scope": "groups" }), "OIDC_ROLES_CLAIM and"),
            (json!({ "oidc_roles_claim": "groups", "oidc_roles": "hr => king" }), "\"king\" is no role"),
            (json!({ "oidc_roles_claim": "email", "oidc_roles": "hr => hr_adviser" }), "about the person"),
            (json!({ "oidc_roles_claim": "a b", "oidc_roles": "hr => hr_adviser" }), "OIDC_ROLES_CLAIM is"),
        ] {
            let error = read_from(settings.clone()).expect_err("set by half");
            assert!(error.contains(said), "{settings}: {error}");
        }
        let two = json!({ "oidc_roles_claim": "groups", "oidc_roles": "hr => hr_adviser", "oidc_roles_scope": "a b" });
        assert!(read_from(two).expect_err("two scopes").contains("OIDC_ROLES_SCOPE"));
    }
}
