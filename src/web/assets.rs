//! The hashed style sheet, script and WASM, kept in memory and sent as small as the browser takes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::assets::Assets;
use app::context::Surroundings;
use axum::Router;
use axum::extract;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// The addresses of the assets.
pub const ADDRESSES: [&str; 2] = [FILES_AT, ICON_AT];
const FILES_AT: &str = "/pkg/{name}";
const ICON_AT: &str = "/icon.svg";

/// One file in the forms it is kept in.
struct Asset {
    kind: &'static str,
    plain: Vec<u8>,
    brotli: Option<Vec<u8>>,
    gzip: Option<Vec<u8>>,
}

/// The site folder, read once at start.
pub struct Site {
    pub addresses: Assets,
    files: Arc<HashMap<String, Asset>>,
}

/// Where the site may be: named, beside the program, or in the build folder.
fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("UITZWAAI_SITE").map(PathBuf::from);
    let beside = std::env::current_exe().ok().and_then(|path| Some(path.parent()?.join("site")));
    [named, beside, Some(PathBuf::from("target/site"))]
        .into_iter()
        .flatten()
        .find(|folder| folder.join("assets.json").is_file())
}

impl Site {
    /// Reads the site folder; without one, pages come without style and the log says so.
    pub fn load() -> Self {
        let Some(folder) = folder() else {
            tracing::error!("no site folder: build it with `cargo xtask build`, or name it in UITZWAAI_SITE");
            return Self { addresses: Assets::default(), files: Arc::default() };
        };
        match Self::read(&folder) {
            Ok(site) => site,
            Err(error) => {
                tracing::error!(%error, folder = %folder.display(), "the site folder cannot be read");
                Self { addresses: Assets::default(), files: Arc::default() }
            }
        }
    }

    fn read(folder: &Path) -> std::io::Result<Self> {
        let addresses = serde_json::from_slice(&std::fs::read(folder.join("assets.json"))?)?;
        let mut files = HashMap::new();
        for entry in std::fs::read_dir(folder.join("pkg"))? {
            let path = entry?.path();
            let (Some(name), Some(kind)) = (path.file_name().and_then(|name| name.to_str()), kind_of(&path)) else {
                continue;
            };
            let beside = |ending: &str| std::fs::read(folder.join("pkg").join(format!("{name}.{ending}"))).ok();
            files.insert(
                name.to_owned(),
                Asset { kind, plain: std::fs::read(&path)?, brotli: beside("br"), gzip: beside("gz") },
            );
        }
        Ok(Self { addresses, files: Arc::new(files) })
    }

    /// The routes of the assets.
    pub fn router(&self) -> Router<Surroundings> {
        let files = self.files.clone();
        Router::new()
            .route(
                FILES_AT,
                get(move |extract::Path(name): extract::Path<String>, headers: HeaderMap| {
                    let files = files.clone();
                    async move {
                        files.get(&name).map_or(StatusCode::NOT_FOUND.into_response(), |file| send(file, &headers))
                    }
                }),
            )
            .route(ICON_AT, get(icon))
    }
}

fn kind_of(path: &Path) -> Option<&'static str> {
    match path.extension()?.to_str()? {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "wasm" => Some("application/wasm"),
        _ => None,
    }
}

/// The name carries a hash of the content, so it never changes.
const FOREVER: &str = "public, max-age=31536000, immutable";

fn send(file: &Asset, headers: &HeaderMap) -> Response {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let takes = |name: &str| accepted.split(',').any(|part| part.trim().split(';').next() == Some(name));
    let common = [(CONTENT_TYPE, file.kind), (CACHE_CONTROL, FOREVER), (VARY, "accept-encoding")];
    match (&file.brotli, &file.gzip) {
        (Some(body), _) if takes("br") => (common, [(CONTENT_ENCODING, "br")], body.clone()).into_response(),
        (_, Some(body)) if takes("gzip") => (common, [(CONTENT_ENCODING, "gzip")], body.clone()).into_response(),
        _ => (common, file.plain.clone()).into_response(),
    }
}

async fn icon() -> Response {
    const ICON: &str = include_str!("icon.svg");
    ([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "public, max-age=86400")], ICON).into_response()
}
