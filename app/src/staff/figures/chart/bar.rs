//! One bar: a share of a whole, which stands as text beside it.

use domain::figures::Share;

use super::{WHOLE, hint, width};

/// A bar as wide as the share, on a line as wide as the whole.
pub fn bar(share: Share, words: &str) -> String {
    let (hint, wide) = (hint(words), width(share));
    format!(
        "<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 {WHOLE} 20\" preserveAspectRatio=\"none\">{hint}\
         <rect class=\"of\" y=\"18\" width=\"{WHOLE}\" height=\"2\"/>\
         <rect class=\"is\" width=\"{wide}\" height=\"20\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_wide_as_its_share_and_says_its_number() {
        let drawn = bar(Share { is: 3, of: 12 }, "3 (25%)");
        assert!(drawn.contains("class=\"is\" width=\"250\""), "{drawn}");
        assert!(drawn.contains("<title>3 (25%)</title>"), "{drawn}");
    }
}
