//! `GET /leaver/talk`: a reminder is promised where one will come, and only there.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::AppointmentId;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use server::on_both_databases;
use server::store::entity::appointment;
use server::store::{StoreError, TypedColumn};
use server::testing::World;

use crate::running::Running;
use crate::scene::Scene;
use crate::talk::client::cookie;
use crate::web::visitor::Visitor;

const PROMISE: &str = "Een werkdag van tevoren sturen we je een herinnering.";

/// As if it had been booked for that moment.
async fn starts(world: &World, id: AppointmentId, at: DateTime<Utc>) {
    world
        .store()
        .write(|tx| {
            Box::pin(async move {
                appointment::Entity::update_many()
                    .col_expr(appointment::Column::StartsAt, Expr::value(at))
                    .filter(appointment::Column::Id.is(id))
                    .exec(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
        .expect("the store");
}

on_both_databases! {
    async fn a_talk_one_hour_away_promises_no_reminder_a_working_day_before(world: World) {
        world.advance(Utc::now() - world.now());
        let scene = Scene::set(&world).await;
        let last = (world.now() + TimeDelta::days(60)).date_naive().to_string();
        let vera = scene.leaver_with("Vera Trek", &[("last_day_worked", &last), ("end_of_employment", &last)]).await;
        scene.hand_in(&vera).await;
        let slot = scene.moments(&vera).await.pop().expect("a time");
        let booked = scene.booked(&vera, &slot).await;
        let running = Running::start(&world);
        let browser = Visitor::new(&running, "Firefox", "10.0.0.1").having("leaver", &cookie(&scene, &vera).await);
        for (ahead, is_promised) in [(TimeDelta::days(20), true), (TimeDelta::hours(1), false)] {
            starts(&world, booked.appointment, Utc::now() + ahead).await;
            let page = browser.ask("/leaver/talk", None);
            assert_eq!((page.status, page.body().contains(PROMISE)), (200, is_promised), "{ahead}: {}", page.body());
        }
    }
}
