//! `metrics_listen`: where Prometheus reads, on this machine unless a setting says that another may.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};

/// `None` where nothing is set. `elsewhere` is the setting that says other machines are meant.
pub(super) fn read(listen: Option<&str>, elsewhere: bool) -> Result<Option<SocketAddr>> {
    let Some(text) = listen.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let address: SocketAddr = text.parse().with_context(|| {
        format!("METRICS_LISTEN is {text:?}; it should be an address and a port, as 127.0.0.1:9464")
    })?;
    if !address.ip().to_canonical().is_loopback() && !elsewhere {
        bail!(
            "METRICS_LISTEN is {text:?}, which other machines may reach, and nobody signs in there: let a firewall \
             through only what reads the metrics, and set PLAIN_METRICS=true"
        );
    }
    Ok(Some(address))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn metrics_are_read_on_this_machine_unless_it_is_meant_otherwise() {
        let port =
            |text: &str, elsewhere: bool| read(Some(text), elsewhere).ok().flatten().map(|address| address.port());
        assert!(read(None, false).is_ok_and(|address| address.is_none()));
        assert!(read(Some(" "), true).is_ok_and(|address| address.is_none()));
        for here in ["127.0.0.1:9464", "[::1]:9464", "[::ffff:127.0.0.1]:9464"] {
            assert_eq!(port(here, false), Some(9464), "{here}");
        }
        for open in ["0.0.0.0:9464", "[::]:9464", "10.0.0.1:9464"] {
            let refusal = read(Some(open), false).map_err(|error| error.to_string()).unwrap_err();
            assert!(refusal.contains("METRICS_LISTEN") && refusal.contains("PLAIN_METRICS"), "{refusal}");
            assert_eq!(port(open, true), Some(9464), "{open}");
        }
        assert_eq!(port("9464", true), None, "no address");
    }
}
