//! The three things that stand out, in sentences, each with how certain it is.

use domain::figures::{Against, Share, StandsOut, Why};
use domain::release::{ALL, About, Content, Given};
use leptos::prelude::*;
use wording::key;

use super::{Report, part};
use crate::staff::figures::chart::percent;
use crate::staff::figures::seen::Seen;
use crate::staff::figures::words::Words;

/// No sentence says that something is rarer than that.
const RAREST: f64 = 1_000_000.0;

/// At most three sentences; or one that says that chance may have done it all.
pub fn section(report: Report<'_>) -> AnyView {
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
    part(report, "standing-out", key::FIGURES_OUT_TITLE, content)
}

/// Whether it is about somebody's own units or about the whole board.
pub fn is_seen(seen: &Seen, content: &Content, about: &About) -> bool {
    let Some(figure) = content.figure(&about.figure) else { return false };
    let Some(row) = figure.row_of(&about.row) else { return false };
    seen.rows(content, figure.rows()).contains(&row)
}

/// What it is about: the thing, its category, and of whom where it is not of everybody.
pub fn about(words: Words<'_>, about: &About) -> Option<String> {
    let figure = words.content.figure(&about.figure)?;
    let (rows, across) = (figure.rows(), figure.columns());
    let row = words.category(rows, figure.row_of(&about.row)?);
    let Some(across) = across else { return Some(format!("{}: {row}", words.given(rows.given))) };
    let what = format!("{}: {}", words.given(across.given), words.code(across.given, &about.column));
    let is_whole = about.row == ALL;
    Some(match rows.given {
        _ if is_whole => what,
        Given::Units => words.wording.with(key::FIGURES_OF_UNIT, [("what", what.into()), ("unit", row.into())]),
        given => {
            let of = format!("{}: {row}", words.given(given));
            words.wording.with(key::FIGURES_OF_GROUP, [("what", what.into()), ("group", of.into())])
        }
    })
}

fn sentence(report: Report<'_>, thing: &StandsOut<About>) -> Option<AnyView> {
    let words = report.words;
    let what = about(words, &thing.subject)?;
    let (Against::Before(other) | Against::Elsewhere(other) | Against::Next(other)) = thing.against;
    let args = [("is", in_words(words, thing.is).into()), ("other", in_words(words, other).into())];
    let said = words.wording.with(
        match thing.why {
            Why::Rose => key::FIGURES_OUT_ROSE,
            Why::Fell => key::FIGURES_OUT_FELL,
            Why::MoreThanElsewhere => key::FIGURES_OUT_MORE,
            Why::LessThanElsewhere => key::FIGURES_OUT_LESS,
            Why::Leads => key::FIGURES_OUT_LEADS,
        },
        args,
    );
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

/// "16 van de 20 (80%)".
fn in_words(words: Words<'_>, share: Share) -> String {
    let args = [("is", share.is.into()), ("of", share.of.into()), ("percent", percent(share).into())];
    words.wording.with(key::FIGURES_IS_OF, args)
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
