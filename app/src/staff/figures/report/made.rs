//! What the figures ask for, how they were made, and the ways to each of them.

use domain::release::{Cut, Given, Proposed};
use leptos::prelude::*;
use wording::{Wording, key};

use super::standing_out::{about, is_seen};
use super::{Part, Report};

/// The question that the release proposes for the yearly talks with those who stay, and what induction could learn.
pub fn yearly(report: Report<'_>) -> Part {
    let (words, content) = (report.words, report.content());
    let proposal = &report.found.question;
    let why = words.wording.code("yearly-why", proposal.why.code());
    let because = match proposal.about.as_ref().and_then(|subject| about(words, subject)) {
        Some(what) => format!("{what}. {why}"),
        None => why,
    };
    let lessons: Vec<_> = report
        .found
        .lessons
        .iter()
        .filter(|lesson| is_seen(report.seen, content, &lesson.from.subject))
        .map(|lesson| {
            let what = about(words, &lesson.from.subject).map(|what| view! { " " <small>{what}</small> });
            view! { <li>{proposed(report, Proposed::Lesson(lesson.lesson))} {what}</li> }
        })
        .collect();
    let lessons = if lessons.is_empty() {
        view! { <p>{report.text(key::FIGURES_LESSONS_NONE)}</p> }.into_any()
    } else {
        view! { <ul>{lessons}</ul> }.into_any()
    };
    let content = view! {
        <p>{report.text(key::FIGURES_ASK_LEAD)}</p>
        <blockquote class="figures-ask">
            <p>{proposed(report, Proposed::Question(proposal.question))}</p>
        </blockquote>
        <p class="hint">{because}</p>
        <h3>{report.text(key::FIGURES_LESSONS)}</h3>
        {lessons}
    };
    Part { id: "ask", title: key::FIGURES_ASK, content: content.into_any() }
}

/// In the board's own words, where it has some in this language.
fn proposed(report: Report<'_>, what: Proposed) -> String {
    let wording = report.words.wording;
    let own = report.own.text(what, wording.language());
    own.map_or_else(|| standard(wording, what), str::to_owned)
}

/// In the program's own words.
pub fn standard(wording: Wording, what: Proposed) -> String {
    match what {
        Proposed::Question(question) => wording.code("yearly-question", question.code()),
        Proposed::Lesson(lesson) => wording.code("induction-lesson", lesson.code()),
    }
}

/// How these figures were made, in a fold.
pub fn how(report: Report<'_>) -> AnyView {
    let (wording, content) = (report.words.wording, report.content());
    let [invited, answered, reasons, dissenters] = content.thresholds;
    let days = [("from", wording.date(content.from).into()), ("until", wording.date(content.until).into())];
    let least = [("invited", invited.into()), ("answered", answered.into()), ("reasons", reasons.into())];
    let factors = match content.cut {
        Cut::Factors => Some(view! { <li>{report.text(key::FIGURES_HOW_FACTORS)}</li> }),
        Cut::Codes => None,
    };
    let pooled = content.is_pooled().then(|| view! { <li>{report.text(key::FIGURES_HOW_POOLED)}</li> });
    view! {
        <details class="fold" id="how">
            <summary>{report.text(key::FIGURES_HOW)}</summary>
            <ul>
                <li>{wording.with(key::FIGURES_HOW_PERIOD, days)}</li>
                <li>{report.text(key::FIGURES_HOW_FROZEN)}</li>
                <li>{wording.with(key::FIGURES_HOW_LEAST, least)}</li>
                <li>{wording.with(key::FIGURES_HOW_SAME, [("dissenters", dissenters.into())])}</li>
                <li>{report.text(key::FIGURES_HOW_OTHERS)}</li>
                <li>{report.text(key::FIGURES_HOW_CHANCE)}</li>
                {factors}
                {pooled}
            </ul>
        </details>
    }
    .into_any()
}

/// The ways to all figures, but to talks where the release says nothing of them.
pub fn all_figures(report: Report<'_>) -> AnyView {
    let says_talks = report.content().no_talks().is_none();
    let links: Vec<_> = report
        .content()
        .figures()
        .filter(|figure| says_talks || figure.rows().given != Given::Talk)
        .map(|figure| {
            let address = report.figure_address(figure.code());
            view! { <li><a href=address>{report.words.figure(figure)}</a></li> }
        })
        .collect();
    view! {
        <details class="fold on-screen" id="all">
            <summary>{report.text(key::FIGURES_ALL)}</summary>
            <ul class="figures-all">{links}</ul>
        </details>
    }
    .into_any()
}
