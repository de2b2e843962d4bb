//! The codes that one browser asked for.

use domain::ids::CodeId;
use serde::{Deserialize, Serialize};

/// As many as one client can ask for one address in the time a code lives.
const CODES_MAX: usize = 5;

/// Which codes one browser asked for, the newest last. It opens nothing by itself; whoever keeps it keeps it where
/// only that browser reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked(Vec<CodeId>);

impl Asked {
    pub(crate) fn extend(&mut self, code: Option<CodeId>) {
        self.0.extend(code);
        let surplus = self.0.len().saturating_sub(CODES_MAX);
        self.0.drain(..surplus);
    }

    pub(crate) fn codes(&self) -> &[CodeId] {
        &self.0
    }
}

/// A browser that opened a leaver's link: whoever else holds that link neither ends its codes nor uses up its tries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Browser {
    /// The network address its requests come from; the same for all where none is known.
    pub client: String,
    pub asked: Asked,
}
