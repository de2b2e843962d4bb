//! `uitzwaai serve`

use anyhow::Result;

use crate::settings::Configuration;
use crate::web::{self, Web};

/// Serves until it is asked to stop (Ctrl-C or SIGTERM); requests under way are finished, and jobs give back what they
/// have claimed.
pub async fn run(configuration: Configuration) -> Result<()> {
    configuration.refuse_clear()?;
    let program = super::open(&configuration).await?;
    let web = Web {
        program,
        trusted_proxies: configuration.trusted_proxies,
        demonstration: None,
        patience: configuration.patience,
        drain: configuration.drain,
        metrics: configuration.metrics,
        security: configuration.security,
    };
    web::serve(web, configuration.listen, |address| println!("Uitzwaai listens on http://{address}")).await
}
