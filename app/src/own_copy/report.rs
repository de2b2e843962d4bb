//! A final report as the leaver reads it: only the boxes that were filled in.

use domain::organisation::Sector;
use domain::report::{PartInLeaving, Report, TextBox};
use leptos::prelude::*;
use server::questionnaire::ReportSeen;
use wording::{Key, Wording, key};

/// The report with who wrote it and when it was finished.
pub fn report(wording: Wording, seen: &ReportSeen, sector: Sector, finished: &str) -> AnyView {
    let author = seen.author.clone().unwrap_or_else(|| wording.text(key::LEAVER_DATA_SOMEBODY));
    let by = wording.with(key::LEAVER_DATA_REPORT_BY, [("author", author.into()), ("date", finished.into())]);
    let mut rows = Rows { wording, rows: Vec::new() };
    coded(&mut rows, &seen.report, sector);
    told(&mut rows, &seen.report);
    view! { <p>{by}</p> <dl class="answers">{rows.rows}</dl> }.into_any()
}

struct Rows {
    wording: Wording,
    rows: Vec<AnyView>,
}

impl Rows {
    /// A row with these lines; none where there are none.
    fn lines(&mut self, name: String, lines: Vec<String>, is_told: bool) {
        if lines.iter().all(|line| line.trim().is_empty()) {
            return;
        }
        let class = is_told.then_some("told");
        let each: Vec<_> = lines.into_iter().map(|line| view! { <dd class=class>{line}</dd> }).collect();
        self.rows.push(view! { <div><dt>{name}</dt>{each}</div> }.into_any());
    }

    fn text(&mut self, name: Key, text: &str) {
        self.lines(self.wording.text(name), vec![text.to_owned()], true);
    }
}

fn coded(rows: &mut Rows, report: &Report, sector: Sector) {
    let (wording, language) = (rows.wording, rows.wording.language());
    rows.text(key::LEAVER_REPORT_STORY, &report.story);
    let told = report.told.iter().map(|reason| reason.text(language, sector)).collect();
    rows.lines(wording.text(key::LEAVER_REPORT_TOLD), told, false);
    let decisive = report.decisive_reason().map(|reason| reason.text(language, sector));
    rows.lines(wording.text(key::LEAVER_REPORT_DECISIVE), decisive.into_iter().collect(), false);
    for (theme, part) in &report.themes {
        let rating = part.rating.map(|rating| {
            wording.text(match rating {
                PartInLeaving::None => key::LEAVER_REPORT_PART_NONE,
                PartInLeaving::Some => key::LEAVER_REPORT_PART_SOME,
                PartInLeaving::Decisive => key::LEAVER_REPORT_PART_DECISIVE,
            })
        });
        let name = wording.with(key::LEAVER_REPORT_THEME, [("theme", theme.name(language).into())]);
        let lines = rating.into_iter().chain((!part.text.is_empty()).then(|| part.text.clone())).collect();
        rows.lines(name, lines, false);
    }
    for (topic, text) in &report.topics {
        rows.lines(wording.code("topic", topic.code()), vec![text.clone()], true);
    }
    let stayed = report.stayed_because.iter().map(|value| value.text(language, sector)).collect();
    rows.lines(wording.text(key::LEAVER_REPORT_STAYED), stayed, false);
}

fn told(rows: &mut Rows, report: &Report) {
    let wording = rows.wording;
    let quotes = report.quotes.iter().map(|quote| quote.text.clone()).collect();
    rows.lines(wording.text(key::LEAVER_REPORT_QUOTES), quotes, true);
    texts(rows, report, true);
    let agreements = report
        .agreements
        .iter()
        .map(|agreement| {
            let by = agreement.by.as_ref().map(domain::report::ByDate::field).unwrap_or_default();
            let parts = [agreement.what.clone(), agreement.owner.clone(), by];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
        .collect();
    rows.lines(wording.text(key::LEAVER_REPORT_AGREEMENTS), agreements, false);
    texts(rows, report, false);
}

/// The boxes for words alone, before the agreements or after them.
fn texts(rows: &mut Rows, report: &Report, first: bool) {
    for text_box in TextBox::ALL.iter().filter(|one| one.is_before_agreements() == first) {
        let label = rows.wording.code("leaver-text-box", text_box.code());
        rows.lines(label, vec![report.text(*text_box).to_owned()], true);
    }
}
