//! Two tabs or devices: nothing is overwritten before its writer has chosen.

use domain::report::{Piece, TextBox};
use server::report::{Finalising, Saved, Settling, finalise, open, save, settle};

use super::{after_the_talk, fields};
use crate::scene::Scene;

server::on_both_databases! {
    async fn the_later_version_is_settled_box_by_box(world: World) {
        let scene = Scene::set(&world).await;
        let (_, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        save(program, &adviser, &fields(&[("story", "een"), ("sharing", "alles")]), 0).await.expect("the store");
        let theirs = fields(&[("story", "twee"), ("sharing", "niets"), ("told", "B1")]);
        save(program, &adviser, &theirs, 1).await.expect("the store");

        let mut late = fields(&[("story", "drie"), ("sharing", "alles")]);
        let refused = save(program, &adviser, &late, 1).await.expect("the store");
        let Saved::ChangedMeanwhile { revision, .. } = refused else { panic!("{refused:?}") };
        late.extend(fields(&[("keep.story", "mine"), ("keep.told", "theirs")]));
        let half = settle(program, &adviser, &late, revision).await.expect("the store");
        assert_eq!(half, Settling::Open(vec![Piece::Text(TextBox::Sharing)]));
        assert_eq!(open(program, &adviser).await.expect("the store").report.story, "twee", "nothing was saved");

        late.extend(fields(&[("keep.sharing", "theirs")]));
        let whole = settle(program, &adviser, &late, revision).await.expect("the store");
        assert_eq!(whole, Settling::Settled { revision: 3, faults: Vec::new() });
        let report = open(program, &adviser).await.expect("the store").report;
        assert_eq!((report.story.as_str(), report.sharing.as_str(), report.told.len()), ("drie", "niets", 1));
        let again = settle(program, &adviser, &late, revision).await.expect("the store");
        assert_eq!(again, Settling::ChangedMeanwhile { revision: 3 }, "an old page settles nothing any more");
    }

    async fn a_third_version_or_a_final_report_is_never_overwritten(world: World) {
        let scene = Scene::set(&world).await;
        let (_, adviser) = after_the_talk(&scene).await;
        let program = &world.program;
        for (text, seen) in [("een", 0), ("twee", 1), ("drie", 2)] {
            save(program, &adviser, &fields(&[("story", text)]), seen).await.expect("the store");
        }
        let mine = fields(&[("story", "vier"), ("keep.story", "mine")]);
        let stale = settle(program, &adviser, &mine, 2).await.expect("the store");
        assert_eq!(stale, Settling::ChangedMeanwhile { revision: 3 });
        let done = finalise(program, &adviser, &fields(&[("story", "drie"), ("told", "B1")]), 3).await;
        assert!(matches!(done, Ok(Finalising::Final { .. })), "{done:?}");
        assert_eq!(settle(program, &adviser, &mine, 4).await.expect("the store"), Settling::AlreadyFinal);
    }
}
