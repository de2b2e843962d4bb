//! A share over releases: a line, with a gap where a release hides it.

use domain::figures::Share;
use html_escape::encode_text;

use super::{hint, width};

/// One release of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// `None` where the release hides it: the line has a gap.
    pub share: Option<Share>,
    /// What is said where a pointer rests.
    pub words: String,
}

const WIDE: usize = 600;
const HIGH: u32 = 160;
const EDGE: usize = 16;

/// Where the moment of this number stands from the left.
fn across(index: usize, moments: usize) -> usize {
    EDGE + (index * (WIDE - 2 * EDGE)).checked_div(moments.saturating_sub(1)).unwrap_or((WIDE - 2 * EDGE) / 2)
}

/// Where a share stands from above.
fn down(share: Share) -> u32 {
    let room = HIGH - 32;
    HIGH - 16 - width(share) * room / super::WHOLE
}

/// The moments, the oldest first; from the foot, nobody, to the top, everybody. `title` and `words` say what it shows.
pub fn trend(id: &str, title: &str, words: &str, moments: &[Moment]) -> String {
    let places: Vec<Option<(usize, u32)>> = moments
        .iter()
        .enumerate()
        .map(|(index, moment)| moment.share.map(|share| (across(index, moments.len()), down(share))))
        .collect();
    let lines: String = places
        .windows(2)
        .filter_map(|pair| match pair {
            [Some((left, top)), Some((right, foot))] => {
                Some(format!("<line x1=\"{left}\" y1=\"{top}\" x2=\"{right}\" y2=\"{foot}\"/>"))
            }
            _ => None,
        })
        .collect();
    let dots: String = places
        .iter()
        .zip(moments)
        .filter_map(|(place, moment)| {
            let (left, top) = (*place)?;
            Some(format!("<circle cx=\"{left}\" cy=\"{top}\" r=\"6\">{}</circle>", hint(&moment.words)))
        })
        .collect();
    let (title, words, foot) = (encode_text(title), encode_text(words), HIGH - 16);
    format!(
        "<svg class=\"trend\" role=\"img\" aria-labelledby=\"{id}-title {id}-words\" viewBox=\"0 0 {WIDE} {HIGH}\">\
         <title id=\"{id}-title\">{title}</title><desc id=\"{id}-words\">{words}</desc>\
         <line class=\"foot\" x1=\"0\" y1=\"{foot}\" x2=\"{WIDE}\" y2=\"{foot}\"/>\
         <line class=\"foot\" x1=\"0\" y1=\"16\" x2=\"{WIDE}\" y2=\"16\"/>{lines}{dots}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(is: Option<u32>) -> Moment {
        Moment { share: is.map(|is| Share { is, of: 20 }), words: format!("{is:?}") }
    }

    #[test]
    fn a_release_that_hides_it_is_a_gap_and_no_zero() {
        let drawn = trend("t", "Werkdruk", "", &[moment(Some(5)), moment(None), moment(Some(10)), moment(Some(20))]);
        assert_eq!(drawn.matches("<circle").count(), 3, "{drawn}");
        assert_eq!(drawn.matches("<line x1").count(), 1, "one line, between the last two: {drawn}");
        assert!(drawn.contains("cy=\"16\""), "everybody is at the top: {drawn}");
    }

    #[test]
    fn one_moment_alone_stands_in_the_middle() {
        assert_eq!(across(0, 1), WIDE / 2);
        assert_eq!([across(0, 3), across(1, 3), across(2, 3)], [16, 300, 584]);
    }

    #[test]
    fn it_says_what_it_shows() {
        let drawn = trend("t", "A & B", "eerst 5, dan 10", &[moment(Some(5))]);
        assert!(drawn.contains("aria-labelledby=\"t-title t-words\""), "{drawn}");
        assert!(drawn.contains("<title id=\"t-title\">A &amp; B</title>"), "{drawn}");
        assert!(drawn.contains("<desc id=\"t-words\">eerst 5, dan 10</desc>"), "{drawn}");
    }
}
