//! A text area. The only place where one is written: Leptos 0.8 does not escape what stands between
//! its tags when it renders on the server.

use leptos::prelude::*;

/// A text area with what was typed in it.
#[derive(Clone, Debug, Default)]
pub struct TextArea {
    /// Also what a label's `for` names.
    pub id: String,
    pub name: String,
    pub text: String,
    pub rows: u8,
    /// The ids of hint, error and count, separated by spaces.
    pub described_by: String,
    pub is_invalid: bool,
    /// The most characters, for the count that an island keeps; typing more is possible, so that
    /// nothing pasted is cut off unseen.
    pub max_characters: Option<usize>,
}

impl TextArea {
    pub fn view(self) -> AnyView {
        // A browser drops one line break at the start: it must not be the text's own.
        let inside = format!("\n{}", html_escape::encode_text(&self.text));
        let described_by = (!self.described_by.is_empty()).then_some(self.described_by);
        view! {
            <textarea
                id=self.id
                name=self.name
                rows=self.rows.max(2).to_string()
                aria-describedby=described_by
                aria-invalid=self.is_invalid.then_some("true")
                data-max=self.max_characters.map(|max| max.to_string())
                inner_html=inside
            ></textarea>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::TextArea;

    #[test]
    fn what_was_typed_stays_text_and_closes_no_tag() {
        let text = "</textarea><script>alert(1)</script> & \"so\" on";
        let area = TextArea { id: "tip".into(), name: "tip".into(), text: text.into(), ..TextArea::default() };
        let html = area.view().to_html();
        assert!(!html.contains("<script>"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_text_that_starts_with_an_empty_line_keeps_it() {
        let area = TextArea { id: "tip".into(), name: "tip".into(), text: "\nNew line".into(), ..TextArea::default() };
        assert!(area.view().to_html().contains(">\n\nNew line</textarea>"));
    }
}
