//! `POST /_fn/sign-in-address`: what an address that is typed leaves behind.

use chrono::{TimeDelta, Utc};
use sea_orm::EntityTrait;
use server::on_both_databases;
use server::store::entity::session::Entity;

use crate::addresses::SIGN_IN_ADDRESS;
use crate::running::Running;
use crate::web::visitor::without_posting;

on_both_databases! {
    async fn whoever_is_not_signed_in_leaves_no_more_than_an_address_behind(world: World) {
        world.advance(Utc::now() - world.now());
        let running = Running::start_with(&world, &[]);
        let flood = format!("email=iemand%40voorbeeld.test&next=%2Fstaff&unknown={}", "x".repeat(500_000));
        let asked = tokio::task::block_in_place(|| running.browse(SIGN_IN_ADDRESS, "", "10.0.0.1", Some(&flood)));
        assert_eq!(asked.expect("an answer").location, "/staff/sign-in/code");
        let long = format!("email={}", "x".repeat(500_000));
        let asked = tokio::task::block_in_place(|| running.browse(SIGN_IN_ADDRESS, "", "10.0.0.1", Some(&long)));
        assert_eq!(without_posting(&asked.expect("an answer").location), "/staff/sign-in");
        let rows = Entity::find().all(world.store().read()).await.expect("the store");
        assert_eq!(rows.len(), 2);
        for row in rows {
            assert!(row.data.len() < 4_000, "{} bytes", row.data.len());
            assert!(row.expires_at <= Utc::now() + TimeDelta::hours(1), "and not for long");
        }
    }
}
