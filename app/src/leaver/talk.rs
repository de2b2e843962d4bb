//! The farewell talk: with whom, how it stands, and every change to it. Each change is a form of
//! its own; what cannot simply be undone asks for a tick.

pub mod actions;
pub mod book;
pub mod booked;
pub mod choice;
pub mod confirm;
mod days;
mod moments;
mod others;
mod picks;
pub mod settle;
mod shown;
pub mod zone;

use domain::talk::TalkChoice;
use leptos::prelude::*;
use server::access::LeaverOf;
use server::home::{Home, HomeTalkState, QuestionnaireState, TalkPart, home};
use server::talk::{ChoicesAsked, choices_asked};
use wording::{Wording, key};

use crate::components::{at_controls, error_summary};
use crate::leaver::page::LeaverPage;
use crate::leaver::talk::actions::ShareAnswers;
use crate::leaver::talk::booked::{DECLINE, TalkDetails};
use crate::leaver::talk::others::Others;
use crate::leaver::talk::zone::Clocks;
use crate::leaver::{about, readers};
use crate::page::page;
use crate::{context, form};

/// `/leaver/talk`
pub(super) fn overview() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let program = context::program();
        let home = home(&program, &leaver).await?;
        let wording = context::wording(Some(leaver.language())).naming(&home.organisation);
        let asked = choices_asked(&program, &leaver).await?;
        let clocks = Clocks::of(wording, &home.organisation).await?;
        let notice = form::said().await?;
        let missing = context::query_value("missing");
        let details = TalkDetails {
            wording,
            departure: leaver.departure(),
            organisation: &home.organisation,
            clocks,
            today: clocks.local(program.now()).date(),
            missing: missing.as_deref(),
        };
        let page = Overview { wording, leaver: &leaver, home: &home, asked: &asked, details: &details };
        let title = wording.text(key::LEAVER_TALK_TITLE);
        let summary = error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&page.faults()));
        Ok(LeaverPage::new(wording, &home.organisation, title.clone()).notice(notice).around(view! {
            <a class="back" href="/leaver">{wording.text(key::LEAVER_BACK)}</a>
            {summary}
            <h1>{title}</h1>
            {page.content()}
        }))
    })
}

struct Overview<'a> {
    wording: Wording,
    leaver: &'a LeaverOf,
    home: &'a Home,
    asked: &'a ChoicesAsked,
    details: &'a TalkDetails<'a>,
}

impl Overview<'_> {
    fn content(&self) -> AnyView {
        let wording = self.wording;
        let said = |text: String| view! { <p class="lead">{text}</p> }.into_any();
        match &self.home.talk {
            TalkPart::None => said(wording.text(key::LEAVER_TALK_NONE)),
            TalkPart::Over => said(wording.text(key::LEAVER_TALK_OVER)),
            TalkPart::ToChoose { .. } => view! {
                <p>{wording.text(key::LEAVER_EITHER_LEAD)}</p>
                <div class="actions">
                    <a class="button quiet" href="/leaver/talk/book">{wording.text(key::LEAVER_EITHER_SHOW)}</a>
                </div>
                {self.others().choose(&self.asked.choices)}
            }
            .into_any(),
            TalkPart::NotYet => view! {
                {said(wording.text(key::LEAVER_TALK_NOT_YET))}
                {self.choose_again()}
                {self.decline()}
            }
            .into_any(),
            TalkPart::Declined => view! {
                {said(wording.text(key::LEAVER_DECLINED))}
                {self.choose_again()}
            }
            .into_any(),
            TalkPart::Talks(talks) => {
                let was_held = talks.iter().any(|talk| matches!(talk.state, HomeTalkState::Held { .. }));
                let one_waits = talks.len() > 1
                    && talks.iter().any(|talk| matches!(talk.state, HomeTalkState::Booked(_)))
                    && talks.iter().any(|talk| matches!(talk.state, HomeTalkState::ToPlan));
                let waits = one_waits.then(|| said(wording.text(key::LEAVER_BOTH_WAITS)));
                let each: Vec<_> = talks.iter().map(|talk| self.details.whole(talk)).collect();
                let again = if was_held { self.others().fold(key::LEAVER_CHOICE_DROP) } else { self.choose_again() };
                let decline = if was_held { None } else { self.decline() };
                view! { {waits} {each} {self.help()} {again} {decline} {self.share()} }.into_any()
            }
        }
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut faults = self.details.faults();
        if self.details.missing == Some("choice") {
            faults.push((choice::FIRST.to_owned(), self.wording.text(key::LEAVER_CHOICE_MISSING)));
        }
        faults
    }

    fn others(&self) -> Others<'_> {
        Others {
            wording: self.wording,
            departure: self.leaver.departure(),
            asked: self.asked,
            is_missing: self.details.missing == Some("choice"),
        }
    }

    fn choose_again(&self) -> Option<AnyView> {
        self.others().fold(key::LEAVER_CHOICE_CHANGE)
    }

    fn decline(&self) -> Option<AnyView> {
        self.asked
            .choices
            .contains(&TalkChoice::None)
            .then(|| self.details.fold(&DECLINE, "", self.wording.text(key::LEAVER_DECLINE_TEXT)))
    }

    /// Whether the leader may read the answers; only where there are any.
    fn share(&self) -> Option<AnyView> {
        let wording = self.wording;
        let now = if self.asked.shares_with_leader { key::LEAVER_SHARE_NOW_YES } else { key::LEAVER_SHARE_NOW_NO };
        matches!(self.home.questionnaire, QuestionnaireState::Submitted { .. }).then(|| {
            view! {
                <details class="fold">
                    <summary>{wording.text(key::LEAVER_SHARE_TITLE)}</summary>
                    <p>{wording.text(now)}</p>
                    <form method="post" action=ShareAnswers::PATH>
                        {about(self.leaver.departure())}
                        {choice::sharing(wording, self.asked.shares_with_leader)}
                        <div class="actions">
                            <button class="button quiet">{wording.text(key::LEAVER_SHARE_SAVE)}</button>
                        </div>
                    </form>
                </details>
            }
            .into_any()
        })
    }

    fn help(&self) -> AnyView {
        view! { <p>{self.wording.text(key::LEAVER_TALK_HELP)} " " {readers::contact(&self.home.organisation.hr_contact)}</p> }.into_any()
    }
}
