//! What is kept beside the release of a year until years are put together: how many people there are of each unit, and
//! of each answer of the whole board, hidden or not. No person, and no two things that one of them said.

use serde::{Deserialize, Serialize};

use super::census::Census;
use super::content::{Content, Cut, Given, SetKind};
use super::lists::Across;
use crate::disclosure::Population;
use crate::ids::UnitId;

/// Who left, was invited and answered.
pub(super) type People = [u32; 3];

/// The same, in the order in which the release counts them.
pub(super) const WHO: [Population; 3] = [Population::Leavers, Population::Invited, Population::Answered];

/// The totals of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Each unit's own people.
    pub(super) units: Vec<(UnitId, People)>,
    /// People of no unit.
    pub(super) elsewhere: People,
    pub(super) lists: Vec<ListTotals>,
}

/// A year that was counted, once.
#[derive(Clone, Copy, Debug)]
pub struct PooledYear<'a> {
    pub content: &'a Content,
    pub totals: &'a Totals,
}

/// The totals of one list that is counted by unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListTotals {
    pub given: Given,
    /// By category, the first one first.
    pub counts: Vec<u32>,
    /// Of a list of which one may name several: how many people could have named it as well, by category. They named
    /// others, and fewer than they might.
    pub room: Vec<u32>,
}

impl Census {
    /// The totals of everybody who was counted, reasons by this cut.
    pub fn totals(&self, cut: Cut) -> Totals {
        let mut totals = Totals { units: Vec::new(), elsewhere: [0; 3], lists: Vec::new() };
        for tally in self.tallies.iter().filter(|tally| tally.kind == SetKind::Left && tally.shape.rows == Given::Units)
        {
            let Some(counts) = tally.counts(cut) else { continue };
            let (given, is_several) = match tally.shape.across {
                Across::Nothing => {
                    let people = |unit: usize| {
                        WHO.map(|who| {
                            let layer = tally.shape.who.iter().position(|of| *of == who);
                            layer.map_or(0, |layer| counts.layers[layer][unit])
                        })
                    };
                    let units = self.plan.units.iter().enumerate();
                    totals.units = units.map(|(place, unit)| (unit.id, people(place))).collect();
                    totals.elsewhere = people(self.plan.units.len());
                    continue;
                }
                Across::One(given) => (given, false),
                Across::Several(given, _) => (given, true),
            };
            // Of how a contract ended, other tables tell more than sums (docs/figures.md).
            if given == Given::ContractChain {
                continue;
            }
            let of_board = |column: usize| counts.layers[0].iter().skip(column).step_by(counts.width).sum::<u32>();
            let room = if is_several { self.room.of(given, cut) } else { Vec::new() };
            totals.lists.push(ListTotals { given, counts: (1..counts.width).map(of_board).collect(), room });
        }
        totals
    }
}

impl Totals {
    /// The form in which they are kept.
    pub fn to_json(&self) -> String {
        // reason: ids, codes and numbers; writing them to memory cannot fail
        serde_json::to_string(self).expect("codes and numbers can always be written")
    }

    /// Reads what was kept; `None` of anything else.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The own people of a unit.
    pub(super) fn own(&self, unit: UnitId) -> People {
        self.units.iter().find(|(id, _)| *id == unit).map_or([0; 3], |(_, people)| *people)
    }
}

/// Both together.
pub(super) fn and(some: People, others: People) -> People {
    [some[0] + others[0], some[1] + others[1], some[2] + others[2]]
}
