//! Figures of why people leave: each release as a report, and each of its figures by itself. All of it is read from
//! releases, in which nothing is left of what is hidden (docs/figures.md).

mod cells;
mod chart;
mod done;
mod figure;
pub mod file;
#[cfg(test)]
mod made_up;
mod margin;
pub mod others;
mod over_time;
pub mod proposed;
mod report;
mod seen;
mod words;

use domain::release::{Findings, Period, PeriodKind};
use leptos::prelude::*;
use server::access::{FiguresReader, figures_keeper, figures_reader, point_writer};
use server::release::{Headline, ReleaseRow, findings, newest_of_each, one, own_words, settings};
use wording::key;

use crate::context::{self, Elsewhere};
use crate::page::page;
use crate::staff::figures::done::Done;
use crate::staff::figures::figure::period_words;
use crate::staff::figures::report::Report;
use crate::staff::figures::seen::Seen;
use crate::staff::figures::words::Words;
use crate::staff::organisation::figures as settings_page;
use crate::staff::parts;
use crate::staff::room::{Room, room};

pub use figure::{address_of_figure, figure_page};
pub use report::address;
pub use words::by_code;

/// The address, as its tab names it.
pub const TAB: &str = "/staff/figures";

/// Whoever reads figures, with the page around.
struct Reading {
    room: Room,
    reader: FiguresReader,
    seen: Seen,
}

async fn reading() -> Result<Reading, Elsewhere> {
    let room = room().await?;
    let reader = figures_reader(&room.viewer)?;
    let seen = Seen::from(&reader);
    Ok(Reading { room, reader, seen })
}

/// The release that the address names.
async fn asked(reading: &Reading) -> Result<ReleaseRow, Elsewhere> {
    let (period, number): (String, u32) = (context::id("period")?, context::id("number")?);
    one(&reading.room.program, &reading.reader, &period, number).await?.ok_or(Elsewhere::NotFound)
}

/// What follows from a release.
async fn found(reading: &Reading, row: &ReleaseRow) -> Result<Findings, Elsewhere> {
    Ok(findings(&reading.room.program, &reading.reader, row).await?)
}

/// The newest release, with the ways to the others.
pub fn figures_page() -> AnyView {
    page(|| async {
        let reading = reading().await?;
        let (program, reader) = (&reading.room.program, &reading.reader);
        let all = newest_of_each(program, reader).await?;
        let Some(newest) = all.first() else { return empty(&reading).await };
        let row = one(program, reader, &newest.period.code(), newest.number).await?.ok_or(Elsewhere::NotFound)?;
        shown(&reading, &all, &row).await
    })
}

/// One release as a report.
pub fn release_page() -> AnyView {
    page(|| async {
        let reading = reading().await?;
        let row = asked(&reading).await?;
        let all = newest_of_each(&reading.room.program, &reading.reader).await?;
        shown(&reading, &all, &row).await
    })
}

async fn shown(reading: &Reading, all: &[Headline], row: &ReleaseRow) -> Result<AnyView, Elsewhere> {
    let room = &reading.room;
    let found = found(reading, row).await?;
    let own = own_words(room.program.store().read(), room.viewer.board()).await?;
    let words = Words { wording: room.wording, organisation: &room.organisation, content: &row.content };
    let improves = point_writer(&room.viewer).is_ok();
    let report = Report { words, seen: &reading.seen, found: &found, own: &own, improves };
    let done = Done::about(reading, row, None).await?;
    let title = room.with(key::FIGURES_REPORT_TITLE, [("period", period_words(words).into())]);
    let view = view! {
        <h1>{title.clone()}</h1>
        {report::report(report)}
        {done.section(report)}
        {keep(room)}
        {files(room, &report.address())}
        {others(room, all, row)}
    };
    room.page(TAB, title, view).await
}

/// The ways to other boards, to own words and to the settings, for whoever keeps them.
fn keep(room: &Room) -> Option<AnyView> {
    figures_keeper(&room.viewer).is_ok().then(|| {
        let words = room.text(key::FIGURES_SETTINGS_TITLE);
        let beside = room.text(key::FIGURES_OTHERS_TITLE);
        let own = room.text(key::FIGURES_PROPOSED_TITLE);
        view! {
            <p class="on-screen"><a href=others::ADDRESS>{beside}</a></p>
            <p class="on-screen"><a href=proposed::ADDRESS>{own}</a></p>
            <p class="on-screen"><a href=settings_page::ADDRESS>{words}</a></p>
        }
        .into_any()
    })
}

/// The same to take away.
fn files(room: &Room, address: &str) -> AnyView {
    let kinds = [("csv", key::FIGURES_FILE_CSV), ("xlsx", key::FIGURES_FILE_XLSX), ("json", key::FIGURES_FILE_JSON)];
    let links: Vec<_> = kinds
        .into_iter()
        .map(|(kind, words)| view! { <li><a href=format!("{address}/release.{kind}")>{room.text(words)}</a></li> })
        .collect();
    view! {
        <section class="on-screen" aria-labelledby="files">
            <h2 id="files">{room.text(key::FIGURES_FILES)}</h2>
            <p>{room.text(key::FIGURES_FILES_PRINT)}</p>
            <ul>{links}</ul>
        </section>
    }
    .into_any()
}

/// The newest release of each other period, the newest first.
fn others(room: &Room, all: &[Headline], shown: &ReleaseRow) -> Option<AnyView> {
    let links: Vec<_> = all
        .iter()
        .filter(|one| one.period != shown.period || one.number != shown.number)
        .map(|one| {
            let days = one.period.days();
            let args = [("from", room.wording.date(days.first).into()), ("until", room.wording.date(days.last).into())];
            let words = room.with(key::FIGURES_DAYS, args);
            view! { <li><a href=report::address(&one.period.code(), one.number)>{words}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="on-screen" aria-labelledby="others">
                <h2 id="others">{room.text(key::FIGURES_OTHER_RELEASES)}</h2>
                <ul>{links}</ul>
            </nav>
        }
        .into_any()
    })
}

/// What will stand here, and from when.
async fn empty(reading: &Reading) -> Result<AnyView, Elsewhere> {
    let room = &reading.room;
    let settings = settings(room.program.store().read(), room.viewer.board()).await?;
    let first = first_release(settings.kind, settings.weeks, room.today);
    let when = match first {
        Some((period, on)) => {
            let days = period.days();
            room.with(
                key::FIGURES_EMPTY_WHEN,
                [
                    ("from", room.wording.date(days.first).into()),
                    ("until", room.wording.date(days.last).into()),
                    ("day", room.full_day(on).into()),
                ],
            )
        }
        None => room.text(key::FIGURES_EMPTY_OWN),
    };
    let title = room.text(key::FIGURES_TITLE);
    let content = view! {
        <h1>{title.clone()}</h1>
        {parts::empty(room.text(key::FIGURES_EMPTY_WHAT), when, None)}
        <p>{room.text(key::FIGURES_EMPTY_WHO)}</p>
        {keep(room)}
    };
    room.page(TAB, title, content).await
}

/// The first period that is still to be counted, with the day from which it can be; `None` where the board cuts its
/// own.
fn first_release(kind: PeriodKind, weeks: u32, today: chrono::NaiveDate) -> Option<(Period, chrono::NaiveDate)> {
    let running = Period::of(kind, today)?;
    let earlier: Vec<Period> = std::iter::successors(running.before(), |period| period.before())
        .take_while(|period| period.freezes_on(weeks) > today)
        .collect();
    let first = earlier.last().copied().unwrap_or(running);
    Some((first, first.freezes_on(weeks)))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::release::PeriodKind;

    use super::first_release;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn an_empty_page_names_the_first_period_that_is_still_to_be_counted() {
        let (period, on) = first_release(PeriodKind::HalfYear, 4, day("2026-12-01")).expect("a period");
        assert_eq!((period.code(), on), ("2026-H2".to_owned(), day("2027-02-28")));
        let (period, on) = first_release(PeriodKind::Quarter, 4, day("2026-10-10")).expect("a period");
        assert_eq!((period.code(), on), ("2026-Q3".to_owned(), day("2026-10-28")), "it has ended, and waits");
        let (period, _) = first_release(PeriodKind::Quarter, 26, day("2026-10-10")).expect("a period");
        assert_eq!(period.code(), "2026-Q2", "the first of two that wait");
        assert_eq!(first_release(PeriodKind::Own, 4, day("2026-10-10")), None);
    }
}
