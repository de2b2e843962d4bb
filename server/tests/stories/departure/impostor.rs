//! Whoever runs the channel does not become the leaver: not with a letter, not with another address, and
//! not with the link alone.

use chrono::TimeDelta;
use domain::access::{AnswersVisibility, WayIn};
use domain::account::Role;
use domain::own_word::OwnWord;
use domain::talk::{HostKind, TalkChoice};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::access::{self, CodesTyped, CoordinatorOf, LeaverOf};
use server::code::Browser;
use server::course::EventKind;
use server::departure::address::{Correcting, correct};
use server::departure::break_glass::{Opening, break_glass};
use server::departure::edit::{Editing, edit, form};
use server::departure::letter::{HandingOver, Printable, PrintedLetter, Printing, handed_over, print, printable};
use server::mail::MailKind;
use server::own_copy::{Copying, for_leaver};
use server::questionnaire::{
    CodeRequest, Did, Entering, HandIn, Means, Mine, MyData, Onward, Saved, Submission, Whose, enter_code, my_data,
    offers_word, request_code, save_screen, submit_and_choose,
};
use server::store::entity::{event, response};
use server::talk::{Sharing, choose, share_with_leader};
use server::testing::World;

use super::{coordinator, fields, proof, record};
use crate::scene::{Leaver, Scene};

pub(super) const OLD: &str = "vera.trek@thuis.test";
pub(super) const NEW: &str = "hr@voorbeeld.test";

/// The mails to this address, by kind.
pub(super) async fn to(world: &World, leaver: &Leaver, address: &str) -> Vec<String> {
    let mails = world.mails_of(leaver.id).await.into_iter();
    mails.filter(|mail| world.to_address(mail) == address).map(|mail| mail.kind.code().to_owned()).collect()
}

pub(super) async fn change_address(world: &World, proof: &CoordinatorOf, private: &str) {
    let typed = fields(&[("private_email", private), ("work_email", "")]);
    assert_eq!(correct(&world.program, proof, &typed).await.expect("the store"), Correcting::Corrected);
}

/// HR changes these fields of the form, and leaves the others.
pub(super) async fn change(world: &World, proof: &CoordinatorOf, changes: &[(&str, &str)]) {
    let form = form(&world.program, proof).await.expect("the store");
    let mut typed = form.fields;
    typed.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    typed.extend(fields(changes));
    let saved = edit(&world.program, proof, form.revision, &typed).await.expect("the store");
    assert!(matches!(saved, Editing::Saved { .. }), "{saved:?}");
}

pub(super) async fn printed(world: &World, proof: &CoordinatorOf) -> PrintedLetter {
    assert_eq!(print(&world.program, proof).await.expect("the store"), Printing::Printed);
    match printable(&world.program, proof).await.expect("the store") {
        Printable::Letter(letter) => *letter,
        other => panic!("{other:?}"),
    }
}

/// Whoever types the address of the letter into a fresh browser.
pub(super) async fn with_letter(world: &World, letter: &PrintedLetter, typed: CodesTyped) -> LeaverOf {
    let token = letter.url.rsplit('/').next().expect("a token");
    let cookie = access::leaver_by_token(&world.program, token).await.expect("it opens");
    access::leaver(&world.program, &cookie.seal(world.program.secrets()), typed).await.expect("it opens")
}

pub(super) async fn enter(world: &World, leaver: &LeaverOf, typed: &str) -> Entering {
    enter_code(&world.program, leaver, &Browser::default(), typed).await.expect("the store")
}

async fn mine(world: &World, leaver: &LeaverOf) -> Mine {
    match my_data(&world.program, leaver).await.expect("the store") {
        MyData::Data(mine) => *mine,
        MyData::CodeNeeded(means) => panic!("{means:?} is asked for"),
    }
}

/// What has to be typed; `None` where the data are open.
pub(super) async fn needed(world: &World, leaver: &LeaverOf) -> Option<Means> {
    match my_data(&world.program, leaver).await.expect("the store") {
        MyData::Data(_) => None,
        MyData::CodeNeeded(means) => Some(means),
    }
}

pub(super) async fn hand_in(world: &World, leaver: &LeaverOf, word: &str) {
    let why = fields(&[("reasons", "B1")]);
    let saved = save_screen(&world.program, leaver, "why", &why, Onward::Next).await.expect("the store");
    assert!(matches!(saved, Saved::Kept { .. }));
    let word = OwnWord::choose(word, word).expect("a word or none");
    let said = HandIn { word, choice: Some(TalkChoice::AsProposed), share: false };
    let outcome = submit_and_choose(&world.program, leaver, said).await.expect("the store");
    assert!(matches!(outcome, Submission::Submitted { .. }), "{outcome:?}");
}

async fn mailed_code(scene: &Scene<'_>, leaver: &Leaver) -> String {
    let mails = scene.mails(leaver.id, MailKind::AnswersCode).await;
    let payload: serde_json::Value = mails.last().expect("a mail").needs(scene.world.store().read()).expect("it opens");
    payload["code"].as_str().expect("a code").to_owned()
}

server::on_both_databases! {
    async fn no_letter_is_made_for_somebody_whom_mail_reaches(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        assert_eq!(print(&world.program, &proof).await.expect("the store"), Printing::HasAddress);
        assert_eq!(printable(&world.program, &proof).await.expect("the store"), Printable::HasAddress);
        assert_eq!(handed_over(&world.program, &proof).await.expect("the store"), HandingOver::HasAddress);
    }

    async fn a_letter_opens_no_answers_that_were_handed_in(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        change_address(&world, &proof, "").await;
        assert!(to(&world, &vera, OLD).await.contains(&"leaver_address_changed".to_owned()), "taking it away is told");
        let letter = printed(&world, &proof).await;
        let impostor = with_letter(&world, &letter, CodesTyped::default()).await;
        let code = letter.code.as_deref().expect("made");
        assert_eq!(enter(&world, &impostor, code).await, Entering::Expired);
        assert_eq!(needed(&world, &impostor).await, Some(Means::Nothing));
        let typed = CodesTyped { own: None, letter: Some(vera.id) };
        let impostor = with_letter(&world, &letter, typed).await;
        assert_eq!(needed(&world, &impostor).await, Some(Means::Nothing), "nor when it was typed before");
        let copy = for_leaver(&world.program, &impostor, domain::Language::Nl).await.expect("the store");
        assert!(matches!(copy, Copying::CodeNeeded));
        let asked = request_code(&world.program, &impostor, &mut Browser::default()).await.expect("the store");
        assert_eq!(asked, CodeRequest::NotByMail(Means::Nothing));
    }

    async fn the_old_address_is_told_and_no_code_goes_to_the_new_one_for_two_weeks(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        change_address(&world, &proof, NEW).await;
        let mails = scene.mails(vera.id, MailKind::LeaverAddressChanged).await;
        assert_eq!(mails.len(), 1);
        assert_eq!((world.to_address(&mails[0]).as_str(), mails[0].at_once), (OLD, true));
        let from = (world.now() + TimeDelta::days(14)).date_naive();
        let asked = request_code(&world.program, &vera.proof, &mut Browser::default()).await.expect("the store");
        assert_eq!(asked, CodeRequest::NotByMail(Means::AddressIsNew { from }));
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::AddressIsNew { from }));
        world.advance(TimeDelta::days(14));
        let mut browser = Browser::default();
        let asked = request_code(&world.program, &vera.proof, &mut browser).await.expect("the store");
        assert!(matches!(asked, CodeRequest::Sent { .. }), "{asked:?}");
        let code = mailed_code(&scene, &vera).await;
        let entered = enter_code(&world.program, &vera.proof, &browser, &code).await.expect("the store");
        assert_eq!(entered, Entering::Right);
        let seen = mine(&world, &scene.proof(vera.id, true).await).await;
        let change = seen.done.iter().find(|did| did.what == EventKind::AddressCorrected).expect("they see it");
        assert_eq!(change.whose, Whose::Staff(Some("Co Ordinator".into())));
    }

    async fn the_whole_form_tells_the_old_address_too_and_other_changes_do_not(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        for (field, value, told) in [("function_group", "", 0), ("private_email", NEW, 1)] {
            let form = form(&world.program, &proof).await.expect("the store");
            let mut typed = form.fields;
            typed.retain(|(name, _)| name != field);
            typed.push((field.to_owned(), value.to_owned()));
            let saved = edit(&world.program, &proof, form.revision, &typed).await.expect("the store");
            assert!(matches!(saved, Editing::Saved { .. }), "{saved:?}");
            assert_eq!(scene.mails(vera.id, MailKind::LeaverAddressChanged).await.len(), told, "{field}");
        }
    }

    async fn an_address_from_nowhere_opens_no_answers_at_all(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        let letter = printed(&world, &proof).await;
        handed_over(&world.program, &proof).await.expect("the store");
        hand_in(&world, &with_letter(&world, &letter, CodesTyped::default()).await, "").await;
        change_address(&world, &proof, NEW).await;
        world.advance(TimeDelta::days(30));
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::Nothing), "nobody could be told");
        let asked = request_code(&world.program, &vera.proof, &mut Browser::default()).await.expect("the store");
        assert_eq!(asked, CodeRequest::NotByMail(Means::Nothing));
    }

    async fn an_address_that_somebody_handed_in_with_is_theirs(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        change_address(&world, &proof, NEW).await;
        world.advance(TimeDelta::days(1));
        scene.hand_in(&vera).await;
        assert!(matches!(needed(&world, &vera.proof).await, Some(Means::AddressIsNew { .. })));
        world.advance(TimeDelta::days(14));
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::MailedCode));
    }

    async fn nobody_is_told_before_anything_may_be_sent(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("departure_type", "fixed_term_not_renewed")]).await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        change_address(&world, &proof, NEW).await;
        assert!(scene.mails(vera.id, MailKind::LeaverAddressChanged).await.is_empty());
    }

    async fn a_condition_that_is_taken_back_for_a_moment_hides_no_change_of_address(world: World) {
        let scene = Scene::set(&world).await;
        let told = [("departure_type", "fixed_term_not_renewed"), ("condition_confirmed", "yes")];
        let vera = scene.leaver_with("Vera Trek", &told).await;
        scene.post().await;
        assert!(!scene.mails(vera.id, MailKind::Questionnaire).await.is_empty());
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        change(&world, &proof, &[("condition_confirmed", "")]).await;
        change_address(&world, &proof, NEW).await;
        change(&world, &proof, &[("condition_confirmed", "yes")]).await;
        let mails = scene.mails(vera.id, MailKind::LeaverAddressChanged).await;
        assert_eq!(mails.iter().map(|mail| world.to_address(mail)).collect::<Vec<_>>(), [OLD]);
    }

    async fn a_death_that_was_an_error_hides_neither_a_look_nor_a_change_of_address(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        world.advance(TimeDelta::days(1));
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        change(&world, &proof, &[("departure_type", "death")]).await;
        let opened = break_glass(&world.program, &proof, "de familie vraagt ernaar").await.expect("the store");
        assert_eq!(opened, Opening::Opened { told: false });
        change_address(&world, &proof, NEW).await;
        let sent = async |kind: MailKind| {
            scene.post().await;
            let mails = scene.mails(vera.id, kind).await.into_iter().filter(|mail| mail.sent_at.is_some());
            mails.map(|mail| world.to_address(&mail)).collect::<Vec<_>>()
        };
        for kind in [MailKind::BreakGlassUsed, MailKind::LeaverAddressChanged] {
            assert!(sent(kind).await.is_empty(), "nothing is ever sent after a death");
        }
        change(&world, &proof, &[("departure_type", "voluntary")]).await;
        assert_eq!(sent(MailKind::LeaverAddressChanged).await, [OLD]);
        assert_eq!(sent(MailKind::BreakGlassUsed).await.len(), 1);
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::Nothing), "nobody was told at the time");
    }

    async fn cancelling_takes_back_no_mail_that_says_who_looked(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        break_glass(&world.program, &proof, "een klacht").await.expect("the store");
        server::departure::cancel::cancel(&world.program, &proof).await.expect("the store");
        scene.post().await;
        let mails = scene.mails(vera.id, MailKind::BreakGlassUsed).await;
        assert_eq!(mails.iter().map(|mail| mail.state.code()).collect::<Vec<_>>(), ["sent"]);
    }

    async fn a_later_last_day_makes_no_mailbox_theirs_again(world: World) {
        let scene = Scene::set(&world).await;
        let work = [("private_email", ""), ("work_email", "v.trek@voorbeeld.test")];
        let vera = scene.leaver_with("Vera Trek", &work).await;
        scene.post().await;
        scene.hand_in(&vera).await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::MailedCode));
        let last = scene.loaded(&vera).await.departure.last_day_worked;
        world.advance(TimeDelta::days((last - world.now().date_naive()).num_days() + 3));
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::Nothing), "somebody else may read it by now");
        let later = (world.now().date_naive() + TimeDelta::days(20)).to_string();
        change(&world, &proof, &[("last_day_worked", &later), ("end_of_employment", &later)]).await;
        assert_eq!(needed(&world, &vera.proof).await, Some(Means::Nothing));
        let asked = request_code(&world.program, &vera.proof, &mut Browser::default()).await.expect("the store");
        assert_eq!(asked, CodeRequest::NotByMail(Means::Nothing));
    }

    async fn what_is_done_with_a_letter_shows_as_such(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let by = coordinator(&world).await;
        let proof = proof(&world, by, vera.id).await;
        let letter = printed(&world, &proof).await;
        handed_over(&world.program, &proof).await.expect("the store");
        let reader = with_letter(&world, &letter, CodesTyped::default()).await;
        assert_eq!(needed(&world, &reader).await, Some(Means::LetterCode));
        assert_eq!(enter(&world, &reader, letter.code.as_deref().expect("made")).await, Entering::FromLetter);
        let typed = CodesTyped { own: None, letter: Some(vera.id) };
        let before = mine(&world, &with_letter(&world, &letter, typed).await).await;
        assert!(before.answers.is_none(), "a first visit sees what HR knows");
        hand_in(&world, &reader, "Lente regen").await;
        let row = event::Entity::find()
            .filter(event::Column::Kind.eq("submitted"))
            .order_by_desc(event::Column::Id)
            .one(world.store().read())
            .await
            .expect("the store")
            .expect("written down");
        assert_eq!((row.actor.code(), row.way_in.map(|way| way.code())), ("leaver", Some("letter")));
        let record = record::seen(&world, by, vera.id).await.expect("may open it");
        assert!(record.time_line.iter().any(|moment| moment.by_leaver && moment.by_letter), "HR's time line says so");
        let own = CodesTyped { own: Some(vera.id), letter: None };
        let seen = mine(&world, &with_letter(&world, &letter, own).await).await;
        let submitted = Did { at: row.at, what: EventKind::Submitted, whose: Whose::Leaver(Some(WayIn::Letter)) };
        assert!(seen.done.contains(&submitted), "and so does theirs: {:?}", seen.done);
        assert!(seen.done.iter().any(|did| did.what == EventKind::LetterPrinted));
    }

    async fn a_word_of_ones_own_opens_the_answers_where_no_mail_arrives(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver_with("Vera Trek", &[("private_email", "")]).await;
        let proof = proof(&world, coordinator(&world).await, vera.id).await;
        let letter = printed(&world, &proof).await;
        let reader = with_letter(&world, &letter, CodesTyped::default()).await;
        assert!(offers_word(&reader));
        hand_in(&world, &reader, "Lente regen").await;
        let stored = response::Entity::find().one(world.store().read()).await.expect("the store").expect("there");
        let hash = stored.word_hash.expect("kept");
        assert!(hash.starts_with("$argon2id$") && !hash.contains("lente"), "{hash}");
        assert_eq!(needed(&world, &reader).await, Some(Means::Word));
        assert_eq!(enter(&world, &reader, letter.code.as_deref().expect("made")).await, Entering::WrongWord);
        assert_eq!(enter(&world, &reader, "LENTEREGEN").await, Entering::Right);
        for _ in 0..3 {
            assert_eq!(enter(&world, &reader, "herfstregen").await, Entering::WrongWord);
        }
        let shut = enter(&world, &reader, "lenteregen").await;
        let again_at = world.now() + TimeDelta::hours(1);
        assert_eq!(shut, Entering::TooManyWords { again_at }, "five an hour");
        // An address that HR adds later changes nothing.
        change_address(&world, &proof, NEW).await;
        world.advance(TimeDelta::days(30));
        assert_eq!(needed(&world, &reader).await, Some(Means::Word));
    }

    async fn whoever_has_a_private_address_is_offered_no_word(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        assert!(!offers_word(&vera.proof));
    }

    async fn the_link_alone_shares_no_answers_that_were_handed_in(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let shares = async || scene.loaded(&vera).await.departure.share_with_leader;
        let shared = share_with_leader(&world.program, &vera.proof, true).await.expect("the store");
        assert_eq!(shared, Sharing::CodeNeeded);
        choose(&world.program, &vera.proof, TalkChoice::Both, true).await.expect("the store");
        assert!(!shares().await, "nor beside another choice");
        let opened = scene.proof(vera.id, true).await;
        assert_eq!(share_with_leader(&world.program, &opened, true).await.expect("the store"), Sharing::Noted);
        assert!(shares().await);
        let mails = scene.mails(vera.id, MailKind::AnswersShared).await;
        assert_eq!(mails.iter().map(|mail| world.to_address(mail)).collect::<Vec<_>>(), [OLD]);
        let withdrawn = share_with_leader(&world.program, &vera.proof, false).await.expect("the store");
        assert_eq!(withdrawn, Sharing::Noted, "withdrawing asks for the link only");
        assert!(!shares().await);
        let done: Vec<_> = mine(&world, &opened).await.done.into_iter().map(|did| did.what).collect();
        assert_eq!(done[..2], [EventKind::SharingWithdrawn, EventKind::AnswersShared]);
    }

    async fn answers_are_shared_with_one_leader_and_not_with_whom_hr_enters_next(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.invited("Vera Trek").await;
        let opened = scene.proof(vera.id, true).await;
        assert_eq!(share_with_leader(&world.program, &opened, true).await.expect("the store"), Sharing::Noted);
        let puppet = world.account("Pop Leider").role_of(Role::TeamLeader, scene.team).make().await;
        let shares = async || scene.loaded(&vera).await.departure.share_with_leader;
        let hr = proof(&world, coordinator(&world).await, vera.id).await;
        change(&world, &hr, &[("name", "Vera Trek-Op")]).await;
        assert!(shares().await, "another change ends nothing");
        change(&world, &hr, &[("leader", &puppet.to_string())]).await;
        assert!(!shares().await);
        assert_eq!(scene.mails(vera.id, MailKind::SharingEnded).await.len(), 1);
        let done = mine(&world, &opened).await.done;
        let ended = done.iter().find(|did| did.what == EventKind::SharingWithdrawn).expect("the leaver reads of it");
        assert!(matches!(&ended.whose, Whose::Staff(Some(_))), "and by whom: {ended:?}");
        change(&world, &hr, &[("leader", &scene.leader.to_string())]).await;
        assert!(!shares().await, "nor does it come back by itself");
        assert_eq!(share_with_leader(&world.program, &opened, true).await.expect("the store"), Sharing::Noted);
        world.advance(TimeDelta::days(120));
        let sees = async |account| {
            let viewer = world.signed_in(account).await;
            let record = access::record_viewer(&world.program, &viewer, vera.id).await.ok();
            record.is_some_and(|record| record.visibility().answers == AnswersVisibility::Shared)
        };
        assert!(sees(scene.leader).await && !sees(puppet).await, "the leaver said it again");
    }

    async fn sharing_chosen_on_handing_in_is_mailed_too_and_can_be_withdrawn_from_the_own_data(world: World) {
        let scene = Scene::set(&world).await;
        let vera = scene.leaver("Vera Trek").await;
        let why = fields(&[("reasons", "B1")]);
        save_screen(&world.program, &vera.proof, "why", &why, Onward::Next).await.expect("the store");
        let said = HandIn { share: true, choice: Some(TalkChoice::AsProposed), word: None };
        submit_and_choose(&world.program, &vera.proof, said).await.expect("the store");
        assert_eq!(scene.mails(vera.id, MailKind::AnswersShared).await.len(), 1);
        assert!(scene.talk_row(&vera, HostKind::HrAdviser).await.dropped_at.is_none());
        let cookie = access::leaver_by_token(&world.program, &world.token_of(vera.id).await).await.expect("it opens");
        let cookie = cookie.seal(world.program.secrets());
        let own = access::own_data_of(&world.program, &cookie, None).await.expect("it opens");
        assert_eq!(share_with_leader(&world.program, own, false).await.expect("the store"), Sharing::Noted);
        assert!(!scene.loaded(&vera).await.departure.share_with_leader);
    }
}
