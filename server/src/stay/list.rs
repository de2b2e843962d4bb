//! The addresses of whoever stays in touch, for HR of the whole board: to read, and as a table.

use chrono::NaiveDate;
use domain::sheet::csv;
use domain::time_line::{Actor, EventKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::access::FormerReader;
use crate::course::note_look_of_board;
use crate::log::{self, Entry};
use crate::program::Program;
use crate::store::entity::former_colleague;
use crate::store::{StoreError, TypedColumn};

/// Each address with the day on which it was confirmed last, by address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses(pub Vec<(String, NaiveDate)>);

/// Reads those that were confirmed. Who named an address that nobody confirmed is on no list. The log says who read it,
/// once a day, whatever stands in it.
pub async fn list(program: &Program, reader: &FormerReader) -> Result<Addresses, StoreError> {
    note_look_of_board(program, (reader.board(), reader.account()), EventKind::FormerSeen).await?;
    confirmed(program, reader).await
}

async fn confirmed(program: &Program, reader: &FormerReader) -> Result<Addresses, StoreError> {
    let conn = program.store().read();
    let rows = former_colleague::Entity::find()
        .filter(former_colleague::Column::BoardId.is(reader.board()))
        .filter(former_colleague::Column::ConfirmedOn.is_not_null())
        .all(conn)
        .await?;
    let confirmed = rows.into_iter().filter_map(|row| Some((row.confirmed_on?, row)));
    let opened = confirmed.map(|(day, row)| Ok((row.address.open(conn, row.id)?, day)));
    let mut all = opened.collect::<Result<Vec<_>, StoreError>>()?;
    all.sort_unstable();
    Ok(Addresses(all))
}

/// The same as a file for spreadsheets. The log says that it was made.
pub async fn export(program: &Program, reader: &FormerReader) -> Result<String, StoreError> {
    let text = confirmed(program, reader).await?.to_csv();
    let by = Actor::Staff(reader.account());
    let entry = &Entry::of_board(reader.board(), program.now(), by, EventKind::FormerExported);
    program.store().write(|tx| Box::pin(async move { log::append(tx, [entry.clone()]).await })).await?;
    Ok(text)
}

impl Addresses {
    /// A file for spreadsheets, with a line of headings.
    fn to_csv(&self) -> String {
        let heads = ["address".to_owned(), "confirmed_on".to_owned()];
        let lines = self.0.iter().map(|(address, day)| [address.clone(), day.to_string()]);
        let rows: Vec<[String; 2]> = std::iter::once(heads).chain(lines).collect();
        csv(rows.iter().map(|row| row.iter().map(String::as_str)))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Addresses;

    #[test]
    fn no_address_becomes_a_formula_or_another_cell() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 4).expect("a day that exists");
        let all = Addresses(vec![("=1+1@thuis.test".into(), day), ("a\";\"b@thuis.test".into(), day)]);
        let text = "\u{feff}\"address\";\"confirmed_on\"\r\n\"'=1+1@thuis.test\";\"2026-12-04\"\r\n\
            \"a\"\";\"\"b@thuis.test\";\"2026-12-04\"\r\n";
        assert_eq!(all.to_csv(), text);
    }
}
