//! Pages as browsers and validators expect them: what the framework writes for its own use stands only where it is used.
//!
//! Leptos (0.8) writes `<!>` behind every text and every absent part, so that islands find their way when they start
//! in the browser. Outside of islands nothing looks for them; HTML calls each a fault, "incorrectly opened comment"
//! (HTML Living Standard, 13.2.2), and a page with many times has some five hundred. Within islands they are written as
//! the empty comment that browsers read them as. The framework's last scripts stand behind `</html>`, where no element
//! may be (the same, 13.1.2.4).

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::response::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const MARK: &str = "<!>";
/// The same node in the browser, and no fault (HTML Living Standard, 13.1.6).
const COMMENT: &str = "<!---->";
const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";

/// Takes the marks out of every page that is whole before it is sent, as all of ours are.
pub async fn off(request: Request, next: Next) -> Response {
    clean(next.run(request).await).await
}

/// Takes them out of this answer, if it is a page.
pub async fn clean(answer: Response) -> Response {
    match whole(answer).await {
        Answer::Page(head, page) => Response::from_parts(head, Body::from(cleaned(&page))),
        Answer::Other(answer) => answer,
    }
}

/// What was answered.
pub enum Answer {
    /// A page, whole and without its length, which may be another afterwards.
    Page(Parts, String),
    /// What is none.
    Other(Response),
}

/// Reads an answer, if it is a page.
pub async fn whole(answer: Response) -> Answer {
    let is_page = answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return Answer::Other(answer);
    }
    let (mut head, body) = answer.into_parts();
    let page = match to_bytes(body, usize::MAX).await {
        Ok(page) => page,
        Err(error) => {
            tracing::error!(%error, "a page broke off");
            return Answer::Other(StatusCode::INTERNAL_SERVER_ERROR.into_response());
        }
    };
    match String::from_utf8(page.into()) {
        Ok(page) => {
            head.headers.remove(CONTENT_LENGTH);
            Answer::Page(head, page)
        }
        Err(other) => Answer::Other(Response::from_parts(head, Body::from(other.into_bytes()))),
    }
}

/// The page without marks outside of islands, and with everything within `<body>`. What people typed cannot hold a
/// mark: it is escaped in texts and attributes alike.
fn cleaned(page: &str) -> String {
    let page = within_body(page);
    let mut clean = String::with_capacity(page.len());
    let mut rest = page.as_str();
    let mut depth = 0_usize;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        clean.push_str(text);
        let kept = if let Some(behind) = tag.strip_prefix(MARK) {
            if depth > 0 {
                clean.push_str(COMMENT);
            }
            rest = behind;
            continue;
        } else if tag.starts_with(ISLAND) {
            depth += 1;
            ISLAND
        } else if tag.starts_with(ISLAND_END) {
            depth = depth.saturating_sub(1);
            ISLAND_END
        } else {
            "<"
        };
        clean.push_str(kept);
        rest = &tag[kept.len()..];
    }
    clean.push_str(rest);
    clean
}

/// What stands behind `</html>` moves to the end of `<body>`.
fn within_body(page: &str) -> String {
    let parts = page.split_once("</html>").and_then(|(before, after)| {
        let (content, end) = before.rsplit_once("</body>")?;
        Some((content, end, after))
    });
    match parts {
        Some((content, end, after)) => format!("{content}{after}</body>{end}</html>"),
        None => page.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn marks_go_outside_of_islands_and_are_comments_within() {
        let page = "<p>a<!></p><leptos-island data-component=\"A\"><p>b<!></p><leptos-children><leptos-island><!>c\
                    </leptos-island><!></leptos-children></leptos-island><!><p>d<!></p><!>";
        let clean = "<p>a</p><leptos-island data-component=\"A\"><p>b<!----></p><leptos-children><leptos-island><!---->c\
                     </leptos-island><!----></leptos-children></leptos-island><p>d</p>";
        assert_eq!(cleaned(page), clean);
    }

    #[test]
    fn nothing_stands_behind_the_end() {
        let page = "<html><body><p>a</p><!></body><!></html><!><script>b</script>";
        assert_eq!(cleaned(page), "<html><body><p>a</p><script>b</script></body></html>");
    }

    #[test]
    fn what_is_no_page_stays_as_it_is() {
        for text in ["", "a < b", "<p>&lt;!&gt;</p>", "</html>", "<"] {
            assert_eq!(cleaned(text), text);
        }
    }
}
