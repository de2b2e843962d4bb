//! `/staff/figures/{period}/{number}/{figure}`: one figure as a table with units down, and over releases.

use domain::release::{AGREED, Beyond, Content, Figure, Given, OwnWords};
use leptos::prelude::*;
use server::access::point_writer;
use server::release::series;
use wording::key;

use super::done::Done;
use super::margin::Margin;
use super::over_time::OverTime;
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
        let improves = point_writer(&room.viewer).is_ok();
        let report = Report { words, seen: &reading.seen, found: &found, own: &own, improves };
        let all = series(&room.program, &reading.reader, row.period, PERIODS_MOST).await?;
        let done = Done::about(&reading, &row, Some(&code)).await?;
        let title = words.figure(figure);
        let question = figure.columns().and_then(|columns| words.question(columns.given));
        let improve = improves.then(|| {
            let category = chosen(figure).and_then(|column| figure.columns()?.codes.get(column));
            let address = improve_address(content, &code, category.map(String::as_str));
            let words = room.text(key::FIGURES_IMPROVE);
            view! { <div class="actions"><a class="button quiet" href=address>{words}</a></div> }
        });
        let over_time = OverTime::new(report, figure, &all);
        let body = match figure.columns() {
            None => match coverage::left_out(report).filter(|_| figure.rows().given == Given::Talk) {
                Some(why) => view! { <p>{why}</p> }.into_any(),
                None if figure.rows().given == Given::Units => {
                    let table = people::table_of(report, figure, |row| over_time.name(row, None));
                    view! { {table} {over_time.of_people()} }.into_any()
                }
                None => by_row(report, figure, &over_time),
            },
            Some(columns) if columns.given.is_five_points() => {
                let table = distributions(report, figure, &over_time);
                view! { {table} {over_time.of_column(AGREED)} }.into_any()
            }
            Some(_) => by_category(report, figure, &over_time),
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

/// Where a point begins that comes of a figure, or of one of its categories.
pub fn improve_address(content: &Content, code: &str, category: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("release", &format!("{}/{}", content.period, content.number)).append_pair("figure", code);
    if let Some(category) = category {
        query.append_pair("category", category);
    }
    format!("{}/new?{}", improvements::TAB, query.finish())
}

/// Where a figure of a release stands, by the address of the release; one of its categories below the others. What is no
/// table stands in the report alone.
pub fn address_of_figure(release: &str, code: &str, category: Option<&str>) -> String {
    if let Some(beyond) = Beyond::parse(code) {
        return format!("{release}#{}", beyond.code());
    }
    let Some(category) = category else { return format!("{release}/{code}") };
    let query: String = form_urlencoded::byte_serialize(category.as_bytes()).collect();
    format!("{release}/{code}?column={query}#rows")
}

/// The category that stands by itself below the others: the one that was asked for, else the first; `None` of a figure
/// without any, and of an item of five points, whose steps stand together.
fn chosen(figure: Figure<'_>) -> Option<usize> {
    if figure.columns()?.given.is_five_points() {
        return None;
    }
    let asked = context::query_value("column").and_then(|code| figure.column_of(&code)).filter(|column| *column > 0);
    let usual = || first_of(figure.columns()?.given).and_then(|code| figure.column_of(code));
    asked.or_else(usual).or_else(|| Margin::across(figure, vec![0]).categories().first().copied())
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
fn distributions(report: Report<'_>, figure: Figure<'_>, over_time: &OverTime<'_>) -> AnyView {
    let words = report.words;
    let margin = Margin::across(figure, report.seen.rows(report.content(), figure.rows()));
    let heads = items::heads(report);
    let rows = margin
        .rows
        .iter()
        .map(|row| cells::row(over_time.name(*row, None), &heads, items::cells_of(report, &margin, *row)))
        .collect();
    cells::table(words.figure(figure), &heads, rows)
}

/// A list of the whole board alone, each category of which can be chosen, and the chosen one over releases.
fn by_row(report: Report<'_>, figure: Figure<'_>, over_time: &OverTime<'_>) -> AnyView {
    let words = report.words;
    let margin = Margin::down(figure);
    let order = margin.categories();
    let chosen = over_time.asked().filter(|row| *row > 0).or_else(|| order.first().copied());
    let heads = [words.given(figure.rows().given), report.text(key::FIGURES_NUMBER)];
    let people = cells::row(report.text(key::FIGURES_PEOPLE), &heads, vec![cells::number(words, margin.people(0))]);
    let rows = order.into_iter().map(|row| {
        let name = words.category(figure.rows(), row);
        cells::row(over_time.name(row, None), &heads, vec![cells::share(words, &name, margin.share(0, row))])
    });
    let table = cells::table(report.text(key::FIGURES_WHOLE_BOARD), &heads, [people].into_iter().chain(rows).collect());
    view! { {table} {chosen.and_then(|row| over_time.of_row(row))} }.into_any()
}

/// The number that stands for a whole list where none was chosen, if it has one: who would certainly recommend.
fn first_of(given: Given) -> Option<&'static str> {
    (given == Given::Recommend).then_some("9-10")
}

/// The categories of the whole board, each of which can be chosen, then the chosen one row by row and over releases.
fn by_category(report: Report<'_>, figure: Figure<'_>, over_time: &OverTime<'_>) -> AnyView {
    let words = report.words;
    let Some(columns) = figure.columns() else { return people::table(report, figure) };
    let margin = Margin::across(figure, vec![0]);
    let order = margin.categories();
    let Some(chosen) = chosen(figure) else { return people::table(report, figure) };
    let (name, code) = (words.category(columns, chosen), columns.codes.get(chosen).cloned().unwrap_or_default());
    let heads = [words.given(columns.given), report.text(key::FIGURES_NUMBER)];
    let choices = order
        .into_iter()
        .map(|column| {
            let name = words.category(columns, column);
            let cells = vec![cells::share(words, &name, margin.share(0, column))];
            let here = (column == chosen).then_some("true");
            let code = columns.codes.get(column).map_or("", String::as_str);
            let address = address_of_figure(&report.address(), figure.code(), Some(code));
            cells::row(view! { <a href=address aria-current=here>{name}</a> }, &heads, cells)
        })
        .collect();
    let whole = cells::table(report.text(key::FIGURES_WHOLE_BOARD), &heads, choices);
    view! {
        {whole}
        <section aria-labelledby="rows">
            <h2 id="rows">{name.clone()}</h2>
            {rows_of(report, figure, (chosen, &code, &name), over_time)}
            {over_time.of_column(&code)}
        </section>
    }
    .into_any()
}

/// One category, row by row: its number, its code and what it is called.
fn rows_of(
    report: Report<'_>,
    figure: Figure<'_>,
    (column, code, name): (usize, &str, &str),
    over_time: &OverTime<'_>,
) -> AnyView {
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
            cells::row(over_time.name(row, Some(code)), &heads, cells)
        })
        .collect();
    cells::table_under_heading(name.to_owned(), &heads, rows)
}
