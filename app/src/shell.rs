//! What stands around every page: the document, the frame of the leaver's pages, that of the
//! staff's, and the pages that stand in for others.

pub mod demonstration_bar;
pub mod passkey;
pub mod sign_out;
mod stand_in;
pub mod trial;

use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use domain::account::Role;
use domain::start::has_a_start;
use domain::task::may_own_tasks;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{Body, Html, MetaTags, Title};
use server::access::{SignedIn, figures_reader, point_writer};
use wording::{Wording, key};

use crate::context::{self, Surroundings};
use crate::form::Notice;
use crate::shell::sign_out::SignOut;

pub use stand_in::{not_found, unavailable, unavailable_page, unsent_page, unsure_page};

/// The document around a page. The style sheet is the only thing the browser has to wait for.
pub fn document(app: fn() -> AnyView) -> impl IntoView {
    allow_own_scripts();
    let assets = expect_context::<Surroundings>().assets;
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=assets.style.clone()/>
                <MetaTags/>
            </head>
            <body>{app()}</body>
        </html>
    }
}

/// The page's own policy: the scripts that carry this answer's nonce, what they fetch from here, and
/// nothing else.
fn allow_own_scripts() {
    let (Some(nonce), Some(options)) = (use_nonce(), use_context::<ResponseOptions>()) else { return };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; \
         style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        options.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

/// What a page of the leaver's room says about itself.
pub struct LeaverFrame {
    pub wording: Wording,
    /// Title of the page, without the organisation.
    pub title: String,
    /// The organisation's name; empty where it is not known.
    pub sender: String,
    /// The organisation has not put the program to use yet.
    pub trial: bool,
    /// What stands under every screen: who reads this, my data.
    pub colophon: Option<AnyView>,
    /// The page has islands.
    pub islands: bool,
}

impl LeaverFrame {
    /// The page around `content`, which starts with its `h1` or with a way back.
    pub fn around(self, content: impl IntoView + 'static) -> AnyView {
        let Self { wording, title, sender, trial, colophon, islands } = self;
        let full_title = if sender.is_empty() { title } else { format!("{title} · {sender}") };
        view! {
            <Html attr:lang=wording.language().tag()/>
            <Body attr:class="letter"/>
            <Title text=full_title/>
            <a class="skip" href="#main">{wording.text(key::PAGE_SKIP)}</a>
            {demonstration_bar::bar(wording)}
            {trial::line(wording, trial)}
            <header class="letterhead">
                <p class="sender">{sender}</p>
                {languages(wording)}
            </header>
            <main id="main" tabindex="-1">{content}</main>
            <footer class="colophon">{colophon}</footer>
            {islands.then(loader)}
        }
        .into_any()
    }
}

/// The other language, one click away.
fn languages(wording: Wording) -> impl IntoView {
    let other = match wording.language() {
        domain::Language::Nl => domain::Language::En,
        domain::Language::En => domain::Language::Nl,
    };
    let back: String = form_urlencoded::byte_serialize(context::address().as_bytes()).collect();
    let name = Wording::new(other).code("language", other.tag());
    view! {
        <nav class="languages" aria-label=wording.text(key::PAGE_LANGUAGE)>
            <a href=format!("/language/{other}?next={back}") lang=other.tag() hreflang=other.tag() rel="nofollow">{name}</a>
        </nav>
    }
}

/// What a page of the staff's room says about itself.
pub struct StaffFrame<'a> {
    pub wording: Wording,
    pub title: String,
    pub organisation: String,
    /// The organisation has not put the program to use yet.
    pub trial: bool,
    pub viewer: Option<&'a SignedIn>,
    /// Address of the tab this page belongs to.
    pub tab: &'static str,
    pub notice: Option<Notice>,
    pub narrow: bool,
    pub islands: bool,
}

impl StaffFrame<'_> {
    /// The page around `content`, which starts with its `h1` or with a way back.
    pub fn around(self, content: impl IntoView + 'static) -> AnyView {
        let Self { wording, title, organisation, trial, viewer, tab, notice, narrow, islands } = self;
        let name = if organisation.is_empty() { "Uitzwaai".to_owned() } else { organisation };
        view! {
            <Html attr:lang=wording.language().tag()/>
            <Body attr:class="staff"/>
            <Title text=format!("{title} · {name}")/>
            <a class="skip" href="#main">{wording.text(key::PAGE_SKIP)}</a>
            {demonstration_bar::bar(wording)}
            {trial::line(wording, trial)}
            <header class="masthead">
                <a class="house" href="/staff">{mark()}<span>{name}</span></a>
                {languages(wording)}
                {viewer.map(|viewer| who(wording, viewer))}
                {viewer.map(|viewer| tabs(wording, viewer, tab))}
            </header>
            <main id="main" class=if narrow { "content narrow" } else { "content" } tabindex="-1">
                {notice.map(|notice| said(&notice))}
                {content}
            </main>
            <footer class="imprint"><p>"Uitzwaai"</p></footer>
            <script nonce=use_nonce() inner_html=include_str!("keys.js")></script>
            {islands.then(loader)}
        }
        .into_any()
    }
}

/// A notice, as another page left it.
pub fn said(notice: &Notice) -> impl IntoView + use<> {
    let role = if notice.kind == "bad" { "alert" } else { "status" };
    view! { <div class=format!("notice {}", notice.kind) role=role><p>{notice.text.clone()}</p></div> }
}

fn who(wording: Wording, viewer: &SignedIn) -> impl IntoView + use<> {
    let roles: Vec<String> = {
        let mut roles: Vec<Role> = viewer.grants().iter().map(|grant| grant.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles.into_iter().map(|role| wording.code("role", role.code())).collect()
    };
    view! {
        <div class="whoami">
            <p>{viewer.name.clone()} " " <span class="soft">"· " {roles.join(", ")}</span></p>
            <p><a href=ROLES>{wording.text(key::ROLES_LINK)}</a></p>
            <p><a href=SESSIONS>{wording.text(key::SESSIONS_LINK)}</a></p>
            <form method="post" action=SignOut::PATH><button class="plain">{wording.text(key::PAGE_SIGN_OUT)}</button></form>
        </div>
    }
}

/// Where somebody of the staff sees where they are signed in.
pub const SESSIONS: &str = "/staff/sessions";
/// Where somebody sees what they may, and who may it for them for a while.
pub const ROLES: &str = "/staff/roles";
/// Where they see their passkeys.
pub const PASSKEYS: &str = "/staff/passkeys";

/// The tabs this person has something behind: address, key, and whether it opens for them.
type Tab = (&'static str, wording::Key, fn(&SignedIn) -> bool);

const TABS: &[Tab] = &[
    ("/staff/start", key::PAGE_TAB_START, |viewer| viewer.grants().iter().any(|grant| has_a_start(grant.role))),
    ("/staff/board", key::PAGE_TAB_BOARD, |viewer| viewer.has(Role::HrCoordinator)),
    ("/staff/day", key::PAGE_TAB_DAY, hosts),
    ("/staff/team", key::PAGE_TAB_TEAM, |viewer| viewer.has(Role::TeamLeader)),
    ("/staff/school", key::PAGE_TAB_SCHOOL, |viewer| viewer.has(Role::SchoolHead)),
    ("/staff/tasks", key::TASK_TAB, |viewer| viewer.grants().iter().any(|grant| may_own_tasks(grant.role))),
    ("/staff/figures", key::FIGURES_TAB, |viewer| figures_reader(viewer).is_ok()),
    ("/staff/improvements", key::IMPROVEMENT_TAB, |viewer| point_writer(viewer).is_ok()),
    ("/staff/improvements/mine", key::IMPROVEMENT_TAB, |viewer| {
        viewer.has(Role::HrAdviser) && point_writer(viewer).is_err()
    }),
    ("/staff/availability", key::PAGE_TAB_AVAILABILITY, hosts),
    ("/staff/organisation", key::PAGE_TAB_ORGANISATION, |viewer| {
        viewer.has(Role::Administrator) || viewer.has(Role::HrCoordinator)
    }),
];

fn hosts(viewer: &SignedIn) -> bool {
    viewer.has(Role::HrAdviser) || viewer.has(Role::TeamLeader)
}

fn tabs(wording: Wording, viewer: &SignedIn, current: &'static str) -> impl IntoView + use<> {
    let tabs: Vec<_> = TABS
        .iter()
        .filter(|(_, _, opens)| opens(viewer))
        .map(|(address, key, _)| {
            let current = (*address == current).then_some("page");
            view! { <li><a href=*address aria-current=current>{wording.text(*key)}</a></li> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=wording.text(key::PAGE_MENU)><ul>{tabs}</ul></nav> }
}

/// Fetches the WASM once the page has loaded and the browser is idle, so that nothing on it waits for that; or at the
/// first thing that somebody does on it. Where every island stands in a closed fold, only then. The stock loader would
/// preload it.
fn loader() -> impl IntoView {
    let assets = expect_context::<Surroundings>().assets;
    (!assets.script.is_empty()).then(|| {
        let lines = unindented(include_str!("loader.js"));
        let script = lines.replace("SCRIPT_ADDRESS", &assets.script).replace("WASM_ADDRESS", &assets.wasm);
        view! { <script nonce=use_nonce() inner_html=script></script> }
    })
}

/// Enter in a list chooses, as the space bar does, in every form of a leaver's page: what a form sends from there may
/// count once for good. It works before any WASM runs, and on pages that need none. A form in which Enter is meant to
/// go on says `data-enter-goes`; one that is saved while somebody types has chosen by itself
/// (`app/src/islands/autosave/browser.rs`), and is left alone.
pub fn chooser() -> impl IntoView {
    view! { <script nonce=use_nonce() inner_html=unindented(include_str!("choose.js"))></script> }
}

/// A script as pages send it: without the indentation.
fn unindented(script: &str) -> String {
    script.lines().flat_map(|line| [line.trim_start(), "\n"]).collect()
}

/// The waving hand of the first and the last page; still where motion is not welcome.
pub fn hand() -> impl IntoView {
    view! { <div class="opening-hand" inner_html=include_str!("hand.svg")></div> }
}

/// The small hand beside the organisation's name.
fn mark() -> impl IntoView {
    view! { <span inner_html=include_str!("mark.svg")></span> }
}

/// Sets the answer's status.
pub fn status(code: StatusCode) {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(code);
    }
}
