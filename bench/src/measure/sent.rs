//! What goes over the wire: the way from the mail's link to the first screen, and the assets.

use std::collections::HashSet;

use anyhow::{Context, Result, bail, ensure};

use super::Side;
use crate::figures::Figures;
use crate::forms::blocking;
use crate::http::{Answer, Connection, Sent, request};
use crate::seed::answers::screens;
use crate::settings::Settings;

/// More steps than this no link takes.
const REDIRECTS_MAX: usize = 5;

/// A browser that has nothing yet: it follows redirects, keeps cookies, and fetches what blocks.
struct Browser<'a> {
    side: &'a Side,
    connection: Connection,
    cookies: Vec<String>,
    fetched: HashSet<String>,
    requests: usize,
    bytes: usize,
}

impl Browser<'_> {
    async fn get(&mut self, path: &str) -> Result<Answer> {
        let cookies = self.cookies.join("; ");
        let sent = Sent { cookies: &cookies, ..Sent::default() };
        let answer = self.connection.fetch(&request(&self.side.running.base_url, path, &sent)).await?;
        self.requests += 1;
        self.bytes += answer.bytes;
        for (name, value) in &answer.headers {
            if name == "set-cookie" {
                self.cookies.extend(value.split(';').next().map(str::to_owned));
            }
        }
        Ok(answer)
    }

    /// A page, with what it waits for.
    async fn open(&mut self, path: &str) -> Result<()> {
        let mut path = path.to_owned();
        for _ in 0..REDIRECTS_MAX {
            let answer = self.get(&path).await?;
            if let Some(location) = answer.header("location") {
                path = location.to_owned();
                continue;
            }
            ensure!(answer.status == 200, "{path} answers with status {}", answer.status);
            for asset in blocking(answer.text()?) {
                if self.fetched.insert(asset.clone()) {
                    let found = self.get(&asset).await?;
                    ensure!(found.status == 200, "{asset} answers with status {}", found.status);
                }
            }
            return Ok(());
        }
        bail!("{path} is sent on and on")
    }
}

/// From the link in the mail, with an empty cache, over the letter to the first screen.
pub async fn first_screen(side: &Side, figures: &mut Figures) -> Result<()> {
    let leaver = side.seeded.leavers.first().context("nobody has a questionnaire")?;
    let connection = Connection::open(side.running.address).await?;
    let mut browser = Browser { side, connection, cookies: Vec::new(), fetched: HashSet::new(), requests: 0, bytes: 0 };
    browser.open(&leaver.link).await?;
    let (first, _) = screens()?;
    browser.open(&format!("/leaver/questions/{first}")).await?;
    figures.first_screen(browser.requests, browser.bytes);
    Ok(())
}

/// Sizes of style, script and WASM as a browser gets them.
pub async fn assets(side: &Side, settings: &Settings, figures: &mut Figures) -> Result<()> {
    let list = std::fs::read(settings.site.join("assets.json")).context("the site folder has no list of assets")?;
    let list: serde_json::Value = serde_json::from_slice(&list)?;
    let mut connection = Connection::open(side.running.address).await?;
    for (name, key, goal) in [("WASM", "wasm", Some(75)), ("JavaScript", "script", None), ("CSS", "style", None)] {
        let path = list.get(key).and_then(|value| value.as_str()).with_context(|| format!("{key} is not listed"))?;
        let answer = connection.fetch(&request(&side.running.base_url, path, &Sent::default())).await?;
        ensure!(answer.status == 200, "{path} answers with status {}", answer.status);
        let encoding = answer.header("content-encoding").unwrap_or("nothing").to_owned();
        ensure!(encoding == "br", "{path} is compressed with {encoding}");
        figures.asset(name, answer.body.len(), goal);
    }
    Ok(())
}
