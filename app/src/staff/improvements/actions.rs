//! Saving, publishing and withdrawing a point.

use domain::ids::PointId;
use domain::improvement::PointFaultAt;
use leptos::prelude::*;
use server::form::Filled;
use server::improvement::{Changing, Publishing, add, change, publish, withdraw};
use wording::key;

use crate::context::Elsewhere;
use crate::fields::{Fields, Form};
use crate::form::draft;
use crate::form::{self, Typed};
use crate::staff::improvements::faults::in_words;
use crate::staff::improvements::point::{form_name, publish_form};
use crate::staff::improvements::{TAB, writing};
use crate::staff::room::Room;
use crate::staff::two_versions;

crate::form_functions!(PointSave, PointPublish, PointWithdraw);

/// Keeps a point, new or changed.
#[server(prefix = "/_fn", endpoint = "point-save", input = Form)]
pub async fn point_save(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let writing = writing().await?;
        let room = &writing.room;
        let id = fields.get("point").to_owned();
        let name = form_name(&id);
        if id.is_empty() {
            return match add(&room.program, &writing.writer, fields.as_slice()).await? {
                Filled::Done(id) => saved(room, &name, format!("{TAB}/{id}")).await,
                Filled::Faulty(found) => faulty(room, &name, fields, &found, format!("{TAB}/new")).await,
            };
        }
        let (point, here): (PointId, String) = (id.parse().map_err(|_| Elsewhere::NotFound)?, format!("{TAB}/{id}"));
        let fields = match two_versions::chosen(room, &fields) {
            Ok(fields) => fields,
            Err(typed) => {
                form::keep(&name, &typed).await?;
                return Ok(here);
            }
        };
        let revision = fields.get("revision").parse().unwrap_or(-1);
        match change(&room.program, &writing.writer, point, revision, fields.as_slice()).await? {
            Filled::Done(Changing::Kept) => saved(room, &name, here).await,
            Filled::Done(Changing::ChangedMeanwhile) => {
                two_versions::keep(&name, fields).await?;
                Ok(here)
            }
            Filled::Faulty(found) => faulty(room, &name, fields, &found, here).await,
        }
    })
    .await
}

async fn saved(room: &Room, name: &str, onward: String) -> Result<String, Elsewhere> {
    form::forget(name).await?;
    draft::forget(name).await?;
    form::say("good", room.text(key::STAFF_SAVED)).await?;
    Ok(onward)
}

async fn faulty(
    room: &Room,
    name: &str,
    fields: Fields,
    found: &[PointFaultAt],
    here: String,
) -> Result<String, Elsewhere> {
    form::keep(name, &Typed { fields, faults: in_words(room, found) }).await?;
    Ok(here)
}

/// Shows a point to leavers.
#[server(prefix = "/_fn", endpoint = "point-publish", input = Form)]
pub async fn point_publish(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let writing = writing().await?;
        let room = &writing.room;
        let id = fields.get("point").to_owned();
        let point: PointId = id.parse().map_err(|_| Elsewhere::NotFound)?;
        let (name, here) = (publish_form(&id), format!("{TAB}/{id}"));
        if !fields.ticked("sure") {
            let faults = vec![("sure".to_owned(), room.text(key::STAFF_FAULT_NOT_SURE))];
            form::keep(&name, &Typed { fields, faults }).await?;
            return Ok(here);
        }
        form::forget(&name).await?;
        let revision = fields.get("revision").parse().unwrap_or(-1);
        match publish(&room.program, &writing.writer, point, revision).await? {
            Filled::Done(done) => said(room, done).await?,
            // What stands in the way stands in the point's own form.
            Filled::Faulty(found) => {
                let faults = in_words(room, &found);
                let stored = server::improvement::one(&room.program, &writing.writer, point).await?;
                let fields = Fields(stored.text.fields());
                form::keep(&form_name(&id), &Typed { fields, faults }).await?;
            }
        }
        Ok(here)
    })
    .await
}

/// Shows a point to leavers no longer.
#[server(prefix = "/_fn", endpoint = "point-withdraw", input = Form)]
pub async fn point_withdraw(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let writing = writing().await?;
        let point: PointId = fields.get("point").parse().map_err(|_| Elsewhere::NotFound)?;
        if let Filled::Done(done) = withdraw(&writing.room.program, &writing.writer, point).await? {
            said(&writing.room, done).await?;
        }
        Ok(format!("{TAB}/{point}"))
    })
    .await
}

async fn said(room: &Room, done: Publishing) -> Result<(), Elsewhere> {
    let (kind, words) = match done {
        Publishing::Published => ("good", key::IMPROVEMENT_PUBLISHED),
        Publishing::Withdrawn => ("good", key::IMPROVEMENT_WITHDRAWN),
        Publishing::Already => ("good", key::IMPROVEMENT_ALREADY),
        Publishing::ChangedMeanwhile => ("warn", key::IMPROVEMENT_READ_AGAIN),
    };
    form::say(kind, room.text(words)).await
}
