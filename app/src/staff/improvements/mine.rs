//! What somebody sees to, with the way to say something about it; and for advisers what they proposed.

use domain::improvement::ImprovementPoint;
use leptos::prelude::*;
use server::access::{point_party, point_proposer, point_writer};
use server::improvement::{Comment, OwnProposal, OwnedPoint, comments, owned, proposals};
use wording::key;

use crate::page::page;
use crate::staff::improvements::comments::{BeingTyped, section};
use crate::staff::improvements::evidence::Ways;
use crate::staff::improvements::progress::{BeingTold, form_of};
use crate::staff::improvements::{MINE, PROPOSE, TAB, first_line, status};
use crate::staff::parts::{Filling, empty, fact};
use crate::staff::room::{Room, room};

/// A point that somebody sees to, with what was said of it and what they are saying.
struct Seen {
    point: OwnedPoint,
    comments: Vec<Comment>,
    typed: BeingTyped,
    told: BeingTold,
}

/// `/staff/improvements/mine`
pub fn mine_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let mut seen = Vec::new();
        for point in owned(&room.program, &room.viewer).await? {
            let party = point_party(&room.program, &room.viewer, point.id).await?;
            let comments = comments(&room.program, party).await?;
            let typed = BeingTyped::of(point.id).await?;
            let told = BeingTold::of(&point).await?;
            seen.push(Seen { point, comments, typed, told });
        }
        let proposed = match point_proposer(&room.viewer) {
            Ok(proposer) => Some(proposals(&room.program, proposer).await?),
            Err(_) => None,
        };
        let faults =
            seen.iter().fold(Filling::default(), |faults, one| faults.and(&one.told.filling).and(&one.typed.filling));
        let title = room.text(key::IMPROVEMENT_MINE);
        let ways = Ways::of(&room).await?;
        let own: Vec<_> = seen.iter().map(|one| owned_point(&room, one, &ways)).collect();
        let own = if own.is_empty() {
            empty(room.text(key::IMPROVEMENT_OWNED_NONE), room.text(key::IMPROVEMENT_OWNED_FIRST), None)
        } else {
            own.into_any()
        };
        let content = view! {
            {faults.summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p>{room.text(key::IMPROVEMENT_MINE_LEAD)}</p>
            {proposed.map(|found| own_proposals(&room, &found))}
            <section aria-labelledby="owned">
                <h2 id="owned">{room.text(key::IMPROVEMENT_OWNED)}</h2>
                {own}
            </section>
        };
        let title = room.title(title, faults.has_faults());
        room.page_with_islands(tab(&room), title, content).await
    })
}

/// The tab that this person has.
pub fn tab(room: &Room) -> &'static str {
    if point_writer(&room.viewer).is_ok() { TAB } else { MINE }
}

fn owned_point(room: &Room, seen: &Seen, ways: &Ways) -> AnyView {
    let Seen { point, comments, typed, told } = seen;
    let id = point.id.to_string();
    let heading = format!("point-{id}");
    let day = point.text.due.map(|day| {
        let words = if point.overdue { key::IMPROVEMENT_OVERDUE } else { key::IMPROVEMENT_DUE_ON };
        view! { <p>{room.with(words, [("day", room.day(day).into())])}</p> }
    });
    view! {
        <article aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>{first_line(&point.text.what)}</h3>
            <p>{status(room, point.text.status)}</p>
            {day}
            {facts(room, &point.text, ways.fact(room, &point.text))}
            <h4>{room.text(key::IMPROVEMENT_PROGRESS)}</h4>
            {form_of(room, point, told)}
            <h4>{room.text(key::IMPROVEMENT_COMMENTS)}</h4>
            {section(room, point.id, comments, typed, Some(&id))}
        </article>
    }
    .into_any()
}

/// `figure`: the one it rests on; a proposal rests on none.
fn facts(room: &Room, text: &ImprovementPoint, figure: Option<AnyView>) -> AnyView {
    // Its first line is the heading.
    let rest = text.what.split_once('\n').map(|(_, rest)| rest.to_owned());
    view! {
        <dl class="facts">
            {fact(room.text(key::IMPROVEMENT_WHAT), rest)}
            {fact(room.text(key::IMPROVEMENT_ADVICE), Some(text.advice.clone()))}
            {fact(room.text(key::IMPROVEMENT_ADDRESSEE), Some(text.addressee.clone()))}
            {fact(room.text(key::IMPROVEMENT_DECLINED), Some(text.declined.clone()))}
            {fact(room.text(key::IMPROVEMENT_RESULT), Some(text.result.clone()))}
            {figure}
        </dl>
    }
    .into_any()
}

fn own_proposals(room: &Room, found: &[OwnProposal]) -> AnyView {
    let list = if found.is_empty() {
        let first = room.text(key::IMPROVEMENT_OWN_PROPOSALS_FIRST);
        empty(room.text(key::IMPROVEMENT_OWN_PROPOSALS_NONE), first, None)
    } else {
        found.iter().map(|one| proposal(room, one)).collect_view().into_any()
    };
    view! {
        <section aria-labelledby="proposals">
            <h2 id="proposals">{room.text(key::IMPROVEMENT_OWN_PROPOSALS)}</h2>
            <div class="actions"><a class="button" href=PROPOSE>{room.text(key::IMPROVEMENT_PROPOSE)}</a></div>
            {list}
        </section>
    }
    .into_any()
}

fn proposal(room: &Room, proposal: &OwnProposal) -> AnyView {
    let heading = format!("proposal-{}", proposal.id);
    let made = room.with(key::IMPROVEMENT_PROPOSED_IN, [("monday", room.full_day(proposal.made_in).into())]);
    let read_from = proposal.read_from.map(|day| {
        let words = room.with(key::IMPROVEMENT_PROPOSAL_READ_FROM, [("day", room.full_day(day).into())]);
        view! { <p>{words}</p> }
    });
    view! {
        <article aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>{first_line(&proposal.text.what)}</h3>
            <p>{status(room, proposal.text.status)}</p>
            <p class="soft">{made}</p>
            {read_from}
            {facts(room, &proposal.text, None)}
        </article>
    }
    .into_any()
}
