//! Whether chance would explain it: exact tests for small numbers, and how large a difference may be.

/// How many of how many people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub is: u32,
    pub of: u32,
}

impl Share {
    /// The part, from 0 to 1; 0 of nobody.
    pub fn part(self) -> f64 {
        if self.of == 0 { 0.0 } else { f64::from(self.is) / f64::from(self.of) }
    }

    /// Between which parts it lies for 95 of 100 such groups (Wilson 1927, recommended by Brown, Cai and DasGupta 2001
    /// for small numbers).
    fn interval(self) -> (f64, f64) {
        if self.of == 0 {
            return (0.0, 1.0);
        }
        let (part, of) = (self.part(), f64::from(self.of));
        let square = Z * Z;
        let middle = part + square / (2.0 * of);
        let width = Z * (part * (1.0 - part) / of + square / (4.0 * of * of)).sqrt();
        let whole = 1.0 + square / of;
        (((middle - width) / whole).max(0.0), ((middle + width) / whole).min(1.0))
    }
}

/// 95 of 100, both sides.
const Z: f64 = 1.959_963_985;

/// How often chance alone makes two groups differ as much as these or more, from 0 to 1: Fisher's exact test, both
/// sides. 1 where one of them is nobody. `is` may not be more than `of`.
pub fn exact_difference(one: Share, other: Share) -> f64 {
    let named = one.is + other.is;
    let all = one.of + other.of;
    let logs = LogFactorials::up_to(all);
    let least = named.saturating_sub(other.of);
    let most = named.min(one.of);
    let probability =
        |is: u32| (logs.choose(one.of, is) + logs.choose(other.of, named - is) - logs.choose(all, named)).exp();
    // As likely as what is, but for what numbers with a point lose.
    let limit = probability(one.is) * (1.0 + 1e-7);
    (least..=most).map(probability).filter(|probability| *probability <= limit).sum::<f64>().min(1.0)
}

/// How often chance alone puts one of two answers so far before the other, if both were as common: the exact sign test,
/// both sides. Where people may give both, it is on the safe side.
pub fn exact_lead(first: u32, second: u32) -> f64 {
    let all = first + second;
    let logs = LogFactorials::up_to(all);
    let tail: f64 = (first.max(second)..=all)
        .map(|count| (logs.choose(all, count) - f64::from(all) * std::f64::consts::LN_2).exp())
        .sum();
    (2.0 * tail).min(1.0)
}

/// Between which differences, in points of a hundred, the first part minus the second lies for 95 of 100 such groups
/// (Newcombe 1998, method 10).
pub fn points_between(one: Share, other: Share) -> (f64, f64) {
    let difference = one.part() - other.part();
    let ((one_least, one_most), (other_least, other_most)) = (one.interval(), other.interval());
    let down = ((one.part() - one_least).powi(2) + (other_most - other.part()).powi(2)).sqrt();
    let up = ((one_most - one.part()).powi(2) + (other.part() - other_least).powi(2)).sqrt();
    (100.0 * (difference - down), 100.0 * (difference + up))
}

/// Logarithms of factorials: the factorials themselves are too large.
struct LogFactorials(Vec<f64>);

impl LogFactorials {
    fn up_to(most: u32) -> Self {
        let mut logs = vec![0.0];
        for number in 1..=most {
            logs.push(logs.last().copied().unwrap_or(0.0) + f64::from(number).ln());
        }
        Self(logs)
    }

    fn choose(&self, of: u32, chosen: u32) -> f64 {
        self.0[of as usize] - self.0[chosen as usize] - self.0[(of - chosen) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(is: f64, should: f64) -> bool {
        (is - should).abs() < 0.000_1
    }

    #[test]
    fn chance_is_what_books_say_it_is() {
        // Fisher's tea: of four and four cups, three guessed right.
        assert!(close(exact_difference(Share { is: 3, of: 4 }, Share { is: 1, of: 4 }), 0.485_7));
        assert!(close(exact_difference(Share { is: 4, of: 4 }, Share { is: 0, of: 4 }), 0.028_6));
        assert!(close(exact_difference(Share { is: 0, of: 0 }, Share { is: 3, of: 9 }), 1.0));
        // Nine heads of ten, or nine tails.
        assert!(close(exact_lead(9, 1), 0.021_5));
        assert!(close(exact_lead(5, 5), 1.0));
    }

    #[test]
    fn a_difference_lies_between_the_points_of_newcombe() {
        // His first example: 56 of 70 and 48 of 80, 0.0524 to 0.3339.
        let (least, most) = points_between(Share { is: 56, of: 70 }, Share { is: 48, of: 80 });
        assert!(close(least / 100.0, 0.052_4) && close(most / 100.0, 0.333_9), "{least} {most}");
    }
}
