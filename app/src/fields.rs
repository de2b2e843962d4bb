//! A posted form as it was typed: names and values in order, repeated names kept.
//!
//! Server functions that take [`Fields`] with `input = Form` read any plain HTML form, so that one
//! address serves a browser without JavaScript and an island alike, and nothing typed is lost to a
//! parser before the rules have seen it.

use leptos::server_fn::codec::{Encoding, FromReq, IntoReq};
use leptos::server_fn::error::FromServerFnError;
use leptos::server_fn::request::{ClientReq, Req};
use leptos::server_fn::{ContentType, http::Method};
use serde::{Deserialize, Serialize};

/// The fields of a form, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of that name; an empty text where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether a box of that name was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    pub fn as_slice(&self) -> &[(String, String)] {
        &self.0
    }
}

/// The encoding of a plain HTML form (`application/x-www-form-urlencoded`).
pub struct Form;

impl ContentType for Form {
    const CONTENT_TYPE: &'static str = "application/x-www-form-urlencoded";
}

impl Encoding for Form {
    const METHOD: Method = Method::POST;
}

impl<E, T, Request> IntoReq<Form, Request, E> for T
where
    Request: ClientReq<E>,
    T: Into<Fields>,
    E: FromServerFnError,
{
    fn into_req(self, path: &str, accepts: &str) -> Result<Request, E> {
        let fields: Fields = self.into();
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.0).finish();
        Request::try_new_post(path, Form::CONTENT_TYPE, accepts, body)
    }
}

impl<E, T, Request> FromReq<Form, Request, E> for T
where
    Request: Req<E> + Send + 'static,
    T: From<Fields>,
    E: FromServerFnError,
{
    async fn from_req(req: Request) -> Result<Self, E> {
        let body = req.try_into_string().await?;
        Ok(Fields(form_urlencoded::parse(body.as_bytes()).into_owned().collect()).into())
    }
}
