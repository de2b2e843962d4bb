//! The numbers of a figure over periods: of the whole board, of the reader's own units, and of a row that was chosen.

use domain::disclosure::Population;
use domain::figures::Share;
use domain::release::{ALL, About, Content, Figure, Given, Period, last_of_each_period, rates, trend, unit_above};
use leptos::prelude::*;
use server::release::ReleaseRow;
use wording::key;

use super::cells;
use super::chart::{self, Moment};
use super::report::{Report, people};
use super::words::Words;
use crate::context;

/// A figure with the releases in which it is followed.
pub struct OverTime<'a> {
    report: Report<'a>,
    figure: Figure<'a>,
    /// The last of each period, oldest first.
    releases: Vec<&'a Content>,
    /// The row that was chosen.
    asked: Option<usize>,
}

impl<'a> OverTime<'a> {
    /// With the row that the address names.
    pub fn new(report: Report<'a>, figure: Figure<'a>, all: &'a [ReleaseRow]) -> Self {
        let releases: Vec<&Content> = all.iter().map(|one| &one.content).collect();
        let asked = context::query_value("row").and_then(|code| figure.row_of(&code));
        Self::of(report, figure, &releases, asked)
    }

    /// A release that says nothing of talks is left out of theirs: nothing is hidden in it.
    fn of(report: Report<'a>, figure: Figure<'a>, all: &[&'a Content], asked: Option<usize>) -> Self {
        let is_about_talks = figure.rows().given == Given::Talk;
        let mut releases = last_of_each_period(all);
        releases.retain(|content| !is_about_talks || content.no_talks().is_none());
        let mut over_time = Self { report, figure, releases, asked: None };
        over_time.asked = asked.filter(|row| over_time.can_follow(*row));
        over_time
    }

    /// The row that was chosen; `None` of one that nobody follows, or that the reader does not see.
    pub const fn asked(&self) -> Option<usize> {
        self.asked
    }

    fn is_there(&self) -> bool {
        self.releases.len() > 1
    }

    /// Small units together, and people of no team, are others in each period: no line joins them.
    fn can_follow(&self, row: usize) -> bool {
        let rows = self.figure.rows();
        let is_the_same = rows.codes.get(row).is_some_and(|code| unit_above(code).is_none());
        is_the_same && self.report.seen.rows(self.report.content(), rows).contains(&row)
    }

    /// The rows that are followed where columns stand across: the one that was chosen, else the reader's own units and the
    /// whole.
    fn rows(&self) -> Vec<usize> {
        let rows = self.figure.rows();
        match self.asked {
            Some(row) => vec![row],
            None if rows.given == Given::Units => self.report.seen.headings(rows),
            None => vec![0],
        }
    }

    fn code(&self, row: usize) -> &'a str {
        self.figure.rows().codes.get(row).map_or(ALL, String::as_str)
    }

    /// What a row is called, with the way to its numbers over periods, where there are any.
    pub fn name(&self, row: usize, column: Option<&str>) -> AnyView {
        let name = self.report.words.category(self.figure.rows(), row);
        if !self.is_there() || !self.can_follow(row) {
            return name.into_any();
        }
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(column) = column {
            query.append_pair("column", column);
        }
        query.append_pair("row", self.code(row));
        let address = format!("{}?{}#over-time", self.report.figure_address(self.figure.code()), query.finish());
        let here = (self.asked == Some(row)).then_some("true");
        view! { <a href=address aria-current=here>{name}</a> }.into_any()
    }

    /// A column of the rows that are followed; nothing where there is one period only.
    pub fn of_column(&self, column: &str) -> Option<AnyView> {
        let columns = self.figure.columns()?;
        let what = self.report.words.code(columns.given, column);
        self.shown(|| self.rows().into_iter().map(|row| self.line(row, column, self.of_whom(row, &what))).collect())
    }

    /// A row of a list that stands down.
    pub fn of_row(&self, row: usize) -> Option<AnyView> {
        let what = self.report.words.category(self.figure.rows(), row);
        self.shown(|| vec![self.line(row, ALL, what)])
    }

    /// How many people there are in the rows that are followed.
    pub fn of_people(&self) -> Option<AnyView> {
        self.shown(|| self.rows().into_iter().map(|row| self.people(row)).collect())
    }

    fn shown(&self, all: impl FnOnce() -> Vec<AnyView>) -> Option<AnyView> {
        self.is_there().then(|| {
            let all = all();
            view! { <div id="over-time">{all}</div> }.into_any()
        })
    }

    fn of_whom(&self, row: usize, what: &str) -> String {
        let words = self.report.words;
        if row == 0 {
            return what.to_owned();
        }
        let rows = self.figure.rows();
        let (what, who) = (what.to_owned(), words.category(rows, row));
        if rows.given == Given::Units {
            words.wording.with(key::FIGURES_OF_UNIT, [("what", what.into()), ("unit", who.into())])
        } else {
            words.wording.with(key::FIGURES_OF_GROUP, [("what", what.into()), ("group", who.into())])
        }
    }

    /// A share, release by release, as a line and as a table; of five points the mean beside it.
    fn line(&self, row: usize, column: &str, what: String) -> AnyView {
        let (report, words) = (self.report, self.report.words);
        let about =
            About { figure: self.figure.code().to_owned(), row: self.code(row).to_owned(), column: column.to_owned() };
        let points = trend(&self.releases, &about);
        let said = |share: Option<Share>| share.map_or_else(|| "–".to_owned(), |share| words.share(share));
        let moments: Vec<Moment> = points
            .iter()
            .map(|point| Moment {
                share: point.share,
                words: format!("{}: {}", period(words, &point.period), said(point.share)),
            })
            .collect();
        let has_mean = self.figure.columns().is_some_and(|columns| columns.given.is_five_points());
        let heads = [key::FIGURES_PERIOD, key::FIGURES_NUMBER].into_iter().chain(has_mean.then_some(key::FIGURES_MEAN));
        let heads: Vec<String> = heads.map(|head| report.text(head)).collect();
        let rows = points
            .iter()
            .zip(&self.releases)
            .map(|(point, content)| {
                let name = period(words, &point.period);
                let mean = has_mean.then(|| mean(words, content, &about));
                let numbers = [cells::share(words, &name, point.share)].into_iter().chain(mean).collect();
                cells::row(name, &heads, numbers)
            })
            .collect();
        let title = words.wording.with(key::FIGURES_TREND, [("what", what.into())]);
        let id = format!("trend-{row}");
        let drawn = chart::drawn(chart::trend(&id, &title, &report.text(key::FIGURES_TREND_WORDS), &moments));
        view! {
            <h2>{title.clone()}</h2>
            {drawn}
            <p class="hint">{report.text(key::FIGURES_TREND_SCALE)}</p>
            {cells::table_under_heading(title, &heads, rows)}
        }
        .into_any()
    }

    /// How many people a row has, release by release, and which part of those who work there left, where it is known.
    fn people(&self, row: usize) -> AnyView {
        let (report, words, code) = (self.report, self.report.words, self.code(row));
        let counted = self.figure.populations();
        let rates: Vec<Option<Share>> = self.releases.iter().map(|content| self.rate(content, code)).collect();
        let has_rate = rates.iter().any(Option::is_some);
        let heads: Vec<String> = [report.text(key::FIGURES_PERIOD)]
            .into_iter()
            .chain(people::heads(report, &counted))
            .chain(has_rate.then(|| report.text(key::FIGURES_RATE_CAPTION)))
            .collect();
        let rows = self
            .releases
            .iter()
            .zip(rates)
            .map(|(content, rate)| {
                let name = period(words, &content.period);
                let numbers = counted.iter().map(|who| cells::number(words, self.count(content, code, *who)));
                let rate = has_rate.then(|| match (rate, self.count(content, code, Population::Leavers)) {
                    (Some(share), _) => cells::share(words, &name, Some(share)),
                    (None, None) => cells::hidden(words),
                    // Nobody said how many work there.
                    (None, Some(_)) => String::new().into_any(),
                });
                let numbers = numbers.chain(rate).collect();
                cells::row(name.clone(), &heads, numbers)
            })
            .collect();
        let what = words.category(self.figure.rows(), row);
        let title = words.wording.with(key::FIGURES_TREND, [("what", what.into())]);
        view! { <h2>{title.clone()}</h2> {cells::table_under_heading(title, &heads, rows)} }.into_any()
    }

    /// The same count of another release.
    fn count(&self, content: &Content, code: &str, who: Population) -> Option<u32> {
        let figure = content.figure(self.figure.code())?;
        figure.count(figure.row_of(code)?, 0, who)
    }

    /// Nothing where these are not the people who left, and of several years together.
    fn rate(&self, content: &Content, code: &str) -> Option<Share> {
        if !self.figure.populations().contains(&Population::Leavers) || content.is_pooled() {
            return None;
        }
        let rate = rates(content).into_iter().find(|rate| rate.unit == code)?;
        Some(Share { is: rate.left, of: rate.people })
    }
}

/// The mean of a row, where all steps of it are shown.
fn mean(words: Words<'_>, content: &Content, about: &About) -> AnyView {
    let mean = content.figure(&about.figure).and_then(|figure| figure.mean(figure.row_of(&about.row)?, figure.who()));
    mean.map_or_else(|| cells::hidden(words), |mean| words.decimal(mean).into_any())
}

/// Its days in words.
fn period(words: Words<'_>, code: &str) -> String {
    let Some(days) = Period::parse(code).map(Period::days) else { return code.to_owned() };
    let args = [("from", words.wording.date(days.first).into()), ("until", words.wording.date(days.last).into())];
    words.wording.with(key::FIGURES_DAYS, args)
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::release::{AGREED, Findings, OTHERS, OwnWords};
    use server::access::FiguresScope;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;
    use crate::staff::figures::seen::Seen;

    /// The quarter before, in which the first school is hidden.
    fn before() -> Content {
        let mut before = Content {
            period: "2026-Q2".to_owned(),
            from: "2026-04-01".parse().expect("a day"),
            until: "2026-06-30".parse().expect("a day"),
            ..made_up::with_lists()
        };
        for layers in &mut before.sets[0].published.tables {
            for layer in layers {
                *layer = layer.with_rows(|row| row != 1);
            }
        }
        before
    }

    /// What is drawn of a figure, for whoever reads so much, where this row was chosen.
    fn drawn(
        scope: FiguresScope,
        code: &str,
        row: Option<usize>,
        of: impl Fn(&OverTime<'_>) -> Option<AnyView>,
    ) -> String {
        let (before, now, organisation) = (before(), made_up::with_lists(), made_up::organisation());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &now };
        let found = Findings::of(&now, None, &now);
        let (seen, own) = (Seen(scope), OwnWords::default());
        let report = Report { words, seen: &seen, found: &found, own: &own, improves: false };
        let figure = now.figure(code).expect("it is counted");
        let over_time = OverTime::of(report, figure, &[&before, &now], row);
        of(&over_time).map_or_else(String::new, |view| view.to_html().replace("<!>", ""))
    }

    fn own() -> FiguresScope {
        FiguresScope::Schools(vec![made_up::unit(1)])
    }

    #[test]
    fn a_head_reads_the_own_school_over_periods_and_then_the_board() {
        let html = drawn(own(), "units-reasons", None, |over_time| over_time.of_column("C1"));
        assert_eq!(html.matches("class=\"trend\"").count(), 2, "{html}");
        assert!(html.contains("Groenewoud") && html.contains("11 (44%)"), "{html}");
        assert!(html.find("11 (44%)") < html.find("18 (45%)"), "their own first: {html}");
        assert_eq!(html.matches("<circle").count(), 1 + 2, "what one of the two releases hides is a gap: {html}");
        assert!(!html.contains("Noorderlicht"), "{html}");
        let all = drawn(FiguresScope::Board, "units-reasons", None, |over_time| over_time.of_column("C1"));
        assert_eq!(all.matches("class=\"trend\"").count(), 1, "{all}");
    }

    #[test]
    fn a_row_is_chosen_by_whoever_sees_it_and_by_nobody_else() {
        let of = |scope, row| drawn(scope, "units-reasons", Some(row), |over_time| over_time.of_column("C1"));
        let html = of(FiguresScope::Board, 1);
        assert!(html.contains("11 (44%)") && !html.contains("18 (45%)"), "{html}");
        assert_eq!(of(own(), 2), drawn(own(), "units-reasons", None, |over_time| over_time.of_column("C1")));
    }

    #[test]
    fn a_list_that_stands_down_has_a_line_and_an_item_its_mean() {
        let html = drawn(FiguresScope::Board, "way", None, |over_time| over_time.of_row(2));
        assert!(html.contains("23 (38%)") && html.contains("class=\"trend\""), "{html}");
        let hidden = drawn(FiguresScope::Board, "way", None, |over_time| over_time.of_row(1));
        assert_eq!(hidden.matches("<circle").count(), 1, "one of the two releases hides it: {hidden}");
        let item = drawn(FiguresScope::Board, "units-growth", None, |over_time| over_time.of_column(AGREED));
        assert_eq!(item.matches(">3,5<").count(), 2, "{item}");
    }

    #[test]
    fn people_are_followed_with_the_rate_of_those_who_work_there() {
        let html = drawn(own(), "units", None, |over_time| over_time.of_people());
        assert_eq!(html.matches("<table").count(), 2, "{html}");
        assert!(html.contains(">35<") && html.contains("35 (58%)") && html.contains(">60<"), "{html}");
        assert_eq!(html.matches("class=\"not-shown\"").count(), 4, "the school in the period before: {html}");
    }

    #[test]
    fn periods_that_say_nothing_of_talks_are_left_out_of_theirs() {
        let (before, now, organisation) = (before(), made_up::with_lists(), made_up::organisation());
        let before = Content { coverage: Vec::new(), ..before };
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &now };
        let found = Findings::of(&now, None, &now);
        let (seen, own) = (Seen(FiguresScope::Board), OwnWords::default());
        let report = Report { words, seen: &seen, found: &found, own: &own, improves: false };
        for (code, is_there) in [("way", true), ("talk", false)] {
            let figure = now.figure(code).expect("a list");
            assert_eq!(OverTime::of(report, figure, &[&before, &now], None).of_row(1).is_some(), is_there, "{code}");
        }
    }

    #[test]
    fn small_units_together_are_not_joined_over_periods() {
        let (mut now, organisation) = (made_up::with_lists(), made_up::organisation());
        let before = before();
        now.sets[0].dimensions[0].codes[2] = format!("{OTHERS}all");
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &now };
        let found = Findings::of(&now, None, &now);
        let (seen, own) = (Seen(FiguresScope::Board), OwnWords::default());
        let report = Report { words, seen: &seen, found: &found, own: &own, improves: false };
        let figure = now.figure("units-reasons").expect("reasons");
        let over_time = OverTime::of(report, figure, &[&before, &now], Some(2));
        assert_eq!(over_time.asked(), None);
        let link = |row| over_time.name(row, Some("C1")).to_html();
        assert!(link(1).contains("row=") && !link(2).contains("<a"), "{} {}", link(1), link(2));
    }
}
