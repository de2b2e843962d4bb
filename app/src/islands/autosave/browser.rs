//! The browser's side of autosave: listens to the form, waits for a pause, sends, tries again.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, FormData, HtmlFormElement, HtmlTextAreaElement};

use crate::fields::Fields;
use crate::islands::autosave::{AutosaveWords, Hint};

/// The time without a change after which the form is sent.
const PAUSE: Duration = Duration::from_millis(800);
/// The time after which a lost connection is tried again.
const AGAIN: Duration = Duration::from_secs(5);

/// One sending of the form, and what is known afterwards.
pub type Sending = Pin<Box<dyn Future<Output = Hint>>>;

/// The longest a pressed button waits for an answer.
const PATIENCE: Duration = Duration::from_secs(5);

struct Autosaver {
    form: HtmlFormElement,
    send: Box<dyn Fn(HtmlFormElement) -> Sending>,
    hint: RwSignal<Hint>,
    timer: RefCell<Option<TimeoutHandle>>,
    is_sending: Cell<bool>,
    /// Something changed while it was sending.
    has_changed: Cell<bool>,
    /// The form is being submitted: its own answer will do.
    is_leaving: Cell<bool>,
    /// A button was pressed while it was sending, and the form has to know the answer first.
    pressed: RefCell<Option<JsValue>>,
    waits: bool,
}

/// What a press of one of the form's buttons does while the form is being sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// It submits at once: the newest version counts.
    AtOnce,
    /// It waits for the answer, on which the form builds.
    AfterTheAnswer,
}

/// Saves that form from now on, the way `send` does.
pub fn watch(form: &str, hint: RwSignal<Hint>, leaving: Leaving, send: impl Fn(HtmlFormElement) -> Sending + 'static) {
    let Some(form) = form_of(form) else { return };
    let saver = Rc::new(Autosaver {
        form,
        send: Box::new(send),
        hint,
        timer: RefCell::default(),
        is_sending: Cell::new(false),
        has_changed: Cell::new(false),
        is_leaving: Cell::new(false),
        pressed: RefCell::default(),
        waits: leaving == Leaving::AfterTheAnswer,
    });
    let changed = saver.clone();
    listen(&saver.form, "input", move |_| changed.changed());
    let submitted = saver.clone();
    listen(&saver.form, "submit", move |event| submitted.leave(&event));
    // A page that comes back from the browser's memory is no longer being left.
    let back = saver.clone();
    listen(&window(), "pageshow", move |_| back.is_leaving.set(false));
    listen(&window(), "online", move |_| {
        if saver.hint.get_untracked() == Hint::Offline {
            saver.wait(Duration::ZERO);
        }
    });
}

impl Autosaver {
    fn changed(self: &Rc<Self>) {
        self.has_changed.set(true);
        if self.hint.get_untracked() == Hint::Saved {
            self.hint.set(Hint::Quiet);
        }
        self.wait(PAUSE);
    }

    fn leave(self: &Rc<Self>, event: &Event) {
        self.is_leaving.set(true);
        if self.waits && self.is_sending.get() {
            event.prevent_default();
            let button = js_sys::Reflect::get(event, &"submitter".into()).unwrap_or(JsValue::NULL);
            self.pressed.replace(Some(button));
            let saver = self.clone();
            set_timeout(
                move || {
                    saver.is_sending.set(false);
                    saver.press();
                },
                PATIENCE,
            );
        }
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    /// Submits with the button that was pressed, if one was.
    fn press(&self) {
        let Some(button) = self.pressed.take() else { return };
        let submit = js_sys::Reflect::get(&self.form, &"requestSubmit".into());
        if let Some(submit) = submit.ok().and_then(|submit| submit.dyn_into::<js_sys::Function>().ok()) {
            let _ = submit.call1(&self.form, &button);
        }
    }

    /// Sends after a while, instead of whatever was waiting.
    fn wait(self: &Rc<Self>, pause: Duration) {
        let saver = self.clone();
        let next = set_timeout_with_handle(move || saver.send(), pause).ok();
        if let Some(before) = self.timer.replace(next) {
            before.clear();
        }
    }

    fn send(self: &Rc<Self>) {
        // One at a time, so that an older answer never arrives after a newer one; what changed
        // meanwhile is sent afterwards.
        if self.is_leaving.get() || self.is_sending.replace(true) {
            return;
        }
        self.has_changed.set(false);
        let sending = (self.send)(self.form.clone());
        let saver = self.clone();
        spawn_local(async move {
            let hint = sending.await;
            saver.is_sending.set(false);
            saver.sent(hint);
            saver.press();
        });
    }

    fn sent(self: &Rc<Self>, hint: Hint) {
        if self.is_leaving.get() {
            return;
        }
        let hint = if hint == Hint::Saved && self.has_changed.get() { Hint::Quiet } else { hint };
        self.hint.set(hint);
        match hint {
            Hint::Offline => self.wait(AGAIN),
            Hint::Quiet => self.wait(PAUSE),
            _ => {}
        }
    }
}

fn form_of(id: &str) -> Option<HtmlFormElement> {
    document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlFormElement>().ok())
}

/// The form as its own submit would post it, without a button.
pub fn fields_of(form: &HtmlFormElement) -> Fields {
    let mut fields = Vec::new();
    let Ok(data) = FormData::new_with_form(form) else { return Fields(fields) };
    for entry in data.entries() {
        let Ok(pair) = entry else { continue };
        let pair = js_sys::Array::from(&pair);
        if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
            fields.push((name, value));
        }
    }
    Fields(fields)
}

/// Says under each text area how many characters are left, from now on.
pub fn count_characters(form: &str, words: &AutosaveWords) {
    let Some(form) = form_of(form) else { return };
    let Ok(areas) = form.query_selector_all("textarea[data-max]") else { return };
    for index in 0..areas.length() {
        let Some(area) = areas.get(index).and_then(|node| node.dyn_into::<HtmlTextAreaElement>().ok()) else {
            continue;
        };
        let max = area.get_attribute("data-max").and_then(|max| max.parse::<usize>().ok());
        let count = document().get_element_by_id(&format!("{}-count", area.id()));
        let (Some(max), Some(count)) = (max, count) else { continue };
        let words = words.clone();
        let say = move |area: &HtmlTextAreaElement, count: &Element| {
            let is = area.value().trim().chars().count();
            let text = if is > max {
                format!("{} {}", words.characters_over, is - max)
            } else {
                format!("{} {}", words.characters_left, max - is)
            };
            count.set_text_content(Some(&text));
        };
        say(&area, &count);
        let typed = area.clone();
        listen(&area, "input", move |_| say(&typed, &count));
    }
}

/// Listens for as long as the page is there.
fn listen(target: &web_sys::EventTarget, name: &str, handle: impl FnMut(Event) + 'static) {
    let handle = Closure::<dyn FnMut(Event)>::new(handle);
    // reason: a listener is refused only by a target that does not exist
    let _ = target.add_event_listener_with_callback(name, handle.as_ref().unchecked_ref());
    handle.forget();
}
