//! When the release was made, why there is another one, and the numbers it begins with.

use domain::disclosure::Population;
use domain::release::{Figure, Given, Period, SetKind};
use leptos::prelude::*;
use wording::key;

use super::{Report, address};
use crate::staff::figures::cells;
use crate::staff::figures::margin::Margin;

/// When it was made, and the reason of a correction.
pub fn made_on(report: Report<'_>) -> AnyView {
    let content = report.content();
    let wording = report.words.wording;
    let made = wording
        .with(key::FIGURES_MADE_ON, [("number", content.number.into()), ("day", wording.date(content.made_on).into())]);
    let reason = content.reason.clone().map(|reason| {
        view! { <p class="notice warn">{wording.with(key::FIGURES_CORRECTION, [("reason", reason.into())])}</p> }
    });
    let earlier = content.number.checked_sub(1).filter(|number| *number > 0).map(|number| {
        let address = address(&content.period, number);
        view! { <p class="on-screen"><a href=address>{report.text(key::FIGURES_EARLIER)}</a></p> }
    });
    view! { <p>{made}</p> {years(report)} {reason} {earlier} }.into_any()
}

/// Which years are put together, where several are.
fn years(report: Report<'_>) -> Option<AnyView> {
    let [first, second, third] = Period::parse(&report.content().period)?.years()?.map(Period::code);
    let args = [("first", first.into()), ("second", second.into()), ("third", third.into())];
    Some(view! { <p class="notice">{report.words.wording.with(key::FIGURES_POOLED, args)}</p> }.into_any())
}

/// How many left, were invited, answered, and talked, where the release says anything of talks.
pub fn numbers(report: Report<'_>) -> AnyView {
    let content = report.content();
    let of_units = |figure: &Figure<'_>| figure.set.kind == SetKind::Left && figure.rows().given == Given::Units;
    let people = |who: Population| {
        let counted = content.figures().filter(of_units).find(|figure| figure.populations().contains(&who));
        counted.and_then(|figure| figure.count(0, 0, who))
    };
    let talks = Margin::of(content, report.seen, Given::Talk);
    let talked = |code: &str| {
        let talks = talks.as_ref()?;
        let category = talks.dimension().codes.iter().position(|known| known == code)?;
        talks.share(0, category).map(|share| share.is)
    };
    let of_talks = [(key::FIGURES_TALKED_FORMAL, talked("formal")), (key::FIGURES_TALKED_INFORMAL, talked("informal"))];
    let lines: Vec<_> = [
        (key::FIGURES_LEFT, people(Population::Leavers)),
        (key::FIGURES_INVITED, people(Population::Invited)),
        (key::FIGURES_ANSWERED, people(Population::Answered)),
    ]
    .into_iter()
    .chain(of_talks.into_iter().filter(|_| content.no_talks().is_none()))
    .map(|(label, count)| {
        view! { <div><dt>{report.text(label)}</dt><dd>{cells::number(report.words, count)}</dd></div> }
    })
    .collect();
    view! { <dl class="figures-top">{lines}</dl> }.into_any()
}
