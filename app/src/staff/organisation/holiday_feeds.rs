//! School holidays from a calendar: read, shown, then kept.

use chrono::NaiveDate;
use domain::feed::NamedDays;
use domain::ids::FeedId;
use domain::working_days::DateRange;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server::availability::HolidayKeeper;
use server::feed::{
    AddFault, FeedField, HolidayFeed, HolidaySource, Kind, Preview, Trouble, holiday_feeds, keep_holiday_feed,
    preview_holidays, read_holidays_now, remove_holiday_feed,
};
use server::form::Filled;
use wording::key;

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::sealed;
use crate::staff::calendars::{fault_words, file_field, say_read, trouble_words};
use crate::staff::organisation::holiday_keeper::{ADDRESS, FORM, holiday_keeper};
use crate::staff::parts::{Filling, Tick, hidden, is_open};
use crate::staff::room::{Room, room, shaped};
use crate::staff::upload::{Sent, Upload, Uploaded, upload_functions};

/// The session's key for what was read and is looked at.
const LOOKED_AT: &str = "holidays-looked-at";

/// What was read: as the page shows it, and as it will be kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct LookedAt {
    address: Option<String>,
    name: String,
    days: Vec<(NaiveDate, NaiveDate, String)>,
}

/// The calendars of holidays, and a way to add one; or the one that is being looked at.
pub async fn section(room: &Room, keeper: &HolidayKeeper, filling: &Filling) -> Result<AnyView, Elsewhere> {
    let found = holiday_feeds(&room.program, keeper).await?;
    let items: Vec<_> = found.iter().map(|feed| item(room, feed, filling)).collect();
    let list = (!items.is_empty()).then(|| view! { <ul class="tasks">{items}</ul> });
    let add = match sealed::look::<LookedAt>(LOOKED_AT).await? {
        Some(looked_at) => preview(room, &looked_at),
        None => forms(room, filling),
    };
    let view = view! {
        <section aria-labelledby="feeds-title">
            <h2 id="feeds-title">{room.text(key::HOLIDAY_FEEDS_TITLE)}</h2>
            <p>{room.text(key::HOLIDAY_FEEDS_LEAD)}</p>
            {list}
            {add}
        </section>
    };
    Ok(view.into_any())
}

fn item(room: &Room, feed: &HolidayFeed, filling: &Filling) -> AnyView {
    let kind = room.wording.code("calendar-kind", feed.kind.code());
    let read = feed.good_at.map(|at| room.with(key::CALENDARS_READ_AT, [("moment", room.moment(at).into())]));
    let trouble = feed.trouble.map(|trouble| view! { <p class="error">{trouble_words(room.wording, trouble)}</p> });
    let shape = if feed.trouble.is_some() { "alert" } else { "check" };
    let state = if feed.trouble.is_some() { key::CALENDARS_STATE_FAILS } else { key::CALENDARS_STATE_READ };
    let id = feed.id.to_string();
    let sure_id = format!("sure-{id}");
    let sure = Tick {
        fault: filling.fault(&sure_id),
        id: sure_id,
        name: "sure",
        words: room.text(key::HOLIDAY_FEEDS_REMOVE_SURE),
        small: None,
        is_ticked: false,
    };
    let again = (feed.kind != Kind::File).then(|| {
        view! {
            <form method="post" action=HolidayFeedRead::PATH>
                {hidden("calendar", id.clone())}
                <button class="button small quiet">{room.text(key::CALENDARS_READ_NOW)}</button>
            </form>
        }
    });
    view! {
        <li>
            <div class="what"><strong>{feed.name.clone()}</strong> " " <small>{kind} " · " {read}</small> {trouble}</div>
            {shaped(shape, room.text(state))}
            <div class="actions">{again}</div>
            <details class="fold" open=is_open(filling, &format!("calendar-{id}"))>
                <summary>{room.text(key::STAFF_REMOVE)} <span class="visually-hidden">": " {feed.name.clone()}</span></summary>
                <form class="form" novalidate=true method="post" action=HolidayFeedRemove::PATH>
                    {hidden("calendar", id.clone())}
                    {sure.view()}
                    <div class="actions"><button class="button quiet">{room.text(key::STAFF_REMOVE)}</button></div>
                </form>
            </details>
        </li>
    }
    .into_any()
}

fn forms(room: &Room, filling: &Filling) -> AnyView {
    let address = filling
        .field("address", room.text(key::CALENDARS_ADDRESS))
        .hint(room.text(key::HOLIDAY_FEEDS_ADDRESS_HINT))
        .width("wide");
    view! {
        <details class="fold" id="add-address" open=is_open(filling, "address")>
            <summary>{room.text(key::HOLIDAY_FEEDS_ADD_ADDRESS)}</summary>
            <form class="form" novalidate=true method="post" action=HolidayFeedLook::PATH>
                {address.view()}
                <div class="actions"><button class="button quiet">{room.text(key::HOLIDAY_FEEDS_LOOK)}</button></div>
            </form>
        </details>
        <details class="fold" id="add-file" open=is_open(filling, "file")>
            <summary>{room.text(key::HOLIDAY_FEEDS_ADD_FILE)}</summary>
            <form class="form" novalidate=true method="post" action=HolidayFeedUpload::PATH enctype="multipart/form-data">
                {file_field(room, filling)}
                <div class="actions"><button class="button quiet">{room.text(key::HOLIDAY_FEEDS_LOOK)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// What would be kept.
fn preview(room: &Room, looked_at: &LookedAt) -> AnyView {
    let days: Vec<_> = looked_at
        .days
        .iter()
        .map(|(first, last, name)| {
            let range = match first == last {
                true => room.full_day(*first),
                false => format!("{} – {}", room.full_day(*first), room.full_day(*last)),
            };
            view! { <li><strong>{name.clone()}</strong> " " <span class="soft">{range}</span></li> }
        })
        .collect();
    let count = room.with(
        key::HOLIDAY_FEEDS_FOUND,
        [("name", looked_at.name.clone().into()), ("count", looked_at.days.len().into())],
    );
    let again = if looked_at.address.is_some() { key::HOLIDAY_FEEDS_DAILY } else { key::HOLIDAY_FEEDS_ONCE };
    let keep = (!days.is_empty())
        .then(|| view! { <button class="button" name="do" value="keep">{room.text(key::HOLIDAY_FEEDS_KEEP)}</button> });
    view! {
        <form class="form" novalidate=true method="post" action=HolidayFeedKeep::PATH>
            <p>{count} " " {room.text(again)}</p>
            <ul class="plain">{days}</ul>
            <div class="actions">
                {keep}
                <button class="button quiet" name="do" value="leave">{room.text(key::HOLIDAY_FEEDS_LEAVE)}</button>
            </div>
        </form>
    }
    .into_any()
}

crate::form_functions!(HolidayFeedLook, HolidayFeedKeep, HolidayFeedRead, HolidayFeedRemove);
upload_functions!(HolidayFeedUpload);

/// Reads a calendar of holidays and shows it.
#[server(prefix = "/_fn", endpoint = "holiday-feed-look", input = Form)]
pub async fn holiday_feed_look(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let address = fields.get("address").trim().to_owned();
        look(&room, fields, HolidaySource::Address(address)).await
    })
    .await
}

/// Reads a file of holidays and shows it.
#[server(prefix = "/_fn", endpoint = "holiday-feed-upload", input = Upload)]
pub async fn holiday_feed_upload(sent: Sent) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        match sent.file {
            Uploaded::None => look(&room, sent.fields, HolidaySource::File(String::new(), Vec::new())).await,
            Uploaded::File { name, bytes } => look(&room, sent.fields, HolidaySource::File(name, bytes)).await,
            Uploaded::TooLarge => {
                refuse(&room, sent.fields, "file", &[(FeedField::File, AddFault::Trouble(Trouble::TooLarge))]).await
            }
        }
    })
    .await
}

async fn look(room: &Room, fields: Fields, source: HolidaySource) -> Result<String, Elsewhere> {
    let keeper = holiday_keeper(room)?;
    let found = preview_holidays(&room.program, &room.viewer, &keeper, &source).await?;
    let (address, fold) = match source {
        HolidaySource::Address(address) => (Some(address), "address"),
        HolidaySource::File(..) => (None, "file"),
    };
    match found {
        Filled::Done(preview) => {
            let days = preview.days.into_iter().map(|one| (one.days.first, one.days.last, one.name)).collect();
            sealed::put(LOOKED_AT, &LookedAt { address, name: preview.name, days }).await?;
            form::forget(FORM).await?;
            Ok(format!("{ADDRESS}#feeds-title"))
        }
        Filled::Faulty(found) => refuse(room, fields, fold, &found).await,
    }
}

async fn refuse(
    room: &Room,
    mut fields: Fields,
    fold: &str,
    found: &[(FeedField, AddFault)],
) -> Result<String, Elsewhere> {
    fields.0.push(("fold".to_owned(), fold.to_owned()));
    let faults =
        found.iter().map(|(field, fault)| (field.code().to_owned(), fault_words(room.wording, *fault))).collect();
    form::keep(FORM, &Typed { fields, faults }).await?;
    Ok(ADDRESS.to_owned())
}

/// Keeps what was looked at, or leaves it.
#[server(prefix = "/_fn", endpoint = "holiday-feed-keep", input = Form)]
pub async fn holiday_feed_keep(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = holiday_keeper(&room)?;
        let keeps = fields.get("do") == "keep";
        if keeps {
            context::fresh(&format!("{ADDRESS}#feeds-title")).await?;
        }
        let looked_at = sealed::take::<LookedAt>(LOOKED_AT).await?;
        let Some(looked_at) = looked_at.filter(|_| keeps) else {
            return Ok(ADDRESS.to_owned());
        };
        let days = looked_at.days.into_iter();
        let days = days.map(|(first, last, name)| NamedDays { days: DateRange::new(first, last), name }).collect();
        let preview = Preview { name: looked_at.name, days };
        match keep_holiday_feed(&room.program, &keeper, looked_at.address.as_deref(), &preview).await? {
            Filled::Done(_) => form::say("good", room.text(key::HOLIDAY_FEEDS_KEPT)).await?,
            Filled::Faulty(found) => return refuse(&room, fields, "address", &found).await,
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}

fn calendar(fields: &Fields) -> Result<FeedId, Elsewhere> {
    fields.get("calendar").parse().map_err(|_| Elsewhere::NotFound)
}

/// Reads a calendar of holidays now.
#[server(prefix = "/_fn", endpoint = "holiday-feed-read", input = Form)]
pub async fn holiday_feed_read(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = holiday_keeper(&room)?;
        let outcome = read_holidays_now(&room.program, &room.viewer, &keeper, calendar(&fields)?).await?;
        say_read(&room, outcome).await?;
        Ok(ADDRESS.to_owned())
    })
    .await
}

/// Removes a calendar of holidays, once that was ticked.
#[server(prefix = "/_fn", endpoint = "holiday-feed-remove", input = Form)]
pub async fn holiday_feed_remove(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = holiday_keeper(&room)?;
        let id = calendar(&fields)?;
        let mut fields = fields;
        fields.0.push(("fold".to_owned(), format!("calendar-{id}")));
        form::fresh(FORM, &fields, ADDRESS).await?;
        if fields.ticked("sure") {
            remove_holiday_feed(&room.program, &keeper, id).await?;
            form::say("good", room.text(key::CALENDARS_REMOVED)).await?;
        } else {
            let faults = vec![(format!("sure-{id}"), room.text(key::STAFF_FAULT_NOT_SURE))];
            form::keep(FORM, &Typed { fields, faults }).await?;
        }
        Ok(ADDRESS.to_owned())
    })
    .await
}
