//! A distribution over steps, from one end to the other: one bar in parts.

use super::{WHOLE, hint};

/// A part of the bar, in thousandths of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub from: u32,
    pub wide: u32,
}

/// One part for each count, in their order. They fill the whole exactly: where a part ends is rounded, not how wide it
/// is. Nothing is filled where nobody was counted.
pub fn parts(counts: &[u32]) -> Vec<Part> {
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let end_of = |sum: u64| {
        let end = (sum * u64::from(WHOLE) + all / 2).checked_div(all).unwrap_or_default();
        u32::try_from(end).unwrap_or(WHOLE)
    };
    let mut sum = 0;
    counts
        .iter()
        .map(|count| {
            let from = end_of(sum);
            sum += u64::from(*count);
            Part { from, wide: end_of(sum) - from }
        })
        .collect()
}

/// The parts side by side, darker from step to step, with a line between them; `words` says each number.
pub fn steps(counts: &[u32], words: &[String]) -> String {
    let drawn: String = parts(counts)
        .into_iter()
        .enumerate()
        .map(|(index, Part { from, wide })| {
            let (step, hint) = (index + 1, hint(words.get(index).map_or("", String::as_str)));
            format!("<rect class=\"step-{step}\" x=\"{from}\" width=\"{wide}\" height=\"40\">{hint}</rect>")
        })
        .collect();
    format!(
        "<svg class=\"steps\" aria-hidden=\"true\" viewBox=\"0 0 {WHOLE} 40\" preserveAspectRatio=\"none\">{drawn}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_shares_and_fill_the_whole() {
        let found = parts(&[1, 1, 1]);
        assert_eq!(found.iter().map(|part| part.wide).sum::<u32>(), WHOLE);
        assert_eq!(found.iter().map(|part| part.from).collect::<Vec<_>>(), [0, 333, 667]);
        assert_eq!(parts(&[5, 0, 15]).iter().map(|part| part.wide).collect::<Vec<_>>(), [250, 0, 750]);
        assert!(parts(&[0, 0]).iter().all(|part| part.wide == 0), "nobody fills nothing");
    }

    #[test]
    fn each_part_says_its_own_number() {
        let words = ["1: 5".to_owned(), "2: 15".to_owned()];
        let drawn = steps(&[5, 15], &words);
        assert!(
            drawn.contains("class=\"step-2\" x=\"250\" width=\"750\" height=\"40\"><title>2: 15</title>"),
            "{drawn}"
        );
    }
}
