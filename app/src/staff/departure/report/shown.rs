//! A report as people read it.

use domain::report::{Agreement, ByDate, Piece, Quote, Report, TalkTheme};
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

/// The boxes that hold something, in the order of the form.
pub fn content(room: &Room, report: &Report) -> AnyView {
    let written = Written { room, report };
    let mut lines: Vec<Line> = Vec::new();
    for line in Piece::all().into_iter().flat_map(|piece| written.lines(piece)) {
        match lines.last_mut() {
            // The themes stand below one label.
            Some(last) if last.label == line.label => last.words.extend(line.words),
            _ => lines.push(line),
        }
    }
    let rows: Vec<AnyView> = lines.into_iter().filter_map(Line::view).collect();
    if rows.is_empty() {
        return view! { <p class="soft">{room.text(key::STAFF_REPORT_EMPTY)}</p> }.into_any();
    }
    view! { <dl class="answers">{rows}</dl> }.into_any()
}

struct Written<'a> {
    room: &'a Room,
    report: &'a Report,
}

impl Written<'_> {
    /// What stands in one piece of the report: most are one line, and reasons have the decisive one below.
    fn lines(&self, piece: Piece) -> Vec<Line> {
        let (room, report, wording) = (self.room, self.report, self.room.wording);
        let (language, sector) = (wording.language(), room.organisation.sector);
        let coded = |label: Key, words: Vec<String>| vec![Line { label: room.text(label), words, is_told: false }];
        let told = |label: String, words: &str| vec![Line { label, words: vec![words.to_owned()], is_told: true }];
        match piece {
            Piece::Way => {
                let way = report.way.map(|way| wording.code("way", way.code()));
                coded(key::STAFF_REPORT_WAY, way.into_iter().collect())
            }
            Piece::Story => told(room.text(key::STAFF_REPORT_STORY), &report.story),
            Piece::Reasons => {
                let reasons = report.told.iter().map(|reason| reason.text(language, sector)).collect();
                let decisive = report.decisive_reason().map(|reason| reason.text(language, sector));
                let mut lines = coded(key::STAFF_REPORT_TOLD, reasons);
                lines.extend(coded(key::STAFF_REPORT_DECISIVE, decisive.into_iter().collect()));
                lines
            }
            Piece::Preventable => {
                let preventable = report.preventable.map(|one| wording.code("preventable", one.code()));
                coded(key::STAFF_REPORT_PREVENTABLE, preventable.into_iter().collect())
            }
            Piece::Topic(topic) => told(wording.code("topic", topic.code()), report.topic(topic)),
            Piece::Theme(theme) => coded(self.about_themes(), self.theme(theme).into_iter().collect()),
            Piece::StayedBecause => {
                let stayed = report.stayed_because.iter().map(|value| value.text(language, sector)).collect();
                coded(key::STAFF_REPORT_STAYED, stayed)
            }
            Piece::Quotes => {
                let words = report.quotes.iter().map(|one| quote(room, one)).collect();
                vec![Line { label: room.text(key::STAFF_REPORT_QUOTES), words, is_told: true }]
            }
            Piece::Agreements => {
                coded(key::STAFF_REPORT_AGREEMENTS, report.agreements.iter().map(|one| agreement(room, one)).collect())
            }
            Piece::Text(text_box) => told(wording.code("text-box", text_box.code()), report.text(text_box)),
        }
    }

    fn about_themes(&self) -> Key {
        let is_rated = self.report.themes.values().any(|part| part.rating.is_some());
        if is_rated { key::STAFF_REPORT_THEMES } else { key::REPORT_THEMES_TEXTS }
    }

    /// The theme, the part it played, and the words about it; nothing where nothing was recorded.
    fn theme(&self, theme: TalkTheme) -> Option<String> {
        let part = self.report.themes.get(&theme)?;
        let rating = part.rating.map(|rating| self.room.wording.code("part", rating.code()));
        let words: Vec<String> = rating.into_iter().chain((!part.text.is_empty()).then(|| part.text.clone())).collect();
        Some(format!("{}: {}", theme.name(self.room.wording.language()), words.join(". ")))
    }
}

fn quote(room: &Room, quote: &Quote) -> String {
    let consent = if quote.consent { key::STAFF_QUOTE_CONSENT_YES } else { key::STAFF_QUOTE_CONSENT_NO };
    format!("“{}” ({})", quote.text, room.text(consent))
}

fn agreement(room: &Room, agreement: &Agreement) -> String {
    let by = agreement.by.as_ref().map(|by| match by {
        ByDate::On(day) => room.short_day(*day),
        ByDate::AsTyped(text) => text.clone(),
    });
    let owner = (!agreement.owner.is_empty()).then(|| agreement.owner.clone());
    let outside = agreement.outside.then(|| room.text(key::REPORT_OWNER_UNLISTED));
    let more: Vec<String> = owner.into_iter().chain(outside).chain(by).collect();
    if more.is_empty() { agreement.what.clone() } else { format!("{} ({})", agreement.what, more.join(", ")) }
}

/// A label, and what stands below it.
struct Line {
    label: String,
    words: Vec<String>,
    /// Words as they were told, rather than choices.
    is_told: bool,
}

impl Line {
    /// `None` where nothing stands there.
    fn view(self) -> Option<AnyView> {
        let words: Vec<String> = self.words.into_iter().filter(|words| !words.is_empty()).collect();
        if words.is_empty() {
            return None;
        }
        let class = self.is_told.then_some("told");
        let lines: Vec<_> = words
            .into_iter()
            .enumerate()
            .map(|(index, words)| view! { {(index > 0).then(|| view! { <br/> })} {words} })
            .collect();
        Some(view! { <div><dt>{self.label}</dt><dd class=class>{lines}</dd></div> }.into_any())
    }
}
