//! Answers as people read them back: question by question, screen by screen.

use domain::questionnaire::{Answer, Answers, AskedItem, FieldFault, Kind, Names, Screen};
use leptos::prelude::*;
use wording::{Wording, key};

use crate::leaver::questions::address_from_check;
use crate::leaver::words;

/// What reading back takes.
#[derive(Clone, Copy)]
pub struct ReadBack<'a> {
    pub wording: Wording,
    pub answers: &'a Answers,
    pub names: &'a Names<'a>,
    pub faults: &'a [FieldFault],
}

impl ReadBack<'_> {
    /// A screen with its title; nothing where it asks nothing.
    pub fn part(&self, screen: &Screen<'_>) -> Option<AnyView> {
        self.titled(screen, screen.shown(self.answers).map(|asked| self.row(asked)).collect(), None)
    }

    /// What was answered of a screen, with its title and the way to change it; nothing where that is nothing.
    pub fn answered(&self, screen: &Screen<'_>, change: String) -> Option<AnyView> {
        let answered = screen.shown(self.answers).filter(|asked| self.is_answered(asked));
        self.titled(screen, answered.map(|asked| self.row(asked)).collect(), Some(change))
    }

    fn is_answered(&self, asked: &AskedItem<'_>) -> bool {
        self.answers.get(asked.key()).is_some()
    }

    fn titled(&self, screen: &Screen<'_>, rows: Vec<AnyView>, change: Option<String>) -> Option<AnyView> {
        if rows.is_empty() {
            return None;
        }
        let title = screen.theme.title.text(self.wording.language(), self.names);
        let change = change.map(|address| {
            let words = self.wording.text(key::LEAVER_CHECK_CHANGE);
            view! { <a href=address>{words}<span class="visually-hidden">" " {title.clone()}</span></a> }
        });
        Some(
            view! {
                <div class="part"><h2>{title.clone()}</h2>{change}</div>
                <dl class="answers">{rows}</dl>
            }
            .into_any(),
        )
    }

    /// What was skipped, folded away: how much that is, and the way to each. It stands open while nothing is answered.
    pub fn skipped(&self, screens: &[Screen<'_>]) -> Option<AnyView> {
        let mut links = Vec::new();
        for screen in screens {
            for asked in screen.shown(self.answers).filter(|asked| !self.is_answered(asked)) {
                let question = asked.text(self.wording.language(), self.names);
                links.push(view! { <li><a href=address_from_check(screen, asked)>{question}</a></li> });
            }
        }
        let count = links.len();
        let nothing = self.answers.is_empty();
        (count > 0).then(|| {
            view! {
                <details class="fold" open=nothing>
                    <summary>{self.wording.with(key::LEAVER_CHECK_SKIPPED_COUNT, [("count", count.into())])}</summary>
                    <ul class="open-items">{links}</ul>
                </details>
            }
            .into_any()
        })
    }

    /// One question with its answer.
    pub fn row(&self, asked: &AskedItem<'_>) -> AnyView {
        let question = asked.text(self.wording.language(), self.names);
        let fault = self.faults.iter().find(|fault| fault.field == asked.key());
        let answer = match self.answers.get(asked.key()) {
            Some(answer) => self.answer(asked, answer),
            None => view! { <dd class="skipped">{self.wording.text(key::LEAVER_CHECK_SKIPPED)}</dd> }.into_any(),
        };
        let fault = fault.map(|fault| view! { <dd class="error">{words::fault(self.wording, fault.kind)}</dd> });
        view! { <div><dt>{question}</dt>{answer}{fault}</div> }.into_any()
    }

    fn answer(&self, asked: &AskedItem<'_>, answer: &Answer) -> AnyView {
        let mut lines = asked.item.in_words(answer, self.wording.language(), self.names);
        if let Answer::AsTyped(codes) = answer {
            // Too many chosen: still in words, so that they see which.
            let choices = asked.choices(self.answers, self.wording.language(), self.names);
            let word = |code: &String| {
                let mut all = choices.iter().flat_map(|group| &group.choices);
                all.find(|choice| choice.value == *code).map_or_else(|| code.clone(), |choice| choice.label.clone())
            };
            lines = codes.iter().map(word).collect();
        }
        let of = match answer {
            Answer::Agreement(agreement) => {
                agreement.score().map(|score| self.wording.with(key::LEAVER_CHECK_OF_FIVE, [("score", score.into())]))
            }
            Answer::Likelihood(_) => Some(self.wording.text(key::LEAVER_CHECK_OF_TEN)),
            _ => None,
        };
        let lines: Vec<_> = lines
            .into_iter()
            .enumerate()
            .map(|(line, text)| view! { {(line > 0).then(|| view! { <br/> })} {text} })
            .collect();
        let of = of.map(|of| view! { " " <span class="of-five">{of}</span> });
        let class = matches!(asked.item.kind, Kind::Text { .. }).then_some("told");
        view! { <dd class=class>{lines}{of}</dd> }.into_any()
    }
}
