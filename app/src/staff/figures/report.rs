//! A release as a report: who left, what stands out, then all that was counted, and how.

mod coverage;
pub mod items;
pub mod made;
mod parts;
mod reasons;
mod regions;
mod standing_out;
mod top;

use domain::release::{Content, Findings, OwnWords};
use leptos::prelude::*;
use wording::{Key, key};

use super::cells;
use super::seen::Seen;
use super::words::Words;

/// A release with whoever reads it.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    pub words: Words<'a>,
    pub seen: &'a Seen,
    /// What follows from it, as far as they read what that is about.
    pub found: &'a Findings,
    /// What the board calls that which it proposes.
    pub own: &'a OwnWords,
}

impl<'a> Report<'a> {
    pub const fn content(&self) -> &'a Content {
        self.words.content
    }

    pub fn text(&self, key: Key) -> String {
        self.words.wording.text(key)
    }

    /// The address of the release.
    pub fn address(&self) -> String {
        address(&self.content().period, self.content().number)
    }

    /// The address of one of its figures.
    pub fn figure_address(&self, code: &str) -> String {
        format!("{}/{code}", self.address())
    }
}

/// The address of a release.
pub fn address(period: &str, number: u32) -> String {
    format!("{}/{period}/{number}", super::TAB)
}

/// The whole report, below the page's heading.
pub fn report(report: Report<'_>) -> AnyView {
    if !report.content().shows_something() {
        let nothing = report.text(key::FIGURES_NOTHING);
        return view! { {top::made_on(report)} <p>{nothing}</p> {made::how(report)} }.into_any();
    }
    view! {
        {top::made_on(report)}
        {top::numbers(report)}
        {standing_out::section(report)}
        {cells::legend(report.words)}
        {coverage::section(report)}
        {reasons::section(report)}
        {items::section(report)}
        {parts::sections(report)}
        {regions::section(report)}
        {made::yearly(report)}
        {made::how(report)}
        {made::all_figures(report)}
    }
    .into_any()
}

/// A part of the report with its heading.
fn part(report: Report<'_>, id: &'static str, title: Key, content: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="figures-part" aria-labelledby=id>
            <h2 id=id>{report.text(title)}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// The way from a table to the page of its figure.
fn more(report: Report<'_>, code: &str, what: &str) -> AnyView {
    let words = report.words.wording.with(key::FIGURES_MORE, [("what", what.into())]);
    view! { <p class="on-screen"><a href=report.figure_address(code)>{words}</a></p> }.into_any()
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use server::access::FiguresScope;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;

    fn drawn(seen: &Seen) -> String {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        let found = Findings::of(&content, None, &content);
        report(Report { words, seen, found: &found, own: &OwnWords::default() }).to_html()
    }

    #[test]
    fn a_name_that_looks_like_markup_stays_text() {
        let html = drawn(&Seen(FiguresScope::Board));
        assert!(html.contains("Groenewoud &lt;b&gt;") && !html.contains("Groenewoud <b>"), "{html}");
    }

    #[test]
    fn all_that_is_hidden_has_the_same_mark_and_says_nothing_else() {
        for seen in [FiguresScope::Board, FiguresScope::Schools(vec![made_up::unit(2)])] {
            let html = drawn(&Seen(seen));
            let marks: Vec<&str> = html
                .split("<span class=\"not-shown\">")
                .skip(1)
                .filter_map(|behind| behind.split("</span></span>").next())
                .collect();
            assert!(marks.len() > 3, "several numbers are hidden: {html}");
            assert!(marks.iter().all(|mark| mark == &marks[0]), "{marks:?}");
        }
    }

    #[test]
    fn whoever_sees_one_school_reads_nothing_of_another() {
        let html = drawn(&Seen(FiguresScope::Schools(vec![made_up::unit(1)])));
        assert!(html.contains("Groenewoud") && !html.contains("Noorderlicht"), "{html}");
        let other = drawn(&Seen(FiguresScope::Schools(vec![made_up::unit(2)])));
        assert!(!other.contains("Groenewoud") && other.contains("Noorderlicht"), "{other}");
    }
}
