//! Which codes this browser asked for, kept in its session: no other opens anything with them.

use server::code::Browser;

use crate::context::{self, Elsewhere};
use crate::sealed;

const CODES: &str = "leaver-codes";

/// This browser, as far as it asked for codes of leavers.
pub async fn browser() -> Result<Browser, Elsewhere> {
    Ok(Browser { client: context::client(), asked: sealed::look(CODES).await?.unwrap_or_default() })
}

/// Keeps which codes it asked for.
pub async fn keep(browser: &Browser) -> Result<(), Elsewhere> {
    sealed::put(CODES, &browser.asked).await
}
