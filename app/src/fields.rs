//! A posted form as it was typed: names and values in order, repeated names kept.
//!
//! Server functions that take [`Fields`] with `input = Form` read any plain HTML form, so that one
//! address serves a browser without JavaScript and an island alike, and nothing typed is lost to a
//! parser before the rules have seen it.

use http::Method;
use leptos::server_fn::ContentType;
use leptos::server_fn::codec::Encoding;
use serde::{Deserialize, Serialize};

/// The most characters of a field that is kept by [`Fields::only`].
const FIELD_CHARACTERS_MAX: usize = 300;

/// What a field takes beside its letters where it is kept, in characters.
pub const FIELD_COSTS: usize = 16;

/// The hidden field that says for whom the staff's form was written.
pub const WRITER: &str = "writer";

/// The fields of a form, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of that name; an empty text where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// The first value of each of these names, cut off where it is longer than any such field: what is kept
    /// for somebody whom nobody knows yet.
    pub fn only(&self, names: &[&str]) -> Self {
        let short = |name: &str| self.get(name).chars().take(FIELD_CHARACTERS_MAX).collect();
        Self(names.iter().map(|name| ((*name).to_owned(), short(name))).collect())
    }

    /// Whether a box of that name was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Reads a form's body.
    pub fn decode(body: &str) -> Self {
        Self(form_urlencoded::parse(body.as_bytes()).into_owned().collect())
    }

    /// Writes a form's body.
    pub fn encode(self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.0).finish()
    }

    pub fn as_slice(&self) -> &[(String, String)] {
        &self.0
    }
}

/// The content type of a plain HTML form.
pub const CONTENT_TYPE: &str = "application/x-www-form-urlencoded";

/// The encoding of a plain HTML form (`application/x-www-form-urlencoded`).
pub struct Form;

impl ContentType for Form {
    const CONTENT_TYPE: &'static str = CONTENT_TYPE;
}

impl Encoding for Form {
    const METHOD: Method = Method::POST;
}

/// Below this are the addresses of all server functions.
pub const FUNCTIONS: &str = "/_fn";

/// Lets server functions with one argument of [`Fields`] be posted by a plain form. Named after the
/// types that the `server` macro makes: `form_functions!(SaveScreen, Submit);`. Each type then knows the
/// address that its attribute gives it: a form's action is `SaveScreen::PATH`.
///
/// One implementation for all would need the trait to be ours.
#[macro_export]
macro_rules! form_functions {
    ($($name:ty),+ $(,)?) => {$(
        impl $name {
            /// The address that its form posts to.
            pub const PATH: &'static str = <Self as ::leptos::server_fn::ServerFn>::PATH;
        }

        impl<E, Request> ::leptos::server_fn::codec::IntoReq<$crate::fields::Form, Request, E> for $name
        where
            Request: ::leptos::server_fn::request::ClientReq<E>,
            E: ::leptos::server_fn::error::FromServerFnError,
        {
            fn into_req(self, path: &str, accepts: &str) -> Result<Request, E> {
                let fields: $crate::fields::Fields = self.into();
                Request::try_new_post(path, $crate::fields::CONTENT_TYPE, accepts, fields.encode())
            }
        }

        impl<E, Request> ::leptos::server_fn::codec::FromReq<$crate::fields::Form, Request, E> for $name
        where
            Request: ::leptos::server_fn::request::Req<E> + Send + 'static,
            E: ::leptos::server_fn::error::FromServerFnError,
        {
            async fn from_req(request: Request) -> Result<Self, E> {
                let body = request.try_into_string().await?;
                Ok($crate::fields::Fields::decode(&body).into())
            }
        }
    )+};
}
