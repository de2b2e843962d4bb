//! Answers that a board added to questions of the standard: counted where everybody who answered could give them.
//!
//! Who was asked by an older version is known from when they were invited: if an answer were counted that only some could
//! give, there would be more known of it than sums say. So it counts as no answer until all were asked by a version that
//! offers it (docs/figures.md, "Releases").

use super::codes::{ITEMS, answers_of};
use super::content::{Content, DimensionContent, Given, OwnQuestion, SetContent};
use super::read::{ALL, BESIDE_THE_SCALE, sum};
use crate::disclosure::{Published, PublishedLayer};
use crate::questionnaire::{ItemKey, Kind, MOST_OWN_OPTIONS, Questionnaire};

/// Before the key of an option that a board added, the code of that answer: of its own, whatever the standard adds later.
pub const OWN: &str = "own:";
/// The code of all answers that a board added to a question together, as other boards read them.
pub const OWN_TOGETHER: &str = "own";

/// The questions of the standard with options of their own, to which a board may add some in a file.
const CHOICES: [Given; 6] = [
    Given::RaisedBefore,
    Given::WouldHaveStayed,
    Given::WantedToStay,
    Given::KnewInTime,
    Given::WantedLonger,
    Given::WouldReturn,
];

/// The code of an added answer.
pub(super) fn own_code(key: &ItemKey) -> String {
    format!("{OWN}{key}")
}

/// Whether this answer to a question is one that a board added. What stands beside the answers ("I'd rather not say") is
/// none, also where a board puts it there.
pub(super) fn is_own(given: Given, key: &ItemKey) -> bool {
    CHOICES.contains(&given) && !answers_of(given).contains(&key.as_str()) && !BESIDE_THE_SCALE.contains(&key.as_str())
}

/// The added answers that a release counts, by question, in the order in which people read them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnOptions(Vec<(Given, Vec<ItemKey>)>);

impl OwnOptions {
    /// Those that every one of these questionnaires offers, at most [`MOST_OWN_OPTIONS`] a question, in the order of the
    /// newest; none of no questionnaires.
    pub fn of_all<'a>(asked: impl IntoIterator<Item = &'a Questionnaire>) -> Self {
        let mut asked: Vec<&Questionnaire> = asked.into_iter().collect();
        asked.sort_by_key(|questionnaire| std::cmp::Reverse(questionnaire.version()));
        let Some((newest, others)) = asked.split_first() else { return Self::default() };
        let of = |given: &Given| {
            let mut options = added(newest, *given);
            options.retain(|option| others.iter().all(|other| added(other, *given).contains(option)));
            options.truncate(MOST_OWN_OPTIONS);
            (!options.is_empty()).then_some((*given, options))
        };
        Self(ITEMS.iter().filter_map(of).collect())
    }

    /// Those that a release counts.
    pub(super) fn in_release(content: &Content) -> Self {
        let dimensions = content.sets.iter().flat_map(|set| &set.dimensions);
        let of = |dimension: &DimensionContent| {
            let keys = dimension.codes.iter().filter_map(|code| ItemKey::parse(code.strip_prefix(OWN)?).ok());
            let keys: Vec<ItemKey> = keys.collect();
            (!keys.is_empty()).then_some((dimension.given, keys))
        };
        Self(dimensions.filter_map(of).collect())
    }

    /// Those of one question.
    pub(super) fn of(&self, given: Given) -> &[ItemKey] {
        self.0.iter().find(|(of, _)| *of == given).map_or(&[][..], |(_, options)| options.as_slice())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a questionnaire offers at a question beyond the standard.
fn added(questionnaire: &Questionnaire, given: Given) -> Vec<ItemKey> {
    match questionnaire.item(given.code()).map(|item| &item.kind) {
        Some(Kind::Choice { options }) => {
            options.iter().map(|option| &option.key).filter(|key| is_own(given, key)).cloned().collect()
        }
        _ => Vec::new(),
    }
}

impl Content {
    /// The same with the answers that the board added to a question as one: what other boards read, who do not know them.
    /// It is there where each of them is shown. Their words are left out.
    #[must_use]
    pub fn with_own_together(&self) -> Self {
        let questions = self.questions.iter().filter_map(|question| {
            let answers = question.answers.iter().filter(|(code, _)| !code.starts_with(OWN)).cloned().collect();
            let question = OwnQuestion { answers, ..question.clone() };
            (question.text.is_some() || !question.answers.is_empty()).then_some(question)
        });
        Self { sets: self.sets.iter().map(together).collect(), questions: questions.collect(), ..self.clone() }
    }
}

fn together(set: &SetContent) -> SetContent {
    let parts: Vec<Vec<Vec<usize>>> = set.dimensions.iter().map(parts).collect();
    let dimensions = set.dimensions.iter().zip(&parts).map(|(dimension, parts)| as_parts(dimension, parts));
    let whole = vec![vec![0]];
    let tables = set.tables.iter().zip(&set.published.tables).map(|(table, layers)| {
        let columns = table.columns.map_or(&whole, |columns| &parts[columns]);
        layers.iter().map(|layer| layer_of(layer, &parts[table.rows], columns)).collect()
    });
    SetContent {
        dimensions: dimensions.collect(),
        published: Published { tables: tables.collect() },
        tables: set.tables.clone(),
        kind: set.kind,
    }
}

/// By new category, the old ones it is made of: one each, and the added ones together where the first of them stands.
fn parts(dimension: &DimensionContent) -> Vec<Vec<usize>> {
    let is_added = |category: &usize| dimension.codes[*category].starts_with(OWN);
    let added: Vec<usize> = (0..dimension.codes.len()).filter(is_added).collect();
    (0..dimension.codes.len())
        .filter(|category| !is_added(category) || added.first() == Some(category))
        .map(|category| if is_added(&category) { added.clone() } else { vec![category] })
        .collect()
}

fn as_parts(dimension: &DimensionContent, parts: &[Vec<usize>]) -> DimensionContent {
    if !dimension.codes.iter().any(|code| code.starts_with(OWN)) {
        return dimension.clone();
    }
    let code = |part: &Vec<usize>| match dimension.codes[part[0]].as_str() {
        code if code.starts_with(OWN) => OWN_TOGETHER.to_owned(),
        code => code.to_owned(),
    };
    DimensionContent {
        codes: parts.iter().map(code).collect(),
        // Answers are a list below their whole.
        above: parts.iter().map(|part| (dimension.codes[part[0]] != ALL).then_some(0)).collect(),
        ..dimension.clone()
    }
}

fn layer_of(layer: &PublishedLayer, rows: &[Vec<usize>], columns: &[Vec<usize>]) -> PublishedLayer {
    let counts = rows.iter().flat_map(|row| columns.iter().map(move |column| count_of(layer, row, column)));
    PublishedLayer::new(layer.population, columns.len(), counts.collect())
}

/// All counts of these rows and columns together, where each of them is shown.
fn count_of(layer: &PublishedLayer, rows: &[usize], columns: &[usize]) -> Option<u32> {
    sum(rows.iter().flat_map(|row| columns.iter().map(move |column| layer.at(*row, *column))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::Population;
    use crate::language::Language;
    use crate::organisation::Sector;
    use crate::questionnaire::Names;
    use crate::release::content::InWords;
    use crate::release::testing::{HIDDEN, content, list, set, units};
    use crate::release::{SetKind, add_up, compare, label};

    const WHO: Population = Population::Answered;

    /// The standard as this version, with these options more at a question.
    fn asking(version: u32, item: &str, options: &[&str]) -> Questionnaire {
        let mut file: serde_json::Value =
            serde_json::from_str(&Questionnaire::standard().to_json()).expect("the standard is JSON");
        file["version"] = version.into();
        let items = file["items"].as_array_mut().expect("a list of items");
        let item = items.iter_mut().find(|one| one["key"] == item).expect("an item of the standard");
        let all = item["kind"]["options"].as_array_mut().expect("a choice");
        for key in options {
            all.push(serde_json::json!({ "key": key, "text": { "nl": "Anders", "en": "Otherwise" } }));
        }
        Questionnaire::parse(&file.to_string()).expect("a file that may be used")
    }

    #[test]
    fn options_can_be_added_to_the_choices_of_the_standard_alone() {
        let is_choice = |given: &&Given| {
            let item = Questionnaire::standard().item(given.code()).expect("an item of the standard");
            matches!(item.kind, Kind::Choice { .. })
        };
        assert_eq!(ITEMS.iter().filter(is_choice).copied().collect::<Vec<_>>(), CHOICES);
        assert!(OwnOptions::of_all([Questionnaire::standard(), Questionnaire::first()]).is_empty());
    }

    #[test]
    fn what_not_everybody_could_answer_is_not_counted() {
        let (older, newer) =
            (asking(3, "would_return", &["abroad"]), asking(4, "would_return", &["later", "abroad", "rather_not_say"]));
        let keys = |asked: &[&Questionnaire]| {
            let own = OwnOptions::of_all(asked.iter().copied());
            own.of(Given::WouldReturn).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(keys(&[&newer]), ["later", "abroad"], "in the order of the file, without not wanting to say");
        assert_eq!(keys(&[&older, &newer]), ["abroad"]);
        assert!(keys(&[&older, &newer, Questionnaire::standard()]).is_empty());
        assert!(keys(&[]).is_empty());
        let many = asking(3, "would_return", &["a", "b", "c", "d", "e", "f", "g"]);
        assert_eq!(keys(&[&many]).len(), MOST_OWN_OPTIONS);
    }

    #[test]
    fn an_added_answer_has_the_words_in_which_people_read_it() {
        let names = Names { organisation: "Stichting Voorbeeld", sector: Sector::Pupils };
        let asked = asking(3, "would_return", &["later"]);
        let counted = OwnOptions::of_all([&asked]);
        let words = InWords { nl: "Anders".to_owned(), en: "Otherwise".to_owned() };
        let answers = vec![("own:later".to_owned(), words)];
        let question = OwnQuestion { given: Given::WouldReturn, text: None, answers };
        assert_eq!(OwnQuestion::all(&asked, &names, &counted), [question]);
        assert!(OwnQuestion::all(&asked, &names, &OwnOptions::default()).is_empty(), "it is not counted");
    }

    fn returning(codes: &[&str], row: &[u32]) -> Content {
        content(vec![set(SetKind::Left, WHO, units(1), Some((list(Given::WouldReturn, codes), None)), &[row, row])])
    }

    #[test]
    fn other_boards_read_what_was_added_as_one() {
        let codes = ["yes", "perhaps", "no", "own:later", "own:abroad", "none"];
        let mut own = returning(&codes, &[60, 20, 10, 8, 6, 7, 9]);
        let words = |nl: &str| InWords { nl: nl.to_owned(), en: nl.to_owned() };
        own.questions = vec![OwnQuestion {
            given: Given::WouldReturn,
            text: None,
            answers: vec![("own:later".to_owned(), words("Later wel"))],
        }];
        let name = |content: &Content, code: &str| {
            label(content, Given::WouldReturn, code, Language::Nl, Sector::Pupils)
                .text(|family, code| format!("{family}/{code}"))
        };
        assert_eq!(name(&own, "own:later"), "Later wel");
        let read = own.with_own_together();
        assert_eq!(Content::parse(&read.to_json()).as_ref(), Ok(&read), "it fits together");
        assert_eq!(read.sets[0].dimensions[1].codes, ["all", "yes", "perhaps", "no", OWN_TOGETHER, "none"]);
        let figure = read.figure("units-would_return").expect("it was just made");
        assert_eq!(figure.distribution(0, WHO), Some(vec![20, 10, 8, 13, 9]));
        assert!(read.questions.is_empty() && !read.to_json().contains("later"), "{}", read.to_json());
        assert_eq!(name(&read, OWN_TOGETHER), "category/own");
        assert_eq!(read.with_own_together(), read);
        let hidden = returning(&codes, &[60, 20, 10, 8, 6, HIDDEN, HIDDEN]).with_own_together();
        let figure = hidden.figure("units-would_return").expect("it was just made");
        assert_eq!(figure.count(0, 4, WHO), None, "one of them is hidden");
        let plain = returning(&["yes", "no", "none"], &[60, 20, 30, 10]);
        assert_eq!(plain.with_own_together(), plain);
    }

    #[test]
    fn boards_add_up_what_each_added_whatever_it_is_called() {
        let one = returning(&["yes", "perhaps", "no", "none"], &[40, 12, 10, 8, 10]);
        let two = returning(&["yes", "perhaps", "no", "own:later", "none"], &[50, 15, 10, 5, 12, 8]);
        let three = returning(&["yes", "perhaps", "no", "own:later", "own:x", "none"], &[60, 20, 10, 8, 6, 7, 9]);
        let summed = add_up(&[one.clone(), two.clone(), three.clone()]);
        let figure = summed.figure("units-would_return", WHO).expect("all have it");
        assert_eq!(figure.columns, ["all", "yes", "perhaps", "no", OWN_TOGETHER, "none"]);
        assert_eq!(figure.count(0, 4), Some(25), "nobody could say so at the first");
        assert_eq!(figure.count(0, 1), Some(47));
        let compared = compare(&three, &add_up(&[two]));
        let own = compared.iter().find(|line| line.column == OWN_TOGETHER).expect("both added something");
        assert_eq!((own.own.is, own.own.of, own.others.is, own.others.of), (13, 60, 12, 50));
        assert!(compared.iter().all(|line| !line.column.starts_with(OWN)));
        assert!(compare(&one, &summed).iter().all(|line| line.column != OWN_TOGETHER), "it added nothing itself");
    }
}
