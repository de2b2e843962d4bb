//! The way from an empty installation to the first leaver.

use domain::account::Role;
use domain::set_up::{Lack, State, Step};
use server::on_both_databases;
use server::organisation::{self, OrganisationForm};
use server::set_up::{SetUp, is_empty, leave_out, look};
use server::testing::World;

use crate::scene::Scene;

async fn looked(world: &World) -> SetUp {
    look(&world.program, &world.keeper()).await.expect("the store")
}

fn lacks(found: &SetUp, step: Step) -> Vec<(Lack, u64)> {
    step.lacks(&found.counts)
}

on_both_databases! {
    async fn an_empty_installation_lacks_everything_and_says_so_from_what_there_is(world: World) {
        assert!(is_empty(&world.program, &world.keeper()).await.expect("the store"));
        let found = looked(&world).await;
        for step in Step::ALL {
            assert_eq!(step.state(&found.counts, &found.left_out), State::Open, "{step}");
        }
        let brug = world.school("De Brug").await;
        assert!(!is_empty(&world.program, &world.keeper()).await.expect("the store"));
        assert_eq!(lacks(&looked(&world).await, Step::Units), [(Lack::Teams, 1)]);
        world.team(brug, "Onderbouw").await;
        assert_eq!(lacks(&looked(&world).await, Step::Units), []);
        let people = [(Lack::Coordinators, 1), (Lack::Advisers, 1), (Lack::Leaders, 1)];
        assert_eq!(lacks(&looked(&world).await, Step::People), people);
        world.account("Lot Leider").role_of(Role::TeamLeader, brug).make().await;
        world.account("Ad Viseur").role(Role::HrAdviser).make().await;
        world.cora().await;
        let found = looked(&world).await;
        assert_eq!(lacks(&found, Step::People), [], "who leads the school leads its team");
        assert_eq!(lacks(&found, Step::Hours), [(Lack::Training, 1), (Lack::Hours, 1)]);
        assert_eq!((found.counts.people, found.counts.advisers), (4, 1));
    }

    async fn a_school_that_works_has_no_step_left_but_what_the_settings_lack(world: World) {
        let scene = Scene::set(&world).await;
        world.cora().await;
        scene.leaver("Vera Trek").await;
        let found = looked(&world).await;
        for step in [Step::Units, Step::People, Step::Hours, Step::FirstLeaver] {
            assert_eq!(step.state(&found.counts, &[]), State::Done, "{step}: {:?}", lacks(&found, step));
        }
        let mut settings =
            OrganisationForm::of(&organisation::organisation(world.store().read(), world.board()).await.expect("there"));
        settings.reply_to = "hr@voorbeeld.test".into();
        settings.hr_contact = "HR, 030 123 45 67".into();
        settings.counsellor_contact = "vera@voorbeeld.test".into();
        organisation::change(&world.program, &world.administrator(), &settings).await.expect("the store").done();
        let found = looked(&world).await;
        assert_eq!(lacks(&found, Step::Mails), []);
        assert_eq!(lacks(&found, Step::Consent), [(Lack::Consent, 1), (Lack::Officer, 1)]);
    }

    async fn a_step_is_left_out_and_taken_up_again(world: World) {
        let leave = async |step, is_left_out| {
            leave_out(&world.program, &world.keeper(), step, is_left_out).await.expect("the store");
        };
        leave(Step::Consent, true).await;
        leave(Step::Units, true).await;
        leave(Step::Consent, true).await;
        assert_eq!(looked(&world).await.left_out, [Step::Units, Step::Consent]);
        assert!(!is_empty(&world.program, &world.keeper()).await.expect("the store"), "it was said that none will be");
        leave(Step::Units, false).await;
        assert_eq!(looked(&world).await.left_out, [Step::Consent]);
    }
}
