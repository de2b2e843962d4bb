//! The board's filters: a plain form that works without JavaScript and can be kept as a bookmark.

use domain::course::{Owner, Stage};
use domain::departure::ShownType;
use leptos::prelude::*;
use server::lists::worklist::{Care, Cursor, Due, ListedSchool, Openness, Sort, SortBy, WorklistFilter};
use wording::{Key, key};

use crate::components::Field;
use crate::staff::room::Room;

/// The columns that sort.
pub const HEADS: [(SortBy, Key); 6] = [
    (SortBy::Name, key::STAFF_BOARD_NAME),
    (SortBy::Unit, key::STAFF_BOARD_UNIT),
    (SortBy::Kind, key::STAFF_BOARD_KIND),
    (SortBy::Stage, key::STAFF_BOARD_STAGE),
    (SortBy::Due, key::STAFF_BOARD_DUE),
    (SortBy::Owner, key::STAFF_BOARD_OWNER),
];

/// The address of the board with this filter, from this row on.
pub fn address(filter: &WorklistFilter, from: Option<&Cursor>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(filter.to_query());
    if let Some(from) = from {
        query.append_pair("from", &from.to_string());
    }
    let query = query.finish();
    if query.is_empty() { "/staff/board".to_owned() } else { format!("/staff/board?{query}") }
}

/// Where all that fits this filter is had as a file.
pub fn export_address(filter: &WorklistFilter) -> String {
    address(filter, None).replacen("/staff/board", "/staff/board/export.csv", 1)
}

/// The form above the list.
pub fn filters(room: &Room, filter: &WorklistFilter, schools: &[ListedSchool]) -> AnyView {
    let all = || (String::new(), room.text(key::STAFF_FILTER_ALL));
    let schools: Vec<(String, String)> = std::iter::once(all())
        .chain(schools.iter().map(|school| (school.id.to_string(), named(room, school))))
        .collect();
    let kinds = std::iter::once(all())
        .chain(ShownType::all().map(|kind| (kind.code().to_owned(), room.wording.code("type", kind.code()))))
        .collect();
    let stages = std::iter::once(all())
        .chain(Stage::ALL.iter().map(|stage| (stage.code().to_owned(), room.wording.code("stage", stage.code()))))
        .collect();
    let owners = std::iter::once(all())
        .chain(Owner::ALL.iter().map(|owner| (owner.code().to_owned(), room.wording.code("owner", owner.code()))))
        .collect();
    let open =
        Openness::ALL.iter().map(|open| (open.code().to_owned(), room.wording.code("openness", open.code()))).collect();
    let due = std::iter::once(all())
        .chain([
            (Due::Overdue.code().to_owned(), room.text(key::STAFF_FILTER_OVERDUE)),
            (Due::Today.code().to_owned(), room.text(key::STAFF_FILTER_TODAY)),
            (Due::ThisWeek.code().to_owned(), room.text(key::STAFF_FILTER_WEEK)),
        ])
        .collect();
    let care = std::iter::once(all())
        .chain([
            (Care::Mine.code().to_owned(), room.text(key::CARE_MINE)),
            (Care::Nobody.code().to_owned(), room.text(key::CARE_NOBODY)),
        ])
        .collect();
    let select = |name: &str, label, value: String, options: Vec<(String, String)>| {
        Field::new(name, room.text(label), value).select(options).view()
    };
    let text = Field::new("text", room.text(key::STAFF_BOARD_SEARCH), filter.text.clone()).kind("search").width("wide");
    let on = filter.narrowed_by();
    let on = (on > 0).then(|| room.with(key::STAFF_FILTER_ON, [("count", on.into())]));
    let chosen = |code: Option<&str>| code.unwrap_or_default().to_owned();
    view! {
        <form class="filters line" method="get" action="/staff/board" role="search" aria-label=room.text(key::STAFF_FILTER)>
            {text.view()}
            <details class="more">
                <summary>{room.text(key::STAFF_FILTER_MORE)} " " {on}</summary>
                <div>
                    {select("school", key::STAFF_FILTER_SCHOOL, filter.school.map(|id| id.to_string()).unwrap_or_default(), schools)}
                    {select("kind", key::STAFF_BOARD_KIND, chosen(filter.kind.map(ShownType::code)), kinds)}
                    {select("stage", key::STAFF_BOARD_STAGE, chosen(filter.stage.map(Stage::code)), stages)}
                    {select("owner", key::STAFF_BOARD_OWNER, chosen(filter.owner.map(Owner::code)), owners)}
                    {select("care", key::CARE_TITLE, chosen(filter.care.map(Care::code)), care)}
                    {select("due", key::STAFF_BOARD_DUE, chosen(filter.due.map(Due::code)), due)}
                    {select("sort", key::STAFF_FILTER_ORDER, filter.sort.map(|sort| sort.to_string()).unwrap_or_default(), orders(room, filter))}
                    {select("open", key::STAFF_FILTER_OPEN, filter.open.code().to_owned(), open)}
                </div>
            </details>
            <div class="actions">
                <button class="button small">{room.text(key::STAFF_FILTER_SHOW)}</button>
                {(*filter != WorklistFilter::default()).then(|| view! { <a href="/staff/board">{room.text(key::STAFF_FILTER_CLEAR)}</a> })}
            </div>
        </form>
    }
    .into_any()
}

fn named(room: &Room, school: &ListedSchool) -> String {
    unit_name(room, school.name.clone(), school.is_put_away)
}

/// The name of a school or a team, marked where it is put away: another may have that name now.
pub fn unit_name(room: &Room, name: String, is_put_away: bool) -> String {
    if is_put_away { room.with(key::UNIT_PUT_AWAY_NAMED, [("name", name.into())]) } else { name }
}

/// The orders that the heads give, for a phone, where no head is in sight; and the one there is.
fn orders(room: &Room, filter: &WorklistFilter) -> Vec<(String, String)> {
    let first = (String::new(), room.text(key::STAFF_FILTER_ORDER_DUE));
    let up = HEADS.into_iter().filter(|(by, _)| *by != SortBy::Due);
    let up = up.map(|(by, words)| (Sort { by, descending: false }.to_string(), room.text(words)));
    let down = filter.sort.filter(|sort| sort.descending).and_then(|sort| {
        let (_, words) = HEADS.into_iter().find(|(by, _)| *by == sort.by)?;
        Some((sort.to_string(), room.with(key::STAFF_FILTER_ORDER_DOWN, [("column", room.text(words).into())])))
    });
    std::iter::once(first).chain(up).chain(down).collect()
}
