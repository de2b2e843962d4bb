//! Adding a calendar: by address, from a CalDAV server, or as a file.

use leptos::prelude::*;
use wording::key;

use crate::components::field_error;
use crate::staff::calendars::actions::{CalendarAdd, CalendarUpload};
use crate::staff::parts::{Filling, hidden, is_open};
use crate::staff::room::Room;

/// The three ways, each in its fold.
pub fn forms(room: &Room, filling: &Filling) -> AnyView {
    let name = |field: &str| {
        filling.field(field, room.text(key::CALENDARS_NAME)).hint(room.text(key::CALENDARS_NAME_HINT)).view()
    };
    let address = filling
        .field("address", room.text(key::CALENDARS_ADDRESS))
        .hint(room.text(key::CALENDARS_ADDRESS_HINT))
        .width("wide")
        .autocomplete("off");
    let dav_address = filling
        .field("dav_address", room.text(key::CALENDARS_DAV_ADDRESS))
        .hint(room.text(key::CALENDARS_DAV_ADDRESS_HINT))
        .width("wide")
        .autocomplete("off");
    let user_name = filling.field("user_name", room.text(key::CALENDARS_USER_NAME)).autocomplete("off");
    let password = filling
        .field("password", room.text(key::CALENDARS_PASSWORD))
        .hint(room.text(key::CALENDARS_PASSWORD_HINT))
        .kind("password")
        // Another program's password, which no browser should fill in with that of this one.
        .autocomplete("new-password");
    view! {
        <details class="fold" id="add-address" open=is_open(filling, "address")>
            <summary>{room.text(key::CALENDARS_ADD_ADDRESS)}</summary>
            <form class="form" novalidate=true method="post" action=CalendarAdd::PATH>
                {hidden("kind", "address")}
                {address.view()}
                {name("name")}
                <div class="actions"><button class="button">{room.text(key::CALENDARS_ADD_DO)}</button></div>
            </form>
        </details>
        <details class="fold" id="add-dav" open=is_open(filling, "caldav")>
            <summary>{room.text(key::CALENDARS_ADD_DAV)}</summary>
            <form class="form" novalidate=true method="post" action=CalendarAdd::PATH>
                {hidden("kind", "caldav")}
                {dav_address.view()}
                <div class="fields">{user_name.view()} {password.view()}</div>
                {name("dav_name")}
                <div class="actions"><button class="button">{room.text(key::CALENDARS_ADD_DO)}</button></div>
            </form>
        </details>
        <details class="fold" id="add-file" open=is_open(filling, "file")>
            <summary>{room.text(key::CALENDARS_ADD_FILE)}</summary>
            <form class="form" novalidate=true method="post" action=CalendarUpload::PATH enctype="multipart/form-data">
                {file_field(room, filling)}
                {name("file_name")}
                <div class="actions"><button class="button">{room.text(key::CALENDARS_ADD_DO)}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// Where a calendar's file is chosen.
pub fn file_field(room: &Room, filling: &Filling) -> AnyView {
    let fault = filling.fault("file");
    let described = if fault.is_some() { "file-hint file-error" } else { "file-hint" };
    view! {
        <div class="field">
            <label for="file">{room.text(key::CALENDARS_FILE)}</label>
            <p class="hint" id="file-hint">{room.text(key::CALENDARS_FILE_HINT)}</p>
            {field_error("file", fault.as_deref())}
            <input
                id="file"
                name="file"
                type="file"
                accept=".ics,text/calendar"
                aria-describedby=described
                aria-invalid=fault.is_some().then_some("true")
            />
        </div>
    }
    .into_any()
}
