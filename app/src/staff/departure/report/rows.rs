//! The rows of a report's form: what may be quoted, and what was agreed.

use domain::report::{ByDate, EMPTY_ROWS, SHORT_CHARACTERS};
use leptos::prelude::*;
use wording::key;

use crate::staff::departure::report::boxes::Form;

/// The id of the list of those whom an agreement can be given to.
const OWNERS: &str = "owners";

impl Form<'_> {
    pub fn quotes(&self) -> AnyView {
        let quotes: Vec<_> = (0..self.report.quotes.len() + EMPTY_ROWS).map(|row| self.quote(row)).collect();
        view! {
            <fieldset class="question">
                <legend>{self.room.text(key::STAFF_REPORT_QUOTES)}</legend>
                <p class="hint">{self.room.text(key::STAFF_REPORT_ROWS_HINT)}</p>
                {quotes}
            </fieldset>
        }
        .into_any()
    }

    pub fn agreements(&self) -> AnyView {
        let agreements: Vec<_> =
            (0..self.report.agreements.len() + EMPTY_ROWS).map(|row| self.agreement(row)).collect();
        let owners: Vec<_> = self.owners.iter().map(|name| view! { <option value=name.clone()></option> }).collect();
        view! {
            <fieldset class="question">
                <legend>{self.room.text(key::STAFF_REPORT_AGREEMENTS)}</legend>
                <p class="hint">{self.room.text(key::REPORT_AGREEMENTS_HINT)}</p>
                <datalist id=OWNERS>{owners}</datalist>
                {agreements}
            </fieldset>
        }
        .into_any()
    }

    fn quote(&self, row: usize) -> AnyView {
        let quote = self.report.quotes.get(row).cloned().unwrap_or_default();
        let number = row + 1;
        let text = self
            .field(
                format!("quote.{row}.text"),
                self.room.with(key::STAFF_QUOTE, [("number", number.into())]),
                &quote.text,
            )
            .text(2)
            .counted(SHORT_CHARACTERS);
        view! {
            {text.view()}
            <label class="choice">
                <input type="checkbox" name=format!("quote.{row}.consent") value="yes" checked=quote.consent/>
                <span>{self.room.with(key::STAFF_QUOTE_CONSENT, [("number", number.into())])}</span>
            </label>
        }
        .into_any()
    }

    fn agreement(&self, row: usize) -> AnyView {
        let agreement = self.report.agreements.get(row).cloned().unwrap_or_default();
        let by = agreement.by.as_ref().map(ByDate::field).unwrap_or_default();
        let numbered = |words| self.room.with(words, [("number", (row + 1).into())]);
        let what = self.field(format!("agreement.{row}.what"), numbered(key::STAFF_AGREEMENT_WHAT), &agreement.what);
        let owner =
            self.field(format!("agreement.{row}.owner"), numbered(key::STAFF_AGREEMENT_OWNER), &agreement.owner);
        let owner = owner.list(OWNERS).autocomplete("off");
        let by_field = self.field(format!("agreement.{row}.by"), numbered(key::STAFF_AGREEMENT_BY), &by);
        let shows = by.is_empty() || by.parse::<chrono::NaiveDate>().is_ok();
        let by_field = if shows { by_field.kind("date") } else { by_field };
        view! {
            {what.view()}
            <div class="fields">{owner.view()} {by_field.view()}</div>
            <label class="choice">
                <input type="checkbox" name=format!("agreement.{row}.outside") value="yes" checked=agreement.outside/>
                <span>{numbered(key::REPORT_OWNER_OUTSIDE)}</span>
            </label>
        }
        .into_any()
    }
}
