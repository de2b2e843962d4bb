//! Who left by region: the sums of schools, where every school of the region is shown.

use domain::disclosure::Population;
use domain::release::{Beyond, RegionCount, by_region};
use domain::unit::Region;
use leptos::prelude::*;
use wording::key;

use super::{Part, Report, improve_beyond};
use crate::staff::figures::cells;

/// Nothing where no region can be said, and for whoever reads a part: of a region they see some of the schools.
pub fn section(report: Report<'_>) -> Option<Part> {
    let content = report.content();
    let counts = by_region(content, &content.regions());
    if counts.is_empty() || !report.seen.is_all() {
        return None;
    }
    let words = report.words;
    let heads = [key::FIGURES_REGION, key::FIGURES_LEFT, key::FIGURES_INVITED, key::FIGURES_ANSWERED]
        .map(|head| report.text(head));
    let rows = Region::ALL
        .iter()
        .filter(|region| counts.iter().any(|count| count.region == **region))
        .map(|region| {
            let name = words.wording.code("region", region.code());
            let cells = [Population::Leavers, Population::Invited, Population::Answered]
                .map(|who| cells::number(words, of(&counts, *region, who)));
            cells::row(name, &heads, cells.into())
        })
        .collect();
    let table = cells::table(report.text(key::FIGURES_REGIONS_CAPTION), &heads, rows);
    let lead = report.text(key::FIGURES_REGIONS_LEAD);
    let content = view! { <p>{lead}</p> {table} {improve_beyond(report, Beyond::Regions)} }.into_any();
    Some(Part { id: "regions", title: key::FIGURES_REGIONS, content })
}

fn of(counts: &[RegionCount], region: Region, who: Population) -> Option<u32> {
    counts.iter().find(|count| count.region == region && count.population == who).map(|count| count.count)
}

#[cfg(test)]
mod tests {
    use domain::Language;
    use domain::release::{Findings, OwnWords};
    use server::access::FiguresScope;
    use wording::Wording;

    use super::*;
    use crate::staff::figures::made_up;
    use crate::staff::figures::seen::Seen;
    use crate::staff::figures::words::Words;

    fn drawn(scope: FiguresScope) -> Option<String> {
        let (mut content, organisation) = (made_up::content(), made_up::organisation());
        // Groenewoud is shown, Noorderlicht is not.
        content.units[0].region = Some(Region::Utrecht);
        content.units[1].region = Some(Region::Drenthe);
        let words = Words { wording: Wording::new(Language::Nl), organisation: &organisation, content: &content };
        let found = Findings::of(&content, None, &content);
        Some(
            section(Report { words, seen: &Seen(scope), found: &found, own: &OwnWords::default(), improves: false })?
                .content
                .to_html(),
        )
    }

    #[test]
    fn a_region_is_said_where_its_schools_are_shown_and_to_whoever_reads_all() {
        let html = drawn(FiguresScope::Board).expect("one region can be said");
        assert!(html.contains("Utrecht") && html.contains("35") && !html.contains("Drenthe"), "{html}");
        assert!(drawn(FiguresScope::Schools(vec![made_up::unit(1)])).is_none());
    }
}
