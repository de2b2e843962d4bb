//! What people are counted by: units as a tree, or a list of categories below one whole.

/// What a category says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// What colleagues know anyway: the unit, the way of leaving, the function group.
    Fact,
    /// What the person said: a destination, a reason, a mark.
    Answer,
}

/// A tree of categories. Number 0 is the whole; a category stands after the one above it. Whoever
/// belongs to a category belongs to exactly one of those below it: people of a school without a team
/// need a category of their own there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    nature: Nature,
    labels: Vec<String>,
    above: Vec<Option<usize>>,
    below: Vec<Vec<usize>>,
    /// By category, whether several groups stand together in it.
    mixed: Vec<bool>,
}

impl Dimension {
    /// The whole alone, as `label`.
    pub fn new(nature: Nature, label: impl Into<String>) -> Self {
        Self { nature, labels: vec![label.into()], above: vec![None], below: vec![Vec::new()], mixed: vec![false] }
    }

    /// A list below one whole: the categories have the numbers from 1.
    pub fn list<L: Into<String>>(
        nature: Nature,
        whole: impl Into<String>,
        labels: impl IntoIterator<Item = L>,
    ) -> Self {
        let mut dimension = Self::new(nature, whole);
        for label in labels {
            dimension.add(0, label);
        }
        dimension
    }

    /// Adds a category below `above`, and returns its number. Panics where `above` is none of this tree.
    pub fn add(&mut self, above: usize, label: impl Into<String>) -> usize {
        let category = self.labels.len();
        self.below[above].push(category);
        self.labels.push(label.into());
        self.above.push(Some(above));
        self.below.push(Vec::new());
        self.mixed.push(false);
        category
    }

    /// Says that several groups stand together in a category, of each of which it is known how many people it has. Panics
    /// where it is none of this tree.
    pub fn mix(&mut self, category: usize) {
        self.mixed[category] = true;
    }

    /// Whether several such groups stand together in the category.
    pub fn is_mixed(&self, category: usize) -> bool {
        self.mixed[category]
    }

    /// How many categories there are, the whole among them.
    pub fn size(&self) -> usize {
        self.labels.len()
    }

    pub const fn nature(&self) -> Nature {
        self.nature
    }

    /// What the category is called.
    pub fn label(&self, category: usize) -> &str {
        &self.labels[category]
    }

    /// The category it is a part of; none of the whole.
    pub fn above(&self, category: usize) -> Option<usize> {
        self.above[category]
    }

    /// Its parts, lowest number first.
    pub fn below(&self, category: usize) -> &[usize] {
        &self.below[category]
    }

    /// Whether it has no parts.
    pub fn is_leaf(&self, category: usize) -> bool {
        self.below[category].is_empty()
    }

    /// Whether everything stands right below the whole.
    pub fn is_list(&self) -> bool {
        self.above.iter().flatten().all(|above| *above == 0)
    }
}
