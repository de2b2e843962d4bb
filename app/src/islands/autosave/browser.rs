//! The browser's side of autosave: listens to the form, waits for a pause, sends, tries again. What the server has not
//! acknowledged is also kept in the tab, so that neither a lost connection nor a closed page takes it along.

mod kept;
mod limits;
mod typed;
mod versions;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::time::Duration;

use domain::questionnaire::MARK;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlFormElement, HtmlInputElement, PageTransitionEvent, UrlSearchParams};

use crate::fields::Fields;
use crate::islands::autosave::Hint;

use kept::Kept;
pub use limits::count;
pub use typed::fields_of;
use typed::{content, rendered, restore};
pub use versions::watch_versions;

/// The time without a change after which the form is sent.
const PAUSE: Duration = Duration::from_millis(800);
/// The time after which a lost connection is tried again.
const AGAIN: Duration = Duration::from_secs(5);
/// The longest a pressed button waits before the page says what it waits for.
const PATIENCE: Duration = Duration::from_secs(3);

/// One sending of the form, and what is known afterwards.
pub type Sending = Pin<Box<dyn Future<Output = Hint>>>;

/// What becomes of words that were never acknowledged, when the page is opened again in the same tab.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Unacknowledged {
    /// What was changed here is filled in, each item with the mark of what it was changed from: the server finds out
    /// whether something else stands there since, and its page shows both.
    ByField,
    /// The form comes back whole, with the version that it builds on: the server finds out whether there is a newer
    /// one, and its page shows both.
    Whole,
}

/// How one form is saved.
pub struct Saving {
    /// The form's id.
    pub form: String,
    pub hint: RwSignal<Hint>,
    pub unacknowledged: Unacknowledged,
    /// Where a page that is being closed posts the form to.
    pub address: &'static str,
    pub send: Box<dyn Fn(HtmlFormElement) -> Sending>,
    /// Told of what this page or an earlier one posted, which may or may not have arrived.
    pub posted: Box<dyn Fn(Fields)>,
}

struct Autosaver {
    form: HtmlFormElement,
    saving: Saving,
    kept: Kept,
    /// What the server holds, as far as it was acknowledged.
    acknowledged: RefCell<String>,
    /// What was sent first of all that nothing is known of.
    unanswered: RefCell<Option<String>>,
    timer: RefCell<Option<TimeoutHandle>>,
    is_sending: Cell<bool>,
    /// The form is being submitted: its own answer will do.
    is_leaving: Cell<bool>,
    /// A button was pressed while something was not acknowledged yet.
    pressed: RefCell<Option<JsValue>>,
}

/// Saves that form from now on.
pub fn watch(saving: Saving) {
    let Some(form) = form_of(&saving.form) else { return };
    let rendered = rendered(&form);
    let kept = Kept::of(&form, saving.address);
    let saver = Rc::new(Autosaver {
        acknowledged: RefCell::new(content(&rendered)),
        form,
        saving,
        kept,
        unanswered: RefCell::default(),
        timer: RefCell::default(),
        is_sending: Cell::new(false),
        is_leaving: Cell::new(false),
        pressed: RefCell::default(),
    });
    saver.listen();
    saver.take_up(&rendered);
}

impl Autosaver {
    fn listen(self: &Rc<Self>) {
        let on = |target: &web_sys::EventTarget, name: &str, handle: fn(&Rc<Self>, &Event)| {
            let saver = self.clone();
            listen(target, name, move |event| handle(&saver, &event));
        };
        on(&self.form, "input", |saver, _| saver.changed());
        on(&self.form, "keydown", |_, event| choose(event));
        on(&self.form, "submit", Self::leave);
        on(&window(), "pagehide", |saver, _| saver.hidden());
        on(&window(), "beforeunload", Self::ask);
        on(&window(), "pageshow", Self::back);
        on(&window(), "online", |saver, _| {
            if saver.is_unsaved() {
                saver.wait(Duration::ZERO);
            }
        });
        // A telephone that goes to another program may never come back to this page.
        on(&document(), "visibilitychange", |saver, _| {
            if document().hidden() && saver.is_unsaved() {
                saver.wait(Duration::ZERO);
            }
        });
    }

    /// Begins with what is in the form already: typed before this ran, or in this tab before and never acknowledged.
    fn take_up(self: &Rc<Self>, rendered: &Fields) {
        if let Some(left) = self.kept.read()
            && content(&left.typed) != content(rendered)
        {
            restore(&self.form, self.saving.unacknowledged, &left, rendered);
            if self.is_unsaved() {
                // The page that was closed may have posted just this, and it may arrive after this one was written.
                (self.saving.posted)(fields_of(&self.form));
            }
            if let Ok(event) = Event::new(limits::RESTORED) {
                // reason: nobody prevents it
                let _ = self.form.dispatch_event(&event);
            }
        }
        if self.is_unsaved() {
            self.changed();
        } else {
            self.kept.forget();
        }
    }

    fn content(&self) -> String {
        content(&fields_of(&self.form))
    }

    fn is_unsaved(&self) -> bool {
        self.content() != *self.acknowledged.borrow()
    }

    fn changed(self: &Rc<Self>) {
        // Whoever types on stays.
        self.pressed.take();
        if !self.is_unsaved() {
            self.kept.forget();
            return;
        }
        self.keep();
        if self.saving.hint.get_untracked() == Hint::Saved {
            self.saving.hint.set(Hint::Quiet);
        }
        self.wait(PAUSE);
    }

    /// Puts what the form holds in the memory of the tab.
    fn keep(&self) {
        self.kept.write(&self.acknowledged.borrow(), fields_of(&self.form), self.unanswered.borrow().as_deref());
    }

    /// A button goes on once everything is acknowledged. Pressed a second time it goes on at once.
    fn leave(self: &Rc<Self>, event: &Event) {
        let is_second = self.pressed.take().is_some();
        let settled = !self.is_unsaved() && !self.is_sending.get() && window().navigator().on_line();
        // A browser of before 2022 may not know how to press the button later.
        let can_wait = js_sys::Reflect::has(&self.form, &"requestSubmit".into()).unwrap_or_default();
        if is_second || settled || !can_wait {
            self.is_leaving.set(true);
            if let Some(timer) = self.timer.take() {
                timer.clear();
            }
            return;
        }
        event.prevent_default();
        let button = js_sys::Reflect::get(event, &"submitter".into()).unwrap_or(JsValue::NULL);
        self.pressed.replace(Some(button));
        self.send();
        let saver = self.clone();
        set_timeout(
            move || {
                if saver.pressed.borrow().is_some() && !saver.is_leaving.get() {
                    saver.saving.hint.set(Hint::Offline);
                }
                saver.show();
            },
            PATIENCE,
        );
    }

    /// Brings what a pressed button waits for before the eyes of whoever pressed it: it stands far above on a telephone.
    fn show(&self) {
        if self.pressed.borrow().is_some()
            && let Ok(Some(said)) = document().query_selector("[role=status].saved, [role=status].unsaved")
        {
            said.scroll_into_view();
        }
    }

    /// Submits with the button that was pressed, if one was.
    fn press(&self) {
        let Some(button) = self.pressed.borrow().clone() else { return };
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
        let sent = self.content();
        // What was never answered is sent again before this.
        self.unanswered.borrow_mut().get_or_insert_with(|| sent.clone());
        if self.is_unsaved() {
            self.keep();
        }
        let sending = (self.saving.send)(self.form.clone());
        let saver = self.clone();
        spawn_local(async move {
            let hint = sending.await;
            saver.is_sending.set(false);
            if hint != Hint::Offline {
                saver.unanswered.take();
            }
            if hint == Hint::Saved {
                saver.acknowledged.replace(sent);
            }
            saver.sent(hint);
        });
    }

    fn sent(self: &Rc<Self>, hint: Hint) {
        if self.is_leaving.get() {
            return;
        }
        let hint = if hint == Hint::Saved && self.is_unsaved() { Hint::Quiet } else { hint };
        let is_news = self.saving.hint.get_untracked() != hint;
        self.saving.hint.set(hint);
        match hint {
            Hint::Offline => {
                if is_news {
                    self.show();
                }
                self.wait(AGAIN);
            }
            Hint::Quiet => self.wait(if self.pressed.borrow().is_some() { Duration::ZERO } else { PAUSE }),
            Hint::Saved => {
                self.kept.forget();
                self.press();
            }
            // What the server has not taken stays here.
            Hint::LinkNeeded => {
                self.press();
                // In another window they may come in again.
                self.wait(6 * AGAIN);
            }
            // The form's own page says what is the matter, and what becomes of the words.
            Hint::Submitted | Hint::Elsewhere | Hint::TooLong => {
                if self.pressed.borrow().is_some() {
                    // The page that the button leads to has these words, and what comes of them.
                    self.kept.forget();
                }
                self.press();
            }
        }
    }

    /// The page goes: closed, left by a link, or put away by a telephone.
    fn hidden(&self) {
        if self.is_leaving.get() || !self.is_unsaved() {
            return;
        }
        let fields = fields_of(&self.form);
        (self.saving.posted)(fields.clone());
        if let Ok(body) = UrlSearchParams::new_with_str(&fields.encode()) {
            // reason: where the browser cannot queue it, the tab still has it
            let _ = window().navigator().send_beacon_with_opt_url_search_params(self.saving.address, Some(&body));
        }
    }

    /// Asks whoever goes whether they mean it, where what they typed cannot reach the server now.
    fn ask(self: &Rc<Self>, event: &Event) {
        let cannot_save = !matches!(self.saving.hint.get_untracked(), Hint::Quiet | Hint::Saved);
        if !self.is_leaving.get() && cannot_save && self.is_unsaved() {
            event.prevent_default();
        }
    }

    /// A page that comes back from the browser's memory is no longer being left, and may be older than what the server
    /// holds.
    fn back(self: &Rc<Self>, event: &Event) {
        self.is_leaving.set(false);
        self.pressed.take();
        if !event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
            return;
        }
        if self.is_unsaved() {
            self.wait(Duration::ZERO);
        } else {
            // reason: a page that cannot be read anew shows what was acknowledged last
            let _ = window().location().reload();
        }
    }
}

/// Enter in a list chooses, as the space bar does; a form that it would send from there skips what comes after.
fn choose(event: &Event) {
    let is_enter = js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key == "Enter");
    let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = target.filter(|input| is_enter && matches!(input.type_().as_str(), "checkbox" | "radio")) {
        event.prevent_default();
        input.click();
    }
}

fn form_of(id: &str) -> Option<HtmlFormElement> {
    document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlFormElement>().ok())
}

/// From now on the form, also when its button is pressed, builds on that version.
pub fn build_on(form: &HtmlFormElement, field: &str, version: &str) {
    // The value of a hidden field is its attribute.
    if let Ok(Some(field)) = form.query_selector(&format!("input[type=hidden][name=\"{field}\"]")) {
        // reason: an attribute is refused only for its name
        let _ = field.set_attribute("value", version);
    }
}

/// The same for items of which each has a mark of its own.
pub fn build_on_marks(form: &HtmlFormElement, agreed: &[(String, String)]) {
    for (item, mark) in agreed {
        build_on(form, &format!("{MARK}{item}"), mark);
    }
}

/// Listens for as long as the page is there.
fn listen(target: &web_sys::EventTarget, name: &str, handle: impl FnMut(Event) + 'static) {
    let handle = Closure::<dyn FnMut(Event)>::new(handle);
    // reason: a listener is refused only by a target that does not exist
    let _ = target.add_event_listener_with_callback(name, handle.as_ref().unchecked_ref());
    handle.forget();
}
