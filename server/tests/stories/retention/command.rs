//! `uitzwaai retention`, called beside the program that serves.

use chrono::Utc;
use sea_orm::EntityTrait;
use server::on_both_databases;
use server::store::entity::departure;

use super::full;
use crate::running::Running;
use crate::scene::Scene;

on_both_databases! {
    async fn the_command_line_counts_first_and_erases_when_asked_to(world: World) {
        let scene = Scene::set(&world).await;
        let zwaantje = full(&world, &scene).await;
        world.advance(Utc::now() - world.now());
        // Nor marks it whom it looked at for one.
        server::tips::look(&world.program).await.expect("the store");
        // Nor makes it figures of a period that is over.
        server::release::make_due(&world.program).await.expect("the store");
        server::api::close_over(&world.program).await.expect("the store");
        let running = Running::start(&world);
        let call = |arguments: &[&str]| {
            let output = running.call(arguments, &[], b"");
            assert!(output.status.success(), "{output:?}");
            String::from_utf8_lossy(&output.stdout).into_owned()
        };
        // The program that serves takes its turn, and counts talks for school heads and looks for tips, when it likes.
        let everything = async || {
            let everything = crate::retention::everything(&world).await;
            let rows = everything.lines().filter(|row| !row.starts_with("retention_turns:") && !row.starts_with("school_counts:") && !row.starts_with("tip"));
            rows.map(str::to_owned).collect::<Vec<_>>()
        };
        let before = everything().await;
        let counted = call(&["retention", "--dry-run"]);
        assert!(counted.contains("departures") && counted.contains("Nothing was changed."), "{counted}");
        assert_eq!(everything().await, before);
        assert!(!counted.to_lowercase().contains("zwaantje"), "numbers, and nobody");
        let erased = call(&["retention", "--compact"]);
        let lines = |text: &str| text.lines().filter(|line| line.contains("  ")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(lines(&erased), lines(&counted));
        let row = departure::Entity::find_by_id(zwaantje.id).one(world.store().read()).await.expect("the store");
        assert!(row.is_none_or(|row| row.name.is_nothing()));
        assert!(call(&["retention"]).contains("Nothing is due."));
    }
}
