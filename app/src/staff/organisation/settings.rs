//! The organisation's settings: what pages and mails say about it.

mod facts;

use domain::organisation::Sector;
use domain::rights::Basis;
use leptos::prelude::*;
use server::account::who_shares;
use server::form::Filled;
use server::organisation::{OrganisationFault, OrganisationField, OrganisationForm, change};
use wording::{Wording, key};

use crate::context::Elsewhere;
use crate::fields::{Fields, Form, WRITER};
use crate::form::draft::Place;
use crate::form::draft_line::DraftLine;
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::organisation::holiday_keeper::{self, holiday_keeper};
use crate::staff::organisation::{TAB, headline};
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};
use crate::staff::unsent;

const FORM: &str = "settings";

/// The code of the form, of which the list of subjects waits while it is written.
pub const SUBJECTS: &str = "subjects";

/// Where the list of subjects belongs while it is written.
pub async fn subjects_place() -> Result<Place, Elsewhere> {
    room().await?.viewer.administrator()?;
    Ok(Place { form: FORM.to_owned(), page: TAB.to_owned(), fields: &["subjects"], keeps_nothing: true })
}

/// The settings; whoever may only keep the holidays is led there.
pub fn settings_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        if room.viewer.administrator().is_err() {
            holiday_keeper(&room)?;
            return Err(Elsewhere::Go(holiday_keeper::ADDRESS.to_owned()));
        }
        let draft = form::draft::of(FORM).await?;
        let mut stored = fields_of(&OrganisationForm::of(&room.organisation));
        if draft.is_there() {
            stored.retain(|(name, _)| name != OrganisationField::Subjects.code());
            stored.extend_from_slice(draft.fields().as_slice());
        }
        let filling = Filling::of(form::kept(FORM).await?, stored);
        let line = DraftLine {
            wording: room.wording,
            form: FORM,
            kind: SUBJECTS,
            draft: &draft,
            signed_out: key::REPORT_SIGNED_OUT,
        };
        let title = room.text(key::STAFF_SETTINGS_TITLE);
        let unsent = unsent::notice(&room).await?;
        let shared = shared_sender(&room).await?;
        let content = view! {
            {filling.summary(room.wording)}
            {headline(&room, title.clone(), TAB)}
            {unsent}
            {shared}
            <form
                id=FORM
                class="form"
                novalidate=true
                autocomplete="off"
                method="post"
                action=OrganisationChange::PATH
                data-keeps=OrganisationField::Subjects.code()
            >
                {hidden(WRITER, room.viewer.account().to_string())}
                {sender(&room, &filling)}
                {contacts(&room, &filling)}
                {levels(&room, &filling)}
                {planning(&room, &filling)}
                {facts::fieldset(&room, &filling)}
                {going_live(&room, &filling)}
                {line.view()}
                <div class="actions">
                    <button class="button">{room.text(key::STAFF_SAVE)}</button>
                    {line.discard()}
                </div>
            </form>
        };
        room.page_with_islands(TAB, room.title(title, filling.has_faults()), content).await
    })
}

/// That somebody has the address that mails come from, and what that means for their calendar.
async fn shared_sender(room: &Room) -> Result<Option<AnyView>, Elsewhere> {
    // An address that is none stops the mails, which the log says.
    let Ok(sender) = room.program.settings().sender() else { return Ok(None) };
    let found = who_shares(room.program.store().read(), &sender).await?;
    Ok(found.map(|name| {
        let args = [("address", sender.to_string().into()), ("name", name.into())];
        view! { <div class="notice warn"><p>{room.with(key::STAFF_SETTINGS_SENDER_SHARED, args)}</p></div> }.into_any()
    }))
}

/// By the names of all its fields, so that none is forgotten: saving takes away what the form did not show.
fn fields_of(form: &OrganisationForm) -> Vec<(String, String)> {
    use OrganisationField as Field;
    let OrganisationForm {
        name,
        sector,
        sender_name,
        sender_name_en,
        reply_to,
        hr_contact,
        counsellor_name,
        counsellor_contact,
        states_legal_limit,
        legal_limit_nl,
        legal_limit_en,
        time_zone,
        level_names_nl: [board_nl, school_nl, team_nl],
        level_names_en: [board_en, school_en, team_en],
        talks_a_day,
        asks_later,
        leader_talks_too,
        consent_on,
        consent_reference,
        officer_name,
        officer_contact,
        basis,
        talk_name_nl,
        talk_name_en,
        facts_off,
        subjects,
    } = form;
    let tick = |on: &bool| if *on { "yes" } else { "" };
    [
        (Field::Name, name.as_str()),
        (Field::Sector, sector.as_str()),
        (Field::SenderName, sender_name.as_str()),
        (Field::SenderNameEn, sender_name_en.as_str()),
        (Field::ReplyTo, reply_to.as_str()),
        (Field::HrContact, hr_contact.as_str()),
        (Field::CounsellorName, counsellor_name.as_str()),
        (Field::CounsellorContact, counsellor_contact.as_str()),
        (Field::StatesLegalLimit, tick(states_legal_limit)),
        (Field::LegalLimitNl, legal_limit_nl.as_str()),
        (Field::LegalLimitEn, legal_limit_en.as_str()),
        (Field::TimeZone, time_zone.as_str()),
        (Field::BoardNl, board_nl.as_str()),
        (Field::SchoolNl, school_nl.as_str()),
        (Field::TeamNl, team_nl.as_str()),
        (Field::BoardEn, board_en.as_str()),
        (Field::SchoolEn, school_en.as_str()),
        (Field::TeamEn, team_en.as_str()),
        (Field::TalksADay, talks_a_day.as_str()),
        (Field::AsksLater, tick(asks_later)),
        (Field::LeaderTalksToo, tick(leader_talks_too)),
        (Field::ConsentOn, consent_on.as_str()),
        (Field::ConsentReference, consent_reference.as_str()),
        (Field::OfficerName, officer_name.as_str()),
        (Field::OfficerContact, officer_contact.as_str()),
        (Field::Basis, basis.as_str()),
        (Field::TalkNameNl, talk_name_nl.as_str()),
        (Field::TalkNameEn, talk_name_en.as_str()),
        (Field::Subjects, subjects.as_str()),
    ]
    .into_iter()
    .chain(facts_off.iter().map(|fact| (Field::FactsOff, fact.as_str())))
    .map(|(field, value)| (field.code().to_owned(), value.to_owned()))
    .collect()
}

fn form_of(fields: &Fields) -> OrganisationForm {
    use OrganisationField as Field;
    let text = |field: Field| fields.get(field.code()).to_owned();
    let tick = |field: Field| fields.ticked(field.code());
    let all = |field: Field| -> Vec<String> {
        let of = fields.as_slice().iter().filter(|(name, _)| name == field.code());
        of.map(|(_, value)| value.clone()).collect()
    };
    OrganisationForm {
        name: text(Field::Name),
        sector: text(Field::Sector),
        sender_name: text(Field::SenderName),
        sender_name_en: text(Field::SenderNameEn),
        reply_to: text(Field::ReplyTo),
        hr_contact: text(Field::HrContact),
        counsellor_name: text(Field::CounsellorName),
        counsellor_contact: text(Field::CounsellorContact),
        states_legal_limit: tick(Field::StatesLegalLimit),
        legal_limit_nl: text(Field::LegalLimitNl),
        legal_limit_en: text(Field::LegalLimitEn),
        time_zone: text(Field::TimeZone),
        level_names_nl: [text(Field::BoardNl), text(Field::SchoolNl), text(Field::TeamNl)],
        level_names_en: [text(Field::BoardEn), text(Field::SchoolEn), text(Field::TeamEn)],
        talks_a_day: text(Field::TalksADay),
        asks_later: tick(Field::AsksLater),
        leader_talks_too: tick(Field::LeaderTalksToo),
        consent_on: text(Field::ConsentOn),
        consent_reference: text(Field::ConsentReference),
        officer_name: text(Field::OfficerName),
        officer_contact: text(Field::OfficerContact),
        basis: text(Field::Basis),
        talk_name_nl: text(Field::TalkNameNl),
        talk_name_en: text(Field::TalkNameEn),
        facts_off: all(Field::FactsOff),
        subjects: text(Field::Subjects),
    }
}

fn sender(room: &Room, filling: &Filling) -> AnyView {
    let sectors = Sector::ALL
        .iter()
        .map(|sector| (sector.code().to_owned(), room.wording.code("sector", sector.code())))
        .collect();
    let name = filling.field("name", room.text(key::STAFF_SETTINGS_NAME));
    let sector = filling
        .field("sector", room.text(key::STAFF_SETTINGS_SECTOR))
        .select(sectors)
        .hint(room.text(key::STAFF_SETTINGS_SECTOR_HINT))
        .width("short");
    let sender = filling
        .field("sender_name", room.text(key::STAFF_SETTINGS_SENDER))
        .hint(room.text(key::STAFF_SETTINGS_SENDER_HINT));
    let sender_en = filling
        .field("sender_name_en", room.text(key::STAFF_SETTINGS_SENDER_EN))
        .hint(room.text(key::STAFF_SETTINGS_SENDER_EN_HINT));
    let reply = filling
        .field("reply_to", room.text(key::STAFF_SETTINGS_REPLY_TO))
        .kind("email")
        .hint(room.text(key::STAFF_SETTINGS_REPLY_TO_HINT));
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_SETTINGS_WHO)}</legend>
            {name.view()}
            {sector.view()}
            <div class="fields">{sender.view()} {sender_en.view()}</div>
            {reply.view()}
        </fieldset>
    }
    .into_any()
}

fn contacts(room: &Room, filling: &Filling) -> AnyView {
    let hr =
        filling.field("hr_contact", room.text(key::STAFF_SETTINGS_HR)).hint(room.text(key::STAFF_SETTINGS_HR_HINT));
    let name = filling.field("counsellor_name", room.text(key::STAFF_SETTINGS_COUNSELLOR));
    let contact = filling.field("counsellor_contact", room.text(key::STAFF_SETTINGS_COUNSELLOR_CONTACT));
    let limit_nl = filling
        .field("legal_limit_nl", room.text(key::STAFF_SETTINGS_LIMIT_NL))
        .hint(room.text(key::STAFF_SETTINGS_LIMIT_HINT));
    let limit_en = filling.field("legal_limit_en", room.text(key::STAFF_SETTINGS_LIMIT_EN));
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_SETTINGS_CONTACTS)}</legend>
            {hr.view()}
            <div class="fields">{name.view()} {contact.view()}</div>
            {filling.tick(
                "states_legal_limit",
                room.text(key::STAFF_SETTINGS_LEGAL),
                Some(room.text(key::STAFF_SETTINGS_LEGAL_HINT)),
            )}
            {limit_nl.view()}
            {limit_en.view()}
        </fieldset>
    }
    .into_any()
}

fn levels(room: &Room, filling: &Filling) -> AnyView {
    let field = |name: &str, label| filling.field(name, room.text(label)).view();
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_SETTINGS_LEVELS)}</legend>
            <div class="fields">
                {field("board_nl", key::STAFF_SETTINGS_BOARD_NL)}
                {field("school_nl", key::STAFF_SETTINGS_SCHOOL_NL)}
                {field("team_nl", key::STAFF_SETTINGS_TEAM_NL)}
            </div>
            <div class="fields">
                {field("board_en", key::STAFF_SETTINGS_BOARD_EN)}
                {field("school_en", key::STAFF_SETTINGS_SCHOOL_EN)}
                {field("team_en", key::STAFF_SETTINGS_TEAM_EN)}
            </div>
        </fieldset>
    }
    .into_any()
}

fn planning(room: &Room, filling: &Filling) -> AnyView {
    let zone = filling
        .field("time_zone", room.text(key::STAFF_SETTINGS_ZONE))
        .hint(room.text(key::STAFF_SETTINGS_ZONE_HINT))
        .width("short");
    let talks = filling.field("talks_a_day", room.text(key::STAFF_SETTINGS_TALKS)).inputmode("numeric").width("short");
    let name_nl = filling
        .field("talk_name_nl", room.text(key::STAFF_SETTINGS_TALK_NAME_NL))
        .hint(room.text(key::STAFF_SETTINGS_TALK_NAME_NL_HINT));
    let name_en = filling
        .field("talk_name_en", room.text(key::STAFF_SETTINGS_TALK_NAME_EN))
        .hint(room.text(key::STAFF_SETTINGS_TALK_NAME_EN_HINT));
    view! {
        <fieldset>
            <legend>{room.text(key::STAFF_SETTINGS_PLANNING)}</legend>
            <div class="fields">{name_nl.view()} {name_en.view()}</div>
            {zone.view()}
            {talks.view()}
            {filling.tick(
                "leader_talks_too",
                room.text(key::STAFF_SETTINGS_LEADER_TOO),
                Some(room.text(key::STAFF_SETTINGS_LEADER_TOO_HINT)),
            )}
            {filling.tick(
                "asks_later",
                room.text(key::LATER_SETTINGS),
                Some(room.text(key::LATER_SETTINGS_HINT)),
            )}
        </fieldset>
    }
    .into_any()
}

/// The council's consent and the officer: until they are there, the board is on trial.
fn going_live(room: &Room, filling: &Filling) -> AnyView {
    let day = filling
        .date("consent_on", room.text(key::TRIAL_SETTINGS_CONSENT_ON))
        .hint(room.text(key::TRIAL_SETTINGS_CONSENT_ON_HINT));
    let reference = filling
        .field("consent_reference", room.text(key::TRIAL_SETTINGS_CONSENT_REFERENCE))
        .hint(room.text(key::TRIAL_SETTINGS_CONSENT_REFERENCE_HINT));
    let officer = filling
        .field("officer_name", room.text(key::TRIAL_SETTINGS_OFFICER))
        .hint(room.text(key::TRIAL_SETTINGS_OFFICER_HINT));
    let contact = filling.field("officer_contact", room.text(key::TRIAL_SETTINGS_OFFICER_CONTACT));
    let bases = Basis::CHOSEN.map(|basis| (basis.code().to_owned(), room.wording.code("basis", basis.code())));
    let basis = filling
        .field("basis", room.text(key::TRIAL_SETTINGS_BASIS))
        .select(bases.to_vec())
        .hint(room.text(key::TRIAL_SETTINGS_BASIS_HINT));
    view! {
        <fieldset id="going-live">
            <legend>{room.text(key::TRIAL_SETTINGS)}</legend>
            <p>{room.text(key::TRIAL_SETTINGS_LEAD)}</p>
            <div class="fields">{day.view()} {reference.view()}</div>
            <div class="fields">{officer.view()} {contact.view()}</div>
            {basis.view()}
        </fieldset>
    }
    .into_any()
}

fn fault_words(wording: Wording, fault: OrganisationFault) -> String {
    use OrganisationFault as Fault;
    wording.text(match fault {
        Fault::Missing => key::STAFF_FAULT_MISSING,
        Fault::TooLong => key::STAFF_FAULT_LINE_TOO_LONG,
        Fault::AddressMalformed => key::STAFF_FAULT_ADDRESS_MALFORMED,
        Fault::UnknownSector | Fault::UnknownBasis => key::STAFF_FAULT_CHOOSE,
        Fault::UnknownTimeZone => key::STAFF_FAULT_UNKNOWN_TIME_ZONE,
        Fault::NotANumberOfTalks => key::STAFF_FAULT_NOT_A_NUMBER_OF_TALKS,
        Fault::NotADate => key::TRIAL_FAULT_NOT_A_DATE,
        Fault::InTheFuture => key::TRIAL_FAULT_IN_THE_FUTURE,
        Fault::NotATalkName => key::STAFF_FAULT_NOT_A_TALK_NAME,
        Fault::TooManySubjects => key::STAFF_FAULT_TOO_MANY_SUBJECTS,
    })
}

crate::form_functions!(OrganisationChange);

/// Saves the settings, for whoever signed in just now; mails that wait are written with the new ones.
#[server(prefix = "/_fn", endpoint = "organisation-change", input = Form)]
pub async fn organisation_change(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let administrator = room.viewer.administrator()?;
        form::fresh(FORM, &fields, TAB).await?;
        match change(&room.program, &administrator, &form_of(&fields)).await? {
            Filled::Done(()) => {
                form::forget(FORM).await?;
                form::draft::forget(FORM).await?;
                form::say("good", room.text(key::STAFF_SETTINGS_SAVED)).await?;
            }
            Filled::Faulty(found) => {
                let faults = found
                    .into_iter()
                    .map(|(field, fault)| (field.code().to_owned(), fault_words(room.wording, fault)))
                    .collect();
                form::keep(FORM, &Typed { fields, faults }).await?;
            }
        }
        Ok(TAB.to_owned())
    })
    .await
}

#[cfg(test)]
mod tests {
    use server::organisation::OrganisationField;

    use super::{Fields, fields_of, form_of};

    #[test]
    fn every_field_of_the_settings_comes_back_in_its_own_place() {
        for field in OrganisationField::ALL {
            // So does a tick, whose value this is.
            let posted = (field.code().to_owned(), "yes".to_owned());
            let mut shown = fields_of(&form_of(&Fields(vec![posted.clone()])));
            shown.retain(|(_, value)| !value.is_empty());
            assert_eq!(shown, [posted]);
        }
    }
}
