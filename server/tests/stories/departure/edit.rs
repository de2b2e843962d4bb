//! Correcting what was registered.

use domain::departure::RegistrationFault;
use domain::departure_form::Field;
use domain::talk::HostKind;
use server::departure::address::{Correcting, correct};
use server::departure::condition::{Confirming, confirm};
use server::departure::edit::{Editing, change_type, edit, form};
use server::departure::hosts::{Excluding, exclude};
use server::departure::link::{Resending, resend, revoke};
use server::mail::MailKind;

use super::{coordinator, fields, proof, stored};
use crate::scene::Scene;

fn with(form: &[(String, String)], name: &str, value: &str) -> Vec<(String, String)> {
    let mut changed: Vec<(String, String)> = form.iter().filter(|(other, _)| other != name).cloned().collect();
    changed.push((name.to_owned(), value.to_owned()));
    changed
}

server::on_both_databases! {
    async fn a_form_saved_as_it_was_opened_changes_nothing(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("foreseen", "no"), ("destination", "study")]).await;
        let proof = proof(&world, by, leaver.id).await;
        let before = form(&world.program, &proof).await.expect("the store");
        let saved = edit(&world.program, &proof, before.revision, &before.fields).await.expect("the store");
        assert_eq!(saved, Editing::Saved { warnings: vec![] });
        let after = form(&world.program, &proof).await.expect("the store");
        assert_eq!((after.fields, after.revision), (before.fields, before.revision + 1));
        assert_eq!(scene.mails(leaver.id, MailKind::Questionnaire).await.len(), 1);
    }

    async fn two_who_edit_at_once_both_see_what_happened(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        let opened = form(&world.program, &proof).await.expect("the store");
        let mine = with(&opened.fields, "name", "Anna de Bakker");
        let theirs = with(&opened.fields, "name", "Annie Bakker");
        edit(&world.program, &proof, opened.revision, &theirs).await.expect("the store");
        let late = edit(&world.program, &proof, opened.revision, &mine).await.expect("the store");
        let Editing::ChangedMeanwhile(now) = late else { panic!("{late:?}") };
        assert!(now.fields.contains(&("name".into(), "Annie Bakker".into())));
        let again = edit(&world.program, &proof, now.revision, &mine).await.expect("the store");
        assert_eq!(again, Editing::Saved { warnings: vec![] });
        assert_eq!(world.name(&stored(&world, leaver.id).await), "Anna de Bakker");
    }

    async fn a_coordinator_of_one_school_puts_nobody_into_another(world: World) {
        use domain::account::Role;
        let scene = Scene::set(&world).await;
        let school = scene.loaded(&scene.leaver("Anna Bakker").await).await.departure.school_id;
        let other = world.school("Het Zuiden").await;
        let by = world.account("Noor Noord").role_of(Role::HrCoordinator, *school).make().await;
        let leaver = scene.leaver("Bob Visser").await;
        let proof = proof(&world, by, leaver.id).await;
        let opened = form(&world.program, &proof).await.expect("the store");
        let typed = with(&with(&opened.fields, "school", ""), "unit", &other.to_string());
        let done = edit(&world.program, &proof, opened.revision, &typed).await.expect("the store");
        assert_eq!(done, Editing::Faults(vec![(Field::Unit, RegistrationFault::UnknownUnit)]), "as for no school at all");
        let done = edit(&world.program, &proof, opened.revision, &opened.fields).await.expect("the store");
        assert_eq!(done, Editing::Saved { warnings: vec![] }, "their own school stays");
    }

    async fn an_edit_that_makes_a_double_is_refused_at_the_address(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        scene.leaver("Anna Bakker").await;
        let other = scene.leaver("Bob Visser").await;
        let proof = proof(&world, by, other.id).await;
        let typed = fields(&[("private_email", "anna.bakker@thuis.test"), ("work_email", "")]);
        let done = correct(&world.program, &proof, &typed).await.expect("the store");
        assert_eq!(
            done,
            Correcting::Faults(vec![(Field::PrivateEmail, RegistrationFault::AlreadyRegistered)])
        );
    }

    async fn a_corrected_address_sends_the_mail_that_came_back(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        bounce(&world, leaver.id).await;
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "address_fails");
        let proof = proof(&world, by, leaver.id).await;
        let typed = fields(&[("private_email", "anna@nieuw.test")]);
        assert_eq!(correct(&world.program, &proof, &typed).await.expect("the store"), Correcting::Corrected);
        let row = stored(&world, leaver.id).await;
        assert_eq!((row.stage.code(), row.bounced_at, row.bounce_reason), ("registered", None, None));
        let mails = scene.mails(leaver.id, MailKind::Questionnaire).await;
        assert_eq!((mails.len(), mails[0].state.code()), (1, "waiting"));
        scene.post().await;
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "questionnaire", "the course goes on");
    }

    async fn a_revoked_link_is_dead_and_the_new_one_is_sent(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        let old = server::departure::link::address_of(&world.program, &proof).await.expect("the store");
        let opens = async |url: &str| {
            let token = url.rsplit('/').next().expect("a token").to_owned();
            server::access::leaver_by_token(&world.program, &token).await.is_ok()
        };
        assert!(opens(&old).await);
        assert_eq!(resend(&world.program, &proof).await.expect("the store"), Resending::Sent);
        assert!(opens(&old).await, "sent again is the same link");
        assert_eq!(revoke(&world.program, &proof, true).await.expect("the store"), Resending::Sent);
        assert!(!opens(&old).await);
        let new = server::departure::link::address_of(&world.program, &proof).await.expect("the store");
        assert!(opens(&new).await);
        assert_eq!(scene.mails(leaver.id, MailKind::NewLink).await.len(), 2);
    }

    async fn nothing_goes_before_the_condition_is_confirmed(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver_with("Anna Bakker", &[("departure_type", "fixed_term_not_renewed")]).await;
        let proof = proof(&world, by, leaver.id).await;
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "to_confirm");
        assert_eq!(resend(&world.program, &proof).await.expect("the store"), Resending::NotNow);
        assert_eq!(confirm(&world.program, &proof).await.expect("the store"), Confirming::Confirmed);
        assert_eq!(scene.mails(leaver.id, MailKind::Questionnaire).await.len(), 1);
        assert_eq!(confirm(&world.program, &proof).await.expect("the store"), Confirming::NothingToConfirm);
    }

    async fn a_named_host_loses_the_appointment_and_a_colleague_is_asked(world: World) {
        use domain::account::Role;
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.invited("Anna Bakker").await;
        let talk = scene.talk_row(&leaver, HostKind::HrAdviser).await;
        assert_eq!(talk.host_id, Some(scene.adviser.into()));
        let other = world.account("Co Lega").role(Role::HrAdviser).trained().make().await;
        scene.booked_first(&leaver).await;
        let proof = proof(&world, by, leaver.id).await;
        let done = exclude(&world.program, &proof, scene.adviser).await.expect("the store");
        assert_eq!(done, Excluding::Excluded);
        assert_eq!(scene.talk_row(&leaver, HostKind::HrAdviser).await.host_id, Some(other.into()));
        assert_eq!(scene.mails(leaver.id, MailKind::CancelledHost).await.len(), 1);
        assert_eq!(scene.mails(leaver.id, MailKind::CancelledLeaver).await.len(), 1);
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "to_plan");
    }

    async fn another_type_takes_back_the_mails_of_the_old_one(world: World) {
        let scene = Scene::set(&world).await;
        let by = coordinator(&world).await;
        let leaver = scene.leaver("Anna Bakker").await;
        let proof = proof(&world, by, leaver.id).await;
        let typed = fields(&[("departure_type", "dismissal")]);
        let done = change_type(&world.program, &proof, &typed).await.expect("the store");
        assert_eq!(done, Editing::Saved { warnings: vec![] });
        assert_eq!(scene.mails(leaver.id, MailKind::Questionnaire).await.len(), 0);
        assert_eq!(stored(&world, leaver.id).await.stage.code(), "to_confirm");
        let back = fields(&[("departure_type", "voluntary")]);
        change_type(&world.program, &proof, &back).await.expect("the store");
        assert_eq!(scene.mails(leaver.id, MailKind::Questionnaire).await.len(), 1, "it waits again");
    }
}

/// The mail server refuses the address for good.
pub async fn bounce(world: &server::testing::World, id: domain::ids::DepartureId) {
    let program = crate::mail::refused_by_the_server(world);
    server::jobs::deliver::deliver_all(&program).await.expect("the store");
    let gone = world.mails_of(id).await;
    assert!(gone.iter().any(|mail| mail.state.code() == "failed"), "{gone:?}");
}
