//! Who changed between a release and its correction.

use super::codes::Codes;
use super::content::{Cut, Given, SetKind};
use super::lists::{Across, Shape};
use super::places::Places;
use crate::disclosure::{Dimension, Grid, Population};

/// People who are another than they were in an earlier release of the period, or are in one of the two only.
#[derive(Debug, Default)]
pub struct Changes {
    pairs: Vec<(Option<Codes>, Option<Codes>)>,
}

/// By count, who left it and who joined it since an earlier release.
pub(super) struct LeftAndJoined {
    pub left: Vec<Vec<Grid>>,
    pub joined: Vec<Vec<Grid>>,
}

/// Where somebody stands in one table.
pub(super) struct Standing<'a> {
    pub kind: SetKind,
    pub shape: &'a Shape,
    pub rows: &'a Dimension,
    pub width: usize,
    pub cut: Cut,
    pub places: &'a Places,
}

impl Changes {
    pub fn new() -> Self {
        Self::default()
    }

    /// Somebody as the earlier release counted them, and as they are counted now; `None` where they are not.
    pub fn add(&mut self, then: Option<&Codes>, now: Option<&Codes>) {
        if then != now {
            self.pairs.push((then.cloned(), now.cloned()));
        }
    }

    /// Whether nobody changed.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Whether everybody's unit is a category.
    pub(super) fn have_places(&self, unit: &dyn Fn(&Codes) -> usize) -> bool {
        let all = self.pairs.iter().flat_map(|(then, now)| [then, now]);
        all.flatten().all(|codes| unit(codes) != usize::MAX)
    }

    /// The changes of these tables. `unit` is the category of somebody's unit.
    pub(super) fn grids(&self, tables: &[Standing<'_>], unit: &dyn Fn(&Codes) -> usize) -> LeftAndJoined {
        let (mut left, mut joined) = (Vec::new(), Vec::new());
        for table in tables {
            let (mut left_of, mut joined_of) = (Vec::new(), Vec::new());
            for who in table.shape.who {
                let size = table.rows.size() * table.width;
                let (mut gone, mut come) = (vec![0; size], vec![0; size]);
                for (then, now) in &self.pairs {
                    let cells = |codes: &Option<Codes>| {
                        codes.as_ref().map_or_else(Vec::new, |codes| table.cells(codes, *who, unit(codes)))
                    };
                    let (then, now) = (cells(then), cells(now));
                    for cell in then.iter().filter(|cell| !now.contains(cell)) {
                        gone[*cell] += 1;
                    }
                    for cell in now.iter().filter(|cell| !then.contains(cell)) {
                        come[*cell] += 1;
                    }
                }
                let grid = |counts: &[u32]| {
                    Grid::counting(table.rows.size(), table.width, |row, column| counts[row * table.width + column])
                };
                left_of.push(grid(&gone));
                joined_of.push(grid(&come));
            }
            left.push(left_of);
            joined.push(joined_of);
        }
        LeftAndJoined { left, joined }
    }
}

impl Standing<'_> {
    /// The counts in which somebody is, by row and column in one number.
    fn cells(&self, codes: &Codes, who: Population, unit: usize) -> Vec<usize> {
        if !Places::is_in(codes, who) {
            return Vec::new();
        }
        let row = match (self.kind, self.shape.rows) {
            (SetKind::Left, Given::Units) => unit,
            (SetKind::Told, Given::Units) => 0,
            (_, list) => self.places.one(codes, list, self.cut),
        };
        let mut columns = vec![0];
        match self.shape.across {
            Across::Nothing => {}
            Across::One(across) => columns.push(self.places.one(codes, across, self.cut)),
            Across::Several(across, _) => {
                let named = Places::several(codes, across, self.cut);
                columns.extend((1..self.width).filter(|column| named & (1 << (column - 1)) != 0));
            }
        }
        let rows = std::iter::successors(Some(row), |row| self.rows.above(*row));
        rows.flat_map(|row| columns.iter().map(move |column| row * self.width + column)).collect()
    }
}
