//! What was typed at an item and is not saved, because it was answered otherwise elsewhere meanwhile, or because the
//! link was no longer open here: it goes in no silence. It waits in the browser's session, and the item's screen shows
//! it beside what is saved until its form is sent.

use domain::ids::DepartureId;
use domain::questionnaire::{Differing, MARK, Names, Screen};
use leptos::prelude::*;
use server::access::LeaverOf;
use server::questionnaire::Draft;
use wording::{Wording, key};

use crate::context::Elsewhere;
use crate::context::language::keep_leavers;
use crate::fields::{FIELD_COSTS, Fields};
use crate::form::made::is_made;
use crate::form::sent;
use crate::leaver::questions::FORM;
use crate::leaver::questions::seen::ReadBack;
use crate::sealed;

/// The field that says of which items a form shows both answers.
const SEEN: &str = "seen-both";

/// The most characters that wait of one value: twice the longest text that any questionnaire asks for.
const CHARACTERS_MAX: usize = 4_000;

/// The most characters that wait of a form whose sender nobody knows any more, all its items together.
const UNKNOWN_CHARACTERS_MAX: usize = 8_000;

fn name(departure: DepartureId) -> String {
    format!("differing:{departure}")
}

/// What waits of this leaver in this browser, item by item.
pub async fn waiting(leaver: &LeaverOf) -> Result<Vec<Differing>, Elsewhere> {
    Ok(sealed::look(&name(leaver.departure())).await?.unwrap_or_default())
}

/// Keeps what a posted form says otherwise. What it showed both answers of is settled, unless it differs anew; so is
/// what was changed once more in it and saved.
pub async fn note(
    leaver: &LeaverOf,
    fields: &Fields,
    differing: Vec<Differing>,
    agreed: &[(String, String)],
) -> Result<(), Elsewhere> {
    let before = waiting(leaver).await?;
    let after = after(&before, fields, differing, agreed);
    if after == before {
        return Ok(());
    }
    if after.is_empty() { forget(leaver).await } else { sealed::put(&name(leaver.departure()), &after).await }
}

/// Nothing waits any more: the answers were handed in.
pub async fn forget(leaver: &LeaverOf) -> Result<(), Elsewhere> {
    if waiting(leaver).await?.is_empty() { Ok(()) } else { sealed::forget(&name(leaver.departure())).await }
}

/// Keeps what was changed in a form that came without a link that is open here, until the link is opened again in this
/// browser. Says where to go. Anybody can post such a form: it waits where this program wrote it, and fills a session
/// of nobody known, small and short.
pub async fn without_link(fields: &Fields) -> Result<Elsewhere, Elsewhere> {
    if let Some(language) = sent::language() {
        keep_leavers(language);
    }
    let Ok(departure) = fields.get("departure").parse::<DepartureId>() else { return Ok(nothing_waits()) };
    if !is_made(FORM, &departure, fields) {
        return Ok(nothing_waits());
    }
    let changed = few(Differing::in_form(fields.as_slice()));
    if changed.is_empty() {
        return Ok(nothing_waits());
    }
    sealed::put(&name(departure), &changed).await?;
    Ok(Elsewhere::Go("/leaver/link?posted=kept".to_owned()))
}

/// In what was sent there is nothing to keep: what a screen says of itself is no answer.
fn nothing_waits() -> Elsewhere {
    Elsewhere::Go("/leaver/link?posted=lost".to_owned())
}

/// As many of them as wait of somebody unknown.
fn few(mut changed: Vec<Differing>) -> Vec<Differing> {
    let mut left = UNKNOWN_CHARACTERS_MAX;
    changed.retain(|differs| {
        let values: usize = differs.typed.iter().map(|value| value.chars().count() + FIELD_COSTS).sum();
        let length = values + differs.item.chars().count() + FIELD_COSTS;
        let fits = length <= left;
        if fits {
            left -= length;
        }
        fits
    });
    changed
}

fn after(
    before: &[Differing],
    fields: &Fields,
    differing: Vec<Differing>,
    agreed: &[(String, String)],
) -> Vec<Differing> {
    let changed = Differing::in_form(fields.as_slice());
    let is_saved = |item: &str| agreed.iter().any(|(of, _)| of == item) && changed.iter().any(|one| one.item == item);
    let is_shown = |item: &str| fields.as_slice().iter().any(|(name, value)| name == SEEN && value == item);
    let is_settled = |item: &str| is_shown(item) || is_saved(item);
    let is_anew = |item: &str| differing.iter().any(|differs| differs.item == item);
    let still = before.iter().filter(|differs| !is_settled(&differs.item) && !is_anew(&differs.item));
    let mut after: Vec<Differing> = still.cloned().collect();
    after.extend(differing.into_iter().map(|Differing { item, typed }| {
        let short = |value: String| value.chars().take(CHARACTERS_MAX).collect::<String>();
        Differing { item, typed: typed.into_iter().map(short).collect() }
    }));
    after
}

/// The fields that say on which answers a screen's form builds, and of which items it shows both.
pub fn marks(screen: &Screen<'_>, draft: &Draft, differing: &[Differing]) -> AnyView {
    let marks: Vec<_> = screen
        .shown(&draft.answers)
        .map(|asked| {
            let name = format!("{MARK}{}", asked.key());
            view! { <input type="hidden" name=name value=draft.answers.mark(asked.key())/> }
        })
        .collect();
    let seen: Vec<_> =
        differing.iter().map(|differs| view! { <input type="hidden" name=SEEN value=differs.item.clone()/> }).collect();
    view! { {marks} {seen} }.into_any()
}

/// What is saved at an item, over the form's own answer; nothing where both are the same.
pub fn saved_elsewhere(wording: Wording, draft: &Draft, names: &Names<'_>, item: &str) -> AnyView {
    let screens = draft.screens();
    let asked = screens.iter().flat_map(|screen| &screen.items).find(|asked| asked.key() == item);
    let read_back = ReadBack { wording, answers: &draft.answers, names, faults: &[] };
    let saved = asked.map(|asked| read_back.row(asked));
    view! {
        <div class="notice warn" id=format!("{item}-elsewhere")>
            <p>{wording.text(key::LEAVER_DIFFERS)}</p>
            <dl class="answers">{saved}</dl>
            <p>{wording.text(key::LEAVER_DIFFERS_CHOOSE)}</p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::questionnaire::Differing;

    use super::{CHARACTERS_MAX, SEEN, UNKNOWN_CHARACTERS_MAX, after, few};
    use crate::fields::Fields;

    fn differs(item: &str, typed: &str) -> Differing {
        Differing { item: item.to_owned(), typed: vec![typed.to_owned()] }
    }

    #[test]
    fn what_differs_waits_until_a_form_that_showed_both_is_sent() {
        let waits = vec![differs("tip", "one"), differs("own_way", "2")];
        let plain = Fields::default();
        assert_eq!(after(&waits, &plain, Vec::new(), &[]), waits, "another tab knows nothing of it");
        assert_eq!(
            after(&waits, &plain, vec![differs("tip", "two")], &[]),
            [differs("own_way", "2"), differs("tip", "two")]
        );
        let seen = Fields(vec![(SEEN.to_owned(), "tip".to_owned())]);
        assert_eq!(after(&waits, &seen, Vec::new(), &[]), [differs("own_way", "2")]);
        assert_eq!(after(&waits, &seen, vec![differs("tip", "two")], &[]).len(), 2, "it changed once more meanwhile");
    }

    #[test]
    fn what_was_changed_once_more_and_saved_waits_no_longer() {
        let waits = vec![differs("own_way", "1")];
        let agreed = [("own_way".to_owned(), "mark".to_owned())];
        let changed =
            Fields(vec![("was:own_way".to_owned(), "other".to_owned()), ("own_way".to_owned(), "4".to_owned())]);
        assert!(after(&waits, &changed, Vec::new(), &agreed).is_empty());
        assert_eq!(after(&waits, &Fields::default(), Vec::new(), &agreed), waits, "a tab in which nothing was changed");
    }

    #[test]
    fn a_thousand_empty_answers_are_no_small_form() {
        let empty = Differing { item: "tip".to_owned(), typed: vec![String::new(); 1_000] };
        assert_eq!(few(vec![empty, differs("own_way", "2")]), [differs("own_way", "2")], "what fits waits");
        assert!(few(vec![differs("tip", ""); 1_000]).len() < UNKNOWN_CHARACTERS_MAX / 16);
        let small = vec![differs("tip", "one"), differs("own_way", "2")];
        assert_eq!(few(small.clone()), small);
    }

    #[test]
    fn a_session_keeps_no_book() {
        let kept = after(&[], &Fields::default(), vec![differs("tip", &"e".repeat(CHARACTERS_MAX + 1))], &[]);
        assert_eq!(kept, [differs("tip", &"e".repeat(CHARACTERS_MAX))]);
    }
}
