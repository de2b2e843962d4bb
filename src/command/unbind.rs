//! `uitzwaai unbind`

use anyhow::{Context, Result, bail};
use domain::person::EmailAddress;
use server::program::Program;
use server::sign_in::{Unbound, unbind};

/// Forgets the provider's subject of the account with this address.
pub async fn run(program: &Program, email: &str) -> Result<()> {
    let address = EmailAddress::parse(email).ok().context("that is no mail address")?;
    match unbind(program, &address).await? {
        Unbound::Done => {
            println!("Whoever signs in at the provider next with {email}, verified, is that person here.");
            Ok(())
        }
        Unbound::Nobody => bail!("nobody here signed in at the provider with {email}"),
    }
}
