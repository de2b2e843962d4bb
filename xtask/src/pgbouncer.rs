//! PgBouncer, the connection pool that some stories put before PostgreSQL; they start it themselves.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{children, packages};

/// Installs it when it is missing; returns the program.
pub fn ensure() -> Result<PathBuf> {
    if let Some(found) = program() {
        return Ok(found);
    }
    packages::install(&["pgbouncer"], "the server's tests behind a real connection pool")?;
    program().context("pgbouncer was installed, but it is nowhere to be found")
}

/// Debian keeps it where only root's `PATH` looks.
fn program() -> Option<PathBuf> {
    let usual = PathBuf::from("/usr/sbin/pgbouncer");
    if usual.is_file() { Some(usual) } else { children::on_path("pgbouncer") }
}
