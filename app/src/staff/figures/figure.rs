//! `/staff/figures/{period}/{number}/{figure}`: one figure as a table with units down, and over releases.

use domain::figures::Share;
use domain::release::{AGREED, ALL, About, Content, Figure, Given, OwnWords, Period, trend};
use leptos::prelude::*;
use server::access::point_writer;
use server::release::{ReleaseRow, series};
use wording::key;

use super::chart::{self, Moment};
use super::done::Done;
use super::margin::Margin;
use super::report::{Report, coverage, items, people};
use super::words::Words;
use super::{TAB, asked, cells, found, reading};
use crate::context::{self, Elsewhere};
use crate::page::page;
use crate::staff::improvements;

/// The most periods of a line; it would be read by nobody with more.
const PERIODS_MOST: usize = 12;

/// One figure of a release.
pub fn figure_page() -> AnyView {
    page(|| async {
        let reading = reading().await?;
        let room = &reading.room;
        let row = asked(&reading).await?;
        let own = OwnWords::default();
        let found = found(&reading, &row).await?;
        let code: String = context::id("figure")?;
        let content = &row.content;
        let figure = content.figure(&code).ok_or(Elsewhere::NotFound)?;
        let words = Words { wording: room.wording, organisation: &room.organisation, content };
        let report = Report { words, seen: &reading.seen, found: &found, own: &own };
        let all = series(&room.program, &reading.reader, row.period, PERIODS_MOST).await?;
        let done = Done::about(&reading, content).await?;
        let title = words.figure(figure);
        let question = figure.columns().and_then(|columns| words.question(columns.given));
        let improve = point_writer(&room.viewer).is_ok().then(|| {
            let address = improve_address(content, &code);
            let words = room.text(key::FIGURES_IMPROVE);
            view! { <div class="actions"><a class="button quiet" href=address>{words}</a></div> }
        });
        let body = match figure.columns() {
            None => match coverage::left_out(report).filter(|_| figure.rows().given == Given::Talk) {
                Some(why) => view! { <p>{why}</p> }.into_any(),
                None => people::table(report, figure),
            },
            Some(columns) if columns.given.is_five_points() => {
                view! { {distributions(report, figure)} {over_time(report, figure, AGREED, &all)} }.into_any()
            }
            Some(_) => by_category(report, figure, &all),
        };
        let view = view! {
            <a class="back" href=report.address()>{room.text(key::FIGURES_BACK)}</a>
            <h1>{title.clone()}</h1>
            <p>{period_words(words)}</p>
            {question.map(|question| view! { <p class="hint">{question}</p> })}
            {cells::legend(words)}
            {body}
            {done.of_figure(words, &code)}
            {improve}
        };
        room.page(TAB, title, view).await
    })
}

/// Where a point begins that comes of a figure.
fn improve_address(content: &Content, code: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("release", &format!("{}/{}", content.period, content.number))
        .append_pair("figure", code)
        .finish();
    format!("{}/new?{query}", improvements::TAB)
}

/// "1 augustus 2025 t/m 31 januari 2026".
pub fn period_words(words: Words<'_>) -> String {
    let (wording, content) = (words.wording, words.content);
    wording.with(
        key::FIGURES_DAYS,
        [("from", wording.date(content.from).into()), ("until", wording.date(content.until).into())],
    )
}

/// The five steps of an item, row by row.
fn distributions(report: Report<'_>, figure: Figure<'_>) -> AnyView {
    let words = report.words;
    let margin = Margin::across(figure, report.seen.rows(report.content(), figure.rows()));
    let heads = items::heads(report);
    let rows = margin
        .rows
        .iter()
        .map(|row| cells::row(words.category(figure.rows(), *row), &heads, items::cells_of(report, &margin, *row)))
        .collect();
    cells::table(words.figure(figure), &heads, rows)
}

/// The categories of the whole board, each of which can be chosen, then the chosen one row by row and over releases.
fn by_category(report: Report<'_>, figure: Figure<'_>, all: &[ReleaseRow]) -> AnyView {
    let words = report.words;
    let Some(columns) = figure.columns() else { return people::table(report, figure) };
    let margin = Margin::across(figure, vec![0]);
    let order = margin.categories();
    let asked = context::query_value("column").and_then(|code| figure.column_of(&code)).filter(|column| *column > 0);
    let Some(chosen) = asked.or_else(|| order.first().copied()) else { return people::table(report, figure) };
    let (name, code) = (words.category(columns, chosen), columns.codes.get(chosen).cloned().unwrap_or_default());
    let heads = [words.given(columns.given), report.text(key::FIGURES_NUMBER)];
    let choices = order
        .into_iter()
        .map(|column| {
            let name = words.category(columns, column);
            let cells = vec![cells::share(words, &name, margin.share(0, column))];
            let here = (column == chosen).then_some("true");
            let code = columns.codes.get(column).map_or("", String::as_str);
            let query: String = form_urlencoded::byte_serialize(code.as_bytes()).collect();
            let address = format!("{}?column={query}#rows", report.figure_address(figure.code()));
            cells::row(view! { <a href=address aria-current=here>{name}</a> }, &heads, cells)
        })
        .collect();
    let whole = cells::table(report.text(key::FIGURES_WHOLE_BOARD), &heads, choices);
    view! {
        {whole}
        <section aria-labelledby="rows">
            <h2 id="rows">{name.clone()}</h2>
            {rows_of(report, figure, chosen, &name)}
            {over_time(report, figure, &code, all)}
        </section>
    }
    .into_any()
}

/// One category, row by row.
fn rows_of(report: Report<'_>, figure: Figure<'_>, column: usize, name: &str) -> AnyView {
    let words = report.words;
    let heads = [key::FIGURES_OF, key::FIGURES_PEOPLE, key::FIGURES_NUMBER].map(|head| report.text(head));
    let rows = report
        .seen
        .rows(report.content(), figure.rows())
        .into_iter()
        .map(|row| {
            let what = words.category(figure.rows(), row);
            let people = figure.count(row, 0, figure.who());
            let share = figure.share(row, column, figure.who());
            let cells = vec![cells::number(words, people), cells::share(words, &what, share)];
            cells::row(what, &heads, cells)
        })
        .collect();
    cells::table_under_heading(name.to_owned(), &heads, rows)
}

/// The same share of the whole board in every release; nothing where there is one period only.
fn over_time(report: Report<'_>, figure: Figure<'_>, column: &str, all: &[ReleaseRow]) -> Option<AnyView> {
    let words = report.words;
    let about = About { figure: figure.code().to_owned(), row: ALL.to_owned(), column: column.to_owned() };
    let releases: Vec<&Content> = all.iter().map(|one| &one.content).collect();
    let points = trend(&releases, &about);
    if points.len() < 2 {
        return None;
    }
    let period = |code: &str| {
        let days = Period::parse(code).map(|period| period.days());
        days.map_or_else(
            || code.to_owned(),
            |days| {
                let args =
                    [("from", words.wording.date(days.first).into()), ("until", words.wording.date(days.last).into())];
                words.wording.with(key::FIGURES_DAYS, args)
            },
        )
    };
    let said = |share: Option<Share>| share.map_or_else(|| "–".to_owned(), |share| words.share(share));
    let moments: Vec<Moment> = points
        .iter()
        .map(|point| Moment { share: point.share, words: format!("{}: {}", period(&point.period), said(point.share)) })
        .collect();
    let heads = [key::FIGURES_PERIOD, key::FIGURES_NUMBER].map(|head| report.text(head));
    let rows = points
        .iter()
        .map(|point| {
            let name = period(&point.period);
            cells::row(name.clone(), &heads, vec![cells::share(words, &name, point.share)])
        })
        .collect();
    let title = words.wording.with(
        key::FIGURES_TREND,
        [("what", figure.columns().map_or_else(String::new, |columns| words.code(columns.given, column)).into())],
    );
    let drawn = chart::drawn(chart::trend("trend", &title, &report.text(key::FIGURES_TREND_WORDS), &moments));
    let view = view! {
        <h2>{title.clone()}</h2>
        {drawn}
        <p class="hint">{report.text(key::FIGURES_TREND_SCALE)}</p>
        {cells::table_under_heading(title, &heads, rows)}
    };
    Some(view.into_any())
}
