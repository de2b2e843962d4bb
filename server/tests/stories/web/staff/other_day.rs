//! `/staff/departures/new`: somebody is registered already, with another last day worked.

use chrono::{TimeDelta, Utc};
use domain::account::Role;
use server::on_both_databases;

use crate::addresses::DEPARTURE_REGISTER;
use crate::provider::visitor::visitor;
use crate::running::Running;
use crate::scene::Scene;

const COORDINATOR: &str = "co@voorbeeld.test";
const NEW: &str = "/staff/departures/new";

on_both_databases! {
    async fn the_form_comes_back_with_all_that_was_typed_and_asks_what_is_meant(world: World) {
        world.advance(Utc::now() - world.now());
        world.account("Co Ordinator").email(COORDINATOR).role(Role::HrCoordinator).make().await;
        let scene = Scene::set(&world).await;
        let running = Running::start(&world);
        let co = visitor(&running);
        co.sign_in(COORDINATOR);
        let typed = |days: i64, more: &str| {
            let day = world.today() + TimeDelta::days(days);
            format!(
                "name=Sanne+Willems&private_email=sanne%40thuis.test&language=nl&unit={}&departure_type=voluntary\
                 &foreseen=no&last_day_worked={day}&end_of_employment={day}{more}",
                scene.team
            )
        };
        let record = co.ask(DEPARTURE_REGISTER, Some(&typed(60, ""))).location;
        assert!(record.starts_with("/staff/departures/") && record != NEW, "{record}");
        for undecided in ["", "&other_day=perhaps"] {
            let back = co.ask(DEPARTURE_REGISTER, Some(&typed(67, undecided))).location;
            assert_eq!(back.split('?').next(), Some(NEW), "{back}");
            let page = co.ask(&back, None);
            for there in ["Deze persoon staat er al", "Sanne Willems", "sanne@thuis.test", "value=\"new_job\"", &record] {
                assert!(page.body().contains(there), "{there}: {}", page.body());
            }
        }
        assert_eq!(co.ask(DEPARTURE_REGISTER, Some(&typed(67, "&other_day=change"))).location, record);
        let page = co.ask(&record, None);
        assert!(page.body().contains("De dagen zijn gewijzigd."), "{}", page.body());
        assert!(!co.ask(NEW, None).body().contains("sanne@thuis.test"), "nothing waits any more");
        assert_eq!(co.ask(DEPARTURE_REGISTER, Some(&typed(80, "&other_day=skip"))).location, "/staff/board");
        let job = co.ask(DEPARTURE_REGISTER, Some(&typed(80, "&other_day=new_job"))).location;
        assert!(job.starts_with("/staff/departures/") && job != NEW && job != record, "{job}");
    }
}
