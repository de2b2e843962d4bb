//! Ill, or away for another reason: whom it concerns today, which talks go on other days, and freeing the days in one
//! go.

use domain::talk::HostKind;
use leptos::prelude::*;
use server::account;
use server::availability::{ClosedDaysFault, ClosedDaysField, ClosedDaysForm, TimesKeeper};
use server::form::Filled;
use server::talk::{AwayTalk, foresee_away, free_days};
use wording::{Wording, key};

use crate::context::{self, Elsewhere};
use crate::fields::{Fields, Form};
use crate::form::{self, Typed};
use crate::page::page;
use crate::staff::availability::{TAB, range};
use crate::staff::organisation::menu::beside_times;
use crate::staff::parts::{Filling, hidden};
use crate::staff::room::{Room, room};

pub const ADDRESS: &str = "/staff/availability/away";

/// Whose days: the viewer's own, or those of somebody for whom a coordinator, or whoever keeps people,
/// frees them.
async fn keeper(room: &Room, person: &str) -> Result<TimesKeeper, Elsewhere> {
    if person.is_empty() || person == room.viewer.account().to_string() {
        return Ok(TimesKeeper::own(&room.viewer));
    }
    let id = person.parse().map_err(|_| Elsewhere::NotFound)?;
    match room.viewer.coordinator() {
        Ok(coordinator) => Ok(TimesKeeper::of_other(&room.program, &coordinator, id).await?),
        Err(_) => Ok(TimesKeeper::of_board(&room.program, &room.viewer.keeper()?, id).await?),
    }
}

/// Where the host's times, or the host, are kept by this viewer.
fn home(room: &Room, keeper: &TimesKeeper) -> String {
    if keeper.account() == room.viewer.account() {
        TAB.to_owned()
    } else if room.viewer.coordinator().is_ok() {
        format!("{TAB}?person={}", keeper.account())
    } else {
        format!("/staff/organisation/people/{}", keeper.account())
    }
}

fn closing(room: &Room, first: &str, last: &str) -> ClosedDaysForm {
    ClosedDaysForm {
        first_day: first.to_owned(),
        last_day: last.to_owned(),
        reason: room.text(key::AWAY_REASON),
        ..ClosedDaysForm::default()
    }
}

fn faults_of(wording: Wording, found: Vec<(ClosedDaysField, ClosedDaysFault)>) -> Vec<(String, String)> {
    found
        .into_iter()
        .map(|(field, fault)| {
            let words = match fault {
                ClosedDaysFault::DateMissing => key::STAFF_FAULT_DATE_MISSING,
                ClosedDaysFault::LastBeforeFirst => key::STAFF_FAULT_UNTIL_BEFORE_FROM,
                ClosedDaysFault::TooLong => key::STAFF_FAULT_CLOSED_TOO_LONG,
                ClosedDaysFault::TooMany => key::CLOSED_FAULT_TOO_MANY,
                _ => key::STAFF_FAULT_DATE_IMPOSSIBLE,
            };
            (field.code().to_owned(), wording.text(words))
        })
        .collect()
}

/// First whom it concerns today, by name and time; or the days that were asked for, and what goes on them. Then a tick
/// and one button. Nobody today: nothing to press.
pub fn away_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let person = context::query_value("person").unwrap_or_default();
        let keeper = keeper(&room, &person).await?;
        let own = keeper.account() == room.viewer.account();
        let name = match own {
            true => room.viewer.name.clone(),
            false => {
                account::find(room.program.store().read(), keeper.account(), room.now)
                    .await?
                    .ok_or(Elsewhere::NotFound)?
                    .name
            }
        };
        let text = |name: &str| context::query_value(name).unwrap_or_default();
        let (first, last) = (text("first_day"), text("last_day"));
        let asked = !first.is_empty() || !last.is_empty();
        let today = room.today.to_string();
        // Whoever falls ill is ill today.
        let (first, last) = if asked { (first, last) } else { (today.clone(), today) };
        let (mut faults, mut shown) = (Vec::new(), None);
        match foresee_away(&room.program, &keeper, &closing(&room, &first, &last)).await? {
            Filled::Faulty(found) => faults = faults_of(room.wording, found),
            Filled::Done((days, talks)) => shown = Some((days, talks)),
        }
        let kept = form::kept(&form_name(&keeper)).await?.filter(|_| shown.is_some());
        let sure = Filling(kept.unwrap_or_default());
        let typed = [
            ("first_day".to_owned(), first.clone()),
            ("last_day".to_owned(), if asked { last.clone() } else { String::new() }),
        ];
        let filling = Filling(Typed { fields: Fields(typed.to_vec()), faults });
        let (menu, tab) = beside_times(&room, own);
        let title = match own {
            true => room.text(key::AWAY_TITLE),
            false => room.with(key::AWAY_TITLE_OF, [("name", name.into())]),
        };
        let from = filling.date("first_day", room.text(key::STAFF_CLOSED_FIRST));
        let until =
            filling.date("last_day", room.text(key::STAFF_CLOSED_LAST)).hint(room.text(key::STAFF_CLOSED_LAST_HINT));
        let (id, has_faults) = (keeper.account().to_string(), filling.has_faults() || sure.has_faults());
        let consequences = shown.map(|(days, talks)| {
            if !asked && talks.is_empty() {
                return nobody_today(&room);
            }
            let days = range(&room, days.first, days.last);
            what_happens(&room, &sure, &days, &talks, [&id, &first, &last])
        });
        // Today stands above the question for other days; what was asked for stands below it.
        let (today, answer) = if asked { (None, consequences) } else { (consequences, None) };
        let content = view! {
            {filling.and(&sure).summary(room.wording)}
            {menu}
            <a class="back" href=home(&room, &keeper)>{room.text(key::STAFF_TIMES_TITLE)}</a>
            <h1>{title.clone()}</h1>
            {today}
            {(!asked).then(|| view! { <h2>{room.text(key::AWAY_OTHER_DAYS)}</h2> })}
            <p>{room.text(key::AWAY_LEAD)}</p>
            <form class="form" novalidate=true method="get" action=ADDRESS>
                {hidden("person", id.clone())}
                <div class="fields">{from.view()} {until.view()}</div>
                <div class="actions"><button class="button quiet">{room.text(key::AWAY_LOOK)}</button></div>
            </form>
            {answer}
        };
        room.page(tab, room.title(title, has_faults), content).await
    })
}

/// Nobody is booked today any more: there is nothing to call off.
fn nobody_today(room: &Room) -> AnyView {
    view! {
        <div id="consequences">
            <p>{room.text(key::AWAY_NOBODY_TODAY)}</p>
        </div>
    }
    .into_any()
}

fn what_happens(
    room: &Room,
    sure: &Filling,
    days: &str,
    talks: &[AwayTalk],
    [person, first, last]: [&str; 3],
) -> AnyView {
    let items: Vec<_> = talks
        .iter()
        .map(|talk| {
            let name = talk.name.clone().unwrap_or_else(|| room.text(key::AWAY_SOMEBODY));
            let day = room.day(room.calendar.local_date(talk.starts_at));
            let when = format!("{day}, {}", room.span(talk.starts_at, talk.minutes));
            let then = match talk.host_kind {
                HostKind::HrAdviser => key::AWAY_THEN_COLLEAGUES,
                HostKind::TeamLeader => key::AWAY_THEN_LATER,
            };
            view! { <li><div class="what"><strong>{name}</strong> " " <small>{when}</small> <p>{room.text(then)}</p></div></li> }
        })
        .collect();
    let lead = if talks.is_empty() {
        room.with(key::AWAY_NOTHING, [("days", days.into())])
    } else {
        room.with(key::AWAY_GOES, [("talks", talks.len().into()), ("days", days.into())])
    };
    // Where nothing is called off, nobody is told.
    let (words, hint) = match talks.is_empty() {
        true => (key::AWAY_SURE_CLOSE, None),
        false => (key::AWAY_SURE, Some(room.text(key::AWAY_SURE_HINT))),
    };
    view! {
        <section id="consequences" aria-labelledby="consequences-title">
            <h2 id="consequences-title">{room.text(key::AWAY_CONSEQUENCES)}</h2>
            <p>{lead}</p>
            <ul class="tasks">{items}</ul>
            <form class="form" novalidate=true method="post" action=DaysFree::PATH>
                {hidden("person", person)}
                {hidden("first_day", first)}
                {hidden("last_day", last)}
                {sure.tick("sure", room.text(words), hint)}
                <div class="actions"><button class="button">{room.text(key::AWAY_DO)}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn form_name(keeper: &TimesKeeper) -> String {
    format!("away:{}", keeper.account())
}

crate::form_functions!(DaysFree);

/// Frees the days: talks are called off, leavers and HR are told, other times are offered.
#[server(prefix = "/_fn", endpoint = "days-free", input = Form)]
pub async fn days_free(fields: Fields) -> Result<(), ServerFnError> {
    form::posted(async move {
        let room = room().await?;
        let keeper = keeper(&room, fields.get("person")).await?;
        let (first, last) = (fields.get("first_day").to_owned(), fields.get("last_day").to_owned());
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("person", &keeper.account().to_string())
            .append_pair("first_day", &first)
            .append_pair("last_day", &last)
            .finish();
        let back = format!("{ADDRESS}?{query}#consequences");
        if !fields.ticked("sure") {
            let faults = vec![("sure".to_owned(), room.text(key::AWAY_FAULT_SURE))];
            form::keep(&form_name(&keeper), &Typed { fields, faults }).await?;
            return Ok(back);
        }
        match free_days(&room.program, &keeper, room.viewer.account(), &closing(&room, &first, &last)).await? {
            Filled::Faulty(_) => Ok(back),
            Filled::Done(freed) => {
                form::forget(&form_name(&keeper)).await?;
                form::say("good", room.with(key::AWAY_DONE, [("talks", freed.talks.into())])).await?;
                Ok(home(&room, &keeper))
            }
        }
    })
    .await
}
