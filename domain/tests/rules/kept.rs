//! What the leaver reads of each kind of data is what docs/privacy.md says of it.

use domain::rights::{Basis, KindKept, UntilWhen};

/// The rows of the table below this title, without backticks.
fn rows(text: &str, title: &str) -> Vec<Vec<String>> {
    let (_, after) = text.split_once(&format!("\n## {title}\n")).expect("docs/privacy.md has the section");
    let section = after.split("\n## ").next().unwrap_or_default();
    let lines = section.lines().filter(|line| line.starts_with('|')).skip(2);
    lines
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.replace('`', "").trim().to_owned()).collect())
        .collect()
}

#[test]
fn the_page_about_privacy_says_of_each_kind_what_the_leaver_reads() {
    let text = include_str!("../../../docs/privacy.md");
    let written: Vec<[String; 3]> = rows(text, "What the leaver reads of each kind")
        .into_iter()
        .map(|row| [row[0].clone(), row[1].clone(), row[2].clone()])
        .collect();
    let rule: Vec<[String; 3]> = KindKept::ALL
        .iter()
        .map(|kind| {
            let kept = kind.kept();
            let basis = if kept.is_obliged { Basis::LegalObligation.code() } else { "chosen" };
            [kind.code(), basis, kept.until.code()].map(str::to_owned)
        })
        .collect();
    assert_eq!(written, rule);
}

#[test]
fn what_the_law_asks_for_is_not_the_organisations_to_choose() {
    for chosen in Basis::CHOSEN {
        assert_eq!(KindKept::TimeLine.kept().basis(chosen), Basis::LegalObligation);
        assert_eq!(KindKept::Answers.kept().basis(chosen), chosen);
    }
    assert_eq!(KindKept::Contact.kept().until, UntilWhen::Contact);
}
