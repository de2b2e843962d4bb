//! A final report as the leaver reads it: every box that was filled in, in the order of the form.

use domain::organisation::Sector;
use domain::report::{Agreement, ByDate, PartInLeaving, Piece, Quote, Report, TalkTheme};
use leptos::prelude::*;
use server::questionnaire::ReportSeen;
use wording::{Key, Wording, key};

/// The report with who wrote it and when it was finished.
pub fn report(wording: Wording, seen: &ReportSeen, sector: Sector, finished: &str) -> AnyView {
    let author = seen.author.clone().unwrap_or_else(|| wording.text(key::LEAVER_DATA_SOMEBODY));
    let by = wording.with(key::LEAVER_DATA_REPORT_BY, [("author", author.into()), ("date", finished.into())]);
    let mut rows = Rows { wording, rows: Vec::new() };
    for piece in Piece::all() {
        rows.piece(&seen.report, piece, sector);
    }
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

    fn told(&mut self, name: String, text: &str) {
        self.lines(name, vec![text.to_owned()], true);
    }

    fn coded(&mut self, name: Key, lines: impl IntoIterator<Item = String>) {
        self.lines(self.wording.text(name), lines.into_iter().collect(), false);
    }

    fn piece(&mut self, report: &Report, piece: Piece, sector: Sector) {
        let (wording, language) = (self.wording, self.wording.language());
        match piece {
            Piece::Way => {
                self.coded(key::LEAVER_REPORT_WAY, report.way.map(|way| wording.code("way", way.code())));
            }
            Piece::Story => self.told(wording.text(key::LEAVER_REPORT_STORY), &report.story),
            Piece::Reasons => {
                self.coded(key::LEAVER_REPORT_TOLD, report.told.iter().map(|reason| reason.text(language, sector)));
                let decisive = report.decisive_reason().map(|reason| reason.text(language, sector));
                self.coded(key::LEAVER_REPORT_DECISIVE, decisive);
            }
            Piece::Preventable => {
                let preventable = report.preventable.map(|one| wording.code("preventable", one.code()));
                self.coded(key::LEAVER_REPORT_PREVENTABLE, preventable);
            }
            Piece::Topic(topic) => self.told(wording.code("topic", topic.code()), report.topic(topic)),
            Piece::Theme(theme) => self.theme(report, theme),
            Piece::StayedBecause => {
                let stayed = report.stayed_because.iter().map(|value| value.text(language, sector));
                self.coded(key::LEAVER_REPORT_STAYED, stayed);
            }
            Piece::Quotes => {
                let quotes = report.quotes.iter().map(|one| quote(wording, one)).collect();
                self.lines(wording.text(key::LEAVER_REPORT_QUOTES), quotes, true);
            }
            Piece::Agreements => self.coded(key::LEAVER_REPORT_AGREEMENTS, report.agreements.iter().map(agreement)),
            Piece::Text(text_box) => {
                self.told(wording.code("leaver-text-box", text_box.code()), report.text(text_box));
            }
        }
    }

    fn theme(&mut self, report: &Report, theme: TalkTheme) {
        let (wording, part) = (self.wording, report.theme(theme));
        let rating = part.rating.map(|rating| {
            wording.text(match rating {
                PartInLeaving::None => key::LEAVER_REPORT_PART_NONE,
                PartInLeaving::Some => key::LEAVER_REPORT_PART_SOME,
                PartInLeaving::Decisive => key::LEAVER_REPORT_PART_DECISIVE,
            })
        });
        let name = wording.with(key::LEAVER_REPORT_THEME, [("theme", theme.name(wording.language()).into())]);
        let lines = rating.into_iter().chain((!part.text.is_empty()).then_some(part.text)).collect();
        self.lines(name, lines, false);
    }
}

/// With what the leaver agreed to about it.
fn quote(wording: Wording, quote: &Quote) -> String {
    let consent = if quote.consent { key::LEAVER_REPORT_QUOTE_SHARED } else { key::LEAVER_REPORT_QUOTE_KEPT };
    wording.with(consent, [("words", quote.text.clone().into())])
}

fn agreement(agreement: &Agreement) -> String {
    let by = agreement.by.as_ref().map(ByDate::field).unwrap_or_default();
    let parts = [agreement.what.clone(), agreement.owner.clone(), by];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::organisation::Sector;
    use domain::report::{Preventable, Quote, Report};
    use domain::talk::Way;
    use leptos::prelude::RenderHtml;
    use server::questionnaire::ReportSeen;
    use wording::Wording;

    use super::report;

    /// Nothing that the adviser filled in is kept from the leaver who agrees to it or not.
    #[test]
    fn the_leaver_reads_the_report_whole() {
        let quote = |text: &str, consent| Quote { text: text.into(), consent };
        let filled = Report {
            way: Some(Way::Phone),
            story: "Het begon vorig jaar.".into(),
            preventable: Some(Preventable::Partly),
            quotes: vec![quote("Dit mag.", true), quote("Dit niet.", false)],
            ..Report::default()
        };
        let seen = ReportSeen { report: filled, author: None, finalised_at: chrono::DateTime::UNIX_EPOCH };
        for language in Language::ALL {
            let wording = Wording::new(language);
            let html = report(wording, &seen, Sector::Pupils, "").to_html();
            let preventable = wording.code("preventable", Preventable::Partly.code());
            assert!(html.contains(&preventable), "{language}: {html}");
            assert!(html.contains(&wording.text(wording::key::LEAVER_REPORT_PREVENTABLE)), "{language}");
            for said in [true, false] {
                let (words, consent) = if said {
                    ("Dit mag.", wording::key::LEAVER_REPORT_QUOTE_SHARED)
                } else {
                    ("Dit niet.", wording::key::LEAVER_REPORT_QUOTE_KEPT)
                };
                let line = wording.with(consent, [("words", words.into())]);
                assert!(html.contains(&line), "{language}: {line}");
            }
        }
    }
}
