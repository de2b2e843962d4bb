//! Who reads what a leaver says: every role, in plain words, and whom else they can talk to.

use domain::organisation::Organisation;
use domain::person::EmailAddress;
use leptos::prelude::*;
use server::retention::Keeping;
use wording::{Key, Wording, key};

/// Everybody in the table of docs/domain.md, "Who sees what", in its order.
const READERS: &[(Key, Key)] = &[
    (key::LEAVER_READERS_YOU, key::LEAVER_READERS_YOU_TEXT),
    (key::LEAVER_READERS_ADVISER, key::LEAVER_READERS_ADVISER_TEXT),
    (key::LEAVER_READERS_OTHER_ADVISER, key::LEAVER_READERS_OTHER_ADVISER_TEXT),
    (key::LEAVER_READERS_LEADER, key::LEAVER_READERS_LEADER_TEXT),
    (key::LEAVER_READERS_COORDINATOR, key::LEAVER_READERS_COORDINATOR_TEXT),
    (key::LEAVER_READERS_POLICY, key::LEAVER_READERS_POLICY_TEXT),
];

/// "Who reads this?", opening in place: confidentiality, never anonymity, and its one legal limit
/// where the organisation states it.
pub(super) fn fold(wording: Wording, organisation: &Organisation) -> AnyView {
    let readers: Vec<_> = READERS
        .iter()
        .map(|(who, what)| view! { <div><dt>{wording.text(*who)}</dt><dd>{wording.text(*what)}</dd></div> })
        .collect();
    view! {
        <details class="fold">
            <summary>{wording.text(key::LEAVER_READERS_TITLE)}</summary>
            <dl class="readers">{readers}</dl>
            {promise(wording, organisation)}
        </details>
    }
    .into_any()
}

/// What we promise, and the legal limit to it.
pub(super) fn promise(wording: Wording, organisation: &Organisation) -> AnyView {
    let limit = || match organisation.own_legal_limit(wording.language()) {
        Some(own) => own.to_owned(),
        None => wording.with(key::LEAVER_READERS_LIMIT, [("sector", organisation.sector.code().into())]),
    };
    let limit = organisation.states_legal_limit.then(|| view! { <p>{limit()}</p> });
    view! { <p>{wording.text(key::LEAVER_READERS_CONFIDENTIAL)}</p> {limit} }.into_any()
}

/// The confidential counsellor: on the first page and on the screens about relations and safety.
pub(crate) fn counsellor(wording: Wording, organisation: &Organisation) -> AnyView {
    let name = organisation.counsellor_name.as_str();
    view! {
        <p>{wording.with(key::LEAVER_COUNSELLOR, [("name", name.into())])} " " {contact(&organisation.counsellor_contact)}</p>
    }
    .into_any()
}

/// Until when everything is kept, and what stays.
pub(super) fn kept(wording: Wording, keeping: &Keeping) -> AnyView {
    if keeping.restricted {
        return view! { <p>{wording.text(key::RIGHTS_KEPT_RESTRICTED)}</p> }.into_any();
    }
    let record = wording.with(key::RETENTION_KEPT_RECORD, [("day", wording.date(keeping.record).into())]);
    let contact = match keeping.contact {
        Some(day) => wording.with(key::RETENTION_KEPT_CONTACT_ON, [("day", wording.date(day).into())]),
        None => wording.with(key::RETENTION_KEPT_CONTACT, [("months", keeping.contact_months.into())]),
    };
    view! { <p>{record}</p> <p>{contact}</p> <p>{wording.text(key::RETENTION_KEPT_CODES)}</p> }.into_any()
}

/// A contact as it was written, with mail addresses in it as links.
pub(super) fn contact(text: &str) -> AnyView {
    text.split_inclusive(char::is_whitespace)
        .map(|piece| {
            let word = piece.trim_end();
            let bare = word.trim_matches(|c: char| matches!(c, ',' | ';' | '(' | ')' | '<' | '>' | '.'));
            match EmailAddress::parse(bare) {
                Ok(address) if bare.contains('@') => {
                    let (before, after) = piece.split_once(bare).unwrap_or(("", ""));
                    view! { {before.to_owned()} <a href=format!("mailto:{address}")>{bare.to_owned()}</a> {after.to_owned()} }
                        .into_any()
                }
                _ => piece.to_owned().into_any(),
            }
        })
        .collect::<Vec<_>>()
        .into_any()
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::organisation::{Organisation, Sector};
    use leptos::prelude::RenderHtml;
    use wording::Wording;

    use super::{contact, promise};

    const SETTINGS: &str = r#"{"name":"Stichting Voorbeeld","sector":"pupils","sender_name":"HR","reply_to":null,
        "hr_contact":"HR","counsellor_name":"Vera Trouw","counsellor_contact":"HR","states_legal_limit":true,
        "time_zone":"Europe/Amsterdam","level_names_nl":["bestuur","school","team"],
        "level_names_en":["board","school","team"],"talks_a_day":3}"#;

    fn read(language: Language, organisation: &Organisation) -> String {
        promise(Wording::new(language), organisation).to_html()
    }

    #[test]
    fn a_mail_address_in_a_contact_can_be_followed_and_the_rest_stays_as_it_was() {
        let html = contact("Ilse, 026 312 3456, hr@board.example.").to_html();
        assert!(html.contains("href=\"mailto:hr@board.example\""), "{html}");
        assert!(html.contains("Ilse, "), "{html}");
        assert!(!contact("vraag het bij HR").to_html().contains("<a"));
    }
    #[test]
    fn the_limit_names_whom_the_sector_teaches_and_nobody_where_it_teaches_none() {
        let mut organisation = Organisation::parse(SETTINGS).expect("settings");
        for (sector, dutch, english) in [
            (Sector::Pupils, "minderjarige leerling melden we", "a minor pupil to the board."),
            (Sector::Students, "minderjarige student melden we", "a minor student to the board."),
            (Sector::Residents, "minderjarige melden we", "a minor to the board."),
            (Sector::Public, "minderjarige melden we", "a minor to the board."),
        ] {
            organisation.sector = sector;
            let (nl, en) = (read(Language::Nl, &organisation), read(Language::En, &organisation));
            assert!(nl.contains(dutch) && en.contains(english), "{sector}: {nl} {en}");
        }
    }

    #[test]
    fn a_board_says_the_limit_in_its_own_words_or_not_at_all() {
        let mut organisation = Organisation::parse(SETTINGS).expect("settings");
        organisation.legal_limit_nl = "Wat strafbaar is, melden we.".into();
        let own = read(Language::Nl, &organisation);
        assert!(own.contains("Wat strafbaar is, melden we.") && !own.contains("minderjarige"), "{own}");
        assert!(read(Language::En, &organisation).contains("a minor pupil"), "nothing of its own in English");
        organisation.states_legal_limit = false;
        assert!(!read(Language::Nl, &organisation).contains("melden"));
    }
}
