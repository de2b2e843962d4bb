//! The same chances in every run.

/// xorshift64 (Marsaglia 2003).
pub struct Dice(u64);

impl Dice {
    pub fn of(number: usize) -> Self {
        Self((number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    /// Whether it falls within so many of a hundred.
    pub fn within(&mut self, of_hundred: u64) -> bool {
        self.below(100) < of_hundred
    }

    /// One of these, of which there has to be one.
    pub fn one_of<'a, T>(&mut self, these: &'a [T]) -> &'a T {
        &these[self.below(these.len() as u64) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn a_share_is_met_by_one_throwing_often_and_by_many_throwing_once() {
        let mut roll = Dice::of(7);
        let one = (0..10_000).filter(|_| roll.within(30)).count();
        let many = (0..10_000).filter(|number| Dice::of(*number).within(30)).count();
        for met in [one, many] {
            assert!((2_800..3_200).contains(&met), "{met} of 10,000");
        }
    }

    #[test]
    fn the_same_number_throws_the_same_and_all_sides_come_up() {
        let throw = |number| (0..50).scan(Dice::of(number), |roll, _| Some(*roll.one_of(&['a', 'b', 'c']))).collect();
        let (first, again): (String, String) = (throw(3), throw(3));
        assert_eq!(first, again);
        assert!(['a', 'b', 'c'].iter().all(|side| first.contains(*side)), "{first}");
    }
}
