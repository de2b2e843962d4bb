//! The first page: the letter with its questions, the one question of a special course, or how
//! things stand.

use chrono::NaiveDate;
use domain::departure::Tone;
use domain::improvement::ImprovementPoint;
use domain::working_days::WorkCalendar;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::course;
use server::home::{Home, QuestionnaireState, TalkPart, home};
use server::improvement::for_leaver;
use wording::{Key, Wording, key};

use crate::context::{self, Elsewhere};
use crate::form::{self, Notice};
use crate::leaver::earlier::earlier;
use crate::leaver::page::LeaverPage;
use crate::leaver::{questions, readers, status, wish};
use crate::page::page;
use crate::shell;

/// `/leaver`
pub(super) fn first() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let home = home(&context::program(), &leaver).await?;
        let wording = context::wording(Some(leaver.language())).naming(&home.organisation);
        if context::query_value("to").as_deref() == Some("answers")
            && let QuestionnaireState::ToAnswer { screen: Some(screen), .. } = &home.questionnaire
        {
            // A reminder: they go on where they were.
            return Err(Elsewhere::Go(questions::address(screen)));
        }
        let calendar = calendar(&leaver).await?;
        let mut notice = form::said().await?;
        if context::query_value("saved").is_some() {
            notice = Some(Notice { kind: "good".to_owned(), text: wording.text(key::LEAVER_SAVED_FOR_LATER) });
        }
        let asks = matches!(home.questionnaire, QuestionnaireState::ToAnswer { .. });
        let changed = if asks { for_leaver(&context::program(), &leaver).await? } else { Vec::new() };
        let page = FirstPage { wording, leaver: &leaver, home: &home, calendar: &calendar };
        Ok(match home.questionnaire {
            QuestionnaireState::AskWhetherWanted => wish::ask(&page, notice),
            QuestionnaireState::ToAnswer { .. } => page.letter(notice, &changed),
            _ => status::status(&page, notice),
        })
    })
}

/// The calendar by which this leaver's board lives.
pub(super) async fn calendar(leaver: &LeaverOf) -> Result<WorkCalendar, Elsewhere> {
    Ok(course::calendar(context::program().store().read(), leaver.board()).await?)
}

/// What the variants of the first page share.
pub(super) struct FirstPage<'a> {
    pub wording: Wording,
    pub leaver: &'a LeaverOf,
    pub home: &'a Home,
    pub calendar: &'a WorkCalendar,
}

impl FirstPage<'_> {
    pub fn today(&self) -> NaiveDate {
        self.calendar.local_date(context::program().now())
    }

    /// The past tense: they have worked their last day.
    pub fn is_gone(&self) -> bool {
        self.home.already_gone || self.home.last_day_worked < self.today()
    }

    pub fn room(&self, notice: Option<Notice>) -> LeaverPage<'_> {
        let title = self.wording.text(key::LEAVER_FIRST_TITLE);
        LeaverPage { readers_inside: true, ..LeaverPage::new(self.wording, &self.home.organisation, title) }
            .notice(notice)
    }

    /// The date and "Dag Sanne,", with the hand that waves.
    pub fn opening(&self) -> AnyView {
        let hello = self.wording.with(key::LEAVER_HELLO, [("name", self.home.called.as_str().into())]);
        view! {
            <div class="opening">
                <div>
                    <p class="dateline">{self.wording.date(self.today())}</p>
                    <h1>{hello}</h1>
                </div>
                {shell::hand()}
            </div>
        }
        .into_any()
    }

    /// A sentence that names the organisation, in the tense that fits.
    pub fn about_leaving(&self, present: Key, past: Key) -> String {
        let sentence = if self.is_gone() { past } else { present };
        self.wording.with(sentence, [("organisation", self.home.organisation.name.as_str().into())])
    }

    /// Confidentiality, who reads this, how long it is kept, and whom else they can talk to.
    pub fn confidential(&self) -> AnyView {
        let (wording, organisation) = (self.wording, &self.home.organisation);
        view! {
            <h2>{wording.text(key::LEAVER_CONFIDENTIAL_TITLE)}</h2>
            {readers::promise(wording, organisation)}
            {readers::counsellor(wording, organisation)}
            {readers::fold(wording, organisation)}
            <details class="fold">
                <summary>{wording.text(key::LEAVER_KEPT_TITLE)}</summary>
                {readers::kept(wording, &self.home.keeping)}
            </details>
        }
        .into_any()
    }

    /// Who the letter is from.
    pub fn closing(&self, greetings: Key) -> AnyView {
        let organisation = &self.home.organisation;
        let sender = organisation.sender(self.wording.language());
        let role =
            (sender != organisation.name).then(|| view! { <span class="role">{organisation.name.clone()}</span> });
        view! {
            <p class="closing">
                {self.wording.text(greetings)} <span class="name">{sender.to_owned()}</span> {role}
            </p>
        }
        .into_any()
    }

    /// The button stands high, where a telephone shows it without scrolling; how long it takes follows at once.
    fn letter(&self, notice: Option<Notice>, changed: &[ImprovementPoint]) -> AnyView {
        let QuestionnaireState::ToAnswer { minutes, answered, screen, by, .. } = &self.home.questionnaire else {
            return status::status(self, notice);
        };
        let wording = self.wording;
        let (present, past) = match self.home.departure_type.profile().tone {
            Tone::Retirement => (key::LEAVER_LEAD_RETIREMENT, key::LEAVER_LEAD_RETIREMENT_GONE),
            Tone::Transfer => (key::LEAVER_LEAD_TRANSFER, key::LEAVER_LEAD_TRANSFER_GONE),
            Tone::Ordinary | Tone::Contract | Tone::Ended | Tone::Settlement | Tone::Special => {
                (key::LEAVER_LEAD, key::LEAVER_LEAD_GONE)
            }
        };
        let has_begun = *answered > 0 || screen.is_some();
        let (how_long, button) = if has_begun {
            (key::LEAVER_HOW_LONG_LEFT, key::LEAVER_RESUME)
        } else {
            (key::LEAVER_HOW_LONG, key::LEAVER_START)
        };
        let comes_a_talk = !matches!(self.home.talk, TalkPart::None | TalkPart::Declined | TalkPart::Over);
        let then_talk = comes_a_talk.then(|| view! { <p>{wording.text(key::LEAVER_THEN_TALK)}</p> });
        let by = by.map(|by| {
            let date = wording.day(self.calendar.local_date(by), self.today());
            view! { <p>{wording.with(key::LEAVER_BY, [("date", date.into())])}</p> }
        });
        let ps = comes_a_talk.then(|| {
            view! {
                <p class="ps">
                    {wording.text(key::LEAVER_PS)} " " <a href="/leaver/talk">{wording.text(key::LEAVER_PS_LINK)}</a>
                    ", " {wording.text(key::LEAVER_PS_THEN)}
                </p>
            }
        });
        self.room(notice).around(view! {
            {self.opening()}
            <p class="lead">{self.about_leaving(present, past)}</p>
            <div class="actions"><a class="button start" href="/leaver/questions">{wording.text(button)}</a></div>
            <p>{wording.with(how_long, [("minutes", (*minutes).into())])}</p>
            {then_talk}
            {by}
            {status::report(self)}
            {earlier(wording, changed)}
            {self.confidential()}
            {self.closing(key::LEAVER_GREETINGS)}
            {ps}
        })
    }
}
