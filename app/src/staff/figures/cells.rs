//! How numbers stand in a table, and what stands where there may be none.

use domain::figures::Share;
use leptos::prelude::*;
use wording::key;

use super::chart::{bar, drawn};
use super::words::Words;

/// What stands in place of every number that is hidden: the same, whatever the reason, so that it tells nothing.
pub fn hidden(words: Words<'_>) -> AnyView {
    let said = words.wording.text(key::FIGURES_NOT_SHOWN);
    view! {
        <span class="not-shown">
            <span aria-hidden="true">"–"</span>
            <span class="visually-hidden">{said}</span>
        </span>
    }
    .into_any()
}

/// What the mark means, once on a page.
pub fn legend(words: Words<'_>) -> AnyView {
    view! { <p class="hint figures-legend"><span aria-hidden="true">"– "</span>{words.wording.text(key::FIGURES_NOT_SHOWN)}</p> }
        .into_any()
}

/// A number, or the mark.
pub fn number(words: Words<'_>, count: Option<u32>) -> AnyView {
    count.map_or_else(|| hidden(words), |count| count.to_string().into_any())
}

/// "12 (34%)" with its bar, or the mark. `what` is said where a pointer rests on the bar.
pub fn share(words: Words<'_>, what: &str, share: Option<Share>) -> AnyView {
    let Some(share) = share else { return hidden(words) };
    let text = words.share(share);
    let drawn = drawn(bar(share, &format!("{what}: {text}")));
    view! { <span class="measure"><span class="nobreak">{text}</span>{drawn}</span> }.into_any()
}

/// A table whose rows become blocks on a narrow screen; `heads` begins with that of the first column.
pub fn table(caption: String, heads: &[String], rows: Vec<AnyView>) -> AnyView {
    captioned(view! { <caption>{caption}</caption> }.into_any(), heads, rows)
}

/// The same below a heading that says what the caption says: the caption is there for whoever listens.
pub fn table_under_heading(caption: String, heads: &[String], rows: Vec<AnyView>) -> AnyView {
    captioned(view! { <caption class="visually-hidden">{caption}</caption> }.into_any(), heads, rows)
}

fn captioned(caption: AnyView, heads: &[String], rows: Vec<AnyView>) -> AnyView {
    let heads: Vec<_> = heads.iter().map(|head| view! { <th scope="col">{head.clone()}</th> }).collect();
    view! {
        <table class="table rows figures">
            {caption}
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// A row of it: what it is about, and a cell under each of the other heads.
pub fn row(what: impl IntoView + 'static, heads: &[String], cells: Vec<AnyView>) -> AnyView {
    let cells: Vec<_> =
        heads.iter().skip(1).zip(cells).map(|(head, cell)| view! { <td data-label=head.clone()>{cell}</td> }).collect();
    view! { <tr><th scope="row">{what}</th>{cells}</tr> }.into_any()
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;

    #[test]
    fn every_hidden_number_is_the_same_and_a_shown_one_says_its_count() {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        for language in Language::ALL {
            let words = Words { wording: Wording::new(language), organisation: &organisation, content: &content };
            let mark = hidden(words).to_html();
            assert_eq!(number(words, None).to_html(), mark);
            assert_eq!(share(words, "x", None).to_html(), mark);
            assert!(mark.contains(&words.wording.text(key::FIGURES_NOT_SHOWN)), "{mark}");
            let shown = share(words, "x", Some(Share { is: 3, of: 12 })).to_html();
            assert!(shown.contains("3 (25%)") && shown.contains("width=\"250\""), "{shown}");
        }
    }
}
