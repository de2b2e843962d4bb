//! `uitzwaai create-account`

use anyhow::{Result, bail};
use clap::Args;
use server::account::{NewAccount, create};
use server::form::Filled;
use server::program::Program;

/// Make an account; the first one makes the organisation too.
#[derive(Args)]
pub struct CreateAccount {
    /// The mail address to sign in with.
    email: String,
    /// The person's name.
    #[arg(long)]
    name: String,
    /// nl or en.
    #[arg(long, default_value = "nl")]
    language: String,
    /// administrator, `hr_coordinator`, `hr_adviser`, `team_leader`, `policy_officer`; may be repeated. A
    /// `school_head` has a school, which is chosen on the page of people.
    #[arg(long = "role", default_values_t = ["administrator".to_owned(), "hr_coordinator".to_owned()])]
    roles: Vec<String>,
    /// The organisation's name, where this is the first account.
    #[arg(long, default_value = "")]
    organisation: String,
}

impl CreateAccount {
    pub async fn run(self, program: &Program) -> Result<()> {
        let email = self.email.clone();
        let account = NewAccount {
            name: self.name,
            email: self.email,
            language: self.language,
            roles: self.roles,
            organisation: self.organisation,
        };
        match create(program, &account).await? {
            Filled::Done(_) => {
                println!("{email} can sign in at {}/staff", program.settings().base_url);
                Ok(())
            }
            Filled::Faulty(faults) => {
                let faults: Vec<String> = faults
                    .iter()
                    .map(|(field, fault)| format!("{}: {}", field.code(), fault.code().replace('_', " ")))
                    .collect();
                bail!("no account was made ({})", faults.join("; "))
            }
        }
    }
}
