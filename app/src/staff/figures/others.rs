//! `/staff/figures/others`: the own figures of the whole board beside those of other boards, which come in as signed
//! files, here or by `uitzwaai release import`. Published numbers only.

mod read_in;

use std::collections::BTreeSet;

use domain::disclosure::Population;
use domain::release::{ALL, Beside, Compared, Content, Given, add_up, compare};
use leptos::prelude::*;
use server::access::{FiguresKeeper, FiguresReader, figures_keeper, figures_reader};
use server::release::{Elsewhere as Theirs, Headline, elsewhere, newest_of_each, one};
use wording::key;

use super::figure::period_words;
use super::words::Words;
use super::{TAB, cells};
use crate::context::{self, Elsewhere};
use crate::form;
use crate::page::page;
use crate::staff::parts::{self, Filling};
use crate::staff::room::{Room, room};

pub const ADDRESS: &str = "/staff/figures/others";

async fn keeping() -> Result<(Room, FiguresKeeper, FiguresReader), Elsewhere> {
    let room = room().await?;
    let (keeper, reader) = (figures_keeper(&room.viewer)?, figures_reader(&room.viewer)?);
    Ok((room, keeper, reader))
}

/// The newest own release of which others have the same period, or of `?period=`.
pub fn others_page() -> AnyView {
    page(|| async {
        let (room, _, reader) = keeping().await?;
        let all = elsewhere(&room.program, &reader).await?;
        let made = newest_of_each(&room.program, &reader).await?;
        let filling = Filling(form::kept(read_in::FORM).await?.unwrap_or_default());
        if filling.has_faults() {
            form::forget(read_in::FORM).await?;
        }
        let own = match chosen(&made, &all) {
            Some(asked) => one(&room.program, &reader, &asked.period.code(), asked.number).await?,
            None => None,
        };
        let own = own.map(|row| row.content);
        let title = room.text(key::FIGURES_OTHERS_TITLE);
        let content = view! {
            {filling.summary(room.wording)}
            <a class="back" href=TAB>{room.text(key::FIGURES_TITLE)}</a>
            <h1>{title.clone()}</h1>
            <p>{room.text(key::FIGURES_OTHERS_LEAD)}</p>
            {own.as_ref().map(|own| beside(&room, own, &all))}
            {own.is_none().then(|| nothing(&room))}
            {read_in::list(&room, own.as_ref(), &all)}
            {read_in::upload(&room, &filling)}
            {read_in::own_files(&room, &made)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// The release to compare: the one that is asked for, else the newest whose period somebody else has too.
fn chosen<'a>(made: &'a [Headline], all: &[Theirs]) -> Option<&'a Headline> {
    let asked = context::query_value("period");
    let is_elsewhere = |one: &&Headline| all.iter().any(|theirs| theirs.content.period == one.period.code());
    let asked = made.iter().find(|one| asked.as_deref() == Some(one.period.code().as_str()));
    asked.or_else(|| made.iter().find(is_elsewhere)).or_else(|| made.first())
}

/// How each of these stands to the own.
fn standing(own: &Content, one: &Theirs, all: &[Theirs]) -> Beside {
    let same = all.iter().filter(|other| other.source == one.source && other.content.period == one.content.period);
    let newest = same.map(|other| other.content.number).max().unwrap_or_default();
    Beside::of(own, &one.content, newest)
}

/// How files come in, where nothing can be compared.
fn nothing(room: &Room) -> AnyView {
    parts::empty(room.text(key::FIGURES_OTHERS_EMPTY), room.text(key::FIGURES_OTHERS_HOW), None)
}

fn beside(room: &Room, own: &Content, all: &[Theirs]) -> AnyView {
    let counted = all.iter().filter(|one| standing(own, one, all) == Beside::Counted);
    let contents: Vec<Content> = counted.map(|one| one.content.clone()).collect();
    if contents.is_empty() {
        return nothing(room);
    }
    let others = add_up(&contents);
    let words = Words { wording: room.wording, organisation: &room.organisation, content: own };
    let tables = tables(words, &compare(own, &others), others.boards);
    let period = period_words(words);
    let lead = room.with(key::FIGURES_OTHERS_BESIDE, [("boards", others.boards.into())]);
    if tables.is_empty() {
        let none = room.text(key::FIGURES_OTHERS_NONE);
        return view! { <h2>{period}</h2> <p>{lead}</p> <p>{none}</p> }.into_any();
    }
    view! { <h2>{period}</h2> <p>{lead}</p> {tables} }.into_any()
}

/// What a line is about: what is counted, of whom, and the category. `None` of what is not of the whole board.
fn about<'a>(own: &Content, one: &'a Compared) -> Option<(Given, Population, &'a str)> {
    let figure = own.figure(&one.figure)?;
    match figure.columns() {
        Some(columns) => (one.row == ALL).then_some((columns.given, one.population, one.column.as_str())),
        None => Some((figure.rows().given, one.population, one.row.as_str())),
    }
}

/// What is counted of whom, with what each category says of every board.
type Lines<'a> = (Given, Population, Vec<(&'a str, &'a Compared)>);

/// One table for each thing that is counted, in the order of the release. What several figures have stands once.
fn tables(words: Words<'_>, all: &[Compared], boards: usize) -> Vec<AnyView> {
    let mut seen = BTreeSet::new();
    let mut tables: Vec<Lines<'_>> = Vec::new();
    for one in all {
        let Some((given, who, category)) = about(words.content, one) else { continue };
        if !seen.insert((given, who.code(), category)) {
            continue;
        }
        match tables.iter_mut().find(|(known, of, _)| (*known, *of) == (given, who)) {
            Some((_, _, lines)) => lines.push((category, one)),
            None => tables.push((given, who, vec![(category, one)])),
        }
    }
    tables.into_iter().map(|(given, _, lines)| table(words, given, &lines, boards)).collect()
}

fn table(words: Words<'_>, given: Given, lines: &[(&str, &Compared)], boards: usize) -> AnyView {
    let title = words.given(given);
    let others = words.wording.with(key::FIGURES_OTHERS_BOARDS, [("boards", boards.into())]);
    let between = words.wording.text(key::FIGURES_OTHERS_DIFFERENCE);
    let heads = [title.clone(), words.wording.text(key::FIGURES_OTHERS_OWN), others, between];
    let rows = lines
        .iter()
        .map(|(category, one)| {
            let name = words.code(given, category);
            let (least, most) = one.points;
            let args = [("least", words.decimal(least).into()), ("most", words.decimal(most).into())];
            let points = words.wording.with(key::FIGURES_OTHERS_BETWEEN, args);
            let cells = vec![
                cells::share(words, &name, Some(one.own)),
                cells::share(words, &name, Some(one.others)),
                points.into_any(),
            ];
            cells::row(name, &heads, cells)
        })
        .collect();
    view! { <h3>{title.clone()}</h3> {cells::table_under_heading(title, &heads, rows)} }.into_any()
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;

    #[test]
    fn what_several_figures_have_stands_once_and_units_are_not_compared() {
        let (own, organisation) = (made_up::content(), made_up::organisation());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &own };
        let all = compare(&own, &add_up(&[made_up::content(), made_up::content()]));
        let html = tables(words, &all, 2).into_any().to_html();
        assert!(html.contains("12 (30%)") && html.contains("24 (30%)"), "{html}");
        assert!(!html.contains("Groenewoud"), "{html}");
        assert_eq!(html.matches("<table").count(), 2, "reasons and one item: {html}");
    }
}
