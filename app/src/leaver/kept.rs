//! What is kept of each kind: why, on what basis, until when, who can see it, and how often it was opened.

use domain::organisation::Organisation;
use domain::rights::{KindKept, UntilWhen};
use leptos::prelude::*;
use server::questionnaire::{Look, Looked};
use server::retention::Keeping;
use wording::{Wording, key};

/// The id of the table of looks on the page of their own data.
pub(super) const LOOKS: &str = "looks";

/// One row for each kind of data. `looks`: where the page shows them too.
pub(super) fn table(
    wording: Wording,
    organisation: &Organisation,
    keeping: &Keeping,
    looks: Option<&[Look]>,
) -> AnyView {
    let [what, why, until, who] =
        [key::KEPT_WHAT, key::KEPT_WHY, key::KEPT_UNTIL, key::KEPT_WHO].map(|words| wording.text(words));
    let rows: Vec<_> = KindKept::ALL
        .iter()
        .map(|kind| {
            let kept = kind.kept();
            let basis = wording.code("basis", kept.basis(organisation.basis).code());
            let reason = wording.code("kept-why", kind.code());
            let seen = looks.and_then(|looks| seen(wording, *kind, looks));
            view! {
                <tr>
                    <th scope="row" data-label=what.clone()>{wording.code("kept", kind.code())}</th>
                    <td data-label=why.clone()>{reason} <br/> <small>{basis}</small></td>
                    <td data-label=until.clone()>{last_day(wording, kept.until, keeping)}</td>
                    <td data-label=who.clone()>{wording.code("kept-who", kind.code())} {seen}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="table rows kept">
            <caption>{wording.text(key::KEPT_CAPTION)}</caption>
            <thead>
                <tr>
                    <th scope="col">{what.clone()}</th>
                    <th scope="col">{why.clone()}</th>
                    <th scope="col">{until.clone()}</th>
                    <th scope="col">{who.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn last_day(wording: Wording, until: UntilWhen, keeping: &Keeping) -> String {
    if keeping.restricted {
        return wording.text(key::KEPT_UNTIL_RESTRICTED);
    }
    let record = || [("day", wording.date(keeping.record).into())];
    match (until, keeping.contact) {
        (UntilWhen::Contact, Some(day)) => wording.with(key::KEPT_UNTIL_DAY, [("day", wording.date(day).into())]),
        (UntilWhen::Contact, None) => {
            wording.with(key::KEPT_UNTIL_CONTACT, [("months", keeping.contact_months.into())])
        }
        (UntilWhen::Record, _) => wording.with(key::KEPT_UNTIL_DAY, record()),
        (UntilWhen::HandedIn, _) => wording.with(key::KEPT_UNTIL_HANDED_IN, record()),
        (UntilWhen::ReportFinal, _) => wording.with(key::KEPT_UNTIL_REPORT_FINAL, record()),
    }
}

/// How often somebody opened it; of what is opened by itself only.
fn seen(wording: Wording, kind: KindKept, looks: &[Look]) -> Option<AnyView> {
    let counts = |look: &&Look| match kind {
        KindKept::Answers | KindKept::Later => matches!(look.what, Looked::Answers | Looked::BreakGlassUsed),
        KindKept::Report => matches!(look.what, Looked::Report | Looked::BreakGlassUsed),
        _ => false,
    };
    let is_opened = matches!(kind, KindKept::Answers | KindKept::Later | KindKept::Report);
    is_opened.then(|| {
        let times = looks.iter().filter(counts).count();
        let words = wording.with(key::KEPT_SEEN, [("times", times.into())]);
        view! { <br/> {words} " " <a href=format!("#{LOOKS}")>{wording.text(key::KEPT_SEEN_LINK)}</a> }.into_any()
    })
}
