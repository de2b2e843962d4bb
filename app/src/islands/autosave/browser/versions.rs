//! A form that builds on a version: two tabs or devices never overwrite each other silently.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::HtmlFormElement;

use super::{Saving, Unacknowledged, fields_of, watch};
use crate::fields::Fields;
use crate::islands::autosave::Hint;

/// One sending of a form, and what is known afterwards.
pub type Sent = Pin<Box<dyn Future<Output = Hint>>>;

/// Saves that form from now on.
///
/// A version that was sent and never answered may have been saved all the same: it is sent again, just as it was,
/// before a newer one. Otherwise the writer's own words would look like somebody else's.
pub fn watch_versions(
    form: String,
    hint: RwSignal<Hint>,
    unacknowledged: Unacknowledged,
    address: &'static str,
    send: fn(HtmlFormElement, Fields) -> Sent,
) {
    let unanswered: Rc<RefCell<Option<Fields>>> = Rc::default();
    let posted = unanswered.clone();
    let send = move |form: HtmlFormElement, fields: Fields, unanswered: Rc<RefCell<Option<Fields>>>| async move {
        let hint = send(form, fields.clone()).await;
        if hint == Hint::Offline {
            unanswered.replace(Some(fields));
        }
        hint
    };
    watch(Saving {
        form,
        hint,
        unacknowledged,
        address,
        send: Box::new(move |form| {
            let unanswered = unanswered.clone();
            Box::pin(async move {
                let before = unanswered.borrow_mut().take();
                if let Some(before) = before {
                    let hint = send(form.clone(), before, unanswered.clone()).await;
                    if hint != Hint::Saved {
                        return hint;
                    }
                }
                let fields = fields_of(&form);
                send(form, fields, unanswered).await
            })
        }),
        posted: Box::new(move |fields| {
            posted.replace(Some(fields));
        }),
    });
}
