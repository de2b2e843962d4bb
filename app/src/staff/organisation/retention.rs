//! How long it is kept: the board's terms, and what was erased by them.

use domain::retention::{Term, TermFault};
use leptos::prelude::*;
use server::form::Filled;
use server::retention::{Receipt, Receipts, change_terms, receipts, terms};
use wording::{Key, key};

use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::Filling;
use crate::staff::room::{Room, room};

pub const ADDRESS: &str = "/staff/organisation/retention";
const FORM: &str = "retention";

/// The terms with their limits, and what was erased. For whoever keeps the whole board.
pub fn retention_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        let conn = room.program.store().read();
        let stored = terms(conn, keeper.board()).await?;
        let stored = Term::ALL.iter().map(|term| (term.code().to_owned(), stored.get(*term).to_string()));
        let filling = Filling::of(form::kept(FORM).await?, stored);
        let done = receipts(&room.program, &keeper).await?;
        let title = room.text(key::RETENTION_TITLE);
        let rows: Vec<_> = Term::ALL.iter().map(|term| field(&room, &filling, *term)).collect();
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), ADDRESS)}
            <p>{room.text(key::RETENTION_LEAD)}</p>
            <p>{room.text(key::RETENTION_STAYS)}</p>
            <form class="form" novalidate=true method="post" action=RetentionChange::PATH>
                {rows}
                <p>{room.text(key::RETENTION_EFFECT)}</p>
                <div class="actions"><button class="button">{room.text(key::STAFF_SAVE)}</button></div>
            </form>
            {what_was_erased(&room, &done)}
        };
        room.page(TAB, room.title(title, filling.has_faults()), content).await
    })
}

const fn words(term: Term) -> (Key, Key) {
    match term {
        Term::Contact => (key::RETENTION_TERM_CONTACT, key::RETENTION_TERM_CONTACT_FROM),
        Term::Answers => (key::RETENTION_TERM_ANSWERS, key::RETENTION_TERM_ANSWERS_FROM),
        Term::Notes => (key::RETENTION_TERM_NOTES, key::RETENTION_TERM_NOTES_FROM),
        Term::Cancelled => (key::RETENTION_TERM_CANCELLED, key::RETENTION_TERM_CANCELLED_FROM),
        Term::Mails => (key::RETENTION_TERM_MAILS, key::RETENTION_TERM_MAILS_FROM),
        Term::Accounts => (key::RETENTION_TERM_ACCOUNTS, key::RETENTION_TERM_ACCOUNTS_FROM),
    }
}

fn field(room: &Room, filling: &Filling, term: Term) -> AnyView {
    let (label, from) = words(term);
    let limits = term.limits();
    let months = room.with(
        key::RETENTION_MONTHS_HINT,
        [("least", limits.least.into()), ("most", limits.most.into()), ("usual", limits.usual.into())],
    );
    filling
        .field(term.code(), room.text(label))
        .hint(format!("{months} {}", room.text(from)))
        .inputmode("numeric")
        .autocomplete("off")
        .width("short")
        .view()
}

fn what_was_erased(room: &Room, done: &Receipts) -> AnyView {
    let next = done.next_look.map(|at| {
        view! { <p>{room.with(key::RETENTION_DONE_NEXT, [("moment", room.moment(at).into())])}</p> }
    });
    let list = if done.receipts.is_empty() {
        view! { <p>{room.text(key::RETENTION_DONE_NONE)}</p> }.into_any()
    } else {
        table(room, &done.receipts)
    };
    view! {
        <section aria-labelledby="erased-title">
            <h2 id="erased-title">{room.text(key::RETENTION_DONE_TITLE)}</h2>
            {next}
            {list}
        </section>
    }
    .into_any()
}

fn table(room: &Room, receipts: &[Receipt]) -> AnyView {
    let heads =
        [key::RETENTION_DONE_WHEN, key::RETENTION_DONE_BY, key::RETENTION_DONE_GROUND, key::RETENTION_DONE_WHAT];
    let [when, by, ground, what] = heads.map(|words| room.text(words));
    let rows: Vec<_> = receipts
        .iter()
        .map(|receipt| {
            let who = receipt.by.clone().unwrap_or_else(|| room.text(key::RETENTION_DONE_BY_PROGRAM));
            let counts: Vec<String> = receipt
                .erased
                .kinds()
                .map(|(kind, rows)| format!("{} {rows}", room.wording.code("erased", kind.code())))
                .collect();
            view! {
                <tr>
                    <th scope="row">{room.moment(receipt.at)}</th>
                    <td data-label=by.clone()>{who}</td>
                    <td data-label=ground.clone()>{room.wording.code("ground", receipt.ground.code())}</td>
                    <td data-label=what.clone()>{counts.join(", ")}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="table rows">
            <caption>{room.text(key::RETENTION_DONE_CAPTION)}</caption>
            <thead>
                <tr>
                    <th scope="col">{when}</th>
                    <th scope="col">{by.clone()}</th>
                    <th scope="col">{ground.clone()}</th>
                    <th scope="col">{what.clone()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn fault_words(room: &Room, term: Term, fault: TermFault) -> String {
    let limits = term.limits();
    match fault {
        TermFault::NotANumber => room.with(key::RETENTION_FAULT_NOT_A_NUMBER, [("usual", limits.usual.into())]),
        TermFault::TooShort => room.with(key::RETENTION_FAULT_TOO_SHORT, [("least", limits.least.into())]),
        TermFault::TooLong => room.with(key::RETENTION_FAULT_TOO_LONG, [("most", limits.most.into())]),
    }
}

crate::form_functions!(RetentionChange);

/// Saves the terms, for whoever signed in just now.
#[server(prefix = "/_fn", endpoint = "retention-change", input = Form)]
pub async fn retention_change(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = room.viewer.keeper()?;
        form::fresh(FORM, &fields, ADDRESS).await?;
        match change_terms(&room.program, &keeper, |term| fields.get(term.code())).await? {
            Filled::Done(()) => {
                form::forget(FORM).await?;
                form::say("good", room.text(key::RETENTION_SAVED)).await?;
            }
            Filled::Faulty(found) => {
                let faults = found
                    .into_iter()
                    .map(|(term, fault)| (term.code().to_owned(), fault_words(&room, term, fault)))
                    .collect();
                form::keep(FORM, &Typed { fields, faults }).await?;
            }
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}
