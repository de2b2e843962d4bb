//! Shows what a long command does and how far it is: `test [2/6] Building the server`.

use std::time::Instant;

/// Numbered steps of one command.
pub struct Steps {
    name: &'static str,
    total: usize,
    done: usize,
    begun: Instant,
}

impl Steps {
    /// Announces nothing yet; `total` is how many times `next` will be called.
    pub fn new(name: &'static str, total: usize) -> Self {
        Self { name, total, done: 0, begun: Instant::now() }
    }

    /// Announces the next step in a sentence without a full stop.
    pub fn next(&mut self, what: &str) {
        self.done += 1;
        eprintln!("{} [{}/{}] {what}", self.name, self.done, self.total.max(self.done));
    }

    /// Says something about the step that runs.
    pub fn note(&self, what: &str) {
        eprintln!("{:width$}   {what}", "", width = self.name.len());
    }

    /// Closes with the time the whole took, in seconds.
    pub fn finish(&self, what: &str) {
        eprintln!("{}: {what} ({:.1} s)", self.name, self.begun.elapsed().as_secs_f32());
    }
}
