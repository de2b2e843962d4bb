//! The host's day.

use chrono::TimeDelta;
use domain::account::Role;
use domain::talk::Way;
use server::lists::day::page;

use crate::scene::Scene;

server::on_both_databases! {
    async fn a_host_finds_talks_outcomes_reports_and_whoever_has_no_time(world: World) {
        let scene = Scene::set(&world).await;
        let planned = scene.invited("Anna Bakker").await;
        scene.invited("Zonder Tijd").await;
        scene.booked_first(&planned).await;
        let viewer = world.signed_in(scene.adviser).await;
        let talk = scene.loaded(&planned).await.appointments[0].clone();
        let date = talk.starts_at.date_naive();
        let before = page(&world.program, &viewer, world.now().date_naive()).await.expect("the store");
        assert_eq!((before.today.len(), before.coming.len(), before.assigned.len()), (0, 1, 1));
        assert_eq!(before.assigned[0].name, "Zonder Tijd");
        let on = page(&world.program, &viewer, date).await.expect("the store");
        assert_eq!((on.today.len(), on.today[0].name.as_str(), on.today[0].ended), (1, "Anna Bakker", false));
        world.clock.set(talk.starts_at + TimeDelta::days(1));
        let after = page(&world.program, &viewer, world.now().date_naive()).await.expect("the store");
        assert_eq!((after.to_record.len(), after.to_record[0].ended), (1, true));
        let host = scene.as_adviser(scene.adviser, &planned).await;
        server::talk::held(&world.program, &host, date, Way::InPerson).await.expect("the store");
        let then = page(&world.program, &viewer, world.now().date_naive()).await.expect("the store");
        assert_eq!((then.to_record.len(), then.reports_due.len()), (0, 1));
        assert!(!then.reports_due[0].overdue && !then.reports_due[0].begun);
    }

    async fn somebody_elses_day_is_empty(world: World) {
        let scene = Scene::set(&world).await;
        let other = world.account("Andere Adviseur").role(Role::HrAdviser).trained().on_leave().make().await;
        let leaver = scene.invited("Anna Bakker").await;
        scene.booked_first(&leaver).await;
        let viewer = world.signed_in(other).await;
        let seen = page(&world.program, &viewer, world.now().date_naive()).await.expect("the store");
        assert!(seen.today.is_empty() && seen.coming.is_empty() && seen.assigned.is_empty());
    }
}
