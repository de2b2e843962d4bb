//! How things stand, once there is nothing to fill in: what was received, and the talk.

use leptos::prelude::*;
use server::home::{QuestionnaireState, TalkPart};
use wording::key;

use crate::form::Notice;
use crate::leaver::first::FirstPage;
use crate::leaver::talk::booked;
use crate::leaver::wish;

/// The letter without questions.
pub(super) fn status(page: &FirstPage<'_>, notice: Option<Notice>) -> AnyView {
    let wording = page.wording;
    let lead = match &page.home.questionnaire {
        QuestionnaireState::Submitted { at } => {
            let date = wording.day(page.calendar.local_date(*at), page.today());
            wording.with(key::LEAVER_STATUS_THANKS, [("date", date.into())])
        }
        QuestionnaireState::NotWanted => wording.text(key::LEAVER_STATUS_NOT_WANTED),
        QuestionnaireState::Over => wording.text(key::LEAVER_STATUS_OVER),
        _ if matches!(page.home.talk, TalkPart::None | TalkPart::Declined | TalkPart::Over) => {
            wording.text(key::LEAVER_STATUS_OVER)
        }
        _ => page.about_leaving(key::LEAVER_STATUS_NO_QUESTIONS, key::LEAVER_STATUS_NO_QUESTIONS_GONE),
    };
    let read_back = matches!(page.home.questionnaire, QuestionnaireState::Submitted { .. }).then(|| {
        view! {
            <p>
                {wording.text(key::LEAVER_STATUS_READ_BACK)} " "
                <a href="/leaver/data">{wording.text(key::LEAVER_MY_DATA)}</a>
            </p>
        }
    });
    let changed_mind = (page.home.questionnaire == QuestionnaireState::NotWanted).then(|| {
        view! {
            <details class="fold">
                <summary>{wording.text(key::LEAVER_WISH_CHANGE)}</summary>
                {wish::form(page, None)}
            </details>
        }
    });
    let later = page.home.later_asked.then(|| {
        view! { <div class="actions"><a class="button" href="/leaver/later">{wording.text(key::LATER_OPEN)}</a></div> }
    });
    page.room(notice).around(view! {
        {page.opening()}
        <p class="lead">{lead}</p>
        {later}
        {read_back}
        {report(page)}
        {talk(page)}
        {changed_mind}
        {page.confidential()}
        {page.closing(key::LEAVER_STATUS_WISH_WELL)}
    })
}

/// That the report of the talk is there, once it is final.
pub(super) fn report(page: &FirstPage<'_>) -> Option<AnyView> {
    let (wording, report) = (page.wording, page.home.report.as_ref()?);
    let asks = report.open && !report.answered;
    let until = asks.then(|| {
        let date = wording.day(report.until, page.today());
        format!(" {}", wording.with(key::REPORT_YOURS_UNTIL, [("date", date.into())]))
    });
    let link = if asks {
        let words = wording.text(key::REPORT_YOURS_RESPOND);
        view! { <div class="actions"><a class="button" href=crate::leaver::report::ADDRESS>{words}</a></div> }
            .into_any()
    } else {
        view! { <p><a href=crate::leaver::report::ADDRESS>{wording.text(key::REPORT_YOURS_READ)}</a></p> }.into_any()
    };
    Some(view! { <h2>{wording.text(key::REPORT_YOURS_TITLE)}</h2> <p>{wording.text(key::REPORT_YOURS_READY)} {until}</p> {link} }.into_any())
}

/// What there is to say about the talk, with the next thing to do.
fn talk(page: &FirstPage<'_>) -> Option<AnyView> {
    let wording = page.wording;
    let said = |text: String| view! { <p>{text}</p> }.into_any();
    let content = match &page.home.talk {
        TalkPart::None | TalkPart::Over => return None,
        TalkPart::NotYet => said(wording.text(key::LEAVER_TALK_NOT_YET)),
        TalkPart::Declined => said(wording.text(key::LEAVER_DECLINED)),
        TalkPart::ToChoose { .. } => view! {
            <div class="actions">
                <a class="button" href="/leaver/talk">{wording.text(key::LEAVER_THANKS_CHOOSE_BUTTON)}</a>
            </div>
        }
        .into_any(),
        TalkPart::Talks(talks) => {
            let several = talks.len() > 1;
            talks.iter().map(|talk| booked::short(wording, talk, page.today(), several)).collect::<Vec<_>>().into_any()
        }
    };
    let more = match &page.home.talk {
        TalkPart::ToChoose { .. } => None,
        _ => Some(view! { <p><a href="/leaver/talk">{wording.text(key::LEAVER_TALK_MORE)}</a></p> }),
    };
    Some(view! { <h2>{wording.text(key::LEAVER_TALK_TITLE)}</h2> {content} {more} }.into_any())
}
