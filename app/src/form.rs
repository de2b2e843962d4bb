//! Forms without JavaScript: what was typed is kept in the session, the browser goes back to the
//! page, and the page shows the errors at their fields. Nothing typed is lost, and nobody who reads the
//! database reads it.

pub mod draft;
pub mod draft_line;
pub mod limits;
pub mod made;
mod markup;
pub mod sent;
pub mod signed_out;

use std::fmt::Write as _;
use std::future::Future;
use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server::secret::random_bytes;
use wording::key;

use crate::context::language::keep_leavers;
use crate::context::{self, Elsewhere, address};
use crate::fields::Fields;
use crate::form::sent::Room;
use crate::sealed;

/// What somebody typed and what is wrong with it, in words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Typed {
    pub fields: Fields,
    /// The control's name and the sentence beside it.
    pub faults: Vec<(String, String)>,
}

impl Typed {
    /// The sentence beside that control.
    pub fn fault(&self, name: &str) -> Option<&str> {
        self.faults.iter().find(|(key, _)| key == name).map(|(_, text)| text.as_str())
    }
}

/// A sentence shown once on the next page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// `good`, `warn` or `bad`, as the style sheet names them.
    pub kind: String,
    pub text: String,
}

fn key(form: &str) -> String {
    format!("typed:{form}")
}

const NOTICE: &str = "notice";

/// The part of a page's address that says which form came back to it.
const CAME_BACK: &str = "typed";

/// What one posting brings back. The page it leads to has its name in the address, so that another page of the same
/// form, in another tab or later, stays as it is.
#[derive(Clone, Default)]
struct Posting(Arc<OnceLock<String>>);

impl Posting {
    fn name(&self) -> &str {
        self.0.get_or_init(|| {
            random_bytes::<8>().iter().fold(String::new(), |mut name, byte| {
                // reason: text takes everything
                let _ = write!(name, "{byte:02x}");
                name
            })
        })
    }

    /// The address with its name, where it brings something back.
    fn named(&self, location: &str) -> String {
        self.0.get().map_or_else(|| location.to_owned(), |name| with_name(location, name))
    }
}

/// The address, which says which form came back to it. What it said of an earlier one goes.
fn with_name(location: &str, name: &str) -> String {
    let (page, place) = location.split_once('#').map_or((location, None), |(page, place)| (page, Some(place)));
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let others = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("typed="));
    let own = format!("{CAME_BACK}={name}");
    let query: Vec<&str> = others.chain([own.as_str()]).collect();
    let place = place.map(|place| format!("#{place}")).unwrap_or_default();
    format!("{path}?{}{place}", query.join("&"))
}

/// What was typed, as the session has it.
#[derive(Serialize, Deserialize)]
struct Kept {
    posting: String,
    typed: Typed,
}

/// Keeps what was typed for the page that this posting leads to, which shows the form again.
///
/// # Errors
/// Outside of [`posted`], which leads there.
pub async fn keep(form: &str, typed: &Typed) -> Result<(), Elsewhere> {
    let posting = use_context::<Posting>().ok_or(Elsewhere::Unavailable)?;
    let kept = Kept { posting: posting.name().to_owned(), typed: typed.clone() };
    sealed::put(&key(form), &kept).await
}

/// What was typed in this form, where it came back to this very page.
pub async fn kept(form: &str) -> Result<Option<Typed>, Elsewhere> {
    let Some(name) = context::query_value(CAME_BACK) else { return Ok(None) };
    let kept = sealed::look::<Kept>(&key(form)).await?;
    Ok(kept.filter(|kept| kept.posting == name).map(|kept| kept.typed))
}

/// Forgets what was typed: it has been accepted.
pub async fn forget(form: &str) -> Result<(), Elsewhere> {
    sealed::forget(&key(form)).await
}

/// Goes on for whoever signed in just now. Everybody else does so again and comes back to the form's page, where what
/// they typed stands as they typed it.
pub async fn fresh(form: &str, fields: &Fields, back: &str) -> Result<(), Elsewhere> {
    let fresh = context::fresh(back).await;
    if matches!(fresh, Err(Elsewhere::Again(_))) {
        keep(form, &Typed { fields: fields.clone(), faults: Vec::new() }).await?;
    }
    fresh
}

/// Says something on the next page. It may name somebody, so it waits sealed.
pub async fn say(kind: &str, text: String) -> Result<(), Elsewhere> {
    sealed::put(NOTICE, &Notice { kind: kind.to_owned(), text }).await
}

/// What the last form wanted to say, once. Where there is nothing to say, the session is only read.
pub async fn said() -> Result<Option<Notice>, Elsewhere> {
    let found = sealed::look(NOTICE).await?;
    if found.is_some() {
        sealed::forget(NOTICE).await?;
    }
    Ok(found)
}

/// Carries out a posted form and sends the browser on: to where `work` says, or to where it has to
/// be instead. What stood on a page of whoever was signed in here before is not carried out: it would be done in the
/// name of somebody else than the page said, and what was typed is not theirs.
pub async fn posted<F>(work: F) -> Result<(), ServerFnError>
where
    F: Future<Output = Result<String, Elsewhere>>,
{
    let refused = match sent::is_of_another().await {
        Ok(false) => None,
        Ok(true) => Some(somebody_else().await),
        Err(_) => Some(UNAVAILABLE),
    };
    if let Some(location) = refused {
        leptos_axum::redirect(location);
        return Ok(());
    }
    let posting = Posting::default();
    provide_context(posting.clone());
    let location = match work.await.map(|location| posting.named(&location)) {
        Ok(location) => {
            // What was asked for is done, whatever becomes of what waited.
            let _ = sent::done().await;
            location
        }
        Err(Elsewhere::Go(location)) => location,
        // Not from a form: `form-action` of the page's policy keeps it from leading elsewhere, on every hop.
        Err(Elsewhere::Leave(_)) => "/staff/sign-in".to_owned(),
        Err(Elsewhere::SignIn) => signed_out().await,
        Err(Elsewhere::Again(back)) => again_address(&posting.named(&back)),
        Err(Elsewhere::NoLink) => without_link().await,
        Err(Elsewhere::NotFound) => "/not-found".to_owned(),
        Err(Elsewhere::Unavailable) => UNAVAILABLE.to_owned(),
    };
    leptos_axum::redirect(&safe_location(&location));
    Ok(())
}

/// Where a form is sent that could not be taken, since the database cannot be used.
pub const UNAVAILABLE: &str = "/unavailable";

/// Where whoever has no link open here any more is sent with a form; what is said there is in the language of its page.
async fn without_link() -> String {
    if let Some(language) = sent::language() {
        keep_leavers(language);
    }
    match sent::wait(Room::Leaver).await {
        Ok(Some(_)) => "/leaver/link?posted=kept".to_owned(),
        Ok(None) => "/leaver/link?posted=lost".to_owned(),
        Err(_) => UNAVAILABLE.to_owned(),
    }
}

/// Where whoever sends a form of somebody else's is sent: to their own first page, which says that nothing was done.
async fn somebody_else() -> &'static str {
    match say("warn", context::wording(None).text(key::STAFF_SOMEBODY_ELSE)).await {
        Ok(()) => "/staff",
        Err(_) => UNAVAILABLE,
    }
}

/// Where whoever is not signed in any more is sent with a form: to sign in, and back to its page, where it stands
/// again.
async fn signed_out() -> String {
    match sent::wait(Room::Staff).await {
        Ok(Some(page)) => match say("warn", context::wording(None).text(key::STAFF_SIGN_IN_KEPT)).await {
            Ok(()) => leading_to("/staff/sign-in", &page),
            Err(_) => UNAVAILABLE.to_owned(),
        },
        Ok(None) => unsent_address(context::posted_from()),
        Err(_) => UNAVAILABLE.to_owned(),
    }
}

/// A path of this program, whatever was asked for: one slash, then visible ASCII. Everything else
/// becomes the first page, since a header takes no other bytes and nobody may be sent elsewhere.
pub fn safe_location(location: &str) -> String {
    let safe = location.starts_with('/')
        && !location.starts_with("//")
        && !location.starts_with("/\\")
        && location.bytes().all(|byte| byte.is_ascii_graphic());
    if safe { location.to_owned() } else { "/".to_owned() }
}

/// Where to sign in, and to come back from to this page.
pub fn sign_in_address() -> String {
    leading_to("/staff/sign-in", &address())
}

/// Where to sign in after a form that could not be taken, and to come back from to the page it stood on.
fn unsent_address(page: Option<String>) -> String {
    match page {
        Some(page) => format!("{}&sent=no", leading_to("/staff/sign-in", &page)),
        None => "/staff/sign-in?sent=no".to_owned(),
    }
}

/// The page where somebody who is signed in shows once more that it is them.
pub const AGAIN: &str = "/staff/sign-in/again";

/// The address of that page, which leads back there afterwards.
pub fn again_address(back: &str) -> String {
    leading_to(AGAIN, back)
}

/// A page of signing in, with where to go afterwards.
pub fn leading_to(page: &str, next: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{page}?next={next}")
}

#[cfg(test)]
mod tests {
    use super::{safe_location, unsent_address, with_name};

    #[test]
    fn nobody_is_sent_to_another_site() {
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x", "", "staff"] {
            assert_eq!(safe_location(bad), "/", "{bad:?}");
        }
        assert_eq!(safe_location("/staff/board?stage=planned"), "/staff/board?stage=planned");
    }

    #[test]
    fn a_form_without_a_session_leads_to_signing_in_and_back() {
        assert_eq!(unsent_address(None), "/staff/sign-in?sent=no");
        let back = unsent_address(Some("/staff/board?stage=planned".to_owned()));
        assert_eq!(back, "/staff/sign-in?next=%2Fstaff%2Fboard%3Fstage%3Dplanned&sent=no");
        assert_eq!(safe_location(&back), back);
    }

    #[test]
    fn a_form_that_came_back_is_named_in_the_address_once() {
        for (location, named) in [
            ("/staff/new", "/staff/new?typed=ab"),
            ("/staff/new#errors", "/staff/new?typed=ab#errors"),
            ("/staff/board?stage=planned&typed=cd#errors", "/staff/board?stage=planned&typed=ab#errors"),
        ] {
            assert_eq!(with_name(location, "ab"), named);
        }
    }
}
