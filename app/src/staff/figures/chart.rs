//! Charts, drawn on the server: plain numbers in, a small SVG out.
//!
//! Whatever a chart shows stands as text beside it or in a table, so that a chart that repeats a table is not read out.
//! Shades and shapes tell parts apart, never a colour alone; the colours are those of `style/figures.css`. What a
//! pointer rests on says its number in a `<title>`, for which no script is needed. Sizes are attributes, since the
//! page's own policy allows no styles in the page.

mod bar;
mod change;
mod steps;
mod trend;

use domain::figures::Share;
use html_escape::encode_text;
use leptos::prelude::*;

pub use bar::bar;
pub use change::change;
pub use steps::steps;
pub use trend::{Moment, trend};

/// How wide the whole is drawn; a share is so many thousandths of it.
pub const WHOLE: u32 = 1000;

/// How wide a share is drawn, in thousandths of the whole; nothing of nobody.
pub fn width(share: Share) -> u32 {
    let (is, of) = (u64::from(share.is), u64::from(share.of));
    let wide = (is * u64::from(WHOLE) + of / 2).checked_div(of).unwrap_or_default();
    u32::try_from(wide).map_or(WHOLE, |wide| wide.min(WHOLE))
}

/// Of a hundred, rounded.
pub fn percent(share: Share) -> u32 {
    share.percent()
}

/// What is drawn, on the page.
pub fn drawn(svg: String) -> AnyView {
    view! { <span class="chart" inner_html=svg></span> }.into_any()
}

/// What is said where a pointer rests. Names that people wrote are in it.
fn hint(words: &str) -> String {
    format!("<title>{}</title>", encode_text(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_width_is_a_share_of_the_whole() {
        let wide = |is, of| width(Share { is, of });
        assert_eq!([wide(0, 8), wide(2, 8), wide(1, 3), wide(8, 8), wide(0, 0)], [0, 250, 333, WHOLE, 0]);
        assert_eq!(percent(Share { is: 1, of: 3 }), 33);
        assert_eq!(percent(Share { is: 2, of: 3 }), 67);
    }

    #[test]
    fn what_people_wrote_is_text_in_a_hint() {
        assert_eq!(hint("<script>&"), "<title>&lt;script&gt;&amp;</title>");
    }
}
