//! The last page: thanks, once, and what can be done next. The same however often it is reached.

use leptos::prelude::*;
use server::home::{HomeTalkState, QuestionnaireState, TalkPart, home};
use server::improvement::for_leaver;
use wording::{Wording, key};

use crate::components::{at_controls, error_summary};
use crate::context::{self, Elsewhere};
use crate::leaver::earlier::earlier;
use crate::leaver::first::{FirstPage, calendar};
use crate::leaver::page::LeaverPage;
use crate::leaver::stay;
use crate::leaver::words::Moment;
use crate::page::page;
use crate::{form, shell};

/// `/leaver/thanks`
pub(super) fn thanks() -> AnyView {
    page(|| async {
        let leaver = context::leaver().await?;
        let home = home(&context::program(), &leaver).await?;
        if !matches!(home.questionnaire, QuestionnaireState::Submitted { .. }) {
            return Err(Elsewhere::Go("/leaver".to_owned()));
        }
        let wording = context::wording(Some(leaver.language())).naming(&home.organisation);
        let calendar = calendar(&leaver).await?;
        let changed = for_leaver(&context::program(), &leaver).await?;
        let notice = form::said().await?;
        let (in_touch, faults) = stay::fold(wording, leaver.departure()).await?;
        let page = FirstPage { wording, leaver: &leaver, home: &home, calendar: &calendar };
        let title = wording.with(key::LEAVER_THANKS_TITLE, [("name", home.called.as_str().into())]);
        Ok(LeaverPage::new(wording, &home.organisation, title.clone()).notice(notice).around(view! {
            {error_summary(wording.text(key::LEAVER_ERRORS_TITLE), &at_controls(&faults))}
            <div class="opening"><h1>{title}</h1>{shell::hand()}</div>
            <p class="lead">{wording.text(key::LEAVER_THANKS_LEAD)}</p>
            {next(wording, &page)}
            {earlier(wording, &changed)}
            <p>
                {wording.text(key::LEAVER_STATUS_READ_BACK)} " "
                <a href="/leaver/data">{wording.text(key::LEAVER_MY_DATA)}</a>
            </p>
            {in_touch}
            {page.closing(key::LEAVER_STATUS_WISH_WELL)}
        }))
    })
}

/// One thing to do next, or that there is nothing to do.
fn next(wording: Wording, page: &FirstPage<'_>) -> AnyView {
    let said = |text: String| view! { <p>{text}</p> }.into_any();
    let button = |address: String, text: String, words: String| {
        view! {
            <p>{text}</p>
            <div class="actions"><a class="button" href=address>{words}</a></div>
        }
        .into_any()
    };
    match &page.home.talk {
        TalkPart::NotYet => said(wording.text(key::LEAVER_THANKS_LATER)),
        TalkPart::Declined => view! {
            <p>{wording.text(key::LEAVER_DECLINED)}</p>
            <p><a href="/leaver/talk">{wording.text(key::LEAVER_TALK_MORE)}</a></p>
        }
        .into_any(),
        TalkPart::None | TalkPart::Over => said(wording.text(key::LEAVER_THANKS_NONE)),
        TalkPart::ToChoose { .. } => button(
            "/leaver/talk".to_owned(),
            wording.text(key::LEAVER_THANKS_CHOOSE),
            wording.text(key::LEAVER_THANKS_CHOOSE_BUTTON),
        ),
        TalkPart::Talks(talks) => {
            let to_plan = talks
                .iter()
                .any(|talk| matches!(talk.state, HomeTalkState::ToPlan | HomeTalkState::NotHeld { again: true }));
            let booked: Vec<_> = talks
                .iter()
                .filter_map(|talk| match &talk.state {
                    HomeTalkState::Booked(booked) => Some(Moment::from(booked).chosen(wording, page.today())),
                    _ => None,
                })
                .collect();
            let stands =
                (!booked.is_empty()).then(|| view! { <p>{wording.text(key::LEAVER_THANKS_BOOKED)}</p> {booked} });
            let plan = to_plan.then(|| {
                button(
                    "/leaver/talk/book".to_owned(),
                    wording.text(key::LEAVER_THANKS_PLAN),
                    wording.text(key::LEAVER_THANKS_PLAN_BUTTON),
                )
            });
            let more = (!to_plan).then(|| {
                view! { <p><a href="/leaver/talk">{wording.text(key::LEAVER_TALK_MORE)}</a></p> }
            });
            view! { {stands} {plan} {more} }.into_any()
        }
    }
}
