//! The figures of a period are made once, and what comes afterwards changes nothing of them.

mod corrected;
mod derived;
mod exchange;
mod held;
mod killed;
mod made;
mod meanwhile;
mod own_words;
mod pooled;
mod read;
mod recount;
mod talks;
pub mod told;
mod worded;

use domain::account::Role;
use domain::release::{FigureField, FigureSettings};
use sea_orm::{EntityTrait, QueryOrder};
use server::access::{FiguresKeeper, FiguresReader, figures_keeper, figures_reader};
use server::release::{change_settings, make_due};
use server::store::entity::{release, release_job, release_member};
use server::testing::World;

use crate::scene::{Leaver, Scene};

/// So many leave on 24 April 2026, and hand in what they were asked.
pub async fn left(scene: &Scene<'_>, count: usize) -> Vec<Leaver> {
    let mut leavers = Vec::new();
    for number in 0..count {
        leavers.push(scene.leaver(&format!("Iemand Nummer {number}")).await);
    }
    scene.post().await;
    for leaver in &leavers {
        scene.hand_in(leaver).await;
    }
    scene.post().await;
    leavers
}

/// A policy officer of the whole board.
async fn officer(world: &World) -> (FiguresKeeper, FiguresReader) {
    let id = world.account("Pia Beleid").role(Role::PolicyOfficer).make().await;
    let viewer = world.signed_in(id).await;
    (figures_keeper(&viewer).expect("of the board"), figures_reader(&viewer).expect("of the board"))
}

async fn set(world: &World, keeper: &FiguresKeeper, differs: &[(FigureField, &'static str)]) {
    let standard = FigureSettings::default();
    let [invited, answered, reasons, dissenters] = standard.numbers().map(|number| number.to_string());
    let weeks = standard.weeks.to_string();
    let typed = |field: FigureField| {
        let usual: &str = match field {
            FigureField::Period => standard.kind.code(),
            FigureField::Weeks => &weeks,
            FigureField::Invited => &invited,
            FigureField::Answered => &answered,
            FigureField::Reasons => &reasons,
            FigureField::Dissenters => &dissenters,
            FigureField::KeepYears => "",
        };
        differs.iter().find(|(one, _)| *one == field).map_or(usual, |(_, text)| *text)
    };
    change_settings(&world.program, keeper, typed).await.expect("the store").done();
}

pub async fn make(world: &World) -> u32 {
    make_due(&world.program).await.expect("the store")
}

async fn releases(world: &World) -> Vec<release::Model> {
    let all = release::Entity::find().order_by_asc(release::Column::Id);
    all.all(world.store().read()).await.expect("the store")
}

async fn jobs(world: &World) -> Vec<release_job::Model> {
    let all = release_job::Entity::find().order_by_asc(release_job::Column::Id);
    all.all(world.store().read()).await.expect("the store")
}

async fn members(world: &World) -> Vec<release_member::Model> {
    release_member::Entity::find().all(world.store().read()).await.expect("the store")
}
