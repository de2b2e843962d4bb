//! One's own roles, when they hold, and who has them for a while; and how often the mail with what is due comes.

use leptos::prelude::*;
use server::access::NamesDeputies;
use server::account::find;
use server::unit;
use wording::key;

use crate::context::Elsewhere;
use crate::page::page;
use crate::staff::room::room;
use crate::staff::{deputies, held_roles, round_up};

/// The address.
pub const ADDRESS: &str = crate::shell::ROLES;

/// For everybody who is signed in.
pub fn roles_page() -> AnyView {
    page(|| async {
        let room = room().await?;
        let conn = room.program.store().read();
        let account = find(conn, room.viewer.account(), room.now).await?.ok_or(Elsewhere::SignIn)?;
        let units = unit::all(conn, room.viewer.board()).await?;
        let proof = NamesDeputies::own(&room.viewer);
        let (section, filling) = deputies::section(&room, &proof, &account, &units).await?;
        let (round_up, rhythm) = round_up::section(&room).await?;
        let held = held_roles::section(&room, &account, &units, key::ROLE_TIME_OWN).await?;
        let title = room.text(key::ROLES_TITLE);
        let content = view! {
            {filling.and(&rhythm).summary(room.wording)}
            <h1>{title.clone()}</h1>
            <p class="lead">{room.text(key::ROLES_LEAD)}</p>
            {held}
            {section}
            {round_up}
        };
        let has_faults = filling.has_faults() || rhythm.has_faults();
        room.page("", room.title(title, has_faults), content).await
    })
}
