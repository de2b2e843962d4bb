//! Writing the next version.

use domain::account::Role;
use domain::guide::Guides;
use domain::questionnaire::Questionnaire;
use sea_orm::{EntityTrait, PaginatorTrait};
use server::store::entity::{event, form_draft};
use server::version::{self, Draft, Edited};

use super::{editor, opened, switch_off};

server::on_both_databases! {
    async fn hr_of_the_whole_board_and_administrators_may_write_and_nobody_else(world: World) {
        let school = world.school("Het Noorden").await;
        let of_a_school = world.account("Hr Noorden").role_of(Role::HrCoordinator, school).make().await;
        let adviser = world.account("Ad Viseur").role(Role::HrAdviser).trained().make().await;
        let officer = world.account("Bel Eid").role(Role::PolicyOfficer).make().await;
        let leader = world.account("Lot Leider").role_of(Role::TeamLeader, school).make().await;
        for nobody in [of_a_school, adviser, officer, leader] {
            assert!(world.signed_in(nobody).await.keeper().is_err());
        }
        let administrator = world.administrator().account();
        assert!(world.signed_in(administrator).await.keeper().is_ok());
        assert!(world.cora().await.keeper().is_ok());
    }

    async fn looking_at_the_next_version_changes_nothing(world: World) {
        let proof = editor(&world).await;
        let conn = world.store().read();
        let events = event::Entity::find().count(conn).await.expect("the store");
        let draft: Draft<Questionnaire> = version::open(&world.program, &proof).await.expect("the store");
        assert_eq!((draft.revision, draft.next.version(), draft.has_changes()), (0, 3, false));
        let guides: Draft<Guides> = version::open(&world.program, &proof).await.expect("the store");
        assert_eq!((guides.revision, guides.next.version), (0, 3));
        assert_eq!(form_draft::Entity::find().count(conn).await.expect("the store"), 0);
        assert_eq!(event::Entity::find().count(conn).await.expect("the store"), events);
    }

    async fn of_two_people_the_second_is_told_and_overwrites_nothing(world: World) {
        let proof = editor(&world).await;
        assert_eq!(switch_off(&world, "tip").await, Edited::Kept);
        let late = version::edit(&world.program, &proof, 0, |next: &Questionnaire| next.switch("growth", false));
        assert_eq!(late.await.expect("the store"), Edited::ChangedMeanwhile);
        let draft: Draft<Questionnaire> = opened(&world).await;
        assert_eq!(draft.revision, 1);
        assert!(draft.next.is_off("tip") && !draft.next.is_off("growth"));
        assert_eq!(draft.saved.expect("it was saved").1, proof.account());
        let late = version::discard::<Questionnaire>(&world.program, &proof, 0).await.expect("the store");
        assert_eq!(late, Edited::ChangedMeanwhile);
    }

    async fn an_edit_with_faults_is_not_kept(world: World) {
        let proof = editor(&world).await;
        let no_words = |next: &Questionnaire| next.reword_item("tip", &[]);
        let edited = version::edit(&world.program, &proof, 0, no_words).await.expect("the store");
        let Edited::Faulty(faults) = edited else { panic!("{edited:?}") };
        assert_eq!(faults[0].field, "text.nl");
        assert_eq!(opened::<Questionnaire>(&world).await.revision, 0);
    }

    async fn a_draft_thrown_away_leaves_the_published_version(world: World) {
        switch_off(&world, "tip").await;
        let proof = editor(&world).await;
        let gone = version::discard::<Questionnaire>(&world.program, &proof, 1).await.expect("the store");
        assert_eq!(gone, Edited::Kept);
        let draft: Draft<Questionnaire> = opened(&world).await;
        assert!(!draft.has_changes() && draft.revision == 0 && draft.published.version() == 2);
    }
}
