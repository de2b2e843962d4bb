//! A slope: from one share to another, of the same people at two places.

use domain::figures::Share;

use super::{hint, width};

/// Where a share stands from above, in a picture 100 high: the whole at the top, with room for the dots.
fn height(share: Share) -> u32 {
    90 - width(share) * 80 / super::WHOLE
}

/// A line from the left share to the right one: open where it begins, filled where it ends.
pub fn change(from: Share, to: Share, words: &str) -> String {
    let (left, right, hint) = (height(from), height(to), hint(words));
    format!(
        "<svg class=\"slope\" aria-hidden=\"true\" viewBox=\"0 0 200 100\">{hint}\
         <line x1=\"12\" y1=\"{left}\" x2=\"188\" y2=\"{right}\"/>\
         <circle class=\"then\" cx=\"12\" cy=\"{left}\" r=\"8\"/><circle cx=\"188\" cy=\"{right}\" r=\"8\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slope_rises_where_the_share_does() {
        let drawn = change(Share { is: 0, of: 10 }, Share { is: 5, of: 10 }, "0 naar 5");
        assert!(drawn.contains("y1=\"90\"") && drawn.contains("y2=\"50\""), "{drawn}");
        assert_eq!(height(Share { is: 10, of: 10 }), 10, "the whole stays in the picture");
    }
}
