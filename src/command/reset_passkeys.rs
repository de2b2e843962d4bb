//! `uitzwaai reset-passkeys`

use anyhow::{Context, Result, bail};
use domain::person::EmailAddress;
use server::passkey::{Reset, reset_by_address};
use server::program::Program;

/// Takes away every passkey of the account with this address, and signs its owner out everywhere.
pub async fn run(program: &Program, email: &str) -> Result<()> {
    let address = EmailAddress::parse(email).ok().context("that is no mail address")?;
    match reset_by_address(program, &address).await? {
        Reset::Done => {
            println!("{email} has no passkey any more. A mail leads to a new one; until then a mailed code signs in.");
            Ok(())
        }
        Reset::Nothing => bail!("nobody here has a passkey and the address {email}"),
    }
}
