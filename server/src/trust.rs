//! Whose word counts that a server is the one it says: certificate authorities for mail servers, calendars and the
//! provider.
//!
//! Those of this machine, as whatever else runs on it believes them; where it keeps none, those that browsers believe,
//! which are compiled in. The settings may name more (`CA_FILE`). It is one for the whole process: no connection may
//! believe anybody else by oversight.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

static BELIEVED: OnceLock<Trust> = OnceLock::new();

/// The authorities that are believed.
#[derive(Debug)]
pub struct Trust {
    /// This machine's, and those that the settings name.
    certificates: Vec<CertificateDer<'static>>,
    /// The machine keeps none: those of browsers are believed in their place.
    as_browsers: bool,
    client: Arc<ClientConfig>,
}

/// The file of authorities cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum NoAuthority {
    #[error("CA_FILE {} cannot be read: {error}", .file.display())]
    Unreadable { file: PathBuf, error: std::io::Error },
    #[error("CA_FILE {} holds no certificate (PEM)", .file.display())]
    Empty { file: PathBuf },
}

/// Believes the authorities in this file too, from now on. The first who says so in a process counts: connections
/// that stand already were made by what was believed then.
pub fn believe(file: Option<&Path>) -> Result<(), NoAuthority> {
    let Some(file) = file else { return Ok(()) };
    let named = std::fs::read(file).map_err(|error| NoAuthority::Unreadable { file: file.to_owned(), error })?;
    let named = certificates(&named);
    if named.is_empty() {
        return Err(NoAuthority::Empty { file: file.to_owned() });
    }
    BELIEVED.get_or_init(|| Trust::with(named));
    Ok(())
}

/// Who is believed.
pub fn believed() -> &'static Trust {
    BELIEVED.get_or_init(|| Trust::with(Vec::new()))
}

impl Trust {
    fn with(named: Vec<CertificateDer<'static>>) -> Self {
        // What the machine keeps and cannot be read as an authority's is left out, as by whatever else runs on it.
        let machine = usable(rustls_native_certs::load_native_certs().certs);
        let as_browsers = machine.is_empty();
        let mut roots = RootCertStore::empty();
        if as_browsers {
            roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        }
        let all: Vec<_> = machine.into_iter().chain(named).collect();
        roots.add_parsable_certificates(all.iter().cloned());
        let client = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            // reason: ring speaks both versions.
            .expect("the versions of TLS that ring has")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self { certificates: all, as_browsers, client: Arc::new(client) }
    }

    pub fn certificates(&self) -> &[CertificateDer<'static>] {
        &self.certificates
    }

    pub const fn as_browsers(&self) -> bool {
        self.as_browsers
    }

    /// What a client needs to make a connection.
    pub fn client(&self) -> Arc<ClientConfig> {
        Arc::clone(&self.client)
    }
}

/// The certificates in a file.
fn certificates(pem: &[u8]) -> Vec<CertificateDer<'static>> {
    usable(CertificateDer::pem_slice_iter(pem).filter_map(Result::ok).collect())
}

/// Those that can be read as an authority's.
fn usable(found: Vec<CertificateDer<'static>>) -> Vec<CertificateDer<'static>> {
    found.into_iter().filter(|one| RootCertStore::empty().add(one.clone()).is_ok()).collect()
}
