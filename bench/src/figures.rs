//! The figures as they are told: each beside its baseline and its goal.

use std::fmt::{self, Display};
use std::time::Duration;

use crate::load::Round;
use crate::measure::{Compared, Made};
use crate::program::Memory;

/// A kilobyte of the goals.
const KB: f64 = 1024.0;

/// One line of the table.
struct Line {
    what: String,
    program: String,
    baseline: String,
    ratio: String,
    goal: Option<Goal>,
}

struct Goal {
    text: String,
    reached: bool,
}

/// How long a page may take, in milliseconds.
#[derive(Clone, Copy, Debug)]
pub enum Within {
    /// Half of the answers.
    Half(f64),
    /// All but one of a hundred.
    Nearly(f64),
}

/// What was not measured stands there as this, and has no goal.
const NOTHING: &str = "–";

/// All lines, in the order in which they were measured.
#[derive(Default)]
pub struct Figures {
    lines: Vec<Line>,
}

impl Figures {
    fn line(&mut self, what: impl Into<String>, program: String, baseline: String, ratio: String, goal: Option<Goal>) {
        self.lines.push(Line { what: what.into(), program, baseline, ratio, goal });
    }

    fn compared(&mut self, what: &str, compared: &Compared, goal: Option<f64>, within: Option<Within>) {
        let Compared { program, baseline, .. } = compared;
        let goal = goal.map(|goal| Goal { text: format!("≥ {goal}"), reached: compared.rate >= goal });
        self.line(what, rate(program), rate(baseline), format!("{:.3}", compared.rate), goal);
        let under = |limit: f64, is: f64| Some(Goal { text: format!("≤ {limit} ms"), reached: is <= limit });
        let (half, nearly) = match within {
            Some(Within::Half(limit)) => (under(limit, program.p50), None),
            Some(Within::Nearly(limit)) => (None, under(limit, program.p99)),
            None => (None, None),
        };
        self.line("  p50", millis(program.p50), millis(baseline.p50), format!("{:.1}", compared.p50), half);
        self.line("  p99", millis(program.p99), millis(baseline.p99), format!("{:.1}", compared.p99), nearly);
    }

    /// A page beside a bare handler with the same bytes.
    pub fn page(&mut self, what: &str, bytes: usize, compared: &Compared, goal: Option<f64>) {
        self.compared(&format!("{what} ({})", kilobytes(bytes as f64)), compared, goal, None);
    }

    /// The same of a page that has to be there within some time, whatever else the machine could do.
    pub fn page_within(&mut self, what: &str, bytes: usize, compared: &Compared, within: Within) {
        self.compared(&format!("{what} ({})", kilobytes(bytes as f64)), compared, None, Some(within));
    }

    /// Submissions beside bare durable commits.
    pub fn submission(&mut self, what: &str, goal: f64, compared: &Compared) {
        self.compared(what, compared, Some(goal), None);
    }

    /// What this machine could not measure.
    pub fn not_measured(&mut self, what: &str) {
        self.line(what, NOTHING.to_owned(), NOTHING.to_owned(), NOTHING.to_owned(), None);
    }

    /// Figures of so many people, made on a large board and on a smaller one, each beside bare reading of the same
    /// rows; the goals are those of a million.
    pub fn release(&mut self, large: (usize, Option<Made>), middle: (usize, Option<Made>)) {
        for (people, made) in [middle, large] {
            let what = format!("figures of {people} in {} units", crate::seed::UNITS);
            let Some(made) = made else {
                self.not_measured(&what);
                continue;
            };
            let is_million = people >= 1_000_000;
            let (took, reading) = (made.took.as_secs_f64(), made.reading.as_secs_f64());
            let goal = is_million.then(|| Goal { text: "< 60 s".to_owned(), reached: took < 60.0 });
            self.line(what, seconds(took), seconds(reading), format!("{:.1}", took / reading), goal);
            let Some(most) = made.most else { continue };
            let most = most as f64 / KB / KB;
            let goal = is_million.then(|| Goal { text: "< 500 MB".to_owned(), reached: most < 500.0 });
            self.line("  resident memory, at most", format!("{most:.0} MB"), String::new(), String::new(), goal);
        }
        let ((large, Some(of_large)), (middle, Some(of_middle))) = (large, middle) else { return };
        let each = |made: Made, people: usize| made.took.as_secs_f64() * 1e6 / people as f64;
        let (many, few) = (each(of_large, large), each(of_middle, middle));
        let what = format!("  each person at {large} through {middle}");
        self.line(what, format!("{many:.0} µs"), format!("{few:.0} µs"), format!("{:.2}", many / few), None);
    }

    /// Saving while somebody types, beside bare durable commits.
    pub fn autosave(&mut self, compared: &Compared) {
        self.compared("autosave of a screen", compared, None, None);
    }

    /// One screen of the questionnaire as sent, without style and scripts.
    pub fn screen(&mut self, key: &str, bytes: usize) {
        self.line(format!("screen \"{key}\""), kilobytes(bytes as f64), String::new(), String::new(), None);
    }

    /// What a page costs on a large board, in what it costs on a small one.
    pub fn growth(&mut self, large: usize, small: usize, compared: &Compared) {
        let cost = 1.0 / compared.rate;
        let goal = Goal { text: "≤ 1.5".to_owned(), reached: cost <= 1.5 };
        self.line(
            format!("cost at {large} through cost at {small}"),
            format!("{:.2} ms", 1e3 / compared.program.rate),
            format!("{:.2} ms", 1e3 / compared.baseline.rate),
            format!("{cost:.2}"),
            Some(goal),
        );
    }

    /// What a page with times costs over many advisers, in what it costs over few.
    pub fn growth_of_times(&mut self, many: usize, few: usize, compared: &Compared) {
        let cost = 1.0 / compared.rate;
        let limit = many as f64 / few as f64;
        self.line(
            format!("  at {many} through {few} advisers"),
            millis(1e3 / compared.program.rate),
            millis(1e3 / compared.baseline.rate),
            format!("{cost:.1}"),
            Some(Goal { text: format!("≤ {limit}"), reached: cost <= limit }),
        );
    }

    /// All moments for one leaver, beside a tenth of the advisers; the rule alone, without a database.
    pub fn slots(&mut self, many: usize, few: usize, offered: usize, time: Duration, of_few: Duration) {
        let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
        let growth = time.as_secs_f64() / of_few.as_secs_f64();
        let limit = many as f64 / few as f64;
        let goal = Goal { text: "< 20 ms".to_owned(), reached: milliseconds(time) < 20.0 };
        let what = format!("{offered} moments of {many} advisers");
        self.line(what, millis(milliseconds(time)), String::new(), String::new(), Some(goal));
        let goal = Goal { text: format!("≤ {limit}"), reached: growth <= limit };
        let (what, few) = (format!("  at {many} through {few} advisers"), millis(milliseconds(of_few)));
        self.line(what, millis(milliseconds(time)), few, format!("{growth:.1}"), Some(goal));
    }

    /// The way to the first screen, from the link in the mail with an empty cache.
    pub fn first_screen(&mut self, requests: usize, bytes: usize) {
        let goal = Goal { text: "≤ 4".to_owned(), reached: requests <= 4 };
        self.line("link to first screen, requests", requests.to_string(), String::new(), String::new(), Some(goal));
        let goal = Goal { text: "≤ 24 KB".to_owned(), reached: bytes as f64 <= 24.0 * KB };
        let bytes = kilobytes(bytes as f64);
        self.line("link to first screen, bytes", bytes, String::new(), String::new(), Some(goal));
    }

    /// An asset as sent; the goal is in kilobytes.
    pub fn asset(&mut self, what: &str, bytes: usize, goal: Option<u32>) {
        let bytes = bytes as f64;
        let goal = goal.map(|goal| Goal { text: format!("≤ {goal} KB"), reached: bytes <= f64::from(goal) * KB });
        self.line(format!("{what} as sent (brotli)"), kilobytes(bytes), String::new(), String::new(), goal);
    }

    /// Resident memory after all the load.
    pub fn memory(&mut self, memory: Memory) {
        let megabytes = |bytes: u64| bytes as f64 / KB / KB;
        let goal = Goal { text: "≤ 70 MB".to_owned(), reached: megabytes(memory.most) <= 70.0 };
        let told = format!("{:.0} MB", megabytes(memory.most));
        self.line("resident memory, at most", told, String::new(), String::new(), Some(goal));
        let told = format!("{:.0} MB", megabytes(memory.now));
        self.line("resident memory, after the load", told, String::new(), String::new(), None);
    }

    /// From starting the process to `/readyz`, on an existing database.
    pub fn start(&mut self, time: Duration) {
        let goal = Goal { text: "< 1 s".to_owned(), reached: time < Duration::from_secs(1) };
        let told = format!("{:.0} ms", time.as_secs_f64() * 1e3);
        self.line("start to /readyz", told, String::new(), String::new(), Some(goal));
    }
}

fn rate(round: &Round) -> String {
    if round.rate < 1_000.0 { format!("{:.0}/s", round.rate) } else { format!("{:.1}k/s", round.rate / 1e3) }
}

fn seconds(seconds: f64) -> String {
    if seconds < 10.0 { format!("{seconds:.2} s") } else { format!("{seconds:.0} s") }
}

fn millis(millis: f64) -> String {
    if millis < 10.0 { format!("{millis:.2} ms") } else { format!("{millis:.0} ms") }
}

fn kilobytes(bytes: f64) -> String {
    format!("{:.1} KB", bytes / KB)
}

impl Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{:<42} {:>11} {:>11} {:>8}  goal", "", "program", "baseline", "ratio")?;
        for line in &self.lines {
            let goal = line.goal.as_ref().map_or_else(String::new, |goal| {
                format!("{:<9} {}", goal.text, if goal.reached { "reached" } else { "FALLS SHORT" })
            });
            let told =
                format!("{:<42} {:>11} {:>11} {:>8}  {goal}", line.what, line.program, line.baseline, line.ratio);
            writeln!(f, "{}", told.trim_end())?;
        }
        writeln!(
            f,
            "\nBaselines: for pages a bare Axum handler that serves the same bytes, for submissions bare durable\n\
             commits, for figures one pass over the same rows by SQLite itself. {NOTHING}: not measured.\n\
             Ratios of rates: more is better; of times: less is. Medians of rounds by turns."
        )
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Figures;
    use crate::measure::Made;

    const MADE: Made =
        Made { took: Duration::from_secs(50), most: Some(600 * 1024 * 1024), reading: Duration::from_secs(2) };

    fn told(large: (usize, Option<Made>), middle: (usize, Option<Made>)) -> String {
        let mut figures = Figures::default();
        figures.release(large, middle);
        figures.to_string()
    }

    #[test]
    fn what_was_not_measured_stays_empty_and_reaches_nothing() {
        let told = told((1_000_000, Some(MADE)), (10_000, None));
        let line = |begins: &str| told.lines().find(|line| line.starts_with(begins)).unwrap_or_default().to_owned();
        let (million, fewer) = (line("figures of 1000000 "), line("figures of 10000 "));
        assert!(million.contains("50 s") && million.contains("25.0") && million.ends_with("reached"), "{million}");
        assert!(fewer.ends_with('–') && !fewer.contains("reached"), "{fewer}");
        assert!(line("  resident memory").ends_with("FALLS SHORT"));
        assert!(!told.contains("each person"), "{told}");
    }

    #[test]
    fn the_goals_of_a_million_are_not_those_of_fewer() {
        let told = told((100_000, Some(MADE)), (10_000, Some(MADE)));
        assert!(!told.contains("reached") && !told.contains("FALLS SHORT"), "{told}");
        let each = told.lines().find(|line| line.starts_with("  each person at 100000 through 10000"));
        assert!(each.is_some_and(|line| line.contains("500 µs") && line.ends_with("0.10")), "{told}");
    }
}
