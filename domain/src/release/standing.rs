//! What stands out in a release: which shares are looked at, and what each is held against.
//!
//! A share of the whole board is held against the release before, that of a school against all others, and the first of
//! a list against the second. All of them are from published counts; where one needed count is hidden, nothing is looked
//! at. What of it stands out is decided in [`crate::figures`].

use super::about::{AGREED, About};
use super::content::{Content, DimensionContent, Figure, Given, SetKind};
use super::own_options::OWN;
use super::read::{ALL, sum};
use crate::disclosure::Population;
use crate::figures::{Against, Candidate, Share, StandsOut, stand_out};

/// What is looked at, first what is named first where two are as clear.
const LOOKED_AT: [(SetKind, Given); 26] = [
    (SetKind::Left, Given::Decisive),
    (SetKind::Left, Given::Reasons),
    (SetKind::Left, Given::WouldHaveStayed),
    (SetKind::Left, Given::RaisedBefore),
    (SetKind::Left, Given::Enjoyment),
    (SetKind::Left, Given::OwnWay),
    (SetKind::Left, Given::ShowAbility),
    (SetKind::Left, Given::WorkloadSustainable),
    (SetKind::Left, Given::Growth),
    (SetKind::Left, Given::Belonging),
    (SetKind::Left, Given::LeaderSupport),
    (SetKind::Left, Given::BehaviourSupport),
    (SetKind::Left, Given::SpeakUp),
    (SetKind::Left, Given::Induction),
    (SetKind::Left, Given::DepartureHandled),
    (SetKind::Left, Given::Recommend),
    (SetKind::Left, Given::WouldReturn),
    (SetKind::Left, Given::WantedToStay),
    (SetKind::Left, Given::KnewInTime),
    (SetKind::Left, Given::WantedLonger),
    (SetKind::Left, Given::Destination),
    (SetKind::Left, Given::Valued),
    (SetKind::Told, Given::ToldDecisive),
    (SetKind::Told, Given::ToldReasons),
    (SetKind::Told, Given::Preventable),
    (SetKind::Told, Given::StayedBecause),
];

/// Categories that say too little to stand out: another reason, something else, nothing, not known, not said.
const SAYS_LITTLE: [&str; 8] = ["X", "Z", "V9", "V10", "other", "unknown", "not_known_yet", "rather_not_say"];

/// By how many days two periods of one kind may differ: a leap day, and the halves of a school year.
const DAYS_APART: i64 = 4;

/// The three things that stand out, the clearest first. `before` is the newest release of the period before, of the same
/// kind of period; one that overlaps or is of another length is left out.
pub fn standing_out(content: &Content, before: Option<&Content>) -> Vec<StandsOut<About>> {
    stand_out(&candidates(content, before))
}

/// Everything that is looked at, in the same order for the same releases.
pub fn candidates(content: &Content, before: Option<&Content>) -> Vec<Candidate<About>> {
    let mut found = board_wide(content, before, &LOOKED_AT);
    for (kind, given) in LOOKED_AT {
        let by_unit = content.across(kind, given).filter(|figure| figure.rows().given == Given::Units);
        if let Some(figure) = by_unit {
            let is_school = |row: &usize| content.unit_name(&figure.rows().codes[*row]).is_some();
            for row in figure.rows().below_the_whole().filter(is_school) {
                found.extend(against_all_others(figure, row));
            }
        }
    }
    found
}

/// Shares of the board against the release before, and what leads.
pub(super) fn board_wide(
    content: &Content,
    before: Option<&Content>,
    looked_at: &[(SetKind, Given)],
) -> Vec<Candidate<About>> {
    let before = before.filter(|before| can_be_held_against(content, before));
    let mut found = Vec::new();
    for (kind, given) in looked_at {
        let Some(margin) = Margin::of(content, *kind, *given) else { continue };
        // Who chose from other answers is no measure of what changed.
        let then = before
            .and_then(|before| Margin::of(before, *kind, *given))
            .filter(|then| added(then.dimension()).eq(added(margin.dimension())));
        for category in worth_a_look(margin.dimension()) {
            let was = then.and_then(|then| then.share(category));
            if let (Some(is), Some(was)) = (margin.share(category), was) {
                found.push(Candidate { subject: margin.about(category), is, against: Against::Before(was) });
            }
        }
        if let Some((first, is, next)) = margin.lead() {
            found.push(Candidate { subject: margin.about(first), is, against: Against::Next(next) });
        }
    }
    found
}

/// The answers that the board added.
fn added(dimension: &DimensionContent) -> impl Iterator<Item = &str> {
    dimension.codes.iter().map(String::as_str).filter(|code| code.starts_with(OWN))
}

/// Every column worth a look of this row, where it and the whole are shown, against the people of all other rows.
pub(super) fn against_all_others(figure: Figure<'_>, row: usize) -> Vec<Candidate<About>> {
    let (Some(columns), Some(code)) = (figure.columns(), figure.rows().codes.get(row)) else { return Vec::new() };
    let candidate = |column: &str| {
        let (is, all) = (figure.share_of_said(code, column)?, figure.share_of_said(ALL, column)?);
        let others = Share { is: all.is.checked_sub(is.is)?, of: all.of.checked_sub(is.of)? };
        let subject = About::new(figure, code, column);
        let are_some = others.of > 0 && others.is <= others.of;
        are_some.then_some(Candidate { subject, is, against: Against::Elsewhere(others) })
    };
    worth_a_look(columns).into_iter().filter_map(candidate).collect()
}

/// Of yes, perhaps and no the yes says it; of five points those who agree.
fn worth_a_look(dimension: &DimensionContent) -> Vec<&str> {
    if dimension.given.is_five_points() {
        return vec![AGREED];
    }
    let says_something = |code: &&str| !SAYS_LITTLE.contains(code) && !dimension.given.is_beside(code);
    let codes: Vec<&str> = dimension.codes.iter().skip(1).map(String::as_str).filter(says_something).collect();
    if codes.contains(&"yes") { vec!["yes"] } else { codes }
}

/// Whether `before` is of the same kind of period, and over when this one began.
fn can_be_held_against(content: &Content, before: &Content) -> bool {
    let days = |content: &Content| (content.until - content.from).num_days();
    before.until < content.from && (days(content) - days(before)).abs() <= DAYS_APART
}

/// The counts of the whole board by one dimension: the first row of a figure, or its first column.
#[derive(Clone, Copy)]
pub(super) enum Margin<'a> {
    Across(Figure<'a>),
    Down(Figure<'a>),
}

impl<'a> Margin<'a> {
    pub(super) fn of(content: &'a Content, kind: SetKind, given: Given) -> Option<Self> {
        let who = match kind {
            SetKind::Left => Population::Answered,
            SetKind::Told => Population::Told,
        };
        let across = content.across(kind, given).map(Self::Across);
        across.or_else(|| content.down(kind, given, who).map(Self::Down))
    }

    fn dimension(self) -> &'a DimensionContent {
        match self {
            // reason: `of` takes only figures that have columns
            Self::Across(figure) => figure.columns().expect("a figure that was found by its columns"),
            Self::Down(figure) => figure.rows(),
        }
    }

    pub(super) fn about(self, category: &str) -> About {
        match self {
            Self::Across(figure) => About::new(figure, ALL, category),
            Self::Down(figure) => About::new(figure, category, ALL),
        }
    }

    fn share(self, category: &str) -> Option<Share> {
        match self {
            Self::Across(figure) => figure.share_of_said(ALL, category),
            Self::Down(figure) => figure.share_of_said(category, ALL),
        }
    }

    fn count(self, category: usize) -> Option<u32> {
        match self {
            Self::Across(figure) => figure.count(0, category, figure.who()),
            Self::Down(figure) => figure.count(category, 0, figure.who()),
        }
    }

    /// The cause that most people have, with its share and that of the next, of all of these people; categories that say
    /// little are no causes. Only where no
    /// hidden count can be as large as the next: where everybody has one category, the hidden ones together are what is
    /// left of the whole; where one may name several, none may be hidden.
    pub(super) fn lead(self) -> Option<(&'a str, Share, Share)> {
        let dimension = self.dimension();
        if !is_list_of_causes(dimension.given) {
            return None;
        }
        let whole = self.count(0)?;
        let parts: Vec<(&str, Option<u32>)> =
            dimension.below_the_whole().map(|part| (dimension.codes[part].as_str(), self.count(part))).collect();
        let is_hidden = parts.iter().any(|(_, count)| count.is_none());
        let shown = sum(parts.iter().map(|(_, count)| *count).filter(Option::is_some))?;
        let has_several = match self {
            Self::Across(figure) => figure.has_several(),
            Self::Down(_) => false,
        };
        let hidden = match (is_hidden, has_several) {
            (false, _) => 0,
            (true, false) => whole.checked_sub(shown)?,
            (true, true) => return None,
        };
        let mut causes: Vec<(&str, u32)> = parts
            .into_iter()
            .filter(|(code, _)| !SAYS_LITTLE.contains(code) && !dimension.given.is_beside(code))
            .filter_map(|(code, count)| Some((code, count?)))
            .collect();
        causes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let [(first, most), (_, next), ..] = causes.as_slice() else { return None };
        let is_sure = most > next && *next > hidden && *most <= whole;
        is_sure.then_some((*first, Share { is: *most, of: whole }, Share { is: *next, of: whole }))
    }
}

/// Of answers on a scale, or of yes and no, one always leads, which says nothing.
const fn is_list_of_causes(given: Given) -> bool {
    matches!(
        given,
        Given::Reasons
            | Given::Decisive
            | Given::Destination
            | Given::Valued
            | Given::ToldReasons
            | Given::ToldDecisive
            | Given::StayedBecause
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Why;
    use crate::release::testing::{HIDDEN, content, list, set, unit, units, year_before};

    const WHO: Population = Population::Answered;

    fn reasons(grid: &[&[u32]]) -> Vec<crate::release::SetContent> {
        let columns = list(Given::Reasons, &["B1", "C1", "X"]);
        vec![set(SetKind::Left, WHO, units(2), Some((columns, Some(3))), grid)]
    }

    fn decisive(row: &[u32]) -> Content {
        let columns = list(Given::Decisive, &["B1", "C1", "D1", "none"]);
        content(vec![set(SetKind::Left, WHO, units(1), Some((columns, None)), &[row, row])])
    }

    #[test]
    fn shares_are_held_against_before_and_elsewhere_where_all_is_shown() {
        let now = content(reasons(&[&[100, 60, 20, HIDDEN], &[40, 28, HIDDEN, 6], &[60, 32, HIDDEN, 5]]));
        let then = year_before(reasons(&[&[80, 24, HIDDEN, 9], &[40, 12, 6, 5], &[40, 12, 6, 5]]));
        let about = |row: &str, column: &str| About {
            figure: "units-reasons".to_owned(),
            row: row.to_owned(),
            column: column.to_owned(),
        };
        let candidate = |row: &str, is, against| Candidate { subject: about(row, "B1"), is, against };
        let share = |is, of| Share { is, of };
        let (one, two) = (unit(1).to_string(), unit(2).to_string());
        assert_eq!(
            candidates(&now, Some(&then)),
            [
                candidate(ALL, share(60, 100), Against::Before(share(24, 80))),
                candidate(&one, share(28, 40), Against::Elsewhere(share(32, 60))),
                candidate(&two, share(32, 60), Against::Elsewhere(share(28, 40))),
            ]
        );
        let found = standing_out(&now, Some(&then));
        assert_eq!(found.len(), 1, "28 of 40 and 32 of 60 may be chance");
        assert_eq!((&found[0].subject, found[0].why), (&about(ALL, "B1"), Why::Rose));
        assert_eq!(found, standing_out(&now, Some(&then)));
    }

    #[test]
    fn a_period_of_another_length_or_that_overlaps_is_no_period_before() {
        let grid: [&[u32]; 3] = [&[100, 60, 20, HIDDEN], &[40, HIDDEN, 10, 6], &[60, HIDDEN, 10, 5]];
        let now = content(reasons(&grid));
        let then = year_before(reasons(&grid));
        let of_before = |then: &Content| candidates(&now, Some(then)).len() - candidates(&now, None).len();
        assert_eq!(of_before(&then), 2);
        assert_eq!(of_before(&Content { from: then.from + chrono::TimeDelta::days(180), ..then.clone() }), 0);
        assert_eq!(of_before(&now), 0);
    }

    #[test]
    fn what_was_chosen_from_other_answers_is_not_held_against_it() {
        let returning = |codes: &[&str], row: &[u32]| {
            let columns = list(Given::WouldReturn, codes);
            vec![set(SetKind::Left, WHO, units(1), Some((columns, None)), &[row, row])]
        };
        let with_own = ["yes", "no", "own:later", "none"];
        let now = content(returning(&with_own, &[60, 20, 15, 15, 10]));
        let of_before = |then: Content| {
            let all = candidates(&now, Some(&then));
            all.iter().filter(|one| matches!(one.against, Against::Before(_))).count()
        };
        assert_eq!(of_before(year_before(returning(&with_own, &[60, 30, 10, 10, 10]))), 1);
        assert_eq!(of_before(year_before(returning(&["yes", "no", "none"], &[60, 30, 20, 10]))), 0);
    }

    #[test]
    fn who_leads_is_said_only_where_no_hidden_count_can_lead() {
        let lead = |release: &Content, given| {
            let margin = Margin::of(release, SetKind::Left, given).expect("it is counted");
            margin.lead().map(|(code, is, next)| (code.to_owned(), is.is, next.is, is.of))
        };
        // 8 of 60 are hidden, fewer than 12.
        let sure = decisive(&[60, 12, 40, HIDDEN, HIDDEN]);
        assert_eq!(lead(&sure, Given::Decisive), Some(("C1".to_owned(), 40, 12, 60)));
        assert_eq!(lead(&decisive(&[60, 12, 36, HIDDEN, HIDDEN]), Given::Decisive), None, "12 are hidden");
        assert_eq!(lead(&decisive(&[60, 25, 25, 5, 5]), Given::Decisive), None, "two lead");
        assert_eq!(lead(&decisive(&[60, 10, 6, 5, 39]), Given::Decisive), Some(("B1".to_owned(), 10, 6, 60)));
        let open = content(reasons(&[&[60, 40, 20, 30], &[60, 40, 20, 30], &[60, 40, 20, 30]]));
        assert_eq!(lead(&open, Given::Reasons), Some(("B1".to_owned(), 40, 20, 60)));
        let hidden = content(reasons(&[&[60, 40, 20, HIDDEN], &[60, 40, 20, 30], &[60, 40, 20, 30]]));
        assert_eq!(lead(&hidden, Given::Reasons), None, "another reason may be named as often");
    }
}
