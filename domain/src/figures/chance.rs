//! Whether chance would explain it: exact tests for small numbers, and how large a difference may be.

use serde::{Deserialize, Serialize};

/// How many of how many people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub is: u32,
    pub of: u32,
}

impl Share {
    /// The part, from 0 to 1; 0 of nobody.
    pub fn part(self) -> f64 {
        if self.of == 0 { 0.0 } else { f64::from(self.is) / f64::from(self.of) }
    }

    /// Of a hundred, rounded; 0 of nobody.
    pub fn percent(self) -> u32 {
        let (is, of) = (u64::from(self.is), u64::from(self.of));
        let percent = (is * 100 + of / 2).checked_div(of).unwrap_or_default();
        u32::try_from(percent).map_or(100, |percent| percent.min(100))
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
/// sides. 1 where one of them is nobody. `is` may not be more than `of`. Of large groups it looks at the tails alone, and
/// of those as far as they count for anything.
pub fn exact_difference(one: Share, other: Share) -> f64 {
    let named = one.is + other.is;
    let all = one.of + other.of;
    let least = named.saturating_sub(other.of);
    let most = named.min(one.of);
    let log = |is: u32| log_choose(one.of, is) + log_choose(other.of, named - is) - log_choose(all, named);
    let likeliest = (u64::from(named) + 1) * (u64::from(one.of) + 1) / (u64::from(all) + 2);
    let likeliest = u32::try_from(likeliest).map_or(most, |likeliest| likeliest.clamp(least, most));
    // As likely as what is, but for what numbers with a point lose.
    let limit = log(one.is) + 1e-7;
    if log(likeliest) <= limit {
        return 1.0;
    }
    let (one_of, other_of, named) = (f64::from(one.of), f64::from(other.of), f64::from(named));
    // As unlikely as what is are those up to here and those from there on.
    let behind_lower = first(least, likeliest, |is| log(is) > limit);
    let upper = first(likeliest, most, |is| log(is) <= limit);
    let mut sum = 0.0;
    if behind_lower > least {
        sum += tail((least..behind_lower).rev().map(f64::from), log(behind_lower - 1).exp(), |is| {
            is * (other_of - named + is) / ((one_of - is + 1.0) * (named - is + 1.0))
        });
    }
    if upper <= most {
        sum += tail((upper..=most).map(f64::from), log(upper).exp(), |is| {
            (one_of - is) * (named - is) / ((is + 1.0) * (other_of - named + is + 1.0))
        });
    }
    sum.min(1.0)
}

/// How often chance alone puts one of two answers so far before the other, if both were as common: the exact sign test,
/// both sides. Where people may give both, it is on the safe side.
pub fn exact_lead(first: u32, second: u32) -> f64 {
    let all = first + second;
    let from = first.max(second);
    let begins = (log_choose(all, from) - f64::from(all) * std::f64::consts::LN_2).exp();
    let of = f64::from(all);
    let sum = tail((from..=all).map(f64::from), begins, |count| (of - count) / (count + 1.0));
    (2.0 * sum).min(1.0)
}

/// The first number from `low` to `high` of which it is true, of which it is true of all behind it; the one behind
/// `high` where there is none.
fn first(low: u32, high: u32, is_true: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut behind) = (low, high + 1);
    while low < behind {
        let middle = low + (behind - low) / 2;
        if is_true(middle) {
            behind = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Adds up chances that grow smaller from the first on, each that of its number times `ratio` of that number, as far as
/// they count.
fn tail(numbers: impl Iterator<Item = f64>, begins: f64, ratio: impl Fn(f64) -> f64) -> f64 {
    let (mut sum, mut next) = (0.0, begins);
    for number in numbers {
        if next <= sum * f64::EPSILON / 100.0 {
            break;
        }
        sum += next;
        next *= ratio(number);
    }
    sum
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

/// The logarithm of how many choices there are.
fn log_choose(of: u32, chosen: u32) -> f64 {
    log_factorial(of) - log_factorial(chosen) - log_factorial(of - chosen)
}

/// Factorials themselves are too large. Above this number Stirling's series is as exact as numbers with a point are.
const STIRLING_FROM: u32 = 32;

fn log_factorial(number: u32) -> f64 {
    if number < STIRLING_FROM {
        return (2..=number).map(|factor| f64::from(factor).ln()).sum();
    }
    let number = f64::from(number);
    let square = number * number;
    let series = (1.0 / 12.0 - (1.0 / 360.0 - 1.0 / (1260.0 * square)) / square) / number;
    number * number.ln() - number + 0.5 * (2.0 * std::f64::consts::PI * number).ln() + series
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

    /// The same chance, counted out: of all ways to spread those named over both groups.
    fn counted_out(one: Share, other: Share) -> f64 {
        let choose = |of: u32, chosen: u32| {
            (0..chosen).fold(1_u128, |ways, index| ways * u128::from(of - index) / u128::from(index + 1))
        };
        let named = one.is + other.is;
        let ways = |is: u32| choose(one.of, is) * choose(other.of, named - is);
        let as_unlikely = (named.saturating_sub(other.of)..=named.min(one.of)).map(ways);
        let sum: u128 = as_unlikely.filter(|chance| *chance <= ways(one.is)).sum();
        sum as f64 / choose(one.of + other.of, named) as f64
    }

    #[test]
    fn the_tails_are_what_counting_out_gives() {
        for (one_of, other_of) in [(1, 1), (5, 9), (12, 12), (20, 40)] {
            for one_is in 0..=one_of {
                for other_is in 0..=other_of {
                    let (one, other) = (Share { is: one_is, of: one_of }, Share { is: other_is, of: other_of });
                    let (found, should) = (exact_difference(one, other), counted_out(one, other));
                    assert!((found - should).abs() < 1e-9 * should, "{one:?} {other:?} {found} {should}");
                }
            }
        }
    }

    #[test]
    fn millions_of_people_are_looked_at_at_once() {
        let (half, more) = (Share { is: 1_000_000, of: 2_000_000 }, Share { is: 1_010_000, of: 2_000_000 });
        assert!(exact_difference(half, more) < 1e-20 && exact_difference(half, half) > 0.999);
        // 1,414 is the standard deviation of the difference.
        let chance = exact_lead(1_000_000 + 1_386, 1_000_000 - 1_386);
        assert!(chance > 0.049 && chance < 0.051, "{chance}");
        assert!((log_factorial(STIRLING_FROM) - log_factorial(STIRLING_FROM - 1) - 32_f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn a_difference_lies_between_the_points_of_newcombe() {
        // His first example: 56 of 70 and 48 of 80, 0.0524 to 0.3339.
        let (least, most) = points_between(Share { is: 56, of: 70 }, Share { is: 48, of: 80 });
        assert!(close(least / 100.0, 0.052_4) && close(most / 100.0, 0.333_9), "{least} {most}");
    }
}
