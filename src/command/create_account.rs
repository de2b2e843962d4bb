//! `uitzwaai create-account`

use std::io::{IsTerminal, Write, stdin, stdout};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use server::account::{NewAccount, create};
use server::form::Filled;
use server::organisation::the_board;
use server::program::Program;

/// Who talks with somebody who resigns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TalksWith {
    /// An adviser, and informally the leader; the leaver may drop the second.
    AdviserAndLeader,
    /// An adviser.
    Adviser,
}

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
    /// Who talks with somebody who resigns, where this is the first account. Asked for at a terminal when it is
    /// left out; the leader too where nobody can be asked. The settings of the organisation change it.
    #[arg(long)]
    resigning_talks_with: Option<TalksWith>,
}

impl CreateAccount {
    pub async fn run(self, program: &Program) -> Result<()> {
        let email = self.email.clone();
        let is_first = the_board(program.store().read()).await?.is_none();
        let talks_with = match self.resigning_talks_with {
            Some(said) => said,
            None if is_first && stdin().is_terminal() => ask()?,
            None => TalksWith::AdviserAndLeader,
        };
        let account = NewAccount {
            name: self.name,
            email: self.email,
            language: self.language,
            roles: self.roles,
            organisation: self.organisation,
            leader_talks_too: talks_with == TalksWith::AdviserAndLeader,
        };
        match create(program, &account).await? {
            Filled::Done(_) => {
                println!("{email} can sign in at {}/staff", program.settings().base_url);
                if is_first {
                    println!("{}", said(talks_with));
                }
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

/// What was set up, and where it is changed.
const fn said(talks_with: TalksWith) -> &'static str {
    match talks_with {
        TalksWith::AdviserAndLeader => {
            "Whoever resigns talks with an HR adviser, and informally with their leader, unless they drop that. \
             Change it under Organisation."
        }
        TalksWith::Adviser => "Whoever resigns talks with an HR adviser. Change it under Organisation.",
    }
}

/// Asks until there is an answer; an empty one is the first.
fn ask() -> Result<TalksWith> {
    println!("Who talks with somebody who resigns?");
    println!("  1  an HR adviser, and informally their leader; they may drop the second");
    println!("  2  an HR adviser");
    loop {
        print!("1 or 2 [1]: ");
        stdout().flush()?;
        let mut line = String::new();
        if stdin().read_line(&mut line)? == 0 {
            bail!("no account was made (nobody answered)");
        }
        if let Some(answer) = answer(&line) {
            return Ok(answer);
        }
    }
}

/// What was typed, where it is an answer.
fn answer(line: &str) -> Option<TalksWith> {
    match line.trim() {
        "" | "1" => Some(TalksWith::AdviserAndLeader),
        "2" => Some(TalksWith::Adviser),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{TalksWith, answer};

    #[test]
    fn an_empty_line_is_the_first_answer_and_anything_else_is_asked_again() {
        assert_eq!(answer("\n"), Some(TalksWith::AdviserAndLeader));
        assert_eq!(answer(" 1 \n"), Some(TalksWith::AdviserAndLeader));
        assert_eq!(answer("2\r\n"), Some(TalksWith::Adviser));
        assert_eq!(answer("3\n"), None);
        assert_eq!(answer("yes\n"), None);
    }
}
