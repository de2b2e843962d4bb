//! Exporting and importing the file.

use domain::guide::Guides;
use domain::questionnaire::{Questionnaire, Reason};
use server::version::{self, Draft, IMPORT_MAX_BYTES, Importing, Which, export, import};

use super::{editor, opened, switch_off};

server::on_both_databases! {
    async fn what_was_exported_can_be_imported_again(world: World) {
        switch_off(&world, "tip").await;
        let proof = editor(&world).await;
        let file = export::<Questionnaire>(&world.program, &proof, Which::Draft).await.expect("the store").expect("a draft");
        assert_eq!(file.name, "questionnaire-3-draft.json");
        version::discard::<Questionnaire>(&world.program, &proof, 1).await.expect("the store");
        let outcome = import::<Questionnaire>(&world.program, &proof, 0, file.json.as_bytes()).await.expect("the store");
        assert_eq!(outcome, Importing::Imported);
        assert!(opened::<Questionnaire>(&world).await.next.is_off("tip"));
        let first = export::<Questionnaire>(&world.program, &proof, Which::Version(2)).await.expect("the store");
        assert_eq!(first.expect("published").json, Questionnaire::standard().to_json());
        let none = export::<Questionnaire>(&world.program, &proof, Which::Version(7)).await.expect("the store");
        assert_eq!(none, None);
        let built_in = export::<Guides>(&world.program, &proof, Which::Version(2)).await.expect("the store");
        assert_eq!(built_in.expect("part of the program").name, "guides-2.json");
    }

    async fn an_imported_file_becomes_the_next_version_whatever_it_says(world: World) {
        let proof = editor(&world).await;
        let file = Questionnaire::standard().with_version(40).switch("tip", false).expect("optional").to_json();
        let with_mark = [b"\xEF\xBB\xBF".as_slice(), file.as_bytes()].concat();
        import::<Questionnaire>(&world.program, &proof, 0, &with_mark).await.expect("the store");
        let draft: Draft<Questionnaire> = opened(&world).await;
        assert_eq!((draft.next.version(), draft.revision, draft.has_changes()), (3, 1, true));
    }

    async fn a_broken_file_is_refused_with_line_and_reason_and_the_draft_stays(world: World) {
        switch_off(&world, "tip").await;
        let proof = editor(&world).await;
        let broken = Questionnaire::standard().to_json().replacen("Waarom je gaat", " ", 1);
        let refused = import::<Questionnaire>(&world.program, &proof, 1, broken.as_bytes()).await.expect("the store");
        let Importing::Refused(faults) = refused else { panic!("{refused:?}") };
        assert!(faults[0].line.is_some() && faults[0].reason == Reason::NoWords, "{faults:?}");
        for (bytes, outcome) in [
            (vec![0xFF, 0xFE], Importing::NotText),
            (vec![b' '; IMPORT_MAX_BYTES + 1], Importing::TooLarge),
        ] {
            let refused = import::<Questionnaire>(&world.program, &proof, 1, &bytes).await.expect("the store");
            assert_eq!(refused, outcome);
        }
        let sound = Questionnaire::standard().to_json();
        let late = import::<Questionnaire>(&world.program, &proof, 0, sound.as_bytes()).await.expect("the store");
        assert_eq!(late, Importing::ChangedMeanwhile);
        assert!(opened::<Questionnaire>(&world).await.next.is_off("tip"));
    }
}
