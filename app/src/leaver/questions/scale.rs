//! Statements in five steps and the row from 0 to 10: equal steps side by side, each a radio button whose name says
//! where it stands and what it means.

use domain::questionnaire::{Agreement, Choice, Kind, Likelihood};
use leptos::prelude::*;
use wording::{Wording, key};

use crate::leaver::questions::item::Rows;

impl Rows<'_> {
    /// The steps of a statement, their words below them, and what stands beside the scale.
    ///
    /// Where somebody would rather not say, they skip: the screen says so once. The answer "I'd rather not say", which
    /// drafts from before may hold, is offered where it is the answer.
    pub fn agreement(&mut self, choices: Vec<Choice>) -> AnyView {
        let (mut beside, steps): (Vec<Choice>, Vec<Choice>) = choices.into_iter().partition(|choice| choice.beside);
        beside.retain(|choice| choice.value != Agreement::RatherNotSay.code() || self.is_chosen(choice));
        let drawn: Vec<_> = steps.iter().map(|choice| self.step(choice)).collect();
        // The names of the steps say all of it already.
        let words: Vec<_> = steps.iter().map(|choice| view! { <span>{choice.label.clone()}</span> " " }).collect();
        let asides = (!beside.is_empty()).then(|| self.asides(&beside));
        view! { <div class="steps five">{drawn}</div> <p class="said" aria-hidden="true">{words}</p> {asides} }
            .into_any()
    }

    fn step(&mut self, choice: &Choice) -> AnyView {
        let name = self.wording().with(
            key::LEAVER_STEP_OF_FIVE,
            [("score", choice.value.as_str().into()), ("words", choice.label.to_lowercase().into())],
        );
        view! {
            <label class="step">
                {self.input("radio", choice, Some(name))}
                <span class="point">{choice.value.clone()}</span>
                <span class="means">{choice.label.clone()}</span>
            </label>
        }
        .into_any()
    }

    /// The numbers from 0 to 10, and what its ends mean.
    pub fn likelihood(&mut self, kind: &Kind, choices: &[Choice]) -> AnyView {
        let wording = self.wording();
        let ends = kind.ends(wording.language());
        let numbers: Vec<_> = choices
            .iter()
            .map(|choice| {
                let name = number_in_words(wording, choice, ends);
                view! {
                    <label class="number">
                        {self.input("radio", choice, Some(name))} <span>{choice.label.clone()}</span>
                    </label>
                }
            })
            .collect();
        let ends = ends.map(|(low, high)| {
            let low = wording.with(key::LEAVER_END_LOW, [("words", low.to_lowercase().into())]);
            let high = wording.with(key::LEAVER_END_HIGH, [("words", high.to_lowercase().into())]);
            view! { <p class="ends"><span>{low}</span> " " <span>{high}</span></p> }
        });
        view! { <div class="numbers">{numbers}</div> {ends} }.into_any()
    }
}

/// "8 of 10", and at the ends what they mean.
fn number_in_words(wording: Wording, choice: &Choice, ends: Option<(&'static str, &'static str)>) -> String {
    let score = choice.value.as_str();
    let means = match (Likelihood::parse(&choice.value).map(Likelihood::get), ends) {
        (Some(0), Some((low, _))) => low,
        (Some(Likelihood::MOST), Some((_, high))) => high,
        _ => return wording.with(key::LEAVER_STEP_OF_TEN, [("score", score.into())]),
    };
    wording.with(key::LEAVER_STEP_AT_END, [("score", score.into()), ("words", means.to_lowercase().into())])
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::questionnaire::{Answers, Kind, Names, Questionnaire, Variant};
    use leptos::prelude::*;
    use wording::Wording;

    use crate::leaver::questions::item::AnswerForm;

    /// The question as drawn, for somebody who answered this.
    fn drawn(item: &str, json: &str) -> String {
        let standard = Questionnaire::standard();
        let answers = Answers::parse(json, standard).expect("answers that can be read");
        let names = Names { organisation: "Rijnveld", sector: domain::organisation::Sector::Pupils };
        let form = AnswerForm { wording: Wording::new(Language::En), answers: &answers, names: &names, faults: &[] };
        let screen = standard.one_screen(Variant::Full, &[item]).expect("an item of the standard questionnaire");
        form.question(&screen.items[0]).to_html()
    }

    #[test]
    fn each_step_says_where_it_stands_and_what_it_means() {
        let statement = drawn("own_way", "{}");
        assert!(statement.contains("aria-label=\"3 of 5: neither agree nor disagree\""), "{statement}");
        assert_eq!(statement.matches("name=\"own_way\"").count(), 5, "{statement}");
        let number = drawn("recommend", "{}");
        for name in ["0 of 10: very unlikely", "8 of 10", "10 of 10: very likely"] {
            assert!(number.contains(&format!("aria-label=\"{name}\"")), "{name}: {number}");
        }
        assert_eq!(number.matches("name=\"recommend\"").count(), 11, "{number}");
    }

    #[test]
    fn rather_not_saying_is_offered_only_where_it_is_the_answer() {
        assert!(!drawn("own_way", r#"{"own_way": "4"}"#).contains("rather_not_say"));
        let before = drawn("own_way", r#"{"own_way": "rather_not_say"}"#);
        assert!(before.contains("value=\"rather_not_say\" checked"), "{before}");
        assert!(drawn("belonging", "{}").contains("does_not_apply"), "it says something else");
    }

    #[test]
    fn groups_of_reasons_stand_open_where_something_is_ticked() {
        let open = |json: &str| {
            let html = drawn("reasons", json);
            let groups = html.split("<details").skip(1).filter_map(|rest| rest.split('>').next());
            groups.filter(|attributes| attributes.contains(" open")).count()
        };
        assert_eq!(open("{}"), 0);
        assert_eq!(open(r#"{"reasons": ["B1", "B2", "D1"]}"#), 2);
        let nothing = drawn("reasons", "{}");
        assert_eq!(nothing.matches("<details").count(), 5, "{nothing}");
        let first = nothing.find("id=\"reasons-1\"").expect("the error summary leads somewhere");
        assert!(first < nothing.find("type=\"checkbox\"").expect("reasons"), "to what is always in sight");
    }

    #[test]
    fn every_item_may_be_taken_back_or_is_on_a_scale() {
        for item in Questionnaire::standard().items() {
            let is_free = matches!(
                item.kind,
                Kind::Text { .. } | Kind::Reasons { .. } | Kind::Values { .. } | Kind::OneOf { .. }
            );
            if !is_free {
                let html = drawn(item.key.as_str(), "{}");
                let takes_back = html.contains("value=\"\"") || html.contains("rather_not_say");
                assert_eq!(takes_back, !item.kind.is_scale(), "{}", item.key);
            }
        }
    }
}
