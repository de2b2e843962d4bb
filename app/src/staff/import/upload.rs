//! Reads an uploaded file from a plain HTML form (`multipart/form-data`, RFC 7578).
//!
//! The stock encoding panics on a missing boundary and leaves a body that is too large to an error
//! page; here both are something the form can say.

use std::convert::Infallible;

use http::Method;
use leptos::server_fn::ContentType;
use leptos::server_fn::codec::{Encoding, FromReq, IntoReq};
use leptos::server_fn::error::FromServerFnError;
use leptos::server_fn::request::{ClientReq, Req};
use serde::{Deserialize, Serialize};

use super::ImportUpload;

/// What was uploaded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Uploaded {
    /// No file was chosen.
    None,
    /// More than the program reads at all.
    TooLarge,
    File {
        name: String,
        bytes: Vec<u8>,
    },
}

/// The encoding of a form with a file.
pub struct Upload;

impl ContentType for Upload {
    const CONTENT_TYPE: &'static str = "multipart/form-data";
}

impl Encoding for Upload {
    const METHOD: Method = Method::POST;
}

impl<E, Request> IntoReq<Upload, Request, E> for ImportUpload
where
    Request: ClientReq<E>,
    E: FromServerFnError,
{
    /// Only browsers send files, by a plain form: this sends none.
    fn into_req(self, path: &str, accepts: &str) -> Result<Request, E> {
        Request::try_new_post(path, Upload::CONTENT_TYPE, accepts, String::new())
    }
}

impl<E, Request> FromReq<Upload, Request, E> for ImportUpload
where
    Request: Req<E> + Send + 'static,
    E: FromServerFnError,
{
    async fn from_req(req: Request) -> Result<Self, E> {
        let boundary = req.to_content_type().and_then(|kind| multer::parse_boundary(kind.as_ref()).ok());
        let Some(boundary) = boundary else { return Ok(Uploaded::None.into()) };
        let Ok(body) = req.try_into_bytes().await else { return Ok(Uploaded::TooLarge.into()) };
        let body = futures_util::stream::once(async move { Ok::<_, Infallible>(body) });
        let mut parts = multer::Multipart::new(body, boundary);
        while let Ok(Some(part)) = parts.next_field().await {
            if part.name() != Some("file") {
                continue;
            }
            let name = part.file_name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map(|bytes| bytes.to_vec()).unwrap_or_default();
            if name.is_empty() && bytes.is_empty() {
                break;
            }
            return Ok(Uploaded::File { name, bytes }.into());
        }
        Ok(Uploaded::None.into())
    }
}
