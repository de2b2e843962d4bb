//! `uitzwaai demo`: everything in a temporary folder, a clock that moves, mails in a folder.

mod like;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};
use chrono_tz::Europe::Amsterdam;
use clap::Args;
use domain::working_days::WorkCalendar;
use server::clock::{Clock, DemoClock, SystemClock};
use server::demonstration::Built;
use server::program::Program;
use server::secret::Secrets;
use server::settings::{MailTo, Settings, SignInCode};
use server::steps::AtOnce;
use server::store::Store;

use crate::settings::parse_listen;
use crate::web::{self, Patience, Web};

/// Serve a demonstration.
#[derive(Args)]
pub struct Demo {
    /// Address to listen on; port 0 takes any free one.
    #[arg(long, env = "UITZWAAI_LISTEN", default_value = "127.0.0.1:3000")]
    listen: String,
    /// Folder for the database and the mails; a temporary one when absent. Emptied at start.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// The working day on which the demonstration starts, at 10:00; today or the next when absent.
    #[arg(long)]
    day: Option<NaiveDate>,
    /// Folder of a demonstration that this same program built for the same day: it is copied, where there is one, and
    /// else what is built is kept there for the next. For tests, which start many.
    #[arg(long, hide = true)]
    like: Option<PathBuf>,
}

/// Stands for the address in what is kept of a demonstration.
const HERE: &str = "{address}";

impl Demo {
    pub async fn run(self) -> Result<()> {
        let listen = parse_listen(&self.listen)?;
        let folder = match &self.folder {
            Some(folder) => folder.clone(),
            None => std::env::temp_dir().join(format!("uitzwaai-demo-{}", std::process::id())),
        };
        let mails = folder.join("mails");
        remove(&folder, self.folder.is_some())?;
        std::fs::create_dir_all(&mails).with_context(|| format!("{} cannot be made", mails.display()))?;
        let listener = tokio::net::TcpListener::bind(listen)
            .await
            .with_context(|| format!("{listen} is in use: choose another with --listen 127.0.0.1:0"))?;
        let address = listener.local_addr()?;
        let database = folder.join("uitzwaai.db");
        let kept = match &self.like {
            Some(like) => like::find(like, &database)?,
            None => None,
        };
        let store = Store::connect(&format!("sqlite:{}", database.display())).await?;
        let (store, secrets, start) = match &kept {
            Some(kept) => (store.sealed_with(&kept.keys), kept.secrets.clone(), kept.time),
            None => {
                store.migrate().await?;
                let (store, secrets) = self.sealed(store).await?;
                (store, secrets, ten_o_clock(self.day))
            }
        };
        let clock = Arc::new(DemoClock::starting_at(start));
        let settings = Settings {
            base_url: format!("http://{address}"),
            mail_to: MailTo::Folder(mails.clone()),
            mail_from: "hr@uitzwaai.example".to_owned(),
            time_zone: Amsterdam,
            calendar_private_addresses: false,
            itip_key: None,
            mailbox: None,
            provider: None,
            sign_in_code: SignInCode::WithoutPasskey,
            demonstration: true,
        };
        let clock_of_program: Arc<dyn Clock> = clock.clone();
        let program = Program::new(store, clock_of_program, secrets, settings, AtOnce);
        let said = match kept {
            Some(kept) => kept.said,
            None => self.build(&program).await?,
        };
        let web = Web {
            program,
            trusted_proxies: Vec::new(),
            demonstration: Some(clock),
            patience: Patience::default(),
            drain: Duration::ZERO,
            metrics: None,
            security: None,
        };
        let result = web::serve_on(web, listener, |address| {
            println!("\nUitzwaai, demonstration: all people are invented.\n");
            print!("{}", said.replace(HERE, &address.to_string()));
            println!("  mails               http://{address}/demonstration/mails");
            println!("                      {}\n", mails.display());
        })
        .await;
        if self.folder.is_none() {
            remove(&folder, false)?;
        }
        result
    }

    /// A migrated database with keys and secrets that no other run has, or that those have which are built like it.
    async fn sealed(&self, store: Store) -> Result<(Store, Secrets)> {
        let now = Utc::now();
        let Some(like) = &self.like else { return Ok((store.sealed_anew(now).await?, Secrets::random())) };
        let (keys, secrets) = like::begin(like)?;
        Ok((store.sealed_at_first_with(&keys, now).await?, secrets))
    }

    /// Builds what there is to see; returns [`said`] of it.
    async fn build(&self, program: &Program) -> Result<String> {
        let built = server::demonstration::build(program).await?;
        let said = said(&built, &program.settings().base_url);
        if let Some(like) = &self.like {
            like::keep(like, program.store(), &said, program.now()).await?;
        }
        Ok(said)
    }
}

/// Who can sign in, and which links open, with [`HERE`] for the address.
fn said(built: &Built, base_url: &str) -> String {
    let mut lines = vec![format!("  sign in             http://{HERE}/staff")];
    lines.extend(
        built
            .accounts
            .iter()
            .map(|account| format!("    {:<16}  {} ({})", account.what.replace('_', " "), account.email, account.name)),
    );
    lines.extend(built.leavers.iter().map(|leaver| {
        let what = format!("leaver, {}", leaver.what.replace('_', " "));
        let url = leaver.url.replace(base_url, &format!("http://{HERE}"));
        format!("  {what:<18}  {url} ({})", leaver.name)
    }));
    lines.join("\n") + "\n"
}

/// Empties the folder of an earlier demonstration: only what a demonstration makes is removed.
fn remove(folder: &Path, kept: bool) -> Result<()> {
    if kept {
        for name in ["uitzwaai.db", "uitzwaai.db-wal", "uitzwaai.db-shm"] {
            let file = folder.join(name);
            if file.exists() {
                std::fs::remove_file(&file)?;
            }
        }
        let mails = folder.join("mails");
        if mails.exists() {
            std::fs::remove_dir_all(&mails)?;
        }
    } else if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// Ten in the morning on that day, or on today or the next working day.
fn ten_o_clock(day: Option<NaiveDate>) -> DateTime<Utc> {
    let calendar = WorkCalendar::new(Amsterdam, Vec::new());
    let now = SystemClock.now();
    let mut day = day.unwrap_or_else(|| calendar.local_date(now));
    while !calendar.is_working_day(day) || day.weekday() == Weekday::Fri {
        day = day + Days::new(1);
    }
    calendar.at(day, 10 * 60).unwrap_or(now)
}
