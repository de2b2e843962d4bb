//! The three things that stand out, in sentences, each with how certain it is.

use domain::figures::StandsOut;
use domain::release::{About, Content};
use leptos::prelude::*;
use server::release::words as in_words;
use wording::key;

use super::{Part, Report};
use crate::staff::figures::seen::Seen;
use crate::staff::figures::words::Words;

/// No sentence says that something is rarer than that.
const RAREST: f64 = 1_000_000.0;

/// At most three sentences; or one that says that chance may have done it all.
pub fn section(report: Report<'_>) -> Part {
    let standing_out = report.found.standing_out.iter();
    let found: Vec<_> = standing_out
        .filter(|thing| is_seen(report.seen, report.content(), &thing.subject))
        .filter_map(|thing| sentence(report, thing))
        .collect();
    let content = if found.is_empty() {
        view! { <p>{report.text(key::FIGURES_OUT_NOTHING)}</p> }.into_any()
    } else {
        view! { <ol class="figures-out">{found}</ol> }.into_any()
    };
    Part { id: "standing-out", title: key::FIGURES_OUT_TITLE, content }
}

/// Whether it is about somebody's own units or about the whole board.
pub fn is_seen(seen: &Seen, content: &Content, about: &About) -> bool {
    let Some(figure) = content.figure(&about.figure) else { return false };
    let Some(row) = figure.row_of(&about.row) else { return false };
    seen.rows(content, figure.rows()).contains(&row)
}

/// What it is about: the thing, its category, and of whom where it is not of everybody.
pub fn about(words: Words<'_>, about: &About) -> Option<String> {
    in_words::about(words.wording, words.organisation.sector, words.content, about)
}

fn sentence(report: Report<'_>, thing: &StandsOut<About>) -> Option<AnyView> {
    let words = report.words;
    let what = about(words, &thing.subject)?;
    let said = in_words::stands_out(words.wording, thing);
    let between = thing.points.map(|(least, most)| {
        // Where it may be none at all, the sign says so.
        let may_be_none = least < 0.0 && most > 0.0;
        let points = |points: f64| words.decimal(if may_be_none { points } else { points.abs() });
        let (near, far) = if may_be_none || least.abs() <= most.abs() { (least, most) } else { (most, least) };
        words.wording.with(key::FIGURES_OUT_BETWEEN, [("least", points(near).into()), ("most", points(far).into())])
    });
    let chance = words.wording.with(key::FIGURES_OUT_CHANCE, [("times", times(thing.chance).into())]);
    let link = report.figure_address(&thing.subject.figure);
    let view = view! {
        <li>
            <strong><a href=link>{what}</a></strong> " " {said}
            <small>{between.map(|between| format!("{between} "))}{chance}</small>
        </li>
    };
    Some(view.into_any())
}

/// Of how many times chance would do it less than once.
fn times(chance: f64) -> String {
    let times = if chance > 0.0 { (1.0 / chance).floor().min(RAREST) } else { RAREST };
    format!("{times:.0}")
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn chance_is_never_said_to_be_rarer_than_it_is() {
        assert_eq!(times(0.0499), "20");
        assert_eq!(times(0.0123), "81", "once in 82 would be rarer than it is");
        assert_eq!([times(1e-12), times(0.0)], ["1000000", "1000000"]);
    }
}
