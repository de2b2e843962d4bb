//! What both overviews have: versions, publishing, throwing away, and working with a file.

use leptos::prelude::*;
use server::version::{Draft, Form, Version};
use wording::{Key, key};

use crate::components::field_error;
use crate::context::Elsewhere;
use crate::form::{self, Typed};
use crate::staff::organisation::forms::actions::{
    GuidesDiscard, GuidesImport, GuidesPublish, QuestionnaireDiscard, QuestionnaireImport, QuestionnairePublish,
};
use crate::staff::parts::{Filling, Tick, hidden, is_open};
use crate::staff::room::Room;

/// One of the two forms: where its pages are, and what its own words are.
pub struct Sort {
    pub address: &'static str,
    /// The session keeps what was typed under this name.
    pub name: &'static str,
    /// Where its forms post to.
    pub publish: &'static str,
    pub discard: &'static str,
    pub import: &'static str,
    pub publish_tick: Key,
    pub published: Key,
    pub in_use: Key,
}

pub const QUESTIONNAIRE: Sort = Sort {
    address: crate::staff::organisation::forms::QUESTIONNAIRE,
    name: "questionnaire",
    publish: QuestionnairePublish::PATH,
    discard: QuestionnaireDiscard::PATH,
    import: QuestionnaireImport::PATH,
    publish_tick: key::FORMS_PUBLISH_TICK,
    published: key::FORMS_PUBLISHED,
    in_use: key::FORMS_IN_USE,
};

pub const GUIDES: Sort = Sort {
    address: crate::staff::organisation::forms::GUIDES,
    name: "guides",
    publish: GuidesPublish::PATH,
    discard: GuidesDiscard::PATH,
    import: GuidesImport::PATH,
    publish_tick: key::FORMS_GUIDES_PUBLISH_TICK,
    published: key::FORMS_GUIDES_PUBLISHED,
    in_use: key::FORMS_GUIDES_IN_USE,
};

impl Sort {
    /// The key under which the overview's forms keep what was typed.
    pub fn form_name(&self) -> String {
        format!("forms:{}", self.name)
    }

    /// What came back with faults, shown once.
    pub async fn filling(&self) -> Result<Filling, Elsewhere> {
        let kept: Typed = form::kept(&self.form_name()).await?.unwrap_or_default();
        if !kept.faults.is_empty() {
            form::forget(&self.form_name()).await?;
        }
        Ok(Filling(kept))
    }
}

/// Published versions, the newest first.
pub fn versions(room: &Room, sort: &Sort, versions: &[Version]) -> AnyView {
    let rows: Vec<_> = versions
        .iter()
        .enumerate()
        .map(|(index, version)| {
            let number = version.number;
            let when = match version.published_at {
                Some(at) => room.full_day(room.calendar.local_date(at)),
                None => room.text(key::FORMS_BUILT_IN),
            };
            let newest = (index == 0).then(|| view! { " " <small>{room.text(sort.in_use)}</small> });
            let name = room.with(key::FORMS_VERSION, [("version", number.into())]);
            let see = format!("{}/preview?version={number}", sort.address);
            let file = format!("{}/export/{number}", sort.address);
            view! {
                <tr>
                    <th scope="row">{name.clone()} {newest}</th>
                    <td data-label=room.text(key::FORMS_PUBLISHED_ON)>{when}</td>
                    <td class="act">
                        <a href=see>{room.text(key::FORMS_SEE)} <span class="visually-hidden">" " {name.clone()}</span></a>
                        " "
                        <a href=file>{room.text(key::FORMS_DOWNLOAD)} <span class="visually-hidden">" " {name}</span></a>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <section aria-labelledby="versions-title">
            <h2 id="versions-title">{room.text(key::FORMS_VERSIONS)}</h2>
            <table class="table rows">
                <caption class="visually-hidden">{room.text(key::FORMS_VERSIONS)}</caption>
                <thead><tr>
                    <th scope="col">{room.text(key::FORMS_VERSION_HEAD)}</th>
                    <th scope="col">{room.text(key::FORMS_PUBLISHED_ON)}</th>
                    <th scope="col"><span class="visually-hidden">{room.text(key::STAFF_ACTION)}</span></th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// Publishing, and throwing away; nothing while there is nothing to publish.
pub fn publishing<F: Form>(
    room: &Room,
    sort: &Sort,
    draft: &Draft<F>,
    breaking: usize,
    filling: &Filling,
) -> Option<AnyView> {
    if !draft.has_changes() {
        return None;
    }
    let version = draft.published.version() + 1;
    let tick = |id: &str, words: String| {
        let fault = filling.fault(id);
        Tick { id: id.to_owned(), name: "sure", words, small: None, is_ticked: false, fault }.view()
    };
    let args = || [("version", version.into()), ("before", draft.published.version().into())];
    let warned = (breaking > 0).then(|| {
        let words = room.with(key::FORMS_PUBLISH_BREAKS, [("count", breaking.into())]);
        view! { <p><a href="#breaks">{words}</a></p> }
    });
    let revision = || hidden("revision", draft.revision.to_string());
    let view = view! {
        <section id="publish" aria-labelledby="publish-title">
            <h2 id="publish-title">{room.with(key::FORMS_PUBLISH_TITLE, [("version", version.into())])}</h2>
            {warned}
            <form class="form" novalidate=true method="post" action=sort.publish>
                {revision()}
                {tick("sure-publish", room.with(sort.publish_tick, args()))}
                <div class="actions"><button class="button">{room.text(key::FORMS_PUBLISH)}</button></div>
            </form>
            <details class="fold grave" open=is_open(filling, "discard")>
                <summary>{room.text(key::FORMS_DISCARD)}</summary>
                <form class="form" novalidate=true method="post" action=sort.discard>
                    {revision()}
                    {tick("sure-discard", room.with(key::FORMS_DISCARD_TICK, args()))}
                    <div class="actions"><button class="button grave">{room.text(key::FORMS_DISCARD)}</button></div>
                </form>
            </details>
        </section>
    };
    Some(view.into_any())
}

/// Export of the draft, and import into it.
pub fn file(room: &Room, sort: &Sort, revision: i32, filling: &Filling) -> AnyView {
    let fault = filling.fault("file");
    let described = if fault.is_some() { "file-hint file-error" } else { "file-hint" };
    let found: Vec<_> = filling
        .0
        .fields
        .as_slice()
        .iter()
        .filter(|(name, _)| name == "found")
        .map(|(_, reason)| view! { <li>{reason.clone()}</li> })
        .collect();
    let found = (!found.is_empty()).then(|| view! { <ul class="found" id="file-found">{found}</ul> });
    let export = format!("{}/export/draft", sort.address);
    let schema = format!("{}/schema", sort.address);
    view! {
        <details class="fold" id="file-fold" open=is_open(filling, "file")>
            <summary>{room.text(key::FORMS_FILE)}</summary>
            <p>{room.text(key::FORMS_FILE_LEAD)} " " <a href=export>{room.text(key::FORMS_FILE_EXPORT)}</a></p>
            <p><a href=schema download="">{room.text(key::FORMS_SCHEMA)}</a> " " <small>{room.text(key::FORMS_SCHEMA_HINT)}</small></p>
            <form class="form" novalidate=true method="post" action=sort.import enctype="multipart/form-data">
                {hidden("revision", revision.to_string())}
                <div class="field">
                    <label for="file">{room.text(key::FORMS_FILE_CHOOSE)}</label>
                    <p class="hint" id="file-hint">{room.text(key::FORMS_FILE_HINT)}</p>
                    {field_error("file", fault.as_deref())}
                    {found}
                    <input
                        id="file"
                        name="file"
                        type="file"
                        accept=".json,application/json"
                        aria-describedby=described
                        aria-invalid=fault.is_some().then_some("true")
                    />
                </div>
                <div class="actions"><button class="button quiet">{room.text(key::FORMS_FILE_IMPORT)}</button></div>
            </form>
        </details>
    }
    .into_any()
}
