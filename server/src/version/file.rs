//! Exporting a version, or the draft, as a file.

use super::draft::read;
use super::form::{Form, of_version};
use crate::access::Keeper;
use crate::program::Program;
use crate::store::StoreError;

/// Which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Version(u32),
    Draft,
}

/// A file to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Letters, digits and hyphens only.
    pub name: String,
    pub json: String,
}

/// The file of a version or of the draft; `None` where there is no such version.
pub async fn export<F: Form>(program: &Program, editor: &Keeper, which: Which) -> Result<Option<Exported>, StoreError> {
    let conn = program.store().read();
    let found = match which {
        Which::Version(number) => of_version::<F>(conn, editor.board(), number).await?,
        Which::Draft => Some(read::<F>(conn, editor.board()).await?.next),
    };
    Ok(found.map(|form| {
        let end = if which == Which::Draft { "-draft" } else { "" };
        Exported { name: format!("{}-{}{end}.json", F::KIND, form.version()), json: form.to_json() }
    }))
}
