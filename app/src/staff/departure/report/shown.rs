//! A report as people read it.

use domain::report::{ByDate, Report, TextBox};
use leptos::prelude::*;
use server::departure::record::{Record, ReportView};
use wording::{Key, key};

use crate::staff::room::{Room, record_address, shaped};

/// A report beside facts and answers.
pub fn section(room: &Room, found: &Record, shown: &ReportView) -> AnyView {
    let go_on = (shown.finalised_at.is_none()).then(|| {
        let href = format!("{}/report", record_address(found.id));
        view! { <p><a href=href>{room.text(key::STAFF_REPORT_GO_ON)}</a></p> }.into_any()
    });
    with_link(room, shown, go_on)
}

/// The same for paper: nothing to press.
pub fn on_paper(room: &Room, shown: &ReportView) -> AnyView {
    with_link(room, shown, None)
}

fn with_link(room: &Room, shown: &ReportView, go_on: Option<AnyView>) -> AnyView {
    let state = shown.finalised_at.map_or_else(
        || shaped("full", room.text(key::STAFF_REPORT_OPEN)),
        |at| {
            let day = room.day(room.calendar.local_date(at));
            shaped("check", room.with(key::STAFF_REPORT_FINAL_ON, [("day", day.into())]))
        },
    );
    let held = shown.held_on.map(|day| room.with(key::STAFF_REPORT_HELD_ON, [("day", room.day(day).into())]));
    let about: Vec<String> = held.into_iter().chain(shown.author.clone()).collect();
    view! {
        <section id="report" aria-labelledby="report-title">
            <h2 id="report-title">{room.text(key::STAFF_REPORT_SHOWN)}</h2>
            <p class="soft">{about.join(" · ")}</p>
            {content(room, &shown.report)}
            <p>{state}</p>
            {go_on}
        </section>
    }
    .into_any()
}

/// The boxes that hold something.
pub fn content(room: &Room, report: &Report) -> AnyView {
    let (language, sector) = (room.wording.language(), room.organisation.sector);
    let told: Vec<String> = report.told.iter().map(|reason| reason.text(language, sector)).collect();
    let stayed: Vec<String> = report.stayed_because.iter().map(|value| value.text(language, sector)).collect();
    let decisive = report.decisive_reason().map(|reason| reason.text(language, sector));
    let themes: Vec<String> = report
        .themes
        .iter()
        .map(|(theme, part)| {
            let rating = part.rating.map(|rating| room.wording.code("part", rating.code()));
            let words: Vec<String> =
                rating.into_iter().chain((!part.text.is_empty()).then(|| part.text.clone())).collect();
            format!("{}: {}", theme.name(language), words.join(". "))
        })
        .collect();
    let quotes: Vec<String> = report
        .quotes
        .iter()
        .map(|quote| {
            let consent = if quote.consent { key::STAFF_QUOTE_CONSENT_YES } else { key::STAFF_QUOTE_CONSENT_NO };
            format!("“{}” ({})", quote.text, room.text(consent))
        })
        .collect();
    let is_rated = report.themes.values().any(|part| part.rating.is_some());
    let about_themes = if is_rated { key::STAFF_REPORT_THEMES } else { key::REPORT_THEMES_TEXTS };
    let agreements = report.agreements.iter().map(|one| agreement(room, one)).collect();
    let topics: Vec<_> = report
        .topics
        .iter()
        .filter_map(|(topic, text)| line(room.wording.code("topic", topic.code()), std::slice::from_ref(text), true))
        .collect();
    let way = report.way.map(|way| room.wording.code("way", way.code()));
    let preventable = report.preventable.map(|one| room.wording.code("preventable", one.code()));
    let first = [
        (key::STAFF_REPORT_WAY, way.into_iter().collect(), false),
        (key::STAFF_REPORT_STORY, vec![report.story.clone()], true),
    ];
    let rest = [
        (key::STAFF_REPORT_TOLD, told, false),
        (key::STAFF_REPORT_DECISIVE, decisive.into_iter().collect(), false),
        (key::STAFF_REPORT_PREVENTABLE, preventable.into_iter().collect(), false),
        (about_themes, themes, false),
        (key::STAFF_REPORT_STAYED, stayed, false),
        (key::STAFF_REPORT_QUOTES, quotes, true),
    ];
    let shown = |(label, lines, is_told): (Key, Vec<String>, bool)| line(room.text(label), &lines, is_told);
    let texts = |first: bool| {
        TextBox::ALL
            .iter()
            .filter(move |one| one.is_before_agreements() == first)
            .filter_map(|one| line(room.wording.code("text-box", one.code()), &[report.text(*one).to_owned()], true))
    };
    let lines: Vec<AnyView> = first
        .into_iter()
        .filter_map(shown)
        .chain(topics)
        .chain(rest.into_iter().filter_map(shown))
        .chain(texts(true))
        .chain(shown((key::STAFF_REPORT_AGREEMENTS, agreements, false)))
        .chain(texts(false))
        .collect();
    if lines.is_empty() {
        return view! { <p class="soft">{room.text(key::STAFF_REPORT_EMPTY)}</p> }.into_any();
    }
    view! { <dl class="answers">{lines}</dl> }.into_any()
}

fn agreement(room: &Room, agreement: &domain::report::Agreement) -> String {
    let by = agreement.by.as_ref().map(|by| match by {
        ByDate::On(day) => room.short_day(*day),
        ByDate::AsTyped(text) => text.clone(),
    });
    let owner = (!agreement.owner.is_empty()).then(|| agreement.owner.clone());
    let more: Vec<String> = owner.into_iter().chain(by).collect();
    if more.is_empty() { agreement.what.clone() } else { format!("{} ({})", agreement.what, more.join(", ")) }
}

fn line(label: String, texts: &[String], is_told: bool) -> Option<AnyView> {
    let texts: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
    if texts.is_empty() {
        return None;
    }
    let class = is_told.then_some("told");
    let lines: Vec<_> = texts
        .into_iter()
        .enumerate()
        .map(|(index, text)| view! { {(index > 0).then(|| view! { <br/> })} {text.clone()} })
        .collect();
    Some(view! { <div><dt>{label}</dt><dd class=class>{lines}</dd></div> }.into_any())
}
