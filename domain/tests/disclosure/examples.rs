//! What is hidden, case by case.

use domain::disclosure::{
    Columns, Dimension, Earlier, Fault, Figures, Grid, Layer, Nature, OtherShape, Outcome, Population, Published,
    Table, Thresholds, protect,
};

/// A board with some teams right below it, and a list of answers.
fn dimensions(teams: usize, answers: usize) -> Vec<Dimension> {
    let list = |nature, whole, count| Dimension::list(nature, whole, (1..=count).map(|index: usize| index.to_string()));
    vec![list(Nature::Fact, "board", teams), list(Nature::Answer, "answer", answers)]
}

fn table(dimensions: &[Dimension], columns: Columns, about_reasons: bool, teams: &[&[u32]]) -> Table {
    let width = columns.dimension().map_or(1, |across| dimensions[across].size());
    let counts = Grid::adding_up(&dimensions[0], width, |row, column| teams[row - 1][column]);
    let layers = vec![Layer { population: Population::Answered, counts }];
    Table { name: "answers".into(), rows: 0, columns, about_reasons, layers }
}

/// Teams with their people first, and then the answers.
fn figures(columns: Columns, about_reasons: bool, teams: &[&[u32]]) -> Figures {
    let dimensions = dimensions(teams.len(), teams[0].len() - 1);
    let table = table(&dimensions, columns, about_reasons, teams);
    Figures::new(dimensions, vec![table]).expect("they add up")
}

fn published(figures: &Figures) -> Published {
    match protect(figures, &Thresholds::default(), &[]) {
        Ok(Outcome::Published(published)) => published,
        other => panic!("a first release is published: {other:?}"),
    }
}

/// Row by row; a dot is hidden.
fn rows(published: &Published) -> Vec<String> {
    let layer = &published.tables[0][0];
    let cell = |row, column| layer.at(row, column).map_or(".".to_owned(), |count| count.to_string());
    (0..layer.height())
        .map(|row| (0..layer.width()).map(|column| cell(row, column)).collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn a_team_that_is_too_small_takes_the_smallest_other_along() {
    let figures = figures(Columns::None, false, &[&[4], &[20], &[7], &[9]]);
    assert_eq!(rows(&published(&figures)), ["40", ".", "20", ".", "9"]);
}

#[test]
fn nobody_and_four_people_look_alike() {
    for few in [0, 4] {
        let figures = figures(Columns::None, false, &[&[few], &[20], &[7], &[9]]);
        assert_eq!(rows(&published(&figures))[1], ".");
    }
}

#[test]
fn of_fewer_than_five_people_nothing_is_shown() {
    let figures = figures(Columns::None, false, &[&[2], &[2]]);
    assert_eq!(rows(&published(&figures)), [".", ".", "."]);
}

#[test]
fn an_answer_that_all_gave_is_hidden_with_the_others() {
    let one = Columns::One(1);
    let figures = figures(one, false, &[&[8, 8, 0], &[20, 10, 10], &[21, 10, 11]]);
    let rows = rows(&published(&figures));
    assert_eq!(rows[0], "49 28 21");
    assert_eq!(rows[1], "8 . .");
    // One of the others has to be hidden as well, or the first could be calculated.
    assert_eq!(rows[2..].iter().filter(|row| row.ends_with(". .")).count(), 1, "{rows:?}");
}

#[test]
fn reasons_are_shown_from_ten_people_on_and_other_answers_from_five() {
    let teams: &[&[u32]] = &[&[30, 12, 14], &[9, 6, 7], &[12, 8, 9]];
    let several = Columns::Several { dimension: 1, most: 3 };
    let reasons = rows(&published(&figures(several, true, teams)));
    assert_eq!(reasons[2], "9 . .");
    assert_eq!(rows(&published(&figures(several, false, teams)))[2], "9 6 7");
}

#[test]
fn what_nearly_all_who_left_several_teams_named_is_hidden_where_these_stand_together() {
    // Of two rows of teams thirteen and twenty left, twelve and twenty answered, and eleven and ten named the first.
    let several = Columns::Several { dimension: 1, most: 3 };
    let of_first_row = |left: u32, is_mixed: bool| {
        let mut dimensions = dimensions(2, 3);
        if is_mixed {
            dimensions[0].mix(1);
        }
        let answers: &[&[u32]] = &[&[12, 11, 6, 5], &[20, 10, 10, 9]];
        let answers = table(&dimensions, several, true, answers);
        let layers =
            [(Population::Leavers, [left, 20]), (Population::Answered, [12, 20])].map(|(population, people)| Layer {
                population,
                counts: Grid::adding_up(&dimensions[0], 1, |row, _| people[row - 1]),
            });
        let people = Table {
            name: "people".into(),
            rows: 0,
            columns: Columns::None,
            about_reasons: false,
            layers: layers.into(),
        };
        let figures = Figures::new(dimensions, vec![answers, people]).expect("they add up");
        published(&figures).tables[0][0].at(1, 1)
    };
    assert_eq!(of_first_row(13, false), Some(11), "a team alone");
    assert_eq!(of_first_row(13, true), None, "two did not, and of each team many did");
    assert_eq!(of_first_row(14, true), None);
    assert_eq!(of_first_row(15, true), Some(11), "any four may be of one team");
}

#[test]
fn a_hidden_count_is_none_in_what_is_published() {
    let published = published(&figures(Columns::None, false, &[&[4], &[20], &[7], &[9]]));
    assert_eq!(published.tables[0][0].at(1, 0), None);
    let written = format!("{published:?}");
    assert!(!written.contains("Some(4)") && !written.contains("Some(7)"), "{written}");
}

#[test]
fn what_is_published_is_read_again_as_it_was_and_nothing_else_is() {
    let published = published(&figures(Columns::One(1), false, &[&[8, 8, 0], &[20, 10, 10], &[21, 10, 11]]));
    let written = serde_json::to_string(&published).expect("numbers and codes");
    assert_eq!(serde_json::from_str::<Published>(&written).ok(), Some(published));
    for width in ["0", "5"] {
        let torn = written.replace("\"width\":3", &format!("\"width\":{width}"));
        assert_ne!(torn, written);
        assert!(serde_json::from_str::<Published>(&torn).is_err(), "{torn}");
    }
}

fn again(before: &Figures, after: &Figures, left: &[&[u32]], joined: &[&[u32]]) -> Result<Outcome, OtherShape> {
    let published = published(before);
    let width = left[0].len();
    let grid = |teams: &[&[u32]]| {
        vec![vec![Grid::adding_up(&before.dimensions()[0], width, |row, column| teams[row - 1][column])]]
    };
    let (left, joined) = (grid(left), grid(joined));
    protect(after, &Thresholds::default(), &[Earlier { published: &published, left: &left, joined: &joined }])
}

#[test]
fn the_erasure_of_one_person_makes_no_new_release() {
    let before = figures(Columns::None, false, &[&[20], &[30], &[40]]);
    let after = figures(Columns::None, false, &[&[19], &[30], &[40]]);
    let outcome = again(&before, &after, &[&[1], &[0], &[0]], &[&[0], &[0], &[0]]);
    assert_eq!(outcome, Ok(Outcome::TooFewChanged));
}

#[test]
fn among_six_erased_the_one_of_a_team_cannot_be_found() {
    let before = figures(Columns::None, false, &[&[20], &[30], &[21]]);
    let after = figures(Columns::None, false, &[&[19], &[25], &[21]]);
    match again(&before, &after, &[&[1], &[5], &[0]], &[&[0], &[0], &[0]]) {
        Ok(Outcome::Published(published)) => {
            // With the third team alone, in which nobody was erased, it could.
            assert_eq!(rows(&published), ["65", ".", ".", "."]);
        }
        other => panic!("six are enough: {other:?}"),
    }
}

#[test]
fn what_was_hidden_stays_hidden_in_the_period() {
    let before = figures(Columns::None, false, &[&[4], &[20], &[7], &[9]]);
    let after = figures(Columns::None, false, &[&[9], &[20], &[7], &[9]]);
    match again(&before, &after, &[&[0], &[0], &[0], &[0]], &[&[5], &[0], &[0], &[0]]) {
        Ok(Outcome::Published(published)) => assert_eq!(rows(&published)[1], "."),
        other => panic!("five are enough: {other:?}"),
    }
}

#[test]
fn an_earlier_release_of_other_tables_is_refused() {
    let before = figures(Columns::None, false, &[&[20], &[30]]);
    let after = figures(Columns::None, false, &[&[20], &[30], &[40]]);
    assert_eq!(again(&before, &after, &[&[0], &[0]], &[&[0], &[0]]), Err(OtherShape));
}

#[test]
fn tables_of_other_people_are_no_figures() {
    let dimensions = dimensions(2, 2);
    let by_answer = table(&dimensions, Columns::One(1), false, &[&[20, 10, 10], &[30, 10, 20]]);
    let mut alone = table(&dimensions, Columns::None, false, &[&[20], &[31]]);
    alone.name = "alone".into();
    let refused = Figures::new(dimensions.clone(), vec![by_answer.clone(), alone]);
    assert!(matches!(refused, Err(Fault::OtherPeople(_))), "{refused:?}");
    let twice = Figures::new(dimensions.clone(), vec![by_answer.clone(), by_answer]);
    assert!(matches!(twice, Err(Fault::Twice(_))), "{twice:?}");
    let wrong = table(&dimensions, Columns::One(1), false, &[&[20, 10, 11], &[30, 10, 20]]);
    assert!(matches!(Figures::new(dimensions, vec![wrong]), Err(Fault::Sums(_))));
}
