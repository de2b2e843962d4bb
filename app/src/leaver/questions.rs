//! The questionnaire, one theme a screen. Everything posted is kept, valid or not, whichever button
//! was pressed; what is wrong stands at its field when the screen is shown again.

pub mod check;
pub mod differing;
pub mod item;
pub mod save;
mod scale;
pub mod seen;

use domain::questionnaire::{Answers, AskedItem, Differing, FieldFault, Kind, Screen, minutes_left, previous_screen};
use leptos::prelude::*;
use server::access::LeaverOf;
use server::questionnaire::{Draft, Opened, open};
use wording::{Wording, key};

use crate::components::{at_controls, error_summary};
use crate::context::{self, Elsewhere};
use crate::form::limits::limit_words;
use crate::form::made::made;
use crate::islands::autosave::{Autosave, AutosaveWords};
use crate::leaver::page::LeaverPage;
use crate::leaver::questions::item::{AnswerForm, control_id};
use crate::leaver::questions::save::SaveAnswers;
use crate::leaver::{about, readers, words};
use crate::page::page;

/// The id of the form, by which the island finds it.
const FORM: &str = "questions";

/// `/leaver/questions` leads to the screen where they were, or to the first.
pub(super) fn resume() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let draft = draft(&leaver).await?;
        let screens = draft.screens();
        let at = draft.screen.as_deref().filter(|key| screens.iter().any(|screen| screen.key() == *key));
        let first = screens.iter().find(|screen| screen.is_shown(&draft.answers)).map(Screen::key);
        match at.or(first) {
            Some(screen) => Err(Elsewhere::Go(address(screen))),
            None => Err(Elsewhere::Go("/leaver".to_owned())),
        }
    })
}

/// `/leaver/questions/{screen}`: two queries (the link, the draft), three with a session.
pub(super) fn screen() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let wording = context::wording(Some(leaver.language()));
        let draft = draft(&leaver).await?;
        let waiting = differing::waiting(&leaver).await?;
        let wanted = context::parameter("screen").ok_or(Elsewhere::NotFound)?;
        let screens = draft.screens();
        let at = screens.iter().position(|screen| screen.key() == wanted).ok_or(Elsewhere::NotFound)?;
        if !screens[at].is_shown(&draft.answers) {
            // What it asks depends on answers that are not there (any more).
            return Err(Elsewhere::Go("/leaver/questions".to_owned()));
        }
        let from_check = context::query_value("from").as_deref() == Some("check");
        let differing = differing_at(&screens[at], &draft.answers, waiting);
        let page = ScreenPage { wording, leaver: &leaver, draft: &draft, screens: &screens, at, from_check, differing };
        Ok(page.view())
    })
}

/// What waits of this screen and says something else than what is saved.
fn differing_at(screen: &Screen<'_>, held: &Answers, waiting: Vec<Differing>) -> Vec<Differing> {
    let typed = screen.with_typed(&waiting, held);
    let differs = |item: &str| typed.mark(item) != held.mark(item);
    let is_shown = |item: &str| screen.shown(held).any(|asked| asked.key() == item);
    waiting.into_iter().filter(|waits| is_shown(&waits.item) && differs(&waits.item)).collect()
}

/// The address of a screen.
pub(super) fn address(screen: &str) -> String {
    format!("/leaver/questions/{screen}")
}

/// The address of one item, from the page on which answers are checked.
fn address_from_check(screen: &Screen<'_>, asked: &AskedItem<'_>) -> String {
    format!("{}?from=check#{}", address(screen.key()), control_id(asked))
}

/// The draft; where it was handed in, or none is offered, the first page says how things stand.
async fn draft(leaver: &LeaverOf) -> Result<Box<Draft>, Elsewhere> {
    match open(&context::program(), leaver).await? {
        Opened::Draft(draft) => Ok(draft),
        Opened::Submitted { .. } => Err(Elsewhere::Go("/leaver/thanks".to_owned())),
        Opened::NotOffered => Err(Elsewhere::Go("/leaver".to_owned())),
    }
}

/// One screen of one leaver's questionnaire.
struct ScreenPage<'a> {
    wording: Wording,
    leaver: &'a LeaverOf,
    draft: &'a Draft,
    screens: &'a [Screen<'a>],
    at: usize,
    from_check: bool,
    /// What was typed in this browser after something else had been saved elsewhere.
    differing: Vec<Differing>,
}

impl ScreenPage<'_> {
    fn view(&self) -> AnyView {
        let screen = &self.screens[self.at];
        let names = self.draft.names();
        let answers = screen.with_typed(&self.differing, &self.draft.answers);
        let faults = screen.faults(&answers);
        let title = screen.theme.title.text(self.wording.language(), &names);
        let answer_form = AnswerForm { wording: self.wording, answers: &answers, names: &names, faults: &faults };
        let questions: Vec<_> = screen
            .shown(&self.draft.answers)
            .map(|asked| {
                let elsewhere = self
                    .differs(asked.key())
                    .then(|| differing::saved_elsewhere(self.wording, self.draft, &names, asked.key()));
                view! { {elsewhere} {answer_form.question(asked)} }
            })
            .collect();
        // Once a screen, instead of an answer of its own at each statement.
        let hint = screen
            .shown(&self.draft.answers)
            .any(|asked| matches!(asked.item.kind, Kind::Agreement { .. }))
            .then(|| view! { <p class="hint">{self.wording.text(key::LEAVER_HINT_AGREEMENT)}</p> });
        let summary = error_summary(self.wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&self.faults(&faults)));
        let counsellor = screen.theme.shows_counsellor.then(|| {
            let text = readers::counsellor(self.wording, &self.draft.organisation);
            view! { <div class="notice">{text}</div> }
        });
        let room =
            LeaverPage { islands: true, ..LeaverPage::new(self.wording, &self.draft.organisation, title.clone()) };
        room.around(view! {
            {self.progress()}
            {summary}
            <h1>{title}</h1>
            <form method="post" action=SaveAnswers::PATH id=FORM autocomplete="off">
                {about(self.leaver.departure())}
                {made(FORM, &self.leaver.departure())}
                <input type="hidden" name="screen" value=screen.key().to_owned()/>
                {self.from_check.then(|| view! { <input type="hidden" name="from" value="check"/> })}
                {differing::marks(screen, self.draft, &self.differing)}
                {hint}
                {questions}
                {counsellor}
                {self.take_back()}
                {self.buttons()}
            </form>
        })
    }

    /// The path with its stops, how long it still takes, and whether everything is saved.
    fn progress(&self) -> AnyView {
        let (answers, names) = (&self.draft.answers, self.draft.names());
        let shown: Vec<usize> = (0..self.screens.len()).filter(|&at| self.screens[at].is_shown(answers)).collect();
        let part = shown.iter().position(|&at| at == self.at).unwrap_or(0);
        let stops: Vec<_> = shown
            .iter()
            .enumerate()
            .map(|(stop, &at)| {
                let title = self.screens[at].theme.title.text(self.wording.language(), &names);
                let (class, words) = if stop < part {
                    (Some("done"), format!("{title} {}", self.wording.text(key::LEAVER_PROGRESS_DONE)))
                } else {
                    (None, title)
                };
                let current = (stop == part).then_some("step");
                view! { <li class=class aria-current=current><span class="visually-hidden">{words}</span></li> }
            })
            .collect();
        let is_saved = self.draft.revision > 0 && self.differing.is_empty();
        let left = self.wording.with(
            key::LEAVER_PROGRESS_PART,
            [
                ("part", (part + 1).into()),
                ("parts", shown.len().into()),
                ("minutes", minutes_left(self.screens, self.at).into()),
            ],
        );
        view! {
            <div class="progress">
                <ol class="path" aria-label=self.wording.text(key::LEAVER_PROGRESS)>{stops}</ol>
                <p>
                    <span>{left}</span>
                    " "
                    <Autosave form=FORM.to_owned() is_saved=is_saved words=autosave_words(self.wording)/>
                </p>
            </div>
        }
        .into_any()
    }

    fn differs(&self, item: &str) -> bool {
        self.differing.iter().any(|differs| differs.item == item)
    }

    /// What is wrong, and where two answers stand.
    fn faults(&self, faults: &[FieldFault]) -> Vec<(String, String)> {
        let names = self.draft.names();
        let screen = &self.screens[self.at];
        screen
            .items
            .iter()
            .filter_map(|asked| {
                let fault = match faults.iter().find(|fault| fault.field == asked.key()) {
                    Some(fault) => words::fault(self.wording, fault.kind),
                    None if self.differs(asked.key()) => self.wording.text(key::LEAVER_DIFFERS_FAULT),
                    None => return None,
                };
                let question = asked.text(self.wording.language(), &names);
                let args = [("question", question.into()), ("fault", fault.into())];
                Some((control_id(asked), self.wording.with(key::LEAVER_FAULT_AT, args)))
            })
            .collect()
    }

    /// A step of a scale cannot be unticked: one tick takes back what was chosen on the screen. Style hides it while
    /// nothing is.
    fn take_back(&self) -> Option<AnyView> {
        let mut shown = self.screens[self.at].shown(&self.draft.answers);
        shown.any(|asked| asked.item.kind.is_scale()).then(|| {
            view! {
                <div class="asides take-back">
                    <label class="aside">
                        <input type="checkbox" name=save::TAKE_BACK value="yes"/>
                        <span>{self.wording.text(key::LEAVER_TAKE_BACK)}</span>
                    </label>
                </div>
            }
            .into_any()
        })
    }

    /// Onward first, so that Enter goes on; going back keeps what was typed as well.
    fn buttons(&self) -> AnyView {
        let back = previous_screen(self.screens, self.at, &self.draft.answers).map(|at| {
            let value = format!("back:{}", self.screens[at].key());
            view! {
                <button class="button quiet" name="then" value=value>{self.wording.text(key::LEAVER_PREVIOUS)}</button>
            }
        });
        let onward = if self.from_check { key::LEAVER_TO_CHECK } else { key::LEAVER_NEXT };
        view! {
            <div class="actions">
                <button class="button">{self.wording.text(onward)}</button>
                {back}
                <button class="plain" name="then" value="stop">{self.wording.text(key::LEAVER_STOP)}</button>
            </div>
        }
        .into_any()
    }
}

fn autosave_words(wording: Wording) -> AutosaveWords {
    AutosaveWords {
        saved: wording.text(key::LEAVER_SAVED),
        offline: wording.text(key::LEAVER_OFFLINE),
        link_needed: wording.text(key::LEAVER_AUTOSAVE_LINK),
        submitted: wording.text(key::LEAVER_AUTOSAVE_SUBMITTED),
        elsewhere: wording.text(key::LEAVER_AUTOSAVE_ELSEWHERE),
        limits: limit_words(wording),
    }
}
