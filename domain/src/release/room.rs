//! How many people could have given an answer as well, of lists of which one may name several.

use super::codes::Codes;
use super::content::{Cut, Given};
use super::lists::THREE;
use super::places::Places;

/// The lists of which one may name several, by how fine they are counted.
const SEVERAL: [(Given, Cut); 3] =
    [(Given::Reasons, Cut::Codes), (Given::Reasons, Cut::Factors), (Given::Valued, Cut::Codes)];

/// How many people could have named each category as well, by list.
pub(super) struct Room([Vec<u32>; SEVERAL.len()]);

impl Room {
    pub fn new(places: &Places) -> Self {
        Self(SEVERAL.map(|(given, cut)| vec![0; places.size(given, cut)]))
    }

    /// Counts somebody.
    pub fn add(&mut self, codes: &Codes) {
        for ((given, cut), room) in SEVERAL.into_iter().zip(&mut self.0) {
            let named = Places::several(codes, given, cut);
            if named == 0 || named.count_ones() >= THREE {
                continue;
            }
            for (category, people) in room.iter_mut().enumerate() {
                *people += u32::from(named & (1 << category) == 0);
            }
        }
    }

    /// By category, the first one first; nothing of a list of which one has one.
    pub fn of(&self, given: Given, cut: Cut) -> Vec<u32> {
        let is_it = |(of, by): &(Given, Cut)| *of == given && (*by == cut || given != Given::Reasons);
        SEVERAL.iter().position(is_it).map(|place| self.0[place].clone()).unwrap_or_default()
    }
}
