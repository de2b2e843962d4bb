//! What is wrong on a page, at its top, each line a link to where it is mended.

use leptos::prelude::*;

use crate::components::Field;

/// Where a line leads. Two kinds, since an address that is taken for an id leads nowhere, and looks the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To a control of this page, by its id: the first one of a question.
    ToControl(String),
    /// To another page, by its address.
    ToPage(String),
}

impl Leads {
    fn href(&self) -> String {
        match self {
            Self::ToControl(id) => format!("#{id}"),
            Self::ToPage(address) => address.clone(),
        }
    }
}

/// A line of the summary: where it leads, and the sentence that also stands there.
pub type Line = (Leads, String);

/// Lines of faults that are named after their controls, as [`Field`] makes an id of a name.
pub fn at_controls(faults: &[(String, String)]) -> Vec<Line> {
    faults.iter().map(|(name, text)| (Leads::ToControl(Field::id_of(name)), text.clone())).collect()
}

/// The summary; nothing where nothing is wrong.
pub fn error_summary(title: String, lines: &[Line]) -> Option<AnyView> {
    (!lines.is_empty()).then(|| {
        let lines: Vec<_> =
            lines.iter().map(|(leads, text)| view! { <li><a href=leads.href()>{text.clone()}</a></li> }).collect();
        view! {
            <div class="error-summary" role="alert" tabindex="-1" id="errors" aria-labelledby="errors-title">
                <h2 id="errors-title">{title}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::{Leads, at_controls, error_summary};

    #[test]
    fn every_line_leads_to_its_control_or_page_and_a_page_without_faults_has_none() {
        let mut lines = at_controls(&[
            ("tip".to_owned(), "Shorten your tip".to_owned()),
            ("mon.from".to_owned(), "No time of the day".to_owned()),
        ]);
        lines.push((Leads::ToPage("/leaver/questions".to_owned()), "Nothing is filled in".to_owned()));
        let html = error_summary("Look at this".to_owned(), &lines).expect("three lines").to_html();
        for href in ["href=\"#tip\"", "href=\"#mon-from\"", "href=\"/leaver/questions\""] {
            assert!(html.contains(href), "{href}: {html}");
        }
        assert!(error_summary("Look at this".to_owned(), &[]).is_none());
    }
}
