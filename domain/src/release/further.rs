//! What a release says beside its tables, as lines of a file: when it was made and from how many people it says
//! something, talks, days, rates, regions, and reasons summed up. All of it is read from published numbers, and none
//! of it is in a file that is not on its reader's page.

use super::content::{Content, Cut, Given, Kept};
use super::exchange::{RegionCount, by_region};
use super::label::{CATEGORY, label};
use super::rates::{Rate, rates};
use super::read::ALL;
use super::shift::Sides;
use super::sums::{List, Named, namings};
use crate::coded::coded;
use crate::disclosure::Population;
use crate::figures::Share;
use crate::language::Language;
use crate::organisation::Sector;

coded! {
    /// What a release says beside its tables. The codes stand in files where tables have theirs, and are no code of one.
    pub enum Further {
        /// The release itself.
        Release = "release",
        /// Talks due and held, by groups of teams.
        Coverage = "coverage",
        /// Median days between steps.
        Days = "days",
        /// Who left over who works there.
        Rates = "rates",
        Regions = "regions",
        /// Reasons, summed up by the lists of others.
        Sums = "sums",
    }
}

coded! {
    /// What is said of the release itself.
    pub enum AboutRelease {
        Period = "period",
        From = "from",
        Until = "until",
        Number = "number",
        MadeOn = "made_on",
        Reason = "reason",
        LeastInvited = "least_invited",
        LeastAnswered = "least_answered",
        LeastReasons = "least_reasons",
        LeastDissenters = "least_dissenters",
    }
}

coded! {
    /// Which number a line has, where no table says it.
    pub enum Measure {
        /// Everybody who left.
        Due = "due",
        /// With whom a talk was held.
        Held = "held",
        Median = "median",
        /// Who worked there on 1 October.
        Headcount = "headcount",
        Left = "left",
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub part: Further,
    pub row_code: String,
    pub row: String,
    pub column_code: String,
    pub column: String,
    /// `None` where it is no count of those who left.
    pub population: Option<Population>,
    /// `None` where it is hidden, and where it is no number.
    pub count: Option<u32>,
    pub is_hidden: bool,
    pub share: Option<Share>,
}

/// The words of one release.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub content: &'a Content,
    pub language: Language,
    pub sector: Sector,
    /// The words of the catalogues, by family and code.
    pub term: &'a dyn Fn(&str, &str) -> String,
}

impl Words<'_> {
    fn code(self, given: Given, code: &str) -> String {
        label(self.content, given, code, self.language, self.sector).text(self.term)
    }

    fn measure(self, measure: Measure) -> (String, String) {
        (measure.code().to_owned(), (self.term)("release-measure", measure.code()))
    }
}

/// All of them, those of the release itself first.
pub(super) fn lines(words: Words<'_>) -> Vec<Line> {
    let mut all = about(words);
    // Of several years together nothing is said of talks, days and rates.
    if !words.content.is_pooled() {
        all.extend(coverage(words));
        all.extend(days(words));
        all.extend(rates_of(words));
    }
    all.extend(regions(words));
    all.extend(sums(words));
    all
}

/// A line of a number that is shown or hidden.
fn number(part: Further, row: (String, String), column: (String, String), count: Option<u32>) -> Line {
    let ((row_code, row), (column_code, column)) = (row, column);
    let is_hidden = count.is_none();
    Line { part, row_code, row, column_code, column, population: None, count, is_hidden, share: None }
}

fn about(words: Words<'_>) -> Vec<Line> {
    let content = words.content;
    let row = |said: AboutRelease| (said.code().to_owned(), (words.term)("release-said", said.code()));
    let nothing = || (String::new(), String::new());
    let text = |said: AboutRelease, text: String| Line {
        is_hidden: false,
        ..number(Further::Release, row(said), (String::new(), text), None)
    };
    let count = |said: AboutRelease, count: u32| number(Further::Release, row(said), nothing(), Some(count));
    let [invited, answered, reasons, dissenters] = content.thresholds;
    let reason = content.reason.clone().map(|reason| text(AboutRelease::Reason, reason));
    [
        text(AboutRelease::Period, content.period.clone()),
        text(AboutRelease::From, content.from.to_string()),
        text(AboutRelease::Until, content.until.to_string()),
        count(AboutRelease::Number, content.number),
        text(AboutRelease::MadeOn, content.made_on.to_string()),
    ]
    .into_iter()
    .chain(reason)
    .chain([
        count(AboutRelease::LeastInvited, invited),
        count(AboutRelease::LeastAnswered, answered),
        count(AboutRelease::LeastReasons, reasons),
        count(AboutRelease::LeastDissenters, dissenters),
    ])
    .collect()
}

/// Teams of one count stand in one line, with a sign between their codes and names.
fn coverage(words: Words<'_>) -> Vec<Line> {
    let content = words.content;
    let of_group = |kept: &Kept| {
        let codes = kept.codes(content);
        let names: Vec<String> = codes.iter().map(|code| words.code(Given::Units, code)).collect();
        let row = (codes.join("+"), names.join(", "));
        let line = |measure, count| Line {
            population: Some(Population::Leavers),
            ..number(Further::Coverage, row.clone(), words.measure(measure), count)
        };
        let share = kept.held.zip(kept.due).map(|(is, of)| Share { is, of });
        [line(Measure::Due, kept.due), Line { share, ..line(Measure::Held, kept.held) }]
    };
    content.coverage.iter().flat_map(of_group).collect()
}

fn days(words: Words<'_>) -> Vec<Line> {
    let step = |code: &str| (code.to_owned(), (words.term)("release-step", code));
    let days = words.content.days.iter();
    days.map(|days| number(Further::Days, step(days.step.code()), words.measure(Measure::Median), days.median))
        .collect()
}

fn rates_of(words: Words<'_>) -> Vec<Line> {
    let of_unit = |rate: Rate| {
        let row = (rate.unit.clone(), words.code(Given::Units, &rate.unit));
        let people = number(Further::Rates, row.clone(), words.measure(Measure::Headcount), Some(rate.people));
        let left = Line {
            population: Some(Population::Leavers),
            share: Some(Share { is: rate.left, of: rate.people }),
            ..number(Further::Rates, row, words.measure(Measure::Left), Some(rate.left))
        };
        [people, left]
    };
    rates(words.content).into_iter().flat_map(of_unit).collect()
}

/// Nothing for whoever reads a part, who has no regions ([`Content::narrowed`]).
fn regions(words: Words<'_>) -> Vec<Line> {
    let counts = by_region(words.content, &words.content.regions());
    let line = |count: RegionCount| {
        let row = (count.region.code().to_owned(), (words.term)("region", count.region.code()));
        let everybody = (ALL.to_owned(), (words.term)(CATEGORY, ALL));
        Line { population: Some(count.population), ..number(Further::Regions, row, everybody, Some(count.count)) }
    };
    counts.into_iter().map(line).collect()
}

/// How often reasons of the whole board were ticked, decisive and told, by each list; nothing where people are counted by
/// push factor.
fn sums(words: Words<'_>) -> Vec<Line> {
    let content = words.content;
    if content.cut == Cut::Factors {
        return Vec::new();
    }
    let whats = Sides::ALL.into_iter().flat_map(Sides::given);
    let of_what = |what: Given| {
        let named = Named::of(content, what, 0)?;
        Some(List::ALL.iter().flat_map(move |list| sums_of(words, (what, named), *list)))
    };
    whats.filter_map(of_what).flatten().collect()
}

fn sums_of(words: Words<'_>, (what, named): (Given, Named<'_>), list: List) -> Vec<Line> {
    let name = (words.term)("reason-list", list.code());
    let line = |(code, count): (String, Option<u32>)| {
        let entry = list.text(&code, words.language).unwrap_or(&code).to_owned();
        let row = (format!("{list}:{code}"), format!("{name}: {entry}"));
        let column = (what.code().to_owned(), (words.term)("given", what.code()));
        // Whoever names several is no share of people.
        let of = named.people().filter(|_| what.names_one());
        let share = count.zip(of).filter(|(is, of)| is <= of).map(|(is, of)| Share { is, of });
        Line { population: Some(named.who()), share, ..number(Further::Sums, row, column, count) }
    };
    namings(words.content, what, list, 0).into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::testing::{HIDDEN, content, list, set, unit, units};
    use crate::release::{Days, Kept, SetKind, Step};
    use crate::unit::Region;

    /// Two schools, one reason, and everything that stands beside tables.
    fn release() -> Content {
        let reasons = (list(Given::Reasons, &["B1", "B4", "E1"]), Some(3));
        let grid: [&[u32]; 3] = [&[40, 20, 7, HIDDEN], &[25, 12, HIDDEN, HIDDEN], &[15, 8, HIDDEN, HIDDEN]];
        let mut release = content(vec![
            set(SetKind::Left, Population::Answered, units(2), Some(reasons), &grid),
            set(SetKind::Left, Population::Leavers, units(2), None, &[&[50], &[30], &[20]]),
        ]);
        release.units[0].region = Some(Region::Utrecht);
        release.units[2].school = Some(unit(1));
        release.reason = Some("Een lijst ontbrak".to_owned());
        release.days = vec![Days { step: Step::TalkToReport, median: Some(6) }];
        release.coverage = vec![
            Kept { units: Vec::new(), due: Some(50), held: Some(31) },
            Kept { units: vec![unit(1), unit(3)], due: None, held: None },
        ];
        release
    }

    /// The lines of a part: row, column, who, and the number with its share of a hundred; `?` where it is hidden.
    fn said(release: &Content, part: Further) -> Vec<String> {
        let term = |family: &str, code: &str| format!("{family}/{code}");
        let words = Words { content: release, language: Language::Nl, sector: Sector::Pupils, term: &term };
        let said = |line: Line| {
            let who = line.population.map_or("-", Population::code);
            let no_number = if line.is_hidden { "?" } else { "" };
            let count = line.count.map_or_else(|| no_number.to_owned(), |count| count.to_string());
            let share = line.share.map(|share| format!(" {}%", share.percent())).unwrap_or_default();
            format!("{} {} {who} {count}{share}", line.row_code, line.column_code)
        };
        lines(words).into_iter().filter(|line| line.part == part).map(said).collect()
    }

    #[test]
    fn talks_days_rates_and_regions_are_lines_of_the_file() {
        let release = release();
        let (school, team, other) = (unit(1), unit(3), unit(2));
        assert_eq!(
            said(&release, Further::Coverage),
            [
                "all due leavers 50".to_owned(),
                "all held leavers 31 62%".to_owned(),
                format!("direct:{school}+{team} due leavers ?"),
                format!("direct:{school}+{team} held leavers ?"),
            ]
        );
        assert_eq!(said(&release, Further::Days), ["talk_to_report median - 6"]);
        assert_eq!(
            said(&release, Further::Rates),
            [
                format!("{school} headcount - 100"),
                format!("{school} left leavers 30 30%"),
                format!("{other} headcount - 50"),
                format!("{other} left leavers 20 40%"),
            ]
        );
        assert_eq!(said(&release, Further::Regions), ["utrecht all leavers 30", "utrecht all answered 25"]);
    }

    #[test]
    fn the_file_says_which_release_it_is_and_from_how_many_people() {
        let lines = lines(Words {
            content: &release(),
            language: Language::Nl,
            sector: Sector::Pupils,
            term: &|_: &str, code: &str| code.to_owned(),
        });
        let about: Vec<(String, String)> = lines
            .into_iter()
            .filter(|line| line.part == Further::Release)
            .map(|line| (line.row_code, line.count.map_or(line.column, |count| count.to_string())))
            .collect();
        let expected = [
            ("period", "2025-2026"),
            ("from", "2025-08-01"),
            ("until", "2026-07-31"),
            ("number", "1"),
            ("made_on", "2026-08-28"),
            ("reason", "Een lijst ontbrak"),
            ("least_invited", "5"),
            ("least_answered", "5"),
            ("least_reasons", "10"),
            ("least_dissenters", "1"),
        ];
        assert_eq!(about, expected.map(|(code, said)| (code.to_owned(), said.to_owned())));
    }

    #[test]
    fn reasons_are_summed_up_of_the_board_where_people_are_counted_by_code() {
        let release = release();
        let sums = said(&release, Further::Sums);
        assert_eq!(sums.len(), 25, "six groups, five factors, four reasons, ten motives: {sums:?}");
        assert!(sums.contains(&"motives:workload reasons answered 27".to_owned()), "{sums:?}");
        assert!(sums.contains(&"groups:E reasons answered ?".to_owned()), "{sums:?}");
        let decisive = set(
            SetKind::Left,
            Population::Answered,
            list(Given::Decisive, &["B1", "B4", "none"]),
            None,
            &[&[40], &[20], &[10], &[10]],
        );
        let both = Content { sets: release.sets.iter().cloned().chain([decisive]).collect(), ..release.clone() };
        let sums = said(&both, Further::Sums);
        assert_eq!(sums.len(), 50);
        assert!(sums.contains(&"motives:workload decisive answered 30 75%".to_owned()), "{sums:?}");
        let factors = Content { cut: Cut::Factors, ..release };
        assert!(said(&factors, Further::Sums).is_empty());
    }

    #[test]
    fn whoever_reads_one_school_takes_nothing_of_others_along() {
        let own = release().narrowed(|id, _| id == unit(2));
        assert_eq!(said(&own, Further::Coverage).len(), 2, "the board alone");
        assert_eq!(said(&own, Further::Rates).len(), 2, "the own school, and no rate of the board");
        assert!(said(&own, Further::Regions).is_empty());
    }

    #[test]
    fn of_years_together_nothing_is_said_of_talks_days_and_rates() {
        let pooled = Content { period: "2025-2026-3".to_owned(), ..release() };
        for part in [Further::Coverage, Further::Days, Further::Rates] {
            assert!(said(&pooled, part).is_empty(), "{part}");
        }
        assert!(!said(&pooled, Further::Sums).is_empty());
    }

    #[test]
    fn no_table_has_the_code_of_something_else() {
        for given in Given::ALL {
            assert!(Further::parse(given.code()).is_none(), "{given}");
        }
    }
}
