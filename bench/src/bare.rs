//! The baselines: an Axum handler that serves one page's bytes and nothing else, durable commits of one row
//! each, and a pass over the rows that figures are made of.

mod commits;
mod reading;

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

use crate::http::Answer;
use crate::program::first_address;
use crate::settings::BarePage;

pub use commits::Commits;
pub use reading::read;

/// Serves the page at every address until the process is ended.
pub async fn serve(page: &BarePage) -> Result<()> {
    let body = Bytes::from(std::fs::read(&page.body)?);
    let content_type = HeaderValue::from_str(&page.content_type)?;
    let content_encoding = page.content_encoding.as_deref().map(HeaderValue::from_str).transpose()?;
    let handler = move || {
        let (body, content_type, content_encoding) = (body.clone(), content_type.clone(), content_encoding.clone());
        async move {
            let mut response = ([(CONTENT_TYPE, content_type)], body).into_response();
            if let Some(encoding) = content_encoding {
                response.headers_mut().insert(CONTENT_ENCODING, encoding);
            }
            response
        }
    };
    let router = Router::new().route("/", get(handler));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("bench: bare page on http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}

/// The bare handler in a process of its own; ends with this value.
pub struct Bare {
    pub address: SocketAddr,
    _process: Child,
}

impl Bare {
    /// Starts it with the bytes of this answer, kept below `folder` under this name.
    pub async fn start(folder: &Path, name: &str, answer: &Answer) -> Result<Self> {
        let file = folder.join(format!("{name}.body"));
        std::fs::write(&file, &answer.body)?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("bare").arg(&file).arg(answer.header("content-type").unwrap_or("text/html; charset=utf-8"));
        if let Some(encoding) = answer.header("content-encoding") {
            command.arg(encoding);
        }
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .context("the bare handler cannot be started")?;
        let address = first_address(&mut process).await.context("the bare handler did not come up")?;
        Ok(Self { address, _process: process })
    }
}
