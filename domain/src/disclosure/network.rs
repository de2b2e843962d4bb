//! A table as a network of sums, given what is hidden.
//!
//! The rows that are hidden as groups below one that is shown stand as one row, and hidden columns of which
//! everybody has one as one column: everything of their people is hidden in every table, so that nothing
//! outside the network holds them where they are.

use super::flow::{Arc, Need, Network, UNBOUNDED};
use super::pattern::Pattern;
use super::sheet::Sheet;
use super::table::{Columns, Figures};

/// What hiding a count costs beside how large it is.
const HIDING: u32 = 1000;

/// The network of a sheet; `None` where its table has one dimension only. `spare` is, by column of which one may name
/// several, how many more names the other tables leave room for.
pub fn network(figures: &Figures, sheet: &Sheet<'_>, pattern: &Pattern, spare: &[u32]) -> Option<Network> {
    let table = &figures.tables()[sheet.table];
    let across = table.columns.dimension()?;
    let most = match table.columns {
        Columns::Several { most, .. } => Some(most),
        Columns::None | Columns::One(_) => None,
    };
    let mut drawing = Drawing { figures, sheet, pattern, most, classes: Vec::new(), nodes: 0, arcs: Vec::new() };
    let columns = 1..figures.dimensions()[across].size();
    if most.is_some() {
        drawing.classes = columns.map(|column| vec![column]).collect();
    } else {
        let (hidden, shown): (Vec<usize>, Vec<usize>) =
            columns.partition(|column| pattern.hides_category(across, *column));
        drawing.classes = shown.into_iter().map(|column| vec![column]).collect();
        if !hidden.is_empty() {
            drawing.classes.push(hidden);
        }
    }
    drawing.draw(across, spare);
    Some(Network::new(drawing.nodes, drawing.arcs))
}

struct Drawing<'a> {
    figures: &'a Figures,
    sheet: &'a Sheet<'a>,
    pattern: &'a Pattern,
    most: Option<u32>,
    /// The columns that stand as one.
    classes: Vec<Vec<usize>>,
    nodes: usize,
    arcs: Vec<Arc>,
}

impl Drawing<'_> {
    fn node(&mut self) -> usize {
        self.nodes += 1;
        self.nodes - 1
    }

    fn draw(&mut self, across: usize, spare: &[u32]) {
        let dimension = self.figures.tables()[self.sheet.table].rows;
        let tree = &self.figures.dimensions()[dimension];
        let names = self.node();
        // The first of the nodes of a row with parts, one for each class.
        let mut sums = vec![0; tree.size()];
        for (row, first) in sums.iter_mut().enumerate() {
            if !self.pattern.hides_category(dimension, row) && !tree.is_leaf(row) {
                *first = self.nodes;
                self.nodes += self.classes.len();
            }
        }
        for above in 0..tree.size() {
            if self.pattern.hides_category(dimension, above) {
                continue;
            }
            let (hidden, shown): (Vec<usize>, Vec<usize>) =
                tree.below(above).iter().partition(|part| self.pattern.hides_category(dimension, **part));
            if !hidden.is_empty() {
                self.draw_hidden_rows(above, &hidden, sums[above], names);
            }
            for row in shown {
                if tree.is_leaf(row) {
                    let people = self.node();
                    for class in 0..self.classes.len() {
                        self.draw_count(row, class, sums[above] + class, people);
                    }
                    self.draw_names(&[row], people, names);
                } else {
                    for class in 0..self.classes.len() {
                        self.draw_count(row, class, sums[above] + class, sums[row] + class);
                    }
                }
            }
        }
        if self.most.is_some() && !tree.is_leaf(0) {
            for class in 0..self.classes.len() {
                let column = self.classes[class][0];
                if self.pattern.hides_category(across, column) {
                    self.draw_count(0, class, names, sums[0] + class);
                    if let Some(arc) = self.arcs.last_mut().filter(|_| self.sheet.change.is_none()) {
                        arc.up = arc.up.min(spare[column]);
                    }
                }
            }
        }
    }

    /// The counts of hidden rows, as those of one.
    fn draw_hidden_rows(&mut self, above: usize, rows: &[usize], sums: usize, names: usize) {
        let people = self.node();
        for class in 0..self.classes.len() {
            let columns = &self.classes[class];
            let count = |row: usize| columns.iter().map(|column| self.sheet.counts.at(row, *column)).sum::<u32>();
            let is: u32 = rows.iter().map(|row| count(*row)).sum();
            let steps = |row: usize| columns.iter().map(|column| self.sheet.steps(row, *column)).max().unwrap_or(0);
            let steps = rows.iter().map(|row| steps(*row)).max().unwrap_or(0);
            let rooms = rows.iter().map(|row| self.sheet.room(*row, columns, self.most));
            let up = rooms.fold(0, |sum: u32, (up, _)| sum.saturating_add(up).min(UNBOUNDED));
            self.arcs.push(Arc {
                from: sums + class,
                to: people,
                up,
                down: is,
                is_hidden: true,
                cost: 0,
                cell: None,
                need: if steps > 0 { Need::Most(steps) } else { Need::Nothing },
                around: (above, columns[0]),
                is,
            });
        }
        self.draw_names(rows, people, names);
    }

    fn draw_count(&mut self, row: usize, class: usize, from: usize, to: usize) {
        let columns = &self.classes[class];
        let is: u32 = columns.iter().map(|column| self.sheet.counts.at(row, *column)).sum();
        let (up, down) = self.sheet.room(row, columns, self.most);
        let table = self.sheet.table;
        let is_hidden = columns.iter().all(|column| self.pattern.hides(self.figures, table, row, *column));
        let steps = columns.iter().map(|column| self.sheet.steps(row, *column)).max().unwrap_or(0);
        let (cell, need) = match columns.as_slice() {
            [column] => (Some((row, *column)), Need::Range(steps)),
            _ => (None, Need::Most(steps)),
        };
        let need = if steps > 0 { need } else { Need::Nothing };
        self.arcs.push(Arc {
            from,
            to,
            up,
            down,
            is_hidden,
            cost: HIDING + is.min(HIDING - 1),
            cell,
            need,
            around: (row, columns[0]),
            is,
        });
    }

    /// Where one may name several columns, that people might have named more or fewer.
    fn draw_names(&mut self, rows: &[usize], people: usize, names: usize) {
        let Some(most) = self.most else { return };
        let rooms = rows.iter().map(|row| self.sheet.room_for_names(*row, most));
        let (up, down) = rooms.fold((0, 0), |(up, down): (u32, u32), room| {
            (up.saturating_add(room.0).min(UNBOUNDED), down.saturating_add(room.1).min(UNBOUNDED))
        });
        self.arcs.push(Arc {
            from: people,
            to: names,
            up,
            down,
            is_hidden: true,
            cost: 0,
            cell: None,
            need: Need::Nothing,
            around: (0, 0),
            is: 0,
        });
    }
}
