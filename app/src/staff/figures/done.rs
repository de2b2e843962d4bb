//! What was done about the figures of a release: the improvement points that rest on them, for readers of the whole board.

use domain::release::Content;
use leptos::prelude::*;
use server::access::point_writer;
use server::improvement::{PointOfFigure, of_release};
use wording::key;

use super::Reading;
use super::report::Report;
use super::words::Words;
use crate::context::Elsewhere;
use crate::staff::improvements;

/// The points that rest on figures of one release.
pub struct Done {
    points: Vec<PointOfFigure>,
    /// Whether the reader may open them.
    may_open: bool,
}

impl Done {
    /// Nothing for whoever reads only some rows: a point is about the whole board, or about a school of others.
    pub(super) async fn about(reading: &Reading, content: &Content) -> Result<Self, Elsewhere> {
        let room = &reading.room;
        let points = if reading.seen.is_all() {
            let release = format!("{}/{}", content.period, content.number);
            of_release(&room.program, room.viewer.board(), &release).await?
        } else {
            Vec::new()
        };
        let may_open = point_writer(&room.viewer).is_ok_and(|writer| writer.reaches(None));
        Ok(Self { points, may_open })
    }

    /// Those of one figure: how far each is, the role of whoever sees to it, and what came of it.
    pub fn of_figure(&self, words: Words<'_>, code: &str) -> Vec<AnyView> {
        self.points.iter().filter(|point| point.figure == code).map(|point| self.line(words, point)).collect()
    }

    fn line(&self, words: Words<'_>, point: &PointOfFigure) -> AnyView {
        let wording = words.wording;
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
        view! { <div><p>{said}</p> {owner} {came_of_it}</div> }.into_any()
    }

    /// All of them, with the figures they rest on; nothing where there are none.
    pub fn section(&self, report: Report<'_>) -> Option<AnyView> {
        let mut codes: Vec<&str> = self.points.iter().map(|point| point.figure.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        let figures: Vec<_> = codes
            .into_iter()
            .filter_map(|code| {
                let name = report.words.figure(report.content().figure(code)?);
                let points = self.of_figure(report.words, code);
                Some(view! { <li><a href=report.figure_address(code)>{name}</a> {points}</li> })
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

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::account::Role;
    use domain::improvement::PointStatus;
    use domain::release::{Findings, OwnWords};
    use server::access::FiguresScope;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;
    use crate::staff::figures::seen::Seen;

    fn drawn(figure: &str, may_open: bool) -> String {
        let (content, organisation) = (made_up::content(), made_up::organisation());
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        let point = PointOfFigure {
            id: format!("{:032x}", 7).parse().expect("thirty-two hexadecimal digits are an id"),
            figure: figure.to_owned(),
            status: PointStatus::Doing,
            owner: Some(Role::TeamLeader),
            came_of_it: "Minder taken <b>.".to_owned(),
        };
        let done = Done { points: vec![point], may_open };
        let seen = Seen(FiguresScope::Board);
        let found = Findings::of(&content, None, &content);
        let own = OwnWords::default();
        let report = Report { words, seen: &seen, found: &found, own: &own };
        done.section(report).map_or_else(String::new, |section| section.to_html())
    }

    #[test]
    fn a_figure_says_what_was_done_about_it_with_the_way_there_for_whoever_may_open_it() {
        let html = drawn("units-reasons", true);
        assert!(html.contains("Wordt uitgevoerd") && html.contains("Minder taken &lt;b&gt;."), "{html}");
        assert!(html.contains("/staff/figures/2026-Q3/1/units-reasons"), "{html}");
        assert!(html.contains("href=\"/staff/improvements/"), "{html}");
        let closed = drawn("units-reasons", false);
        assert!(closed.contains("Wordt uitgevoerd") && !closed.contains("/staff/improvements/"), "{closed}");
    }

    #[test]
    fn a_figure_that_this_release_has_not_is_left_out() {
        assert_eq!(drawn("units-weather", true), "");
    }
}
