//! What somebody typed or looks at, kept in the session between two pages so that only the program reads
//! it: an address with a key in it, a user name, a sentence about a leaver. The session's row holds it
//! sealed, as stored calendars hold their addresses.

use serde::Serialize;
use serde::de::DeserializeOwned;
use server::program::Program;
use server::secret::Secrets;
use tower_sessions::Session;

use crate::context::{Elsewhere, program, session, session_failed};

/// Puts a value into the session under this name, sealed.
pub async fn put<T: Serialize>(name: &str, value: &T) -> Result<(), Elsewhere> {
    let session = session().ok_or(Elsewhere::Unavailable)?;
    let sealed = seal(program().secrets(), name, value).ok_or(Elsewhere::Unavailable)?;
    session.insert(name, sealed).await.map_err(session_failed)
}

/// The value of this name, if there is one that opens. What an earlier version of the program wrote, or
/// other secrets sealed, counts as nothing: it is typed once more.
pub async fn look<T: DeserializeOwned>(name: &str) -> Result<Option<T>, Elsewhere> {
    let Some(session) = session() else { return Ok(None) };
    look_in(&program(), &session, name).await
}

/// The same, outside of a page.
pub async fn look_in<T: DeserializeOwned>(
    program: &Program,
    session: &Session,
    name: &str,
) -> Result<Option<T>, Elsewhere> {
    let kept = session.get_value(name).await.map_err(session_failed)?;
    Ok(kept.and_then(|kept| open(program.secrets(), name, kept.as_str()?)))
}

/// The same, and forgets it.
pub async fn take<T: DeserializeOwned>(name: &str) -> Result<Option<T>, Elsewhere> {
    let found = look(name).await?;
    forget(name).await?;
    Ok(found)
}

/// Forgets the value of this name.
pub async fn forget(name: &str) -> Result<(), Elsewhere> {
    let Some(session) = session() else { return Ok(()) };
    session.remove_value(name).await.map_err(session_failed)?;
    Ok(())
}

fn place(name: &str) -> String {
    format!("sessions/{name}")
}

fn seal<T: Serialize>(secrets: &Secrets, name: &str, value: &T) -> Option<String> {
    let text = serde_json::to_string(value).inspect_err(|error| tracing::error!(%error, "a form cannot be kept"));
    Some(secrets.seal(&place(name), &text.ok()?))
}

fn open<T: DeserializeOwned>(secrets: &Secrets, name: &str, sealed: &str) -> Option<T> {
    serde_json::from_str(&secrets.unseal(&place(name), sealed)?).ok()
}

#[cfg(test)]
mod tests {
    use server::secret::Secrets;

    use super::{open, seal};
    use crate::fields::Fields;

    #[test]
    fn what_was_typed_is_read_back_by_the_same_program_under_the_same_name_only() {
        let secrets = Secrets::random();
        let typed = Fields(vec![("address".into(), "https://agenda.voorbeeld.test/geheim.ics".into())]);
        let sealed = seal(&secrets, "typed:calendars", &typed).expect("it can be written");
        assert!(!sealed.contains("geheim") && !sealed.contains("address"));
        assert_eq!(open(&secrets, "typed:calendars", &sealed), Some(typed));
        assert_eq!(open::<Fields>(&secrets, "typed:holidays", &sealed), None);
        assert_eq!(open::<Fields>(&Secrets::random(), "typed:calendars", &sealed), None);
        assert_eq!(open::<Fields>(&secrets, "typed:calendars", r#"[["address","in clear"]]"#), None);
    }
}
