//! Who reads tips, and who is shown the way to them.

use chrono::Utc;
use domain::account::Role;
use server::access::{Refused, tip_reader};
use server::on_both_databases;

use crate::web::browser::Browser;

on_both_databases! {
    async fn policy_officers_of_the_whole_board_read_them_and_nobody_else(world: World) {
        let school = world.school("Het Noorden").await;
        let of_one = world.account("Sien School").role_of(Role::PolicyOfficer, school).make().await;
        let hr = world.account("Cor Hr").role(Role::HrCoordinator).make().await;
        let others = world.account("Ad Alles").role(Role::HrAdviser).role(Role::Administrator).make().await;
        let leads = world.account("Lea Leidt").role(Role::PolicyOfficer).role_of(Role::TeamLeader, school).make().await;
        let keeps = world.account("Kees Houdt").role(Role::PolicyOfficer).role_of(Role::HrCoordinator, school).make().await;
        let advises = world.account("Ans Advies").role(Role::PolicyOfficer).role(Role::HrAdviser).make().await;
        for account in [of_one, hr, others, leads, keeps, advises] {
            assert!(matches!(tip_reader(&world.signed_in(account).await), Err(Refused::NotFound)));
        }
    }

    async fn whoever_is_hr_or_leader_too_is_shown_no_way_there(world: World) {
        world.advance(Utc::now() - world.now());
        let alone = world.account("Pia Beleid").role(Role::PolicyOfficer).make().await;
        let both = world.account("Ans Advies").role(Role::PolicyOfficer).role(Role::HrAdviser).make().await;
        for (account, may) in [(alone, true), (both, false)] {
            let browser = Browser::of(&world, account).await;
            let points = browser.ask("/staff/improvements", None);
            assert_eq!((points.status, points.body().contains("\"/staff/tips\"")), (200, may));
            assert_eq!(browser.ask("/staff/tips", None).status, if may { 200 } else { 404 });
        }
    }
}
