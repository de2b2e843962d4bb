//! A release as a report: who left, what stands out, then all that was counted, and how.

pub mod coverage;
pub mod items;
pub mod made;
mod parts;
pub mod people;
mod reasons;
mod regions;
mod standing_out;
mod top;

use domain::release::{Beyond, Content, Findings, OwnWords};
use leptos::prelude::*;
use wording::{Key, key};

use super::cells;
use super::figure::improve_address;
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
    /// Whether they write improvement points: then there is a way to one below each table that has a code of its own.
    pub improves: bool,
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
    let first = standing_out::section(report);
    // Of talks nothing is said over several years.
    let coverage = (!report.content().is_pooled()).then(|| coverage::section(report));
    let open: Vec<Part> =
        [coverage, people::over_years(report), Some(reasons::section(report)), items::section(report)]
            .into_iter()
            .flatten()
            .collect();
    let further: Vec<Part> =
        parts::sections(report).into_iter().chain(regions::section(report)).chain([made::yearly(report)]).collect();
    let jump = jump(report, [&first].into_iter().chain(&open).chain(&further));
    let open: Vec<_> = open.into_iter().map(|part| opened(report, part)).collect();
    let further: Vec<_> = further.into_iter().map(|part| folded(report, part)).collect();
    view! {
        {top::made_on(report)}
        {top::numbers(report)}
        {jump}
        {opened(report, first)}
        {cells::legend(report.words)}
        {open}
        {further}
        {made::how(report)}
        {made::all_figures(report)}
    }
    .into_any()
}

/// A part of the report, and what stands below its heading.
pub struct Part {
    /// The id of its heading.
    pub id: &'static str,
    pub title: Key,
    pub content: AnyView,
}

/// The ways to all parts, of those that are folded to their headings.
fn jump<'p>(report: Report<'_>, parts: impl Iterator<Item = &'p Part>) -> AnyView {
    let links: Vec<_> = parts
        .map(|part| {
            let href = format!("#{}", part.id);
            view! { <li><a href=href>{report.text(part.title)}</a></li> }
        })
        .collect();
    view! { <nav class="contents on-screen" aria-label=report.text(key::STAFF_JUMP)><ul>{links}</ul></nav> }.into_any()
}

/// A part with its heading.
fn opened(report: Report<'_>, part: Part) -> AnyView {
    let Part { id, title, content } = part;
    view! {
        <section class="figures-part" aria-labelledby=id>
            <h2 id=id>{report.text(title)}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// A part that is read by whoever looks for it: its heading opens it. On paper all of them are open.
fn folded(report: Report<'_>, part: Part) -> AnyView {
    let Part { id, title, content } = part;
    view! {
        <details class="fold figures-fold">
            <summary><h2 id=id>{report.text(title)}</h2></summary>
            {content}
        </details>
    }
    .into_any()
}

/// The way from a table to the page of its figure.
fn more(report: Report<'_>, code: &str, what: &str) -> AnyView {
    let words = report.words.wording.with(key::FIGURES_MORE, [("what", what.into())]);
    view! {
        <p class="on-screen"><a href=report.figure_address(code)>{words}</a></p>
        {improve(report, code, what)}
    }
    .into_any()
}

/// The way from a table to an improvement point about it, for whoever writes points.
fn improve(report: Report<'_>, code: &str, what: &str) -> Option<AnyView> {
    report.improves.then(|| {
        let address = improve_address(report.content(), code, None);
        let words = report.words.wording.with(key::FIGURES_IMPROVE_OF, [("what", what.into())]);
        view! { <p class="on-screen"><a href=address>{words}</a></p> }.into_any()
    })
}

/// The same from what stands beyond the tables of the release, where there is something of it.
fn improve_beyond(report: Report<'_>, beyond: Beyond) -> Option<AnyView> {
    let what = report.words.named(beyond.code())?;
    improve(report, beyond.code(), &what)
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::release::Cut;
    use server::access::FiguresScope;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;

    fn drawn(seen: &Seen) -> String {
        drawn_of(&made_up::content(), seen)
    }

    fn drawn_of(content: &Content, seen: &Seen) -> String {
        let organisation = made_up::organisation();
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content };
        let found = Findings::of(content, None, content);
        // Without the marks of the framework, which pages do not have either.
        report(Report { words, seen, found: &found, own: &OwnWords::default(), improves: false })
            .to_html()
            .replace("<!>", "")
    }

    #[test]
    fn whoever_writes_points_has_a_way_to_one_below_each_table_and_nobody_else_has() {
        let seen = Seen(FiguresScope::Board);
        let (content, organisation, own) = (made_up::content(), made_up::organisation(), OwnWords::default());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        let found = Findings::of(&content, None, &content);
        let html = report(Report { words, seen: &seen, found: &found, own: &own, improves: true }).to_html();
        for code in ["units-reasons", "coverage", "days", "rates", "sums"] {
            assert!(html.contains(&format!("figure={code}\"")), "{code}: {html}");
        }
        for code in ["days", "rates", "sums"] {
            assert!(html.contains(&format!("id=\"{code}\"")), "what rests on it leads here: {code}: {html}");
        }
        assert!(!html.contains("figure=regions"), "of no region anything is said here: {html}");
        assert!(!drawn(&seen).contains("/staff/improvements"), "whoever writes no points");
    }

    #[test]
    fn a_name_that_looks_like_markup_stays_text() {
        let html = drawn(&Seen(FiguresScope::Board));
        assert!(html.contains("Groenewoud &lt;b&gt;") && !html.contains("Groenewoud <b>"), "{html}");
    }

    #[test]
    fn every_part_is_led_to_and_those_behind_the_items_are_folded() {
        let html = drawn(&Seen(FiguresScope::Board));
        for id in ["standing-out", "coverage", "reasons", "items", "ask"] {
            assert!(
                html.contains(&format!("href=\"#{id}\"")) && html.contains(&format!("id=\"{id}\"")),
                "{id}: {html}"
            );
        }
        let folds = html.matches("figures-fold").count();
        assert_eq!(folds, 1, "of what was counted here only the question is no reason and no item: {html}");
    }

    #[test]
    fn people_who_are_counted_by_push_factor_are_not_summed_up_once_more() {
        let (organisation, seen) = (made_up::organisation(), Seen(FiguresScope::Board));
        let sums_up = |cut| {
            let content = Content { cut, ..made_up::content() };
            let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
            let found = Findings::of(&content, None, &content);
            let own = OwnWords::default();
            report(Report { words, seen: &seen, found: &found, own: &own, improves: false })
                .to_html()
                .contains("telt daar twee keer")
        };
        assert_eq!([sums_up(Cut::Codes), sums_up(Cut::Factors)], [true, false]);
    }

    #[test]
    fn three_years_together_say_which_and_nothing_of_talks() {
        let content = Content {
            period: "2025-2026-3".to_owned(),
            from: "2025-08-01".parse().expect("a day"),
            until: "2028-07-31".parse().expect("a day"),
            coverage: Vec::new(),
            ..made_up::content()
        };
        let (organisation, seen, own) = (made_up::organisation(), Seen(FiguresScope::Board), OwnWords::default());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        let found = Findings::of(&content, None, &content);
        let html = report(Report { words, seen: &seen, found: &found, own: &own, improves: false })
            .to_html()
            .replace("<!>", "");
        assert!(html.contains("2025-2026, 2026-2027 en 2027-2028"), "{html}");
        assert!(html.contains("id=\"units\"") && !html.contains("id=\"coverage\""), "{html}");
        assert!(html.contains("href=\"#units\"") && !html.contains("Alleen een informeel"), "{html}");
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
    fn talks_that_these_figures_say_nothing_of_are_not_said_to_be_hidden() {
        let said = made_up::with_lists();
        let seen = Seen(FiguresScope::Board);
        let talks = ["id=\"talks\"", "Alleen een informeel", "/1/talk\""];
        let html = drawn_of(&said, &seen);
        assert!(talks.iter().all(|talks| html.contains(talks)), "{html}");
        for (period, made_on, why) in [
            ("2026-H1", "2026-08-29", "vóór 24 oktober 2026"),
            ("2026-H1", "2026-11-01", "staat niet in deze cijfers."),
            ("2026-Q3", "2026-10-29", "wordt per halfjaar geteld"),
        ] {
            let content = Content {
                period: period.to_owned(),
                made_on: made_on.parse().expect("a day"),
                coverage: Vec::new(),
                ..said.clone()
            };
            let html = drawn_of(&content, &seen);
            assert!(html.contains(why), "{period} {made_on}: {html}");
            assert!(!talks.iter().any(|talks| html.contains(talks)), "{period} {made_on}: {html}");
            assert!(!html.contains("Gesprekken per school en team"), "not everybody may open that page: {html}");
        }
    }

    #[test]
    fn a_head_reads_how_people_left_the_whole_board() {
        let own = made_up::with_lists().narrowed(|unit, _| unit == made_up::unit(1));
        let html = drawn_of(&own, &Seen(FiguresScope::Schools(vec![made_up::unit(1)])));
        assert!(html.contains("37 (62%)") && html.contains("23 (38%)"), "{html}");
        let ways = html.split("id=\"ways\"").nth(1).and_then(|behind| behind.split("</details>").next());
        let hidden = ways.map(|ways| ways.matches("class=\"not-shown\"").count());
        assert_eq!(hidden, Some(1), "what is hidden of the board is hidden: {html}");
    }

    #[test]
    fn whoever_sees_one_school_reads_nothing_of_another() {
        let html = drawn(&Seen(FiguresScope::Schools(vec![made_up::unit(1)])));
        assert!(html.contains("Groenewoud") && !html.contains("Noorderlicht"), "{html}");
        let other = drawn(&Seen(FiguresScope::Schools(vec![made_up::unit(2)])));
        assert!(!other.contains("Groenewoud") && other.contains("Noorderlicht"), "{other}");
    }
}
