//! Of `uitzwaai check`: the mails that go as soon as the program runs, which after restoring a copy may have gone before.

use anyhow::Result;
use server::lists::watched::watched;

use super::{LATER, opened};
use crate::settings::Configuration;

/// How many mails wait to be sent, and when the oldest of them was made.
pub(super) async fn outbox(configuration: &Configuration) -> Result<String> {
    let Some(store) = opened(configuration).await? else { return Ok(LATER.to_owned()) };
    let seen = watched(store.read(), chrono::Utc::now()).await?;
    Ok(match (seen.mails_waiting, seen.oldest_mail) {
        (waiting @ 1.., Some(oldest)) => format!(
            "{waiting} wait and go when the program runs; the oldest was made at {} UTC",
            oldest.format("%Y-%m-%d %H:%M:%S")
        ),
        _ => "nothing waits to be sent".to_owned(),
    })
}
