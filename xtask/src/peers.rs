//! Programs of others that some stories start themselves, before the program or behind it: a connection pool, a proxy,
//! a PostgreSQL of two machines.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{children, packages};

/// A program, or what one of them needs.
struct Peer {
    /// Debian's package.
    package: &'static str,
    /// Where that keeps it.
    usual: &'static str,
    /// How stories learn where it is, where they start it themselves.
    variable: Option<&'static str>,
}

const ALWAYS: [Peer; 2] = [
    Peer { package: "pgbouncer", usual: "/usr/sbin/pgbouncer", variable: Some("UITZWAAI_PGBOUNCER") },
    Peer { package: "haproxy", usual: "/usr/sbin/haproxy", variable: Some("UITZWAAI_HAPROXY") },
];

/// For `--deep`.
const DEEP: [Peer; 3] = [
    Peer { package: "patroni", usual: "/usr/bin/patroni", variable: Some("UITZWAAI_PATRONI") },
    Peer { package: "etcd-server", usual: "/usr/bin/etcd", variable: Some("UITZWAAI_ETCD") },
    // By it Patroni speaks with PostgreSQL.
    Peer { package: "python3-psycopg2", usual: "/usr/lib/python3/dist-packages/psycopg2/__init__.py", variable: None },
];

/// Installs what is missing; returns where stories find each.
pub fn ensure(deep: bool) -> Result<Vec<(&'static str, PathBuf)>> {
    let more: &[Peer] = if deep { &DEEP } else { &[] };
    let wanted: Vec<&Peer> = ALWAYS.iter().chain(more).collect();
    let missing: Vec<&str> = wanted.iter().filter(|peer| peer.found().is_none()).map(|peer| peer.package).collect();
    if !missing.is_empty() {
        packages::install(&missing, "the server's tests with a real pool, proxy and cluster around the program")?;
    }
    let mut places = Vec::new();
    for peer in wanted {
        let Some(place) = peer.found() else {
            bail!("{} was installed, but it is nowhere to be found", peer.package);
        };
        places.extend(peer.variable.map(|variable| (variable, place)));
    }
    Ok(places)
}

impl Peer {
    /// Debian keeps some where only root's `PATH` looks.
    fn found(&self) -> Option<PathBuf> {
        let usual = Path::new(self.usual);
        if usual.is_file() { Some(usual.to_owned()) } else { children::on_path(usual.file_name()?) }
    }
}
