//! `uitzwaai check`: settings, database, mail and clock, one line each.

use std::net::ToSocketAddrs;
use std::time::Duration;

use anyhow::{Result, bail};
use server::secret::Secrets;
use server::settings::MailTo;
use server::store::Store;

use crate::settings::{self, Configuration};

/// Looks at everything and fails when something is not in order, having looked at the rest too.
pub async fn run() -> Result<()> {
    let configuration = settings::read()?;
    println!("settings  in order; people reach the program under {}", configuration.settings.base_url);
    let results = [
        ("database", database(&configuration).await),
        ("secret", secret(&configuration)),
        ("mail", mail(&configuration)),
        (
            "clock",
            Ok(format!(
                "{} UTC; zone {}",
                chrono::Utc::now().format("%Y-%m-%d %H:%M:%S"),
                configuration.settings.time_zone
            )),
        ),
    ];
    let mut failed = 0;
    for (what, result) in results {
        match result {
            Ok(found) => println!("{what:<8}  {found}"),
            Err(error) => {
                failed += 1;
                println!("{what:<8}  NOT IN ORDER: {error:#}");
            }
        }
    }
    if failed > 0 {
        bail!("{failed} not in order");
    }
    Ok(())
}

async fn database(configuration: &Configuration) -> Result<String> {
    let store = Store::connect(&configuration.database_url).await?;
    store.ping().await?;
    let pending = store.pending_migrations().await?;
    if pending.is_empty() {
        Ok("up to date".to_owned())
    } else if store.is_sqlite() {
        Ok("will be brought up to date when the program starts".to_owned())
    } else {
        bail!("of an older version: run `uitzwaai migrate`")
    }
}

fn secret(configuration: &Configuration) -> Result<String> {
    if configuration.secret_file.exists() {
        Secrets::from_file(&configuration.secret_file)?;
        Ok(format!("{} can be read", configuration.secret_file.display()))
    } else {
        Ok(format!("{} will be made when the program starts", configuration.secret_file.display()))
    }
}

/// Whether somebody answers at the mail server's port, or the folder can be written to. No mail is
/// sent.
fn mail(configuration: &Configuration) -> Result<String> {
    match &configuration.settings.mail_to {
        MailTo::Folder(folder) => {
            std::fs::create_dir_all(folder)?;
            let probe = folder.join(".check");
            std::fs::write(&probe, b"")?;
            std::fs::remove_file(&probe)?;
            Ok(format!("kept in {}", folder.display()))
        }
        MailTo::Smtp(url) => {
            let (scheme, rest) = url.split_once("://").unwrap_or(("smtp", url));
            let host = rest.rsplit('@').next().unwrap_or(rest);
            let host = host.split(['/', '?']).next().unwrap_or(host);
            let port = if scheme == "smtps" { 465 } else { 587 };
            let host = if host.contains(':') { host.to_owned() } else { format!("{host}:{port}") };
            let address = host.to_socket_addrs()?.next().ok_or_else(|| anyhow::anyhow!("{host} has no address"))?;
            std::net::TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
            Ok(format!("{host} answers"))
        }
    }
}
