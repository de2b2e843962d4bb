//! The mails the demonstration kept instead of sending them.

use domain::ids::MailId;
use leptos::prelude::*;
use server::lists::mails;
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::demonstration::around;
use crate::page::page;
use crate::shell::demonstration_bar::{moment, only_here};

/// The newest first.
pub fn mails_page() -> AnyView {
    page(|| async {
        only_here()?;
        let wording = context::wording(None);
        let found = mails::page(&context::program()).await?;
        let title = wording.text(key::DEMONSTRATION_MAILS);
        let list = if found.rows.is_empty() {
            view! {
                <div class="empty">
                    <p>{wording.text(key::DEMONSTRATION_NO_MAILS)}</p>
                    <p>{wording.text(key::DEMONSTRATION_NO_MAILS_FIRST)}</p>
                </div>
            }
            .into_any()
        } else {
            table(wording, &found)
        };
        let content = view! {
            <h1>{title.clone()}</h1>
            <p class="soft">{wording.text(key::DEMONSTRATION_ONLY)}</p>
            {list}
        };
        Ok(around(wording, title, content))
    })
}

fn table(wording: Wording, found: &mails::MailPage) -> AnyView {
    let rows: Vec<_> = found
        .rows
        .iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row"><a href=format!("/demonstration/mails/{}", row.id)>{row.subject.clone()}</a></th>
                    <td data-label=wording.text(key::DEMONSTRATION_TO)>{row.to_name.clone()} " " <small>{row.to_address.clone()}</small></td>
                    <td data-label=wording.text(key::DEMONSTRATION_SENT)>{moment(wording, row.sent_at)}</td>
                </tr>
            }
        })
        .collect();
    let heads = [key::DEMONSTRATION_SUBJECT, key::DEMONSTRATION_TO, key::DEMONSTRATION_SENT];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{wording.text(head)}</th> }).collect();
    view! {
        <table class="table rows">
            <caption>{wording.with(key::DEMONSTRATION_CAPTION, [("count", found.total.into())])}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One mail, as plain text with its links to follow.
pub fn mail_page() -> AnyView {
    page(|| async {
        only_here()?;
        let wording = context::wording(None);
        let id = context::id::<MailId>("id")?;
        let mail = mails::one(&context::program(), id).await?.ok_or(Elsewhere::NotFound)?;
        let title = mail.row.subject.clone();
        let attachments = (!mail.attachments.is_empty()).then(|| {
            view! { <dt>{wording.text(key::DEMONSTRATION_ATTACHMENTS)}</dt> <dd>{mail.attachments.join(", ")}</dd> }
        });
        let calendar = mail.calendar.clone().map(|calendar| {
            view! {
                <details class="fold">
                    <summary>{wording.text(key::DEMONSTRATION_CALENDAR)}</summary>
                    <pre tabindex="0" role="group" aria-label=wording.text(key::DEMONSTRATION_CALENDAR)>{calendar}</pre>
                </details>
            }
        });
        let to = format!("{} <{}>", mail.row.to_name, mail.row.to_address);
        let content = view! {
            <a class="back" href="/demonstration/mails">{wording.text(key::DEMONSTRATION_ALL_MAILS)}</a>
            <h1>{title.clone()}</h1>
            <div class="mail">
                <dl class="facts">
                    <dt>{wording.text(key::DEMONSTRATION_FROM)}</dt> <dd>{mail.from.clone()}</dd>
                    <dt>{wording.text(key::DEMONSTRATION_TO)}</dt> <dd>{to}</dd>
                    <dt>{wording.text(key::DEMONSTRATION_SENT)}</dt> <dd>{moment(wording, mail.row.sent_at)}</dd>
                    {attachments}
                </dl>
                <p class="text">{linked(&mail.text)}</p>
                {calendar}
            </div>
        };
        Ok(around(wording, title, content))
    })
}

/// The text with the addresses of this program as links.
fn linked(text: &str) -> Vec<AnyView> {
    let base = context::program().settings().base_url.clone();
    pieces(text, &base)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.into_any(),
            Piece::Link(address) => {
                let shown = address.clone();
                view! { <a href=address>{shown}</a> }.into_any()
            }
        })
        .collect()
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Link(String),
}

fn pieces(text: &str, base: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(base).filter(|_| !base.is_empty()) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || "<>\")".contains(c)).unwrap_or(from.len());
        let (address, after) = from.split_at(end);
        let plain = address.trim_end_matches(['.', ',', ';']);
        pieces.push(Piece::Text(before.to_owned()));
        pieces.push(Piece::Link(plain.to_owned()));
        pieces.push(Piece::Text(address[plain.len()..].to_owned()));
        rest = after;
    }
    pieces.push(Piece::Text(rest.to_owned()));
    pieces.retain(|piece| *piece != Piece::Text(String::new()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn only_addresses_of_this_program_become_links() {
        let text = "Open http://here/l/abc.\nNot http://there/x";
        assert_eq!(
            pieces(text, "http://here"),
            [
                Piece::Text("Open ".to_owned()),
                Piece::Link("http://here/l/abc".to_owned()),
                Piece::Text(".".to_owned()),
                Piece::Text("\nNot http://there/x".to_owned()),
            ]
        );
    }
}
