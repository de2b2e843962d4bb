//! What hosts set for themselves: buffers, notice, horizon, talks a day and languages.

use domain::Language;
use domain::slot::{HostSettings, OwnSettings, SettingsField};
use leptos::prelude::*;
use server::availability::{SettingsForm, SettingsFormFault, TimesKeeper, save_settings};
use server::form::Filled;
use wording::key;

use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::availability::{address, keeper};
use crate::staff::parts::{Choices, Filling, hidden};
use crate::staff::room::{Room, room};

crate::form_functions!(LimitsSave);

/// The name under which this form keeps what was typed.
pub fn limits_form(keeper: &TimesKeeper) -> String {
    format!("limits:{}", keeper.account())
}

/// The form as it is shown: what was typed, or what is stored.
pub fn filling(kept: Option<Typed>, settings: &OwnSettings) -> Filling {
    let form = SettingsForm::of(settings);
    let languages = form.languages.into_iter().map(|tag| ("languages".to_owned(), tag));
    let numbers = [
        (SettingsField::BufferBefore, form.buffer_before),
        (SettingsField::BufferAfter, form.buffer_after),
        (SettingsField::NoticeHours, form.notice_hours),
        (SettingsField::HorizonDays, form.horizon_days),
        (SettingsField::TalksADay, form.talks_a_day),
    ];
    Filling::of(kept, numbers.map(|(field, text)| (field.code().to_owned(), text)).into_iter().chain(languages))
}

/// The settings of one host: in a sentence, and to change.
pub fn section(room: &Room, keeper: &TimesKeeper, settings: &OwnSettings, filling: &Filling) -> AnyView {
    let talks_a_day = u16::from(room.organisation.talks_a_day);
    let standard = HostSettings::standard(talks_a_day);
    let number = |field: SettingsField, label, default: Option<u16>, hint: Option<String>| {
        let default = match default {
            Some(value) => room.with(key::LIMITS_STANDARD, [("value", u32::from(value).into())]),
            None => room.text(key::LIMITS_STANDARD_NONE),
        };
        let hint = hint.map_or_else(|| default.clone(), |hint| format!("{hint} {default}"));
        filling.field(field.code(), room.text(label)).inputmode("numeric").width("short").hint(hint).view()
    };
    let languages = Choices {
        legend: room.text(key::LIMITS_LANGUAGES),
        name: "languages".to_owned(),
        hint: Some(room.text(key::LIMITS_LANGUAGES_HINT)),
        several: true,
        options: Language::ALL
            .iter()
            .map(|language| (language.tag().to_owned(), room.wording.code("language", language.tag())))
            .collect(),
        chosen: Language::ALL
            .iter()
            .map(|language| language.tag().to_owned())
            .filter(|tag| filling.has("languages", tag))
            .collect(),
        fault: None,
    };
    let buffers = standard.buffers;
    view! {
        <section aria-labelledby="limits-title">
            <h2 id="limits-title">{room.text(key::LIMITS_TITLE)}</h2>
            <p>{summary(room, &settings.over(talks_a_day))}</p>
            <details class="fold" open=filling.has_faults()>
                <summary>{room.text(key::STAFF_CHANGE)}</summary>
                <form class="form" novalidate=true method="post" action=LimitsSave::PATH>
                    {hidden("person", keeper.account().to_string())}
                    <p class="hint">{room.text(key::LIMITS_LEAD)}</p>
                    <div class="fields">
                        {number(SettingsField::BufferBefore, key::LIMITS_BEFORE, Some(buffers.before), None)}
                        {number(SettingsField::BufferAfter, key::LIMITS_AFTER, Some(buffers.after), None)}
                    </div>
                    <div class="fields">
                        {number(
                            SettingsField::NoticeHours,
                            key::LIMITS_NOTICE,
                            Some(standard.notice_hours),
                            Some(room.text(key::LIMITS_NOTICE_HINT)),
                        )}
                        {number(
                            SettingsField::HorizonDays,
                            key::LIMITS_HORIZON,
                            None,
                            Some(room.text(key::LIMITS_HORIZON_HINT)),
                        )}
                    </div>
                    {number(SettingsField::TalksADay, key::LIMITS_TALKS, Some(talks_a_day), None)}
                    {languages.view()}
                    <div class="actions"><button class="button">{room.text(key::LIMITS_SAVE)}</button></div>
                </form>
            </details>
        </section>
    }
    .into_any()
}

/// "0 min vrij vooraf, 15 min erna · …".
fn summary(room: &Room, settings: &HostSettings) -> String {
    let number = |value: u16| u32::from(value).into();
    let mut words = room.with(
        key::LIMITS_SUMMARY,
        [
            ("before", number(settings.buffers.before)),
            ("after", number(settings.buffers.after)),
            ("notice", number(settings.notice_hours)),
            ("talks", number(settings.talks_a_day)),
        ],
    );
    if let Some(days) = settings.horizon_days {
        words.push_str(" · ");
        words.push_str(&room.with(key::LIMITS_SUMMARY_HORIZON, [("days", number(days))]));
    }
    words
}

/// Stores a host's settings.
#[server(prefix = "/_fn", endpoint = "limits-save", input = Form)]
pub async fn limits_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, Some(fields.get("person"))).await?;
        let text = |field: SettingsField| fields.get(field.code()).to_owned();
        let ticked = fields.as_slice().iter().filter(|(name, _)| name == "languages");
        let form = SettingsForm {
            buffer_before: text(SettingsField::BufferBefore),
            buffer_after: text(SettingsField::BufferAfter),
            notice_hours: text(SettingsField::NoticeHours),
            horizon_days: text(SettingsField::HorizonDays),
            talks_a_day: text(SettingsField::TalksADay),
            languages: ticked.map(|(_, tag)| tag.clone()).collect(),
        };
        let name = limits_form(&keeper);
        match save_settings(&room.program, &keeper, &form).await? {
            Filled::Done(()) => {
                form::forget(&name).await?;
                form::say("good", room.text(key::LIMITS_SAVED)).await?;
            }
            Filled::Faulty(found) => {
                let at = |(field, fault)| (SettingsField::code(field).to_owned(), fault_words(&room, field, fault));
                let faults = found.into_iter().map(at).collect();
                form::keep(&name, &Typed { fields, faults }).await?;
            }
        }
        Ok(address(&room, &keeper))
    })
    .await
}

fn fault_words(room: &Room, field: SettingsField, fault: SettingsFormFault) -> String {
    let (least, most) = field.limits();
    match fault {
        SettingsFormFault::NotANumber => room.text(key::LIMITS_FAULT_NOT_A_NUMBER),
        SettingsFormFault::NotMultipleOfFive => room.text(key::LIMITS_FAULT_NOT_MULTIPLE_OF_FIVE),
        SettingsFormFault::TooLittle | SettingsFormFault::TooMuch => {
            room.with(key::LIMITS_FAULT_LIMITS, [("least", u32::from(least).into()), ("most", u32::from(most).into())])
        }
    }
}
