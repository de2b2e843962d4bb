//! What was done about the figures of a release: the improvement points that rest on them or on the same figures of an
//! earlier release, and how these moved, for readers of the whole board.

use std::collections::BTreeMap;

use domain::improvement::Evidence;
use domain::release::{Content, Movement, Period};
use leptos::prelude::*;
use server::access::point_writer;
use server::improvement::{PointOfFigure, of_release};
use server::release::{ReleaseRow, one};
use wording::key;

use super::Reading;
use super::figure::address_of_figure;
use super::report::{Report, address};
use super::words::Words;
use crate::context::Elsewhere;
use crate::staff::improvements;

/// The points that rest on figures of one release, or of those before it.
pub struct Done {
    points: Vec<Marked>,
    /// Whether the reader may open them.
    may_open: bool,
}

/// A point, and how its figure moved since.
struct Marked {
    point: PointOfFigure,
    moved: Option<Movement>,
}

impl Done {
    /// Of one figure, or of all. Nothing for whoever reads only some rows: a point is about the whole board, or about a
    /// school of others.
    pub(super) async fn about(reading: &Reading, row: &ReleaseRow, figure: Option<&str>) -> Result<Self, Elsewhere> {
        let room = &reading.room;
        let mut points = if reading.seen.is_all() {
            of_release(&room.program, room.viewer.board(), row.period, row.number).await?
        } else {
            Vec::new()
        };
        points.retain(|point| figure.is_none_or(|code| point.evidence.figure == code));
        let earlier = earlier(reading, row.period, &points).await?;
        let marked = |point: PointOfFigure| {
            let then = earlier.get(&point.evidence.release);
            let moved = then.and_then(|then| moved(&point.evidence, then, &row.content));
            Marked { point, moved }
        };
        let points = points.into_iter().map(marked).collect();
        let may_open = point_writer(&room.viewer).is_ok_and(|writer| writer.reaches(None));
        Ok(Self { points, may_open })
    }

    /// Those of one figure: how far each is, the role of whoever sees to it, what came of it, and of one that rests on an
    /// earlier release how the figure moved since.
    pub fn of_figure(&self, words: Words<'_>, code: &str) -> Vec<AnyView> {
        let of_it = self.points.iter().filter(|marked| marked.point.evidence.figure == code);
        of_it.map(|marked| self.line(words, marked)).collect()
    }

    fn line(&self, words: Words<'_>, marked: &Marked) -> AnyView {
        let (wording, point) = (words.wording, &marked.point);
        let status = wording.code("point-status", point.status.code());
        let said = wording.with(key::FIGURES_POINT, [("status", status.into())]);
        let said = if self.may_open {
            view! { <a href=format!("{}/{}", improvements::TAB, point.id)>{said}</a> }.into_any()
        } else {
            said.into_any()
        };
        let owner = point.owner.map(|role| {
            let role = wording.code("role", role.code());
            view! { <p class="soft">{wording.with(key::FIGURES_POINT_OWNER, [("role", role.into())])}</p> }
        });
        let came_of_it = Some(point.came_of_it.clone()).filter(|text| !text.is_empty());
        let came_of_it = came_of_it.map(|text| view! { <p class="told">{text}</p> });
        let moved = marked.moved.as_ref().and_then(|moved| in_words(words, moved)).map(|said| view! { <p>{said}</p> });
        view! { <div><p>{said}</p> {owner} {came_of_it} {from(words, &point.evidence)} {moved}</div> }.into_any()
    }

    /// All of them, with the figures they rest on; nothing where there are none.
    pub fn section(&self, report: Report<'_>) -> Option<AnyView> {
        let mut codes: Vec<&str> = self.points.iter().map(|marked| marked.point.evidence.figure.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        let figures: Vec<_> = codes
            .into_iter()
            .filter_map(|code| {
                let name = report.words.named(code)?;
                let points = self.of_figure(report.words, code);
                let address = address_of_figure(&report.address(), code, None);
                Some(view! { <li><a href=address>{name}</a> {points}</li> })
            })
            .collect();
        (!figures.is_empty()).then(|| {
            view! {
                <section class="figures-part" aria-labelledby="done">
                    <h2 id="done">{report.text(key::FIGURES_DONE)}</h2>
                    <ul>{figures}</ul>
                </section>
            }
            .into_any()
        })
    }
}

/// What is there of the releases on which they rest and against which these figures are held, by the name of each.
async fn earlier(
    reading: &Reading,
    period: Period,
    points: &[PointOfFigure],
) -> Result<BTreeMap<String, Content>, Elsewhere> {
    let mut found = BTreeMap::new();
    for evidence in points.iter().map(|point| &point.evidence) {
        let is_held_against = evidence.period().is_some_and(|then| Movement::is_between(then, period));
        if !is_held_against || found.contains_key(&evidence.release) {
            continue;
        }
        let Some((code, number)) = evidence.period_and_number() else { continue };
        if let Some(row) = one(&reading.room.program, &reading.reader, code, number).await? {
            found.insert(evidence.release.clone(), row.content);
        }
    }
    Ok(found)
}

/// How it moved from the release it rests on.
fn moved(evidence: &Evidence, then: &Content, now: &Content) -> Option<Movement> {
    Movement::of(then.followed(&evidence.figure, evidence.category.as_deref())?, then, now)
}

/// "Werkdruk: toen 20 (33%), in deze cijfers 12 (20%)."
fn in_words(words: Words<'_>, moved: &Movement) -> Option<String> {
    let figure = words.content.figure(&moved.about.figure)?;
    let given = figure.columns().unwrap_or_else(|| figure.rows()).given;
    let args = [
        ("what", words.code(given, moved.about.category()).into()),
        ("then", words.share(moved.then).into()),
        ("now", words.share(moved.now).into()),
    ];
    Some(words.wording.with(key::FIGURES_POINT_MOVED, args))
}

/// From which figures it came, where that are others than these, with the way there.
fn from(words: Words<'_>, evidence: &Evidence) -> Option<AnyView> {
    let (code, number) = evidence.period_and_number()?;
    if (code, number) == (words.content.period.as_str(), words.content.number) {
        return None;
    }
    let days = evidence.period()?.days();
    let args = [
        ("from", words.wording.date(days.first).into()),
        ("until", words.wording.date(days.last).into()),
        ("number", number.into()),
    ];
    let said = words.wording.with(key::FIGURES_POINT_FROM, args);
    let address = address_of_figure(&address(code, number), &evidence.figure, evidence.category.as_deref());
    Some(view! { <p class="soft"><a href=address>{said}</a></p> }.into_any())
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::account::Role;
    use domain::figures::Share;
    use domain::improvement::PointStatus;
    use domain::release::{Findings, OwnWords};
    use server::access::FiguresScope;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;
    use crate::staff::figures::seen::Seen;

    /// What a report says of a point that rests on this figure of the release that it is held against.
    fn drawn(evidence: &str, may_open: bool, then: Option<&Content>) -> String {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        let evidence = Evidence::parse(evidence).expect("a figure");
        let moved = then.and_then(|then| moved(&evidence, then, &content));
        let point = PointOfFigure {
            id: format!("{:032x}", 7).parse().expect("thirty-two hexadecimal digits are an id"),
            evidence,
            status: PointStatus::Doing,
            owner: Some(Role::TeamLeader),
            came_of_it: "Minder taken <b>.".to_owned(),
        };
        let done = Done { points: vec![Marked { point, moved }], may_open };
        let seen = Seen(FiguresScope::Board);
        let found = Findings::of(&content, None, &content);
        let own = OwnWords::default();
        let report = Report { words, seen: &seen, found: &found, own: &own, improves: true };
        done.section(report).map_or_else(String::new, |section| section.to_html())
    }

    /// The quarter before.
    fn before() -> Content {
        Content {
            period: "2026-Q2".to_owned(),
            from: "2026-04-01".parse().expect("a day"),
            until: "2026-06-30".parse().expect("a day"),
            ..made_up::content()
        }
    }

    #[test]
    fn a_figure_says_what_was_done_about_it_with_the_way_there_for_whoever_may_open_it() {
        let html = drawn("2026-Q3/1 units-reasons", true, None);
        assert!(html.contains("Wordt uitgevoerd") && html.contains("Minder taken &lt;b&gt;."), "{html}");
        assert!(html.contains("/staff/figures/2026-Q3/1/units-reasons"), "{html}");
        assert!(html.contains("href=\"/staff/improvements/"), "{html}");
        assert!(!html.contains("column="), "it rests on these figures: {html}");
        let closed = drawn("2026-Q3/1 units-reasons", false, None);
        assert!(closed.contains("Wordt uitgevoerd") && !closed.contains("/staff/improvements/"), "{closed}");
    }

    #[test]
    fn a_later_release_says_from_which_figures_it_came_and_how_they_moved() {
        let then = before();
        let html = drawn("2026-Q2/1 units-reasons B1", true, Some(&then));
        assert!(html.contains("/staff/figures/2026-Q2/1/units-reasons?column=B1#rows"), "{html}");
        let share = Share { is: 12, of: 40 };
        let (about, moved) = (then.followed("units-reasons", Some("B1")).expect("a category"), "12 (30%)");
        assert_eq!(
            Movement::of(about.clone(), &then, &made_up::content()),
            Some(Movement { about, then: share, now: share })
        );
        assert_eq!(html.matches(moved).count(), 2, "then and now: {html}");
    }

    #[test]
    fn what_one_of_the_two_hides_or_no_category_names_moves_in_no_words() {
        let then = before();
        for evidence in ["2026-Q2/1 units-reasons D1", "2026-Q2/1 units-reasons", "2026-Q2/1 units"] {
            let html = drawn(evidence, true, Some(&then));
            assert!(html.contains("/staff/figures/2026-Q2/1/"), "it came from there: {html}");
            assert!(!html.contains("%)"), "{html}");
        }
        let unknown = drawn("2026-Q2/1 units-reasons B1", true, None);
        assert!(!unknown.contains("%)"), "its release is not kept any more: {unknown}");
    }

    #[test]
    fn what_a_report_says_beyond_its_tables_is_led_to_where_it_stands() {
        let html = drawn("2026-Q3/1 coverage", true, None);
        assert!(
            html.contains("href=\"/staff/figures/2026-Q3/1#coverage\"") && html.contains("Wordt uitgevoerd"),
            "{html}"
        );
        assert_eq!(drawn("2026-Q3/1 regions", true, None), "", "of no region anything is said here");
    }

    #[test]
    fn a_figure_that_this_release_has_not_is_left_out() {
        assert_eq!(drawn("2026-Q3/1 units-weather", true, None), "");
    }
}
