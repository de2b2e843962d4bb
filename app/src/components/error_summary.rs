//! What is wrong on a page, at its top, each line a link to the field.

use leptos::prelude::*;

/// The summary; nothing where nothing is wrong. Each fault is the `id` of its (first) control and
/// the sentence that also stands beside it.
pub fn error_summary(title: String, faults: &[(String, String)]) -> Option<AnyView> {
    (!faults.is_empty()).then(|| {
        let lines: Vec<_> =
            faults.iter().map(|(id, text)| view! { <li><a href=format!("#{id}")>{text.clone()}</a></li> }).collect();
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

    use super::error_summary;

    #[test]
    fn every_line_leads_to_its_field_and_a_page_without_faults_has_none() {
        let faults = vec![("tip".to_owned(), "Shorten your tip".to_owned())];
        let html = error_summary("Look at this".to_owned(), &faults).expect("one fault").to_html();
        assert!(html.contains("href=\"#tip\""), "{html}");
        assert!(error_summary("Look at this".to_owned(), &[]).is_none());
    }
}
