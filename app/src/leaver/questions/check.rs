//! Check your answers, then hand them in, once. What has to be chosen stands empty: a machine that
//! presses the button hands in nothing.

use domain::own_word::{OwnWord, OwnWordFault};
use domain::questionnaire::{Differing, Screen};
use domain::talk::TalkChoice;
use domain::tips::{ITEM, LEAST};
use leptos::prelude::*;
use server::access::LeaverOf;
use server::questionnaire::{Draft, HandIn, Opened, Submission, offers_word, open, submit_and_choose};
use server::talk::{self, ChoicesAsked};
use wording::{Key, Wording, key};

use crate::components::{Field, Leads, Line, error_summary, field_error};
use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::leaver::page::LeaverPage;
use crate::leaver::questions::seen::ReadBack;
use crate::leaver::questions::{address, address_from_check, differing, differing_at};
use crate::leaver::talk::choice;
use crate::leaver::{about, leaver_of_with_course, words};
use crate::page::page;

crate::form_functions!(SubmitAnswers);

/// `/leaver/check`
pub fn check() -> AnyView {
    page(|| async {
        let (leaver, course) = context::leaver_with_course().await?;
        let program = context::program();
        let draft = match open(&program, &leaver).await? {
            Opened::Draft(draft) => draft,
            Opened::Submitted { .. } => return Err(Elsewhere::Go("/leaver/thanks".to_owned())),
            Opened::NotOffered => return Err(Elsewhere::Go("/leaver".to_owned())),
        };
        let asked = talk::choices_of(&course.loaded);
        let offers_word = offers_word(&leaver);
        let typed = form::kept(&kept_as(&leaver)).await?.unwrap_or_default();
        let waiting = differing::waiting(&leaver).await?;
        let wording = context::wording(Some(leaver.language()));
        let page = CheckPage {
            wording,
            leaver: &leaver,
            draft: &draft,
            asked: &asked,
            offers_word,
            typed: &typed,
            waiting: &waiting,
        };
        Ok(page.view())
    })
}

/// The two fields of the leaver's own word.
const WORD: &str = "own-word";
const WORD_AGAIN: &str = "own-word-again";

fn kept_as(leaver: &LeaverOf) -> String {
    format!("check:{}", leaver.departure())
}

struct CheckPage<'a> {
    wording: Wording,
    leaver: &'a LeaverOf,
    draft: &'a Draft,
    asked: &'a ChoicesAsked,
    offers_word: bool,
    typed: &'a Typed,
    /// What was typed in this browser and is not saved.
    waiting: &'a [Differing],
}

impl CheckPage<'_> {
    fn view(&self) -> AnyView {
        let wording = self.wording;
        let names = self.draft.names();
        let answers = &self.draft.answers;
        let screens = self.draft.screens();
        let faults: Vec<_> = screens.iter().flat_map(|screen| screen.faults(answers)).collect();
        let read_back = ReadBack { wording, answers, names: &names, faults: &faults };
        let parts: Vec<_> = screens
            .iter()
            .filter_map(|screen| read_back.answered(screen, format!("{}?from=check", address(screen.key()))))
            .collect();
        let summary = error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &self.faults(&screens));
        let back = screens.iter().rev().find(|screen| screen.is_shown(answers)).map(
            |screen| view! { <a class="back" href=address(screen.key())>{wording.text(key::LEAVER_PREVIOUS)}</a> },
        );
        let has_tip = !answers.typed_text(ITEM).trim().is_empty();
        let title = wording.text(key::LEAVER_CHECK_TITLE);
        LeaverPage::new(wording, &self.draft.organisation, title.clone()).around(view! {
            {back}
            {summary}
            <h1>{title}</h1>
            <p>{wording.text(key::LEAVER_CHECK_LEAD)}</p>
            {parts}
            {read_back.skipped(&screens)}
            {has_tip.then(|| tip(wording))}
            {self.form()}
        })
    }

    /// First what cannot be read or was not filled in or saved, then what was not chosen below.
    fn faults(&self, screens: &[Screen<'_>]) -> Vec<Line> {
        let (wording, answers) = (self.wording, &self.draft.answers);
        let mut lines: Vec<Line> = screens.iter().flat_map(|screen| self.at_screen(screen)).collect();
        if answers.is_empty() && context::query_value("empty").is_some() {
            lines.push((Leads::ToPage("/leaver/questions".to_owned()), wording.text(key::LEAVER_CHECK_EMPTY)));
        }
        for (field, text) in &self.typed.faults {
            let id = if field == choice::FIELD { choice::FIRST } else { field.as_str() };
            lines.push((Leads::ToControl(id.to_owned()), text.clone()));
        }
        lines
    }

    /// What is wrong at the questions of one screen.
    fn at_screen(&self, screen: &Screen<'_>) -> Vec<Line> {
        let (wording, names, answers) = (self.wording, self.draft.names(), &self.draft.answers);
        let faults = screen.faults(answers).into_iter().map(|fault| (fault.field, words::fault(wording, fault.kind)));
        let waiting = differing_at(screen, answers, self.waiting.to_vec()).into_iter();
        let waiting = waiting.map(|differs| (differs.item, wording.text(key::LEAVER_DIFFERS_FAULT)));
        faults
            .chain(waiting)
            .filter_map(|(item, fault)| {
                let asked = screen.items.iter().find(|asked| asked.key() == item)?;
                let args = [("question", asked.text(wording.language(), &names).into()), ("fault", fault.into())];
                Some((Leads::ToPage(address_from_check(screen, asked)), wording.with(key::LEAVER_FAULT_AT, args)))
            })
            .collect()
    }

    fn form(&self) -> AnyView {
        let wording = self.wording;
        let must_choose = if self.asked.must_choose() {
            let typed = self.typed.fields.get(choice::FIELD);
            let fault = self.typed.fault(choice::FIELD);
            choice::choices(wording, &self.asked.proposed, &self.asked.choices, typed, fault)
        } else {
            let fault = self.typed.fault("sure");
            view! {
                <fieldset class="question">
                    <legend>{wording.text(key::LEAVER_CHECK_SURE_LEGEND)}</legend>
                    {field_error("sure", fault)}
                    <label class="choice">
                        <input
                            type="checkbox"
                            name="sure"
                            value="yes"
                            id="sure"
                            aria-describedby=fault.map(|_| "sure-error")
                        />
                        <span>{wording.text(key::LEAVER_CHECK_SURE)}</span>
                    </label>
                </fieldset>
            }
            .into_any()
        };
        let shares = match self.typed.fields.get("share") {
            "" => self.asked.shares_with_leader,
            typed => typed == "yes",
        };
        view! {
            <form method="post" action=SubmitAnswers::PATH>
                {about(self.leaver.departure())}
                {must_choose}
                {choice::sharing(wording, shares)}
                {self.offers_word.then(|| self.word())}
                <div class="actions"><button class="button">{wording.text(key::LEAVER_CHECK_SEND)}</button></div>
            </form>
        }
        .into_any()
    }
}

/// Who reads the tip, and that it cannot be taken back: each sentence is a promise (`server/tests/stories/tips.rs`).
fn tip(wording: Wording) -> AnyView {
    view! {
        <section aria-labelledby="who-reads-tip">
            <h2 id="who-reads-tip">{wording.text(key::TIPS_CHECK_TITLE)}</h2>
            <p>{wording.with(key::TIPS_CHECK_WHO, [("others", (LEAST - 1).into())])}</p>
            <p>{wording.text(key::TIPS_CHECK_GONE)}</p>
        </section>
    }
    .into_any()
}

impl CheckPage<'_> {
    /// A word of one's own, twice; what was typed is never shown again.
    fn word(&self) -> AnyView {
        let wording = self.wording;
        let field = |name, label, hint: Option<Key>| {
            let field = Field::new(name, wording.text(label), "").fault(self.typed.fault(name)).autocomplete("off");
            match hint {
                Some(hint) => field.hint(wording.text(hint)),
                None => field,
            }
            .view()
        };
        view! {
            <h2>{wording.text(key::LEAVER_WORD_TITLE)}</h2>
            <p>{wording.text(key::LEAVER_WORD_LEAD)}</p>
            {field(WORD, key::LEAVER_WORD_CHOOSE, Some(key::LEAVER_WORD_HINT))}
            {field(WORD_AGAIN, key::LEAVER_WORD_AGAIN, None)}
        }
        .into_any()
    }
}

/// The word that was chosen, if one is offered.
fn read_word(wording: Wording, offers_word: bool, fields: &Fields) -> Result<Option<OwnWord>, (String, String)> {
    if !offers_word {
        return Ok(None);
    }
    OwnWord::choose(fields.get(WORD), fields.get(WORD_AGAIN)).map_err(|fault| match fault {
        OwnWordFault::TooShort => (WORD.to_owned(), wording.text(key::LEAVER_WORD_SHORT)),
        OwnWordFault::TooLong => (WORD.to_owned(), wording.text(key::LEAVER_WORD_LONG)),
        OwnWordFault::Differs => (WORD_AGAIN.to_owned(), wording.text(key::LEAVER_WORD_DIFFERS)),
    })
}

/// What the form has to hold before anything is handed in.
fn read(wording: Wording, asked: &ChoicesAsked, fields: &Fields) -> Result<Option<TalkChoice>, Vec<(String, String)>> {
    if asked.must_choose() {
        let chosen = TalkChoice::parse(fields.get(choice::FIELD)).filter(|choice| asked.choices.contains(choice));
        return chosen
            .map(Some)
            .ok_or_else(|| vec![(choice::FIELD.to_owned(), wording.text(key::LEAVER_CHECK_CHOICE_MISSING))]);
    }
    if fields.ticked("sure") {
        Ok(None)
    } else {
        Err(vec![("sure".to_owned(), wording.text(key::LEAVER_CHECK_SURE_MISSING))])
    }
}

/// Hands in the answers and notes with whom they want to talk, at once. A second click, another tab or a
/// second person on the link sees the same thanks.
#[server(prefix = "/_fn", endpoint = "submit-answers", input = Form)]
pub async fn submit_answers(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let (leaver, course) = leaver_of_with_course(&fields).await?;
        let program = context::program();
        if course.loaded.submitted.is_some() {
            return handed_in_before(&leaver, &fields).await;
        }
        let asked = talk::choices_of(&course.loaded);
        let wording = context::wording(Some(leaver.language()));
        let chosen = read(wording, &asked, &fields);
        let word = read_word(wording, offers_word(&leaver), &fields);
        let (choice, word) = match (chosen, word) {
            (Ok(choice), Ok(word)) => (choice, word),
            (chosen, word) => {
                let faults = chosen.err().into_iter().flatten().chain(word.err()).collect();
                // The word is the leaver's alone: it is typed again.
                let fields = fields.0.into_iter().filter(|(name, _)| name != WORD && name != WORD_AGAIN).collect();
                form::keep(&kept_as(&leaver), &Typed { fields: Fields(fields), faults }).await?;
                return Ok("/leaver/check#errors".to_owned());
            }
        };
        let said = HandIn { choice, share: fields.get("share") == "yes", word };
        let outcome = submit_and_choose(&program, &leaver, said).await?;
        form::forget(&kept_as(&leaver)).await?;
        Ok(match outcome {
            Submission::Submitted { .. } => {
                differing::forget(&leaver).await?;
                "/leaver/thanks".to_owned()
            }
            Submission::AlreadySubmitted { .. } => return handed_in_before(&leaver, &fields).await,
            Submission::Empty => "/leaver/check?empty=yes#errors".to_owned(),
            Submission::Faults(_) => "/leaver/check#errors".to_owned(),
            Submission::NotOffered => "/leaver".to_owned(),
        })
    })
    .await
}

/// What is sent after the answers changes nothing, and the page says so; a second click, which says what stands
/// already, sees the thanks alone. With which word they were handed in is told to nobody.
async fn handed_in_before(leaver: &LeaverOf, fields: &Fields) -> Result<String, Elsewhere> {
    let stands = talk::choices_asked(&context::program(), leaver).await?;
    let choice = fields.get(choice::FIELD);
    let chose_it = choice.is_empty() || stands.choice.is_some_and(|stands| stands.code() == choice);
    let shares_it = (fields.get("share") == "yes") == stands.shares_with_leader;
    if !(chose_it && shares_it && fields.get(WORD).is_empty()) {
        let wording = context::wording(Some(leaver.language()));
        form::say("warn", wording.text(key::LEAVER_CHECK_TOO_LATE)).await?;
    }
    Ok("/leaver/thanks".to_owned())
}
