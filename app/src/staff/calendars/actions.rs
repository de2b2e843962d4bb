//! What the page's forms do.

use domain::ids::FeedId;
use leptos::prelude::*;
use server::feed::{
    AddFault, FeedField, FeedForm, FeedKeeper, Kind, ReadNow, add_address, add_file, read_now, remove_feed, rename_feed,
};
use server::form::Filled;
use server::subscription::{renew, subscription_address, switch_off};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::staff::calendars::{ADDRESS, FORM, fault_words, trouble_words};
use crate::staff::room::{Room, room};
use crate::staff::upload::{Sent, Upload, Uploaded, upload_functions};

crate::form_functions!(CalendarAdd, CalendarRead, CalendarRename, CalendarRemove, SubscriptionRenew, SubscriptionOff);
upload_functions!(CalendarUpload);

/// Adds a calendar by its address.
#[server(prefix = "/_fn", endpoint = "calendar-add", input = Form)]
pub async fn calendar_add(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = FeedKeeper::own(&room.viewer);
        let text = |name: &str| fields.get(name).to_owned();
        let (kind, form) = match fields.get("kind") {
            "caldav" => {
                let (name, address) = (text("dav_name"), text("dav_address"));
                let form = FeedForm { name, address, user_name: text("user_name"), password: text("password") };
                (Kind::Dav, form)
            }
            _ => (Kind::Address, FeedForm { name: text("name"), address: text("address"), ..FeedForm::default() }),
        };
        let found = add_address(&room.program, &keeper, kind, &form).await?;
        settle(&room, kind, fields, found).await
    })
    .await
}

/// Adds a calendar from a file.
#[server(prefix = "/_fn", endpoint = "calendar-upload", input = Upload)]
pub async fn calendar_upload(sent: Sent) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = FeedKeeper::own(&room.viewer);
        let name = sent.fields.get("file_name").to_owned();
        let found = match sent.file {
            Uploaded::None => Filled::Faulty(vec![(FeedField::File, AddFault::FileMissing)]),
            Uploaded::TooLarge => {
                Filled::Faulty(vec![(FeedField::File, AddFault::Trouble(server::feed::Trouble::TooLarge))])
            }
            Uploaded::File { name: file_name, bytes } => {
                add_file(&room.program, &keeper, &name, &file_name, bytes).await?
            }
        };
        settle(&room, Kind::File, sent.fields, found).await
    })
    .await
}

/// Says that it was added, or shows the form again. A password is not kept: it is typed once more.
async fn settle(
    room: &Room,
    kind: Kind,
    mut fields: Fields,
    found: Filled<FeedId, (FeedField, AddFault)>,
) -> Result<String, Elsewhere> {
    match found {
        Filled::Done(_) => {
            form::forget(FORM).await?;
            form::say("good", room.text(key::CALENDARS_ADDED)).await?;
        }
        Filled::Faulty(found) => {
            fields.0.retain(|(name, _)| name != "password");
            fields.0.push(("fold".to_owned(), kind.code().to_owned()));
            let faults = faults(room.wording, kind, &found);
            form::keep(FORM, &Typed { fields, faults }).await?;
        }
    }
    Ok(ADDRESS.to_owned())
}

fn faults(wording: Wording, kind: Kind, found: &[(FeedField, AddFault)]) -> Vec<(String, String)> {
    let name = |field: FeedField| match (kind, field) {
        (Kind::Dav, FeedField::Name) => "dav_name",
        (Kind::Dav, FeedField::Address) => "dav_address",
        (Kind::File, FeedField::Name) => "file_name",
        (_, field) => field.code(),
    };
    found.iter().map(|(field, fault)| (name(*field).to_owned(), fault_words(wording, *fault))).collect()
}

fn calendar(fields: &Fields) -> Result<FeedId, Elsewhere> {
    fields.get("calendar").parse().map_err(|_| Elsewhere::NotFound)
}

/// Reads a calendar now.
#[server(prefix = "/_fn", endpoint = "calendar-read", input = Form)]
pub async fn calendar_read(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let outcome = read_now(&room.program, &FeedKeeper::own(&room.viewer), calendar(&fields)?).await?;
        say_read(&room, outcome).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// What became of reading now.
pub async fn say_read(room: &Room, outcome: ReadNow) -> Result<(), Elsewhere> {
    let (kind, words) = match outcome {
        ReadNow::Read => ("good", room.text(key::CALENDARS_WAS_READ)),
        ReadNow::Failed(trouble) => ("warn", trouble_words(room.wording, trouble)),
        ReadNow::TooOften => ("warn", room.text(key::CALENDARS_FAULT_TOO_OFTEN)),
        ReadNow::IsFile => ("warn", room.text(key::CALENDARS_IS_FILE)),
    };
    form::say(kind, words).await
}

/// Gives a calendar another name.
#[server(prefix = "/_fn", endpoint = "calendar-rename", input = Form)]
pub async fn calendar_rename(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let id = calendar(&fields)?;
        rename_feed(&room.program, &FeedKeeper::own(&room.viewer), id, fields.get(&format!("rename.{id}"))).await?;
        form::say("good", room.text(key::STAFF_SAVED)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// Removes a calendar, once that was ticked.
#[server(prefix = "/_fn", endpoint = "calendar-remove", input = Form)]
pub async fn calendar_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let id = calendar(&fields)?;
        if !fields.ticked("sure") {
            return unsure(&room, fields, format!("calendar-{id}"), format!("sure-{id}")).await;
        }
        remove_feed(&room.program, &FeedKeeper::own(&room.viewer), id).await?;
        form::say("good", room.text(key::CALENDARS_REMOVED)).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}

async fn unsure(room: &Room, mut fields: Fields, fold: String, tick: String) -> Result<String, Elsewhere> {
    fields.0.push(("fold".to_owned(), fold));
    let faults = vec![(tick, room.text(key::STAFF_FAULT_NOT_SURE))];
    form::keep(FORM, &Typed { fields, faults }).await?;
    Ok(ADDRESS.to_owned())
}

/// Switches the subscription on, or gives it another address once that was ticked.
#[server(prefix = "/_fn", endpoint = "subscription-renew", input = Form)]
pub async fn subscription_renew(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        context::fresh(&format!("{ADDRESS}#subscription-title")).await?;
        let keeper = FeedKeeper::own(&room.viewer);
        let is_on = subscription_address(&room.program, &keeper).await?.is_some();
        if is_on && !fields.ticked("sure") {
            return unsure(&room, fields, "renew".to_owned(), "sure-renew".to_owned()).await;
        }
        renew(&room.program, &keeper).await?;
        let words = if is_on { key::SUBSCRIPTION_RENEWED } else { key::SUBSCRIPTION_IS_ON };
        form::say("good", room.text(words)).await?;
        Ok(format!("{ADDRESS}#subscription-title"))
    })
    .await
}

/// Switches the subscription off.
#[server(prefix = "/_fn", endpoint = "subscription-off", input = Form)]
pub async fn subscription_off(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        if !fields.ticked("sure") {
            return unsure(&room, fields, "off".to_owned(), "sure-off".to_owned()).await;
        }
        switch_off(&room.program, &FeedKeeper::own(&room.viewer)).await?;
        form::say("good", room.text(key::SUBSCRIPTION_IS_OFF)).await?;
        Ok(format!("{ADDRESS}#subscription-title"))
    })
    .await
}
