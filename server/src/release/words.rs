//! What a number of a release is about, and how it stands out, in words: as its page says it, and the mail.

use domain::figures::{Against, Share, StandsOut, Why};
use domain::organisation::Sector;
use domain::release::{AGREED, ALL, About, Content, Given, label};
use wording::{Wording, key};

/// What it is about: the thing, its category, and of whom where it is not of everybody. `None` where the release has no
/// such number.
pub fn about(wording: Wording, sector: Sector, content: &Content, about: &About) -> Option<String> {
    let figure = content.figure(&about.figure)?;
    let rows = figure.rows();
    figure.row_of(&about.row)?;
    let given = |given: Given| wording.code("given", given.code());
    let category = |given: Given, code: &str| {
        if code == AGREED {
            return wording.text(key::FIGURES_AGREED);
        }
        let label = label(content, given, code, wording.language(), sector);
        label.text(|family, code| wording.code(family, code))
    };
    let row = category(rows.given, &about.row);
    let across = figure.columns().filter(|_| about.column != ALL);
    let Some(across) = across else { return Some(format!("{}: {row}", given(rows.given))) };
    let what = format!("{}: {}", given(across.given), category(across.given, &about.column));
    Some(match rows.given {
        _ if about.row == ALL => what,
        Given::Units => wording.with(key::FIGURES_OF_UNIT, [("what", what.into()), ("unit", row.into())]),
        of => {
            let group = format!("{}: {row}", given(of));
            wording.with(key::FIGURES_OF_GROUP, [("what", what.into()), ("group", group.into())])
        }
    })
}

/// How it stands out: the two shares, and what the one is held against.
pub fn stands_out(wording: Wording, thing: &StandsOut<About>) -> String {
    let (Against::Before(other) | Against::Elsewhere(other) | Against::Next(other)) = thing.against;
    let words = match thing.why {
        Why::Rose => key::FIGURES_OUT_ROSE,
        Why::Fell => key::FIGURES_OUT_FELL,
        Why::MoreThanElsewhere => key::FIGURES_OUT_MORE,
        Why::LessThanElsewhere => key::FIGURES_OUT_LESS,
        Why::Leads => key::FIGURES_OUT_LEADS,
    };
    let of = |share: Share| is_of(wording, share);
    wording.with(words, [("is", of(thing.is).into()), ("other", of(other).into())])
}

/// "16 van de 20 (80%)".
fn is_of(wording: Wording, share: Share) -> String {
    let args = [("is", share.is.into()), ("of", share.of.into()), ("percent", share.percent().into())];
    wording.with(key::FIGURES_IS_OF, args)
}
