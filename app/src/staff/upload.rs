//! Reads an uploaded file from a plain HTML form (`multipart/form-data`, RFC 7578).
//!
//! The stock encoding panics on a missing boundary and leaves a body that is too large to an error
//! page; here both are something the form can say.

use std::convert::Infallible;

use http::Method;
use leptos::server_fn::ContentType;
use leptos::server_fn::codec::Encoding;
use leptos::server_fn::error::FromServerFnError;
use leptos::server_fn::request::Req;
use serde::{Deserialize, Serialize};

use crate::fields::Fields;

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

/// A posted form: its file, and its other fields.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sent {
    pub fields: Fields,
    /// The file called `file`; [`Uploaded::TooLarge`] says so of the whole form.
    pub file: Uploaded,
    /// Files of a form that asks for several, by the names of their fields.
    pub others: Vec<(String, Uploaded)>,
}

/// The encoding of a form with a file.
pub struct Upload;

impl ContentType for Upload {
    const CONTENT_TYPE: &'static str = "multipart/form-data";
}

impl Encoding for Upload {
    const METHOD: Method = Method::POST;
}

/// Reads the body of a form with a file called `file`, or with several of other names.
pub async fn read<Request, E>(request: Request) -> Sent
where
    Request: Req<E> + Send + 'static,
    E: FromServerFnError,
{
    let mut sent = Sent { fields: Fields::default(), file: Uploaded::None, others: Vec::new() };
    let boundary = request.to_content_type().and_then(|kind| multer::parse_boundary(kind.as_ref()).ok());
    let Some(boundary) = boundary else { return sent };
    let Ok(body) = request.try_into_bytes().await else {
        sent.file = Uploaded::TooLarge;
        return sent;
    };
    let body = futures_util::stream::once(async move { Ok::<_, Infallible>(body) });
    let mut parts = multer::Multipart::new(body, boundary);
    while let Ok(Some(part)) = parts.next_field().await {
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map(|bytes| bytes.to_vec()).unwrap_or_default();
        if name.is_none() && field != "file" {
            sent.fields.0.push((field, String::from_utf8_lossy(&bytes).into_owned()));
            continue;
        }
        let name = name.unwrap_or_default();
        if name.is_empty() && bytes.is_empty() {
            // No file was chosen there.
            continue;
        }
        let file = Uploaded::File { name, bytes };
        if field == "file" {
            sent.file = file;
        } else {
            sent.others.push((field, file));
        }
    }
    sent
}

/// Lets server functions with one argument of [`Sent`] be posted by a form with a file. Named after the
/// types that the `server` macro makes.
macro_rules! upload_functions {
    ($($name:ty),+ $(,)?) => {$(
        impl $name {
            /// The address that its form posts to.
            pub const PATH: &'static str = <Self as ::leptos::server_fn::ServerFn>::PATH;
        }

        impl<E, Request> ::leptos::server_fn::codec::IntoReq<$crate::staff::upload::Upload, Request, E> for $name
        where
            Request: ::leptos::server_fn::request::ClientReq<E>,
            E: ::leptos::server_fn::error::FromServerFnError,
        {
            /// Only browsers send files, by a plain form: this sends none.
            fn into_req(self, path: &str, accepts: &str) -> Result<Request, E> {
                let kind = <$crate::staff::upload::Upload as ::leptos::server_fn::ContentType>::CONTENT_TYPE;
                Request::try_new_post(path, kind, accepts, String::new())
            }
        }

        impl<E, Request> ::leptos::server_fn::codec::FromReq<$crate::staff::upload::Upload, Request, E> for $name
        where
            Request: ::leptos::server_fn::request::Req<E> + Send + 'static,
            E: ::leptos::server_fn::error::FromServerFnError,
        {
            async fn from_req(request: Request) -> Result<Self, E> {
                Ok($crate::staff::upload::read(request).await.into())
            }
        }
    )+};
}

pub(crate) use upload_functions;
