//! `uitzwaai itip`: takes a mail from standard input, as mail servers hand them to a program.

use std::io::Read;

use anyhow::Result;
use domain::itip::REPLY_BYTES_MAX;
use server::itip::{Handed, hand_in};

use crate::settings;

/// What mail servers understand as "try again later" (sysexits: EX_TEMPFAIL). Everything else would send
/// the mail back to whoever answered.
const TRY_LATER: i32 = 75;

/// Takes one mail. One that is no answer is taken too: a mail server has no use for hearing so.
pub async fn run() -> Result<()> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(REPLY_BYTES_MAX + 1)?;
    std::io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    let handed = match open().await {
        Ok(program) => hand_in(&program, bytes).await.map_err(anyhow::Error::from),
        Err(error) => Err(error),
    };
    match handed {
        Ok(Handed::Kept(answers)) => println!("{answers} answers were kept."),
        Ok(Handed::CameBack) => println!("A mail did not arrive."),
        Ok(Handed::Ignored) => println!("There was nothing to keep."),
        Err(error) => {
            eprintln!("uitzwaai: {error:#}");
            std::process::exit(TRY_LATER);
        }
    }
    Ok(())
}

async fn open() -> Result<server::program::Program> {
    super::open(&settings::read()?).await
}
